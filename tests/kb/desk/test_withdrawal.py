"""A story that people take back: gone from the library at once, kept and written down on the desk."""

import errno
import os
import shutil
from datetime import date
from pathlib import Path

import pygit2
import pytest

from kb.backup.backup_writer import make_backup
from kb.backup.restore import open_backup
from kb.base import folders, plain_json
from kb.base.problems import KnownError
from kb.desk.draft_submit import submit
from kb.desk.withdrawal import BEYOND_RECALL, may_withdraw, withdraw
from kb.drafts.drafts import Drafts, draft_from
from kb.health.library_check import check
from kb.layout import shelves
from kb.library.commit_reason import CommitReason
from kb.library.library import Library
from kb.story.author import Author
from kb.story.consent import ConsentRecord
from kb.story.story_card import Change
from kb.vault.vault import Vault
from tests.kb.desk.test_draft_submit import allow
from tests.kb.sample_pictures import png
from tests.kb.shelf import SITI, bytes_below, commit, new_catalogue, new_library, put_story

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
    commit(made.history, shelves.belongings(made.folder), "awal", SITI)
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


@pytest.mark.parametrize("how", [RuntimeError("killed"), OSError(5, "Input/output error")])
def test_killed_before_the_history_has_the_sign_it_has_it_when_made_again(library, monkeypatch, how):
    def fails(*_: object, **__: object):
        raise how

    with monkeypatch.context() as patch, pytest.raises((RuntimeError, KnownError)):
        patch.setattr("kb.history.history._committed", fails)
        withdraw(library, "satu", SITI, Vault(library.folder), today=DAY)
    assert b"Karsinah" in library.history.raw_at("stories/sa/satu/story.md")
    withdraw(library, "satu", SITI, Vault(library.folder), today=DAY)
    assert library.history.raw_at("stories/sa/satu/story.md") == library.read("satu").raw
    assert [one.code for one in check(library.folder).problems if one.code == "history-withdrawn"]


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


NAME = "Zarbelinta"
HELD = "zarbelinta-dan-rumahnya"


def unsigned(library, state="submitted"):
    """Put a story there whose id names somebody, with all that a review leaves beside it."""
    file = put_story(library.folder, HELD, body=f"{NAME} bercerita.\n")
    file.write_bytes(file.read_bytes().replace(b"status: published", f"status: {state}".encode()))
    around = {
        "media/zarbelinta.png": png(),
        "notes/a.json": b'{"exact": "Zarbelinta"}',
        f"../../../.review/{HELD}/x.json": b'{"note": "Zarbelinta"}',
        f"../../../.review/{HELD}/notes/y.json": b'{"exact": "Zarbelinta"}',
    }
    for name, data in around.items():
        place = file.parent / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def in_history(library) -> bytes:
    """Return everything that Git's objects hold: names of files, their bytes, messages."""
    repository = pygit2.Repository(str(library.folder))
    return b"\n".join(repository.read(one)[1] for one in repository.odb).lower()


@pytest.mark.parametrize("state", ["submitted", "returned"])
def test_what_nobody_signed_goes_without_a_sign_and_without_a_word_in_the_history(library, tmp_path, state):
    unsigned(library, state)
    vault = Vault(library.folder)
    vault.keep_consent(ConsentRecord(id="c1", story=HELD, subject="Melati"))
    catalogue = new_catalogue(library, tmp_path)
    assert HELD in {card.id for card in catalogue.all_cards()}
    commits = len(library.history.log())
    done = withdraw(library, HELD, SITI, vault, reason="Ia takut dikenali.", today=DAY)
    assert done.change == Change(removed=(HELD,))
    below = [
        path.relative_to(library.folder).as_posix() for path in library.folder.rglob("*") if ".git" not in path.parts
    ]
    assert not [path for path in below if "zarbelinta" in path]
    assert not any(b"arbelinta" in data for data in bytes_below(library.folder).values())
    assert len(library.history.log()) == commits
    assert b"zarbelinta" not in in_history(library)
    catalogue.update(library)
    assert {card.id for card in catalogue.all_cards()} == {"satu", "dua"}
    catalogue.close()
    kept = vault.withdrawn(HELD)
    assert NAME.encode() in kept["story.md"]
    assert {name.partition("/")[0] for name in kept} == {"story.md", "media", "notes"}
    assert vault.consents(HELD)[0].withdrawal.on == DAY
    (entry,) = vault.withdrawals()
    said = " ".join((*entry["withdrawal"]["actions"], *entry["withdrawal"]["beyond_recall"]))
    assert "tidak ada tanda" in said and "riwayat" not in said


def test_a_removal_begins_no_history(library):
    shutil.rmtree(library.folder / ".git")
    unsigned(library)
    withdraw(library, HELD, SITI, Vault(library.folder), today=DAY)
    assert not library.history.exists
    file = library.clearance.gone(f"stories/za/{HELD}/story.md")
    assert library.writer.remember([file], CommitReason.WITHDRAWN, library.clearance.hand(SITI)) is None
    pygit2.init_repository(str(library.folder))
    assert library.writer.remember([file], CommitReason.WITHDRAWN, library.clearance.hand(SITI)) is None
    assert b"zarbelinta" not in in_history(library)


def test_a_text_that_the_history_does_not_know_does_not_enter_it_on_its_way_out(library):
    """Published by another program, or changed by one: the withdrawal keeps it in the vault, not in the history."""
    put_story(library.folder, "tiga", body=f"{NAME} bercerita.\n")
    put_story(library.folder, "satu", body=f"{NAME} bercerita pula.\n")
    vault = Vault(library.folder)
    for story in ("satu", "tiga"):
        withdraw(library, story, SITI, vault, today=DAY)
    assert library.read("tiga").story.status == "withdrawn"
    assert b"zarbelinta" not in in_history(library)
    beyond = {entry["story"]: entry["withdrawal"]["beyond_recall"] for entry in vault.withdrawals()}
    assert beyond["satu"] == [one.id for one in BEYOND_RECALL]
    assert not any("riwayat" in one for one in beyond["tiga"])


def test_without_a_history_one_begins_after_it_and_without_its_words(library):
    shutil.rmtree(library.folder / ".git")
    withdraw(library, "satu", SITI, Vault(library.folder), today=DAY)
    assert library.history.raw_at("stories/du/dua/story.md") is not None
    assert b"status: withdrawn" in library.history.raw_at("stories/sa/satu/story.md")
    assert b"karsinah" not in in_history(library)


def test_killed_before_its_pictures_leave_the_history_it_takes_them_out_when_made_again(library, monkeypatch):
    vault = Vault(library.folder)
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr("kb.history.history.History.paths_below", _killed)
        withdraw(library, "satu", SITI, vault, today=DAY)
    assert library.history.raw_at("stories/sa/satu/media/rumah.png") is not None
    withdraw(library, "satu", SITI, vault, today=DAY)
    assert library.history.paths_below("stories/sa/satu") == ["stories/sa/satu/story.md"]


@pytest.mark.parametrize("stop", ["keep_withdrawn", "keep_consent", "log_withdrawal"])
def test_cut_short_an_unsigned_story_can_be_taken_back_again(library, monkeypatch, stop):
    unsigned(library)
    vault = Vault(library.folder)
    vault.keep_consent(ConsentRecord(id="c1", story=HELD, subject="Melati"))
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(Vault, stop, _killed)
        withdraw(library, HELD, SITI, vault, today=DAY)
    assert library.read(HELD).story is not None
    withdraw(library, HELD, SITI, vault, today=DAY)
    assert not library.is_there(f"stories/za/{HELD}")
    assert len(vault.withdrawals()) == 1


def test_an_unsigned_story_that_the_history_knows_leaves_its_sign(library):
    unsigned(library)
    path = f"stories/za/{HELD}/story.md"
    library.history.commit({path: (library.folder / path).read_bytes()}, "dahulu", SITI)
    withdraw(library, HELD, SITI, Vault(library.folder), today=DAY)
    assert library.read(HELD).story.status == "withdrawn"


def test_a_withdrawn_story_that_a_backup_or_a_colleague_brings_back_is_told(tmp_path: Path) -> None:
    library = new_library(tmp_path, "satu", "dua")
    raw = (library.folder / "stories/sa/satu/story.md").read_bytes()
    make_backup(tmp_path / "lama.cadangan", library.folder, desk=False)
    withdraw(library, "satu", SITI, Vault(library.folder), today=date(2026, 5, 1))
    told = lambda folder: [(one.code, one.serious, one.path) for one in check(folder).problems if "return" in one.code]  # noqa: E731
    assert told(library.folder) == []
    with open_backup(tmp_path / "lama.cadangan") as backup:
        backup.restore_library(tmp_path / "pulih")
    expected = [("withdrawn-returned", True, "stories/sa/satu/story.md")]
    assert told(tmp_path / "pulih") == expected
    restored = Library.open(tmp_path / "pulih")
    withdraw(restored, "satu", SITI, Vault(restored.folder))
    assert told(restored.folder) == []
    restored.close()
    catalogue = new_catalogue(library, tmp_path)
    (library.folder / "stories/sa/satu/story.md").write_bytes(raw)  # as `git pull` leaves it
    catalogue.update(library)
    assert [one.code for one in catalogue.problems() if one.path == expected[0][2]] == ["withdrawn-returned"]
    put_story(library.folder, "satu", "created: 2026-06-01\n")  # another story that came to this address later
    catalogue.update(library)
    assert "withdrawn-returned" not in {one.code for one in catalogue.problems()}
    catalogue.close()
    library.close()


def refused_once(call, wanted):
    """Return a function that fails once like a disk, where `wanted` says so, and otherwise does what it did."""
    left = [1]

    def failing(place: Path | str | int, *more: object, **named: object):
        if left and not isinstance(place, int) and wanted(Path(place)):
            left.pop()
            raise OSError(errno.EACCES, "coba", str(place))
        return call(place, *more, **named)

    return failing


@pytest.mark.parametrize("what", ["draft.json", "private"])
def test_what_the_disk_does_not_show_is_not_left_on_the_desk(library, monkeypatch, what):
    drafts, vault = Drafts(), Vault(library.folder)
    draft_from(drafts, library, "satu")
    private = folders.desk() / shelves.NOTES / library.about.id / "satu" / "a.json"
    private.parent.mkdir(parents=True, exist_ok=True)
    private.write_text("Karsinah", encoding="utf-8")
    if what == "draft.json":
        monkeypatch.setattr(plain_json, "read", refused_once(plain_json.read, lambda place: place.name == what))
    else:
        monkeypatch.setattr(os, "scandir", refused_once(os.scandir, lambda place: place == private.parent))
    before = library.read("satu").raw
    with pytest.raises(KnownError):
        withdraw(library, "satu", SITI, vault, today=DAY)
    assert library.read("satu").raw == before, "whole, so that it can be made again"
    withdraw(library, "satu", SITI, vault, today=DAY)
    assert drafts.rows() == [] and not private.exists()
