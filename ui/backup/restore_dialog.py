"""“Pulihkan dari cadangan…”: what a backup holds, what of it shall come back, and where; never over what is there."""

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from kb.backup import backup_problems
from kb.backup.manifest import Manifest
from kb.backup.restore import Backup, open_backup
from kb.base import folders
from kb.base.problems import KnownError
from ui.backup.backup_progress import Progress
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.widgets.choices import TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text
from ui.widgets.value_words import date

_LONGEST: Final = 200


class RestoreDialog(Dialog):
    """First looks into the file, with its passphrase where it is sealed, then restores; `restored` and `desk_waits` tell."""

    def __init__(self, file: Path, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=560)
        self._file, self._session, self._jobs = file, session, jobs
        self.manifest: Manifest | None = None
        self.restored: Path | None = None
        self.desk_waits = False
        self._working = False
        self._trouble: KnownError | None = None
        self._lead = Text("", 14, "text", wrap=True)
        self.passphrase = QLineEdit(maxLength=_LONGEST)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMinimumHeight(34)
        self.library, self.desk = TickBox(), TickBox()
        self.library.setChecked(True)
        self.place, self.choose = QLineEdit(), QPushButton()
        self.place.setMinimumHeight(34)
        self.choose.setAutoDefault(False)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(28, 0, 0, 0)
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        self._kept = Text("", 13, "muted", wrap=True)
        self._said = Text("", 14, "error", wrap=True)
        self.progress = Progress(self)
        for part in (self._lead, self.passphrase, self.library, self._row, self.desk, self._kept, self._said):
            self.body.addWidget(part)
        self.body.addWidget(self.progress.bar)
        self.cancel, self.act = self.add_button(), self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._act)
        self.choose.clicked.connect(self._choose)
        for box in (self.library, self.desk):
            box.toggled.connect(self._follow)
        self.passphrase.textChanged.connect(self._follow)
        self.place.textChanged.connect(self._follow)
        self.begin_with(self.passphrase)
        self.retranslate()
        self._look()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Pulihkan dari cadangan"))
        self.passphrase.setAccessibleName(self.tr("Kata sandi cadangan"))
        self.passphrase.setPlaceholderText(self.tr("Kata sandi cadangan"))
        self.library.setText(self.tr("Pustaka, ke dalam folder baru:"))
        self.desk.setText(self.tr("Meja kerja: naskah, catatan pribadi, simpanan pribadi"))
        self.place.setAccessibleName(self.tr("Folder baru bagi pustaka"))
        self.choose.setText(self.tr("Pilih…"))
        self._kept.setText(
            self.tr(
                "Meja kerja dari cadangan dipakai saat program dibuka lagi. Yang sekarang tidak dihapus, hanya disisihkan di sampingnya."
            )
        )
        self.progress.bar.setAccessibleName(self.tr("Sejauh mana cadangan sudah dipulihkan"))
        self._follow()

    def reject(self) -> None:
        """Close; in the middle of it stop first, which leaves nothing behind."""
        if self._working:
            self.progress.stop()
        else:
            super().reject()

    def _act(self) -> None:
        if self.manifest is None:
            self._look()
        else:
            self._restore()

    def _look(self) -> None:
        file, passphrase = self._file, self.passphrase.text()
        self._start()
        self._jobs.run(lambda: _manifest_of(open_backup(file, passphrase)), self._show, self._fail)

    def _restore(self) -> None:
        file, passphrase = self._file, self.passphrase.text()
        target = Path(self.place.text()).expanduser() if self.library.isChecked() else None
        desk, progress = self.desk.isChecked(), self.progress
        self._start()
        progress.begin()
        self.fit()

        def work() -> None:
            with open_backup(file, passphrase) as backup:
                if target is not None:
                    backup.restore_library(target, progress.say, progress.is_stopped)
                if desk:
                    backup.restore_desk(progress.say, progress.is_stopped)

        def done(_nothing: object) -> None:
            self._end()
            self.restored, self.desk_waits = target, desk
            self.accept()

        self._jobs.run(work, done, self._fail)

    def _show(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self._end()
        self.library.setChecked(manifest.has_library)
        self.place.setText(str(_free(folders.documents() / (manifest.title or "Pustaka"))))
        self._follow()
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, KnownError):
            raise error
        self._trouble = error
        self._follow()
        if self.manifest is None:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.selectAll()

    def _choose(self) -> None:
        above = QFileDialog.getExistingDirectory(self, self.tr("Di mana pustaka dipulihkan?"), str(folders.documents()))
        if above and self.manifest is not None:
            self.place.setText(str(_free(Path(above) / (self.manifest.title or "Pustaka"))))

    def _start(self) -> None:
        self._working, self._trouble = True, None
        self._follow()

    def _end(self) -> None:
        self._working = False
        self.progress.end()

    def _follow(self) -> None:
        language, manifest, trouble = self._session.language, self.manifest, self._trouble
        asks = manifest is None and trouble is not None and trouble.code in _ASKING
        asks = asks or (manifest is None and self.passphrase.isVisible())
        if manifest is None:
            self._lead.setText(
                self.tr("Cadangan ini disegel. Tuliskan kata sandinya.") if asks else self.tr("Membaca cadangan…")
            )
        else:
            made = date(datetime.fromisoformat(manifest.made).date().isoformat(), language)
            self._lead.setText(
                self.tr("Cadangan pustaka “{title}” dari {when}. {holds}").format(
                    title=manifest.title, when=made, holds=manifest.said.say(language)
                )
            )
        self.passphrase.setVisible(asks)
        self.library.setVisible(manifest is not None and manifest.has_library)
        self._row.setVisible(self.library.isVisibleTo(self) and self.library.isChecked())
        self.desk.setVisible(manifest is not None and manifest.has_desk)
        self._kept.setVisible(self.desk.isVisibleTo(self) and self.desk.isChecked())
        shown = trouble is not None and trouble.code != backup_problems.SEALED
        self._said.setText(f"{trouble.what.say(language)} {trouble.remedy.say(language)}" if trouble and shown else "")
        self._said.setVisible(shown)
        if shown and not asks and manifest is None:
            self._lead.setText(self._file.name)
        for part in (self.passphrase, self.library, self._row, self.desk):
            part.setEnabled(not self._working)
        self.act.setText(self.tr("Buka cadangan") if manifest is None else self.tr("Pulihkan"))
        wants = self.library.isChecked() or self.desk.isChecked()
        ready = bool(self.passphrase.text()) if manifest is None else wants and bool(self.place.text().strip())
        self.act.setEnabled(ready and not self._working)
        self.cancel.setText(self.tr("Hentikan") if self._working and manifest is not None else self.tr("Batal"))
        self.fit()


_ASKING: Final = frozenset({backup_problems.SEALED, "backup-wrong-passphrase"})


def _manifest_of(opening: AbstractContextManager[Backup]) -> Manifest:
    with opening as backup:
        return backup.manifest


def _free(place: Path) -> Path:
    found, number = place, 1
    while found.exists():
        number += 1
        found = place.with_name(f"{place.name} {number}")
    return found
