"""A field for Markdown: the same keys in every one, no history of its own, and every character as it was typed."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.suggestion_list import is_choosing
from ui.widgets.utf16 import units
from ui.write.open_draft import OpenDraft
from ui.write.text import markdown_commands
from ui.write.text.markdown_commands import LineSelection
from ui.write.text.picture_drop import has_picture, offered
from ui.write.text.single_difference import stretch

SIZE: Final = 15


class MarkdownCommand:
    """One command for the text: its words, its key, its picture, and what it does to lines."""

    def __init__(
        self, text: object, key: str, icon: str, act: Callable[[LineSelection], LineSelection] | None = None
    ) -> None:
        self.text, self.key, self.icon, self.act = text, key, icon, act

    def said(self) -> str:
        """Return what it is called in the language of the moment."""
        return QCoreApplication.translate("WriteMarks", str(self.text))


MARKS: Final[Mapping[str, MarkdownCommand]] = {
    "bold": MarkdownCommand(QT_TRANSLATE_NOOP("WriteMarks", "Tebal"), "Ctrl+B", "bold", markdown_commands.bold),
    "italic": MarkdownCommand(QT_TRANSLATE_NOOP("WriteMarks", "Miring"), "Ctrl+I", "italic", markdown_commands.italic),
    "heading": MarkdownCommand(
        QT_TRANSLATE_NOOP("WriteMarks", "Judul bagian"), "Ctrl+H", "heading", markdown_commands.heading
    ),
    "quote": MarkdownCommand(QT_TRANSLATE_NOOP("WriteMarks", "Kutipan"), "Ctrl+E", "quote", markdown_commands.quote),
    "list": MarkdownCommand(QT_TRANSLATE_NOOP("WriteMarks", "Daftar"), "Ctrl+U", "list", markdown_commands.bullets),
    "link": MarkdownCommand(QT_TRANSLATE_NOOP("WriteMarks", "Tautan"), "Ctrl+K", "link", markdown_commands.link),
    "footnote": MarkdownCommand(QT_TRANSLATE_NOOP("WriteMarks", "Catatan kaki"), "Ctrl+Shift+F", "superscript"),
    "picture": MarkdownCommand(QT_TRANSLATE_NOOP("WriteMarks", "Gambar…"), "Ctrl+Shift+G", "image"),
}


class Field(QPlainTextEdit):
    """Undo belongs to the whole page; what is typed is told, with the name of the command that did it."""

    typed = Signal(str)  # the text is another; empty when it was typed letter by letter
    marked = Signal(str)  # a command that needs more than this field: "picture"
    pictures_offered = Signal(object)  # tuple[Offered, ...] that were pasted or dropped here

    def __init__(self, writing: OpenDraft, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing = writing
        self._filling = False
        self._step = ""
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(ui_font(SIZE))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(text)
        self._text = self._read()
        self.textChanged.connect(self._tell)

    def written(self) -> str:
        """Return the text with every character as it was typed."""
        return self._text

    def fill(self, text: str, *, follow: bool = True) -> None:
        """Show what somebody else put there: only what differs, so that sight stays; the caret follows unless it must not."""
        here = self.written()
        if here == text:
            return
        start, old, new = stretch(here, text)
        cursor, caret = self._span(here, start, old), self.textCursor().position()
        self._filling = True
        cursor.insertText(text[start:new])
        self._filling = False
        if not follow:
            cursor.setPosition(min(caret, self.document().characterCount() - 1))
        if self.hasFocus():
            self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Select a span in characters and bring it into sight."""
        text = self.written()
        self.setTextCursor(self._span(text, min(start, len(text)), min(max(start, end), len(text))))
        self.centerCursor()

    def insert(self, text: str, step: str) -> None:
        """Put text where the caret is, as a step of this name."""
        self._step = step
        self.textCursor().insertText(text)
        self._step = ""

    def mark(self, name: str) -> None:
        """Do one of the commands to what is selected."""
        mark = MARKS[name]
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if name == "footnote":
            self._put_footnote(mark.said())
        elif mark.act is not None:
            self._change_lines(mark.act, mark.said())
        else:
            self.marked.emit(name)

    def event(self, event: QEvent) -> bool:
        # The window has other uses for some of these keys; while one writes they belong to the text.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_choosing(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.writing.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.writing.redo()
        elif name := _command(event):
            self.mark(name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self._go_on():
            event.accept()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # A document that is dropped is none of the text's business: it becomes a draft of its own.
        files = any(url.isLocalFile() for url in source.urls())
        return has_picture(source) or (not files and super().canInsertFromMimeData(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        pictures = offered(source)
        if pictures:
            self.pictures_offered.emit(pictures)
        elif source.hasText():
            self.insert(source.text(), self.tr("Tempel"))

    def _read(self) -> str:
        # Qt's own plain text turns hard spaces into soft ones.
        return self.document().toRawText().replace("\u2029", "\n")

    def _tell(self) -> None:
        """Tell of other words; Qt speaks of another text when only its colours are others, too."""
        before, self._text = self._text, self._read()
        if not self._filling and self._text != before:
            self.typed.emit(self._step)

    def _go_on(self) -> bool:
        """After an item of a list or a line of a quote, begin the next one; an empty item ends it."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        sign = markdown_commands.continued(cursor.block().text())
        if sign is None:
            return False
        if sign:
            cursor.insertText("\n" + sign)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self.ensureCursorVisible()
        return True

    def _change_lines(self, act: Callable[[LineSelection], LineSelection], step: str) -> None:
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        base, end = first.position(), last.position() + last.length() - 1
        whole = QTextCursor(self.document())
        whole.setPosition(base)
        whole.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = whole.selectedText().replace("\u2029", "\n")
        start, stop = (_characters(text, at - base) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        done = act(LineSelection(text, start, stop))
        self._step = step
        whole.insertText(done.text)
        self._step = ""
        cursor.setPosition(base + units(done.text[: done.start]))
        cursor.setPosition(base + units(done.text[: done.end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _put_footnote(self, step: str) -> None:
        """Put a number where the caret is and its note at the end, where the caret goes to write it."""
        text = self.written()
        number = markdown_commands.next_footnote(self.writing.draft.body)
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        cursor.beginEditBlock()
        cursor.insertText(f"[^{number}]")
        cursor.movePosition(QTextCursor.MoveOperation.End)
        gap = "\n" if text.endswith("\n\n") else "\n\n"
        cursor.insertText(f"{gap.removeprefix(chr(10)) if text.endswith(chr(10)) else gap}[^{number}]: ")
        self._step = step
        cursor.endEditBlock()
        self._step = ""
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _span(self, text: str, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _characters(text: str, position: int) -> int:
    """Return how many characters so many UTF-16 units are."""
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))


def _command(event: QKeyEvent) -> str:
    """Return which command a key stands for, empty for none."""
    pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return next((name for name, mark in MARKS.items() if mark.key == pressed), "")
