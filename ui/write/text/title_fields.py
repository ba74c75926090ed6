"""What stands above the text of every draft: its title and its summary."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets.fonts import reading_font
from ui.widgets.small_parts import Text
from ui.widgets.theme import theme
from ui.write.open_draft import OpenDraft
from ui.write.text.growing_field import GrowingField

SUMMARY_MOST: Final = 280
_SIZES: Final = (27, 21)  # of the title, in a wide page and in a narrow one
_NARROW: Final = 560


class DraftHead(QWidget):
    """Follows the draft; both fields are one line of it each."""

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self.title = _TitleField(writing)
        self.summary = GrowingField(writing, 2)
        self._count = Text("", 12, "muted")
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        self.title.textEdited.connect(self._put_title)
        self.summary.typed.connect(self._put_summary)
        writing.changed.connect(self.follow)
        self.follow()
        self.retranslate()

    def follow(self) -> None:
        """Show the draft as it is now."""
        values = self._writing.draft.file.front.values
        title, summary = (str(values.get(key) or "") for key in ("title", "summary"))
        if self.title.text().strip() != title.strip():
            self.title.setText(title)
            self.title.setCursorPosition(0)  # a long title is read from its beginning
        if self.summary.written().strip() != summary.strip():
            self.summary.fill(summary)
        self._say_count()

    def show_span(self, field: str, start: int, end: int) -> None:
        """Select words of the title or the summary, without the keyboard."""
        if field == "title":
            self.title.setSelection(start, end - start)
        else:
            self.summary.select(start, end)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for part, name in ((self.title, self.tr("Judul cerita")), (self.summary, self.tr("Ringkasan"))):
            part.setAccessibleName(name)
        self.title.setPlaceholderText(self.tr("Judul cerita"))
        self.summary.setPlaceholderText(
            self.tr("Ringkasan: satu dua kalimat yang membuat rekan ingin membaca (boleh ditulis terakhir)")
        )
        self._say_count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _put_title(self, text: str) -> None:
        self._writing.put_fields({"title": text.strip() or None}, self.tr("Judul"), typing=True)

    def _put_summary(self, step: str) -> None:
        text = " ".join(self.summary.written().split("\n")).strip()
        self._writing.put_fields({"summary": text or None}, step or self.tr("Ringkasan"), typing=not step)

    def _say_count(self) -> None:
        length = len(self.summary.written().strip())
        over = length > SUMMARY_MOST
        said = self.tr("{length} dari {most} huruf: terlalu panjang") if over else self.tr("{length} dari {most} huruf")
        self._count.setText(said.format(length=length, most=SUMMARY_MOST))
        self._count.setVisible(length > SUMMARY_MOST * 3 // 4)


class _TitleField(QLineEdit):
    """The title in the type in which it will be read."""

    def __init__(self, writing: OpenDraft) -> None:
        super().__init__()
        self._writing = writing
        self.setFont(reading_font(_SIZES[0], QFont.Weight.Bold))
        self.setStyleSheet("QLineEdit, QLineEdit:focus { border: none; padding: 4px 0; background: transparent; }")
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._writing.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._writing.redo()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = _SIZES[self.width() < _NARROW]
        if self.font().pixelSize() != size:
            self.setFont(reading_font(size, QFont.Weight.Bold))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()

    def _dress(self) -> None:
        made = self.palette()
        if made.color(QPalette.ColorRole.PlaceholderText) != theme().faint:
            made.setColor(QPalette.ColorRole.PlaceholderText, theme().faint)
            self.setPalette(made)
