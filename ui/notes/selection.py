"""Choosing words of the text, with the mouse or with keys alone, and saying what they shall become.

Shift with an arrow chooses words from where one reads. F7 lets the arrows walk through the text instead of scrolling it,
as other readers do; Enter then opens the notes of the words one stands at.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from ui.notes.selection_bar import SelectionBar
from ui.read.reader import StoryBrowser

_SETTLE_MS: Final = 120
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Move = QTextCursor.MoveOperation
_WALK: Final = {
    Qt.Key.Key_Left: (Move.Left, Move.WordLeft),
    Qt.Key.Key_Right: (Move.Right, Move.WordRight),
    Qt.Key.Key_Up: (Move.Up, Move.PreviousBlock),
    Qt.Key.Key_Down: (Move.Down, Move.NextBlock),
    Qt.Key.Key_Home: (Move.StartOfLine, Move.Start),
    Qt.Key.Key_End: (Move.EndOfLine, Move.End),
}


class Picking(QObject):
    """Watches the text of one browser and shows the bar."""

    words_chosen = Signal(bool)  # some words are chosen, or none any more
    offset_pointed = Signal(int)  # the mouse is at these words; -1 for none
    offset_pressed = Signal(int, QPoint)  # clicked, or Enter at the caret; where on the screen
    caret_changed = Signal(bool)

    def __init__(self, browser: StoryBrowser) -> None:
        super().__init__(browser)
        self._browser = browser
        self.bar = SelectionBar(browser)
        self.enabled = False
        self.caret = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._show)
        browser.installEventFilter(self)
        browser.viewport().installEventFilter(self)
        browser.selectionChanged.connect(self._follow_selection)
        browser.scrolled.connect(self._move_bar)
        self.bar.leave_requested.connect(self.leave_bar)

    def set_enabled(self, enabled: bool) -> None:
        """Only the text of a story is annotated, not that of a guide."""
        self.enabled = enabled
        if not enabled:
            self.bar.hide()

    def toggle_caret(self) -> None:
        """Let the arrows walk through the text, or scroll it again."""
        self.caret = not self.caret
        self._browser.setCursorWidth(2 if self.caret else 1)
        self._browser.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.caret:
            self._come_into_view()
        self.caret_changed.emit(self.caret)

    def clear(self) -> None:
        """Choose nothing any more, and let the caret stay."""
        cursor = self._browser.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self._browser.setTextCursor(cursor)
        self.bar.hide()

    def leave_bar(self) -> None:
        """Give the keyboard back to the text; the words stay chosen."""
        self.bar.hide()
        self._browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is self._browser and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        if isinstance(event, QMouseEvent) and watched is self._browser.viewport() and self.enabled:
            self._follow_mouse(event)
        elif event.type() == QEvent.Type.Leave and watched is self._browser.viewport():
            self.offset_pointed.emit(-1)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; what stands for nothing is the text's own business."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        chosen = self._browser.textCursor().hasSelection()
        if not self.enabled or modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _WALK and (shift or self.caret):
            self._walk(_WALK[key][control], keep=shift)
        elif key == Qt.Key.Key_Tab and self.bar.isVisible():
            self.bar.focus_first()
        elif key == Qt.Key.Key_Escape and (chosen or self.caret):
            self.clear() if chosen else self.toggle_caret()
        elif key in _ENTER and self.caret and not self._browser.textCursor().charFormat().isAnchor():
            spot = self._browser.viewport().mapToGlobal(self._browser.cursorRect().bottomLeft())
            self.offset_pressed.emit(self._browser.places.to_plain(self._browser.textCursor().position()), spot)
        else:
            return chosen and not control and self.bar.take_key(event.text().upper())
        return True

    def _walk(self, move: QTextCursor.MoveOperation, *, keep: bool) -> None:
        self._come_into_view()
        cursor = self._browser.textCursor()
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor)
        self._browser.setTextCursor(cursor)
        self._browser.ensureCursorVisible()

    def _come_into_view(self) -> None:
        """Bring the caret to the first line one sees, where it is out of sight and nothing is chosen."""
        browser, box = self._browser, self._browser.cursorRect()
        if browser.textCursor().hasSelection() or (box.top() >= 0 and box.bottom() <= browser.viewport().height()):
            return
        cursor = browser.cursorForPosition(QPoint(0, browser.look.em(1.5)))
        cursor.movePosition(Move.StartOfLine)
        browser.setTextCursor(cursor)

    def _follow_mouse(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton:
            self.offset_pointed.emit(self._offset_under(at))
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            self._settle.start(0)
            offset = self._offset_under(at)
            if offset >= 0 and not self._browser.textCursor().hasSelection() and not self._browser.anchorAt(at):
                self.offset_pressed.emit(offset, event.globalPosition().toPoint())

    def _offset_under(self, at: QPoint) -> int:
        """Return the plain offset of the letter under the mouse, -1 beside the words."""
        cursor = self._browser.cursorForPosition(at)
        box = self._browser.cursorRect(cursor)
        if not box.adjusted(-14, -3, 14, 3).contains(at):
            return -1
        back = at.x() < box.left() and not cursor.atBlockStart()
        return self._browser.places.to_plain(cursor.position() - back)

    def _follow_selection(self) -> None:
        self.bar.hide()
        self._settle.start()

    def _show(self) -> None:
        start, end = self._browser.selection()
        chosen = self.enabled and start < end and bool(self._browser.reading.plain[start:end].strip())
        self.words_chosen.emit(chosen)
        if not chosen:
            self.bar.hide()
        elif QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._place_bar()

    def _move_bar(self) -> None:
        if self.bar.isVisible():
            self._place_bar()

    def _place_bar(self) -> None:
        browser, cursor = self._browser, self._browser.textCursor()
        first, last = QTextCursor(cursor), QTextCursor(cursor)
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        words = browser.cursorRect(first).united(browser.cursorRect(last)).translated(browser.viewport().pos())
        room = browser.rect()
        if words.bottom() < 0 or words.top() > room.height():
            self.bar.hide()
            return
        self.bar.show_near(words, QRect(room.left(), room.top(), room.width() - 12, room.height()))
