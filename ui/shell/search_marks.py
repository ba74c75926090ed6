"""What is painted over the words of the search field: a wave under a mistake, and how the words may go on.

A QLineEdit knows no rich text, but it tells where its cursor stands; everything else is measured from there, so that
the marks follow the text when it scrolls.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextLayout, QTextLine
from PySide6.QtWidgets import QLineEdit, QToolButton

from index.values.request_results import Span
from ui.widgets.fonts import ui_font
from ui.widgets.theme import theme
from ui.widgets.utf16 import Bridge

_CURSOR_SIDE: Final = 5  # Qt's rectangle of the cursor begins so many pixels before the cursor
_WAVE: Final = 4.0  # pixels from crest to crest
_LEAST: Final = 8.0  # pixels: a mistake without letters is underlined at least so far
_EDGE: Final = 8
_KEY: Final = "→"


def paint_wrong(painter: QPainter, field: QLineEdit, span: Span) -> None:
    """Underline a part of the words (Python offsets) with a wave."""
    left, right = wrong_stretch(field, span)
    y = _base(field) + 4.0
    path = QPainterPath(QPointF(left, y))
    crest, x = 1, left
    while x < right:
        x = min(x + _WAVE / 2, right)
        path.quadTo(QPointF(x - _WAVE / 4, y + 2.0 * crest), QPointF(x, y))
        crest = -crest
    painter.setClipRect(room(field))
    painter.setPen(QPen(theme().error, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def wrong_stretch(field: QLineEdit, span: Span) -> tuple[float, float]:
    """Return from where to where the wave goes, in pixels of the field."""
    bridge = Bridge(field.text())
    left, right = (_place(field, bridge.to_units(offset)) for offset in (span[0], max(span)))
    if right - left < _LEAST:
        left, right = max(left - _LEAST, _place(field, 0)), max(right, left) + _LEAST / 2
    return left, right


def paint_ghost(painter: QPainter, field: QLineEdit, ghost: str) -> None:
    """Paint the rest of a word behind the words in quiet letters, and the key that takes it."""
    of, free = theme(), room(field)
    x = _place(field, Bridge(field.text()).units)
    painter.setClipRect(free)
    painter.setFont(field.font())
    painter.setPen(of.muted)
    painter.drawText(QPointF(x, _base(field)), ghost)
    x += painter.fontMetrics().horizontalAdvance(ghost) + 10
    painter.setFont(ui_font(10))
    key = QRectF(x, (field.height() - 16) / 2, painter.fontMetrics().horizontalAdvance(_KEY) + 10, 16)
    if key.right() < free.right():
        painter.setPen(QPen(of.line_strong, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(key, 4, 4)
        painter.setPen(of.muted)
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, _KEY)


def room(field: QLineEdit) -> QRect:
    """Return the part of the field in which text may stand: what the buttons at its ends leave."""
    left, right = _EDGE, field.width() - _EDGE
    for button in field.findChildren(QToolButton):
        if not button.isVisible():
            continue
        if button.geometry().center().x() < field.width() // 2:
            left = max(left, button.geometry().right() + 1)
        else:
            right = min(right, button.geometry().left())
    return QRect(left, 0, right - left, field.height())


def _place(field: QLineEdit, position: int) -> float:
    """Return where a position of the text (in UTF-16 units) stands in the field, however far it is scrolled."""
    layout = QTextLayout(field.displayText(), field.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    cursor = _cursor(field).x() + _CURSOR_SIDE
    if not line.isValid():
        return float(cursor)
    return cursor + _x(line, position) - _x(line, field.cursorPosition())


def _x(line: QTextLine, position: int) -> float:
    place = line.cursorToX(position)  # with the position itself behind it, says PySide
    return float(place[0]) if isinstance(place, tuple) else 0.0


def _base(field: QLineEdit) -> float:
    return float(_cursor(field).top() + field.fontMetrics().ascent())


def _cursor(field: QLineEdit) -> QRect:
    found = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return found.toRect() if isinstance(found, QRectF) else QRect(found)
