"""The lines of the notes page as a Qt model: notes, and headings between them; more are asked for as one scrolls."""

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from index.values.request_results import Span
from kb.base.folding import fold
from ui.noteboard.note_wish import Board, Group, More, NoteItem
from ui.notes.note_kinds import word_for
from ui.services.session import Session
from ui.widgets.spans import one_line
from ui.widgets.time_words import signed

Index = QModelIndex | QPersistentModelIndex
Line = NoteItem | Group
_AT_ONCE: Final = 20  # lines that the view must measure before anything is painted; the others follow as one scrolls
_WORD: Final = re.compile(r"\w+")


class NoteRole(IntEnum):
    """What the view asks for beside Qt's own roles."""

    LINE = Qt.ItemDataRole.UserRole + 1


class LinesModel(QAbstractListModel):
    """Holds what is known of a list, and how long the whole list is."""

    more_requested = Signal(int)  # lines from this one on are wanted

    def __init__(self, session: Session, theme_name: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme_name = session, theme_name
        self._lines: list[Line] = []  # what the view knows of
        self._rest: list[Line] = []  # what it will be given next
        self._total = 0
        self._asked = -1
        self.words = ""  # what the notes were found with
        self.passages = False  # whether the words of the story are shown at length

    @property
    def lines(self) -> Sequence[Line]:
        """Return headings and notes, in order."""
        return self._lines

    def set_board(self, board: Board | None) -> None:
        """Show the beginning of another list."""
        self.beginResetModel()
        known = board.lines if board else ()
        self._lines, self._rest = list(known[:_AT_ONCE]), list(known[_AT_ONCE:])
        lessons = board is not None and board.wish.tab == "lessons"
        self._total = len(known) if board is None or lessons else board.total
        self._asked = -1
        self.words = board.wish.words if board else ""
        self.passages = lessons
        self.endResetModel()

    def add(self, more: More) -> None:
        """Take further lines, if they go on where the list ends."""
        if more.start != len(self._lines) + len(self._rest):
            return
        self._rest += more.lines
        if not more.lines:
            self._total = len(self._lines)
        self._give()

    def _give(self) -> None:
        """Give the view some more of what is known."""
        some, self._rest = self._rest[:_AT_ONCE], self._rest[_AT_ONCE:]
        if some:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(some) - 1)
            self._lines += some
            self.endInsertRows()

    def row_of(self, note: str) -> int:
        """Return where a note stands, given to the view by now, or -1."""
        places = (
            n
            for n, line in enumerate([*self._lines, *self._rest])
            if isinstance(line, NoteItem) and line.row.note.id == note
        )
        found = next(places, -1)
        while found >= len(self._lines):
            self._give()
        return found

    def first(self) -> int:
        """Return where the first note stands, or -1."""
        return next((n for n, line in enumerate(self._lines) if isinstance(line, NoteItem)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        if parent.isValid():
            return False
        return bool(self._rest) or (len(self._lines) < self._total and self._asked != len(self._lines))

    def fetchMore(self, parent: Index) -> None:
        if self._rest:
            self._give()
        else:
            self._asked = len(self._lines)
            self.more_requested.emit(self._asked)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a note can be chosen and a heading cannot."""
        if not index.isValid() or isinstance(self._lines[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags  # the arrows walk over headings
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what a view asks of a line; None for a role that has no answer."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == NoteRole.LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.heading(line) if isinstance(line, Group) else self._spoken(line)
        return None

    def heading(self, group: Group) -> str:
        """Return the name of a theme."""
        if group.code:
            return self._theme_name(group.code)
        untold = self.tr("Belum diberi tema")
        return f"{untold} · {self._theme_name(group.issue)}" if group.issue else untold

    def _spoken(self, item: NoteItem) -> str:
        row, language = item.row, self._session.language
        note = row.note
        said = (note.text or (note.quote.exact if note.quote else "")).strip()
        story = self.tr("dalam cerita “{title}”").format(title=self._session.title(row.card))
        return ", ".join(filter(None, (word_for(note, language), one_line(said), signed(note, language), story)))


def found_in(text: str, words: str) -> tuple[Span, ...]:
    """Return where words that begin like those typed stand in a text."""
    wanted = [fold(word) for word in _WORD.findall(words)]
    if not wanted:
        return ()
    return tuple(
        found.span() for found in _WORD.finditer(text) if any(fold(found[0]).startswith(word) for word in wanted)
    )
