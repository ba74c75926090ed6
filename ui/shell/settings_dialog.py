"""The few things a person can set, each in force at once; there is nothing to save and nothing to lose."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from ui.services.settings import SettingsStore
from ui.services.settings_file import TYPE_SIZES
from ui.services.vault_keeper import VaultKeeper
from ui.shell.vault_row import VaultRow
from ui.widgets.choices import Choosable, TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.language import NAMES
from ui.widgets.small_parts import SectionLabel, Text
from ui.widgets.theme import THEME_CHOICES

_LANGUAGES: Final = tuple(NAMES)


class SettingsDialog(Dialog):
    """Writes every choice straight into the settings, and follows them when they change elsewhere."""

    def __init__(
        self, settings: SettingsStore, parent: QWidget | None = None, vault: VaultKeeper | None = None
    ) -> None:
        super().__init__(parent, width=560)
        self._settings = settings
        self.vault = VaultRow(vault) if vault is not None else None
        self._vault_label = SectionLabel()
        self._name = QLineEdit(settings.value.name)
        self._language = Choosable()
        self._theme = Choosable()
        self._size = Choosable()
        self._spelling = TickBox()
        self._spelling.setChecked(settings.value.spelling)
        self._labels = [Text("", 14) for _ in range(4)]
        self._note = Text("", 13, "muted", wrap=True)
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(12)
        for label, field in zip(self._labels, (self._name, self._language, self._theme, self._size), strict=True):
            label.setBuddy(field)
            label.setMinimumHeight(34)  # its words stand at the height of the field's
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            field.setMinimumHeight(34)
            form.addRow(label, field)
        form.addRow(self._spelling)
        self.begin_with(self._name)
        self.body.addLayout(form)
        self.body.addWidget(self._note)
        if self.vault is not None:
            self.body.addWidget(self._vault_label)
            self.body.addWidget(self.vault)
        self._close = self.add_button(primary=True)
        self._close.clicked.connect(self.accept)
        self._language.activated.connect(lambda at: settings.change(language=_LANGUAGES[at]))
        self._name.editingFinished.connect(lambda: settings.change(name=self._name.text().strip()))
        self._size.activated.connect(lambda at: settings.change(type_size=TYPE_SIZES[at]))
        self._spelling.toggled.connect(lambda wanted: settings.change(spelling=wanted))
        self._theme.activated.connect(lambda at: settings.change(theme=THEME_CHOICES[at]))
        self.retranslate()

    def retranslate(self) -> None:
        value = self._settings.value
        self._vault_label.setText(self.tr("Kunci simpanan pribadi"))
        if self.vault is not None:
            self.vault.retranslate()
        self.set_heading(self.tr("Pengaturan"))
        said = (self.tr("Nama Anda"), self.tr("Bahasa"), self.tr("Tampilan"), self.tr("Ukuran huruf bacaan"))
        fields = (self._name, self._language, self._theme, self._size)
        for label, text, field in zip(self._labels, said, fields, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self._name.setPlaceholderText(self.tr("Boleh dikosongkan"))
        self._spelling.setText(self.tr("Tandai ejaan yang meragukan sewaktu menulis"))
        self._note.setText(
            self.tr(
                "Nama dipakai untuk menyapa Anda dan menandai apa yang Anda tulis. Orang lain mengenali Anda dari kunci di komputer ini, apa pun namanya (menu → Kartu saya). Pengaturan hanya disimpan di komputer ini."
            )
        )
        themes = (self.tr("Ikut sistem"), self.tr("Terang"), self.tr("Gelap"))
        _fill(self._language, tuple(NAMES.values()), _LANGUAGES.index(value.language))
        _fill(self._theme, themes, THEME_CHOICES.index(value.theme))
        nearest = min(range(len(TYPE_SIZES)), key=lambda at: abs(TYPE_SIZES[at] - value.type_size))
        _fill(self._size, self._sizes(), nearest)
        self._close.setText(self.tr("Selesai"))

    def _sizes(self) -> tuple[str, ...]:
        return (
            self.tr("Kecil"),
            self.tr("Agak kecil"),
            self.tr("Biasa"),
            self.tr("Agak besar"),
            self.tr("Besar"),
            self.tr("Sangat besar"),
        )


def _fill(box: Choosable, texts: tuple[str, ...], at: int) -> None:
    box.clear()
    box.addItems(texts)
    box.setCurrentIndex(at)
