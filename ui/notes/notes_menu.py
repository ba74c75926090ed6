"""The button above the text that leads to everything about notes, also to what has keys of its own."""

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ui.widgets.small_parts import IconButton


class NotesButton(IconButton):
    """Opens a menu; `ui.notes.annotation_presenter` fills in what is true at the moment."""

    story_note_requested = Signal()
    resume_requested = Signal()
    lost_requested = Signal()
    caret_toggled = Signal()
    mine_toggled = Signal(bool)
    shown_toggled = Signal(bool)
    board_requested = Signal()

    def __init__(self) -> None:
        super().__init__("message-square", size=18)
        self.menu_ = QMenu(self)
        self._new = self.menu_.addAction("", self.story_note_requested.emit)
        self.resume = self.menu_.addAction("", self.resume_requested.emit)
        self.lost = self.menu_.addAction("", self.lost_requested.emit)
        self._board = self.menu_.addAction("", self.board_requested.emit)
        self.menu_.addSeparator()
        self.shown = self.menu_.addAction("")
        self.mine = self.menu_.addAction("")
        self.caret = self.menu_.addAction("", self.caret_toggled.emit)
        for action in (self.shown, self.mine, self.caret):
            action.setCheckable(True)
        self.shown.setChecked(True)
        self.shown.toggled.connect(self.shown_toggled)
        self.mine.toggled.connect(self.mine_toggled)
        self.clicked.connect(self._open)
        self.retranslate()

    def show_state(self, count: int, lost: str, *, begun: bool, caret: bool) -> None:
        """Say how many notes there are, and offer what there is to do."""
        words = self.tr("Catatan: %n di cerita ini", "", count)
        self.set_text(words)
        self.lost.setText(lost)
        self.lost.setVisible(bool(lost))
        self.resume.setVisible(begun)
        self.caret.setChecked(caret)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self._new.setText(self.tr("Beri catatan pada seluruh cerita…"))
        self._board.setText(self.tr("Semua catatan cerita ini di satu halaman"))
        self.resume.setText(self.tr("Lanjutkan tulisan yang belum disimpan"))
        self.shown.setText(self.tr("Tampilkan catatan") + _key("Ctrl+Shift+M"))
        self.mine.setText(self.tr("Hanya catatan saya"))
        self.caret.setText(self.tr("Pilih kata dengan papan ketik") + _key("F7"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _open(self) -> None:
        corner = self.mapToGlobal(self.rect().bottomRight())
        self.menu_.popup(QPoint(corner.x() - self.menu_.sizeHint().width(), corner.y() + 4))


def _key(keys: str) -> str:
    return "\t" + QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
