"""The text that is being cut: passages are chosen as everywhere, by mouse or Shift and arrows; taken ones are tinted."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from kb.text.passages import Passage
from ui.widgets.fonts import reading_font, ui_font
from ui.widgets.theme import theme
from ui.widgets.utf16 import Bridge
from ui.write.importing.split_choice import Span, Splitting
from ui.write.importing.tints import tint

_MEASURE: Final = 640
_GUTTER: Final = 52


class SplitText(QPlainTextEdit):
    """Read only, with a caret for those without a mouse; the numbers of the paragraphs stand in the margin."""

    chosen = Signal()  # Ctrl+Return: make a story of what is selected

    def __init__(self, splitting: Splitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._splitting = splitting
        self._bridge = Bridge(splitting.text)
        self._at = {self._bridge.to_units(one.start): one for one in splitting.passages if one.number}
        self.gutter = _Gutter(self)
        self.setPlainText(splitting.text)
        self.setFont(reading_font(16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        splitting.changed.connect(self.follow)
        self._dress()
        self.retranslate()

    def span(self) -> Span:
        """Return what is selected, in Python's characters; an empty stretch where there is only the caret."""
        cursor = self.textCursor()
        return (
            self._bridge.to_characters(cursor.selectionStart()),
            self._bridge.to_characters(cursor.selectionEnd()),
        )

    def follow(self) -> None:
        """Tint what belongs to a story already."""
        selections = []
        for number, cut in enumerate(self._splitting.cuts):
            for start, end in cut.spans:
                one = QTextEdit.ExtraSelection()
                one.cursor = QTextCursor(self.document())
                one.cursor.setPosition(self._bridge.to_units(start))
                one.cursor.setPosition(self._bridge.to_units(end), QTextCursor.MoveMode.KeepAnchor)
                one.format = QTextCharFormat()
                soft = QColor(tint(number))
                soft.setAlpha(70 if theme().dark else 46)
                one.format.setBackground(soft)
                selections.append(one)
        self.setExtraSelections(selections)
        self.viewport().update()

    def show_passage(self, passage: Passage) -> None:
        """Select a paragraph and bring it into sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._bridge.to_units(passage.start))
        cursor.setPosition(self._bridge.to_units(passage.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Teks asal"))
        self.setAccessibleDescription(
            self.tr("Pilih bagian dengan Shift dan tombol panah, lalu Ctrl+Enter menjadikannya cerita.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Before Qt lays the text out: margins set in `resizeEvent` come too late for the first layout.
            room = max((self.width() - _MEASURE - _GUTTER) // 2, 16)
            self.setViewportMargins(room + _GUTTER, 16, room, 0)
            self.gutter.setGeometry(room, 16, _GUTTER, self.height() - 16)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.gutter.update()

    def paint_numbers(self, gutter: QWidget) -> None:
        """Write the numbers beside the paragraphs that are in sight."""
        with QPainter(gutter) as painter:
            painter.fillRect(gutter.rect(), theme().window)
            painter.setFont(ui_font(12))
            painter.setPen(theme().muted)
            block = self.firstVisibleBlock()
            while block.isValid():
                box = self.blockBoundingGeometry(block).translated(self.contentOffset())
                if box.top() > self.viewport().height():
                    break
                passage = self._at.get(block.position())
                if passage is not None:
                    place = QRectF(0, box.top() + 4, gutter.width() - 12, 24)
                    painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"¶{passage.number}")
                block = block.next()

    def _dress(self) -> None:
        made = self.palette()
        if made.color(QPalette.ColorRole.Base) != theme().window:
            made.setColor(QPalette.ColorRole.Base, theme().window)
            made.setColor(QPalette.ColorRole.Window, theme().window)
            made.setColor(QPalette.ColorRole.Text, theme().text)
            self.setPalette(made)
        self.follow()


class _Gutter(QWidget):
    """The narrow column of paragraph numbers."""

    def __init__(self, text: SplitText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._text.paint_numbers(self)
