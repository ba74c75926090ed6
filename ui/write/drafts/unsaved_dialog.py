"""Leaving a draft that the disk does not take: nobody loses a text without having said so."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text
from ui.write.open_draft import OpenDraft


class LeaveDialog(Dialog):
    """Offers to stay, to copy the text, or to let it go."""

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self._why = Text("", 14, "text", wrap=True)
        self._copied = Text("", 13, "success", wrap=True)
        self._copied.hide()
        self.body.addWidget(self._why)
        self.body.addWidget(self._copied)
        self.copy: QPushButton = self.add_button()
        self.let_go, self.stay = self.add_button(), self.add_button(primary=True)
        self.copy.clicked.connect(self._copy)
        self.let_go.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.set_heading(self.tr("Naskah ini belum dapat disimpan"))
        trouble, language = self._writing.saving.trouble, self._writing.language
        said = f"{trouble.what.say(language)} {trouble.remedy.say(language)}" if trouble is not None else ""
        kept = self.tr("Teksnya masih ada di jendela ini. Bila ditutup sekarang, perubahan terakhir hilang.")
        self._why.setText(f"{said}\n\n{kept}".strip())
        self._copied.setText(self.tr("Seluruh teks sudah disalin; tempelkan di program lain agar aman."))
        self.copy.setText(self.tr("Salin seluruh teks"))
        self.let_go.setText(self.tr("Tutup saja"))
        self.stay.setText(self.tr("Tetap di sini"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._writing.draft.file.raw.decode("utf-8", "replace"))
        self._copied.show()
