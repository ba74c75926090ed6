"""A story that people take back: gone from the library at once, kept and written down on the desk."""

from datetime import date

import pytest

from kb.author import Author
from kb.consent import ConsentRecord
from kb.draft_submit import submit
from kb.drafts import Drafts, draft_from
from kb.problems import KnownError
from kb.vault import Vault
from kb.withdrawal import BEYOND_RECALL, may_withdraw, withdraw
from tests.kb.sample_pictures import png
from tests.kb.shelf import SITI, bytes_below, new_catalogue, new_library, put_story
from tests.kb.test_draft_submit import allow

DAY = date(2026, 11, 24)


@pytest.fixture
def library(tmp_path):
    made = new_library(tmp_path)
    file = put_story(made.folder, "satu", "summary: Karsinah bercerita.\nrahasia: Karsinah\n", "Karsinah bercerita.\n")
    put_story(made.folder, "dua")
    for name, data in (("media/rumah.png", png()), ("notes/a.jsonld", b'{"exact": "Karsinah"}')):
        place = file.parent / name
        place.parent.mkdir()
        place.write_bytes(data)
    made.adopt(SITI)
    yield made
    made.close()


def test_nothing_of_the_story_stays_in_the_library(library, tmp_path):
    vault = Vault(library.folder)
    done = withdraw(library, "satu", SITI, vault, reason="Ia takut dikenali.", today=DAY)
    left = bytes_below(library.folder / "stories/sa")
    assert list(left) == ["satu/story.md"]
    assert not any(b"Karsinah" in data for data in bytes_below(library.folder).values())
    story = library.read("satu").story
    assert (story.status, story.consent.withdrawn, story.modified) == ("withdrawn", "2026-11-24", "2026-11-24")
    assert library.read("satu").problems == ()
    assert done.change.changed == ("satu",)
    assert library.history.raw_at("stories/sa/satu/media/rumah.png") is None
    catalogue = new_catalogue(library, tmp_path)
    assert [card.id for card in catalogue.all_cards()] == ["dua"]
    catalogue.close()


def test_what_was_done_and_what_cannot_be_recalled_is_written_down(library):
    vault = Vault(library.folder)
    vault.keep_consent(ConsentRecord(id="c1", story="satu", subject="Melati"))
    vault.keep_consent(ConsentRecord(id="c2", story="dua", subject="Dahlia"))
    withdraw(library, "satu", SITI, vault, reason="Ia takut dikenali.", today=DAY)
    (record,) = vault.consents("satu")
    assert record.withdrawal.on == DAY
    assert record.withdrawal.beyond_recall == tuple(one.id for one in BEYOND_RECALL)
    assert vault.consents("dua")[0].withdrawal is None
    (entry,) = vault.withdrawals()
    assert (entry["story"], entry["by"], entry["reason"]) == ("satu", "Siti Aminah", "Ia takut dikenali.")
    kept = bytes_below(vault.folder / "withdrawn/satu")
    assert set(kept) == {"story.md", "media/rumah.png", "notes/a.jsonld"}
    assert b"Karsinah bercerita" in kept["story.md"]


def test_made_again_it_changes_nothing(library):
    vault = Vault(library.folder)
    withdraw(library, "satu", SITI, vault, today=DAY)
    before = bytes_below(library.folder), bytes_below(vault.folder)
    withdraw(library, "satu", SITI, vault, today=date(2026, 12, 1))
    assert (bytes_below(library.folder), bytes_below(vault.folder)) == before


@pytest.mark.parametrize("stop", ["keep_withdrawn", "keep_consent", "log_withdrawal"])
def test_cut_short_it_can_be_made_again(library, monkeypatch, stop):
    vault = Vault(library.folder)
    vault.keep_consent(ConsentRecord(id="c1", story="satu", subject="Melati"))
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(Vault, stop, _killed)
        withdraw(library, "satu", SITI, vault, today=DAY)
    withdraw(library, "satu", SITI, vault, today=DAY)
    assert list(bytes_below(library.folder / "stories/sa")) == ["satu/story.md"]
    assert b"Karsinah bercerita" in bytes_below(vault.folder)["withdrawn/satu/story.md"]
    assert len(vault.withdrawals()) == 1
    assert vault.consents("satu")[0].withdrawal.on == DAY


def test_a_draft_of_it_cannot_bring_it_back(library):
    drafts = Drafts()
    draft = draft_from(drafts, library, "satu")
    withdraw(library, "satu", SITI, Vault(library.folder), today=DAY)
    with pytest.raises(KnownError):
        submit(drafts, drafts.save(draft.with_body("Karsinah lagi.\n")), library, SITI, check=allow)
    again = draft_from(Drafts(drafts.folder / "lain"), library, "satu")
    with pytest.raises(KnownError) as told:
        submit(Drafts(drafts.folder / "lain"), again, library, SITI, check=allow)
    assert told.value.code == "withdrawn"
    assert library.read("satu").story.status == "withdrawn"


def _killed(*_: object, **__: object):
    raise RuntimeError("killed")


def test_author_steward_and_holder_of_the_consent_may_take_it_back(library):
    vault = Vault(library.folder)
    story = library.read("satu").story
    assert may_withdraw(library, story, SITI, vault)  # looks after the library
    assert not may_withdraw(library, story, Author(name="Orang lain"), vault)
    put_story(library.folder, "satu", "authors:\n  - name: Orang Lain\n")
    assert may_withdraw(library, library.read("satu").story, Author(name="orang lain"), vault)
    vault.keep_consent(ConsentRecord(id="c1", story="satu", subject="Melati"))
    assert may_withdraw(library, story, Author(name="Orang ketiga"), vault)
