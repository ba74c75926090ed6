"""From a submitted story to a published one, with two identities: by keys alone, by mouse, and back to an old version."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kb.annotation.annotation import Annotation, new_id
from kb.desk.draft_submit import submit
from kb.desk.unsigned_notes import Behind
from kb.drafts.drafts import Drafts, draft_from
from kb.identity.identity_store import new_key
from kb.library.library import Library
from kb.review.review import Decided, send_back, submission
from kb.review.review_look import ReviewLook, look
from kb.story.author import Author
from kb.story.draft import Draft
from kb.story.story_card import Change
from tests.journeys.person import Person
from tests.ui.conftest import Program
from ui.history.history_page import HistoryPage
from ui.review.review_page import ReviewPage
from ui.widgets.small_parts import Text

SITI, BUDI, RATNA = Author("Siti Aminah"), Author("Budi Santoso", key=new_key()), Author("Ratna Sari")
BODY = "Awalnya satu pintu kami ketuk.\n\n## Aksi\n\nKader berkunjung di desa Sukamaju membawa termos teh.\n"


@pytest.fixture(scope="module")
def own_library(read_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped library that two people look after."""
    place = Path(shutil.copytree(read_library, tmp_path_factory.mktemp("library") / "Pustaka Saya"))
    about = place / "library.yaml"
    stewards = f"stewards:\n  - {{name: {RATNA.name}}}\n  - {{name: {BUDI.name}}}\n"
    about.write_text(about.read_text(encoding="utf-8").replace("stewards: []\n", stewards), encoding="utf-8")
    return place


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    own_program.settings.change(name=RATNA.name, language="id")
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    yield made
    made.press("Esc", "Esc", "Alt+Home")


def hand_in(folder: Path, draft: Draft, author: Author = SITI, note: str = "") -> tuple[Draft, str]:
    """Submit as a colleague does at another computer; returns the draft and the file that waits."""
    library = Library.open(folder)
    done = submit(Drafts(), Drafts().save(draft), library, author, check=lambda _file, _pictures: None, note=note)
    path = library.relative(library.path_of(done.story))
    library.close()
    return done.draft, path


def page(person: Person) -> ReviewPage:
    return person.window.reviews.review_page


def go_review(person: Person, count: int) -> None:
    """Wait until the header says how many wait, and go there by key."""
    person.press("F5")
    person.until(lambda: f"{count} menunggu" in person.window.header._reviews.text())
    person.press("Ctrl+Shift+R")
    person.until(lambda: person.window.pages.currentWidget() is page(person) and page(person).queue.rows != [])


def look_opened(person: Person, since: str) -> None:
    person.until(lambda: page(person).submission.isVisible() and page(person).submission.look is not None)
    assert page(person).submission.look.since == since


def test_a_steward_signs_by_keys_alone_and_the_story_is_found(person: Person, own_library: Path):
    draft = Drafts().new({"title": "Termos teh bagi lansia", "issues": ["isu.lansia"]}, BODY)
    hand_in(own_library, draft, note="Mohon lihat bagian aksi lebih dahulu.")
    assert "termos-teh-bagi-lansia" not in person.search("termos")
    go_review(person, 1)
    queue = page(person).queue
    person.until(lambda: any(row.hasFocus() for row in queue.rows))
    assert queue.rows[0].row.title == "Termos teh bagi lansia"
    person.press("Return")
    look_opened(person, "")
    there, answers = page(person).submission, page(person).submission.verdict.checklist.answers
    assert "Kader berkunjung" in there.browser.toPlainText()
    message = "Pesan penulisnya: Mohon lihat bagian aksi lebih dahulu."
    person.until(lambda: message in [label.text() for label in there.verdict.findChildren(Text) if label.isVisible()])

    person.press("Ctrl+Return")
    person.until(lambda: "Belum dijawab: kerahasiaan, sumber." in there.verdict.said.text())
    person.until(answers["kerahasiaan"].field.hasFocus)
    person.type("Tidak ada yang dapat dikenali.")
    person.press("Tab")
    assert answers["sumber"].field.hasFocus()
    person.type("Penutur sendiri.")
    person.press("Ctrl+Return")
    person.until(lambda: person.window.pages.currentWidget() is page(person) and page(person).queue.isVisible())
    person.until(lambda: "termos-teh-bagi-lansia" in person.search("termos"))
    library = Library.open(own_library)
    story = library.read("termos-teh-bagi-lansia").story
    assert (story.status, story.version, story.reviews[0].by) == ("published", 1, RATNA.name)
    assert story.reviews[0].answers == {}, "answers are for the second reader, not for everybody"
    assert library.history.log(library.relative(library.path_of(story.id)))[0].message.startswith("Terbitkan cerita")
    assert not (own_library / ".review").exists()
    library.close()


def test_returned_by_mouse_changed_and_signed_after_seeing_only_the_changes(person: Person, own_library: Path):
    draft, path = hand_in(own_library, Drafts().new({"title": "Rumah yang terbuka", "issues": ["isu.lansia"]}, BODY))
    person.press("F5")
    person.until(person.window.header._reviews.isVisible)
    person.click(person.window.header._reviews)
    person.until(lambda: bool(page(person).queue.rows))
    person.click(page(person).queue.rows[0].open)
    look_opened(person, "")
    there = page(person).submission
    cursor = there.browser.document().find("di desa Sukamaju")
    there.browser.setTextCursor(cursor)
    person.click(there.verdict.quote)
    assert there.verdict.note.toPlainText() == "“di desa Sukamaju”: "
    person.type("cukup kabupatennya")
    person.click(there.verdict.send_back)
    person.until(lambda: page(person).queue.isVisible() and not person.window.header._reviews.isVisible())
    library = Library.open(own_library)
    assert submission(library, path).returned.note == "“di desa Sukamaju”: cukup kabupatennya"
    library.close()

    assert not (own_library / path.replace("story.md", "notes")).exists()
    beside = own_library / ".review" / path.split("/")[-2] / "notes"
    assert [file.suffix for file in beside.iterdir()] == [".json"], "it stands in the margin of the author, too"

    hand_in(own_library, draft.with_body(draft.body.replace("desa Sukamaju", "sebuah kabupaten")))
    go_review(person, 1)
    person.click(page(person).queue.rows[0].open)
    look_opened(person, "mine")
    assert there.differences.isVisible() and there.differences.count == 1
    person.press("N")
    assert there._place.text() == "1 dari 1"
    shown = there.differences.toHtml()
    assert "line-through" in shown and "underline" in shown
    for key, words in (("kerahasiaan", "Sudah diganti."), ("sumber", "Sumbernya jelas.")):
        person.click(there.verdict.checklist.answers[key].field.viewport())
        person.type(words)
    person.click(there.verdict.sign)
    person.until(page(person).queue.isVisible)
    person.until(lambda: "rumah-yang-terbuka" in person.search("kabupaten kader"))
    assert not list(beside.glob("*.json"))


def test_an_author_sees_why_and_goes_on_writing(person: Person, own_library: Path):
    _, path = hand_in(own_library, Drafts().new({"title": "Punya sendiri", "issues": ["isu.lansia"]}, BODY), RATNA)
    library = Library.open(own_library)
    send_back(library, submission(library, path), BUDI, "Tulis juga refleksinya.")
    library.close()
    go_review(person, 1)
    row = page(person).queue.rows[0]
    assert (row.row.state, row.row.reason) == ("my-returned", "Tulis juga refleksinya.")
    person.press("Return")
    look_opened(person, "")
    assert not page(person).submission.verdict.sign.isVisible(), "nobody signs their own words"
    person.click(person.labelled("Ubah naskahnya", page(person).submission))
    person.until(lambda: person.window.pages.currentWidget() is person.window.rooms.write_page)
    assert person.window.rooms.write_page.writing.draft.title == "Punya sendiri"
    assert person.program.messages.current().text == "Budi Santoso menulis: Tulis juga refleksinya."
    assert person.program.messages.current().action == "", "no words are quoted, so there is no place to look at"
    bar = person.window.rooms.write_page.view.bar
    person.until(lambda: bar.state.text() == "Belum ada perubahan sejak diajukan")
    person.program.messages.dismiss()


def test_readers_keep_the_published_version_and_an_old_one_comes_back_as_a_draft(person: Person, own_library: Path):
    library = Library.open(own_library)
    drafts, story = Drafts(), "persinggahan-aman-anak-jalanan"
    draft = draft_from(drafts, library, story)
    library.close()
    hand_in(own_library, draft.with_body(draft.body + "\nKata-kata yang baru sekali.\n"))
    person.press("F5")
    person.window.pages.go_story(story)
    person.await_story(story)
    assert "baru sekali" not in person.reader.pane.browser.toPlainText()
    person.press("Ctrl+H")
    history: HistoryPage = person.window.reviews.history_page
    person.until(lambda: history.versions.count() == 2 and history.versions.hasFocus())
    person.until(lambda: "baru sekali" in history.differences.toPlainText())
    assert not history.restore.isEnabled(), "the newest needs no restoring"
    person.press("Down")
    person.until(history.restore.isEnabled)
    assert history.against.count() == 1, "the first is held against what is there now"
    person.click(history.origins_tab)
    assert SITI.name in history.origins.toPlainText()
    person.click(history.restore)
    person.until(lambda: person.window.pages.currentWidget() is person.window.rooms.write_page)
    back = person.window.rooms.write_page.writing.draft
    assert back.about.story == story and "baru sekali" not in back.body


def is_whole(words: Text) -> bool:
    """Tell whether a text has room for all its lines."""
    return words.height() >= words.heightForWidth(words.width())


def test_notes_that_stay_behind_are_told_in_one_sentence(person: Person, own_library: Path):
    person.window.resize(1000, 700)
    notes = [Annotation(id=new_id(), story="rumah", kind="note", text="kata") for _ in range(3)]
    behind = Behind(moved=tuple(notes[:2]), known=tuple(notes[2:]))
    done = Decided(
        story="rumah", outcome="signed", published=True, version=2, lacking=0, change=Change(), behind=behind
    )
    for language, sentences in {
        "id": ("terbit sebagai versi 2.", "2 catatan tidak ikut,", "1 catatan lama memuat"),
        "en": ("version 2.", "2 notes did not follow", "1 older note holds"),
    }.items():
        person.program.settings.change(language=language)
        page(person).submission.decided.emit(done)
        person.until(lambda: person.program.messages.current() is not None)
        told = person.program.messages.current()
        assert all(one in told.text for one in sentences), told
        assert told.kind == "warning", "it waits long enough to be read and acted on"
        words = next(part for part in person.window.findChildren(Text) if part.text() == told.text)
        person.until(partial(is_whole, words))
        person.picture(f"behind-{language}")
        person.program.messages.dismiss()


def test_a_late_answer_does_not_bring_back_a_story_just_left(
    person: Person, own_library: Path, monkeypatch: pytest.MonkeyPatch
):
    _, path = hand_in(own_library, Drafts().new({"title": "Ditinggalkan dahulu", "issues": ["isu.lansia"]}, BODY))
    person.press("F5")
    person.press("Ctrl+Shift+R")
    person.until(page(person).isVisible)
    page(person).open(path)
    look_opened(person, "")
    begun, gate = threading.Event(), threading.Event()

    def late(folder: Path, wanted: str, reader: Author) -> ReviewLook | None:
        begun.set()
        gate.wait(30)
        return look(folder, wanted, reader)

    monkeypatch.setattr("ui.review.review_page.look", late)
    page(person).submission.stale.emit()  # somebody else submitted meanwhile, so it is read again
    person.until(begun.is_set)
    person.press("Esc")
    gate.set()
    page(person)._lane._pool.waitForDone(30_000)
    person.bot.wait(50)
    assert page(person).queue.isVisible() and page(person).submission.look is None


def test_words_to_the_author_are_looked_at_while_they_are_typed(person: Person, own_library: Path):
    _, path = hand_in(own_library, Drafts().new({"title": "Nomor yang tertulis", "issues": ["isu.lansia"]}, BODY))
    person.press("F5")
    person.until(lambda: "menunggu" in person.window.header._reviews.text())
    person.press("Ctrl+Shift+R")
    person.until(page(person).isVisible)
    if page(person).currentWidget() is not page(person).queue:
        person.press("Esc")  # a second one would leave the page
    person.until(page(person).queue.isVisible)
    person.until(lambda: "Nomor yang tertulis" in [row.row.title for row in page(person).queue.rows])
    person.click(next(row for row in page(person).queue.rows if row.row.title == "Nomor yang tertulis").open)
    look_opened(person, "")
    verdict = page(person).submission.verdict
    person.click(verdict.note.viewport())
    person.type("nomornya 0812-3456-7890, hapus dulu")
    person.until(lambda: len(verdict.check.cards) == 1)
    person.bot.wait(200)
    person.picture("tinjauan-kecil")
    assert not verdict.sign.isEnabled()
    assert not verdict.send_back.isEnabled()
    assert verdict.send_back.toolTip() == verdict.check.reason != ""
    person.press("Ctrl+Shift+Return")
    assert page(person).submission.look is not None
    person.click(verdict.check.cards[0].picks[0])
    person.until(lambda: "0812" not in verdict.note.toPlainText())
    person.until(verdict.send_back.isEnabled)
    assert verdict.note.toPlainText().endswith("hapus dulu")
    person.click(verdict.send_back)
    person.until(page(person).queue.isVisible)
    library = Library.open(own_library)
    assert "0812" not in submission(library, path).returned.note
    library.close()
