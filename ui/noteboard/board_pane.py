"""What the page of all notes looks like: facets at the left, head and list beside them, a sentence where there is no list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.noteboard.board_head import BoardHead
from ui.noteboard.empty_notice import NothingHere
from ui.noteboard.note_facets import NoteFacets
from ui.noteboard.note_list import NotesView
from ui.noteboard.note_model import LinesModel
from ui.noteboard.note_wish import Board, BoardWish, NoteTally
from ui.services.session import Session
from ui.widgets.small_parts import Divider
from ui.widgets.theme import theme

_WIDEST = 940


class BoardPane(QWidget):
    """Shows a question and its answer; asks nothing itself."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.facets = NoteFacets(session)
        self.head = BoardHead()
        self.model = LinesModel(session, lambda code: self.facets.label("code", code), self)
        self.view = NotesView(self.model, session)
        self.nothing = NothingHere()
        self._stack = QStackedWidget()
        self._lay_out()

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

    def set_field(self, wish: BoardWish) -> None:
        """Show words and whose notes of a question that was made elsewhere, without asking it again."""
        for part in (self.head.field, self.head.mine):
            part.blockSignals(True)
        self.head.field.setText(wish.words)
        self.head.mine.setChecked(bool(wish.mine or wish.mine_key))
        for part in (self.head.field, self.head.mine):
            part.blockSignals(False)
        self.head.retranslate()

    def show_wish(self, wish: BoardWish) -> None:
        """Show what is wished for, before its answer is there."""
        label = self.facets.label
        self.head.set_wish(wish)
        self.head.set_pills(
            [(facet, one, label(facet, one)) for facet, ones in wish.live_ticks().items() for one in sorted(ones)]
        )

    def show_tally(self, tally: NoteTally) -> None:
        """Show the counts that follow an answer."""
        self.facets.set_tally(tally)
        self.head.tabs.set_counts(tally.tabs)
        self.show_wish(tally.wish)  # its ticks have names by now

    def show_board(self, board: Board) -> None:
        """Show an answer; the note that was selected stays so, where it stood."""
        kept = self.view.selected()
        place = self.view.verticalScrollBar().value() if kept else 0
        held = self._stack.currentWidget() is self.view and self.view.hasFocus()
        self.head.set_board(board)
        self.show_wish(board.wish)
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

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to what stands in its place."""
        if self._stack.currentWidget() is self.view:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.select_first()
        elif self.nothing.clear.isVisible():
            self.nothing.clear.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme().panel)
