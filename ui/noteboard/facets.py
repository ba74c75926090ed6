"""The panel at the left of the notes page: what notes can be narrowed by, with live counts."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.words import Words
from ui.find.facet_list import Counted, FacetList
from ui.find.facets_panel import WIDTH
from ui.noteboard.names import NoteFacetModel, NoteNames, note_facet_label
from ui.noteboard.wish import FACETS, SETTLED, BoardWish, Facet, Tally
from ui.shell.session import Session
from ui.shell.theme import theme

_IDLE: Final[frozenset[Facet]] = frozenset({"audience", "place", "year"})  # with one value for all they narrow nothing


class NoteFacets(QScrollArea):
    """Shows the counts of a board and says which tick is wished for."""

    tick_requested = Signal(str, str)  # facet, value: turn it

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: dict[str, Words] = {}
        self._ground = _Ground()
        notes = Counted(self._names, note_facet_label, NoteFacetModel)
        self.lists: dict[Facet, FacetList] = {facet: FacetList(facet, session, of=notes) for facet in FACETS}
        box = QVBoxLayout(self._ground)
        box.setContentsMargins(0, 20, 0, 18)
        box.setSpacing(16)
        for one in self.lists.values():
            box.addWidget(one)
            one.tick_requested.connect(self.tick_requested)
            one.row_entered.connect(self._show_row)
        box.addStretch(1)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)
        self.retranslate()
        self.forget()

    def label(self, facet: Facet, value: str) -> str:
        """Return what a value is called."""
        return self.lists[facet].names.label(value)

    def set_tally(self, tally: Tally) -> None:
        """Show the counts of an answer."""
        self.titles.update(tally.titles)
        self._show(tally.wish, tally.counts)

    def forget(self) -> None:
        """Show nothing: another library is open."""
        self.titles.clear()
        for one in self.lists.values():
            one.set_whole(False)
            one.rename()
        self._show(BoardWish(), {})

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Saringan catatan"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self, wish: BoardWish, counts: Mapping[Facet, Mapping[str, int]]) -> None:
        ticks = wish.live_ticks()
        for facet, one in self.lists.items():
            found = {} if facet in SETTLED[wish.tab] else counts.get(facet, {})
            ticked = ticks.get(facet, frozenset())
            idle = facet in _IDLE and len(found) == 1 and not ticked
            one.set_counts({} if idle else found, ticked)

    def _names(self, facet: str, session: Session) -> NoteNames:
        return NoteNames(facet, session, self.titles)

    def _show_row(self, row: QRect) -> None:
        """Scroll so that the row with the keyboard is seen."""
        facet = self.sender()
        if isinstance(facet, FacetList):
            top = facet.view.mapTo(self._ground, row.topLeft())
            self.ensureVisible(top.x(), top.y() + row.height() // 2, 0, row.height() * 2)


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().sidebar)
