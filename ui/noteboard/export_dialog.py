"""Asks in which form notes shall leave, and whether one's private ones go with them."""

from typing import Final

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.widgets.choices import RoundBox, TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.fonts import ui_font
from ui.widgets.small_parts import Text

FORMS: Final = ("md", "html", "csv", "jsonld")


class ExportDialog(Dialog):
    """Accepted when the person goes on; nothing is written or left out before."""

    def __init__(self, count: int, *, narrowed: bool, private: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=520)
        self._count, self._narrowed, self._private = count, narrowed, private
        self._lead = Text("", 14, "muted", wrap=True)
        self.body.addWidget(self._lead)
        self.forms: dict[str, RoundBox] = {}
        self._hints: dict[str, Text] = {}
        group = QButtonGroup(self)
        for form in FORMS:
            button, hint = RoundBox(), Text("", 13, "muted", wrap=True)
            button.setFont(ui_font(14))
            hint.setContentsMargins(26, 0, 0, 4)
            group.addButton(button)
            pair = QVBoxLayout()
            pair.setSpacing(1)
            pair.addWidget(button)
            pair.addWidget(hint)
            self.body.addLayout(pair)
            self.forms[form], self._hints[form] = button, hint
        self.forms["md"].setChecked(True)
        self.private = TickBox()
        self.private.setVisible(private > 0)
        self.body.addWidget(self.private)
        self.cancel, self.go_on = self.add_button(), self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        self.begin_with(self.forms["md"])
        self.retranslate()

    def form(self) -> str:
        """Return the form that is chosen."""
        return next(form for form, button in self.forms.items() if button.isChecked())

    def retranslate(self) -> None:
        self.set_heading(self.tr("Ekspor %Ln catatan", "", self._count))
        scope = (
            self.tr("Yang dikeluarkan adalah catatan yang sekarang tampil, menurut saringan.")
            if self._narrowed
            else self.tr("Yang dikeluarkan adalah semua catatan bersama balasannya.")
        )
        check = self.tr("Sebelum disimpan, isinya diperiksa: tidak boleh ada klien yang dapat dikenali.")
        self._lead.setText(f"{scope} {check}")
        names = {
            "md": (self.tr("Teks (Markdown)"), self.tr("Untuk dibaca dan dilanjutkan menulis, di program apa pun.")),
            "html": (self.tr("Halaman (HTML)"), self.tr("Untuk dibuka di peramban dan dicetak.")),
            "csv": (self.tr("Tabel (CSV)"), self.tr("Untuk lembar kerja: satu baris satu catatan.")),
            "jsonld": (
                self.tr("Anotasi W3C (JSON-LD)"),
                self.tr("Lengkap, untuk pustaka lain dan alat anotasi lain."),
            ),
        }
        for form, (name, hint) in names.items():
            self.forms[form].setText(name)
            self.forms[form].setAccessibleDescription(hint)
            self._hints[form].setText(hint)
        self.private.setText(self.tr("Sertakan %n catatan pribadi saya", "", self._private))
        self.cancel.setText(self.tr("Batal"))
        self.go_on.setText(self.tr("Periksa dan simpan…"))
