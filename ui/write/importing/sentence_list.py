"""Sentences below each other that scroll when they are many, for the dialogs of importing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget


class SentenceList(QListWidget):
    """Wraps long sentences and never cuts them off; arrows go through them."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(190)
        self.setFrameShape(QFrame.Shape.NoFrame)
