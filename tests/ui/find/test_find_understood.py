"""What was understood, seen and taken back by a person: chips, readings, corrections, ways on."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from index.values.request_results import Request
from tests.ui.find_fakes import English
from tests.ui.understand_fakes import UnderstandingSession
from ui.find.find_page import FindPage

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(qapp) -> UnderstandingSession:
    return UnderstandingSession()


@pytest.fixture
def page(qtbot, session) -> FindPage:
    made = FindPage(session)
    qtbot.addWidget(made)
    made.resize(690, 900)
    made.show()
    return made


@pytest.fixture
def line(page):
    return page.header.understood


def chips(line) -> list[str]:
    return [chip.said() for chip in line.chips()]


def returns(line) -> list[str]:
    return [button.text() for button in line.returns()]


def choose(line, text: str) -> None:
    menu = line.readings_menu(line._results.understood[0])
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()
    menu.deleteLater()


def test_a_plain_question_has_no_line(page, line):
    page.set_text("peta")
    assert line.isHidden() and chips(line) == [] and line.words() == ""


def test_a_name_that_stands_twice_is_one_chip(page, line):
    page.set_text("odha peta odha jabodetabek odha")
    assert chips(line) == ["Orang dengan HIV, ODHIV", "Jabodetabek, Jakarta, Kabupaten Bogor"]


def test_names_in_the_question_are_chips_in_their_order(page, line):
    page.set_text("peta jabodetabek odha")
    assert chips(line) == ["Jabodetabek, Jakarta, Kabupaten Bogor", "Orang dengan HIV, ODHIV"]
    assert not line.isHidden()
    assert "Kota Bogor" in line.chips()[0].toolTip()
    assert line.chips()[1].accessibleName() == (
        "“odha” juga menemukan: Orang dengan HIV, ODHIV. Tekan untuk menghapus arti ini."
    )


@pytest.mark.parametrize("way", ["cross", "press", "delete", "space"])
def test_a_meaning_is_taken_back_and_brought_back(page, line, session, way):
    page.set_text("odha")
    chip = line.chips()[0]
    if way == "cross":
        QTest.mouseClick(chip, LEFT, NONE, chip.cross().center())
    elif way == "press":
        QTest.mouseClick(chip, LEFT, NONE, QPoint(20, 12))
    else:
        QTest.keyClick(chip, Qt.Key.Key_Delete if way == "delete" else Qt.Key.Key_Space)
    assert session.asked[-1].without_meanings == {"isu.hiv"}
    assert chips(line) == [] and returns(line) == ["+ Orang dengan HIV"]
    QTest.mouseClick(line.returns()[0], LEFT)
    assert session.asked[-1].without_meanings == frozenset()
    assert chips(line) == ["Orang dengan HIV, ODHIV"] and returns(line) == []


def test_the_keyboard_stays_where_the_next_wish_is(page, line):
    page.set_text("odha")
    line.chips()[0].setFocus()
    QTest.keyClick(line.chips()[0], Qt.Key.Key_Delete)
    assert line.returns()[0].hasFocus()
    QTest.keyClick(line.returns()[0], Qt.Key.Key_Space)
    assert line.chips()[0].hasFocus()


def test_what_was_taken_back_stays_back_while_one_types_on_and_is_forgotten_with_its_word(page, line, session):
    page.set_text("odha")
    QTest.keyClick(line.chips()[0], Qt.Key.Key_Delete)
    page.set_text("odha p")
    page.set_text("odha peta")
    assert session.asked[-1].without_meanings == {"isu.hiv"}
    page.set_text("peta")
    assert page.request().without_meanings == frozenset()
    page.set_text("odha")
    assert chips(line) == ["Orang dengan HIV, ODHIV"]


def test_a_word_with_several_meanings_offers_them(page, line, session):
    page.set_text("balai")
    assert chips(line) == ["balai: semua arti"]
    menu = line.readings_menu(line._results.understood[0])
    assert [action.text() for action in menu.actions()] == [
        "Semua arti",
        "Panti sosial (tempat praktik)",
        "Balai warga (metode)",
    ]
    assert menu.actions()[0].isChecked()
    menu.deleteLater()
    choose(line, "Balai warga")
    assert session.asked[-1].readings == {"balai": "met.komunitas"}
    assert chips(line) == ["balai: Balai warga"]
    choose(line, "Semua arti")
    assert session.asked[-1].readings == {}


def test_the_readings_open_under_the_chip(qtbot, page, line):
    page.set_text("balai")
    QTest.keyClick(line.chips()[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in line.findChildren(QMenu)))
    menu = next(menu for menu in line.findChildren(QMenu) if menu.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert page.request().readings == {"balai": "set.panti"}


def test_one_meaning_chosen_and_taken_back_returns_with_all(page, line, session):
    page.set_text("balai")
    choose(line, "Panti")
    QTest.keyClick(line.chips()[0], Qt.Key.Key_Delete)
    assert returns(line) == ["+ Panti / Balai desa"]
    line.returns()[0].click()
    assert page.request().without_meanings == frozenset() and page.request().readings == {}
    assert chips(line) == ["balai: semua arti"]


def test_another_word_is_told_without_scolding(page, line):
    page.set_text("PSK")
    assert chips(line) == ["Pekerja seks, PS"]
    assert line.words() == "‘PSK’ ditampilkan sebagai Pekerja seks."


def test_a_misspelling_is_put_right_and_can_be_had_as_typed(page, line, session):
    page.set_text("pendamppingan")
    assert line.words() == "Menampilkan hasil untuk peta."
    assert line._put_right.text() == "Menampilkan hasil untuk <b>peta</b>."
    assert line._as_typed.text() == "Cari ‘pendamppingan’ saja"
    assert page.header._words.text() == "", "the words that were not searched are not said to be found"
    QTest.mouseClick(line._as_typed, LEFT)
    assert session.asked[-1].as_typed and line.isHidden()
    page.set_text("pendamppingan a")
    assert session.asked[-1].as_typed, "while one types on"
    page.set_text("pen")
    assert not session.asked[-1].as_typed


def test_only_the_changed_words_of_a_long_question_are_told_and_nothing_in_it_is_markup(page, line):
    page.set_text("<b>peta</b> " * 6 + "jalannan")
    assert line._put_right.text() == "Menampilkan hasil untuk <b>jalanan</b>."
    page.set_text("a<i> jalannan")
    assert line._put_right.text() == "Menampilkan hasil untuk a&lt;i&gt; <b>jalanan</b>."
    assert line._put_right.accessibleName() == "Menampilkan hasil untuk a<i> jalanan."


def test_nothing_found_offers_ways_on(qtbot, page, session):
    page.set_text("peta gurita")
    ways = page.results.notice.ways()
    assert [way.text() for way in ways] == ["Tanpa kata ‘gurita’ · 20 cerita"]
    assert "Cara lain yang menemukan cerita:" in page.results.notice.words()
    page.focus_results()
    assert ways[0].hasFocus()
    with qtbot.waitSignal(page.text_requested) as said:
        QTest.keyClick(ways[0], Qt.Key.Key_Space)
    assert said.args == ["peta"]
    assert page.header._count.text() == "20 cerita"
    assert page.request() == session.asked[-1] == Request(text="peta")
    assert page.results.view.hasFocus(), "the keyboard goes on among the stories"


def test_a_way_may_drop_a_tick(page):
    page.set_ticks({"region": ["81"], "method": ["met.kasus"]})
    page.set_text("peta")
    ways = page.results.notice.ways()
    assert len(ways) == 2
    ways[0].click()
    assert page.request().ticks == {"method": frozenset({"met.kasus"})}
    assert page.results._stack.currentWidget() is page.results.view
    assert len(page.header.pills()) == 1


def test_another_library_begins_without_what_was_taken_back(page, line, session):
    page.set_text("odha")
    QTest.keyClick(line.chips()[0], Qt.Key.Key_Delete)
    session.opened.emit()
    assert page.request().without_meanings == frozenset() and page.request().text == "odha"


def test_an_answer_that_understands_the_same_touches_no_chip(page, line):
    page.set_text("odha")
    before = line.chips()[0]
    page.tick("region", "31")
    assert line.chips()[0] is before


def test_chips_follow_the_language(qtbot, qapp, page, line, session):
    page.set_text("odha balai")
    english = English()
    session.set_language("en")
    qapp.installTranslator(english)
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange)
    try:
        assert chips(line)[0] == "People living with HIV, PLHIV"
    finally:
        qapp.removeTranslator(english)


@pytest.mark.parametrize("width", [300, 420, 700])
def test_no_chip_is_wider_than_the_column(qtbot, page, line, width):
    page.set_narrow(True)
    page.resize(width, 700)
    page.set_text("odha psk balai jabodetabek")
    qtbot.wait(20)
    for part in (*line.chips(), *line.returns()):
        assert part.mapTo(page, QPoint(part.width(), 0)).x() <= page.width()
