"""The first minute, and every other way a program can begin: a usual library, one that is gone, one that is broken."""

import shutil

import pytest
from PySide6.QtCore import Qt

from kb.base import folders
from tests.ui.conftest import LoudReporter, Program, end
from ui import app
from ui.widgets.link_cards import StoryCard

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


def test_who_never_used_the_program_is_asked_for_a_name_before_the_library_of_the_command_line(
    qapp, qtbot, read_library
):
    program = Program(app.build(qapp, LoudReporter()))
    try:
        page = app.begin(program.window, read_library)
        program.window.show()
        assert page is not None and str(read_library) in page._where.text() and "disalin" not in page._where.text()
        qtbot.waitUntil(page._name.hasFocus)
        qtbot.keyClicks(page._name, "Ratna")
        with qtbot.waitSignal(page.finished, timeout=WAIT):
            qtbot.keyClick(page._name, Qt.Key.Key_Return)
        assert program.session.library.folder == read_library and not folders.own_library().exists()
        assert (program.settings.value.name, program.settings.value.library) == ("Ratna", str(read_library))
        assert app.begin(program.window, read_library) is None, "nobody is asked twice"
    finally:
        end(qapp, program)


def test_a_library_of_the_command_line_that_is_not_there_is_never_made(qapp, qtbot, tmp_path, read_library):
    program = Program(app.build(qapp, LoudReporter()))
    try:
        page = app.begin(program.window, tmp_path / "salah ketik")
        program.window.show()
        qtbot.keyClicks(page._name, "Ratna")
        qtbot.mouseClick(page._start, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: program.messages.current() is not None, timeout=WAIT)
        assert program.messages.current().action == "Pilih folder…" and page._start.isVisible()
        assert not (tmp_path / "salah ketik").exists()
        with qtbot.waitSignal(page.finished, timeout=WAIT):
            program.window.libraries.open(read_library)  # the way out that the message offers
        assert program.window.first_start is None and program.settings.value.name == "Ratna"
    finally:
        end(qapp, program)
