"""A chip that tells what the words of a question also find: "balai: semua arti", with a menu and a cross."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.theme import theme

_SIDE: Final = 10
_SIGN: Final = 14
_HEIGHT: Final = 24
_GAP: Final = 4


class MeaningChip(QAbstractButton):
    """The word in quiet letters, what it means in clear ones.

    `clicked` is the wish for the readings where there are several (`choosable`), and for the end of it all where there
    are not; the cross and Delete always end it: `remove_requested`.
    """

    remove_requested = Signal()

    def __init__(self, word: str, text: str, *, choosable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = f"{word}: " if word else ""
        self._choosable = choosable
        self._light, self._strong = ui_font(12), ui_font(12, QFont.Weight.Medium)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def choosable(self) -> bool:
        """Whether pressing it opens the readings."""
        return self._choosable

    def said(self) -> str:
        """Return the words that are painted."""
        return self._word + self.text()

    def sizeHint(self) -> QSize:
        words = self._word_width() + QFontMetrics(self._strong).horizontalAdvance(self.text())
        signs = (_SIGN + _GAP) * (1 + self._choosable)
        return QSize(words + signs + 2 * _SIDE + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 4 * _HEIGHT), _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self.isDown() and self.rect().contains(place) and place.x() >= self.cross().left() - _GAP:
            self.setDown(False)
            self.remove_requested.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        elif opens and self._choosable:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def cross(self) -> QRect:
        """Return where one presses to take the meaning back."""
        return QRect(self.width() - _SIDE - _SIGN + 2, (self.height() - _SIGN) // 2, _SIGN, _SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        of, hot = theme(), self.underMouse() or self.isDown()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.accent if hot else of.line, 1))
            painter.setBrush(of.accent_soft if hot else of.card)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            quiet, clear = (of.accent_soft_text, of.accent_soft_text) if hot else (of.muted, of.text)
            paint_icon(painter, "x", quiet, QRectF(self.cross()))
            right = self.cross().left() - _GAP
            if self._choosable:
                right -= _SIGN
                paint_icon(painter, "chevron-down", quiet, QRectF(right, self.cross().top(), _SIGN, _SIGN))
            room = QRect(_SIDE, 0, max(right - _SIDE, 0), self.height())
            painter.setFont(self._light)
            painter.setPen(quiet)
            _draw(painter, room, self._word)
            painter.setFont(self._strong)
            painter.setPen(clear)
            _draw(painter, room.adjusted(self._word_width(), 0, 0, 0), self.text())

    def _word_width(self) -> int:
        return QFontMetrics(self._light).horizontalAdvance(self._word)


def _draw(painter: QPainter, room: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
