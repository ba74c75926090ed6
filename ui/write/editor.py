"""The text of a draft as Markdown: it shows the draft's body and puts back what is typed, character by character."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ui.read.utf16 import units
from ui.shell.fonts import ui_font
from ui.write.difference import stretch
from ui.write.marks import MarkedField
from ui.write.writing import Writing

_SIZE: Final = 15


class MarkdownEditor(QPlainTextEdit):
    """Follows the draft without a second history: undo belongs to the whole page."""

    def __init__(self, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self._filling = False
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(ui_font(_SIZE))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setPlainText(writing.draft.body)
        self.textChanged.connect(self._type)
        MarkedField(self, writing.marks)
        writing.changed.connect(self._follow)
        self.retranslate()

    def written(self) -> str:
        """Return the text with every character as it was typed; Qt's own plain text turns hard spaces into soft ones."""
        return self.document().toRawText().replace("\u2029", "\n")

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Teks cerita"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._writing.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._writing.redo()
        else:
            super().keyPressEvent(event)

    def _type(self) -> None:
        if not self._filling:
            self._writing.put_body(self.written(), self.tr("Ketikan"), typing=True)

    def _follow(self) -> None:
        """Show what somebody else put there: only what differs, so that caret and sight stay."""
        here, there = self.written(), self._writing.draft.body
        if here == there:
            return
        start, old, new = stretch(here, there)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(here[:start]))
        cursor.setPosition(units(here[:old]), QTextCursor.MoveMode.KeepAnchor)
        self._filling = True
        cursor.insertText(there[start:new])
        self._filling = False
        if self.hasFocus():
            self.setTextCursor(cursor)
