"""Questions that are kept, questions asked lately, stories like another one: what stays when one comes back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.person import Person, visible_parts
from tests.ui.conftest import Program
from ui.find.results_model import ResultRole
from ui.read.related import NextCard
from ui.shell.saved_section import SavedButton
from ui.widgets.name_dialog import NameDialog

SHELTER, SECOND = "persinggahan-aman-anak-jalanan", "yayasan-kedua-di-rawa-malang"
PEERS, FAMILY = "teman-sebaya-menjadi-bandungwangi", "manajemen-kasus-berbasis-keluarga"


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    made.go_home()
    return made


def kept(person: Person) -> list[SavedButton]:
    return list(visible_parts(person.window.home, SavedButton))


def fresh(person: Person) -> list[str]:
    """The stories that say of themselves that they are new."""
    model = person.find.results.model
    rows = (model.data(model.index(number), ResultRole.ROW) for number in range(len(person.found())))
    return [row.id for row in rows if row.fresh]


def add_story(library: Path, name: str) -> None:
    folder = library / "stories" / name[:2] / name
    beside = library.parent / name
    shutil.copytree(library / "stories" / SHELTER[:2] / SHELTER, beside)
    file = beside / "story.md"
    text = file.read_text("utf-8").replace(f"id: {SHELTER}", f"id: {name}", 1)
    file.write_text(text.replace("title: Tempat singgah", "title: Warung singgah", 1), "utf-8")
    folder.parent.mkdir(exist_ok=True)
    beside.rename(folder)


def test_a_kept_question_tells_what_is_new_since_it_was_last_looked_at(person: Person, own_library: Path):
    before = person.search("anak jalanan")
    person.press("Ctrl+D")
    dialog = next(one for one in person.window.findChildren(NameDialog) if one.isVisible())
    assert dialog.name() == "anak jalanan"
    dialog.activateWindow()
    person.until(dialog.isActiveWindow)
    person.press("Return")
    person.come_back()
    assert person.find.header.star.isChecked()

    person.browse()
    add_story(own_library, "warung-singgah")
    person.until(lambda: len(person.found()) == 11)
    person.press("Alt+Home")
    person.until(lambda: "1 baru" in kept(person)[0].accessibleName())
    assert "sejak terakhir dilihat" in kept(person)[0].accessibleDescription()
    person.picture("kept-new")
    person.click(kept(person)[0])
    assert set(person.await_answer("anak jalanan")) == {*before, "warung-singgah"}
    assert person.window.header.search.text() == "anak jalanan"
    assert fresh(person) == ["warung-singgah"]

    person.press("Alt+Home")
    person.until(lambda: "baru" not in kept(person)[0].accessibleName())
    person.click(kept(person)[0])
    person.until(lambda: len(person.found()) == len(before) + 1 and fresh(person) == [])


def test_what_was_asked_lately_comes_back_from_the_empty_field(person: Person):
    found = person.search("trafiking")
    person.press("Down", "Return")
    person.until(lambda: bool(person.reading))
    person.press("Ctrl+K", "Ctrl+A", "Delete")
    person.await_answer("")
    person.press("Ctrl+Space")
    offers = person.window.search_help.list
    lines = [one.label for one in offers.offers]
    assert "trafiking" in lines and "Hapus riwayat pencarian" in lines
    person.press(*["Down"] * (lines.index("trafiking") + 1), "Return")
    assert person.await_answer("trafiking") == found
    assert person.window.header.search.text() == "trafiking"
    person.press("Ctrl+K", "Ctrl+A", "Delete", "Ctrl+Space")
    lines = [one.label for one in offers.offers]
    person.press(*["Down"] * (lines.index("Hapus riwayat pencarian") + 1), "Return")
    person.press("Ctrl+Space")
    assert "trafiking" not in [one.label for one in offers.offers]
    person.press("Esc")


def test_stories_like_this_one_say_why_and_open(person: Person):
    person.search("anak jalanan")
    person.press("Down", "Home", "Return")
    person.until(lambda: person.reading in {SHELTER, "warung-singgah"})

    def alike() -> list[NextCard]:
        cards = [one for one in person.reader.findChildren(NextCard) if one.isVisible()]
        return [one for one in cards if one.accessibleName().startswith("sama-sama:")]

    person.until(
        lambda: any("“" in one.accessibleName() for one in alike())
    )  # words come from the index, a moment later
    assert any(part.text() == "Cerita serupa" for part in person.reader.findChildren(QLabel))
    first = alike()[0]
    assert any(shared in first.accessibleName() for shared in ("keluarga", "anak jalanan", "pendampingan"))
    was = person.reading
    person.click(first)
    person.until(lambda: person.reading != was and person.reader.pane.isVisible())
    person.press("Alt+Left")
    person.await_story(was)
