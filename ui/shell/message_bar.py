"""The slim bar under the header in which the program speaks."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.services.messages import Message, Messages
from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import IconButton, Text
from ui.widgets.theme import theme

_ICONS: Final = {"info": "info", "warning": "triangle-alert", "error": "circle-alert"}
_GROUNDS: Final = {"info": "accent_soft", "warning": "warning_soft", "error": "error_soft"}
_STAYS_MS: Final = {"info": 8_000, "warning": 30_000}  # an error stays until it is closed


class MessageBar(QWidget):
    """Shows the newest message, says it to screen readers, and offers its action; hidden when all is said."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._shown: Message | None = None
        self._text = Text("", 13, "text", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._close = IconButton("x", size=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(messages.dismiss)
        self._close.clicked.connect(messages.dismiss)
        self._action.clicked.connect(self._act)
        messages.changed.connect(self._follow)
        self.retranslate()
        self._follow()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._close.set_text(self.tr("Tutup pesan ini"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        kind = self._shown.kind if self._shown else "info"
        of = theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), getattr(of, _GROUNDS[kind]))
            ink = getattr(of, f"{_GROUNDS[kind]}_text")
            paint_icon(painter, _ICONS[kind], ink, QRectF(18, (self.height() - 18) / 2, 18, 18))
            painter.fillRect(0, self.height() - 1, self.width(), 1, of.line)

    def _follow(self) -> None:
        before, self._shown = self._shown, self._messages.current()
        self.setVisible(self._shown is not None)
        self._timer.stop()
        if self._shown is None:
            return
        times = f" (×{self._shown.times})" if self._shown.times > 1 else ""
        self._text.setText(self._shown.text + times)
        self._action.setVisible(bool(self._shown.action))
        self._action.setText(self._shown.action)
        self._action.setAccessibleName(self._shown.action)
        if self._shown.kind in _STAYS_MS:
            self._timer.start(_STAYS_MS[self._shown.kind])
        if self._shown is not before:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._shown.text))
        self.update()

    def _act(self) -> None:
        message = self._shown
        self._messages.dismiss()
        if message is not None and message.act is not None:
            message.act()
