"""Names asked about as they are: sentences of our own in which every name is marked, and no word more may be asked about."""

from pathlib import Path
from typing import Final

from kb.gate import OutgoingStory
from tests.bench.bars import Bars
from tests.bench.gate_found import gate
from tests.bench.gate_traces import read

FILE: Final = Path(__file__).with_suffix(".txt")
_NAMES: Final = 2  # the row that asks who somebody is


def exact() -> tuple[float, list[str]]:
    """Return the share of sentences in which exactly the marked names are asked about, and the other ones with what was."""
    wrong = []
    told = tuple(read(FILE.read_text(encoding="utf-8")))
    for one in told:
        found = gate().check(OutgoingStory(text=one.text), "writing").open
        asked = sorted(one.text[find.start : find.end] for find in found if find.row == _NAMES)
        if asked != sorted(one.text[start:end] for start, end in one.spans):
            wrong.append(f"{asked}: {one.text}")
    return 1 - len(wrong) / len(told), wrong


def measure(bars: Bars) -> None:
    """Print the share."""
    share, wrong = exact()
    for one in wrong:
        bars.note(f"not exact: {one}")
    bars.at_least("gate.names-exact", share, 0.95)
