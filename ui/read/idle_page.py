"""What the reading page shows when nothing is open, and the small line that tells where a link leads."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.plain import PlainLabel
from ui.widgets.small_parts import Text
from ui.widgets.theme import theme


class IdlePage(QWidget):
    """Says in words that a story can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Text("", 18, weight=QFont.Weight.DemiBold, wrap=True)
        self._hint = Text("", 14, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 60, 40, 40)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._words, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self._words.setText(self.tr("Belum ada cerita yang dibuka"))
        self._hint.setText(self.tr("Pilih sebuah cerita dari daftar, atau ketik beberapa kata untuk mencarinya."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), of.window)
            top = self._words.geometry().top() - 64
            paint_icon(painter, "book-open", of.accent, QRectF((self.width() - 44) / 2, top, 44, 44))


class AddressLine(PlainLabel):
    """Shows in the corner, as browsers do, where the link under the mouse or the keyboard leads."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._over = parent
        self.setFont(ui_font(12))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(10, 5, 10, 5)
        self.hide()

    def show_address(self, address: str) -> None:
        """Show an address that leads out of the library; others speak for themselves."""
        outside = address.startswith(("http:", "https:", "mailto:"))
        self.setVisible(outside)
        if outside:
            room = max(self._over.width() - 40, 80)
            self.setText(self.fontMetrics().elidedText(address, Qt.TextElideMode.ElideMiddle, room))
            self.adjustSize()
            self.move(0, self._over.height() - self.height())
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), of.text)
            painter.setPen(of.window)
            painter.drawText(self.rect().adjusted(10, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
