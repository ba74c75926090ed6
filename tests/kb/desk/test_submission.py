"""Handing a draft in: the real gate stands in the way, and what the desk knows follows the story."""

from datetime import date

import msgspec
import pytest

from kb.desk.draft_submit import submit
from kb.desk.submission import CHANGED, hand_in, told_beside
from kb.drafts.drafts import Drafts
from kb.gate import Answer, Decisions
from kb.library.library import Library
from kb.library.outgoing_draft import StoppedError, consents_of
from kb.vault.vault import Client, Vault
from tests.kb.gate.drafts import GOOD
from tests.kb.shelf import SITI, new_library

BODY = "Kami belajar bahwa klien paling tahu masalahnya. Kelompok itu menjadi yayasan setelah lima tahun.\n"
PROGRAMME = {"basis": "programme", "declared_by": "Siti Aminah", "date": "2026-11-24"}


@pytest.fixture
def folder(tmp_path):
    library = new_library(tmp_path)
    library.close()
    return library.folder


def test_a_clean_group_story_is_handed_in(folder):
    drafts = Drafts()
    draft = drafts.new({"title": "Kelompok jamu", "consent": PROGRAMME}, BODY)
    done = hand_in(drafts, draft, folder, SITI, Decisions(), note="Mohon dibaca.")
    assert done.story == "kelompok-jamu"
    assert done.draft.about.story == "kelompok-jamu"
    assert not done.draft.changed


@pytest.mark.parametrize(
    ("body", "fields", "row"),
    [
        (BODY + "Telepon 0812-3456-7890.\n", {"consent": PROGRAMME}, 1),
        (BODY + "Siang itu Karsinah datang.\n", {"consent": PROGRAMME}, 2),
        (BODY, {}, 5),
        (BODY, {"consent": {**PROGRAMME, "withdrawn": "2026-11-01"}}, 6),
        (BODY + "Kami bekerja bersama pelacur di kota itu.\n", {"consent": PROGRAMME}, 12),
    ],
)
def test_what_the_gate_stops_is_not_written(folder, body, fields, row):
    drafts = Drafts()
    draft = drafts.new({"title": "Kelompok jamu", **fields}, body)
    with pytest.raises(StoppedError) as told:
        hand_in(drafts, draft, folder, SITI, Decisions())
    assert {finding.row for finding in told.value.findings.open} == {row}
    assert not list((folder / "stories").rglob("story.md"))
    assert drafts.open(draft.id).body == body


def test_a_client_of_the_private_list_stops_a_story(folder):
    Vault(folder).remember(Client(name="Karsinah", pseudonym="Melati"))
    drafts = Drafts()
    draft = drafts.new({"title": "Kelompok jamu", "consent": PROGRAMME}, BODY + "Ada KARSINAH di sana.\n")
    with pytest.raises(StoppedError):
        hand_in(drafts, draft, folder, SITI, Decisions().with_answer("Karsinah", Answer(kind="other")))


def test_consents_follow_a_story_into_the_library_even_when_cut_short(folder):
    vault, drafts = Vault(folder), Drafts()
    draft = drafts.new({"title": "Kelompok jamu", "consent": {"basis": "consent"}}, BODY)
    vault.keep_consent(msgspec.structs.replace(GOOD, story=draft.id))
    vault.keep_consent(msgspec.structs.replace(GOOD, id="c2", story="cerita-lain"))
    done = hand_in(drafts, draft, folder, SITI, Decisions())
    assert [record.id for record in vault.consents("kelompok-jamu")] == ["c1"]
    assert [record.id for record in consents_of(vault, done.draft)] == ["c1"]
    again = drafts.new({"title": "Kelompok kedua", "consent": {"basis": "consent"}}, BODY)
    vault.keep_consent(msgspec.structs.replace(GOOD, id="c3", story=again.id))

    library = Library.open(folder)
    cut = submit(drafts, again, library, SITI, check=lambda _file, _pictures: None)
    library.close()
    assert [record.id for record in consents_of(vault, cut.draft)] == ["c3"]


def test_readers_are_told_the_ground_and_that_names_were_changed():
    draft = Drafts().new({"title": "Judul", "editorial_note": "Kata lama dipertahankan."}, BODY)
    record = msgspec.structs.replace(GOOD, review=date(2028, 1, 1))
    said = Decisions().with_answer("Karsinah", Answer(kind="client", pseudonym="Melati"))
    assert told_beside(draft, said, (record,)) == {
        "consent": {"basis": "consent", "audience": "public", "date": "2026-01-05", "review": "2028-01-01"},
        "editorial_note": f"Kata lama dipertahankan. {CHANGED.id}",
    }
    told = draft.with_fields(told_beside(draft, said, (record,)))
    assert told_beside(told, said, (record,)) == {}
    assert told_beside(draft, Decisions(), ()) == {}
