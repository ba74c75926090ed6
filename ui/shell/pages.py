"""The pages of the window and the ways between them: welcome, finding and reading, things to repair."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.health.repairs_page import RepairsPage
from ui.shell.home import HomePage

if TYPE_CHECKING:
    from index.values.request_results import NotesAsked
    from ui.noteboard.board_page import NoteBoard
    from ui.shell.shelf import Shelf, ShelfBuilder

_LONGEST = 50


class Pages(QStackedWidget):
    """Shows one page; finding and reading are built at the first wish for them, after the window is on the screen."""

    prepared = Signal()
    edit_requested = Signal(str)  # story id: a new version of it shall be written
    withdrawal_requested = Signal(str)  # story id: somebody no longer agrees
    erasing_requested = Signal(str)  # story id: its earlier versions shall go, too
    text_requested = Signal(str)  # the search field shall say this, without asking again
    note_deleted = Signal(str)  # the name of the step that took a note away
    told = Signal(str, str, object)  # something went as wished: a sentence, and what may be done now
    note_steps_changed = Signal()  # see `note_steps`

    def __init__(self, home: HomePage, repairs: RepairsPage, call_carpenter: "Callable[[], ShelfBuilder]") -> None:
        super().__init__()
        self._home, self._repairs = home, repairs
        self._call_carpenter = call_carpenter
        self._carpenter: ShelfBuilder | None = None
        self._shelf: Shelf | None = None
        self._board: NoteBoard | None = None
        self._from_board = ""  # the story that was opened from the board
        self._behind: list[QWidget] = []
        self._ahead: list[QWidget] = []
        self.addWidget(home)
        self.addWidget(repairs)

    @property
    def shelf(self) -> "Shelf":
        """The page for finding and reading, built at once where `prepare` has not finished."""
        while self._shelf is None:
            self._build_on()
        return self._shelf

    @property
    def board(self) -> "NoteBoard":
        """The page of all notes, built when it is first wished for."""
        if self._board is None:
            board = self._board = self.shelf.make_board()
            board.leave_requested.connect(self.back)
            board.note_requested.connect(self._read_noted)
            board.exchange.said.connect(self.told)
            board.repairs_requested.connect(self.go_repairs)
            self.addWidget(board)
        return self._board

    def prepare(self) -> None:
        """Build the page for finding and reading before it is wished for, a step at a time; `prepared` when done."""
        if self._shelf is None:
            self._build_on()
            QTimer.singleShot(0, self, self.prepare)
        else:
            self.prepared.emit()

    def _build_on(self) -> None:
        if self._carpenter is None:
            self._carpenter = self._call_carpenter()
        shelf = self._carpenter.step()
        if shelf is not None:
            self._shelf = shelf
            self.addWidget(shelf)
            shelf.find_page.story_requested.connect(self._read_found)
            shelf.find_page.text_requested.connect(self.text_requested)
            shelf.find_page.header.notes_requested.connect(self._show_notes)
            shelf.read_page.facet_requested.connect(self.narrow_to)
            shelf.read_page.repairs_requested.connect(self.go_repairs)
            shelf.read_page.edit_requested.connect(self.edit_requested)
            shelf.read_page.withdrawal_requested.connect(self.withdrawal_requested)
            shelf.read_page.erasing_requested.connect(self.erasing_requested)
            shelf.notes.board_requested.connect(self._show_notes_of)
            shelf.notes.deleted.connect(self.note_deleted)
            shelf.notes.steps_changed.connect(self.note_steps_changed)

    def search(self, text: str) -> None:
        """Find stories with these words; called at every key."""
        self._go(self.shelf)
        self.shelf.find_page.set_text(text)

    def browse(self) -> None:
        """Show all stories."""
        self.text_requested.emit("")
        self.shelf.find_page.clear()
        self._go(self.shelf)
        self.focus_results()

    def narrow_to(self, facet: str, value: str) -> None:
        """Show the stories that have this one value, and nothing else asked for."""
        self.text_requested.emit("")
        self.shelf.find_page.clear()
        self.shelf.find_page.set_ticks({facet: (value,)})
        self._go(self.shelf)
        self.focus_results()

    def go_home(self) -> None:
        """Show the welcome page."""
        self._go(self._home)

    def go_repairs(self) -> None:
        """Show what is to be repaired."""
        self._go(self._repairs)
        self._repairs.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_board(self) -> None:
        """Show all notes of the library."""
        self._go(self.board)
        self.board.head.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: QWidget) -> None:
        """Show a page of another room, which is added when it comes for the first time."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self._go(page)

    def edit_read(self) -> None:
        """Wish for a new version of the story that is read."""
        if self._shelf is not None:
            self._shelf.read_page.ask_edit()

    def let_go(self, page: QWidget) -> None:
        """Forget a page that is made anew each time it is wished for; there is no way back to it."""
        self._behind = [one for one in self._behind if one is not page]
        self._ahead = [one for one in self._ahead if one is not page]
        self.removeWidget(page)
        page.deleteLater()

    def note_steps(self) -> tuple[str, str]:
        """Return what would be undone and redone among the notes; empty for nothing."""
        return self._shelf.notes.step_names() if self._shelf is not None else ("", "")

    def go_story(self, story: str) -> None:
        """Read a story that was not searched for."""
        self._go(self.shelf)
        self.shelf.read_page.show_story(story)

    def go_organisation(self, slug: str) -> None:
        """Read about an organisation."""
        self._go(self.shelf)
        self.shelf.read_page.show_organisation(slug)

    def go_guide(self) -> None:
        """Read how a story is written."""
        self._go(self.shelf)
        self.shelf.read_page.show_guide()

    def focus_results(self) -> None:
        """Give the keyboard to the list of stories."""
        if self.currentWidget() is not self._shelf:
            self._go(self.shelf)
        self.shelf.find_page.focus_results()

    def focus_reader(self) -> None:
        """Give the keyboard to the story."""
        self._go(self.shelf)
        self.shelf.read_page.focus_reader()

    def toggle_facets(self) -> None:
        """Hide or show the facets."""
        self._go(self.shelf)
        self.shelf.toggle_facets()

    def back(self) -> None:
        """Go to the story before, or to the page before when there is none."""
        if self._came_from_board():
            self._go_behind()
            self.board.focus_list()
        elif self._shelf is not None and self.currentWidget() is self._shelf and self._shelf.read_page.can_go_back:
            self._shelf.read_page.go_back()
        elif self._behind:
            self._go_behind()

    def forward(self) -> None:
        """Go to where one came back from."""
        if self._shelf is not None and self.currentWidget() is self._shelf and self._shelf.read_page.can_go_forward:
            self._shelf.read_page.go_forward()
        elif self._ahead:
            self._behind.append(_shown(self))
            self.setCurrentWidget(self._ahead.pop())

    def forget(self) -> None:
        """Another library is open: the ways of the old one lead nowhere."""
        self._behind.clear()
        self._ahead.clear()
        self.setCurrentWidget(self._home)

    def _show_notes(self, asked: "NotesAsked") -> None:
        self.go_board()
        self.board.ask_for(asked.words, asked.kinds)

    def _show_notes_of(self, story: str) -> None:
        self.go_board()
        self.board.show_notes_of(story)

    def _go_behind(self) -> None:
        self._ahead.append(_shown(self))
        self.setCurrentWidget(self._behind.pop())

    def _came_from_board(self) -> bool:
        """Whether the story that is read is still the one whose note was opened on the board."""
        shelf = self._shelf
        if (
            shelf is None
            or self.currentWidget() is not shelf
            or not self._behind
            or self._behind[-1] is not self._board
        ):
            return False
        return shelf.read_page.current is not None and shelf.read_page.current.key == self._from_board

    def _read_noted(self, story: str, note: str) -> None:
        self._go(self.shelf)
        self._from_board = story
        self.shelf.notes.show_note(story, note)

    def _read_found(self, story: str) -> None:
        self.shelf.read_page.show_story(story, self.shelf.find_page.words())

    def _go(self, page: QWidget) -> None:
        if page is not _shown(self):
            self._behind.append(_shown(self))
            del self._behind[:-_LONGEST]
            self._ahead.clear()
            self.setCurrentWidget(page)


def _shown(pages: QStackedWidget) -> QWidget:
    """Return the page that is shown; there always is one."""
    shown = pages.currentWidget()
    assert shown is not None
    return shown
