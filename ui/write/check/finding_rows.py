"""What the gate found, laid out as a person meets it: one row for each thing, however often it stands in the story."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from kb.base.folding import fold
from kb.gate import AnswerKind, Finding, Findings, NameEntry, count_same
from kb.gate.names.pseudonyms import known_as, propose

OFFERED: Final[tuple[AnswerKind, ...]] = (
    "client",
    "colleague",
    "public",
    "organisation",
    "place",
    "other",
    "pseudonym",
)
"""Who a name can be, in the order of the keys 1 to 7; the commonest of each kind first."""
_NAMES: Final = 2
_AROUND: Final = 70
_EDGE: Final = re.compile(r"[.!?…]\s|\n")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]*\]?:?|(?<=…)\S*\](?=\W)")
BodyMark = tuple[int, int, Literal["must", "look", "name"]]


@dataclass(frozen=True)
class FindingRow:
    """One thing to solve or to look at, with all its places."""

    finding: Finding
    places: tuple[Finding, ...]
    others: int = 0  # where the same words stand too, and no rule asks about them


@dataclass(frozen=True)
class NameRow:
    """One name with its first sentence, in three pieces: before, the name, behind.

    `proposal` is what a client of this name may be called, `known` whether the desk already calls them so.
    """

    entry: NameEntry
    before: str
    name: str
    behind: str
    proposal: str = ""
    known: bool = False


@dataclass(frozen=True)
class FindingRows:
    """Everything that the panel shows."""

    must: tuple[FindingRow, ...] = ()
    look: tuple[FindingRow, ...] = ()
    unanswered: tuple[NameRow, ...] = ()
    answered: tuple[NameRow, ...] = ()
    marks: tuple[BodyMark, ...] = ()

    @property
    def count(self) -> int:
        """How many things wait for the author."""
        return len(self.must) + len(self.look) + len(self.unanswered)


def rows_of(found: Findings, parts: Mapping[str, str], known: Mapping[str, str] = MappingProxyType({})) -> FindingRows:
    """Lay findings out; `parts` are the texts of the story by the name of their part, `known` the clients of the desk."""
    named = [one for one in found.all if is_question(one)]
    others = [one for one in found.open if not is_question(one)]
    proposed = {one.words: one.repairs[0].new for one in named if one.repairs}
    barred = frozenset(word for text in (*parts.values(), *known, *known.values()) for word in fold(text).split())

    def row(entry: NameEntry) -> NameRow:
        again = known_as(entry.forms, known)
        said = entry.answer.pseudonym if entry.answer else proposed.get(entry.name, "")
        return _name(entry, parts, again or said or propose(entry.forms, (), barred, known), bool(again))

    return FindingRows(
        must=_rows((one for one in others if one.group == "must"), parts),
        look=_rows((one for one in others if one.group == "look"), parts),
        unanswered=tuple(row(entry) for entry in found.names if entry.answer is None),
        answered=tuple(row(entry) for entry in found.names if entry.answer is not None),
        marks=tuple(_marks(others, named, found)),
    )


def is_question(finding: Finding) -> bool:
    """Tell whether a finding only asks who a name is: the inventory asks that, once for each name."""
    return finding.row == _NAMES and finding.kind == "name"


def _rows(findings: Iterable[Finding], parts: Mapping[str, str]) -> tuple[FindingRow, ...]:
    kept: dict[str, list[Finding]] = {}
    for one in findings:
        # What has no words (a missing consent) is told apart by its reason.
        kept.setdefault(one.key if one.words else f"{one.key}{one.reason.id}", []).append(one)
    return tuple(FindingRow(places[0], tuple(places), _others(places, parts)) for places in kept.values())


def _others(places: Sequence[Finding], parts: Mapping[str, str]) -> int:
    first = places[0]
    if first.end == 0 or not any(repair.kind == "widen" and repair.asks for repair in first.repairs):
        return 0
    own = sum(one.piece in {"title", "summary", "text"} for one in places)
    return max(count_same(parts, first.words) - own, 0)


def _name(entry: NameEntry, parts: Mapping[str, str], proposal: str, known: bool) -> NameRow:
    place = entry.places[0]
    text = parts.get(place.piece, "")
    before = text[max(0, place.start - _AROUND) : place.start]
    behind = text[place.end : place.end + _AROUND]
    cut = [match.end() for match in _EDGE.finditer(before)]
    start = before[cut[-1] :] if cut else ("…" if place.start > _AROUND else "") + _from_word(before, place.start)
    end = _EDGE.search(behind)
    stop = behind[: end.start() + 1] if end else _to_word(behind, len(text) - place.end)
    return NameRow(entry, _flat(start), text[place.start : place.end], _flat(stop), proposal, known)


def _from_word(text: str, whole: int) -> str:
    return text if whole <= _AROUND else text.partition(" ")[2]


def _to_word(text: str, whole: int) -> str:
    return text if whole <= _AROUND else text.rpartition(" ")[0] + "…"


def _flat(text: str) -> str:
    """A sentence as a reader would see it: on one line, without the codes of footnotes."""
    return re.sub(r"\s+", " ", _FOOTNOTE.sub("", text))


def _marks(others: Iterable[Finding], named: Iterable[Finding], found: Findings) -> Iterable[BodyMark]:
    """Yield what is marked in the body: every finding, and every place of a name that waits for its answer."""
    for one in others:
        if one.piece == "text" and one.end > one.start:
            yield one.start, one.end, one.group
    waiting = {one.words for one in named}
    for entry in found.names:
        if entry.answer is None and entry.name in waiting:
            yield from ((place.start, place.end, "name") for place in entry.places if place.piece == "text")
