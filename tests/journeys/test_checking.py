"""A draft with a client in it becomes a story in which nobody can be recognised: by keys alone, and by mouse."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kb.library.library import Library
from kb.story.consent import ConsentRecord
from tests.journeys.person import Person
from tests.kb.gate.drafts import GOOD
from tests.ui.conftest import Program
from ui.gate.finding_card import FindingCard
from ui.write.check.check_panel import CheckPanel
from ui.write.check.name_card import NameCard
from ui.write.check.submit_presenter import SubmitDialog

TEXT = (
    "Pada 12 Maret 2019 kami bertemu Karsinah, 34 tahun, penjual jamu di Desa Karangjati. "
    "Ia menulis 3212015508850001 dan 0812-3456-7890.\n\n"
    "Kami bekerja bersama Bu Hartini, pendamping paling lama.\n"
)


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    """Ratna, who has written her story and kept the consent to it."""
    own_program.settings.change(name="Ratna", language="id", write_as_text=True)
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    return made


def begin(person: Person, title: str) -> CheckPanel:
    """Begin a draft by keys, paste the text, and wait for the first check."""
    rooms = person.window.rooms
    person.press("Ctrl+N")
    person.until(lambda: person.focus is rooms.write_page.begin_page.ways["quick"])
    person.press("Tab", "Tab", "Return")
    person.until(lambda: rooms.write_page.view is not None and person.focus is not None and person.focus.isVisible())
    person.type(title)
    person.tab_to(rooms.write_page.view.editor)
    QApplication.clipboard().setText(TEXT)
    person.press("Ctrl+V")
    writing = rooms.write_page.writing
    assert (writing.draft.title, writing.draft.body) == (title, TEXT)
    writing.vault.keep_consent(_consent(writing.draft.id))
    panel = rooms.write_page.view.column.panel("check")
    settled(person, panel)
    return panel


def _consent(draft: str) -> ConsentRecord:
    return ConsentRecord(
        **{**{name: getattr(GOOD, name) for name in GOOD.__struct_fields__}, "id": draft, "story": draft}
    )


def settled(person: Person, panel: CheckPanel) -> None:
    person.until(lambda: panel.checking.is_current and not panel.checking.is_busy)


def standing(person: Person) -> str:
    """What the card says that has the keyboard."""
    card = person.focus
    if isinstance(card, NameCard):
        return card.row.entry.name
    return card.finding.words if isinstance(card, FindingCard) else ""


def test_by_keys_alone_a_draft_becomes_a_story_without_a_client(person):
    panel = begin(person, "Karsinah pulang")
    writing = panel.writing
    person.press("F8")
    person.until(lambda: standing(person) == "3212015508850001")
    person.press("1")
    person.until(lambda: standing(person) == "0812-3456-7890")
    person.press("1")
    person.until(lambda: standing(person) == "Karsinah")
    person.press("1")
    person.until(lambda: isinstance(person.focus, QLineEdit))
    person.press("Ctrl+A")
    person.type("Melati")
    person.press("Return")
    person.until(lambda: standing(person) == "Desa Karangjati")
    person.press("5")
    person.until(lambda: standing(person) == "Hartini")
    person.press("2", "1")
    for _ in range(8):  # what is left are details that add up; each is said more roughly
        settled(person, panel)
        if not panel.look.cards:
            break
        person.press("Esc", "F8")
        person.until(lambda: standing(person) == panel.look.cards[0].finding.words)
        words = standing(person)
        person.press("1")
        if isinstance(person.focus, QLineEdit):
            person.press("Return")
        person.until(lambda words=words: words not in writing.draft.body)
    settled(person, panel)
    assert panel.rows.count == 0
    assert writing.draft.title == "Melati pulang"
    body = writing.draft.body
    assert not [word for word in ("Karsinah", "3212015508850001", "0812-3456-7890", "34 tahun") if word in body]
    hand_in(person, panel)
    story = Library.open(writing.vault.library).read("melati-pulang")
    assert story.story.status == "submitted"
    assert "Nama dan sebagian rincian diubah." in story.story.editorial_note
    assert b"Karsinah" not in story.raw


def hand_in(person: Person, panel: CheckPanel) -> None:
    """Press the button above the text, and go through the pages by Return."""
    view = person.window.rooms.write_page.view

    def act(dialog) -> None:
        assert isinstance(dialog, SubmitDialog)
        person.until(lambda: panel.checking.seen is not None and dialog.panel.checking.is_current)
        (author,) = dialog.missing.choices
        person.tab_to(author)
        person.press("Return")
        person.until(dialog.on.isEnabled)
        person.tab_to(dialog.on)
        person.press("Return")
        person.until(lambda: dialog.pages.currentIndex() == 1 and person.focus is dialog.on)
        person.press("Return")
        person.until(lambda: dialog.pages.currentIndex() == 2 and person.focus is dialog.on)
        person.picture("diajukan", dialog)
        person.press("Return")

    def open_it() -> None:
        person.press("F8", "Esc")
        person.until(lambda: person.focus is view.editor)
        person.tab_to(view.bar.submit, key="Shift+Tab")
        person.press("Return")

    person.in_dialog(open_it, act)
    assert not panel.writing.draft.changed


def test_by_mouse_a_finding_leads_to_its_words_and_undo_brings_them_back(person):
    panel = begin(person, "Cerita kedua")
    writing, editor = panel.writing, person.window.rooms.write_page.view.editor
    person.click(person.window.rooms.write_page.view.column._buttons["check"])
    person.picture("periksa")
    assert "Karsinah" in [card.finding.words for card in panel.must.cards]  # known as a client from the story before
    card = next(card for card in panel.must.cards if card.finding.words == "0812-3456-7890")
    person.click(card)
    person.until(lambda: editor.textCursor().selectedText() == "0812-3456-7890")
    person.click(card.choices[0])
    person.until(lambda: "0812" not in writing.draft.body)
    settled(person, panel)
    name = next(card for card in panel.names.cards if card.row.entry.name == "Hartini")
    person.click(name)
    person.click(name.picks[2])
    person.until(lambda: "Hartini" not in [card.row.entry.name for card in panel.names.cards])
    assert writing.said.value.answer("Hartini").kind == "public"
    person.click(editor.viewport())
    person.press("Ctrl+Z", "Ctrl+Z")
    person.until(lambda: "0812-3456-7890" in writing.draft.body)
    assert writing.said.value.answer("Hartini") is None
    settled(person, panel)
    assert "Hartini" in [card.row.entry.name for card in panel.names.cards]
