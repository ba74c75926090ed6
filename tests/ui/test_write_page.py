"""The page for writing in a whole window: a new draft, keys, the disk, undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kb.drafts import Drafts


@pytest.fixture
def writing(open_program):
    """Begin a new draft as plain text."""
    open_program.window.rooms.begin("text")
    return open_program.window.rooms.write_page.writing


def test_what_is_typed_is_on_the_disk_after_the_promised_time(writing, open_program, qtbot) -> None:
    """Nobody presses a button for it."""
    editor = open_program.window.rooms.write_page.view.editor
    assert open_program.window.pages.currentWidget() is open_program.window.rooms.write_page
    editor.setFocus()
    QTest.keyClicks(editor, "Kami mulai dengan mendengar.")
    assert writing.draft.body == "Kami mulai dengan mendengar."
    qtbot.waitUntil(lambda: writing.saving.is_done, timeout=5000)
    assert Drafts().open(writing.draft.id).body == "Kami mulai dengan mendengar."


def test_typing_is_one_step_and_undo_keeps_the_caret(writing, open_program) -> None:
    """A person thinks in what they typed, not in letters; a field set meanwhile is a step of its own."""
    editor = open_program.window.rooms.write_page.view.editor
    QTest.keyClicks(editor, "abc")
    writing.put_fields({"title": "Rumah singgah"}, "Judul")
    QTest.keyClicks(editor, "def")
    assert writing.step_names() == ("Ketikan", "")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.toPlainText(), writing.draft.title) == ("abc", "Rumah singgah")
    assert editor.textCursor().position() == 3
    assert open_program.window.actions_["undo"].text().endswith("Judul")
    open_program.window.actions_["undo"].trigger()
    open_program.window.actions_["undo"].trigger()
    assert (editor.toPlainText(), writing.draft.title) == ("", "")
    assert writing.step_names() == ("", "Ketikan")
    for _ in range(3):
        writing.redo()
    assert (editor.toPlainText(), writing.draft.title) == ("abcdef", "Rumah singgah")


def test_characters_beyond_the_basic_plane_are_undone_where_they_stand(writing, open_program) -> None:
    """Qt counts them twice."""
    editor = open_program.window.rooms.write_page.view.editor
    writing.put_body("a😀b kutipan c", "Tempel")
    writing.put_body("a😀b kutipan😀 c", "Tempel lagi")
    assert editor.written() == "a😀b kutipan😀 c"
    writing.undo()
    assert editor.written() == writing.draft.body == "a😀b kutipan c"


def test_enter_takes_a_title_after_two_brackets_and_no_new_line(writing, open_program, qtbot) -> None:
    """The list asks its field first, which must leave such a key alone."""
    editor = open_program.window.rooms.write_page.view.editor
    card = open_program.session.catalogue.card("manajemen-kasus-berbasis-keluarga")
    title = open_program.session.title(card)
    open_program.window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, f"Lihat [[{title.lower()[:-3]}")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert editor.written() == f"Lihat [{title}](story:manajemen-kasus-berbasis-keluarga)"
