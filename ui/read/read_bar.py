"""The line above the text: back and forward, where and when, the consent, the matched words, the size of the type."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.read.matches import Matches
from ui.widgets.fonts import ui_font
from ui.widgets.plain import PlainLabel, tip
from ui.widgets.small_parts import IconButton, Pill, PillKind, Text
from ui.widgets.theme import theme

_ROOM_FOR_CONSENT: Final = 560


class Meta(PlainLabel):
    """One muted line that is cut short, not broken, when there is no room; its tooltip says it whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(ui_font(13))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(tip(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        with QPainter(self) as painter:
            painter.setPen(theme().muted)
            painter.drawText(QRect(0, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, shown)


class ReadBar(QWidget):
    """Buttons that only ask; `ui.read.read_page` knows what is shown."""

    back_requested = Signal()
    forward_requested = Signal()
    match_requested = Signal(bool)  # True for the next one
    size_step_requested = Signal(int)  # 1 larger, -1 smaller, 0 as it was in the beginning

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", size=18)
        self.forward = IconButton("arrow-right", size=18)
        self.meta = Meta()
        self.consent = Pill(interactive=False)
        self.previous_match = IconButton("chevron-up", size=16)
        self.match_place = Text("", 12, "muted")
        self.next_match = IconButton("chevron-down", size=16)
        self.edit = IconButton("pencil", size=18)
        self.edit.hide()
        self.contents = IconButton("list", size=18)
        self.contents_menu = QMenu(self)
        self.type_size = IconButton("a-large-small", size=18)
        self._size_menu = QMenu(self)
        self._sizes = {step: self._size_menu.addAction("") for step in (1, -1, 0)}
        self._lay_out()
        self._connect()
        self.set_consent("", "plain")
        self.retranslate()

    def show_matches(self, matches: Matches) -> None:
        """Say at which matched word we stand; nothing where no words were searched."""
        shown = matches.count > 0
        for part in (self.previous_match, self.match_place, self.next_match):
            part.setVisible(shown)
        self.match_place.setText(matches.place_in_words() if shown else "")

    def set_consent(self, text: str, kind: PillKind) -> None:
        """Show the consent in few words, or nothing."""
        self.consent.kind = kind
        self.consent.setText(text)
        self.consent.update()
        self._show_consent()

    def set_trail(self, back: bool, forward: bool) -> None:
        """Say whether there is a way back and a way forward."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def add_part(self, part: QWidget) -> None:
        """Add somebody else's button, before the contents and the size of the type."""
        self._row.insertWidget(self._row.indexOf(self.contents), part)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.back.set_text(self.tr("Kembali"), "Alt+←")
        self.forward.set_text(self.tr("Maju"), "Alt+→")
        self.previous_match.set_text(self.tr("Kata cocok sebelumnya"), "Shift+F3")
        self.next_match.set_text(self.tr("Kata cocok berikutnya"), "F3")
        self.contents.set_text(self.tr("Isi cerita"))
        self.edit.set_text(self.tr("Sunting cerita"), "Ctrl+E")
        self.type_size.set_text(self.tr("Ukuran huruf"))
        self._sizes[1].setText(self.tr("Lebih besar") + "\tCtrl++")
        self._sizes[-1].setText(self.tr("Lebih kecil") + "\tCtrl+-")
        self._sizes[0].setText(self.tr("Ukuran semula") + "\tCtrl+0")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_consent()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), of.window)
            painter.fillRect(0, self.height() - 1, self.width(), 1, of.line)

    def _show_consent(self) -> None:
        """The facts say it too, so it makes room for where and when in a narrow line."""
        self.consent.setVisible(bool(self.consent.text()) and self.width() >= _ROOM_FOR_CONSENT)

    def _lay_out(self) -> None:
        self.setFixedHeight(48)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 1)
        row.setSpacing(2)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(8)
        row.addWidget(self.meta, 1)
        row.addSpacing(8)
        row.addWidget(self.consent)
        row.addSpacing(8)
        for part in (
            self.previous_match,
            self.match_place,
            self.next_match,
            self.edit,
            self.contents,
            self.type_size,
        ):
            row.addWidget(part)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.previous_match.clicked.connect(lambda: self.match_requested.emit(False))
        self.next_match.clicked.connect(lambda: self.match_requested.emit(True))
        self.contents.clicked.connect(lambda: self._open(self.contents_menu, self.contents))
        self.type_size.clicked.connect(lambda: self._open(self._size_menu, self.type_size))
        for step, action in self._sizes.items():
            action.triggered.connect(lambda _=False, step=step: self.size_step_requested.emit(step))

    @staticmethod
    def _open(menu: QMenu, below: IconButton) -> None:
        corner = below.mapToGlobal(below.rect().bottomRight())
        menu.popup(corner.__class__(corner.x() - menu.sizeHint().width(), corner.y() + 4))
