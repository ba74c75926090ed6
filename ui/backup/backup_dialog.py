"""“Cadangkan…”: what goes into the file, whether it is sealed, and in a sentence who could read it then."""

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from kb.backup.backup_writer import make_backup, said_of
from kb.backup.manifest import ENDING, Manifest
from kb.base import folders
from kb.base.problems import KnownError
from kb.layout.library_file import slug
from kb.vault.vault_key import LEAST
from ui.backup.backup_progress import Progress
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.widgets.choices import TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text

_LONGEST: Final = 200


class BackupDialog(Dialog):
    """Asks, lets a place be chosen, writes in another thread; `made` and `file` say what came of it."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=540)
        self._session, self._jobs = session, jobs
        self.made: Manifest | None = None
        self.file: Path | None = None
        self._working = False
        self._lead = Text("", 14, "text", wrap=True)
        self.desk, self.seal = TickBox(), TickBox()
        self.desk.setChecked(True)
        self.seal.setChecked(True)
        self.first, self.again = (QLineEdit(maxLength=_LONGEST) for _ in range(2))
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(28, 0, 0, 0)
        for field in (self.first, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMinimumHeight(34)
            field.textChanged.connect(self._follow)
            fields.addWidget(field)
        self.holds = Text("", 14, "text", wrap=True)
        self._said = Text("", 14, "error", wrap=True)
        self._said.hide()
        self.progress = Progress(self)
        for part in (self._lead, self.desk, self.seal, self._fields, self.holds, self._said, self.progress.bar):
            self.body.addWidget(part)
        self.cancel, self.act = self.add_button(), self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._choose)
        for box in (self.desk, self.seal):
            box.toggled.connect(self._follow)
            box.toggled.connect(self._tell)
        self.begin_with(self.first)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Cadangkan"))
        self._lead.setText(
            self.tr(
                "Pustaka “{title}” dengan seluruh riwayatnya disimpan ke dalam satu berkas. Simpanlah berkas itu di tempat lain, misalnya flashdisk."
            ).format(title=self._session.library.about.title)
        )
        self.desk.setText(self.tr("Ikutkan meja kerja: naskah, catatan pribadi, simpanan pribadi"))
        self.seal.setText(self.tr("Segel dengan kata sandi"))
        names = (
            self.tr("Kata sandi (paling sedikit {least} huruf, sebaiknya beberapa kata)").format(least=LEAST),
            self.tr("Sekali lagi"),
        )
        for field, name in zip((self.first, self.again), names, strict=True):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
        self.progress.bar.setAccessibleName(self.tr("Sejauh mana cadangan sudah ditulis"))
        self.act.setText(self.tr("Pilih tempat dan simpan…"))
        self._tell()
        self._follow()

    def reject(self) -> None:
        """Close; in the middle of it stop first, which leaves nothing behind."""
        if self._working:
            self.progress.stop()
        else:
            super().reject()

    def begin(self, file: Path) -> None:
        """Write the backup to a file."""
        desk, passphrase = self.desk.isChecked(), self.first.text() if self.seal.isChecked() else ""
        library, progress = self._session.library.folder, self.progress
        self.file = file
        self._working = True
        self._said.hide()
        progress.begin()
        self._follow()
        self._jobs.run(
            lambda: make_backup(
                file, library, desk=desk, passphrase=passphrase, say=progress.say, stop=progress.is_stopped
            ),
            self._finish,
            self._fail,
        )

    def _choose(self) -> None:
        name = f"{slug(self._session.library.about.title) or 'pustaka'}-{date.today().isoformat()}{ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Simpan cadangan"),
            str(folders.documents() / name),
            self.tr("Cadangan (*{ending})").format(ending=ENDING),
        )
        if chosen:
            self.begin(Path(chosen))

    def _follow(self) -> None:
        sealed = self.seal.isChecked()
        self._fields.setVisible(sealed)
        fits = len(self.first.text().strip()) >= LEAST and self.first.text() == self.again.text()
        for part in (self.desk, self.seal, self._fields):
            part.setEnabled(not self._working)
        self.act.setEnabled(not self._working and (fits or not sealed))
        self.cancel.setText(self.tr("Hentikan") if self._working else self.tr("Batal"))
        self.fit()

    def _tell(self) -> None:
        said = said_of(self.desk.isChecked(), self.seal.isChecked())
        self.holds.setText(said.say(self._session.language))
        self.fit()

    def _finish(self, manifest: Manifest) -> None:
        self.made = manifest
        self._end()
        self.first.clear()
        self.again.clear()
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, KnownError):
            raise error
        language = self._session.language
        self._said.setText(f"{error.what.say(language)} {error.remedy.say(language)}")
        self._said.show()
        self.fit()
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._working = False
        self.progress.end()
        self._follow()
