"""Two people, two keys: an author who renames herself stays the author, and a colleague's card makes a second reader."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kb.annotation.annotation import Annotation, new_id
from kb.base import folders
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.identity.identity_card import IdentityCard, card_text, read_card_file
from kb.identity.identity_store import export_identity, lock, make_identity, new_key, own_identity, set_passphrase
from kb.identity.keys import fingerprint
from kb.layout.library_file import read_about, with_stewards
from kb.library.library import Library
from kb.notes.note_edit import add
from kb.notes.notes import Notes
from kb.review.review import sign, submission
from kb.story.author import Author
from kb.story.draft import Draft
from tests.journeys.person import Person
from tests.kb.sample_pictures import png
from tests.ui.conftest import Program
from ui.identity.card_dialog import CardDialog
from ui.identity.passphrase_dialog import UnlockDialog
from ui.review.review_page import ReviewPage

BODY = "Kader berkunjung membawa termos teh.\n\n![Teh](media/teh.png)\n\n## Aksi\n\nKami datang setiap Senin.\n"
BUDI = Author("Budi Santoso", key=new_key())
DAYS = {"kerahasiaan": "Tidak ada orang yang dapat dikenali.", "sumber": "Semua dari catatan kunjungan."}


@pytest.fixture(scope="module")
def own_library(read_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(read_library, tmp_path_factory.mktemp("library") / "Pustaka Saya"))


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    own_program.settings.change(name="Ratna Sari", language="id")
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    yield made
    made.press("Esc", "Esc", "Alt+Home")
    while own_program.messages.current() is not None:
        own_program.messages.dismiss()


def hand_in(folder: Path, title: str, author: Author, issue: str = "isu.lansia") -> str:
    """Submit a story with a picture as an author does; returns the file that waits."""
    drafts = Drafts()
    draft = drafts.new({"title": title, "issues": [issue]}, BODY)
    media = drafts.place(draft.id) / "media"
    media.mkdir(exist_ok=True)
    (media / "teh.png").write_bytes(png(40, 30))
    return submitted(folder, drafts.save(draft), author)[1]


def submitted(folder: Path, draft: Draft, author: Author) -> tuple[Draft, str]:
    library = Library.open(folder)
    done = submit(Drafts(), draft, library, author, check=lambda _file, _pictures: None)
    path = library.relative(library.path_of(done.story))
    library.close()
    return done.draft, path


def as_person(person: Person, name: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit down at another computer: another desk has another key."""
    monkeypatch.setattr("kb.identity.identity_store._in_use", {folders.desk() / "identity" / "identity.json": key})
    person.program.settings.change(name="")
    person.program.settings.change(name=name)


def texts(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def menu(person: Person, name: str) -> None:
    person.window.actions_[name].trigger()


def go_stewards(person: Person):
    menu(person, "stewards")
    page = person.window.people.page
    person.until(lambda: person.window.pages.currentWidget() is page and page._seen is not None)
    return page


def open_review(person: Person, path: str) -> ReviewPage:
    page = person.window.reviews.review_page
    person.press("Ctrl+Shift+R")
    person.until(lambda: any(row.row.path == path for row in page.queue.rows))
    person.click(next(row for row in page.queue.rows if row.row.path == path).open)
    person.until(lambda: page.submission.isVisible() and page.submission.look is not None)
    return page


def test_a_colleague_is_added_by_the_card_that_was_pasted(person: Person, own_library: Path):
    person.until(lambda: own_identity() is not None)  # made behind the window, for the name in the settings
    me = own_identity().key
    page = go_stewards(person)
    assert "belum punya pengelola" in page.lead.text() and page.rows == []

    # A greeting is no card; the page says so and keeps what was pasted.
    person.click(page.pasted.viewport())
    person.type("Halo Ratna")
    person.click(page.add)
    person.until(lambda: "bukan kartu" in page.said.text())
    page.pasted.selectAll()
    QGuiApplication.clipboard().setText(f"Halo!\n\n{card_text(IdentityCard(BUDI.name, BUDI.key), 'id')}")
    person.press("Ctrl+V", "Ctrl+Return")
    person.until(lambda: len(page.rows) == 2)
    assert read_about(own_library)[0].stewards == (Author("Ratna Sari", key=me), BUDI)
    assert person.program.messages.current().text == "Budi Santoso sekarang ikut mengelola pustaka ini."
    person.press("Esc")
    person.until(lambda: person.window.pages.currentWidget() is not page)


def test_a_card_comes_as_a_file_by_button_and_by_dragging(
    person: Person, own_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sari = Author("Sari Dewi", key=new_key())
    file = tmp_path / "sari.kartu.txt"
    file.write_bytes(f"Halo!\r\n\r\n> {card_text(IdentityCard(sari.name, sari.key), 'id')}".encode("utf-16"))
    page = go_stewards(person)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    person.click(page.open)
    assert fingerprint(sari.key) in page.pasted.toPlainText() and page.add.hasFocus()
    page.pasted.clear()

    (tmp_path / "bukan.txt").write_text("Halo Ratna")
    for wrong, said in ((tmp_path / "bukan.txt", "bukan kartu"), (tmp_path / "tidak-ada.txt", "tidak dapat dibuka")):
        drop(page, wrong)
        assert said in page.said.text() and page.pasted.toPlainText() == ""
    drop(page, file)
    assert page.said.text() == ""
    before = len(page.rows)
    person.press("Return")
    person.until(lambda: len(page.rows) > before)
    assert sari in read_about(own_library)[0].stewards
    theirs = next(row for row in page.rows if row.person == sari)
    theirs.remove_requested.emit(False)
    person.until(lambda: len(page.rows) == before)
    person.press("Esc")

    target = tmp_path / "kartu-saya"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))

    def save(dialog: CardDialog) -> None:
        person.click(dialog.save)
        assert any("kartu-saya.kartu.txt" in text for text in texts(dialog))
        dialog.accept()

    person.in_dialog(lambda: menu(person, "card"), save)
    me = own_identity().key
    assert read_card_file(tmp_path / "kartu-saya.kartu.txt") == IdentityCard("Ratna Sari", me)


def drop(page: QWidget, file: Path) -> None:
    """Drag a file from the file manager onto the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at, copy, left = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at.toPoint(), copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page.viewport(), QDropEvent(at, copy, data, left, Qt.KeyboardModifier.NoModifier))


def test_an_author_renames_herself_and_the_colleague_signs(
    person: Person, own_library: Path, monkeypatch: pytest.MonkeyPatch
):
    me = own_identity().key
    path = hand_in(own_library, "Termos teh", Author("Ratna Sari", key=me))
    person.press("F5")
    review = open_review(person, path)
    verdict = review.submission.verdict
    assert review.submission.look.hindrance.code == "own-story" and not verdict.sign.isVisible()

    # Another name at the same desk changes nothing, and the open page follows at once.
    person.program.settings.change(name="Nama Baru")
    person.until(lambda: person.window.reviews.waiting.rows[0].state == "my-waiting")
    assert review.submission.look.hindrance.code == "own-story" and not verdict.sign.isVisible()

    as_person(person, BUDI.name, BUDI.key, monkeypatch)
    person.until(verdict.sign.isVisible)
    for key, words in DAYS.items():
        person.click(verdict.checklist.answers[key].field.viewport())
        person.type(words)
    # Somebody puts another picture there while he reads.
    picture = (own_library / path).parent / "media" / "teh.png"
    picture.write_bytes(png(41, 30))
    first = review.submission.look
    person.click(verdict.sign)
    person.until(lambda: "berubah sejak" in verdict.said.text())
    assert verdict.checklist.values() == DAYS, "the answers stay"
    person.until(lambda: review.submission.look is not first and verdict.sign.isEnabled())
    person.press("Ctrl+Return")
    person.until(review.queue.isVisible)
    library = Library.open(own_library)
    story = library.read_path(path).story
    assert (story.status, story.reviews[0].by, story.reviews[0].key) == ("published", BUDI.name, BUDI.key)
    library.close()

    page = go_stewards(person)
    person.until(lambda: "Termos teh" in page.rows[1].accessibleName())
    assert "ditandatangani" in page.rows[1].accessibleName() and "berubah" not in page.rows[1].accessibleName()
    picture.write_bytes(png(42, 30))
    page.refresh()
    person.until(lambda: "gambarnya berubah" in page.rows[1].accessibleName())
    person.press("Esc")
    person.press("F5")
    person.window.pages.go_story("termos-teh")
    person.await_story("termos-teh")
    person.until(lambda: any("belum ditinjau pembaca kedua" in text for text in texts(person.reader)))


def test_a_steward_is_removed_with_a_way_back_and_the_last_one_with_a_warning(person: Person, own_library: Path):
    page = go_stewards(person)
    person.until(lambda: len(page.rows) == 2)
    mine, his = page.rows
    assert mine.person.key == own_identity().key
    person.click(his.remove)
    person.until(lambda: len(page.rows) == 1)
    assert [one.key for one in read_about(own_library)[0].stewards] == [mine.person.key]
    person.until(lambda: any("satu-satunya pengelola" in text for text in texts(page)))
    person.until(lambda: person.focus is page.rows[0].remove)
    message = person.program.messages.current()
    assert message.action == "Urungkan"
    message.act()
    person.until(lambda: len(page.rows) == 2)
    person.until(lambda: person.focus is page.rows[1].remove)
    person.program.messages.dismiss()
    person.click(page.rows[1].remove)
    person.until(lambda: len(page.rows) == 1)
    person.click(page.rows[0].remove)
    assert len(read_about(own_library)[0].stewards) == 1, "the last one stays until it is meant"
    assert page.rows[0].remove.text() == "Hapus juga" and page.rows[0].remove.hasFocus()
    person.press("Space")
    person.until(lambda: page.rows == [] and "belum punya pengelola" in page.lead.text())
    assert read_about(own_library)[0].stewards == ()
    person.until(page.card.hasFocus)


def test_who_is_no_steward_is_led_to_the_card(person: Person, own_library: Path):
    about = own_library / "library.yaml"
    before = about.read_bytes()
    about.write_bytes(before.replace(b"stewards: []", f"stewards:\n  - name: Budi\n    key: {BUDI.key}".encode()))
    try:
        path = hand_in(own_library, "Kunjungan", Author("Wati", key=new_key()))
        person.press("F5")
        review = open_review(person, path)
        assert review.submission.look.hindrance.code == "no-steward"
        person.click(person.labelled("Pengelola pustaka", review.submission))
        page = person.window.people.page
        person.until(lambda: person.window.pages.currentWidget() is page and len(page.rows) == 1)
        assert not page.add.isVisible() and not page.rows[0].remove.isVisible()
        QGuiApplication.clipboard().clear()

        def copy(dialog: QDialog) -> None:
            assert isinstance(dialog, CardDialog)
            person.until(lambda: fingerprint(own_identity().key) in dialog.card.text())
            person.click(dialog.copy)

        person.in_dialog(lambda: person.click(page.card), copy)
        text = QGuiApplication.clipboard().text()
        assert text == card_text(IdentityCard("Ratna Sari", own_identity().key), "id")
    finally:
        about.write_bytes(before)


def test_an_identity_goes_to_another_computer_and_private_notes_wait_for_their_own(
    person: Person, own_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    me, copy = own_identity(), tmp_path / "ratna.pustaka-identitas"
    elsewhere = tmp_path / "lain"
    make_identity(elsewhere)
    export_identity(copy, "Ratna Lama", "", desk=elsewhere)
    library = Library.open(own_library)
    story = "persinggahan-aman-anak-jalanan"
    note = Annotation(id=new_id(), story=story, text="Hanya untuk saya.", private=True)
    Notes(library, folders.desk()).apply(add(note), Author("Ratna Sari", key=me.key))
    kept = tmp_path / "simpan.pustaka-identitas"
    answers = {"save": (str(kept), ""), "open": (str(copy), "")}
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: answers["save"])
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: answers["open"])

    def save(dialog: QDialog) -> None:
        person.in_dialog(lambda: person.click(dialog.keep), lambda asking: person.press("Return"))
        person.until(lambda: "simpan.pustaka-identitas" in dialog._said.text())
        person.in_dialog(lambda: person.click(dialog.take), lambda asking: person.press("Return"))
        person.until(lambda: "dipakai mulai sekarang" in dialog._said.text())
        assert dialog.name.text() == "Ratna Lama"

    person.in_dialog(lambda: menu(person, "card"), save)
    assert own_identity().key == own_identity(elsewhere).key != me.key
    assert person.program.settings.value.name == "Ratna Lama"
    assert Notes(library, folders.desk()).of(story).annotations == ()
    answers["open"] = (str(kept), "")

    def back(dialog: QDialog) -> None:
        person.in_dialog(lambda: person.click(dialog.take), lambda asking: person.press("Return"))
        person.until(lambda: "dipakai mulai sekarang" in dialog._said.text())

    person.in_dialog(lambda: menu(person, "card"), back)
    assert own_identity().key == me.key
    assert [one.text for one in Notes(library, folders.desk()).of(story).annotations] == ["Hanya untuk saya."]
    library.close()


@pytest.fixture
def stewards(own_library: Path) -> Iterator[tuple[Author, ...]]:
    """The library with two stewards, the person at the window one of them."""
    about = own_library / "library.yaml"
    before = about.read_bytes()
    found = (Author("Ratna Sari", key=make_identity().key), BUDI)
    about.write_bytes(with_stewards(before, found))
    yield found
    about.write_bytes(before)


def test_a_second_reader_begins_with_the_whole_and_reads_what_the_first_has_checked(
    person: Person, own_library: Path, stewards: tuple[Author, ...]
):
    wati, drafts = Author("Wati", key=new_key()), Drafts()
    draft = drafts.new({"title": "Rumah singgah", "issues": ["isu.anak"]}, "Rumah itu terbuka.\n")
    draft, path = submitted(own_library, drafts.save(draft), wati)

    def budi_signs() -> None:
        library = Library.open(own_library)
        sign(library, submission(library, path), BUDI, DAYS)
        library.close()

    budi_signs()
    draft, _ = submitted(own_library, drafts.save(draft.with_body("Rumah itu terbuka setiap hari.\n")), wati)
    budi_signs()
    person.press("F5")
    review = open_review(person, path)
    there = review.submission
    assert there.look.since == "" and not there.changed_tab.isVisible(), (
        "earlier texts stay on the desks of their readers"
    )
    assert there.browser.isVisible() and "terbuka setiap hari" in there.browser.toPlainText()
    person.until(lambda: any(f"Budi Santoso: “{DAYS['sumber']}”" == text for text in texts(there.verdict)))

    # It is submitted again while she writes her answer: the page follows, and her words stay.
    person.click(there.verdict.checklist.answers["kerahasiaan"].field.viewport())
    person.type("Tidak ada nama anak.")
    submitted(own_library, drafts.save(draft.with_body("Rumah itu terbuka dari pagi.\n")), wati)
    person.press("F5")
    person.until(lambda: "diajukan lagi" in there.verdict.said.text() and "dari pagi" in there.browser.toPlainText())
    assert there.verdict.checklist.values() == {"kerahasiaan": "Tidak ada nama anak."}
    assert not any("Budi Santoso: “" in text for text in texts(there.verdict)), "he has not read these words"
    budi_signs()
    person.press("F5")
    person.until(lambda: any("Sudah ditandatangani oleh Budi Santoso." in text for text in texts(there.verdict)))
    assert there.verdict.checklist.values() == {"kerahasiaan": "Tidak ada nama anak."}


def test_a_locked_key_is_opened_when_it_is_needed(person: Person, own_library: Path, stewards: tuple[Author, ...]):
    path = hand_in(own_library, "Pagi di posyandu", Author("Wati", key=new_key()))
    set_passphrase("", "teh manis")
    lock(stewards[0].key)
    try:
        person.press("F5")
        review = open_review(person, path)
        for key, words in DAYS.items():
            person.click(review.submission.verdict.checklist.answers[key].field.viewport())
            person.type(words)

        tried: list[str] = []

        def unlock() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, UnlockDialog) and dialog.isActiveWindow() and dialog.field.hasFocus():
                assert bool(tried) is ("tidak cocok" in dialog._said.text())
                tried.append("teh manis" if tried else "salah")
                person.type(tried[-1])
                person.press("Return")

        looking = QTimer(person.window, interval=20)
        looking.timeout.connect(unlock)
        looking.start()
        person.press("Ctrl+Return")
        person.until(review.queue.isVisible)
        looking.stop()
        assert tried == ["salah", "teh manis"]
        library = Library.open(own_library)
        story = library.read_path(path).story
        assert (story.status, story.reviews[0].key) == ("published", stewards[0].key)
        library.close()
    finally:
        set_passphrase("teh manis", "")


def test_the_page_of_the_stewards_speaks_english(person: Person, own_library: Path, stewards: tuple[Author, ...]):
    person.program.settings.change(language="en")
    page = go_stewards(person)
    person.until(lambda: len(page.rows) == 2 and page.rows[1].remove.isVisible())
    buttons = [part.text() for part in page.findChildren(QAbstractButton) if part.isVisible()]
    said = "\n".join([*texts(page), *buttons]).casefold()
    for words in ("Stewards of the library", "Add a steward", "Remove from the list", "My card…", "Key check"):
        assert words.casefold() in said, words
    assert not any(word in said for word in ("pengelola", "kartu", "kunci", "hapus", "tambah"))


def test_an_answer_of_the_checklist_shows_its_card_while_it_is_typed_and_the_keyboard_stays_with_the_reader(
    person: Person, own_library: Path, stewards: tuple[Author, ...]
):
    person.program.settings.change(language="id")
    path = hand_in(own_library, "Kelompok sore", Author("Wati", key=new_key()))
    person.press("F5")
    review = open_review(person, path)
    verdict = review.submission.verdict
    key, other = DAYS
    person.click(verdict.checklist.answers[key].field.viewport())
    person.type("Nomornya 0812-3456-7890")
    check = verdict.answer_checks[key]
    person.until(lambda: len(check.cards) == 1 and check.isVisible())
    assert not verdict.sign.isEnabled() and not verdict.send_back.isEnabled() and verdict.check.cards == []
    person.picture("jawaban-kecil")
    person.press("Tab", "1")
    person.until(lambda: "0812" not in verdict.checklist.values()[key] and verdict.sign.isEnabled())
    person.until(lambda: person.focus is verdict.checklist.answers[key].field)
    person.click(verdict.checklist.answers[other].field.viewport())
    person.type("Semua dari catatan.")
    person.click(verdict.note.viewport())
    person.type("Mohon jelaskan bagian aksi.")
    person.click(verdict.send_back)
    person.until(lambda: review.queue.isVisible() and review.isAncestorOf(person.focus))
    library = Library.open(own_library)
    assert "0812" not in str(submission(library, path))
    library.close()


def test_the_keyboard_is_in_the_list_after_signing_by_mouse_as_after_a_return(
    person: Person, own_library: Path, stewards: tuple[Author, ...]
):
    path = hand_in(own_library, "Kelompok pagi", Author("Wati", key=new_key()))
    person.press("F5")
    review = open_review(person, path)
    for key, words in DAYS.items():
        person.click(review.submission.verdict.checklist.answers[key].field.viewport())
        person.type(words)
    person.click(review.submission.verdict.sign)
    person.until(lambda: review.queue.isVisible() and person.focus is not None and review.isAncestorOf(person.focus))
