"""What a facet shows, as plain values: which rows, in which order, how deep. No Qt, so that the rules are easy to test."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final, Protocol

from kb.base.folding import fold

SHORT: Final = 6  # rows before "show all"
FEW: Final = 3  # so few top values hide what people look for: some of their narrower ones show too


class Names(Protocol):
    """What the rules must know of a value: its label, the folded words that find it, its broader value, its rank."""

    def label(self, value: str) -> str: ...
    def findable(self, value: str) -> str: ...
    def parent(self, value: str) -> str | None: ...
    def rank(self, value: str) -> int: ...


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One line of a facet; `level` is the depth of its indentation."""

    value: str
    label: str
    count: int
    level: int = 0
    ticked: bool = False
    expandable: bool = False
    expanded: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows to paint, how many values of all levels there are, and how many "show all" would show."""

    rows: tuple[FacetRow, ...]
    values: int
    choices: int


@dataclass(frozen=True, slots=True)
class FacetWish:
    """How the person looks at a facet just now."""

    opened: frozenset[str] = frozenset()
    whole: bool = False
    words: str = ""


def shown(counts: Mapping[str, int], ticks: Set[str], names: Names, wish: FacetWish) -> Shown:
    """Choose the rows of a facet: those with stories and the ticked ones, most stories first, a process in its order.

    A ticked value is never hidden, neither by a count of nothing nor behind "show all" nor under a closed parent:
    what narrows the list must be there to be taken back.
    """
    values = {value for value, count in counts.items() if count > 0} | set(ticks)
    for value in tuple(values):
        above = names.parent(value)
        while above is not None and above not in values:
            values.add(above)
            above = names.parent(above)
    children: dict[str | None, list[str]] = {}
    for value in values:
        children.setdefault(names.parent(value), []).append(value)
    for family in children.values():
        family.sort(key=lambda value: (names.rank(value), -counts.get(value, 0), names.label(value).casefold(), value))
    tops = children.get(None, [])
    few = len(tops) <= FEW
    walk = _Walk(counts, ticks, names, wish, children)
    walk.peek = SHORT // FEW if few and not wish.whole else 0
    walk.open_all = few and wish.whole
    for value in _visible_tops(tops, walk):
        walk.add(value, 0)
    return Shown(tuple(walk.rows), len(values), len(values) if few else len(tops))


def _ancestors(value: str, names: Names) -> set[str]:
    found: set[str] = set()
    above = names.parent(value)
    while above is not None and above not in found:
        found.add(above)
        above = names.parent(above)
    return found


def _visible_tops(tops: list[str], walk: "_Walk") -> list[str]:
    if walk.wish.whole or walk.words:
        return tops
    return [value for number, value in enumerate(tops) if number < SHORT or walk.holds_tick(value)]


class _Walk:
    """Goes down the tree and collects rows; keeps what each step needs to know."""

    def __init__(
        self,
        counts: Mapping[str, int],
        ticks: Set[str],
        names: Names,
        wish: FacetWish,
        children: dict[str | None, list[str]],
    ) -> None:
        self.counts, self.ticks, self.names, self.wish, self.children = counts, ticks, names, wish, children
        self.words = fold(wish.words).split()
        self.rows: list[FacetRow] = []
        self.peek = 0  # narrower values to show under a closed row
        self.open_all = False
        self._holding = {above for value in ticks for above in (value, *_ancestors(value, names))}

    def holds_tick(self, value: str) -> bool:
        return value in self._holding

    def add(self, value: str, level: int) -> None:
        """Add the value and whatever shows below it."""
        if self.words and not self._matches_below(value):
            return
        below = self.children.get(value, [])
        opened = bool(below) and (bool(self.words) or self.open_all or value in self.wish.opened)
        self.rows.append(
            FacetRow(
                value=value,
                label=self.names.label(value),
                count=self.counts.get(value, 0),
                level=level,
                ticked=value in self.ticks,
                expandable=bool(below) and not self.words and not self.open_all,
                expanded=opened,
            )
        )
        for number, child in enumerate(below):
            if opened or number < self.peek or self.holds_tick(child):
                self.add(child, level + 1)

    def _matches_below(self, value: str) -> bool:
        findable = self.names.findable(value)
        if value in self._holding or all(word in findable for word in self.words):
            return True
        return any(self._matches_below(child) for child in self.children.get(value, []))
