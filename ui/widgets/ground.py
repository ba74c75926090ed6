"""What lies behind the cards and lists of a page."""

from typing import Literal

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.theme import theme


class Ground(QWidget):
    """An empty page in the colour of the panel, or of the sidebar; what stands on it is laid out by whoever makes it."""

    def __init__(self, tone: Literal["panel", "sidebar"] = "panel") -> None:
        super().__init__()
        self._tone = tone

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme().sidebar if self._tone == "sidebar" else theme().panel)
