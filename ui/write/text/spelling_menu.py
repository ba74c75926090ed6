"""The menu of a word that is marked: what may have been meant, and that it is right as it is."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from ui.write.text.markdown_field import Field

KEY: Final = "Ctrl+."


class SpellingMenu(QMenu):
    """Opens at once; the offers come when they are found, and the keyboard stands on the first."""

    chosen = Signal(str)
    learn_requested = Signal()
    ignore_requested = Signal()
    next_requested = Signal()  # this word is left as it is; on to the next

    def __init__(self, field: Field, *, editing: bool) -> None:
        super().__init__(field)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._waiting = self.addAction(self.tr("Mencari usulan…"))
        self._waiting.setEnabled(False)
        self.addSeparator()
        self.addAction(self.tr("Tambahkan ke kamus saya")).triggered.connect(self.learn_requested)
        self.addAction(self.tr("Abaikan")).triggered.connect(self.ignore_requested)
        if editing:
            self.addSeparator()
            self._add_editing(field)

    def fill(self, offers: Sequence[str]) -> None:
        """Show what may have been meant."""
        if not isValid(self):  # closed while it was looked for
            return
        if not offers:
            self._waiting.setText(self.tr("Tidak ada usulan"))
            return
        made = [QAction(offer, self) for offer in offers]
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        for action in made:
            action.setFont(font)
            action.triggered.connect(partial(self._choose, action.text()))
        self.insertActions(self._waiting, made)
        self.removeAction(self._waiting)
        self.setActiveAction(made[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_spelling_key(event):
            self.close()
            self.next_requested.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, offer: str, _checked: bool = False) -> None:
        self.chosen.emit(offer)

    def _add_editing(self, field: Field) -> None:
        """Add what the field can do with its text, without the undo that it leaves to the page."""
        usual = field.createStandardContextMenu()
        usual.setParent(self, usual.windowFlags())
        for action in usual.actions():
            if action.objectName() not in ("edit-undo", "edit-redo"):
                self.addAction(action)


def is_spelling_key(event: QKeyEvent) -> bool:
    """Whether a key asks for the next doubtful word."""
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText) == KEY
