"""The first minute, and every other way a program can begin: a usual library, one that is gone, one that is broken."""

import shutil

import pytest
from PySide6.QtCore import Qt

from kb import folders
from ui.shell.cards import StoryCard

WAIT = 60_000


def test_a_name_is_enough_to_begin(start, qtbot):
    program = start()
    window, page = program.window, program.window.first_start
    assert page is not None
    qtbot.waitUntil(page._name.hasFocus)
    assert window.header.search.isHidden()
    qtbot.keyClicks(page._name, "Ratna")
    with qtbot.waitSignal(page.finished, timeout=WAIT):
        qtbot.keyClick(page._name, Qt.Key.Key_Return)
        assert page._bar.isVisible() and not page._name.isVisible()
    assert window.first_start is None
    assert program.settings.value.name == "Ratna"
    assert program.settings.value.library == str(folders.own_library())
    assert (folders.own_library() / ".git").is_dir()
    assert window.home._greeting.text() == "Selamat datang, Ratna"
    assert len(window.home.findChildren(StoryCard)) > 0
    qtbot.waitUntil(window.header.search.hasFocus)
    assert program.messages.current() is None

    window.close()  # and the next start opens the same library without a question
    again = start()
    assert again.window.first_start is None
    qtbot.waitUntil(lambda: again.session.is_ready, timeout=WAIT)
    assert again.window.windowTitle() == "Pustaka Praktik – Pustaka Praktik"


def test_the_name_can_be_skipped_and_an_earlier_copy_is_kept(start, qtbot, read_library):
    shutil.copytree(read_library, folders.own_library())
    mark = folders.own_library() / "catatan saya.txt"
    mark.write_text("jangan hilang")
    page = start().window.first_start
    with qtbot.waitSignal(page.finished, timeout=WAIT):
        qtbot.mouseClick(page._skip, Qt.MouseButton.LeftButton)
    assert mark.read_text() == "jangan hilang"


def test_a_folder_that_cannot_be_written_is_told_and_can_be_tried_again(start, qtbot):
    folders.documents().parent.mkdir(parents=True, exist_ok=True)
    folders.documents().write_text("sebuah berkas, bukan folder")
    program = start()
    page = program.window.first_start
    qtbot.mouseClick(page._start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.messages.current() is not None, timeout=WAIT)
    assert program.messages.current().kind == "error"
    assert page._start.isVisible()
    folders.documents().unlink()
    with qtbot.waitSignal(page.finished, timeout=WAIT):
        qtbot.mouseClick(page._start, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("what", ["missing", "no library"])
def test_a_library_that_cannot_be_opened_is_told_with_a_way_out(start, qtbot, tmp_path, what):
    program = start()
    folder = tmp_path / "pustaka lama"
    if what == "no library":
        folder.mkdir()
    program.window.libraries.open(folder)
    qtbot.waitUntil(lambda: program.messages.current() is not None, timeout=WAIT)
    assert program.messages.current().action == "Pilih folder…"
    assert not program.session.is_open


def test_a_recent_library_that_is_gone_can_be_taken_off_the_list(start, qtbot, tmp_path):
    program = start()
    gone = tmp_path / "sudah dipindah"
    program.settings.remember_library(gone)
    program.window.libraries.open(gone)
    qtbot.waitUntil(lambda: program.messages.current() is not None, timeout=WAIT)
    program.messages.current().act()
    assert str(gone) not in program.settings.value.recent
