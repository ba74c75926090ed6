"""The page of one long piece of work that a process does in the background: how far it is, and what it found."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.centred_column import CentredColumn
from ui.widgets.small_parts import IconButton, Text

_WIDTH: Final = 860


class ProgressPage(QScrollArea):
    """Heading, progress and buttons over a column of findings; Escape leaves it."""

    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("ground", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = IconButton("arrow-left", size=18)
        self.back.clicked.connect(self.leave_requested)
        self.title = Text("", 26, "text", QFont.Weight.Bold, wrap=True)
        self.lead = Text("", 15, "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.again, self.stop = QPushButton(), QPushButton()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def show_running(self, *, running: bool) -> None:
        """Show how far the work is and the button that stops it, or the one that begins it again."""
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.again.setVisible(not running)

    def lay_out(self, parts: Iterable[QWidget | QVBoxLayout], more: Iterable[QPushButton] = ()) -> None:
        """Put the head of the page above its parts; `more` are buttons beside those of the work."""
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (head, buttons):
            row.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        for button in (self.stop, self.again, *more):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 36, 0, 48)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.lead)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        column.addSpacing(8)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        self.setWidget(CentredColumn(inner))
