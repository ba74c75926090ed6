"""All notes of a library on one page: found by keys and by mouse, opened, taken out through the gate, brought in, undone."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kb.annotation.annotation import Annotation, Kind, new_id, quote_of
from kb.base import folders
from kb.library.library import Library
from kb.notes.note_edit import add, reply
from kb.notes.notes import Notes
from kb.reading import read
from kb.story.author import Author
from tests.journeys.person import Person
from tests.ui.conftest import Program
from ui.gate.leave_dialog import LeavingDialog
from ui.noteboard.board_page import NoteBoard
from ui.noteboard.export_dialog import ExportDialog
from ui.noteboard.held_dialog import HeldDialog
from ui.noteboard.import_dialog import ImportDialog
from ui.noteboard.note_wish import BoardWish, NoteItem

VILLAGE = "desa-percontohan-indramayu"


def write(library: Path, story: str, kind: Kind, text: str, by: str = "Dewi", **more: object) -> Annotation:
    """Somebody writes a note with another window."""
    own = Library.open(library)
    body = own.read(story).body
    plain = read(body).plain
    start = next(at for at in range(200, len(plain)) if plain[at - 1] == " " and plain[at : at + 40] in body)
    note = Annotation(id=new_id(), story=story, kind=kind, text=text, quote=quote_of(plain, start, start + 40), **more)
    done = Notes(own, folders.desk()).apply(add(note), Author(name=by))
    own.close()
    assert done.edit.after is not None
    return done.edit.after


@pytest.fixture(scope="module")
def noted(own_program: Program, own_library: Path) -> Path:
    """A library with five notes: two by Dewi on one story, on another one each by Dewi and Budi, and one that is private."""
    stories = sorted(one.parent.name for one in own_library.glob("stories/*/*/story.md"))
    other = next(one for one in stories if one != VILLAGE)
    question = write(own_library, VILLAGE, "question", "Mengapa kader berhenti di tahun kedua?")
    write(own_library, VILLAGE, "lesson", "Mulai dari kegiatan yang sudah ada.", codes=("bel.berbagi",))
    write(own_library, other, "caution", "Hati-hati menyebut nama kampung.")
    write(own_library, other, "comment", "Kader di tempat kami bertahan.", "Budi")
    write(own_library, other, "comment", "Untuk saya sendiri.", "Ratna", private=True)
    own = Library.open(own_library)
    Notes(own, folders.desk()).apply(reply(question, "Mereka pindah."), Author(name="Budi"))
    own.close()
    own_program.session.refresh()
    return own_library


@pytest.fixture
def person(own_program: Program, noted: Path, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    """Ratna on the page of all notes, as it is in the beginning, whatever the test before left."""
    own_program.settings.change(name="Ratna", language="id")
    own_program.window.resize(1440, 900)
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    made.press("Ctrl+T")
    board(made).open_with(BoardWish())
    await_total(made, 5)
    kinds = board(made).facets.lists["kind"]  # counts come a moment after the list
    made.until(lambda: sum(row.count for row in kinds.model.rows) == 5 and kinds.view.isVisible())
    own_program.window.pages.shelf.notes.notebook.steps.clear()
    return made


def board(person: Person) -> NoteBoard:
    return person.window.pages.board


def await_total(person: Person, count: int) -> None:
    """Wait until so many notes are in the list, and said to be."""
    page = board(person)
    person.until(lambda: page.isVisible() and page.head.count.text() == f"{count} catatan")


def texts(person: Person) -> list[str]:
    return [line.row.note.text for line in board(person).model.lines if isinstance(line, NoteItem)]


def opened(person: Person) -> str:
    """The note that is open beside its story."""
    thread = person.window.pages.shelf.notes.opening.opened
    return thread.note.text if thread and person.window.pages.currentWidget() is person.window.pages.shelf else ""


@contextmanager
def answering(person: Person, answer: Callable[[], None]) -> Iterator[None]:
    """Let somebody answer the dialogs that open meanwhile."""
    timer = QTimer(person.window, interval=10)
    timer.timeout.connect(answer)
    timer.start()
    yield
    timer.stop()
    timer.deleteLater()
    person.come_back()


def test_a_note_is_found_and_opened_by_keys_and_one_comes_back_to_the_list(person: Person) -> None:
    page = board(person)
    assert person.focus is page.head.field
    person.type("kader")
    await_total(person, 2)
    assert set(texts(person)) == {"Mengapa kader berhenti di tahun kedua?", "Kader di tempat kami bertahan."}
    person.press("Down", "Down")
    wanted = page.view.currentIndex().row()
    person.press("Return")
    person.until(lambda: opened(person) == texts(person)[wanted])
    person.press("Alt+Left")
    person.until(lambda: page.isVisible() and page.view.hasFocus() and page.view.currentIndex().row() == wanted)
    person.press("Up", "Up")
    person.until(page.head.field.hasFocus)
    person.press("Esc")
    await_total(person, 5)
    person.press("Esc")
    person.until(lambda: not page.isVisible())


def test_questions_and_lessons_have_their_tabs_and_facets_count_what_is_left(person: Person) -> None:
    page = board(person)
    person.tab_to(page.head.tabs.buttons["all"], key="Shift+Tab")
    person.press("Right")
    await_total(person, 1)
    assert texts(person) == ["Mengapa kader berhenti di tahun kedua?"]
    person.press("Right")
    person.until(lambda: texts(person) == ["Mulai dari kegiatan yang sudah ada."])
    assert page.model.heading(page.model.lines[0]) == "Berbagi pembelajaran"
    person.press("Left", "Left")
    await_total(person, 5)
    kinds = page.facets.lists["kind"]
    all_kinds = {"question": 1, "lesson": 1, "caution": 1, "comment": 2}
    person.until(lambda: {row.value: row.count for row in kinds.model.rows} == all_kinds)
    person.tab_to(kinds.view)
    person.press("Home", "Space")
    person.until(lambda: len(texts(person)) == 2)
    people = page.facets.lists["person"].model
    person.until(lambda: {row.value: row.count for row in people.rows} == {"Budi": 1, "Ratna": 1})
    person.click(person.labelled("Catatan semua orang"))
    person.until(lambda: texts(person) == ["Untuk saya sendiri."])


def test_the_mouse_narrows_opens_and_shows_everything_again(person: Person) -> None:
    page = board(person)
    view = page.facets.lists["person"].view
    rows = page.facets.lists["person"].model
    box = view.visualRect(rows.index(rows.row_of("Budi")))
    person.click(view, QPoint(box.left() + 40, box.center().y()))
    person.until(lambda: texts(person) == ["Kader di tempat kami bertahan."])
    person.click(page.view.viewport(), page.view.visualRect(page.model.index(0)).center())
    person.until(lambda: opened(person) == "Kader di tempat kami bertahan.")
    person.click(person.labelled("Semua catatan"))
    person.until(page.isVisible)
    assert page.view.selected() == page.model.lines[0].row.note.id
    person.click(person.labelled("Hapus saringan: Budi"))
    await_total(person, 5)
    person.click(page.view.viewport(), page.view.visualRect(page.model.index(0)).center())
    person.until(lambda: bool(opened(person)))
    story = person.reading
    person.in_menu(
        lambda: person.click(person.window.pages.shelf.notes.button), lambda menu: menu.actions()[3].trigger()
    )
    person.until(lambda: page.isVisible() and page.head._wish.ticks == {"story": frozenset({story})})
    person.until(lambda: {line.row.card.id for line in page.model.lines if isinstance(line, NoteItem)} == {story})


def test_stories_are_found_by_what_colleagues_wrote_beside_them_and_lead_to_the_notes(person: Person) -> None:
    assert person.search("catatan:pertanyaan") == [VILLAGE]
    assert len(person.search("catatan:kader")) == 2
    assert person.rows("note") == {"question": 1, "lesson": 1, "caution": 1, "comment": 1}
    link = person.find.header.notes
    person.until(lambda: link.isVisible() and link.text() == "Lihat 2 catatannya")
    person.click(link)
    await_total(person, 2)
    assert board(person).head.field.text() == "kader" and person.focus is board(person).head.field


def test_a_note_file_that_cannot_be_read_is_told_there_and_hides_no_other(person: Person, noted: Path) -> None:
    folder = next(noted.rglob("notes/*.json")).parent
    broken = folder / f"{new_id()}.json"
    broken.write_text("{", "utf-8")
    chip = board(person).head.repairs
    person.until(chip.isVisible)
    assert chip.text() == "1 berkas catatan perlu diperbaiki" and board(person).head.count.text() == "5 catatan"
    person.click(chip)
    person.until(person.window.repairs.isVisible)
    person.press("Alt+Left")
    broken.unlink()
    person.until(lambda: board(person).isVisible() and not chip.isVisible())


def test_a_note_whose_words_are_gone_waits_in_its_own_list(person: Person, noted: Path) -> None:
    page = board(person)
    note = next(
        line.row.note for line in page.model.lines if isinstance(line, NoteItem) and line.row.note.kind == "lesson"
    )
    assert note.quote is not None
    file = next(noted.glob(f"stories/*/{note.story}/story.md"))
    before = file.read_text("utf-8")
    file.write_text(before.replace(note.quote.exact, "Kalimat lain sama sekali, tanpa satu kata pun darinya"), "utf-8")
    person.tab_to(page.head.tabs.buttons["all"], key="Shift+Tab")
    person.press("Left")
    told = lambda: {one.row.note.text: one.row.certainty for one in page.model.lines if isinstance(one, NoteItem)}  # noqa: E731
    person.until(lambda: told().get(note.text) in {"lost", "unsure"} and "certain" not in told().values())
    file.write_text(before, "utf-8")
    person.until(lambda: page.nothing.isVisible() and not page.nothing.clear.isVisible())


def test_what_leads_to_a_client_does_not_leave_and_the_rest_does(
    person: Person, noted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, place = board(person), tmp_path / "catatan.jsonld"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    story = next(line.row.card.id for line in page.model.lines if isinstance(line, NoteItem))
    told = write(noted, story, "comment", "Teleponnya sudah ada.")
    kept = next(noted.rglob(f"{told.id}.json"))  # what another program has written goes round the door
    kept.write_text(kept.read_text("utf-8").replace("sudah ada", "0812-3456-7890"), "utf-8")
    await_total(person, 6)  # the folder is watched
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ExportDialog) and dialog.isVisible():
            seen.append(f"private {dialog.private.isVisible()} {dialog.private.isChecked()}")
            dialog.forms["jsonld"].setChecked(True)
            dialog.go_on.click()
        elif isinstance(dialog, LeavingDialog) and dialog.found is not None:
            seen.extend(one.words for one in dialog.found.must)
            if dialog.found.must:
                dialog.stay.click()
            else:
                dialog.seen.setChecked(True)
                dialog.leave.click()

    with answering(person, answer):
        page.head.export_button.click()
        person.until(lambda: "0812-3456-7890" in seen)
        assert not place.exists()
        page.facets.tick_requested.emit("kind", "lesson")
        await_total(person, 1)
        page.head.export_button.click()
        person.until(place.exists)
    next(noted.rglob(f"{told.id}.json")).unlink()
    assert seen[0] == "private True False"
    items = json.loads(place.read_text("utf-8"))["first"]["items"]
    assert "Mulai dari kegiatan yang sudah ada." in json.dumps(items) and len(items) == 1


def test_notes_of_another_library_come_in_by_a_plan_and_go_again_with_one_key(person: Person, tmp_path: Path) -> None:
    page = board(person)
    known = next(line.row.note for line in page.model.lines if isinstance(line, NoteItem) and not line.row.note.private)
    rows = [
        {"id": f"urn:uuid:{new_id()}", "target": f"story:{known.story}", "body": _said("Dari pustaka tetangga")},
        {"id": f"urn:uuid:{new_id()}", "target": f"story:{known.story}", "body": _said("Yang kedua")},
        {"id": f"urn:uuid:{known.id}", "target": f"story:{known.story}", "body": _said(known.text)},
        {"id": f"urn:uuid:{new_id()}", "target": "https://contoh.example/halaman", "body": _said("Tanpa cerita")},
    ]
    context = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}
    file = tmp_path / "masuk.json"
    file.write_text(json.dumps([{**context, **row} for row in rows]), "utf-8")
    page.exchange.plan(file)
    person.until(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    person.until(lambda: dialog.plan is not None)
    assert dialog.plan is not None
    assert (len(dialog.plan.edits), dialog.plan.known, dialog.plan.homeless) == (2, 1, 1)
    assert dialog.take.text() == "Impor 2 catatan" and dialog.into.isVisible()
    person.press("Return")
    await_total(person, 7)
    person.come_back()
    page.view.setFocus()
    assert person.window.actions_["undo"].text() == "Urungkan: Impor catatan"
    person.press("Ctrl+Z")
    await_total(person, 5)
    person.press("Ctrl+Y")
    await_total(person, 7)
    person.press("Ctrl+Z")
    await_total(person, 5)


def test_of_an_import_only_what_names_somebody_is_held_back_and_can_be_kept_privately(
    person: Person, noted: Path, tmp_path: Path
) -> None:
    page = board(person)
    known = next(line.row.note for line in page.model.lines if isinstance(line, NoteItem) and not line.row.note.private)
    texts = ("itu juga terjadi pada kami", "nomornya 0812-3456-7890", "NIK 3201011508950001 dan alamatnya")
    rows = [{"id": f"urn:uuid:{new_id()}", "target": f"story:{known.story}", "body": _said(text)} for text in texts]
    context = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}
    file = tmp_path / "masuk.json"
    file.write_text(json.dumps([{**context, **row} for row in rows]), "utf-8")
    before = page.model.total if hasattr(page.model, "total") else 5
    page.exchange.plan(file)
    person.until(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    person.until(lambda: dialog.plan is not None)
    person.press("Return")
    person.until(lambda: isinstance(QApplication.activeModalWidget(), HeldDialog))
    held = QApplication.activeModalWidget()
    assert isinstance(held, HeldDialog)
    assert len(held._held) == 2
    person.picture("impor-ditahan", held)
    assert not [one for one in noted.rglob("*.json") if "0812-3456" in one.read_text("utf-8")]
    person.click(held.keep)
    await_total(person, before + 3)
    private = [one for one in (folders.desk() / "notes").rglob("*.json") if "0812-3456" in one.read_text("utf-8")]
    assert len(private) == 1
    assert not [one for one in noted.rglob("*.json") if "0812-3456" in one.read_text("utf-8")]
    person.come_back()
    page.view.setFocus()
    person.press("Ctrl+Z")
    await_total(person, before + 1)
    person.until(lambda: not page.exchange._book.busy)
    person.press("Ctrl+Z")
    await_total(person, before)


def _said(text: str) -> dict:
    return {"type": "TextualBody", "value": text}
