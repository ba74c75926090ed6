"""A box to tick whose outline can be seen by day and by night; Qt's own is black on black in the dark."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.shell.fonts import ui_font
from ui.shell.icons import paint_icon
from ui.shell.theme import theme

_BOX = 18


class TickBox(QCheckBox):
    """An icon may stand between the box and its words."""

    def __init__(self, icon_name: str = "") -> None:
        super().__init__()
        self._icon = icon_name
        self.setFont(ui_font(13))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        icon = 18 if self._icon else 0
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + _BOX + icon + 16, 26)

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        of, middle = theme(), self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(1, middle - _BOX / 2, _BOX, _BOX)
            lit = self.hasFocus() or self.underMouse()
            painter.setPen(QPen(of.accent if lit or self.isChecked() else of.line_strong, 2 if self.hasFocus() else 1))
            painter.setBrush(of.accent if self.isChecked() else of.field)
            painter.drawRoundedRect(box, 4, 4)
            if self.isChecked():
                paint_icon(painter, "check", of.accent_text, box.adjusted(2, 2, -2, -2))
            x = _BOX + 9
            if self._icon:
                paint_icon(painter, self._icon, of.muted, QRectF(x, middle - 7, 14, 14))
                x += 19
            painter.setPen(of.text)
            painter.setFont(self.font())
            painter.drawText(self.rect().adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
