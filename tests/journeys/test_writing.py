"""A story grows from an empty page: by keys alone in English, by mouse in Indonesian, with a picture and a link in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kb.drafts.drafts import Drafts
from tests.journeys.person import Person
from tests.ui.conftest import Program
from ui.write.drafts.drafts_page import DraftsPage
from ui.write.text.picture_dialog import PictureDialog

STORY = "desa-percontohan-indramayu"


@pytest.fixture
def person(open_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    """Ratna, at home."""
    open_program.settings.change(name="Ratna", language="id", write_as_text=False)
    made = Person(open_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    return made


def view(person: Person):
    return person.window.rooms.write_page.view


def go_down(person: Person, page: DraftsPage) -> None:
    """Press Tab from the top of the page to its end: the drafts come before what was removed."""
    person.tab_to(page.write)
    for card in page.cards.values():
        person.press("Tab")
        assert person.focus is card.open
        person.press("Tab", "Tab")
    person.press("Tab")
    assert person.focus is page.removed


def test_by_keys_alone_a_story_is_begun_turned_found_again_and_gone_on_with(person: Person) -> None:
    """In English; what is missing leads to its place, and undo says what it takes back."""
    person.program.settings.change(language="en")
    rooms = person.window.rooms
    person.press("Ctrl+N")
    person.until(lambda: person.focus is rooms.write_page.begin_page.ways["quick"])
    person.press("Space")
    person.until(lambda: view(person) is not None and person.focus is not None and person.focus.isVisible())
    person.type("A house by the station")
    person.press("Return")
    person.type("Three workers and twenty children")
    writing = view(person).writing
    assert writing.draft.fields()["title"] == "A house by the station"
    assert writing.draft.fields()["summary"] == "Three workers and twenty children"
    person.press("Tab")
    assert person.focus is view(person).boxes.fields[0]
    person.type("Some teenagers slept there.")
    person.press("Tab")
    person.type("Nobody trusted us")
    person.press("Shift+Home", "Ctrl+B")
    assert (
        writing.draft.body == "## Situation\n\nSome teenagers slept there.\n\n## Challenge\n\n**Nobody trusted us**\n"
    )
    person.press("Ctrl+Z")
    assert writing.draft.body.endswith("\nNobody trusted us\n")
    panel = view(person).column.panel("content")
    person.until(lambda: not panel._breath.isActive())
    reflection = next(row for row in panel.rows if row.missing.part == "refleksi")
    person.tab_to(reflection)
    person.press("Space")
    assert person.focus is view(person).boxes.fields[3]
    person.type("We would invite the parents.")
    person.tab_to(view(person).bar.ways.buttons["quick"], key="Shift+Tab")
    person.press("Right")
    assert writing.draft.about.form == "full"
    person.press("Ctrl+Z")
    assert writing.draft.about.form == "quick"
    body = writing.draft.body
    person.press("Ctrl+Shift+D")
    page = rooms.drafts_page
    person.until(lambda: writing.draft.id in page.cards)
    go_down(person, page)
    person.tab_to(page.cards[writing.draft.id].open, key="Shift+Tab")
    person.press("Space")
    person.until(lambda: person.window.pages.currentWidget() is rooms.write_page)
    assert view(person).writing.draft.body == body
    person.press("F11")
    assert not person.window.header.isVisible()
    person.press("Esc")
    assert person.window.header.isVisible()


def test_by_mouse_a_text_gets_a_heading_a_link_and_a_picture_without_its_data(person: Person) -> None:
    """The picture is asked about before it is put in; what a phone writes into it stays outside."""
    rooms = person.window.rooms
    person.click(person.window.header._write)
    person.click(rooms.write_page.begin_page.ways["text"])
    person.until(lambda: view(person) is not None)
    writing, editor = view(person).writing, view(person).editor
    person.click(editor.viewport())
    person.type("Asesmen")
    person.click(view(person).bar.toolbar.buttons["heading"])
    assert (writing.draft.body, person.focus) == ("## Asesmen", editor)
    person.press("End", "Return", "Return")
    person.type("Lihat [[mencegah dari hulu")
    person.until(lambda: QApplication.activePopupWidget() is not None)
    person.press("Return")
    assert writing.draft.body.endswith(f"(story:{STORY})")
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.setText("Author", "Karsinah")
    QApplication.clipboard().setImage(picture)

    def describe(dialog) -> None:
        assert isinstance(dialog, PictureDialog)
        assert not dialog.keep.isEnabled()
        person.type("Peta kampung")
        person.click(dialog.keep)

    def paste() -> None:
        person.press("Ctrl+V")
        person.until(lambda: "![Peta kampung](media/gambar.png)" in writing.draft.body)

    person.in_dialog(paste, describe)
    assert writing.draft.body.endswith(f"(story:{STORY})\n\n![Peta kampung](media/gambar.png)"), (
        "no picture in a sentence"
    )
    saved = writing.drafts.place(writing.draft.id) / "media" / "gambar.png"
    assert b"Karsinah" not in saved.read_bytes()
    preview = view(person).text.preview.browser
    person.until(lambda: "Asesmen" in preview.reading.plain)
    assert [section.stage for section in preview.reading.sections if section.stage] == ["thp.asesmen"]
    person.click(view(person).bar.drafts)
    page = rooms.drafts_page
    person.until(lambda: writing.draft.id in page.cards)
    person.click(page.cards[writing.draft.id].remove)
    person.until(lambda: writing.draft.id not in page.cards)
    person.press("Ctrl+N")
    assert not (Drafts(writing.drafts.folder).folder / writing.draft.id).exists()


def test_a_published_story_becomes_a_draft_from_the_page_where_it_is_read(person: Person) -> None:
    """By key and by the pencil above the text: the same draft both times."""
    person.window.pages.go_story(STORY)
    person.await_story(STORY)
    person.press("Ctrl+E")
    person.until(lambda: view(person) is not None and view(person).writing.draft.about.story == STORY)
    draft = view(person).writing.draft.id
    person.press("Alt+Left")
    person.until(lambda: person.window.pages.currentWidget() is person.window.pages.shelf)
    person.click(person.reader.pane.bar.edit)
    person.until(lambda: person.window.pages.currentWidget() is person.window.rooms.write_page)
    assert view(person).writing.draft.id == draft
