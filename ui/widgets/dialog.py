"""The shape that all dialogs share: generous margins, one heading, buttons at the bottom, words that follow the language."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.plain import shown
from ui.widgets.small_parts import Text

_EDGE: Final = 40  # of the screen, for the frame of the window


class Dialog(QDialog):
    """Put widgets into `body` and buttons into `buttons`; override `retranslate`."""

    def __init__(self, parent: QWidget | None = None, width: int = 520) -> None:
        super().__init__(parent)
        self.setMinimumWidth(width)
        self._first: QWidget | None = None
        self.heading = Text("", 20, "text", QFont.Weight.Bold, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 26, 28, 22)
        column.setSpacing(18)
        column.addWidget(self.heading)
        column.addLayout(self.body, 1)
        column.addLayout(self.buttons)

    def add_button(self, *, primary: bool = False) -> QPushButton:
        """Add a button at the bottom right; its words are set by `retranslate`."""
        button = QPushButton()
        button.setProperty("primary", primary)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        self.buttons.addWidget(button)
        if primary and self._first is None:
            self._first = button
        return button

    def begin_with(self, part: QWidget) -> None:
        """Give the keyboard to this part when the dialog opens; without a wish the main button has it."""
        self._first = part

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Grow when more is said than fits, such as what went wrong: Qt would squeeze the sentences that were there."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        most = self.screen().availableSize().height() - _EDGE
        wanted = min(layout.totalMinimumHeightForWidth(self.width()), most)
        if self.height() < wanted:
            self.resize(self.width(), wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def fit(self) -> None:
        """Make room for what is shown by now; what is wide enough stays as wide."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def set_heading(self, text: str) -> None:
        """Say what the dialog is, in its title bar and at its top."""
        self.setWindowTitle(shown(text))
        self.heading.setText(text)


def selectable(text: Text) -> Text:
    """Let a person copy a text, by mouse and keyboard."""
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return text
