"""Where a story begins: how much of a form does one like?"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.fonts import reading_font
from ui.widgets.link_cards import DoTile, WideGrid
from ui.widgets.small_parts import SectionLabel, Text
from ui.widgets.theme import theme

WAYS = ("quick", "full", "text")
_ICONS = {"quick": "pencil", "full": "footprints", "text": "file-text"}
_WIDEST = 940


class BeginPage(QWidget):
    """Offers the ways to write; nothing is made before one is chosen."""

    way_chosen = Signal(str)  # one of WAYS
    files_requested = Signal()  # documents written elsewhere shall be brought in
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Text("", 30, "text", QFont.Weight.Bold, wrap=True)
        self._heading.setFont(reading_font(30, QFont.Weight.Bold))
        self._calm = Text("", 15, "muted", wrap=True)
        self.ways = {way: DoTile(_ICONS[way]) for way in WAYS}
        self.tiles = WideGrid(240, (3, 1))
        self.tiles.set_widgets(list(self.ways.values()))
        self.files, self.folder = DoTile("file-input"), DoTile("folder-input")
        self._elsewhere = SectionLabel("")
        self.more = WideGrid(240, (3, 1))
        self.more.set_widgets([self.files, self.folder])
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 60, 0, 40)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._calm)
        column.addSpacing(20)
        column.addWidget(self.tiles)
        column.addSpacing(22)
        column.addWidget(self._elsewhere)
        column.addWidget(self.more)
        column.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(40, 0, 40, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        scroll = QScrollArea()  # in a low window the ways keep their height
        scroll.setWidgetResizable(True)
        scroll.setProperty("ground", "panel")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        for way, tile in self.ways.items():
            tile.clicked.connect(lambda _checked=False, way=way: self.way_chosen.emit(way))
        self.files.clicked.connect(self.files_requested)
        self.folder.clicked.connect(self.folder_requested)
        self.retranslate()

    def focus_first(self) -> None:
        """Give the keyboard to the first way."""
        self.ways["quick"].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._heading.setText(self.tr("Tulis cerita"))
        self._calm.setText(
            self.tr(
                "Apa yang Anda tulis tersimpan sendiri dan tetap di meja Anda sampai Anda mengajukannya. "
                "Cara menulis dapat diganti kapan saja; tulisannya ikut pindah."
            )
        )
        self._elsewhere.setText(self.tr("Sudah ditulis di tempat lain?"))
        self.files.set_words(
            self.tr("Impor dokumen"),
            self.tr("Word, OpenDocument, RTF, HTML, teks. Boleh juga diseret ke sini."),
        )
        self.folder.set_words(
            self.tr("Impor satu folder"), self.tr("Semua dokumen di dalamnya, masing-masing menjadi satu naskah.")
        )
        words = {
            "quick": (
                self.tr("Singkat"),
                self.tr("Empat kotak: situasi, tantangan, aksi, refleksi. Cukup satu malam."),
            ),
            "full": (
                self.tr("Lengkap"),
                self.tr("Tahap demi tahap proses pertolongan, masing-masing dengan pertanyaan."),
            ),
            "text": (
                self.tr("Teks bebas"),
                self.tr("Satu halaman kosong dengan pratinjau di sampingnya."),
            ),
        }
        for way, (name, text) in words.items():
            self.ways[way].set_words(name, text)
        self.setAccessibleName(self.tr("Tulis cerita"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().panel)
