"""Two thousand acts against the door of a library: zero found of anybody.

python3 dev.py bench clearance
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.bars import Bars
from tests.bench.clearance_fuzz import Fuzz, objects

RUNS = 2_000
_LIBRARY = 100  # acts in one library, then the next


def measure(bars: Bars, *, quick: bool) -> None:
    """Run two thousand acts, or two hundred, and say how many people were found afterwards."""
    bars.at_most("people found in the library and its history", run(200 if quick else RUNS, bars.note), 0)


def run(runs: int, say: Callable[[str], None]) -> int:
    """Return how many planted people were found anywhere, and say what was done."""
    begun, found, stopped, let_in, held = time.monotonic(), 0, 0, 0, 0
    for first in range(0, runs, _LIBRARY):
        with tempfile.TemporaryDirectory(prefix="pustaka-fuzz-") as place:
            os.environ["PUSTAKA_HOME"] = f"{place}/home"
            fuzz = Fuzz(Path(place), first)
            for _ in range(min(_LIBRARY, runs - first)):
                fuzz.run()
            exposed = fuzz.found()
            held += objects(fuzz.library.folder)
            found, stopped, let_in = found + len(exposed), stopped + fuzz.stopped, let_in + fuzz.let_in
            if exposed:
                say(f"seed {first}: {exposed}")
    took = time.monotonic() - begun
    say(f"{runs} acts: {stopped} stopped, {let_in} as harmless; {held} objects of Git; {found} found; {took:.0f} s")
    return found
