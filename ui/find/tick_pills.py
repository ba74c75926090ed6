"""The ticks as pills above the list: each can be taken back there, wherever in the facets it was made."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from index.values.request_results import FACETS, Request
from ui.find.facet_labels import FacetNames, facet_label, years_label
from ui.services.session import Session
from ui.widgets.plain import tip
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import FlowLayout, Pill

YEARS: Final = "years"
_SHOWN: Final = 8  # pills; more hide behind "+ n more"


class TickPills(QWidget):
    """One pill a tick, and a small wish to be rid of all; without a height when nothing is ticked."""

    removal_requested = Signal(str, str)  # facet, value; facet "years" has an empty value
    clear_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request = Request()
        self._all = False
        self._shown: list[Pill] = []
        self._flow = FlowLayout(self, 6)
        self._flow.setContentsMargins(0, 2, 0, 2)
        self.hide()

    def set_request(self, request: Request) -> None:
        """Show the ticks of a question."""
        same = (request.ticks, request.years) == (self._request.ticks, self._request.years)
        self._request = request
        if not same:
            self._fill()

    def pills(self) -> list[Pill]:
        """Return the pills now shown."""
        return list(self._shown)

    def count(self) -> int:
        """Return how many ticks there are, shown or not."""
        return sum(map(len, self._request.ticks.values())) + bool(self._request.years)

    def show_all(self) -> None:
        """Show the pills that hide behind "more"."""
        self._all = True
        self._fill()

    def retranslate(self) -> None:
        """Name everything again in the language of the moment."""
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _ticks(self) -> Iterator[tuple[str, str, str]]:
        for facet in FACETS:
            names = FacetNames(facet, self._session)
            for value in sorted(self._request.ticks.get(facet, ()), key=names.label):
                yield facet, value, names.label(value)
        if self._request.years:
            yield YEARS, "", years_label(*self._request.years)

    def _fill(self) -> None:
        ticks = list(self._ticks())
        self._flow.clear()
        shown = ticks if self._all or len(ticks) <= _SHOWN + 1 else ticks[:_SHOWN]
        self._shown = [self._pill(facet, value, label) for facet, value, label in shown]
        for pill in self._shown:
            self._flow.addWidget(pill)
        if len(shown) < len(ticks):
            more = QuietButton(self.tr("+ %n lagi", "", len(ticks) - len(shown)))
            more.clicked.connect(self.show_all)
            self._flow.addWidget(more)
        if ticks:
            clear = QuietButton(self.tr("Hapus semua saringan"))
            clear.clicked.connect(self.clear_requested)
            self._flow.addWidget(clear)
        else:
            self._all = False
        self.setVisible(bool(ticks))

    def _pill(self, facet: str, value: str, label: str) -> Pill:
        pill = Pill(label, "accent", removable=True)
        told = self.tr("Hapus saringan {facet}: {value}").format(facet=facet_label(facet), value=label)
        pill.setAccessibleName(told)
        pill.setToolTip(tip(told))
        pill.clicked.connect(lambda: self.removal_requested.emit(facet, value))
        pill.remove_requested.connect(lambda: self.removal_requested.emit(facet, value))
        return pill
