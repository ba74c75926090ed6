"""The star, the recent questions, and what is new in a kept question, as a person meets them on the finding page."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from index.values.request_results import Request
from kb.story.story_card import Change
from tests.ui.find_fakes import FakeSession
from ui.find.find_page import FindPage
from ui.find.results_model import ResultRole
from ui.shell.saved_section import SavedSection
from ui.widgets.name_dialog import NameDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp) -> FakeSession:
    return FakeSession()


@pytest.fixture
def page(qtbot, session) -> FindPage:
    made = FindPage(session)
    qtbot.addWidget(made)
    made.resize(760, 900)
    made.show()
    session.saved.open_requested.connect(made.open_question)
    return made


def dialog_of(part) -> NameDialog:
    return next(one for one in part.findChildren(NameDialog) if one.isVisible())


def keep(page: FindPage, name: str = "") -> None:
    QTest.mouseClick(page.header.star, LEFT)
    dialog = dialog_of(page)
    if name:
        dialog.findChild(QLineEdit).setText(name)
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)


def names(session: FakeSession) -> list[str]:
    return [one.name for one in session.saved.saved()]


def fresh_cards(page: FindPage) -> list[str]:
    rows = (page.results.model.index(n).data(ResultRole.ROW) for n in range(page.results.model.rowCount()))
    return [row.id for row in rows if row.fresh]


def add_story(session: FakeSession, story: str) -> None:
    session.catalogue.known[story] = replace(session.catalogue.known["cerita-0"], id=story)


def test_a_question_is_kept_under_the_name_that_is_proposed(page, session):
    assert page.header.star.isHidden(), "there is nothing to keep yet"
    page.set_text("peta")
    page.set_ticks({"region": ["31"], "method": ["met.kasus"]}, (2000, 2020))
    QTest.mouseClick(page.header.star, LEFT)
    dialog = dialog_of(page)
    assert dialog.name() == "peta · Jakarta, Manajemen kasus, 2000–2020"
    assert dialog.findChild(QLineEdit).selectedText() == dialog.name()
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert names(session) == ["peta · Jakarta, Manajemen kasus, 2000–2020"]
    assert page.header.star.isChecked() and "Tersimpan" in page.header.star.accessibleName()


def test_nothing_is_kept_without_a_name_or_after_escape(page, session):
    page.set_text("peta")
    QTest.mouseClick(page.header.star, LEFT)
    dialog = dialog_of(page)
    field = dialog.findChild(QLineEdit)
    field.setText("   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert names(session) == [] and not page.header.star.isChecked()


def test_the_star_follows_the_question_and_lets_go(page, session):
    page.set_text("peta")
    keep(page, "Peta")
    page.set_text("peta b")
    assert not page.header.star.isChecked()
    page.set_text("peta")
    assert page.header.star.isChecked()
    QTest.mouseClick(page.header.star, LEFT)
    assert names(session) == [] and not page.header.star.isChecked()


def test_new_stories_are_counted_marked_once_and_then_known(page, session):
    page.set_text("peta")
    keep(page, "Peta")
    page.set_text("")
    add_story(session, "baru-1")
    session.saved_counts.refresh()
    (kept,) = session.saved.saved()
    assert session.saved_counts.tally(kept) == (21, 1)
    session.saved.open(kept.question)
    assert page.request().text == "peta" and fresh_cards(page) == ["baru-1"]
    row = page.results.model.row_of("baru-1")
    spoken = page.results.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Baru, ")
    (kept,) = session.saved.saved()
    assert session.saved_counts.tally(kept) == (21, 0)
    page.set_text("peta b")
    page.set_text("peta")
    assert fresh_cards(page) == []


def test_marks_stay_while_one_sorts_and_while_the_library_changes(page, session):
    page.set_text("peta")
    keep(page, "Peta")
    add_story(session, "baru-1")
    session.saved.open(session.saved.saved()[0].question)
    page.header.sort_requested.emit("title")
    assert fresh_cards(page) == ["baru-1"]
    session.changed.emit(Change(changed=("cerita-0",)))
    assert fresh_cards(page) == ["baru-1"]


def test_asking_in_passing_is_not_looking(page, session):
    page.set_text("peta")
    keep(page, "Peta")
    page.set_text("")
    add_story(session, "baru-1")
    for text in ("p", "pe", "pet", "peta", "peta b"):
        page.set_text(text)
    session.saved_counts.refresh()
    assert session.saved_counts.tally(session.saved.saved()[0]) == (21, 1)


def test_words_that_stand_are_remembered_and_words_in_passing_are_not(page, session):
    for text in ("p", "pe", "peta"):
        page.set_text(text)
    assert session.saved.recent() == ()
    assert page.keeping._rest.isActive() and page.keeping._rest.interval() == 2_000
    page.keeping._rest.timeout.emit()
    page.set_text("gurita")
    page.keeping._rest.timeout.emit()
    assert [one.text for one in session.saved.recent()] == ["peta"], "what found nothing is not worth it"


def test_words_from_which_a_story_is_opened_are_remembered_at_once(page, session):
    page.set_text("teater")
    page.focus_results()
    QTest.keyClick(page.results.view, Qt.Key.Key_Return)
    assert [one.text for one in session.saved.recent()] == ["teater"]


@pytest.fixture
def section(qtbot, session) -> SavedSection:
    made = SavedSection(session)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    return made


def test_the_front_page_lists_opens_renames_and_lets_go(qtbot, session, section):
    assert section.isHidden()
    session.saved.keep("Peta", Request(text="peta"), ())
    session.saved_counts.refresh()
    section.show()
    qtbot.waitUntil(lambda: all(part.isVisible() for part in section._parts))
    button, rename, _ = section._parts
    assert button.accessibleName() == "Peta, 20 cerita, 20 baru"
    assert button.toolTip() == "Peta: 20 baru sejak terakhir dilihat"
    with qtbot.waitSignal(session.saved.open_requested) as wish:
        QTest.mouseClick(button, LEFT)
    assert wish.args[0].text == "peta"

    QTest.mouseClick(rename, LEFT)
    dialog = dialog_of(section)
    dialog.findChild(QLineEdit).setText("Peta benang")
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert names(session) == ["Peta benang"]
    with qtbot.waitSignal(session.saved.removed) as gone:
        section._parts[2].click()
    assert section.isHidden() and names(session) == []
    gone.args[1]()
    assert names(session) == ["Peta benang"] and not section.isHidden()


def test_the_keyboard_stays_in_the_list_while_it_changes(qtbot, session, section):
    for text in ("peta", "anak", "teater"):
        session.saved.keep(text, Request(text=text), ())
    section.show()
    qtbot.waitUntil(lambda: all(part.isVisible() for part in section._parts))
    remove = section._parts[5]
    remove.setFocus()
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert names(session) == ["teater", "peta"]
    assert section._parts[5].hasFocus() and "peta" in section._parts[5].accessibleName()
    session.saved_counts.refresh()
    assert section._parts[5].hasFocus()


def test_without_a_library_nothing_is_listed(session, section):
    session.saved.keep("Peta", Request(text="peta"), ())
    session.is_open = False
    session.closed.emit()
    assert section.isHidden()
