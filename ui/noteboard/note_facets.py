"""The panel at the left of the notes page: what notes can be narrowed by, with live counts."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.base.words import Words
from ui.find.facet_list import Counted, FacetList
from ui.find.facets_panel import WIDTH
from ui.noteboard.board_labels import NoteFacetModel, NoteNames, note_facet_label
from ui.noteboard.note_wish import FACETS, SETTLED, BoardWish, Facet, NoteTally
from ui.services.session import Session
from ui.widgets.ground import Ground

_IDLE: Final[frozenset[Facet]] = frozenset({"audience", "place", "year"})  # with one value for all they narrow nothing


class NoteFacets(QScrollArea):
    """Shows the counts of a board and says which tick is wished for.

    The lists are built one after the other once the page is shown: all at once would be a stall at its first opening.
    """

    tick_requested = Signal(str, str)  # facet, value: turn it

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.titles: dict[str, Words] = {}
        self.lists: dict[Facet, FacetList] = {}
        self._tally: NoteTally | None = None
        self._ground = Ground("sidebar")
        self._box = QVBoxLayout(self._ground)
        self._box.setContentsMargins(0, 20, 0, 18)
        self._box.setSpacing(16)
        self._box.addStretch(1)
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._build_next)
        self._next.start()
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
        return self._names(facet, self._session).label(value)

    def set_tally(self, tally: NoteTally) -> None:
        """Show the counts of an answer."""
        self._tally = tally
        self.titles.update(tally.titles)
        for facet in self.lists:
            self._show(facet)

    def forget(self) -> None:
        """Show nothing: another library is open."""
        self._tally = None
        self.titles.clear()
        for facet, one in self.lists.items():
            one.set_whole(False)
            one.rename()
            self._show(facet)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Saringan catatan"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build_next(self) -> None:
        """Build one more list, in its place."""
        facet = FACETS[len(self.lists)]
        made = FacetList(facet, self._session, of=Counted(self._names, note_facet_label, NoteFacetModel))
        made.tick_requested.connect(self.tick_requested)
        made.row_entered.connect(self._show_row)
        self._box.insertWidget(len(self.lists), made)
        self.lists[facet] = made
        self._show(facet)
        if len(self.lists) == len(FACETS):
            self._next.stop()

    def _show(self, facet: Facet) -> None:
        """Show what is known of one facet."""
        tally = self._tally
        wish = tally.wish if tally else BoardWish()
        settled = tally is None or facet in SETTLED[wish.tab]
        found = {} if tally is None or settled else tally.counts.get(facet, {})
        ticked = wish.live_ticks().get(facet, frozenset())
        idle = facet in _IDLE and len(found) == 1 and not ticked
        self.lists[facet].set_counts({} if idle else found, ticked)

    def _names(self, facet: str, session: Session) -> NoteNames:
        return NoteNames(facet, session, self.titles)

    def _show_row(self, row: QRect) -> None:
        """Scroll so that the row with the keyboard is seen."""
        facet = self.sender()
        if isinstance(facet, FacetList):
            top = facet.view.mapTo(self._ground, row.topLeft())
            self.ensureVisible(top.x(), top.y() + row.height() // 2, 0, row.height() * 2)
