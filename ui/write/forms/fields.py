"""The plain fields of the small forms: a line, a text that grows, one of several words. Undo belongs to the whole page."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from ui.widgets.fonts import ui_font
from ui.widgets.theme import RADIUS, theme
from ui.write.open_draft import OpenDraft

_EDGE: Final = 7


class Line(QLineEdit):
    """One line; what is typed is told at every letter."""

    typed = Signal(str)

    def __init__(self, writing: OpenDraft | None = None) -> None:
        super().__init__()
        self._writing = writing
        self.setFont(ui_font(14))
        self.textEdited.connect(self.typed)

    def written(self) -> str:
        """Return what stands there."""
        return self.text()

    def fill(self, text: str) -> None:
        """Show what somebody else put there."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long line shows its beginning

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _undone(self._writing, event):
            super().keyPressEvent(event)


class GrowingText(QPlainTextEdit):
    """As tall as its text."""

    typed = Signal(str)

    def __init__(self, writing: OpenDraft | None = None, lines: int = 2) -> None:
        super().__init__()
        self._writing, self._lines = writing, lines
        self._filling = False
        self.setUndoRedoEnabled(writing is None)  # where there is no page, the field has its own
        self.setFont(ui_font(14))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_EDGE + 4, _EDGE, _EDGE, _EDGE)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def written(self) -> str:
        """Return what stands there, with every character as it was typed."""
        return self.document().toRawText().replace("\u2029", "\n")

    def fill(self, text: str) -> None:
        """Show what somebody else put there."""
        if self.written() != text:
            self._filling = True
            self.setPlainText(text)
            self._filling = False

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _undone(self._writing, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            _frame(self, busy=self.hasFocus())
        return done

    def _wanted(self) -> int:
        lines = max(int(self.document().size().height()), self._lines)
        return lines * self.fontMetrics().lineSpacing() + 2 * _EDGE + 2

    def _grow(self) -> None:
        if self.height() != self._wanted():
            self.setFixedHeight(self._wanted())
            self.updateGeometry()

    def _tell(self) -> None:
        if not self._filling:
            self.typed.emit(self.written())


def narrow_button(text: str = "") -> QPushButton:
    """Make a button that rather hides the end of its words than make a narrow column wider."""
    made = QPushButton(text)
    made.setMinimumWidth(48)
    made.setAutoDefault(True)  # Enter presses it too
    return made


def _undone(writing: OpenDraft | None, event: QKeyEvent) -> bool:
    """Take steps of the page back with the keys that everybody knows."""
    if writing is None:
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        writing.undo()
    elif event.matches(QKeySequence.StandardKey.Redo):
        writing.redo()
    else:
        return False
    return True


def _frame(part: QAbstractScrollArea, *, busy: bool) -> None:
    of, box = theme(), QRectF(part.rect())
    around = QPainterPath()
    around.addRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    with QPainter(part) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(of.accent if busy else of.line_strong, 2 if busy else 1))
        painter.setBrush(of.field)
        painter.drawPath(around)
