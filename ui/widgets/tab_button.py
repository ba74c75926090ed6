"""A word with a line under it when it is chosen: the switch between two views of one thing."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.widgets.fonts import ui_font
from ui.widgets.plain import tip
from ui.widgets.theme import theme

_HEIGHT: Final = 44
_SIDE: Final = 10


class TabButton(QAbstractButton):
    """Put several into a QButtonGroup; where there is little room the words are cut short, not the line."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFont(ui_font(14, QFont.Weight.Medium))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip(text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * _SIDE + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(70, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        inner = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(of.accent, 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 5, -1, -6), 6, 6)
            painter.setPen(of.accent if self.isChecked() or self.underMouse() else of.muted)
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width() + 1)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            if self.isChecked():
                painter.fillRect(_SIDE, self.height() - 3, self.width() - 2 * _SIDE, 3, of.accent)
