"""What should be gone is gone: removed drafts and uncleaned texts after thirty days, or at once."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kb.base import folders
from kb.base.problems import KnownError
from kb.desk import desk_upkeep
from kb.drafts.drafts import Drafts
from kb.gate import Decisions
from kb.vault.vault import Vault
from kb.vault.vault_lock import VaultLock


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "pustaka")


def on_disk(words: str) -> list[str]:
    return [str(file) for file in folders.desk().rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


def removed(drafts: Drafts, vault: Vault, **about: str) -> str:
    """Make a draft that tells of a client, in all the places that know of drafts, and take it off the desk."""
    draft = drafts.new({"title": "Karsinah"}, "Karsinah bercerita.")
    if about:
        drafts.know(draft.with_about(**about))
    vault.keep_original(draft.id, "Karsinah bercerita.")
    vault.keep_original(draft.id, "Karsinah bercerita lagi.")
    vault.keep_decisions(draft.id, Decisions().with_reason("2/Karsinah", "Karsinah setuju."))
    vault.note_change(draft.id, "Siti", "Karsinah menjadi Kenanga")
    drafts.remove(draft.id)
    return draft.id


def test_a_removed_draft_can_be_brought_back_for_thirty_days(vault: Vault):
    drafts = Drafts()
    gone = removed(drafts, vault)
    place = folders.desk() / "drafts" / gone
    (row,) = drafts.removed()
    assert (row.id, row.title) == (gone, "Karsinah")
    assert timedelta(days=29.9) < row.until - datetime.now(UTC) <= timedelta(days=30)
    desk_upkeep.put_in_order(now=datetime.now(UTC) + timedelta(days=29))
    assert not place.exists()
    assert drafts.bring_back(gone).body == "Karsinah bercerita.\n" or drafts.open(gone).body == "Karsinah bercerita."
    assert drafts.removed() == []


def test_a_draft_that_nobody_touched_for_a_year_is_kept_thirty_days_from_its_removal(vault: Vault):
    drafts = Drafts()
    draft = drafts.new({"title": "Lama"}, "Lama.")
    place = drafts.place(draft.id)
    for file in (*place.rglob("*"), place):
        os.utime(file, (1, 1))
    drafts.remove(draft.id)
    desk_upkeep.put_in_order(now=datetime.now(UTC) + timedelta(days=29))
    assert drafts.bring_back(draft.id).title == "Lama"


def test_after_thirty_days_nothing_of_it_is_left(vault: Vault):
    drafts = Drafts()
    removed(drafts, vault)
    kept = drafts.new({"title": "Lain"}, "Lain.")
    assert len(on_disk("Karsinah")) > 4
    desk_upkeep.put_in_order(now=datetime.now(UTC) + timedelta(days=31))
    assert on_disk("Karsinah") == []
    assert [row.id for row in drafts.rows()] == [kept.id]


def test_at_once_when_it_is_asked_for(vault: Vault):
    drafts = Drafts()
    removed(drafts, vault)
    other = removed(drafts, vault)
    first, second = drafts.removed()
    for row in (first, second):
        desk_upkeep.delete_now(drafts, row)
    assert on_disk("Karsinah") == []
    with pytest.raises(KnownError):
        drafts.bring_back(other)
    with pytest.raises(KnownError):
        drafts.delete_removed("../../settings")


def test_what_was_changed_in_a_submitted_story_stays_on_record(vault: Vault):
    drafts = Drafts()
    gone = removed(drafts, vault, submitted="abc")
    desk_upkeep.delete_now(drafts, drafts.removed()[0])
    assert vault.originals(gone) == ()
    assert [change.what for change in vault.changes(gone)] == ["Karsinah menjadi Kenanga"]


def test_uncleaned_texts_go_by_their_age_also_while_the_store_is_locked(vault: Vault):
    vault.keep_original("satu", "Karsinah bercerita.")
    (old,) = (vault.folder / "originals").iterdir()
    past = time.time() - 31 * 86_400
    os.utime(old, (past, past))
    vault.keep_original("dua", "Darmo bercerita.")
    lock = VaultLock(cost=2**10)
    lock.set("kopi pahit di beranda")  # which does not make them younger
    lock.lock()
    desk_upkeep.put_in_order()
    lock.unlock("kopi pahit di beranda")
    assert (vault.originals("satu"), vault.originals("dua")) == ((), ("dua.md",))
    assert desk_upkeep.originals() == 1
    desk_upkeep.delete_originals()
    assert desk_upkeep.originals() == 0
    lock.lock()


def test_a_locked_store_keeps_a_draft_from_being_half_deleted(vault: Vault):
    drafts = Drafts()
    removed(drafts, vault)
    lock = VaultLock(cost=2**10)
    lock.set("kopi pahit di beranda")
    lock.lock()
    with pytest.raises(KnownError) as told:
        desk_upkeep.delete_now(drafts, drafts.removed()[0])
    assert told.value.code == "vault-locked"
    assert len(drafts.removed()) == 1
