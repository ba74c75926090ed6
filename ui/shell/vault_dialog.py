"""The passphrase of the private store: asked, set, changed, taken away, or given up; what happens is said before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from ui.services.vault_keeper import VaultKeeper, Way
from ui.widgets.choices import TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text

if TYPE_CHECKING:
    from kb.vault.vault_lock import VaultLock

_LONGEST: Final = 200


class VaultDialog(Dialog):
    """One question with one or more passphrases in it; closes when it is done, says why when it is not."""

    def __init__(self, keeper: VaultKeeper, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=520)
        self._keeper, self.way = keeper, way
        self._working = False
        self._lead = Text("", 14, "text", wrap=True)
        self._said = Text("", 14, "error", wrap=True)
        self.old, self.new, self.again = (_field() for _ in range(3))
        self._labels = tuple(Text("", 13, "muted") for _ in range(3))
        self.show_words, self.remember = TickBox(), TickBox()
        self.forgotten = QPushButton()
        self.forgotten.setAutoDefault(False)
        self.body.addWidget(self._lead)
        for label, field in zip(self._labels, (self.old, self.new, self.again), strict=True):
            label.setBuddy(field)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(label)
            pair.addWidget(field)
            self.body.addLayout(pair)
            field.textChanged.connect(self._follow)
        row = QHBoxLayout()
        row.addWidget(self.show_words)
        row.addStretch(1)
        row.addWidget(self.forgotten)
        self.body.addLayout(row)
        self.body.addWidget(self.remember)
        self.body.addWidget(self._said)
        self.cancel, self.act = self.add_button(), self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._act)
        self.show_words.toggled.connect(self._show_words)
        self.forgotten.clicked.connect(lambda: self._go("forgotten"))
        self._go(way)

    def _go(self, way: Way) -> None:
        """Ask something else in the same dialog."""
        self.way = way
        news = way in {"set", "change"}
        for label, field, shown in zip(
            self._labels,
            (self.old, self.new, self.again),
            (way in {"unlock", "change", "remove"}, news, news),
            strict=True,
        ):
            label.setVisible(shown)
            field.setVisible(shown)
            field.clear()
        self.show_words.setVisible(way != "forgotten")
        self.forgotten.setVisible(way == "unlock")
        self.remember.setVisible(way in {"unlock", "set"} and self._keeper.lock.can_remember)
        self._said.hide()
        first = self.cancel if way == "forgotten" else self.new if way == "set" else self.old
        self.begin_with(first)
        self.retranslate()
        self._follow()
        if self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.adjustSize()

    def retranslate(self) -> None:
        headings = {
            "unlock": self.tr("Buka simpanan pribadi"),
            "set": self.tr("Pasang kata sandi"),
            "change": self.tr("Ubah kata sandi"),
            "remove": self.tr("Lepaskan kata sandi"),
            "forgotten": self.tr("Kata sandi terlupa"),
        }
        leads = {
            "unlock": self.tr(
                "Di dalamnya ada nama klien dan bukti persetujuan. Selama terkunci, program tidak dapat memeriksa nama, jadi "
                "tidak ada yang dapat diajukan, dicatat, atau diekspor."
            ),
            "set": self.tr(
                "Nama klien, persetujuan dan buktinya, naskah asli, serta jawaban Anda dienkripsi di komputer ini. Tanpa kata "
                "sandi ini tidak seorang pun dapat membukanya, juga bukan pembuat program. Catatlah di tempat yang aman."
            ),
            "change": self.tr("Isi simpanan tidak berubah; hanya kata sandinya yang lain."),
            "remove": self.tr(
                "Isi simpanan kembali menjadi berkas biasa, yang dapat dibaca siapa pun yang memegang komputer ini."
            ),
            "forgotten": self.tr(
                "Tanpa kata sandi simpanan tidak dapat dibuka. Anda dapat mulai dengan simpanan kosong: yang lama tidak dihapus, "
                "hanya disisihkan, dan dapat dipakai lagi bila kata sandinya teringat. Sesudah itu program tidak lagi mengenal "
                "nama klien Anda; isikan kembali sebelum mengajukan cerita."
            ),
        }
        acts = {
            "unlock": self.tr("Buka"),
            "set": self.tr("Pasang kata sandi"),
            "change": self.tr("Ubah"),
            "remove": self.tr("Lepaskan kata sandi"),
            "forgotten": self.tr("Mulai dengan simpanan kosong"),
        }
        self.set_heading(headings[self.way])
        self._lead.setText(leads[self.way])
        self.act.setText(acts[self.way])
        self.cancel.setText(self.tr("Batal"))
        self.forgotten.setText(self.tr("Lupa kata sandi…"))
        self.show_words.setText(self.tr("Tampilkan kata sandi"))
        self.remember.setText(self.tr("Ingat di komputer ini (di penyimpan kata sandi sistem)"))
        said = (
            self.tr("Kata sandi sekarang") if self.way == "change" else self.tr("Kata sandi"),
            self.tr("Kata sandi baru (paling sedikit 8 huruf, sebaiknya beberapa kata)"),
            self.tr("Sekali lagi"),
        )
        for label, field, text in zip(self._labels, (self.old, self.new, self.again), said, strict=True):
            label.setText(text)
            field.setAccessibleName(text)

    def reject(self) -> None:
        """Close, but not in the middle of it."""
        if not self._working:
            super().reject()

    def _follow(self) -> None:
        fields = [field for field in (self.old, self.new, self.again) if not field.isHidden()]
        self.act.setEnabled(not self._working and all(field.text().strip() for field in fields))

    def _show_words(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.old, self.new, self.again):
            field.setEchoMode(mode)

    def _act(self) -> None:
        if self.way in {"set", "change"} and self.new.text() != self.again.text():
            self._tell(self.tr("Kedua kata sandi itu tidak sama. Ketik lagi yang kedua."))
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            self.again.selectAll()
            return
        self._working = True
        self._said.hide()
        self._follow()
        self._keeper.do(self._work(), self._finish, self._fail)

    def _work(self) -> Callable[["VaultLock"], object]:
        old, new = self.old.text(), self.new.text()
        remember = self.remember.isChecked() and not self.remember.isHidden()
        ways: dict[str, Callable[[VaultLock], object]] = {
            "unlock": lambda lock: lock.unlock(old, remember=remember),
            "set": lambda lock: lock.set(new, remember=remember),
            "change": lambda lock: lock.change(old, new),
            "remove": lambda lock: lock.remove(old),
            "forgotten": lambda lock: lock.set_aside(),
        }
        return ways[self.way]

    def _finish(self) -> None:
        self._working = False
        for field in (self.old, self.new, self.again):
            field.clear()
        self.accept()

    def _fail(self, error: KnownError) -> None:
        self._working = False
        language = self._keeper.language()
        self._tell(f"{error.what.say(language)} {error.remedy.say(language)}")
        self._follow()
        field = self.new if error.code == "short-passphrase" else self.old
        if not field.isHidden():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()


def _field() -> QLineEdit:
    field = QLineEdit(maxLength=_LONGEST)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMinimumHeight(34)
    return field
