"""Suggestions under a field while one types: titles after "[[", places, codes used before; the keyboard stays in the field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit, QPlainTextEdit

Field = QLineEdit | QPlainTextEdit


@dataclass(frozen=True)
class Suggestion:
    """What the list shows, what it puts into the field, and how many characters before the caret that replaces."""

    label: str
    put: str
    instead_of: int


_CHOOSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


def is_choosing(event: QKeyEvent) -> bool:
    """Whether a key is meant for an open list: it asks its field first, which must leave such a key alone."""
    return Qt.Key(event.key()) in _CHOOSING and isinstance(QApplication.activePopupWidget(), QAbstractItemView)


class Suggester(QObject):
    """Asks `offers_for` with the text before the caret at every letter, and puts in what was chosen."""

    def __init__(self, field: Field, offers_for: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__(field)
        self._field, self._offers_for = field, offers_for
        self._offers: list[Suggestion] = []
        self._putting = False
        self._model = QStringListModel(self)
        self.list = QCompleter(self._model, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setMaxVisibleItems(8)
        self.list.setWidget(field)
        self.list.activated.connect(self._put)
        field.textChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Offer what fits now."""
        if self._putting or not self._field.hasFocus():
            return
        self._offers = list(self._offers_for(self._before()))
        popup = self.list.popup()
        assert popup is not None  # made by Qt when it is first asked for
        if not self._offers:
            popup.hide()
            return
        self._model.setStringList([offer.label for offer in self._offers])
        self.list.complete(self._place())
        popup.setCurrentIndex(self.list.completionModel().index(0, 0))

    def _before(self) -> str:
        if isinstance(self._field, QLineEdit):
            return self._field.text()[: self._field.cursorPosition()]
        cursor = self._field.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _place(self) -> QRect:
        if isinstance(self._field, QLineEdit):
            return self._field.rect()
        box = self._field.cursorRect()
        width = min(280, self._field.width())
        return QRect(min(box.x(), self._field.width() - width), box.y(), width, box.height() + 4)

    def _put(self, label: str) -> None:
        offer = next((one for one in self._offers if one.label == label), None)
        if offer is None:
            return
        self._putting = True
        if isinstance(self._field, QLineEdit):
            at, text = self._field.cursorPosition(), self._field.text()
            kept = text[: at - offer.instead_of] + offer.put
            self._field.setText(kept + text[at:])
            self._field.setCursorPosition(len(kept))
        else:
            cursor = self._field.textCursor()
            cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, offer.instead_of)
            cursor.insertText(offer.put)
        self._putting = False
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
