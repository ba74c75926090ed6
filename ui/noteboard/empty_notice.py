"""What stands in the place of the list when there are no notes to show: why, and what to do."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.noteboard.note_wish import BoardWish
from ui.widgets.small_parts import Text


class NothingHere(QWidget):
    """A friendly sentence for each reason."""

    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = BoardWish()
        self._title = Text("", 17, "text", QFont.Weight.DemiBold, wrap=True)
        self._what = Text("", 14, "muted", wrap=True)
        self.clear = QPushButton()
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 36, 24, 24)
        box.setSpacing(10)
        for part in (self._title, self._what):
            box.addWidget(part)
        box.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self.clear.clicked.connect(self.clear_requested)
        self.retranslate()

    def show_for(self, wish: BoardWish) -> None:
        """Speak of a list that is empty."""
        self._wish = wish
        self.retranslate()

    def retranslate(self) -> None:
        title, what = self._said()
        self._title.setText(title)
        self._what.setText(what)
        self.clear.setText(self.tr("Tampilkan semua catatan"))
        self.clear.setVisible(self._wish.narrowed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _said(self) -> tuple[str, str]:
        if self._wish.narrowed:
            return (
                self.tr("Tidak ada catatan yang cocok."),
                self.tr("Coba kata lain, atau lepaskan saringan yang sedang dipakai."),
            )
        return {
            "all": (
                self.tr("Belum ada catatan di pustaka ini."),
                self.tr(
                    "Buka sebuah cerita, pilih beberapa kata, lalu tulis komentar, pertanyaan, atau pelajaran yang Anda petik. Semua catatan terkumpul di sini."
                ),
            ),
            "questions": (
                self.tr("Tidak ada pertanyaan yang menunggu."),
                self.tr("Setiap pertanyaan di tepi cerita sudah dijawab, atau belum ada yang bertanya."),
            ),
            "lessons": (
                self.tr("Belum ada pelajaran yang dicatat."),
                self.tr(
                    "Pilih kata-kata sebuah cerita, tekan P, dan tulis apa yang dapat dipelajari darinya. Beri tema agar pelajaran sejenis berkumpul."
                ),
            ),
            "unplaced": (
                self.tr("Semua catatan tahu tempatnya."),
                self.tr(
                    "Bila sebuah cerita disunting dan kata yang dikutip berubah, catatannya menunggu di sini sampai Anda menunjukkan tempatnya."
                ),
            ),
        }[self._wish.tab]
