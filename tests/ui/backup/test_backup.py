"""Backup and restore in the window: what is said before anything is written, and what comes back."""

from pathlib import Path

import pytest

from kb.backup.backup_writer import make_backup
from kb.backup.desk_swap import settle_desk
from kb.base import folders
from kb.drafts.drafts import Drafts
from kb.library.library import Library
from tests.kb.shelf import bytes_below, new_library
from ui.backup.backup_dialog import BackupDialog
from ui.backup.restore_dialog import RestoreDialog

SECRET = "kuda lumping hijau"


class Session:
    """As much of a session as the dialogs ask."""

    def __init__(self, library: Library) -> None:
        self.library, self.language = library, "id"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    Drafts().new({"title": "Naskah saya"})
    return Session(new_library(tmp_path, "satu"))


@pytest.fixture
def dialog(session, jobs, qtbot) -> BackupDialog:
    made = BackupDialog(session, jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_not_sealed_says_who_can_read_it(dialog):
    assert "disegel dengan kata sandi" in dialog.holds.text() and not dialog.act.isEnabled()
    dialog.first.setText(SECRET)
    dialog.again.setText(SECRET[:-1])
    assert not dialog.act.isEnabled()
    dialog.again.setText(SECRET)
    assert dialog.act.isEnabled()
    dialog.seal.click()
    assert "TIDAK disegel" in dialog.holds.text() and "1 naskah" in dialog.holds.text() and dialog.act.isEnabled()
    assert not dialog.first.isVisible()
    dialog.desk.click()
    assert "meja kerja, serta pesan dan alasan" in dialog.holds.text()


def test_a_sealed_backup_is_made_looked_into_and_restored(dialog, session, jobs, qtbot, tmp_path):
    dialog.first.setText(SECRET)
    dialog.again.setText(SECRET)
    file = tmp_path / "semua.cadangan"
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.begin(file)
    assert dialog.made is not None and file.stat().st_size > 1000 and not dialog.first.text()
    desk = bytes_below(folders.desk())
    Drafts().new({"title": "Sesudahnya"})
    restoring = RestoreDialog(file, session, jobs)
    qtbot.addWidget(restoring)
    restoring.show()
    qtbot.waitUntil(restoring.passphrase.isVisible)
    restoring.passphrase.setText("kuda lumping biru")
    restoring.act.click()
    qtbot.waitUntil(lambda: "tidak cocok" in restoring._said.text(), timeout=30_000)
    restoring.passphrase.setText(SECRET)
    restoring.act.click()
    qtbot.waitUntil(lambda: restoring.manifest is not None, timeout=30_000)
    assert restoring.library.isVisible() and restoring.desk.isVisible() and not restoring.desk.isChecked()
    assert not restoring.passphrase.isVisible() and "Pustaka Coba" in restoring._lead.text()
    target = tmp_path / "pulih"
    restoring.place.setText(str(target))
    restoring.desk.click()
    with qtbot.waitSignal(restoring.accepted, timeout=30_000):
        restoring.act.click()
    assert restoring.restored == target and restoring.desk_waits
    assert bytes_below(target) == bytes_below(session.library.folder)
    settle_desk()
    assert bytes_below(folders.desk()) == desk


def test_a_folder_that_is_there_is_refused_in_words(session, jobs, qtbot, tmp_path):
    file = tmp_path / "pustaka.cadangan"
    make_backup(file, session.library.folder, desk=False)
    dialog = RestoreDialog(file, session, jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.manifest is not None)
    assert not dialog.desk.isVisible()
    dialog.place.setText(str(session.library.folder))
    dialog.act.click()
    qtbot.waitUntil(lambda: "sudah ada sesuatu" in dialog._said.text(), timeout=30_000)
    assert dialog.isVisible() and dialog.act.isEnabled()


def test_another_file_is_told(session, jobs, qtbot, tmp_path):
    file = tmp_path / "surat.cadangan"
    file.write_bytes(b"bukan cadangan")
    dialog = RestoreDialog(file, session, jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "bukan cadangan" in dialog._said.text())
    assert not dialog.act.isEnabled()
