"""Reads `labelled.txt` and says how much of it the gate points at; the suite and the bench ask the same question."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kb.gate import Gate, OutgoingStory
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

FILE: Final = Path(__file__).with_name("labelled.txt")
KINDS: Final = {
    "p": "pseudonym",
    "a": "age",
    "i": "institution",
    "c": "class",
    "v": "place",
    "d": "date",
    "o": "occupation",
    "f": "family",
    "s": "faith",
    "e": "event",
    "u": "role",
}
_MARK: Final = re.compile(r"<([a-z]):([^>]*)>")

Span = tuple[int, int, str]


class Judged(NamedTuple):
    """Kind -> (pointed at, there), all that was missed, all that was harmless and pointed at all the same."""

    kinds: dict[str, tuple[int, int]]
    missed: list[str]
    wrong: list[str]
    right: int

    @property
    def recall(self) -> float:
        return sum(hit for hit, _ in self.kinds.values()) / sum(wanted for _, wanted in self.kinds.values())

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))


def labelled() -> Iterator[tuple[str, list[Span]]]:
    """Yield each sentence with its marked spans; harmless ones have none."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _unmarked(line.removeprefix("- "))


def _unmarked(line: str) -> tuple[str, list[Span]]:
    text, spans, place = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[place : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text += mark[2]
        place = mark.end()
    return text + line[place:], spans


def judged() -> Judged:
    """Judge every sentence for itself: a mark counts as found when a finding of its kind touches it."""
    gate = Gate(Vocabulary(), Regions())
    hit, wanted, missed, wrong, right = Counter[str](), Counter[str](), [], [], 0
    for text, spans in labelled():
        shown = list(_shown(gate, text))
        for start, end, kind in spans:
            wanted[kind] += 1
            if any(kind == other and start < stop and begin < end for begin, stop, other in shown):
                hit[kind] += 1
            else:
                missed.append(f"{kind}: {text[start:end]} | {text}")
        for begin, stop, kind in shown:
            if any(start < stop and begin < end for start, end, _ in spans):
                right += 1
            elif kind != "pseudonym" or _is_cued(gate, text, begin):
                wrong.append(f"{kind}: {text[begin:stop]} | {text}")
    return Judged({kind: (hit[kind], wanted[kind]) for kind in wanted}, missed, wrong, right)


def _shown(gate: Gate, text: str) -> Iterator[Span]:
    scene = gate.scene(OutgoingStory(text=text))
    part = next(one for one in scene.parts if one.name == "text")
    yield from ((trace.start, trace.end, trace.kind) for trace in scene.traces(part))
    yield from ((place.start, place.end, "pseudonym") for entry in scene.entries for place in entry.places)


def _is_cued(gate: Gate, text: str, start: int) -> bool:
    """The inventory lists every capital, schools too; only a name taken for a person's is a false alarm of this kind."""
    return any(
        entry.guess == "person" and any(place.start == start for place in entry.places)
        for entry in gate.scene(OutgoingStory(text=text)).entries
    )
