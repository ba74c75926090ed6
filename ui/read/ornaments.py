"""What is painted around the text and is no text: bars of quotations, grounds of code, rules, bullets."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from ui.read.page_style import PageStyle
from ui.read.rendered_document import Bullet, Rendered, Stretch


class Ornaments:
    """Paints those of one page that lie between two document positions, as far down as it is `scrolled`."""

    def __init__(self, document: QTextDocument, page: Rendered, look: PageStyle, scrolled: int) -> None:
        self._document, self._page, self._look, self._scrolled = document, page, look, scrolled

    def paint_below(self, painter: QPainter, first: int, last: int) -> None:
        """Paint what lies under the text."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.panel)
        padding = self._look.em(0.55)
        for code in self._page.codes:
            if (box := self._reach(code, first, last)) is not None:
                box.setRight(self._document.textWidth())
                painter.drawRoundedRect(box.adjusted(0, -padding, 0, padding), 6, 6)

    def paint_above(self, painter: QPainter, first: int, last: int) -> None:
        """Paint what stands beside the text."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for quote in self._page.quotes:
            if (box := self._reach(quote, first, last)) is not None:
                painter.fillRect(QRectF(quote.left + 1, box.top(), 3, box.height()), self._look.theme.quote_bar)
        painter.setPen(self._look.theme.line_strong)
        for position in self._page.rules:
            if first <= position <= last:
                middle, half = self._box(position).center(), self._look.em(2.2)
                painter.drawLine(QPointF(middle.x() - half, middle.y()), QPointF(middle.x() + half, middle.y()))
        for bullet in self._page.bullets:
            if first <= bullet.position + 1 and bullet.position <= last:
                self._paint_bullet(painter, bullet)

    def _paint_bullet(self, painter: QPainter, bullet: Bullet) -> None:
        """Paint a disc, deeper down a ring, at the height of the small letters of the first line."""
        block = self._document.findBlock(bullet.position)
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        ink, radius = self._look.theme.text, self._look.size * 0.135
        base = self._box(bullet.position).top() + line.y() + line.ascent()
        middle = QPointF(bullet.left - self._look.em(0.78), base - self._look.size * 0.27)
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(ink if bullet.depth % 2 == 0 else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)

    def _reach(self, stretch: Stretch, first: int, last: int) -> QRectF | None:
        """Return the place of a stretch as far as it lies between the two positions."""
        if stretch.first > last or first > stretch.last:
            return None
        top, bottom = self._box(max(stretch.first, first)), self._box(min(stretch.last, last))
        return QRectF(stretch.left, top.top(), 0, bottom.bottom() - top.top())

    def _box(self, position: int) -> QRectF:
        """Return the lines of the block at a position, without the space around them, where they are on the screen."""
        box = self._document.documentLayout().blockBoundingRect(self._document.findBlock(position))
        return box.translated(0, -self._scrolled)
