"""The panel behind a column of cards that stands in the middle of the page."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.theme import theme


class Ground(QWidget):
    """Keeps a column in the middle and paints the panel around it."""

    def __init__(self, column: QWidget, side: int = 40) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(side, 0, side, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().panel)
