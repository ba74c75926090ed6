"""Kept questions in the whole window over the shipped library: kept with a key, met again at home, let go and put back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.shell.message_bar import MessageBar
from ui.shell.saved_section import SavedButton
from ui.widgets.name_dialog import NameDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(open_program, qtbot):
    open_program.window.header.search.clear()
    open_program.window.pages.go_home()
    return open_program


def buttons(program) -> list[SavedButton]:
    return [one for one in program.window.home.findChildren(SavedButton) if one.isVisible()]


def answered(program, text: str) -> bool:
    found = program.window.pages.shelf.find_page.results._results
    return found is not None and found.request.text == text


def keep(program, qtbot, text: str) -> str:
    search = program.window.header.search
    search.setFocus()
    qtbot.keyClicks(search, text)
    qtbot.waitUntil(lambda: answered(program, text))
    qtbot.keyClick(search, Qt.Key.Key_D, CTRL)
    dialog = next(one for one in program.window.findChildren(NameDialog) if one.isVisible())
    name = dialog.name()
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    return name


def test_a_question_is_kept_met_at_home_let_go_and_put_back(program, qtbot):
    assert keep(program, qtbot, "anak jalanan") == "anak jalanan"
    total = program.window.pages.shelf.find_page.results._results.total
    program.window.pages.go_home()
    qtbot.waitUntil(lambda: [one.accessibleName() for one in buttons(program)] == [f"anak jalanan, {total} cerita"])
    program.window.header.search.clear()
    program.window.pages.go_home()
    qtbot.mouseClick(buttons(program)[0], Qt.MouseButton.LeftButton)
    assert program.window.header.search.text() == "anak jalanan"
    qtbot.waitUntil(lambda: answered(program, "anak jalanan"))
    header = program.window.pages.shelf.find_page.header
    assert header.star.isChecked()

    header.star.click()
    bar = program.window.findChild(MessageBar)
    assert bar._text.text() == "“anak jalanan” tidak lagi tersimpan."
    assert not header.star.isChecked()
    bar._action.click()
    assert header.star.isChecked()
    assert [one.name for one in program.session.saved.saved()] == ["anak jalanan"]


def test_ctrl_d_keeps_nothing_where_nothing_is_asked(program, qtbot):
    before = program.session.saved.saved()
    qtbot.keyClick(program.window, Qt.Key.Key_D, CTRL)
    program.window.pages.browse()
    qtbot.keyClick(program.window, Qt.Key.Key_D, CTRL)
    assert not any(one.isVisible() for one in program.window.findChildren(NameDialog))
    assert program.session.saved.saved() == before


def test_the_help_for_searching_is_there_when_the_window_is(program):
    assert program.window.search_help is not None
    program.window.header.search.setFocus()
    program.window.search_help.open()
    assert "isu:" in [one.label for one in program.window.search_help.list.offers]
    program.window.search_help.close()
