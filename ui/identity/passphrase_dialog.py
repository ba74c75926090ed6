"""Asks for a passphrase, does with it what is wanted, and stays open while that does not work."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from kb.base.problems import KnownError
from kb.identity.identity_store import own_identity, set_passphrase, unlock
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text


class PassphraseDialog(Dialog):
    """One field, or two where a new passphrase is chosen; `act` gets it and may raise KnownError."""

    def __init__(
        self, language: str, act: Callable[[str], object], *, chooses: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=460)
        self._language, self._act, self._chooses = language, act, chooses
        self._lead = Text("", 14, "text", wrap=True)
        self.field, self.again = QLineEdit(), QLineEdit()
        self._said = Text("", 13, "error", wrap=True)
        self._said.hide()
        self.body.addWidget(self._lead)
        for field in (self.field, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(lambda _text: self._say(""))
            self.body.addWidget(field)
        self.again.setVisible(chooses)
        self.body.addWidget(self._said)
        self._cancel, self.on = self.add_button(), self.add_button(primary=True)
        self._cancel.clicked.connect(self.reject)
        self.on.clicked.connect(self._go_on)
        self.begin_with(self.field)
        self.retranslate()

    def say_what(self, heading: str, lead: str, button: str) -> None:
        """Say what the passphrase is for."""
        self.set_heading(heading)
        self._lead.setText(lead)
        self.on.setText(button)

    def retranslate(self) -> None:
        self._cancel.setText(self.tr("Batal"))
        for field, name in ((self.field, self.tr("Kata sandi")), (self.again, self.tr("Sekali lagi"))):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)

    def _go_on(self) -> None:
        if self._chooses and self.field.text() != self.again.text():
            self._say(self.tr("Kedua kata sandi tidak sama. Ketik sekali lagi."))
            self.again.setFocus()
            return
        try:
            self._act(self.field.text())
        except KnownError as error:
            self._say(f"{error.what.say(self._language)} {error.remedy.say(self._language)}")
            self.field.selectAll()
            self.field.setFocus()
        else:
            self.accept()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))


class UnlockDialog(PassphraseDialog):
    """Lets this program sign until it ends."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, unlock, chooses=False, parent=parent)

    def retranslate(self) -> None:
        super().retranslate()
        self.say_what(
            self.tr("Buka kunci identitas Anda"),
            self.tr("Tanda tangan memerlukan kunci Anda. Sekali dibuka, ia terbuka sampai program ditutup."),
            self.tr("Buka"),
        )


class NewPassphraseDialog(PassphraseDialog):
    """Chooses a passphrase for an identity that is not locked, or none."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, lambda text: set_passphrase("", text), chooses=True, parent=parent)

    def retranslate(self) -> None:
        super().retranslate()
        self.say_what(
            self.tr("Kata sandi identitas"),
            self.tr(
                "Dengan kata sandi, orang lain di komputer ini tidak dapat menandatangani sebagai Anda. Tidak ada yang dapat memulihkan kata sandi yang terlupa; simpan dahulu salinan identitas. Kosongkan untuk tidak memakainya."
            ),
            self.tr("Pakai"),
        )


def ask_to_unlock(language: str, parent: QWidget) -> bool:
    """Let a person unlock their identity until the program ends; tells whether it can sign now."""
    return _run(UnlockDialog(language, parent))


def ask_new_passphrase(language: str, parent: QWidget) -> bool:
    """Let a person choose a passphrase, or none; tells whether it was changed."""
    identity = own_identity()
    if identity is not None and identity.locked and not ask_to_unlock(language, parent):
        return False
    return _run(NewPassphraseDialog(language, parent))


def _run(dialog: Dialog) -> bool:
    done = dialog.exec() == Dialog.DialogCode.Accepted
    dialog.deleteLater()
    return done
