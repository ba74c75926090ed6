"""The facets as a drawer over the results, for windows too narrow to show both side by side."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.small_parts import IconButton, SectionLabel
from ui.widgets.theme import theme

WIDTH: Final = 280


class Drawer(QWidget):
    """Lies over its parent: a panel at the left, a veil beside it. Escape, the cross and a click on the veil close it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._title = SectionLabel()
        self._cross = IconButton("x", size=18)
        self._panel = _Panel(self)
        self._box = QVBoxLayout(self._panel)
        self._lay_out()
        self._cross.clicked.connect(self.close_drawer)
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(18, 8, 8, 0)
        top.addWidget(self._title)
        top.addStretch()
        top.addWidget(self._cross)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addLayout(top)
        self._panel.setFixedWidth(WIDTH)

    def take(self, widget: QWidget) -> None:
        """Hold a widget; it fills the drawer."""
        widget.setFixedWidth(WIDTH)
        self._box.addWidget(widget, 1)
        widget.show()

    def open_drawer(self) -> None:
        """Slide in over the parent and take the focus."""
        self._fit()
        self.show()
        self.raise_()
        self._cross.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self) -> None:
        """Open it, or close it when it is open."""
        if self.isVisible():
            self.close_drawer()
        else:
            self.open_drawer()

    def close_drawer(self) -> None:
        """Go away; the focus is given back by whoever listens to `closed`."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Saringan"))
        self._cross.set_text(self.tr("Tutup saringan"), "Esc")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside while the drawer is open: what lies under the veil cannot be seen."""
        parts = [part for part in self.findChildren(QWidget) if part.isVisible() and _takes_tab(part)]
        if not parts or not self.isVisible():  # Qt looks for another place for the keyboard while the drawer goes away
            return super().focusNextPrevChild(forward)
        parts.sort(key=lambda part: part.mapTo(self, QPoint(0, 0)).toTuple()[::-1])
        focused = self.window().focusWidget()
        here = parts.index(focused) if focused in parts else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        parts[(here + (1 if forward else -1)) % len(parts)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self._panel.width():
            self.close_drawer()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 150 if theme().dark else 80))

    def _fit(self) -> None:
        self.setGeometry(self._under.rect())
        self._panel.setGeometry(0, 0, min(WIDTH, self._under.width()), self._under.height())


def _takes_tab(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled()


class _Panel(QWidget):
    """The ground of the drawer."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme().sidebar)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a press beside a row is not a press on the veil
