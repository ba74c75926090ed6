"""The page “Catatan”: all notes of the library, and the one question that tabs, facets and list belong to."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kb.card import Change
from kb.note_lists import NoteRow
from ui.noteboard.exchange import Exchange
from ui.noteboard.facets import NoteFacets
from ui.noteboard.head import BoardHead
from ui.noteboard.lines import LinesModel
from ui.noteboard.nothing import NothingHere
from ui.noteboard.reading import Reading
from ui.noteboard.view import NotesView
from ui.noteboard.wish import Board, BoardWish, Facet, More
from ui.notes.annotating import Annotating
from ui.shell.jobs import Jobs
from ui.shell.session import Session
from ui.shell.theme import theme
from ui.shell.widgets import Divider

_WIDEST = 940


class NoteBoard(QWidget):
    """Turns typing and ticking into a `BoardWish`, and shows the answer; asks again when notes have changed."""

    note_requested = Signal(str, str)  # story, note
    repairs_requested = Signal()
    leave_requested = Signal()

    def __init__(self, session: Session, jobs: Jobs, notes: Annotating, my_name: Callable[[], str]) -> None:
        super().__init__()
        self._session, self._notes, self._my_name = session, notes, my_name
        self._reading = Reading(jobs.lane(), self)
        self.exchange = Exchange(session, jobs, self._reading, notes.notebook, self)
        self._wish = BoardWish()
        self._stale = True
        self.facets = NoteFacets(session)
        self.head = BoardHead()
        self.model = LinesModel(session, lambda code: self.facets.label("code", code), self)
        self.view = NotesView(self.model, session)
        self.nothing = NothingHere()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part in (self.view, self.nothing):
            self._stack.addWidget(part)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.facets)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)

    def _connect(self) -> None:
        head = self.head
        self.facets.tick_requested.connect(self._turn)
        head.clear_requested.connect(lambda: self._ask(replace(self._wish, ticks={})))
        head.export_button.clicked.connect(self._export)
        head.import_button.clicked.connect(self.exchange.take_in)
        head.field.leave_requested.connect(self.leave_requested)
        head.field.list_requested.connect(self.focus_list)
        head.field.textChanged.connect(lambda text: self._ask(replace(self._wish, words=text)))
        head.mine_toggled.connect(self._turn_mine)
        head.order_requested.connect(lambda order: self._ask(replace(self._wish, order=order)))
        head.pill_removed.connect(self._turn)
        head.repairs.clicked.connect(self.repairs_requested)
        head.tabs.chosen.connect(self.show_tab)
        self.model.more_requested.connect(self._want_more)
        self.nothing.clear_requested.connect(self.clear)
        self.view.leave_requested.connect(head.field.setFocus)
        self.view.note_requested.connect(self._open)
        self._session.changed.connect(self._follow_change)
        self._session.closed.connect(self._forget)
        self._session.opened.connect(self._forget)
        self._session.language_changed.connect(self._rename)
        self._session.problems_changed.connect(self._count_problems)

    def wish(self) -> BoardWish:
        """Return the newest question."""
        return self._wish

    def open_with(self, wish: BoardWish) -> None:
        """Ask a whole question that was made elsewhere."""
        blocked = self.head.field.blockSignals(True)
        self.head.field.setText(wish.words)
        self.head.field.blockSignals(blocked)
        blocked = self.head.mine.blockSignals(True)
        self.head.mine.setChecked(bool(wish.mine))
        self.head.mine.blockSignals(blocked)
        self.head.retranslate()
        self._ask(wish)

    def ask_for(self, words: str, kinds: Iterable[str]) -> None:
        """Show the notes that were asked for among the stories."""
        kind = frozenset(kinds)
        self.open_with(BoardWish(words=words, ticks={"kind": kind} if kind else {}))

    def show_tab(self, tab: str) -> None:
        """Show another part of the notes; words and ticks stay."""
        self._ask(replace(self._wish, tab=tab, order="oldest" if tab == "questions" else "newest"))

    def clear(self) -> None:
        """Take words and ticks back, the tab stays."""
        self.open_with(BoardWish(tab=self._wish.tab, order=self._wish.order))
        self.head.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Take back what was done last with notes."""
        self._notes.notebook.undo()

    def redo(self) -> None:
        """Do it again."""
        self._notes.notebook.redo()

    def step_names(self) -> tuple[str, str]:
        """Return what would be undone and what done again, in words; empty for nothing."""
        return self._notes.step_names()

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to what stands in its place."""
        if self._stack.currentWidget() is self.view:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.select_first()
        elif self.nothing.clear.isVisible():
            self.nothing.clear.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask(self._wish)
        self._count_problems()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme().panel)

    def _ask(self, wish: BoardWish) -> None:
        self._wish = wish
        self.head.set_wish(wish)
        self._show_pills()
        self._stale = not self.isVisible()
        if not self._stale and self._session.is_open:
            self._reading.ask(self._session.library.folder, wish, self._take)

    def _take(self, board: Board) -> None:
        kept = self.view.selected()
        place = self.view.verticalScrollBar().value() if kept else 0
        held = self._stack.currentWidget() is self.view and self.view.hasFocus()
        self.facets.set_board(board)
        self.head.set_board(board)
        self._show_pills()
        self.model.set_board(board)
        if board.total:
            self._stack.setCurrentWidget(self.view)
            if (number := self.model.row_of(kept)) >= 0:
                self.view.select(number)
                self.view.executeDelayedItemsLayout()
                self.view.verticalScrollBar().setValue(place)
        else:
            self.nothing.show_for(board.wish)
            self._stack.setCurrentWidget(self.nothing)
        if held:
            self.focus_list()

    def _export(self) -> None:
        if self._session.is_open:
            self.exchange.export(self._wish.filter(), narrowed=self._wish.narrowed or self._wish.tab != "all")

    def _want_more(self, start: int) -> None:
        wish = self._wish

        def bring(more: More) -> None:
            if wish is self._wish:
                self.model.add(more)

        if self._session.is_open:
            self._reading.more(self._session.library.folder, wish, start, bring)

    def _turn(self, facet: Facet, value: str) -> None:
        self._ask(self._wish.turned(facet, value))

    def _turn_mine(self, only: bool) -> None:
        """Whoever gave no name has only private notes that are surely theirs."""
        name = self._my_name().strip()
        others = {facet: values for facet, values in self._wish.ticks.items() if facet != "audience"}
        if only and not name:
            self._ask(replace(self._wish, ticks={**others, "audience": frozenset({"private"})}))
        else:
            self._ask(replace(self._wish, mine=name if only else ""))

    def _show_pills(self) -> None:
        label = self.facets.label
        self.head.set_pills(
            [(facet, one, label(facet, one)) for facet, ones in self._wish.live_ticks().items() for one in sorted(ones)]
        )

    def _open(self, row: NoteRow) -> None:
        """An answer is read where the note is that it answers."""
        note, steps = row.note, 0
        while note.reply_to and steps < 20 and (above := self._session.catalogue.notes.find(note.reply_to)):
            note, steps = above.note, steps + 1
        self.note_requested.emit(row.card.id, note.id)

    def _follow_change(self, _change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._ask(self._wish)

    def _forget(self) -> None:
        self._reading.close()
        self.model.set_board(None)
        self.facets.forget()
        self.open_with(BoardWish())

    def _rename(self) -> None:
        self._show_pills()
        self._follow_change(Change())

    def _count_problems(self) -> None:
        found = {one.path for one in self._session.problems() if "/notes/" in one.path.replace("\\", "/")}
        self.head.set_problems(len(found))
