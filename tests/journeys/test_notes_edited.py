"""A story is edited under its notes: what is sure follows by itself, what is not asks, what is gone waits to be placed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from kb.annotation.annotation import digest_of
from tests.journeys.person import Person
from tests.journeys.test_edits import save
from tests.journeys.test_notes import VILLAGE, await_notes, choose, left, notes, person, view  # noqa: F401
from ui.notes.margin.placement import Placement, around

SAID = "Begitulah hasil identifikasi program"
TOLD = "genangan di kota berasal dari tempat lain"
GONE = "keran tetap terbuka"


@pytest.fixture
def edited(person: Person, own_library: Path) -> Iterator[dict[str, str]]:  # noqa: F811
    """Three notes of Bayu, and then: words put in, a sentence doubled, a sentence taken out. The ids by the words."""
    file = own_library / "stories" / "de" / VILLAGE / "story.md"
    kept, plain, book = file.read_bytes(), notes(person).notebook.plain, notes(person).notebook
    made = {words: left(own_library, plain, words, "Bayu") for words in (SAID, TOLD, GONE)}
    await_notes(person, 3)
    text = kept.decode()
    start = text.index("Kalau begitu, bekerja di Jakarta")
    text = text[:start] + text[text.index("Penutur kisah", start) :]
    text = text.replace(SAID, SAID.replace("hasil", "hasil pendataan dan"), 1)
    save(file, text.replace(f"{TOLD}.", f"{TOLD}. Artinya {TOLD}.", 1))
    person.until(lambda: book.plain != plain and len(book.threads) == 3)
    person.press("Ctrl+R")
    yield made
    person.press("Esc")
    save(file, kept)
    person.until(lambda: book.plain == plain)


def place_of(person: Person, key: str) -> tuple[str, str]:  # noqa: F811
    book = notes(person).notebook
    thread = book.find(key)
    assert thread is not None
    return thread.at.state, book.plain[thread.at.start : thread.at.end] if thread.at.start >= 0 else ""


def placement(person: Person) -> Placement:  # noqa: F811
    found = view(person).placement
    assert found is not None, "the note asks nothing"
    return found


def test_what_is_sure_follows_what_is_not_asks_and_what_is_gone_is_put_back_by_keys_alone(
    person: Person,  # noqa: F811
    edited: dict[str, str],
):
    book, asked = notes(person).notebook, edited[TOLD]
    assert place_of(person, edited[SAID]) == ("moved", "Begitulah hasil pendataan dan identifikasi program")
    assert (place_of(person, asked)[0], place_of(person, edited[GONE])) == ("unsure", ("lost", ""))
    assert notes(person).stage.lost.isVisible() and "1 catatan" in notes(person).stage.lost.text()
    assert "notes:unsure-comment-" in person.reader.pane.layers._layers, "dotted, not sure"

    person.press("F4")
    assert view(person).shown.key == edited[SAID] and view(person).placement is None, (
        "it moved by itself and asks nothing"
    )
    assert any(SAID in label.text() for label in view(person).findChildren(QLabel)), "its old words can be read"
    person.tab_to(view(person).reply_button)
    person.press("Space")
    person.type("Keduanya dikerjakan warga.")
    person.press("Ctrl+Return")
    person.until(lambda: len(view(person).shown.replies) == 1)
    person.press("F4")
    assert view(person).shown.key == asked
    first, second = book.find(asked).at.candidates
    person.tab_to(placement(person).next)
    person.press("Space")
    person.until(lambda: (book.find(asked).at.start, book.find(asked).at.end) == second)
    assert person.focus is placement(person).next
    person.picture("notes-unsure")
    person.press("Space")
    assert (book.find(asked).at.start, book.find(asked).at.end) == first
    person.tab_to(placement(person).yes)
    person.press("Space")
    person.until(lambda: place_of(person, asked) == ("certain", TOLD))
    assert book.find(asked).note.quote.digest == digest_of(book.plain)
    assert person.window.actions_["undo"].text() == "Urungkan: Pastikan tempat catatan"

    person.press("Esc", "Ctrl+R", "Shift+F4")
    lost = edited[GONE]
    assert view(person).shown.key == lost and GONE in around(book.find(lost).note.quote)
    person.picture("notes-lost")
    choose(person, "perumpamaan banjir")
    person.press("M")
    person.until(lambda: place_of(person, lost) == ("certain", "perumpamaan banjir"))
    assert not notes(person).stage.lost.isVisible()
    person.press("Ctrl+Z")
    person.until(lambda: place_of(person, lost)[0] == "lost")
    person.press("Ctrl+Z")
    person.until(lambda: place_of(person, asked)[0] == "unsure")
    person.press("Ctrl+Z")
    person.until(lambda: not book.find(edited[SAID]).replies)


def test_a_doubt_is_left_without_a_place_by_mouse_and_lists_say_the_same_as_the_margin(
    person: Person,  # noqa: F811
    edited: dict[str, str],
):
    book, margin = notes(person).notebook, notes(person).stage.margin
    catalogue = person.program.session.catalogue
    for key in edited.values():
        person.until(lambda key=key: catalogue.notes.find(key).certainty == book.find(key).at.state)
    number = next(n for n, box in enumerate(margin.boxes) if edited[TOLD] in box.keys)
    person.reader.pane.browser.reveal(book.find(edited[TOLD]).at.start, at_top=True)
    person.until(lambda: number in margin.deck.cards)
    person.click(margin.deck.cards[number])
    person.click(placement(person).next)
    person.click(placement(person).leave)
    person.until(lambda: place_of(person, edited[TOLD])[0] == "lost")
    assert "2 catatan" in notes(person).stage.lost.text()
    person.until(lambda: catalogue.notes.find(edited[TOLD]).certainty == "lost")
    person.press("Ctrl+Z")
    person.until(lambda: place_of(person, edited[TOLD])[0] == "unsure")


def test_an_open_question_follows_the_language_of_the_window(person: Person, edited: dict[str, str]):  # noqa: F811
    person.press("F4", "F4")
    assert "Ya, di sini" in placement(person).yes.text()
    person.program.settings.change(language="en")
    person.until(lambda: "Yes, here" in placement(person).yes.text())
    person.program.settings.change(language="id")
    person.until(lambda: "Ya, di sini" in placement(person).yes.text())
