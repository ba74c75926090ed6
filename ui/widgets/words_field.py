"""A field for the words of a note: as tall as what is in it, Ctrl+Enter keeps it."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ui.widgets.fonts import ui_font
from ui.widgets.suggestion_list import is_choosing
from ui.widgets.theme import theme

_LEAST_LINES: Final = 3
_MOST_LINES: Final = 12


class WordsField(QPlainTextEdit):
    """Grows with its text up to a dozen lines, then scrolls."""

    saved = Signal()
    focus_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(ui_font(13))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._dress()
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(140, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._wanted())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
            return
        if is_choosing(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        made = self.palette()
        if made.color(QPalette.ColorRole.Base) != theme().field:
            made.setColor(QPalette.ColorRole.Base, theme().field)
            made.setColor(QPalette.ColorRole.Text, theme().text)
            made.setColor(QPalette.ColorRole.PlaceholderText, theme().muted)
            self.setPalette(made)

    def _wanted(self) -> int:
        lines = min(max(int(self.document().size().height()), _LEAST_LINES), _MOST_LINES)
        return lines * self.fontMetrics().lineSpacing() + 2

    def _grow(self) -> None:
        if self.height() != self._wanted():
            self.setFixedHeight(self._wanted())
            self.updateGeometry()
