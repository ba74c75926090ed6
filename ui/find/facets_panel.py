"""The panel at the left: a map and the facets with live counts, and the years as bars."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from index.values.request_results import FACETS, Facet, Request, Results
from kb.vocabulary.facets import FACET_ROWS
from ui.find.bubble_map import BubbleMap
from ui.find.facet_list import FacetList
from ui.find.facet_view import SIDE
from ui.find.histogram import YearsFacet
from ui.services.session import Session
from ui.widgets.ground import Ground
from ui.widgets.small_parts import Text

WIDTH: Final = 248


class FacetsPanel(QScrollArea):
    """Shows `Results.facets` and says which tick or which years are wished for."""

    tick_requested = Signal(str, str)  # facet, value: turn it
    years_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists: dict[Facet, FacetList] = {facet: FacetList(facet, session) for facet in FACETS}
        self._ground = Ground("sidebar")
        self.map = BubbleMap(session)
        self.years = YearsFacet()
        self._nothing = Text("", 13, "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_counts({}, {}, Request())

    def _lay_out(self) -> None:
        box = QVBoxLayout(self._ground)
        box.setContentsMargins(0, 16, 0, 18)
        box.setSpacing(16)
        around = QVBoxLayout()
        around.setContentsMargins(SIDE, 0, 12, 0)
        around.addWidget(self._nothing)
        box.addLayout(around)
        for facet, one in self.lists.items():
            if FACET_ROWS[facet].years_before:
                box.addWidget(self.years)
            box.addWidget(one)
        box.addStretch(1)
        self.lists["region"].slot.addWidget(self.map)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        for one in self.lists.values():
            one.tick_requested.connect(self.tick_requested)
            one.row_entered.connect(self._show_row)
        self.map.province_requested.connect(lambda code: self.tick_requested.emit("region", code))
        self.years.years_requested.connect(self.years_requested)

    def set_results(self, results: Results) -> None:
        """Show the counts of an answer, with the ticks it was asked with."""
        self.set_counts(results.facets, results.years, results.request)

    def set_counts(self, facets: Mapping[str, Mapping[str, int]], years: Mapping[int, int], request: Request) -> None:
        """Show counts beside the ticks of a request."""
        for facet, one in self.lists.items():
            one.set_counts(facets.get(facet, {}), request.ticks.get(facet, frozenset()))
        self.map.set_counts(facets.get("region", {}), request.ticks.get("region", frozenset()))
        self.years.set_years(years, request.years)
        self._nothing.setVisible(all(part.isHidden() for part in (*self.lists.values(), self.years)))

    def rename(self) -> None:
        """Ask for all labels again."""
        for one in self.lists.values():
            one.rename()
        self.map.retranslate()

    def forget(self) -> None:
        """Begin anew for another library."""
        self.years.histogram.forget()
        for one in self.lists.values():
            one.set_whole(False)
        self.rename()
        self.set_counts({}, {}, Request())

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Saringan"))
        self._nothing.setText(self.tr("Belum ada cerita yang dapat disaring."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_row(self, row: QRect) -> None:
        """Scroll so that the row with the keyboard is seen."""
        facet = self.sender()
        if isinstance(facet, FacetList):
            top = facet.view.mapTo(self._ground, row.topLeft())
            self.ensureVisible(top.x(), top.y() + row.height() // 2, 0, row.height() + 8)
