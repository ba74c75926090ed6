"""One thing of the check to stop at: a card that takes the keyboard, opens, and shows its place in the text."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.theme import RADIUS, theme

_PLAIN: Final = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class StopCard(QFrame):
    """What findings and names have in common: arrows step, Enter or a click shows the words, digits act.

    Only the card that has the keyboard answers to digits. One that was answered can stay where it is (`settle`), so that
    nothing below it moves while somebody aims at it.
    """

    place_requested = Signal()
    open_requested = Signal()
    step_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.by_key = False  # whether the hand was last at the keyboard here, or at the mouse
        self._veil: _Veil | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def is_settled(self) -> bool:
        """Whether it was answered and only keeps its place."""
        return self._veil is not None

    def settle(self) -> None:
        """Say that this is done, and keep the place and the size."""
        if self._veil is None:
            self._veil = _Veil(self, self.tr("Selesai"))
            self.setFixedHeight(self.height())
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAccessibleDescription(self.tr("Selesai"))

    def unsettle(self) -> None:
        """Ask again: the answer did not solve it."""
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def follow_hand(self, part: QWidget) -> None:
        """Notice with which hand a part of the card is used."""
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.by_key = True
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.by_key = False
        return False

    def press_key(self, key: str) -> bool:
        """Do what a key stands for; returns whether it stands for anything."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.open_requested.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_key = False
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            if not self.is_settled:
                self.setFocus(Qt.FocusReason.MouseFocusReason)  # so that digits answer this card, whatever is shown
                self.open_requested.emit()
                self.place_requested.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_key = True
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step_requested.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.place_requested.emit()
        elif not event.text().isdecimal() or event.modifiers() & ~_PLAIN:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key that is held down must not answer the next card, too
            self.press_key(event.text())


class _Veil(QWidget):
    """Lies over a card that is done."""

    def __init__(self, card: QWidget, word: str) -> None:
        super().__init__(card)
        self._word = word
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setGeometry(card.rect())
        self.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QColor(of.panel)
            ground.setAlpha(205)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
            painter.setFont(ui_font(13))
            width = painter.fontMetrics().horizontalAdvance(self._word)
            left = (self.width() - width - 22) / 2
            painter.setBrush(of.panel)  # the word is not written over the words of the card
            painter.drawRoundedRect(QRectF(left - 14, self.height() / 2 - 15, width + 50, 30), 15, 15)
            paint_icon(painter, "check", of.success, QRectF(left, (self.height() - 16) / 2, 16, 16))
            painter.setPen(of.success)
            painter.drawText(QRectF(left + 22, 0, width + 8, self.height()), Qt.AlignmentFlag.AlignVCenter, self._word)
