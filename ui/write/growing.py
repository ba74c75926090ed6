"""A field for Markdown as tall as its text, so that a form is one page and not a row of windows."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.shell.theme import theme
from ui.write.field import Field
from ui.write.writing import Writing

_EDGE: Final = 11
_MOST_LINES: Final = 1200  # beyond, a widget would be taller than Qt can paint with ease; the field scrolls then


class GrowingField(Field):
    """At least `lines` tall; outlined, and the outline shows where the keyboard is."""

    def __init__(self, writing: Writing, lines: int = 3, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(writing, text, parent)
        self._lines = lines
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_EDGE + 2, _EDGE, _EDGE, _EDGE)
        self.viewport().setAutoFillBackground(False)
        self._dress()
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(320, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._wanted())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            self._paint_frame()
        return done

    def _paint_frame(self) -> None:
        of, busy = theme(), self.hasFocus()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.accent if busy else of.line_strong, 2 if busy else 1))
            painter.setBrush(of.field)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _dress(self) -> None:
        made = self.palette()
        if made.color(QPalette.ColorRole.Base) != theme().field:
            made.setColor(QPalette.ColorRole.Base, theme().field)
            made.setColor(QPalette.ColorRole.Text, theme().text)
            made.setColor(QPalette.ColorRole.PlaceholderText, theme().muted)
            self.setPalette(made)

    def _wanted(self) -> int:
        lines = max(int(self.document().size().height()), self._lines)
        many = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        return min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + 2 * _EDGE + 4

    def _grow(self) -> None:
        if self.height() != self._wanted():
            self.setFixedHeight(self._wanted())
            self.updateGeometry()
