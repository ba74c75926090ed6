"""One draft on the screen: its text on the left, the column of tabs on the right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from ui.shell.theme import theme
from ui.shell.widgets import Divider, Text
from ui.write.editor import MarkdownEditor
from ui.write.tabs import Column, Tab
from ui.write.writing import Place, Writing

_COLUMN: Final = 380


class WritingView(QWidget):
    """Belongs to one `Writing`; made anew for another draft."""

    submit_requested = Signal()

    def __init__(self, writing: Writing, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing = writing
        self.editor = MarkdownEditor(writing)
        self.column = Column(writing, tabs)
        self.submit = QPushButton()
        self.submit.setProperty("primary", True)
        self._state = Text("", 13, "muted")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_place(self, place: Place) -> None:
        """Bring a place of the draft into sight."""

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.submit.setText(self.tr("Ajukan"))
        self._say_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().window)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 10, 16, 10)
        bar.addWidget(self._state)
        bar.addStretch(1)
        bar.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Divider())
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.editor)
        self._split.addWidget(self.column)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([1000, _COLUMN])
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.submit.clicked.connect(self.submit_requested)
        self.writing.saving.changed.connect(self._say_state)
        self.writing.wanted.connect(self.show_place)

    def _say_state(self) -> None:
        saved = self.tr("Tersimpan di meja Anda"), self.tr("Menyimpan…")
        self._state.setText(saved[not self.writing.saving.is_done])
