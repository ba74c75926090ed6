"""The check answered by keys alone and by mouse alone: nothing typed into the story, nothing moving under the hand."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kb.vault.vault import Vault
from tests.journeys.person import NONE, Person, handle
from tests.journeys.test_checking import TEXT, begin, settled, standing
from tests.journeys.test_checking import person as person  # noqa: PLC0414  the same Ratna
from tests.ui.conftest import Program
from ui.gate.card_base import StopCard
from ui.write.check.submit_presenter import SubmitDialog
from ui.write.text.markdown_field import Field


@pytest.fixture(autouse=True)
def _nobody_known(own_program: Program) -> Iterator[None]:
    """The desk knows no client before, and none is left for other tests."""
    yield
    vault = Vault(own_program.session.library.folder)
    for one in vault.clients():
        vault.forget(one.name)


def all_cards(panel):
    return [card for deck in (panel.must, panel.names, panel.look) for card in deck.cards]


def move(person: Person, part, spot: QPoint | None = None) -> None:
    """Move the mouse there and press nothing."""
    QTest.mouseMove(handle(part), part.mapTo(part.window(), spot or part.rect().center()))


def test_digits_answer_the_card_with_the_keyboard_and_never_reach_the_story(person):
    panel = begin(person, "Karsinah pulang")
    writing, editor = panel.writing, person.window.rooms.write_page.view.editor
    person.press("F8")
    person.until(lambda: standing(person) == "3212015508850001")
    person.press("Return")  # look at the words
    assert editor.textCursor().selectedText() == "3212015508850001"
    assert standing(person) == "3212015508850001"
    person.press("1")
    person.until(lambda: "3212015508850001" not in writing.draft.body)
    assert "[dihapus]" in writing.draft.body
    for _ in range(60):  # whatever is still asked; every key goes to a card, a field of a card, or nowhere
        settled(person, panel)
        if not panel.rows.count:
            break
        if not isinstance(person.focus, StopCard | QLineEdit):
            person.press("Esc", "F8")
        if isinstance(person.focus, QLineEdit):
            person.press("Return")
        else:
            person.press("1")
        assert not isinstance(person.focus, Field)
    settled(person, panel)
    assert panel.rows.count == 0
    for digit in "123":
        person.press(digit)
    assert not isinstance(person.focus, Field)
    told = writing.draft.body
    assert "12 Maret" not in told
    assert "1" not in told.replace("2019", "")
    person.press("Esc")
    person.until(lambda: person.focus is editor)


def test_a_key_that_is_held_down_answers_one_card(person):
    panel = begin(person, "Cerita baru")
    person.press("F8")
    person.until(lambda: isinstance(person.focus, StopCard))
    card = person.focus
    for _ in range(3):
        QApplication.sendEvent(card, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_1, NONE, "1", True))
    person.press("Ctrl+1", "Alt+1")
    assert person.focus is card
    assert panel.writing.draft.body == TEXT


def test_a_click_shows_the_words_and_a_digit_after_it_is_no_letter_of_the_story(person):
    panel = begin(person, "Cerita kedua")
    view = person.window.rooms.write_page.view
    person.click(view.column._buttons["check"])
    card = next(card for card in panel.must.cards if card.finding.words == "0812-3456-7890")
    person.click(card, QPoint(60, 12))
    assert view.editor.textCursor().selectedText() == "0812-3456-7890"
    person.press("1")
    person.until(lambda: "0812" not in panel.writing.draft.body)
    assert panel.writing.draft.body.count("[dihapus]") == 1


def test_no_card_moves_under_the_mouse_until_it_has_left(person):
    panel = begin(person, "Cerita ketiga")
    view = person.window.rooms.write_page.view
    person.click(view.column._buttons["check"])
    settled(person, panel)
    cards = all_cards(panel)
    first = next(card for card in panel.must.cards if card.finding.words == "3212015508850001")
    following = cards[cards.index(first) + 1]
    person.click(first, QPoint(60, 12))
    person.click(first.choices[0])
    assert first.is_settled
    assert person.focus is following
    top = first.mapTo(panel, QPoint()).y()
    settled(person, panel)
    assert first.isVisible()
    assert first.mapTo(panel, QPoint()).y() == top
    open_ = all_cards(panel)
    last = open_[-1]
    person.aim(last, QPoint(60, 12))
    before = last.mapTo(panel, QPoint(60, 12))
    person.click(last, QPoint(60, 12))
    assert last.is_open
    assert last.mapTo(panel, QPoint(60, 12)) == before  # though one above it was open
    person.picture("periksa-dijawab")
    move(person, view.editor)
    person.until(lambda: not first.isVisible())
    person.until(lambda: [card for card in all_cards(panel) if card.is_open] == [last])


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_card_in_the_dialog_leaves_its_buttons_working(person, language):
    person.program.settings.change(language=language)
    panel = begin(person, "Cerita keempat")
    person.window.resize(1000, 700)
    view = person.window.rooms.write_page.view

    def act(dialog) -> None:
        assert isinstance(dialog, SubmitDialog)
        person.until(lambda: dialog.panel.checking.is_current and not dialog.panel.checking.is_busy)
        assert dialog.height() <= 700
        for card in all_cards(dialog.panel):
            person.click(card, QPoint(60, 12))
            assert dialog.isVisible()  # a click opens a card, and leads nowhere by itself
            assert card.is_open
            for button in (dialog.back, dialog.on):
                spot = button.mapTo(dialog, button.rect().center())
                assert dialog.rect().contains(spot)
                assert dialog.childAt(spot) is button
        person.picture(f"ajukan-{language}", dialog)
        person.click(dialog.back)
        assert not dialog.isVisible()

    person.in_dialog(lambda: person.click(view.bar.submit), act)
    assert panel.writing.draft.body == TEXT


def test_the_words_behind_the_dialog_are_one_button_away(person):
    panel = begin(person, "Cerita kelima")
    view = person.window.rooms.write_page.view

    def act(dialog) -> None:
        person.until(lambda: dialog.panel.checking.is_current and not dialog.panel.checking.is_busy)
        card = dialog.panel.must.cards[0]
        person.click(card, QPoint(60, 12))
        person.click(next(one for one in card.choices if one.text() == "Lihat di naskah"))
        assert not dialog.isVisible()

    person.in_dialog(lambda: person.click(view.bar.submit), act)
    person.until(lambda: view.editor.textCursor().hasSelection())
    assert panel.writing.draft.body == TEXT


def fill_in(person: Person, editor) -> None:
    """Answer what a consent record asks, field by field."""
    person.until(editor.texts["subject"].hasFocus)
    person.type("Melati")
    for name, text in (
        ("giver", "diri sendiri"),
        ("explained_by", "Ratna"),
        ("language", "Indonesia"),
        ("on", "5-1-2026"),
    ):
        person.click(editor.texts[name])
        person.type(text)
    person.click(editor.texts["restrictions"].viewport())
    person.type("perceraian")
    person.click(editor.scopes["public"])
    editor.channel.setCurrentIndex(1)
    editor.channel.activated.emit(1)
    person.click(editor.described)
    person.type("surat di lemari kantor")
    person.press("Return")


def test_the_keyboard_stays_in_the_consent_while_the_check_looks_again_and_goes_on_to_what_is_left(person):
    panel = begin(person, "Kelompok jamu kedua")
    writing = panel.writing
    writing.vault.forget_consent(writing.draft.id)
    writing.put_body("Seorang anak ikut kelompok itu.\n", "Tempel")
    view = person.window.rooms.write_page.view
    settled(person, panel)

    def act(dialog) -> None:
        mine = dialog.panel
        person.until(lambda: mine.checking.is_current and not mine.checking.is_busy and bool(mine.must.cards))
        (author,) = dialog.missing.choices
        person.click(author)
        person.until(lambda: not dialog.missing.found)
        person.until(lambda: isinstance(person.focus, StopCard))
        card = mine.must.cards[0]
        assert person.focus is card
        person.click(next(one for one in card.choices if one.text().startswith("Catat persetujuannya")))
        editor = mine._consents.form.editor
        person.until(editor.texts["subject"].hasFocus)
        assert any("Orang ini belum setuju" in line for line in editor.missing.lines)
        person.type("Melati")
        person.tab_to(editor.texts["giver"], most=3)
        # What the record says is another thing to check: the first card is solved while the fields are filled in.
        person.until(lambda: card not in mine.must.cards)
        settled(person, mine)
        assert person.focus is editor.texts["giver"]
        person.type("diri sendiri")
        assert editor.texts["giver"].text() == "diri sendiri"

    person.in_dialog(lambda: person.click(view.bar.submit), act)
    writing.vault.forget_consent(writing.draft.id)


def say_a_number(person: Person, dialog: SubmitDialog) -> None:
    """Write a number into the message to the second reader, and take it out again by keys."""
    person.click(dialog.look.note)
    person.type("nomornya 0812-3456-7890")
    person.until(lambda: len(dialog.look.check.cards) == 1)
    person.picture("pesan-kecil", dialog)
    assert not dialog.on.isEnabled()
    person.press("Tab")
    person.until(lambda: isinstance(person.focus, StopCard))
    person.press("1")
    person.until(lambda: "0812" not in dialog.look.note.text() and dialog.on.isEnabled())
    person.until(lambda: person.focus is dialog.on)


def test_a_consent_filled_in_settles_that_a_client_is_in_a_story_of_a_programme(person):
    panel = begin(person, "Kelompok jamu")
    writing = panel.writing
    writing.vault.forget_consent(writing.draft.id)
    writing.put_body("Bu Melati ikut kelompok jamu itu sejak awal.\n", "Tempel")
    writing.put_fields(
        {
            "authors": [{"name": "Ratna"}],
            "consent": {"basis": "programme", "declared_by": "Ratna", "date": "2026-11-24"},
        },
        "Dasar",
    )
    view = person.window.rooms.write_page.view
    settled(person, panel)
    person.press("F8")
    person.until(lambda: standing(person) == "Melati")
    person.press("7")  # a pseudonym
    settled(person, panel)

    def act(dialog) -> None:
        mine = dialog.panel
        person.until(lambda: mine.checking.is_current and not mine.checking.is_busy)
        card = next(card for card in mine.look.cards if card.finding.kind == "group-with-client")
        person.click(card, QPoint(60, 12))
        person.click(next(one for one in card.choices if one.text().startswith("Catat persetujuannya")))
        fill_in(person, mine._consents.form.editor)
        person.until(lambda: not [one for one in mine.checking.seen.found.open if one.row == 5])
        settled(person, mine)
        person.picture("persetujuan-lengkap", dialog)
        person.click(mine._consents.form.done)
        person.until(dialog.on.isEnabled)
        person.click(dialog.on)
        person.until(lambda: dialog.pages.currentIndex() == 1)
        say_a_number(person, dialog)
        assert writing.draft.fields()["consent"].basis == "consent"

    person.in_dialog(lambda: person.click(view.bar.submit), act)
    writing.put_body(writing.draft.body + "Setelah bercerai ia pindah.\n", "Tempel")
    settled(person, panel)
    (card,) = [card for card in panel.must.cards if card.finding.kind == "restricted"]
    assert "“perceraian”" in card.finding.reason.id
    card.setFocus()
    person.picture("yang-tidak-boleh")
    assert "Buka catatan persetujuannya…" in [one.text() for one in card.choices]
    assert isinstance(writing.vault.consents(writing.draft.id)[0], msgspec.Struct)
