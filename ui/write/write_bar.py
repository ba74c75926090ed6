"""The lines above a draft: where it stands, how it is written, and what can be done with it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import Divider, IconButton, Text
from ui.write.drafts.begin_page import WAYS
from ui.write.segment_buttons import Segments
from ui.write.text.toolbar import Toolbar


class WriteBar(QWidget):
    """Says what is wished for; the view does it."""

    drafts_requested = Signal()
    history_requested = Signal()
    preview_toggled = Signal(bool)
    quiet_requested = Signal()
    split_requested = Signal()
    submit_requested = Signal()
    trouble_requested = Signal()
    way_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts = QuietButton(icon_name="arrow-left", icon_first=True, colour="muted")
        self.state = Text("", 13, "muted")
        self.trouble = QuietButton(colour="error")
        self.trouble.hide()
        self.ways = Segments(WAYS)
        self.history, self.quiet = IconButton("history"), IconButton("maximize-2")
        self.split = IconButton("scissors")
        self.preview = IconButton("eye")
        self.preview.setCheckable(True)
        self.preview.setChecked(True)
        self.submit = QPushButton()
        self.submit.setProperty("primary", True)
        self.toolbar = Toolbar()
        self.count = Text("", 13, "muted")
        first = QHBoxLayout()
        first.setContentsMargins(16, 8, 16, 6)
        first.setSpacing(6)
        for part in (self.drafts, self.state, self.trouble):
            first.addWidget(part)
        first.addStretch(1)
        for choice in (self.ways, self.split, self.history, self.quiet, self.submit):
            first.addWidget(choice)
        second = QHBoxLayout()
        second.setContentsMargins(14, 0, 16, 6)
        second.addWidget(self.toolbar, 1)
        second.addWidget(self.count)
        second.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(Divider())
        self._connect()
        self.retranslate()

    def show_way(self, way: str) -> None:
        """Show how the draft is written."""
        self.ways.show_choice(way)
        self.preview.setVisible(way == "text")

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.drafts.setText(self.tr("Naskah saya"))
        self.history.set_text(self.tr("Riwayat naskah ini"))
        self.split.set_text(self.tr("Bagi menjadi beberapa cerita"))
        self.quiet.set_text(self.tr("Menulis tanpa gangguan"), "F11")
        self.preview.set_text(self.tr("Pratinjau"))
        self.submit.setText(self.tr("Ajukan"))
        self.submit.setToolTip(self.tr("Periksa dan ajukan kepada peninjau pustaka ini"))
        for way, name, tip in (
            ("quick", self.tr("Singkat"), self.tr("Empat kotak: situasi, tantangan, aksi, refleksi")),
            ("full", self.tr("Lengkap"), self.tr("Tahap demi tahap proses pertolongan")),
            ("text", self.tr("Teks bebas"), self.tr("Satu halaman teks (Markdown) dengan pratinjau")),
        ):
            self.ways.set_words(way, name, tip)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _connect(self) -> None:
        self.drafts.clicked.connect(self.drafts_requested)
        self.history.clicked.connect(self.history_requested)
        self.preview.toggled.connect(self.preview_toggled)
        self.quiet.clicked.connect(self.quiet_requested)
        self.split.clicked.connect(self.split_requested)
        self.submit.clicked.connect(self.submit_requested)
        self.trouble.clicked.connect(self.trouble_requested)
        self.ways.chosen.connect(self.way_chosen)
