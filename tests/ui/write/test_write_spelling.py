"""Marks under doubtful words while one writes, put right by keyboard and by mouse, in both languages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.shell.settings_dialog import SettingsDialog
from ui.write.text import spelling_marks
from ui.write.text.spelling_menu import SpellingMenu
from ui.write.text.title_fields import DraftHead

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(open_program, monkeypatch):
    """A new draft as plain text; nobody here needs a pause to think."""
    monkeypatch.setattr(spelling_marks, "_PAUSE_MS", 40)
    open_program.settings.change(spelling=True, language="id")
    open_program.window.rooms.begin("text")
    return open_program.window.rooms.write_page.view


def waves(field) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [one.cursor.selectedText() for one in field.extraSelections() if one.format.underlineStyle() == wave]


def menu_of(qtbot, *, offers: bool = True) -> SpellingMenu:
    def filled() -> bool:
        menu = QApplication.activePopupWidget()
        return isinstance(menu, SpellingMenu) and (menu.activeAction() is not None or not offers)

    qtbot.waitUntil(filled, timeout=20_000)
    return QApplication.activePopupWidget()


def texts(menu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_a_slip_is_put_right_by_keyboard_as_one_step(view, open_program, qtbot) -> None:
    """Ctrl+. goes to the next doubtful word; the word under the caret is left in peace while it is typed."""
    editor, writing = view.editor, view.writing
    open_program.window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "Kami mendampingi kelurga dan masarakat")
    qtbot.waitUntil(lambda: waves(editor) == ["kelurga"], timeout=20_000)
    QTest.keyClicks(editor, " ini")
    qtbot.waitUntil(lambda: waves(editor) == ["kelurga", "masarakat"], timeout=20_000)
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    QTest.keyClick(editor, Qt.Key.Key_Period, CONTROL)
    menu = menu_of(qtbot)
    assert menu.activeAction().text() == "keluarga"
    assert texts(menu)[-2:] == ["Tambahkan ke kamus saya", "Abaikan"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert writing.draft.body == "Kami mendampingi keluarga dan masarakat ini"
    qtbot.waitUntil(lambda: waves(editor) == ["masarakat"], timeout=20_000)
    assert writing.step_names()[0] == "Perbaiki ejaan"
    writing.undo()
    assert writing.draft.body == "Kami mendampingi kelurga dan masarakat ini"


def test_a_word_of_ones_own_is_added_by_mouse_in_english(view, open_program, qtbot) -> None:
    """In a box, with the menu that a right click opens; the word stays on the desk."""
    open_program.settings.change(language="en")
    writing = view.writing
    writing.put_fields({"language": "en"}, "Bahasa")
    writing.put_body("We held a ngabungbang with the comunity.", "Tempel")
    view.choose_way("quick")
    field = next(one for one in view.boxes.fields if one.written())
    qtbot.waitUntil(lambda: waves(field) == ["ngabungbang", "comunity"], timeout=20_000)
    _right_click(field, "comunity")
    menu = menu_of(qtbot)
    assert menu.activeAction().text() == "community"
    menu.close()
    _right_click(field, "ngabungbang")
    menu = QApplication.activePopupWidget()
    add = next(action for action in menu.actions() if action.text() == "Add to my dictionary")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(add).center())
    qtbot.waitUntil(lambda: waves(field) == ["comunity"], timeout=20_000)
    assert (writing.drafts.folder.parent / "kamus-saya.txt").read_text("utf-8") == "ngabungbang\n"
    assert not list(open_program.session.library.folder.rglob("kamus-saya.txt"))
    message = open_program.messages.current()
    assert (message.text, message.action) == ("“ngabungbang” is in your dictionary now.", "Take it out again")
    message.act()
    qtbot.waitUntil(lambda: waves(field) == ["ngabungbang", "comunity"], timeout=20_000)


def test_the_same_key_goes_through_all_doubtful_words_of_the_page(view, open_program, qtbot) -> None:
    """From the text to the summary above it and round again; where there is none, it says so."""
    writing = view.writing
    open_program.window.activateWindow()
    QTest.keyClick(view.editor, Qt.Key.Key_Period, CONTROL)
    assert open_program.messages.current().text == "Tidak ada kata yang ejaannya meragukan di naskah ini."
    writing.put_fields({"summary": "Sebuah kelurga"}, "Ringkasan")
    writing.put_body("Di sekolha kami\n\nada masarakat", "Tempel")
    qtbot.waitUntil(lambda: waves(view.editor) == ["sekolha", "masarakat"], timeout=20_000)
    view.editor.setFocus()
    view.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(view.editor, Qt.Key.Key_Period, CONTROL)
    seen = []
    for _ in range(4):
        menu = menu_of(qtbot)
        seen.append(menu.activeAction().text())
        QTest.keyClick(menu, Qt.Key.Key_Period, CONTROL)
    QApplication.activePopupWidget().close()
    assert seen == ["sekolah", "masyarakat", "keluarga", "sekolah"]


def test_the_summary_is_looked_at_too(view, qtbot) -> None:
    """It is what most people read; what is ignored there is ignored in the text as well."""
    writing = view.writing
    summary = view.findChildren(DraftHead)[-1].summary
    writing.put_fields({"summary": "Kami di kelurga kukurubuk"}, "Ringkasan")
    writing.put_body("Lalu kukurubuk lagi", "Tempel")
    qtbot.waitUntil(lambda: waves(summary) == ["kelurga", "kukurubuk"], timeout=20_000)
    assert waves(view.editor) == ["kukurubuk"]
    _right_click(view.editor, "kukurubuk")
    menu = menu_of(qtbot, offers=False)
    next(action for action in menu.actions() if action.text() == "Abaikan").trigger()
    menu.close()
    qtbot.waitUntil(lambda: waves(summary) == ["kelurga"] and waves(view.editor) == [], timeout=20_000)


def test_marks_of_the_check_stay_while_the_spelling_looks_again(view, qtbot) -> None:
    """Each layer keeps what it marked until it has looked at the newer text itself."""
    editor, writing = view.editor, view.writing
    writing.put_body("Bersama Sukardjo di kelurga itu", "Tempel")
    qtbot.waitUntil(lambda: waves(editor) == ["kelurga"], timeout=20_000)
    writing.marks.set_layer("check", writing.draft.body, [(8, 16, "name")])
    writing.marks.set_layer("spelling", "x " + writing.draft.body, [])
    writing.put_body("Nah, " + writing.draft.body, "Tempel")
    at = writing.draft.body.index("kelurga")
    writing.marks.set_layer("spelling", writing.draft.body, [(at, at + 7, "spelling")])
    assert {one.cursor.selectedText() for one in editor.extraSelections()} == {"Sukardjo", "kelurga"}


def test_the_menu_key_opens_the_same_menu_where_the_caret_is(view, qtbot) -> None:
    """And the usual one, with cut and paste, on a word that is right."""
    editor = view.editor
    view.writing.put_body("Di sana ada kelurga besar", "Tempel")
    qtbot.waitUntil(lambda: waves(editor) == ["kelurga"], timeout=20_000)
    editor.select(14, 14)
    place = editor.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, editor.mapToGlobal(place))
    QApplication.sendEvent(editor, event)
    menu = menu_of(qtbot)
    assert menu.activeAction().text() == "keluarga"
    assert {"edit-paste", "edit-cut"} <= {action.objectName() for action in menu.actions()}
    menu.activeAction().trigger()
    menu.close()
    assert editor.written() == "Di sana ada keluarga besar"


def test_the_settings_turn_marks_off_and_on(view, open_program, qtbot) -> None:
    editor = view.editor
    view.writing.put_body("Di sana ada kelurga besar", "Tempel")
    qtbot.waitUntil(lambda: waves(editor) == ["kelurga"], timeout=20_000)
    dialog = SettingsDialog(open_program.settings, open_program.window)
    dialog._spelling.click()
    assert not open_program.settings.value.spelling
    assert waves(editor) == []
    dialog._spelling.click()
    qtbot.waitUntil(lambda: waves(editor) == ["kelurga"], timeout=20_000)
    dialog.deleteLater()


def _right_click(field, word: str) -> None:
    cursor = field.textCursor()
    cursor.setPosition(field.written().index(word) + 2)
    place = field.cursorRect(cursor).center() + QPoint(1, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.viewport().mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), event)
