"""One facet of the panel: heading, rows with counts, "show all" with a small filter for long ones."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.find.facet_labels import FacetNames, facet_label
from ui.find.facet_rows import SHORT, FacetWish, Names, shown
from ui.find.facet_view import SIDE, FacetModel, FacetView
from ui.services.session import Session
from ui.widgets.plain import tip
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import SectionLabel

_LONG: Final = 14  # from so many values on, a filter helps


@dataclass(frozen=True)
class Counted:
    """What a facet counts: how its values and its heading are called, and how its rows are told. Stories, unless said."""

    names: Callable[[str, Session], Names] = FacetNames
    heading: Callable[[str], str] = facet_label
    model: Callable[[QWidget], FacetModel] = FacetModel


class FacetList(QWidget):
    """Heading and rows of one facet; a click or Space asks for a tick, the page answers with new counts."""

    tick_requested = Signal(str, str)  # facet, value
    row_entered = Signal(QRect)

    def __init__(
        self, facet: str, session: Session, parent: QWidget | None = None, *, of: Counted | None = None
    ) -> None:
        super().__init__(parent)
        self._facet, self._session = facet, session
        counted = of or Counted()
        self._name, self._label = counted.names, counted.heading
        self._names = self._name(facet, session)
        self._wish = FacetWish()
        self._choices = 0
        self._counts: Mapping[str, int] = {}
        self._ticks: Set[str] = frozenset()
        self._heading = SectionLabel()
        self._model = counted.model(self)
        self._filter = QLineEdit(clearButtonEnabled=True)
        self.view = FacetView(self._model)
        self._more = QuietButton()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        heading = QVBoxLayout()
        heading.setContentsMargins(SIDE, 0, 12, 6)
        heading.addWidget(self._heading)
        self._filtering = QVBoxLayout()
        self._filtering.addWidget(self._filter)
        more = QVBoxLayout()
        more.setContentsMargins(SIDE - 4, 0, 12, 0)
        more.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.slot = QVBoxLayout()  # the map of the region facet stands here
        self.slot.setContentsMargins(SIDE, 0, 12, 0)
        for part in (heading, self.slot, self._filtering):
            box.addLayout(part)
        box.addWidget(self.view)
        box.addLayout(more)
        self._filter.hide()

    def _connect(self) -> None:
        self.view.tick_requested.connect(self._tick)
        self.view.open_requested.connect(self._open)
        self.view.row_entered.connect(self.row_entered)
        self._more.clicked.connect(self._toggle_whole)
        self._filter.textChanged.connect(self._filter_rows)

    @property
    def model(self) -> FacetModel:
        """Return the rows of the list as Qt's model."""
        return self._model

    @property
    def names(self) -> Names:
        """Return the labels of the values."""
        return self._names

    def set_counts(self, counts: Mapping[str, int], ticks: Set[str]) -> None:
        """Show new counts and ticks; the facet hides itself when it has nothing to offer."""
        self._counts, self._ticks = counts, ticks
        self._refresh()

    def set_whole(self, whole: bool) -> None:
        """Show all values in place, or the few most frequent ones again."""
        self._wish = FacetWish(self._wish.opened, whole, "")
        self._filter.clear()
        self._refresh()

    def rename(self) -> None:
        """Ask for all labels again: the language or the library is another one."""
        self._names = self._name(self._facet, self._session)
        self.retranslate()
        self._refresh()

    def retranslate(self) -> None:
        name = self._label(self._facet)
        self._heading.setText(name)
        self.view.setAccessibleName(name)
        self.view.setAccessibleDescription(self.tr("Spasi mencentang, panah kanan membuka rincian"))
        self._filter.setPlaceholderText(self.tr("Cari dalam daftar ini"))
        self._filter.setAccessibleName(self.tr("Cari dalam {facet}").format(facet=name))
        self._filter.setToolTip(tip(self._filter.accessibleName()))
        self._word_more()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.rename()
        elif event.type() == QEvent.Type.FontChange:
            self.view.fit()

    def _refresh(self) -> None:
        now = shown(self._counts, self._ticks, self._names, self._wish)
        current = self.view.current_value() if self.view.hasFocus() else ""
        self._model.set_rows(now.rows)
        self.view.fit()
        if current:
            self.view.set_current(current)
        self._choices = now.choices
        filtering = self._wish.whole and now.values > _LONG
        around = 6 if filtering else 0
        self._filter.setVisible(filtering)
        self._filtering.setContentsMargins(SIDE, around, 12, around)
        self._more.setVisible(now.choices > SHORT)
        self.setVisible(bool(now.values))
        self._word_more()

    def _word_more(self) -> None:
        if self._wish.whole:
            self._more.setText(self.tr("Tampilkan lebih sedikit"))
        else:
            self._more.setText(self.tr("Tampilkan semua ({count})").format(count=self._choices))
        named = f"{self._label(self._facet)}: {self._more.text()}"
        if named != self._more.accessibleName():
            self._more.setAccessibleName(named)
            self._more.setToolTip(tip(named))

    def _tick(self, value: str) -> None:
        self.tick_requested.emit(self._facet, value)

    def _open(self, value: str, wanted: bool) -> None:
        opened = self._wish.opened | {value} if wanted else self._wish.opened - {value}
        self._wish = FacetWish(opened, self._wish.whole, self._wish.words)
        self._refresh()

    def _toggle_whole(self) -> None:
        self.set_whole(not self._wish.whole)

    def _filter_rows(self, text: str) -> None:
        self._wish = FacetWish(self._wish.opened, self._wish.whole, text)
        self._refresh()
