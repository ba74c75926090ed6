"""What is ticked and chosen, in the colours of the house: Qt's own boxes are grey in the dark, and their outline black."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.theme import RADIUS, theme

_BOX: Final = 18
_ROW: Final = 26
_HEIGHT: Final = 34


class TickBox(QCheckBox):
    """A box to tick; an icon may stand between the box and its words."""

    def __init__(self, icon_name: str = "") -> None:
        super().__init__()
        self._icon = icon_name
        _dress(self)

    def sizeHint(self) -> QSize:
        icon = 18 if self._icon else 0
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + _BOX + icon + 16, _ROW)

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        of, middle = theme(), self.height() / 2
        with QPainter(self) as painter:
            box = _begin(painter, self)
            painter.drawRoundedRect(box, 4, 4)
            if self.isChecked():
                paint_icon(painter, "check", of.accent_text, box.adjusted(2, 2, -2, -2))
            x = _BOX + 9
            if self._icon:
                paint_icon(painter, self._icon, of.muted, QRectF(x, middle - 7, 14, 14))
                x += 19
            _say(painter, self, x)


class RoundBox(QRadioButton):
    """One of several that exclude each other."""

    def __init__(self) -> None:
        super().__init__()
        _dress(self)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + _BOX + 16, _ROW)

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = _begin(painter, self)
            painter.drawEllipse(box)
            if self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().accent_text)
                painter.drawEllipse(QPointF(box.center()), 4, 4)
            _say(painter, self, _BOX + 9)


class Choosable(QComboBox):
    """One of several words; the wheel scrolls the page and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(ui_font(14))
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, words: Sequence[str]) -> None:
        """Offer these words; the one at the same place stays chosen."""
        at = max(self.currentIndex(), 0)
        self.blockSignals(True)
        self.clear()
        self.addItems(list(words))
        self.setCurrentIndex(min(at, len(words) - 1))
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        of, box = theme(), QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            busy = self.hasFocus()
            painter.setPen(QPen(of.accent if busy else of.line_strong, 2 if busy else 1))
            painter.setBrush(of.field)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            paint_icon(painter, "chevron-down", of.muted, QRectF(box.right() - 26, (box.height() - 16) / 2, 16, 16))
            painter.setPen(of.text if self.isEnabled() else of.faint)
            painter.setFont(self.font())
            inner = box.adjusted(11, 0, -30, 0)
            text = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)


def _dress(part: QAbstractButton) -> None:
    part.setFont(ui_font(13))
    part.setCursor(Qt.CursorShape.PointingHandCursor)
    part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


def _begin(painter: QPainter, part: QAbstractButton) -> QRectF:
    """Choose the colours of a box, and return where it stands."""
    of, lit = theme(), part.hasFocus() or part.underMouse()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = of.accent if part.isEnabled() and (lit or part.isChecked()) else of.line_strong
    painter.setPen(QPen(edge, 2 if part.hasFocus() else 1))
    filled = of.accent if part.isEnabled() else of.line_strong
    painter.setBrush(filled if part.isChecked() else of.field)
    return QRectF(1, part.height() / 2 - _BOX / 2, _BOX, _BOX)


def _say(painter: QPainter, part: QAbstractButton, x: int) -> None:
    painter.setPen(theme().text if part.isEnabled() else theme().faint)
    painter.setFont(part.font())
    inner = part.rect().adjusted(x, 0, 0, 0)
    text = painter.fontMetrics().elidedText(part.text(), Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
