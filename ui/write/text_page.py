"""Writing as plain Markdown: title and summary above, the text, and beside it what readers will see."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.services.jobs import Lane
from ui.widgets.small_parts import Divider
from ui.write.open_draft import OpenDraft
from ui.write.preview import Preview
from ui.write.text.body_editor import MarkdownEditor
from ui.write.text.title_fields import DraftHead

_ROOM_FOR_TWO: Final = 760  # pixels below which text and preview would both be too narrow


class TextPage(QWidget):
    """The preview steps aside where there is no room, or when it is not wanted."""

    def __init__(self, writing: OpenDraft, head: DraftHead, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        folder: Path = writing.drafts.place(writing.draft.id)
        self.editor = MarkdownEditor(writing)
        self.preview = Preview(writing, self.editor, folder, lane)
        self._wanted = True
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.editor)
        self._split.addWidget(self.preview)
        self._split.setSizes([500, 500])
        self.head_box = QWidget()
        above = QHBoxLayout(self.head_box)
        above.setContentsMargins(28, 12, 28, 8)
        above.addWidget(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head_box)
        column.addWidget(Divider())
        column.addWidget(self._split, 1)

        QWidget.setTabOrder(head.summary, self.editor)
        QWidget.setTabOrder(self.editor, self.preview.browser)

    def show_preview(self, wanted: bool) -> None:
        """Show what readers will see, or the text alone."""
        self._wanted = wanted
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.preview.setVisible(self._wanted and self.width() >= _ROOM_FOR_TWO)
