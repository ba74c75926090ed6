"""Slips are seen and put right while a story is written: by keys alone in Indonesian, by mouse in English."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import LEFT, NONE, Person, handle
from tests.ui.conftest import Program
from tests.ui.write.test_write_spelling import waves
from ui.write.text.spelling_menu import SpellingMenu


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    return made


def begin(person: Person, way: str):
    """Begin a draft by keys and go to the field of its text."""
    rooms = person.window.rooms
    before = rooms.write_page.view
    person.press("Ctrl+N")
    person.until(lambda: person.focus is rooms.write_page.begin_page.ways["quick"])
    person.press(*{"quick": (), "text": ("Tab", "Tab")}[way], "Space")
    person.until(lambda: rooms.write_page.view not in (None, before))
    view = rooms.write_page.view
    person.until(lambda: person.focus is not None and view.isAncestorOf(person.focus))
    return view


def offers(person: Person) -> SpellingMenu:
    """The menu, once something is offered."""

    def is_filled() -> bool:
        menu = QApplication.activePopupWidget()
        return isinstance(menu, SpellingMenu) and menu.activeAction() is not None

    person.until(is_filled)
    return QApplication.activePopupWidget()


def test_by_keys_alone_slips_are_put_right_and_a_word_is_learned(person: Person) -> None:
    person.program.settings.change(language="id", spelling=True)
    view = begin(person, "text")
    person.tab_to(view.editor)
    person.type("kelurga ini ngabungbang bersama masarakat. ")
    person.until(lambda: waves(view.editor) == ["kelurga", "ngabungbang", "masarakat"])
    person.press("Ctrl+Home", "Ctrl+.")
    offers(person)
    person.press("Return")  # the first offer
    person.come_back()
    person.press("Ctrl+.")
    person.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    person.until(lambda: menu.actions()[0].text() == "Tidak ada usulan")
    person.press("Down")
    assert menu.activeAction().text() == "Tambahkan ke kamus saya"
    person.press("Return")
    person.come_back()
    person.press("Ctrl+.")
    offers(person)
    person.press("Return")
    person.come_back()
    assert view.editor.written() == "keluarga ini ngabungbang bersama masyarakat. "
    person.until(lambda: waves(view.editor) == [])
    person.press("Ctrl+Z")
    assert view.editor.written() == "keluarga ini ngabungbang bersama masarakat. "


def test_by_mouse_a_slip_in_a_box_is_put_right(person: Person) -> None:
    person.program.settings.change(language="en", spelling=True)
    view = begin(person, "quick")
    view.writing.put_fields({"language": "en"}, "Bahasa")
    box = view.boxes.fields[0]
    person.click(box.viewport())
    person.type("the whole comunity came ")
    person.until(lambda: waves(box) == ["comunity"])
    cursor = box.textCursor()
    cursor.setPosition(box.written().index("comunity") + 3)
    spot = person.aim(box.viewport(), box.cursorRect(cursor).center() + QPoint(1, 0))
    QTest.mouseClick(handle(box), Qt.MouseButton.RightButton, NONE, spot)
    menu = offers(person)
    QTest.mouseClick(handle(menu), LEFT, NONE, menu.actionGeometry(menu.activeAction()).center())
    person.come_back()
    assert box.written() == "the whole community came "
    assert view.writing.step_names()[0] == "Correct the spelling"
