"""A draft as the gate sees it, and repairs as the desk carries them out."""

from datetime import date

import pytest

from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.gate import Answer, Decisions, apply
from kb.library.outgoing_draft import StoppedError, consents_of, digest, mended, must_pass, outgoing
from kb.pictures.draft_pictures import shown_pictures
from kb.vault.vault import Vault
from tests.kb.gate.drafts import GOOD, gate
from tests.kb.sample_pictures import png
from tests.kb.shelf import SITI, new_library

DAY = date(2026, 11, 24)
TEXT = "Siang itu Karsinah datang. Ia menulis 3201011508950001.\n"


def finding(draft, row, moment="writing"):
    return next(one for one in gate().check(draft, moment).all if one.row == row)


def repair_of(found, kind):
    return next(one for one in found.repairs if one.kind == kind)


def test_a_repair_reaches_every_field_of_the_head_and_nothing_else():
    draft = Drafts().new(
        {"title": "Karsinah pulang", "lessons": [{"event": "Karsinah datang.", "lesson": "Kami belajar sabar."}]}, TEXT
    )
    before = outgoing(draft, Decisions())
    found = finding(before, 2)
    change = mended(before, apply(gate(), before, found, repair_of(found, "replace"), "Melati"))
    assert change.body == TEXT.replace("Karsinah", "Melati")
    assert change.fields == {
        "title": "Melati pulang",
        "lessons": [{"event": "Melati datang.", "lesson": "Kami belajar sabar."}],
    }
    assert change.decisions.answer("Karsinah") == Answer(kind="client", pseudonym="Melati")
    again = draft.with_fields(change.fields).with_body(change.body)
    assert not [one for one in gate().check(outgoing(again, change.decisions), "writing").all if one.row == 2]


def test_an_answer_changes_no_word():
    before = outgoing(Drafts().new({"title": "Judul"}, TEXT), Decisions())
    found = finding(before, 2)
    change = mended(before, apply(gate(), before, found, repair_of(found, "answer")))
    assert not change.changes_words
    assert change.decisions.answer("Karsinah") == Answer(kind="pseudonym")


def test_a_group_story_is_declared_in_the_head_and_only_there():
    draft = Drafts().new({"title": "Judul", "consent": {"audience": "circle"}}, "Kami belajar.\n")
    before = outgoing(draft, Decisions())
    assert before.audience == "circle"
    found = finding(before, 5, "submit")
    change = mended(before, apply(gate(), before, found, found.repairs[0]), declared_by="Ratna", today=DAY)
    assert change.fields == {
        "consent": {"audience": "circle", "basis": "programme", "declared_by": "Ratna", "date": "2026-11-24"}
    }
    assert change.decisions is None
    declared = outgoing(draft.with_fields(change.fields), Decisions())
    assert not gate().check(declared, "submit").open


def test_a_picture_is_looked_at_once_under_whatever_name():
    drafts = Drafts()
    draft = drafts.new(
        {"title": "Judul"}, "![Papan](media/papan.png)\n", pictures={"papan.png": png(), "lain.png": png()}
    )
    pictures = shown_pictures(draft.body, drafts.place(draft.id) / "media")
    assert list(pictures) == ["papan.png"]
    before = outgoing(draft, Decisions(), pictures=pictures)
    found = finding(before, 14)
    change = mended(before, apply(gate(), before, found, found.repairs[0]))
    assert change.decisions.seen == {digest(png())}
    renamed = outgoing(draft, change.decisions, pictures={"gambar-2.png": png()})
    assert not [one for one in gate().check(renamed, "writing").all if one.row == 14]


def test_a_renamed_file_is_a_new_picture_that_the_text_shows():
    draft = Drafts().new({"title": "Judul"}, "![Papan](media/ktp-3201011508950001.png)\n")
    before = outgoing(draft, Decisions(), pictures={"ktp-3201011508950001.png": png()})
    found = next(one for one in gate().check(before, "writing").all if one.piece.startswith("file:"))
    change = mended(before, apply(gate(), before, found, repair_of(found, "remove")))
    (name,) = change.pictures
    assert "3201011508950001" not in name
    assert f"media/{name}" in change.body


def test_answers_are_kept_in_the_vault(tmp_path):
    vault = Vault(tmp_path / "pustaka")
    said = Decisions().with_answer("Karsinah", Answer(kind="client", pseudonym="Melati")).with_public("0812")
    assert vault.decisions("naskah-1") == Decisions()
    vault.keep_decisions("naskah-1", said)
    assert Vault(tmp_path / "pustaka").decisions("naskah-1") == said
    assert vault.decisions("naskah-2") == Decisions()


def test_what_is_submitted_is_checked_as_it_would_be_written(tmp_path):
    library, drafts = new_library(tmp_path), Drafts()
    vault = Vault(library.folder)
    fields = {"title": "Karsinah pulang", "summary": "Ia pulang ke kampung."}
    draft = drafts.new(fields, "Kami mendampingi Karsinah.\n")

    def check(file, pictures):
        must_pass(gate(), file, said, pictures=pictures, consents=consents_of(vault, draft))

    said = Decisions()
    with pytest.raises(StoppedError) as told:
        submit(drafts, draft, library, SITI, check=check)
    assert {one.row for one in told.value.findings.open} == {2, 5}
    assert "Karsinah" in told.value.remedy.id
    assert not list(library.story_files())
    said = said.with_answer("Karsinah", Answer(kind="pseudonym"))
    vault.keep_consent(GOOD)
    with pytest.raises(StoppedError):
        submit(drafts, draft, library, SITI, check=check)  # the consent of another story
    vault.keep_consent(
        GOOD.__class__(
            **{**{f: getattr(GOOD, f) for f in GOOD.__struct_fields__}, "story": draft.id, "subject": "Karsinah"}
        )
    )
    assert submit(drafts, draft, library, SITI, check=check).story == "karsinah-pulang"
