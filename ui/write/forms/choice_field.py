"""A field under which the fitting things are listed while one types; letters alone choose nothing."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.offer_list import Offer, OfferList

_ROOM: Final = 260  # below a field, for its list


class ChoosingField(QLineEdit):
    """Asks `find` at every letter; an empty field lists everything when one presses the down arrow."""

    taken = Signal(object)  # Offer.what
    entered = Signal(str)  # Enter on words that nothing fits
    searched = Signal(str)  # other words were looked for

    def __init__(self, find: Callable[[str], Sequence[Offer]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._list: OfferList | None = None
        self.setFont(ui_font(14))
        self.textEdited.connect(self._look)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is listed."""
        return self._list.offers if self._list is not None else ()

    def look(self) -> None:
        """List what fits the words that are there."""
        self._look(self.text())

    def leave(self) -> None:
        """List nothing more."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, listed = event.key(), bool(self.offers)
        if key == Qt.Key.Key_Down and self._list is not None and listed:
            self._list.walk(1)
        elif key == Qt.Key.Key_Down:
            self.look()
        elif key == Qt.Key.Key_Up and self._list is not None and listed:
            self._list.walk(-1)
        elif key == Qt.Key.Key_Escape and listed:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leave()

    def _enter(self) -> None:
        chosen = self._list.chosen() if self._list is not None and self.offers else None
        if chosen is None and self.text().strip():
            chosen = next(iter(self._find(self.text())), None)
        if chosen is not None:
            self._take(chosen)
        elif self.text().strip():
            self.entered.emit(self.text().strip())

    def _take(self, offer: Offer) -> None:
        self.leave()
        self.taken.emit(offer.what)

    def _look(self, text: str) -> None:
        offers = tuple(self._find(text))
        self.searched.emit(text)
        if offers:
            self._make_room()
        self._open_list().open(offers, self.accessibleName())

    def _open_list(self) -> OfferList:
        """The list belongs to the window, which a field only has once it is shown."""
        if self._list is None or self._list.parent() is not self.window():
            self._list = OfferList(self)
            self._list.taken.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
            area = self._area()
            if area is not None:
                area.verticalScrollBar().valueChanged.connect(self.leave)
        return self._list

    def _make_room(self) -> None:
        area = self._area()
        if area is not None and (inner := area.widget()) is not None:
            below = self.mapTo(inner, self.rect().bottomLeft())
            area.ensureVisible(0, min(below.y() + _ROOM, inner.height()), 0, 0)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above if isinstance(above, QScrollArea) else None


def focus_soon(part: QWidget) -> None:
    """Give the keyboard to a part that is only now being laid out."""
    QTimer.singleShot(0, part, lambda: part.setFocus(Qt.FocusReason.OtherFocusReason))
