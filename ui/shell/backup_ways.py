"""The ways to a backup and back from one; the dialogs are built when somebody asks for them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from kb.base import folders

if TYPE_CHECKING:
    from ui.shell.window_services import Services


class BackupWays(QObject):
    """Asks, and says what came of it; owned by the window."""

    def __init__(self, services: "Services", window: QWidget) -> None:
        super().__init__(window)
        self._services, self._window = services, window

    def make(self) -> None:
        """Keep the open library, and the desk where that is wished, in one file."""
        # Only now: few people need it at every start, and the private store's ciphers come with it.
        from ui.backup.backup_dialog import BackupDialog  # noqa: PLC0415

        of = self._services
        if not of.session.is_open:
            return
        dialog = BackupDialog(of.session, of.jobs, self._window)
        dialog.exec()
        if dialog.made is not None and dialog.file is not None:
            said = self.tr("Cadangan disimpan di {file}.").format(file=dialog.file)
            of.messages.info(f"{said} {dialog.made.said.say(of.session.language)}")
            if dialog.made.skipped:
                of.messages.warning(
                    self.tr(
                        "%n berkas tidak ikut, karena hanya tautan atau tidak dapat dibaca: {first}",
                        "",
                        len(dialog.made.skipped),
                    ).format(first=dialog.made.skipped[0])
                )
        dialog.deleteLater()

    def restore(self) -> None:
        """Bring back what a file holds."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Pilih cadangan"),
            str(folders.documents()),
            self.tr("Cadangan (*.cadangan);;Semua berkas (*)"),
        )
        if chosen:
            self.restore_from(Path(chosen))

    def restore_from(self, file: Path) -> None:
        """Ask what of a file shall come back, and bring it back."""
        from ui.backup.restore_dialog import RestoreDialog  # noqa: PLC0415 - see `make`

        of = self._services
        dialog = RestoreDialog(file, of.session, of.jobs, self._window)
        dialog.exec()
        if dialog.restored is not None:
            of.session.open_library(dialog.restored)
            of.messages.info(self.tr("Pustaka dipulihkan ke {place}.").format(place=dialog.restored))
        if dialog.desk_waits:
            of.messages.info(self.tr("Meja kerja dari cadangan dipakai setelah program ini ditutup dan dibuka lagi."))
        dialog.deleteLater()
