"""One thing that can be done about a finding: words that wrap, an icon, and the key that does it."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.plain import tip
from ui.widgets.theme import theme

_ICON: Final = 16
_LEFT: Final = 34
_RIGHT: Final = 28
_PAD: Final = 7
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Choice(QAbstractButton):
    """A row that can be pressed; `key` is shown at its right, whoever holds the rows answers to it."""

    def __init__(self, text: str, icon_name: str, key: str = "") -> None:
        super().__init__()
        self.key = key
        self._icon = icon_name
        self.setFont(ui_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Speak the language of the window."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip(f"{text} ({self.key})" if self.key else ""))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - _LEFT - _RIGHT, 40), 10_000)
        return QFontMetrics(self.font()).boundingRect(room, _WRAP, self.text()).height() + 2 * _PAD

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(self.width(), 220)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self.font()).height() + 2 * _PAD)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Answer nothing by the second half of a double click, which was meant for what lay here before."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.isEnabled() and (self.underMouse() or self.isDown())
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(of.accent_soft if lit else of.panel)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            ink = of.accent_soft_text if lit else of.text
            paint_icon(painter, self._icon, of.accent if self.isEnabled() else of.faint, QRectF(10, _PAD, _ICON, _ICON))
            painter.setPen(ink if self.isEnabled() else of.faint)
            painter.setFont(self.font())
            painter.drawText(self.rect().adjusted(_LEFT, _PAD, -_RIGHT, -_PAD + 2), _WRAP, self.text())
            if self.key:
                painter.setPen(of.muted)
                painter.setFont(ui_font(11))
                painter.drawText(
                    self.rect().adjusted(0, 0, -10, 0),
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    self.key,
                )


class Pick(QAbstractButton):
    """A small answer in a row of answers: its key, then its word."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__()
        self.key = key
        self.setFont(ui_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip(f"{text} ({key})"))

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + _LEFT + 6, 28)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Answer nothing by the second half of a double click, which was meant for what lay here before."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.underMouse() or self.isDown()
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.line_strong, 1))
            painter.setBrush(of.accent_soft if lit else of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.setPen(of.muted)
            painter.setFont(ui_font(11))
            painter.drawText(QRectF(0, 0, 26, self.height()), Qt.AlignmentFlag.AlignCenter, self.key)
            painter.setPen(of.accent_soft_text if lit else of.text)
            painter.setFont(self.font())
            painter.drawText(
                self.rect().adjusted(26, 0, -4, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                self.text(),
            )
