"""The private store under a passphrase: set, locked, asked for where it is missing, changed and taken away."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from kb.base import folders
from kb.base.problems import KnownError
from kb.vault.vault import Client, Vault
from kb.vault.vault_lock import VaultLock
from tests.journeys.person import Person
from tests.ui.conftest import Program
from ui.gate.withdraw_dialog import WithdrawDialog
from ui.shell.settings_dialog import SettingsDialog
from ui.shell.vault_dialog import VaultDialog
from ui.write.drafts.removed_dialog import RemovedDialog

PHRASE, OTHER = "kopi pahit di beranda", "hujan sore di kampung"


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Ratna, with one client in her list and no passphrase yet."""
    own_program.settings.change(name="Ratna", language="id", write_as_text=True)
    vault = Vault(own_program.session.library.folder)
    vault.remember(Client(name="Karsinah", pseudonym="Kenanga"))
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    yield made
    lock = VaultLock()
    if lock.standing() != "none":
        for phrase in (PHRASE, OTHER):
            try:
                lock.remove(phrase)
                break
            except KnownError:
                continue
    made.window.vault.begin()
    made.until(lambda: made.window.vault.lock.standing == "none")


def in_settings(person: Person, act: Callable[[SettingsDialog], None]) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        act(dialog)

    person.in_dialog(lambda: person.press("Ctrl+,"), look)


def in_vault_dialog(person: Person, begin: Callable[[], None], act: Callable[[VaultDialog], None]) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, VaultDialog)
        act(dialog)

    person.in_dialog(begin, look)


def fill_in(person: Person, *phrases: str) -> Callable[[VaultDialog], None]:
    """By keys alone: one passphrase in each field, then Return, and wait until the dialog has closed."""

    def act(dialog: VaultDialog) -> None:
        shown = [field for field in (dialog.old, dialog.new, dialog.again) if field.isVisible()]
        assert len(shown) == len(phrases)
        for field, phrase in zip(shown, phrases, strict=True):
            person.tab_to(field)
            person.type(phrase)
        person.press("Return")
        person.until(lambda: not dialog.isVisible())

    return act


def set_passphrase(person: Person) -> None:
    def act(settings: SettingsDialog) -> None:
        assert settings.vault is not None
        person.tab_to(settings.vault.set)
        in_vault_dialog(person, lambda: person.press("Space"), fill_in(person, PHRASE, PHRASE))
        person.until(settings.vault.lock.isVisible)
        assert not settings.vault.set.isVisible()

    in_settings(person, act)


def lock_by_mouse(person: Person) -> None:
    def act(settings: SettingsDialog) -> None:
        assert settings.vault is not None
        person.click(settings.vault.lock)
        person.until(settings.vault.unlock.isVisible)

    in_settings(person, act)


def test_by_keys_a_passphrase_is_set_and_asked_for_where_it_is_missing(person: Person):
    set_passphrase(person)
    assert VaultLock().standing() == "unlocked"
    assert not list(VaultLock().root.glob("*/pseudonyms.json"))
    lock_by_mouse(person)
    person.until(lambda: person.program.messages.current() is not None)
    assert "terkunci" in person.program.messages.current().text

    person.press("Ctrl+N")
    rooms = person.window.rooms
    person.until(lambda: person.focus is rooms.write_page.begin_page.ways["quick"])
    person.press("Tab", "Tab", "Return")
    person.until(lambda: rooms.write_page.view is not None)
    person.tab_to(rooms.write_page.view.editor)
    QApplication.clipboard().setText("Karsinah datang kemarin bersama anaknya.\n")
    person.press("Ctrl+V")
    panel = rooms.write_page.view.column.panel("check")
    person.until(lambda: not panel.checking.is_busy)
    assert panel.checking.seen is None  # nothing is said to be in order

    def ask(dialog: VaultDialog) -> None:
        person.type("salah sama sekali")
        person.press("Return")
        person.until(dialog._said.isVisible)
        assert "tidak cocok" in dialog._said.text()
        assert person.focus is dialog.old and dialog.old.selectedText()
        fill_in(person, PHRASE)(dialog)

    in_vault_dialog(person, lambda: person.click(person.labelled("Buka kunci…")), ask)
    person.until(lambda: panel.checking.seen is not None and panel.checking.is_current and not panel.checking.is_busy)
    assert any(finding.words == "Karsinah" for finding in panel.checking.seen.found.must)
    person.until(lambda: not any("terkunci" in one.text for one in person.program.messages._waiting))


def test_in_english_and_by_mouse_it_is_changed_and_taken_away(person: Person):
    set_passphrase(person)
    person.program.settings.change(language="en")

    def act(settings: SettingsDialog) -> None:
        row = settings.vault
        assert row is not None
        assert row.change.text() == "Change…"
        in_vault_dialog(person, lambda: person.click(row.change), change)
        in_vault_dialog(person, lambda: person.click(row.remove), fill_in(person, OTHER))
        person.until(row.set.isVisible)

    def change(dialog: VaultDialog) -> None:
        assert dialog.windowTitle() == "Change the passphrase"
        for field, words in ((dialog.old, PHRASE), (dialog.new, OTHER), (dialog.again, "yang lain lagi")):
            person.click(field)
            person.type(words)
        person.click(dialog.act)
        assert "differ" in dialog._said.text()
        person.type(OTHER)
        person.click(dialog.act)
        person.until(lambda: not dialog.isVisible())

    in_settings(person, act)
    assert VaultLock().standing() == "none"
    assert Vault(person.program.session.library.folder).names()["Karsinah"] == "Kenanga"


def test_who_forgot_it_is_told_what_beginning_anew_means(person: Person):
    set_passphrase(person)
    lock_by_mouse(person)
    root = VaultLock().root

    def act(dialog: VaultDialog) -> None:
        person.click(dialog.forgotten)
        assert "disisihkan" in dialog._lead.text()
        assert person.focus is dialog.cancel  # nobody gives a store up by pressing Return twice
        person.click(dialog.act)
        person.until(lambda: not dialog.isVisible())

    def settings(found: SettingsDialog) -> None:
        assert found.vault is not None
        in_vault_dialog(person, lambda: person.click(found.vault.unlock), act)
        person.until(found.vault.set.isVisible)

    in_settings(person, settings)
    (aside,) = (place for place in root.parent.iterdir() if place.name.startswith("vault-"))
    assert (aside / "lock.json").is_file() and list(aside.glob("*/*.sealed"))


def test_a_deleted_draft_is_brought_back_by_keys_and_ended_by_mouse(person: Person):
    drafts = person.window.rooms.desk.drafts
    first = drafts.new({"title": "Kembali"}, "Karsinah kembali.")
    second = drafts.new({"title": "Pergi"}, "Karsinah pergi.")
    Vault(person.program.session.library.folder).keep_original(second.id, "Karsinah asli.")
    for draft in (first, second):
        drafts.remove(draft.id)
    person.window.rooms.go_drafts()
    page = person.window.rooms.drafts_page

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, RemovedDialog)
        person.until(lambda: set(dialog.rows) >= {first.id, second.id})
        person.tab_to(dialog.rows[first.id].back)
        person.press("Space")
        person.until(lambda: first.id not in dialog.rows)
        person.click(dialog.rows[second.id].delete)
        assert dialog.rows[second.id].delete.text() == "Ya, hapus untuk selamanya"
        person.picture("removed", dialog)
        person.click(dialog.rows[second.id].delete)
        person.until(lambda: second.id not in dialog.rows)

    person.until(page.removed.isVisible)
    person.in_dialog(lambda: person.click(page.removed), act)
    person.until(lambda: first.id in page.cards)
    assert not any(
        b"Karsinah pergi" in file.read_bytes() or b"Karsinah asli" in file.read_bytes()
        for file in folders.desk().rglob("*")
        if file.is_file()
    )
    drafts.remove(first.id)


def test_a_locked_store_is_opened_from_the_dialog_that_takes_a_story_back(person: Person):
    set_passphrase(person)
    lock_by_mouse(person)

    def take_back(dialog: QDialog) -> None:
        assert isinstance(dialog, WithdrawDialog)
        assert not dialog.unlock.isVisible()
        person.click(dialog.take)
        person.until(lambda: dialog.unlock.isVisible() and person.focus is dialog.unlock)
        person.picture("withdraw-locked", dialog)
        in_vault_dialog(person, lambda: person.press("Space"), fill_in(person, PHRASE))

        def goes_on() -> bool:
            dialog.activateWindow()  # as every desktop does when what lay over it has gone
            return not dialog.unlock.isVisible() and person.focus is dialog.take

        person.until(goes_on)
        assert dialog.done_ is None, "nothing is done before the person says so again"

    person.in_dialog(lambda: person.window._ask_withdrawal("persinggahan-aman-anak-jalanan"), take_back)
