"""Asking the catalogue for the notes of a library, in a thread of its own so that the page never waits."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from PySide6.QtCore import QObject

from kb.base import folders
from kb.base.words import Words
from kb.notes.note_lists import NoteRow, Theme
from ui.noteboard.note_wish import FACETS, PAGE, TABS, Board, BoardWish, Group, More, NoteItem, NoteTally
from ui.services.jobs import Failed, Lane

if TYPE_CHECKING:
    from kb.catalogue.catalogue import Catalogue

_STORIES: Final = 300  # titles that a list of stories can use
_EACH: Final = 50  # lessons of a theme


class NoteQueries(QObject):
    """Holds a catalogue that belongs to its lane; the newest question wins."""

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._catalogue: Catalogue | None = None  # this and the next belong to the lane's thread
        self._folder: Path | None = None

    def ask(
        self, library: Path, wish: BoardWish, done: Callable[[Board], None], counted: Callable[[NoteTally], None]
    ) -> None:
        """Ask for the beginning of a list, and then for all counts beside it: nobody shall wait for those to read."""

        def bring(board: Board) -> None:
            done(board)
            self._lane.ask(lambda: _tally(self._open(library), wish), counted)

        self._lane.ask(lambda: _board(self._open(library), wish), bring)

    def more(self, library: Path, wish: BoardWish, start: int, done: Callable[[More], None]) -> None:
        """Ask for the notes of a list from a place on."""
        self._lane.run(lambda: _more(self._open(library), wish, start), done)

    def run(
        self, library: Path, work: "Callable[[Catalogue], Any]", done: Callable[[Any], None], failed: Failed
    ) -> None:
        """Do something else with the catalogue, in the same thread."""
        self._lane.run(lambda: work(self._open(library)), done, failed)

    def close(self) -> None:
        """Let go of the catalogue, when the library is closed."""
        self._lane.forget()
        self._lane.run(self._drop)

    def _open(self, library: Path) -> "Catalogue":
        if self._catalogue is None or self._folder != library:
            # Loaded with the library, long before anybody asks for its notes.
            from kb.catalogue.catalogue import Catalogue  # noqa: PLC0415

            self._drop()
            self._catalogue, self._folder = Catalogue(folders.catalogue_of(library), folders.desk()), library
        return self._catalogue

    def _drop(self) -> None:
        if self._catalogue is not None:
            self._catalogue.close()
        self._catalogue = None


def _board(catalogue: "Catalogue", wish: BoardWish) -> Board:
    notes, asked = catalogue.notes, wish.filter()
    lines: list[NoteItem | Group] = []
    if wish.tab == "lessons":
        for theme in notes.lessons(asked, each=_EACH):
            lines += _themed(catalogue, theme)
        total = notes.count(asked)
    else:
        page = notes.page(asked, order=wish.order, limit=PAGE)
        lines, total = list(_items(catalogue, page.rows)), page.total
    return Board(wish=wish, lines=tuple(lines), total=total)


def _tally(catalogue: "Catalogue", wish: BoardWish) -> NoteTally:
    notes, asked = catalogue.notes, wish.filter()
    counts = {facet: notes.counts(asked, facet) for facet in FACETS}
    stories = list(counts["story"])[:_STORIES]
    return NoteTally(
        wish=wish,
        counts=counts,
        tabs={tab: notes.count(msgspec.structs.replace(wish, tab=tab).filter()) for tab in TABS},
        titles={card.id: Words(card.title, card.title_en or card.title) for card in catalogue.cards(stories)},
    )


def _themed(catalogue: "Catalogue", theme: Theme) -> Iterator[NoteItem | Group]:
    """Yield the lessons of a theme below its heading; those without one by the issue of their story, where all are here."""
    if theme.code or len(theme.rows) < theme.total:
        yield Group(code=theme.code, total=theme.total)
        yield from _items(catalogue, theme.rows)
        return
    by_issue: dict[str, list[NoteRow]] = {}
    for row in theme.rows:
        by_issue.setdefault(next(iter(row.card.issues), ""), []).append(row)
    for issue, rows in sorted(by_issue.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0])):
        yield Group(code="", total=len(rows), issue=issue)
        yield from _items(catalogue, rows)


def _more(catalogue: "Catalogue", wish: BoardWish, start: int) -> More:
    page = catalogue.notes.page(wish.filter(), order=wish.order, start=start, limit=PAGE)
    return More(wish=wish, start=start, lines=tuple(_items(catalogue, page.rows)))


def _items(catalogue: "Catalogue", rows: Sequence[NoteRow]) -> list[NoteItem]:
    """Say of each note under which heading of its story it stands."""
    headings: dict[str, tuple[list[int], list[str]]] = {}
    items = []
    for row in rows:
        story = row.card.id
        if row.start >= 0 and story not in headings:
            sections = [one for one in catalogue.sections(story) if one.title]
            headings[story] = [one.start for one in sections], [one.title for one in sections]
        section = ""
        if row.start >= 0 and row.certainty != "lost":
            starts, titles = headings[story]
            at = bisect_right(starts, row.start) - 1
            section = titles[at] if at >= 0 else ""
        items.append(NoteItem(row=row, section=section))
    return items
