"""Colleagues talk in the margins of a story: by keys alone, once by mouse, through an edit of the story, and back again."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.base import folders
from kb.library.library import Library
from kb.notes.note_edit import add
from kb.notes.notes import Notes
from kb.story.author import Author
from tests.journeys.person import Person, handle
from tests.ui.conftest import Program
from ui.notes import notebook
from ui.notes.annotation_presenter import Annotating
from ui.notes.margin.conversation import Conversation
from ui.notes.note_editor import NoteEditor
from ui.notes.placed_threads import Anchoring

VILLAGE = "desa-percontohan-indramayu"


@pytest.fixture
def person(own_program: Program, own_library: Path, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    """Ratna, who reads the story of the village; no note is left from the test before."""
    own_program.settings.change(name="Ratna", language="id", type_size=17)
    own_program.window.resize(1440, 900)
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    for file in [*own_library.rglob("notes/*.json"), *(folders.desk() / "notes").rglob("*.json")]:
        file.unlink()
    made.window.pages.go_story(VILLAGE)
    made.await_story(VILLAGE)
    made.come_back()
    book = notes(made).notebook
    made.until(lambda: book.story == VILLAGE)
    book.steps.clear()
    book.read()
    made.until(lambda: not book.threads)
    made.press("Ctrl+R")
    return made


def notes(person: Person) -> Annotating:
    return person.window.pages.shelf.notes


def editor(person: Person) -> NoteEditor:
    found = notes(person).opening.editor
    assert found is not None, "nothing is being written"
    return found


def view(person: Person) -> Conversation:
    sheet = notes(person).stage.sheet
    assert sheet is not None and isinstance(sheet.inside, Conversation), "no note is open"
    return sheet.inside


def files(library: Path) -> list[dict]:
    return [json.loads(file.read_text("utf-8")) for file in sorted(library.rglob("notes/*.json"))]


def await_notes(person: Person, count: int) -> None:
    person.until(lambda: len(notes(person).notebook.threads) == count and not notes(person).notebook.busy)


def choose(person: Person, words: str) -> None:
    """Choose words of the text by keys alone: F7, walk there, Shift and the arrows."""
    browser = person.reader.pane.browser
    start = browser.reading.plain.index(words)
    person.press("Ctrl+R")
    if not notes(person).picking.caret:
        person.press("F7")
    person.press("Ctrl+Home")
    goal = browser.places.to_document(start)
    while person_block(browser.textCursor()) < browser.document().findBlock(goal).blockNumber():
        person.press("Ctrl+Down")
    person.press(*["Right"] * (goal - browser.textCursor().position()))
    person.press(*["Shift+Right"] * len(words))
    assert browser.selection() == (start, start + len(words))
    person.until(notes(person).picking.bar.isVisible)


def person_block(cursor: QTextCursor) -> int:
    return cursor.blockNumber()


def test_a_note_is_made_answered_settled_and_undone_by_keys_alone(person: Person, own_library: Path):
    browser = person.reader.pane.browser
    words = "Begitulah hasil identifikasi"
    choose(person, words)
    person.press("T")
    person.until(editor(person).words.hasFocus)
    person.type("Siapa yang menghitung?")
    assert not files(own_library), "nothing is kept before one says so"
    person.press("Ctrl+Return")
    await_notes(person, 1)
    (kept,) = files(own_library)
    assert kept["motivation"] == "questioning" and kept["creator"]["name"] == "Ratna"
    (thread,) = notes(person).notebook.threads
    assert thread.at.state == "certain" and browser.reading.plain[thread.at.start : thread.at.end] == words
    assert person.window.actions_["undo"].text() == "Urungkan: Tambah pertanyaan"
    assert person.focus is browser

    person.press("F4")
    assert view(person).shown.key == thread.key and notes(person).stage.sheet.hasFocus()
    person.tab_to(view(person).reply_button)
    person.press("Space")
    person.type("Tim desa sendiri.")
    person.press("Ctrl+Return")
    person.until(lambda: len(view(person).shown.replies) == 1)
    person.tab_to(person.labelled("Terima sebagai jawaban", view(person)))
    person.press("Space")
    person.until(lambda: view(person).shown.accepted is not None)
    person.press("Esc")
    assert notes(person).stage.sheet is None and person.focus is browser
    assert [len(found) for found in (files(own_library),)] == [2]

    person.press("Ctrl+Z")
    person.until(lambda: notes(person).notebook.threads[0].accepted is None)
    person.press("Ctrl+Z")
    person.until(lambda: not notes(person).notebook.threads[0].replies)
    assert person.window.actions_["redo"].text() == "Ulangi: Tambah balasan"
    person.press("Ctrl+Z")
    await_notes(person, 0)
    assert files(own_library) == []
    person.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    await_notes(person, 1)
    person.until(lambda: notes(person).notebook.steps.to_redo is not None and not notes(person).notebook.busy)
    person.press("Esc")


def test_highlights_take_one_key_and_everything_else_can_be_reached_from_the_bar(person: Person, own_library: Path):
    choose(person, "pekerja seks")
    person.press("3")
    await_notes(person, 1)
    assert notes(person).notebook.threads[0].note.colour == "doubtful"
    layers = [name for name in person.reader.pane.layers._layers if name.startswith("notes:")]
    assert layers == ["notes:highlight-doubtful"]

    choose(person, "mengepel lantai")
    person.press("Tab")
    bar = notes(person).picking.bar
    assert bar.isAncestorOf(person.focus)
    person.tab_to(next(button for button in bar.kinds if button.kind == "similar"))
    person.press("Return")
    form = editor(person)
    person.tab_to(form.place, key="Shift+Tab")
    person.type("indramay")
    person.until(lambda: QApplication.activePopupWidget() is not None)
    person.press("Return")
    assert form.place.text() == "Indramayu"
    person.tab_to(form.year)
    person.type("2011")
    person.tab_to(form.private)
    person.press("Space")
    assert "Hanya Anda" in form._audience.text()
    person.tab_to(form.keep)
    person.press("Space")
    await_notes(person, 2)
    (similar,) = [thread.note for thread in notes(person).notebook.threads if thread.note.kind == "similar"]
    assert (similar.region, similar.period, similar.private) == ("32.12", "2011", True)
    assert len(files(own_library)) == 1, "a private note stays on the desk"
    assert list((folders.desk() / "notes").rglob("*.json"))
    person.picture("notes-private")


def test_what_was_begun_waits_and_is_thrown_away_only_on_purpose(person: Person):
    person.press("Ctrl+M")
    person.type("Tentang seluruh cerita")
    person.press("Esc")
    assert editor(person).words.toPlainText() == "Tentang seluruh cerita", "asked before anything is lost"
    person.window.pages.go_story("teman-sebaya-menjadi-bandungwangi")
    person.until(lambda: notes(person).notebook.story == "teman-sebaya-menjadi-bandungwangi")
    assert notes(person).opening.editor is None
    person.press("Alt+Left")
    person.until(lambda: notes(person).notebook.story == VILLAGE)
    person.until(lambda: notes(person).opening.editor is not None)
    assert editor(person).words.toPlainText() == "Tentang seluruh cerita"
    person.press("Esc", "Esc")
    assert notes(person).opening.editor is None


def test_two_brackets_lead_to_any_story(person: Person, own_library: Path):
    person.press("Ctrl+M")
    person.type("Lihat juga [[kasus berangkat kel")
    person.until(lambda: QApplication.activePopupWidget() is not None)
    person.press("Return")
    assert editor(person).words.toPlainText() == "Lihat juga [[Manajemen kasus yang berangkat dari keluarga]]"
    person.press("Ctrl+Return")
    await_notes(person, 1)
    ((body,),) = [note["body"] for note in files(own_library)]
    assert "[Manajemen kasus yang berangkat dari keluarga](story:manajemen-kasus" in body["value"]


def test_a_note_is_made_and_reached_by_mouse(person: Person, own_library: Path):
    browser, port = person.reader.pane.browser, person.reader.pane.browser.viewport()
    left(own_library, notes(person).notebook.plain, "pekerja seks di Jakarta", "Bayu", "caution")
    await_notes(person, 1)
    browser.reveal(browser.reading.plain.index("pekerja seks"), at_top=True)
    start, stop = spot(person, "pekerja seks"), spot(person, "Jakarta berangkat")
    person.drag(port, start, stop)
    bar = notes(person).picking.bar
    person.until(bar.isVisible)
    person.picture("notes-bar")
    person.click(next(button for button in bar.kinds if button.kind == "lesson"))
    person.type("Tulis kata yang dipakai orangnya sendiri.")
    person.click(editor(person).keep)
    await_notes(person, 2)
    made = next(one for one in notes(person).notebook.threads if one.note.kind == "lesson")
    assert made.note.quote.exact.startswith("pekerja seks"), made.note.quote.exact

    margin = notes(person).stage.margin
    number = next(n for n, box in enumerate(margin.boxes) if made.key in box.keys)
    person.until(lambda: number in margin.deck.cards)
    person.click(margin.deck.cards[number])
    assert view(person).shown.key == made.key
    person.click(notes(person).stage.sheet.close_button)

    inside = spot(person, "seks di Jakarta")
    QTest.mouseMove(handle(port), port.mapTo(port.window(), inside))
    person.until(lambda: len(notes(person).showing._pointed) == 2)

    def pick(menu: QMenu) -> None:
        assert len(menu.actions()) == 2, "both are reachable"
        menu.actions()[0].trigger()

    person.in_menu(lambda: person.click(port, inside), pick)
    assert view(person).shown.key == notes(person).notebook.threads[0].key
    assert not view(person).more.isVisible() or view(person).shown.key == made.key, "only one's own words are changed"
    person.press("Esc")


def test_five_hundred_notes_need_no_more_cards_than_can_be_seen(person: Person):
    book, margin = notes(person).notebook, notes(person).stage.margin
    plain = book.plain
    made = [
        Annotation(id=f"n{at}", story=VILLAGE, kind="comment", text="Setuju", quote=quote_of(plain, 5 * at, 5 * at + 4))
        for at in range(500)
    ]
    placed = {note.id: Anchoring(note.quote.start, note.quote.end, "certain") for note in made if note.quote}
    book._take(notebook._Read(tuple(made), placed))
    person.until(lambda: sum(len(box.keys) for box in margin.boxes) == 500)
    bar = person.reader.pane.browser.verticalScrollBar()
    seen = set()
    for value in range(0, bar.maximum() + 1, 300):
        bar.setValue(value)
        assert len(margin.deck.cards) < 60
        seen |= {key for number in margin.deck.cards for key in margin.boxes[number].keys}
    bar.setValue(bar.maximum())
    seen |= {key for number in margin.deck.cards for key in margin.boxes[number].keys}
    assert len(seen) == 500, "every note is reached by scrolling"
    book.read()
    await_notes(person, 0)


def spot(person: Person, words: str) -> QPoint:
    """Where some words begin, in the page."""
    browser = person.reader.pane.browser
    cursor = QTextCursor(browser.document())
    cursor.setPosition(browser.places.to_document(browser.reading.plain.index(words)))
    return browser.cursorRect(cursor).center() + QPoint(1, 0)


def left(library: Path, plain: str, words: str, name: str, kind: str = "comment") -> str:
    """Somebody else leaves a note in the library's folder."""
    opened = Library.open(library)
    at = plain.index(words)
    note = Annotation(
        id=new_id(), story=VILLAGE, kind=kind, quote=quote_of(plain, at, at + len(words)), text="Catatan Bayu",
        creator=Author(name),
    )  # fmt: skip
    Notes(opened, folders.desk()).apply(add(note), Author(name))
    opened.close()
    return note.id
