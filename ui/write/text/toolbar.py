"""The row of writing commands above the text."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.small_parts import Divider, IconButton
from ui.write.text.markdown_field import MARKS

_GROUPS: Final = (("bold", "italic"), ("heading", "quote", "list"), ("link", "footnote", "picture"))


class Toolbar(QWidget):
    """Says which command is wished for; the field that has the keyboard does it."""

    mark_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {name: IconButton(MARKS[name].icon, size=18) for group in _GROUPS for name in group}
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2)
        for number, group in enumerate(_GROUPS):
            if number:
                line = Divider(Qt.Orientation.Vertical)
                line.setFixedHeight(18)
                self.row.addSpacing(5)
                self.row.addWidget(line)
                self.row.addSpacing(5)
            for name in group:
                self.row.addWidget(self.buttons[name])
                # The keyboard stays in the text: its own keys do the same.
                self.buttons[name].setFocusPolicy(Qt.FocusPolicy.NoFocus)
                self.buttons[name].clicked.connect(lambda _checked=False, name=name: self.mark_requested.emit(name))
        self.row.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for name, button in self.buttons.items():
            key = QKeySequence(MARKS[name].key).toString(QKeySequence.SequenceFormat.NativeText)
            button.set_text(MARKS[name].said(), key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
