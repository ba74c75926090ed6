"""A client's name in an old version: found, erased from all of them, and put back, by keys alone and by mouse."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygit2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kb.base import folders
from kb.history.history import History
from kb.history.history_exchange import Backups
from kb.story.author import Author
from kb.vault.vault import Client, Vault
from tests.journeys.person import Person
from tests.kb.shelf import commit
from tests.ui.conftest import Program
from ui.history.check_page import HistoryCheckPage
from ui.history.erase_dialog import EraseDialog
from ui.widgets.small_parts import SectionLabel, Text

RATNA = Author("Ratna Sari")
PATH = "stories/wa/warung/story.md"
OTHER = "stories/ta/tarik/story.md"


def story(story_id: str, body: str, status: str = "published", title: str = "Warung jamu") -> bytes:
    return f"---\nid: {story_id}\ntitle: {title}\nstatus: {status}\n---\n\n{body}\n".encode()


def save(folder: Path, path: str, data: bytes, message: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)
    history = History(folder)
    history.init()
    commit(history, [path], message, RATNA)
    history.close()


@pytest.fixture(scope="module")
def own_library(read_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in whose old versions a client's name and telephone still stand."""
    place = Path(shutil.copytree(read_library, tmp_path_factory.mktemp("library") / "Pustaka Saya"))
    save(place, PATH, story("warung", "Rosalina Bano datang. Teleponnya 0812-3456-7890."), "Cerita Rosalina Bano")
    save(place, PATH, story("warung", "Seorang ibu datang membawa jamu."), "Ganti nama")
    save(place, OTHER, story("tarik", "Ia bercerita panjang.", title="Sebuah kisah"), "Sebuah kisah")
    save(place, OTHER, b"---\nid: tarik\ntitle: Cerita ditarik\nstatus: withdrawn\n---\n", "Tarik cerita: tarik")
    return place


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    own_program.settings.change(name=RATNA.name, language="id")
    Vault(own_program.session.library.folder).remember(Client(name="Rosalina Bano", pseudonym="Melati"))
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    yield made
    made.press("Esc", "Esc", "Alt+Home")


def page(person: Person) -> HistoryCheckPage:
    return person.window.erasing.page


def raw(folder: Path) -> bytes:
    """Everything that Git keeps of the library, as texts."""
    repository = pygit2.Repository(str(folder / ".git"))
    found = b"\n".join(repository.odb.read(oid)[1] for oid in repository.odb)
    repository.free()
    return found


def checked(person: Person) -> HistoryCheckPage:
    person.window.actions_["check-history"].trigger()
    person.until(
        lambda: page(person).isVisible() and not page(person).work.is_running and page(person).report is not None
    )
    return page(person)


def test_found_erased_and_put_back_by_keys(person: Person, own_library: Path) -> None:
    there = checked(person)
    kinds = {card.erase.accessibleName() for card in there.cards}
    assert any("Rosalina Bano" in one for one in kinds)
    assert any("0812-3456-7890" in one for one in kinds)
    card = next(card for card in there.cards if "Rosalina Bano" in card.erase.accessibleName())
    said = [one.text() for card in there.cards for one in card.findChildren(Text)]
    assert any("Di cerita “Warung jamu”, 1 versi." in one for one in said), "stories have titles here, not ids"

    def act(dialog: EraseDialog) -> None:
        assert [(a.text(), b.text()) for a, b in dialog.rows] == [("Rosalina Bano", "Melati")]
        assert dialog.rows[0][0].hasFocus()
        person.press("Return")  # the first wish is to look
        person.until(lambda: dialog.preview is not None and dialog.erase.isVisible())
        shown = " ".join(one.text() for one in dialog.findChildren(Text))
        assert "“Rosalina Bano”: 1 kali" in shown
        assert "pesan riwayat" in shown
        assert "cerita “Warung jamu”: … Rosalina Bano datang. Teleponnya 0812-3456-7890. …" in shown
        person.until(dialog.erase.hasFocus)
        person.press("Return")
        person.until(lambda: dialog.erased is not None)
        headings = [one.text() for one in dialog.findChildren(SectionLabel)]
        assert "Yang tidak dapat dijangkau" in headings
        person.until(dialog.close_.hasFocus)
        person.press("Return")

    before = raw(own_library)
    assert b"Rosalina" in before
    card.erase.setFocus(Qt.FocusReason.OtherFocusReason)
    person.in_dialog(lambda: person.press("Space"), act)
    assert b"rosalina" not in raw(own_library).lower()
    assert b"rosalina" not in b"".join(
        one.read_bytes().lower() for one in folders.cache_of(own_library).rglob("*") if one.is_file()
    )
    # The window comes back to the check, which no longer finds the name.
    person.until(lambda: there.isVisible() and there.report is not None and not there.work.is_running)
    assert not any("Rosalina" in card.erase.accessibleName() for card in there.cards)
    assert any("0812-3456-7890" in card.erase.accessibleName() for card in there.cards)
    (kept,) = there.kept
    kept.undo.setFocus(Qt.FocusReason.OtherFocusReason)
    person.press("Space")
    person.until(lambda: not Backups(own_library).records() and b"Rosalina" in raw(own_library))
    assert raw(own_library).count(b"Rosalina") == before.count(b"Rosalina")
    person.until(lambda: any("Rosalina" in card.erase.accessibleName() for card in there.cards))


def test_a_withdrawn_story_leaves_the_history_from_its_page_by_mouse(person: Person, own_library: Path) -> None:
    person.until(lambda: person.program.session.is_ready)
    assert b"bercerita panjang" in raw(own_library)
    person.window.pages.go_story("tarik")

    def shown() -> list[QPushButton]:
        buttons = person.window.pages.shelf.read_page.findChildren(QPushButton)
        return [one for one in buttons if "Hapus juga dari riwayat" in one.text() and one.isVisible()]

    person.until(lambda: bool(shown()))

    def act(dialog: EraseDialog) -> None:
        person.until(lambda: dialog.preview is not None and dialog.erase.isVisible())
        person.click(dialog.erase)
        person.until(lambda: dialog.erased is not None)
        person.click(dialog.close_)

    person.in_dialog(lambda: person.click(shown()[0]), act)
    assert b"bercerita panjang" not in raw(own_library)
    assert b"Sebuah kisah" not in raw(own_library)
    assert (own_library / OTHER).read_bytes().count(b"withdrawn") == 1
    person.until(lambda: person.program.session.is_ready)


def test_words_that_are_nowhere_and_words_that_are_too_short(person: Person) -> None:
    def act(dialog: EraseDialog) -> None:
        assert not dialog.look.isEnabled()
        person.type("Zulkarnaen Tidakada")
        person.press("Return")
        person.until(lambda: dialog.preview is not None)
        assert dialog.preview is not None and dialog.preview.nothing
        assert not dialog.erase.isVisible()
        dialog.rows[0][0].setFocus()
        dialog.rows[0][0].selectAll()
        person.type("a")
        person.press("Return")
        person.until(dialog._said.isVisible)
        assert "terlalu pendek" in dialog._said.text()
        person.press("Esc")

    person.in_dialog(person.window.actions_["erase"].trigger, act)
