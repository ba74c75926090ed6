"""A field for Markdown as tall as its text, so that a form is one page and not a row of windows."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.theme import theme
from ui.write.open_draft import OpenDraft
from ui.write.text.markdown_field import Field

_EDGE: Final = 11
_TALLEST: Final = 20_000  # pixels; beyond, a widget would be taller than Qt can paint with ease: the field scrolls then


class GrowingField(Field):
    """At least `lines` tall; outlined, and the outline shows where the keyboard is."""

    def __init__(self, writing: OpenDraft, lines: int = 3, text: str = "", parent: QWidget | None = None) -> None:
        self._growing = False
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
        """Return the height of the text; every paragraph is asked, for Qt breaks only those into lines that it paints."""
        layout, block, height = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        least = self._lines * self.fontMetrics().lineSpacing()
        return round(min(max(height, least), _TALLEST)) + 2 * _EDGE + 4

    def _grow(self) -> None:
        if self._growing:
            return
        self._growing = True
        wanted = self._wanted()
        if self.height() != wanted:
            many = wanted > _TALLEST
            self.setVerticalScrollBarPolicy(
                Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            )
            self.setFixedHeight(wanted)
            self.updateGeometry()
        self._growing = False
