"""Room for a few sentences: a framed field that grows with its words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.widgets.theme import RADIUS, theme
from ui.widgets.words_field import WordsField


class Evidence(QFrame):
    """The frame follows the focus of the field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = WordsField()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.addWidget(self.field)
        self.field.focus_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(of.field)
            painter.setPen(QPen(of.accent, 2) if self.field.hasFocus() else QPen(of.line_strong, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
