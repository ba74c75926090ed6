"""What a person wants to see of all notes, as plain values; no window, no disk."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

import msgspec

from kb.base.words import Words
from kb.notes.note_lists import NoteFilter, NoteRow, Order, State

Tab = Literal["all", "questions", "lessons", "unplaced"]
Facet = Literal["progress", "kind", "audience", "place", "person", "code", "year", "region", "story"]
TABS: Final[tuple[Tab, ...]] = get_args(Tab)
FACETS: Final[tuple[Facet, ...]] = get_args(Facet)
PAGE: Final = 60  # notes at a time
_STATES: Final[Mapping[Tab, tuple[State, ...]]] = {"questions": ("open",), "unplaced": ("unsure", "lost")}
# Facets that a tab has settled already: to choose in them again would only empty the list.
SETTLED: Final[Mapping[Tab, frozenset[Facet]]] = {
    "all": frozenset(),
    "questions": frozenset({"kind", "progress"}),
    "lessons": frozenset({"kind", "progress"}),
    "unplaced": frozenset({"place"}),
}
_FIELDS: Final[Mapping[Facet, str]] = {
    "kind": "kinds",
    "person": "people",
    "code": "codes",
    "year": "years",
    "region": "regions",
    "story": "stories",
}


class BoardWish(msgspec.Struct, frozen=True, kw_only=True):
    """One question to the notes: the tab, the words typed, what is ticked, whose notes, and in which order."""

    tab: Tab = "all"
    words: str = ""
    ticks: Mapping[Facet, frozenset[str]] = {}
    mine: str = ""  # a name: only the notes of this person
    mine_key: str = ""  # their key, by which their notes are known under other names
    order: Order = "newest"

    @property
    def narrowed(self) -> bool:
        """Whether anything but the tab narrows the list."""
        return bool(self.words.strip() or self.mine or self.mine_key or self.live_ticks())

    def live_ticks(self) -> dict[Facet, frozenset[str]]:
        """Return the ticks that count on this tab."""
        return {facet: values for facet, values in self.ticks.items() if values and facet not in SETTLED[self.tab]}

    def filter(self) -> NoteFilter:
        """Return it as the catalogue is asked."""
        ticks = self.live_ticks()
        fields = {_FIELDS[facet]: tuple(sorted(values)) for facet, values in ticks.items() if facet in _FIELDS}
        if self.tab == "lessons":
            fields["kinds"] = ("lesson",)
        states = [state for facet, values in ticks.items() if facet not in _FIELDS for state in sorted(values)]
        whole: dict[str, object] = {**fields, "states": (*_STATES.get(self.tab, ()), *states)}
        return msgspec.convert({**whole, "words": self.words, "mine": self.mine, "mine_key": self.mine_key}, NoteFilter)

    def turned(self, facet: Facet, value: str) -> "BoardWish":
        """Return it with one tick more, or less where it was ticked."""
        after = self.ticks.get(facet, frozenset()) ^ {value}
        others = {name: values for name, values in self.ticks.items() if name != facet}
        return msgspec.structs.replace(self, ticks={**others, facet: after} if after else others)


class NoteItem(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A note in the list; `section` is the heading in whose part of the story its words stand.

    Two are never equal: what is painted is remembered by one.
    """

    row: NoteRow
    section: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A heading in the list: a theme, and how many lessons it has.

    Lessons without a theme (`code` is empty) are gathered by what their stories are about, the first `issue` of each.
    """

    code: str
    total: int
    issue: str = ""


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: the first notes, and how many there are."""

    wish: BoardWish
    lines: tuple[NoteItem | Group, ...]
    total: int


class NoteTally(msgspec.Struct, frozen=True, kw_only=True):
    """What follows the answer a moment later: how many notes each further tick and each tab would leave."""

    wish: BoardWish
    counts: Mapping[Facet, Mapping[str, int]]
    tabs: Mapping[Tab, int]
    titles: Mapping[str, Words]  # of the stories that are counted


class More(msgspec.Struct, frozen=True, kw_only=True):
    """Further notes of a list."""

    wish: BoardWish
    start: int
    lines: tuple[NoteItem, ...]
