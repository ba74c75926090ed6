"""“Kartu saya”: the card to send to a steward, and the care for the key behind it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from kb.base import folders
from kb.base.atomic import told, write_atomically
from kb.base.problems import KnownError
from kb.identity.identity_card import CARD_END, IdentityCard, card_text
from kb.identity.identity_store import (
    EXPORT_END,
    Identity,
    export_identity,
    import_identity,
    make_identity,
    own_identity,
    read_export,
)
from kb.layout.library_file import slug
from ui.identity.passphrase_dialog import PassphraseDialog, ask_new_passphrase, ask_to_unlock
from ui.services.settings import SettingsStore
from ui.widgets.dialog import Dialog, selectable
from ui.widgets.small_parts import Divider, FlowLayout, SectionLabel, Text

_LONGEST: Final = 80


class CardDialog(Dialog):
    """Shows who one is; every button does its work at once and says what came of it."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=600)
        self._settings = settings
        self._lead = Text("", 14, "muted", wrap=True)
        self._name_label = Text("", 13, "muted")
        self.name = QLineEdit(settings.value.name, maxLength=_LONGEST)
        self.card = selectable(Text("", 14, "text", wrap=True))
        self.copy = QPushButton()
        self.copy.setProperty("primary", True)
        self.save = QPushButton()
        self._heading = SectionLabel()
        self._care = Text("", 14, "muted", wrap=True)
        self.keep, self.take, self.passphrase, self.unlock = (QPushButton() for _ in range(4))
        self._said = Text("", 14, "text", wrap=True)
        self._said.hide()
        self._lay_out()
        self._close = self.add_button()
        self._close.clicked.connect(self.accept)
        self.name.textChanged.connect(lambda _text: self._follow())
        self.name.editingFinished.connect(lambda: settings.change(name=self._named()))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save_card)
        self.keep.clicked.connect(self._save_copy)
        self.take.clicked.connect(self._take_copy)
        self.passphrase.clicked.connect(self._choose_passphrase)
        self.unlock.clicked.connect(lambda: self._after(ask_to_unlock(self._language, self)))
        self.begin_with(self.copy if settings.value.name else self.name)
        self._identity = self._read()
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Kartu saya"))
        self._lead.setText(
            self.tr(
                "Kirimkan kartu ini kepada pengelola pustaka supaya Anda dapat ikut membaca dan menandatangani. Kartu bukan rahasia; kunci rahasianya tidak pernah meninggalkan komputer ini."
            )
        )
        self._name_label.setText(self.tr("Nama di kartu"))
        self.name.setAccessibleName(self.tr("Nama di kartu"))
        self.name.setPlaceholderText(self.tr("misalnya: Ratna"))
        self.card.setAccessibleName(self.tr("Isi kartu"))
        self.copy.setText(self.tr("Salin kartu"))
        self.save.setText(self.tr("Simpan kartu…"))
        self._heading.setText(self.tr("Menjaga identitas Anda"))
        self._care.setText(
            self.tr(
                "Tanda tangan dan catatan Anda dikenali dari kunci di komputer ini, apa pun nama Anda. Simpan salinannya di tempat aman; dengan salinan itu Anda tetap orang yang sama di komputer kedua. Siapa yang memegang salinan tanpa kata sandi dapat menandatangani sebagai Anda."
            )
        )
        self.keep.setText(self.tr("Simpan salinan identitas…"))
        self.take.setText(self.tr("Pakai identitas dari berkas…"))
        self.unlock.setText(self.tr("Buka kunci…"))
        self._close.setText(self.tr("Selesai"))
        self._follow()

    @property
    def _language(self) -> str:
        return self._settings.value.language

    def _kinds(self) -> str:
        return f"{self.tr('Identitas')} (*{EXPORT_END})"

    def _named(self) -> str:
        return " ".join(self.name.text().split())

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons)
        shape = buttons.sizePolicy()
        shape.setHeightForWidth(True)
        buttons.setSizePolicy(shape)
        for button in (self.keep, self.take, self.passphrase, self.unlock):
            button.setAutoDefault(False)
            row.addWidget(button)
        sending = QHBoxLayout()
        sending.setSpacing(8)
        for button in (self.copy, self.save):
            button.setAutoDefault(False)
            sending.addWidget(button)
        sending.addStretch(1)
        self._name_label.setBuddy(self.name)
        parts: tuple[QWidget, ...] = (
            self._lead, self._name_label, self.name, self.card, self.copy, Divider(), self._heading, self._care,
            buttons, self._said,
        )  # fmt: skip
        for part in parts:
            if part is self.copy:
                self.body.addLayout(sending)
            else:
                self.body.addWidget(part)

    def _read(self) -> Identity | None:
        try:
            return make_identity()
        except KnownError as error:
            self._say_error(error)
            return own_or_none()

    def _follow(self) -> None:
        identity, name = self._identity, self._named()
        self.copy.setEnabled(bool(identity and name))
        self.save.setEnabled(self.copy.isEnabled())
        self.keep.setEnabled(identity is not None)
        self.passphrase.setVisible(identity is not None)
        self.unlock.setVisible(bool(identity and identity.locked))
        has = bool(identity and identity.has_passphrase)
        self.passphrase.setText(self.tr("Ganti kata sandi…") if has else self.tr("Pasang kata sandi…"))
        if identity is None:
            self.card.setText("")
        elif not name:
            self.card.setText(self.tr("Isi nama Anda dahulu, supaya rekan tahu kartu siapa ini."))
        else:
            self.card.setText(_breakable(card_text(IdentityCard(name, identity.key), self._language)))
        self._fit()

    def _fit(self) -> None:
        """Be as tall as the words need: a dialog asks its layout for a width only."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(max(self.width(), self.minimumWidth())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _copy(self) -> None:
        if self._identity is not None and self._named():
            self._settings.change(name=self._named())
            QGuiApplication.clipboard().setText(
                card_text(IdentityCard(self._named(), self._identity.key), self._language)
            )
            self._say(self.tr("Tersalin. Tempelkan ke surat atau pesan untuk pengelola pustaka."))

    def _save_card(self) -> None:
        if self._identity is None or not self._named():
            return
        usual = str(folders.documents() / f"{slug(self._named())}{CARD_END}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Simpan kartu"), usual, self.tr("Kartu pembaca") + f" (*{CARD_END})"
        )
        if not chosen:
            return
        target = Path(chosen if chosen.endswith(".txt") else f"{chosen}{CARD_END}")
        self._settings.change(name=self._named())
        try:
            write_atomically(
                target, card_text(IdentityCard(self._named(), self._identity.key), self._language).encode()
            )
        except OSError as error:
            self._say_error(told(error, target))
            return
        self._say(
            self.tr("Kartu disimpan sebagai “{name}”. Kirimkan berkas itu kepada pengelola pustaka.").format(
                name=target.name
            )
        )

    def _save_copy(self) -> None:
        if self._identity is None or (self._identity.locked and not ask_to_unlock(self._language, self)):
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        usual = str(Path(folder) / f"{slug(self._named() or 'identitas')}{EXPORT_END}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Simpan salinan identitas"), usual, self._kinds())
        if not chosen:
            return
        target = Path(chosen if chosen.endswith(EXPORT_END) else f"{chosen}{EXPORT_END}")
        dialog = PassphraseDialog(
            self._language,
            lambda text: export_identity(target, self._named(), text),
            chooses=True,
            parent=self,
        )
        dialog.say_what(
            self.tr("Kata sandi untuk salinan ini"),
            self.tr(
                "Anjuran kami: pilih kata sandi, supaya berkas yang hilang tidak dapat dipakai orang lain. Boleh dikosongkan."
            ),
            self.tr("Simpan"),
        )
        if _run(dialog):
            self._say(self.tr("Salinan disimpan sebagai “{name}”.").format(name=target.name))

    def _take_copy(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Pakai identitas dari berkas"), "", self._kinds())
        if not chosen:
            return
        source = Path(chosen)
        try:
            found = read_export(source)
        except KnownError as error:
            self._say_error(error)
            return
        dialog = PassphraseDialog(
            self._language, lambda text: import_identity(source, text), chooses=False, parent=self
        )
        dialog.field.setVisible(found.has_passphrase)
        dialog.say_what(
            self.tr("Pakai identitas ini di komputer ini?"),
            self.tr(
                "Ini identitas “{name}”. Identitas yang dipakai di sini sekarang disimpan di sampingnya dan tidak dihapus."
                " Catatan pribadinya ikut disimpan, dan tampak lagi hanya dengan identitas itu."
            ).format(name=found.name or self.tr("tanpa nama")),
            self.tr("Pakai"),
        )
        if not found.has_passphrase:
            dialog.begin_with(dialog.on)
        if _run(dialog):
            if found.name:
                self.name.setText(found.name)
                self._settings.change(name=found.name)
            self._after(done=True)
            self._settings.changed.emit(frozenset({"name"}))  # the same name may be another person now
            self._say(self.tr("Identitas itu dipakai mulai sekarang."))

    def _choose_passphrase(self) -> None:
        self._after(ask_new_passphrase(self._language, self))

    def _after(self, done: bool) -> None:
        if done:
            self._identity = own_or_none()
            self._follow()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._fit()

    def _say_error(self, error: KnownError) -> None:
        self._say(f"{error.what.say(self._language)} {error.remedy.say(self._language)}")


def own_or_none() -> Identity | None:
    """Return the identity of this desk, None where it cannot be read."""
    try:
        return own_identity()
    except KnownError:
        return None


def _breakable(text: str) -> str:
    """Let a long key break anywhere: a label breaks lines at words only."""
    return "\n".join(
        "\u200b".join(line[at : at + 8] for at in range(0, len(line), 8)) if "did:key" in line else line
        for line in text.rstrip().split("\n")
    )


def _run(dialog: PassphraseDialog) -> bool:
    done = dialog.exec() == Dialog.DialogCode.Accepted
    dialog.deleteLater()
    return done
