"""How searching grows from 1,000 to 20,000 and 100,000 stories, beside FTS5; kept in `growth.json` for the README.

The library of 100,000 stories takes a quarter of an hour to make, and the whole some forty minutes; `--quick` leaves it out
and keeps nothing.
"""

import json
from pathlib import Path
from typing import Final

from tests.bench.bars import Bars
from tests.bench.bench_search import one_size
from tests.bench.corpus import MATERIAL
from tests.bench.growth_picture import PICTURE, draw

SIZES: Final = (1_000, 20_000, 100_000)
KEPT: Final = Path(__file__).with_name("growth.json")


def measure(bars: Bars, *, quick: bool) -> None:
    """Measure all sizes, and draw."""
    if not MATERIAL.is_dir():
        bars.note("growth: the shared material is not here; skipped")
        return
    grown = {size: one_size(bars, size, ("FTS5",)) for size in (SIZES[:2] if quick else SIZES)}
    if not quick:
        rounded = {size: {name: float(f"{value:.3g}") for name, value in row.items()} for size, row in grown.items()}
        KEPT.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
        PICTURE.write_text(draw(rounded), encoding="utf-8")
