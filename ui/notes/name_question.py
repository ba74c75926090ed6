"""Asks once who is writing, where nobody has said so: notes are signed, and a name may be left out."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.services.settings import SettingsStore
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text

_LONGEST = 80


class AskName(Dialog):
    """One field; what is typed becomes the name in the settings."""

    def __init__(self, settings: SettingsStore, parent: QWidget) -> None:
        super().__init__(parent, width=440)
        self._settings = settings
        self.field = QLineEdit(maxLength=_LONGEST)
        self._hint = Text("", 13, "muted", wrap=True)
        self.body.addWidget(self.field)
        self.body.addWidget(self._hint)
        self._skip, self._keep = self.add_button(), self.add_button(primary=True)
        self._skip.clicked.connect(self.reject)
        self._keep.clicked.connect(self.accept)
        self.accepted.connect(lambda: settings.change(name=self.field.text().strip()))
        self.begin_with(self.field)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Siapa yang menulis catatan ini?"))
        self.field.setAccessibleName(self.tr("Nama Anda"))
        self.field.setPlaceholderText(self.tr("misalnya: Ratna"))
        self._hint.setText(self.tr("Nama ini berdiri di bawah catatan Anda. Nanti dapat diganti di Pengaturan."))
        self._skip.setText(self.tr("Tanpa nama"))
        self._keep.setText(self.tr("Pakai nama ini"))
