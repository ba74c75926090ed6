"""Which notes are shown and which of them are pointed at: in the margin, as marks in the text, and in the list of a stack."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from kb.annotation.annotation import Quote
from ui.notes import note_links
from ui.notes.margin.card_content import Counts, cut
from ui.notes.margin.note_marks import lay_marks
from ui.notes.margin.note_stage import Stage
from ui.notes.margin.open_sheet import IsMine
from ui.notes.note_kinds import face_of, word_for
from ui.notes.note_sources import Knowing
from ui.notes.notebook import Notebook
from ui.notes.placed_threads import PlacedThread
from ui.read.read_pane import Pane
from ui.widgets.icons import icon


class Showing(QObject):
    """Follows the notebook; `chosen` is the note that a person wants to see open."""

    chosen = Signal(object)  # Thread
    changed = Signal()  # other notes are shown

    def __init__(self, pane: Pane, stage: Stage, notebook: Notebook, knowing: Knowing, is_mine: IsMine) -> None:
        super().__init__(stage)
        self._pane, self._stage, self._notebook = pane, stage, notebook
        self._knowing, self._is_mine = knowing, is_mine
        self._pointed: tuple[str, ...] = ()
        self._opened = ""
        self._writing: Quote | None = None  # the words that a note is being written on
        self.hidden = self.only_mine = False
        self._awaits = False  # the text of a story is still being read
        self.threads: tuple[PlacedThread, ...] = ()

    @property
    def lost(self) -> list[PlacedThread]:
        """Those whose words are gone."""
        return [thread for thread in self.threads if thread.at.state == "lost"]

    @property
    def lost_said(self) -> str:
        """How many have lost their place, in words; empty when none have."""
        return Counts().lost(len(self.lost)) if self.lost else ""

    def make_room(self, notes: int | None) -> None:
        """Leave room for so many notes of a text that is about to be shown, before its lines are broken."""
        self._awaits = notes is not None
        if notes is not None:
            self._stage.expect(notes > 0)

    def follow(self) -> None:
        """Show what the notebook holds now."""
        found = () if self.hidden else self._notebook.threads
        self.threads = tuple(one for one in found if not self.only_mine or self._has_mine(one))
        known = self._notebook.is_read or not (self._notebook.story or self._awaits)
        self._stage.show_threads(self.threads, self._knowing.language, self.lost_said, read=known)
        self.mark()
        self.changed.emit()

    def follow_opened(self, thread: PlacedThread | None, writing: Quote | None) -> None:
        """Another note is open or being written: its words stand out."""
        key = thread.key if thread is not None else ""
        if (key, writing) != (self._opened, self._writing):
            self._opened, self._writing = key, writing
            self.mark()

    def mark(self) -> None:
        """Mark the words in the colours of the moment."""
        strong = [one for one in self.threads if one.key in self._pointed or one.key == self._opened]
        span = (self._writing.start, self._writing.end) if self._writing is not None else None
        lay_marks(self._pane.layers, self.threads, strong, span)

    def point(self, keys: Sequence[str]) -> None:
        """Let words and cards of these notes stand out."""
        if tuple(keys) != self._pointed:
            self._pointed = tuple(keys)
            self._stage.margin.point_at(keys)
            self.mark()

    def keys_at(self, offset: int) -> tuple[str, ...]:
        """Return the notes whose words are at a plain offset."""
        return tuple(one.key for one in self.threads if 0 <= one.at.start <= offset < one.at.end) if offset >= 0 else ()

    def choose(self, keys: Sequence[str], spot: QPoint | None = None) -> None:
        """Open a note; where there are several, let the person choose from a list."""
        threads = [one for one in self.threads if one.key in keys]
        if len(threads) == 1:
            self.chosen.emit(threads[0])
        elif threads:
            menu = QMenu(self._pane)
            for thread in threads:
                action = menu.addAction(icon(face_of(thread.note).icon, face_of(thread.note).ink), self._line(thread))
                action.triggered.connect(lambda _=False, one=thread: self.chosen.emit(one))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(spot or QCursor.pos())
            menu.setActiveAction(menu.actions()[0])

    def _line(self, thread: PlacedThread) -> str:
        note = thread.note
        said = cut(note_links.plain(note.text), 60) or ", ".join(map(self._knowing.code_name, note.codes))
        name = note.creator.name.strip()
        return ": ".join(
            filter(None, (" · ".join(filter(None, (word_for(note, self._knowing.language), name))), said))
        ).replace("&", "&&")

    def _has_mine(self, thread: PlacedThread) -> bool:
        """A conversation is mine when I began it or said something in it."""
        return any(self._is_mine(one) for one in (thread.note, *thread.replies, *thread.agrees))
