"""What identifies without a name, and what only looks like it: sentences of our own, half of them only ever measured.

Of each kind every second sentence is `held`: the rules were written with the other half in sight.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kb.gate import OutgoingStory
from tests.bench.bars import Bars
from tests.bench.gate_found import gate
from tests.kb.gate.hostile import PIECES, seconds

FILES: Final = (Path(__file__).with_suffix(".txt"), Path(__file__).with_name("gate_cases.txt"))
# Names have groups of their own, and who consented or signed is no question to a sentence.
ROWS: Final = frozenset({1, 3, 4, 8, 9, 10, 12, 13})
# In what case reports tell of people a name is one way among others.
_WITH_NAMES: Final = "Case reports"
_TELLS: Final = 0.05
_CODE: Final = re.compile(r"\{([0-9a-f]{4,5})\}")


class Sentence(NamedTuple):
    """One sentence, or a few paragraphs; `spans` are the places of what identifies, none in a harmless one."""

    text: str
    spans: tuple[tuple[int, int], ...]
    kind: str
    held: bool


class Outcome(NamedTuple):
    """What was found of what was there, and what was missed and wrongly asked, in words for whoever mends it."""

    hit: int
    wanted: int
    alarmed: int
    harmless: int
    missed: list[str]
    wrong: list[str]

    @property
    def recall(self) -> float:
        return self.hit / max(1, self.wanted)

    @property
    def false(self) -> float:
        """The share of harmless sentences in which anything was asked."""
        return self.alarmed / max(1, self.harmless)


@cache
def sentences() -> tuple[Sentence, ...]:
    """Return all sentences in the order of the files."""
    return tuple(one for file in FILES for one in read(file.read_text(encoding="utf-8")))


def read(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a file in this form."""
    kind, number = "", 0
    for line in filter(None, text.splitlines()):
        if line.startswith("# "):
            kind, number = line[2:], 0
            continue
        number += 1
        shown, spans, open_at = "", [], 0
        told = line.removeprefix("- ").replace(" ¶ ", "\n\n")
        for piece in re.split("([<>])", _CODE.sub(lambda code: chr(int(code[1], 16)), told)):
            if piece == "<":
                open_at = len(shown)
            elif piece == ">":
                spans.append((open_at, len(shown)))
            else:
                shown += piece
        yield Sentence(shown, tuple(spans), kind, number % 2 == 0)


def judge(*, held: bool) -> Outcome:
    """Ask the whole gate of each sentence by itself; a span counts as found when a finding covers half of it."""
    hit = wanted = alarmed = harmless = 0
    missed: list[str] = []
    wrong: list[str] = []
    for one in sentences():
        if one.held != held:
            continue
        shown = [
            finding
            for finding in gate().check(OutgoingStory(text=one.text), "writing").open
            if finding.row in (ROWS | {2} if one.kind.startswith(_WITH_NAMES) else ROWS)
            and finding.piece == "text"
            and finding.end > finding.start
        ]
        if not one.spans:
            harmless += 1
            alarmed += bool(shown)
            wrong += [f"{find.row}/{find.kind} {find.words!r}: {one.text}" for find in shown]
        for start, end in one.spans:
            wanted += 1
            covered = max((min(end, find.end) - max(start, find.start) for find in shown), default=0)
            if covered * 2 >= end - start:
                hit += 1
            else:
                missed.append(f"{one.text[start:end]!r}: {one.text}")
    return Outcome(hit, wanted, alarmed, harmless, missed, wrong)


def measure(bars: Bars) -> None:
    """Print both halves; only the half that nobody looked at while writing the rules has a bar."""
    seen, held = judge(held=False), judge(held=True)
    bars.note(f"sentences in sight: recall {seen.recall:.3f} of {seen.wanted}, asked in vain in {seen.false:.3f}")
    bars.at_least("gate.identifying-sentences-recall", held.recall, 0.97)
    bars.at_most("gate.harmless-sentences-asked", held.false, 0.05)


def measure_growth(bars: Bars, *, quick: bool) -> None:
    """Print the worst growth of any rule over hostile texts of 1 KB to 256 KB: 4 is what four times the text may take."""
    worst, where = 0.0, ""
    for number, piece in enumerate(PIECES):
        # Every sixth piece up to 256 KB, the others to 16 KB: all of them to the end take a quarter of an hour.
        powers = (10, 12, 14, 16, 18) if number % 6 == 0 and not quick else (10, 12, 14)
        taken = [seconds(piece, 1 << power) for power in powers]
        for small, great in itertools.pairwise(taken):
            for name, now in great.items():
                # Below a twentieth of a second the clock tells nothing.
                if now > _TELLS and now / max(small[name], _TELLS / 4) > worst:
                    worst, where = now / max(small[name], _TELLS / 4), f"{name} on {piece!r}: {now:.2f} s"
    bars.note(f"worst growth: {where}")
    bars.at_most("gate.growth-of-time-for-four-times-the-text", worst, 8)
