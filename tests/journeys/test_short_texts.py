"""Notes, answers and messages are looked at while they are typed, by keys and by mouse; nothing typed is ever lost."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kb.library.clearance import Clearance
from kb.vault.vault import Client, Vault
from tests.journeys.person import Person
from tests.ui.conftest import Program
from ui.gate.small_card import SmallCard

STORY = "teman-sebaya-menjadi-bandungwangi"


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    own_program.settings.change(name="Ratna", language="id")
    own_program.window.resize(1440, 900)
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    return made


def editor(person: Person):
    return person.window.pages.shelf.notes.opening.editor


def begin(person: Person):
    """Begin a note on the whole of a story."""
    person.window.pages.go_story(STORY)
    person.await_story(STORY)
    book = person.window.pages.shelf.notes.notebook
    person.until(lambda: book.story == STORY and book.is_read)
    person.press("Ctrl+M")
    person.until(lambda: editor(person) is not None)
    return editor(person)


def leave(person: Person) -> None:
    def left() -> bool:
        if (form := editor(person)) is not None:
            form.words.setFocus()
            person.press("Esc")
        return editor(person) is None

    person.until(left)


def shared(person: Person) -> int:
    folder = person.program.session.library.folder
    return len(list((folder / "stories").rglob("notes/*.json")))


@pytest.mark.parametrize("language", ["id", "en"])
def test_by_keys_a_number_and_a_name_are_solved_before_a_note_is_kept(person: Person, language: str) -> None:
    person.program.settings.change(language=language)
    before = shared(person)
    form = begin(person)
    person.type("kami bertemu Ibu Oenunu, nomornya 0812-3456-7890, minggu lalu")
    person.until(lambda: len(form.check.cards) == 2)
    assert not form.keep.isEnabled()
    assert form.keep.toolTip() == form.check.reason != ""
    person.picture(f"catatan-kecil-{language}")
    person.press("Ctrl+Return")  # saving waits: the keyboard goes to what must be solved
    assert isinstance(person.focus, SmallCard)
    assert shared(person) == before
    while form.check.cards:
        card = person.focus
        assert isinstance(card, SmallCard)
        person.press("1")
        if isinstance(person.focus, QLineEdit):
            person.press("Return")
        person.until(lambda card=card: card not in form.check.cards)
    person.until(lambda: person.focus is form.keep)
    text = form.words.toPlainText()
    assert "0812" not in text
    assert "Oenunu" not in text
    assert text.endswith("minggu lalu")
    person.press("Return")
    person.until(lambda: editor(person) is None and shared(person) == before + 1)
    known = Vault(person.program.session.library.folder)
    assert "Oenunu" in " ".join(known.names())
    for one in known.clients():
        known.forget(one.name)


def test_by_mouse_a_name_is_said_to_be_a_colleague_and_nobody_asks_again(person: Person) -> None:
    form = begin(person)
    person.type("kata Bu Hartini, itu baik")
    person.until(lambda: len(form.check.cards) == 1)
    (card,) = form.check.cards
    person.click(next(pick for pick in card.picks if pick.text() == "tokoh publik"))
    person.until(lambda: not form.check.cards and form.keep.isEnabled())
    assert form.words.toPlainText() == "kata Bu Hartini, itu baik"
    leave(person)
    form = begin(person)
    person.type("sekali lagi kata Bu Hartini")
    person.until(lambda: form.check.is_clear)
    assert not form.check.cards
    leave(person)
    folder = person.program.session.library.folder
    assert Clearance(folder).decisions().answer("Hartini") is not None


def test_what_only_its_writer_reads_is_free_until_it_is_shared(person: Person) -> None:
    form = begin(person)
    form.private.click()
    person.click(form.words.viewport())
    person.type("nomornya 0812-3456-7890")
    person.bot.wait(600)
    assert not form.check.cards
    assert form.keep.isEnabled()
    form.private.click()
    person.until(lambda: len(form.check.cards) == 1)
    assert not form.keep.isEnabled()
    form.private.click()
    assert not form.check.cards
    assert form.keep.isEnabled()
    leave(person)


def test_whoever_saves_at_once_does_not_get_past_the_look(person: Person) -> None:
    folder = person.program.session.library.folder
    Vault(folder).remember(Client(name="Yohanes Tefa", pseudonym="Melki"))
    before = shared(person)
    form = begin(person)
    person.type("tentang yohanes tefa")
    person.press("Ctrl+Return")  # before any pause in typing
    person.until(lambda: len(form.check.cards) == 1)
    assert shared(person) == before
    assert form.words.toPlainText() == "tentang yohanes tefa"
    person.until(lambda: isinstance(person.focus, SmallCard))
    person.press("1")
    person.until(lambda: isinstance(person.focus, QLineEdit))
    assert person.focus.text() == "Melki"
    person.press("Return")
    person.until(lambda: form.words.toPlainText() == "tentang Melki")
    leave(person)
    Vault(folder).forget("Yohanes Tefa")


def test_digits_go_to_the_card_only_while_it_has_the_keyboard(person: Person) -> None:
    form = begin(person)
    person.type("telepon 0812-3456-7890")
    person.until(lambda: len(form.check.cards) == 1)
    person.type(" 12")
    assert form.words.toPlainText() == "telepon 0812-3456-7890 12"
    person.until(lambda: form.check.cards != [] and not form.check._timer.isActive() and not form.check._looking)
    person.press("F8", "1")
    person.until(lambda: "0812" not in form.words.toPlainText())
    assert form.words.toPlainText().endswith(" 12")
    leave(person)
