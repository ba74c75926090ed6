"""Drafts stay on the desk, remember their earlier texts, and are never written over by another window."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from kb.base import folders
from kb.base.problems import KnownError
from kb.drafts import draft_states
from kb.drafts.draft_saver import Saver
from kb.drafts.drafts import Drafts, draft_from
from kb.library.library import Library
from kb.story.draft import Draft
from kb.story.story import Lesson, StoryRegion
from kb.versions.version_comparison import ConflictError
from tests.kb.sample_pictures import JPEG
from tests.kb.shelf import new_library


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


def body(drafts: Drafts, draft: Draft) -> str:
    return drafts.open(draft.id).body


def test_drafts_lie_on_the_desk_in_folders_of_their_own(drafts):
    first = drafts.new({"title": "Rumah singgah"}, "Awal.\n", pictures={"peta.jpg": JPEG})
    second = drafts.new()
    assert drafts.folder == folders.desk() / "drafts"
    assert {row.id for row in drafts.rows()} == {first.id, second.id}
    assert first.id.startswith("rumah-singgah-")
    assert (drafts.place(first.id) / "media" / "peta.jpg").read_bytes() == JPEG
    assert drafts.open(first.id) == first


def test_fields_may_be_missing_and_half_filled(drafts):
    draft = drafts.new().with_fields(
        {
            "title": "Kader menyapa",
            "regions": (StoryRegion(code="33.74"),),
            "lessons": [{"lesson": "Datang dulu."}],
            "catatan_sendiri": "tanya Bu RT",
        }
    )
    again = drafts.open(drafts.save(draft).id)
    assert again.title == "Kader menyapa"
    assert again.fields()["regions"] == (StoryRegion(code="33.74"),)
    assert again.file.front.values["lessons"] == [{"lesson": "Datang dulu."}]
    assert [problem.field for problem in again.problems()] == ["lessons.1"]
    assert again.file.extra == {"catatan_sendiri": "tanya Bu RT"}
    full = again.with_fields({"lessons": (Lesson(event="Ditolak.", lesson="Datang dulu."),), "regions": None})
    assert full.story().lessons[0].event == "Ditolak."
    assert "regions" not in full.file.front.values
    assert drafts.new().story().title == "Tanpa judul"


def test_a_broken_head_is_told_and_kept(drafts):
    draft = drafts.new({"title": "Satu"})
    file = drafts.place(draft.id) / "story.md"
    file.write_bytes(b"---\ntitle: [satu\n---\n\nIsi.\n")
    broken = drafts.open(draft.id)
    with pytest.raises(KnownError) as told:
        broken.with_fields({"title": "Dua"})
    assert told.value.code == "broken-head"
    assert drafts.save(broken.with_body("Isi baru.\n")).body == "Isi baru.\n"
    assert b"title: [satu" in file.read_bytes()


def test_two_windows_on_one_draft_end_in_a_comparison(drafts):
    draft = drafts.new({"title": "Bersama"}, "Kami mendengar dulu.\n")
    other = Drafts()
    other.save(other.open(draft.id).with_body("Kami mendengar dahulu, lalu pulang.\n"))
    with pytest.raises(ConflictError) as told:
        drafts.save(draft.with_body("Kami menyimak dulu.\n"))
    assert [piece.text for piece in told.value.comparison.body if piece.kind == "new"] == ["menyimak dulu"]
    assert body(drafts, draft) == "Kami mendengar dahulu, lalu pulang.\n"
    assert drafts.rows()[0].conflict
    (conflict,) = Drafts().conflicts(draft.id)
    assert conflict.mine.body.strip() == "Kami menyimak dulu."
    settled = drafts.settle(draft.id, conflict.mine)
    assert settled.body == "Kami menyimak dulu.\n"
    assert drafts.conflicts(draft.id) == []
    kept = {drafts.states(draft.id).read(state.number).body.strip() for state in drafts.states(draft.id).all()}
    assert {"Kami menyimak dulu.", "Kami mendengar dahulu, lalu pulang."} <= kept


def test_saving_the_same_text_twice_is_no_conflict(drafts):
    draft = drafts.new({"title": "Sama"})
    drafts.save(draft.with_body("Isi.\n"))
    assert drafts.save(draft.with_body("Isi.\n")).body == "Isi.\n"


def test_any_state_can_be_shown_and_restored_as_a_new_one(drafts):
    draft = drafts.keep(drafts.new({"title": "Lama"}).with_body("Satu.\n"), "saved")
    draft = drafts.save(draft.with_body("Dua.\n"))
    first = next(state for state in drafts.states(draft.id).all() if state.reason == "saved")
    back = drafts.restore(draft, first.number)
    assert back.body == "Satu.\n" == body(drafts, draft)
    reasons = [state.reason for state in drafts.states(draft.id).all()]
    assert reasons == ["restored", "before-restore", "saved", "made"]
    assert drafts.states(draft.id).read(3).body.strip() == "Dua."
    with pytest.raises(KnownError):
        drafts.restore(back, 99)


def test_long_work_leaves_states_behind_by_itself(drafts, monkeypatch):
    draft = drafts.new({"title": "Panjang"}, "Satu.\n")
    draft = drafts.save(draft.with_body("Dua.\n"))
    assert len(drafts.states(draft.id).all()) == 1
    later = datetime.now(UTC) + timedelta(minutes=11)
    monkeypatch.setattr(draft_states.time, "time", later.timestamp)
    drafts.save(draft.with_body("Tiga.\n"))
    assert [drafts.states(draft.id).read(state.number).body.strip() for state in drafts.states(draft.id).all()] == [
        "Dua.",
        "Satu.",
    ]


def test_a_removed_draft_can_be_brought_back_until_it_is_cleared(drafts):
    draft = drafts.new({"title": "Hapus"}, "Isi.\n")
    drafts.remove(draft.id)
    assert drafts.rows() == []
    assert drafts.bring_back(draft.id) == draft
    drafts.remove(draft.id)
    drafts.delete_removed(draft.id)
    with pytest.raises(KnownError):
        drafts.bring_back(draft.id)


@pytest.mark.parametrize("name", ["", "..", "../x", "tidak-ada", ".removed", "a/b"])
def test_only_drafts_are_opened(drafts, name):
    drafts.new()
    with pytest.raises(KnownError):
        drafts.open(name)


def test_a_damaged_draft_is_listed_with_what_to_do(drafts):
    draft = drafts.new({"title": "Rusak"})
    about = drafts.place(draft.id) / "draft.json"
    about.write_bytes(b"{")
    (row,) = drafts.rows()
    assert row.trouble is not None
    assert row.trouble.code == "broken-draft"
    assert about.read_bytes() == b"{"


def test_a_story_is_taken_to_the_desk_once(drafts, tmp_path):
    library = new_library(tmp_path, "satu")
    media = library.path_of("satu").parent / "media"
    media.mkdir()
    (media / "peta.jpg").write_bytes(JPEG)
    draft = draft_from(drafts, library, "satu")
    assert draft.file.raw == library.read("satu").raw
    assert draft.base is not None
    assert not draft.changed
    assert (drafts.place(draft.id) / "media" / "peta.jpg").read_bytes() == JPEG
    assert draft_from(drafts, library, "satu").id == draft.id
    assert drafts.save(draft.with_body("Lain.\n")).changed


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("linked", ["media", "media/peta.jpg"])
def test_no_picture_is_taken_to_the_desk_through_a_link(drafts, tmp_path, linked):
    library = new_library(tmp_path, "satu")
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "surat.jpg").write_bytes(JPEG)
    place = library.path_of("satu").parent / linked
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(tmp_path / "luar" / ("surat.jpg" if place.suffix else ""))
    draft = draft_from(drafts, library, "satu")
    assert list((drafts.place(draft.id) / "media").iterdir()) == []


def test_what_is_too_big_for_a_picture_stays_where_it_is(drafts, tmp_path):
    library = new_library(tmp_path, "satu")
    place = library.path_of("satu").parent / "media" / "besar.png"
    place.parent.mkdir()
    with place.open("wb") as file:
        file.truncate(5_000_000_000)
    draft = draft_from(drafts, library, "satu")
    assert list((drafts.place(draft.id) / "media").iterdir()) == []


def test_typing_is_saved_by_itself_and_trouble_is_told(drafts):
    draft = drafts.new({"title": "Ketik"})
    news: list[object] = []
    saver = Saver(drafts, draft, news.append, wait=0.01)
    for number in range(20):
        saver.typed(draft.with_body(f"Kata {number}.\n"))
    assert saver.flush()
    assert not saver.behind
    assert body(drafts, draft) == "Kata 19.\n" == saver.saved.body
    Drafts().save(drafts.open(draft.id).with_body("Jendela lain.\n"))
    saver.typed(draft.with_body("Kata 20.\n"))
    assert not saver.flush()
    assert isinstance(news[-1], ConflictError)
    assert not saver.close()
    assert body(drafts, draft) == "Jendela lain.\n"
    assert drafts.conflicts(draft.id)[0].mine.body.strip() == "Kata 20."


def test_an_idle_saver_writes_by_its_own_clock(drafts):
    draft = drafts.new({"title": "Jam"})
    saver = Saver(drafts, draft, lambda _news: None, wait=0.01)
    saver.typed(draft.with_body("Sendiri.\n"))
    until = time.monotonic() + 5
    while saver.behind and time.monotonic() < until:
        time.sleep(0.005)
    assert body(drafts, draft) == "Sendiri.\n"
    assert saver.close()


def test_the_draft_of_a_story_is_known_after_its_library_was_moved(drafts, tmp_path):
    library = new_library(tmp_path, "satu")
    draft = draft_from(drafts, library, "satu")
    library.close()
    moved = Library.open(library.folder.rename(tmp_path / "nama lain"))
    assert draft_from(drafts, moved, "satu").id == draft.id
    (moved.folder / "library.yaml").write_text("id: lain\ntitle: Lain\n")
    assert draft_from(drafts, Library.open(moved.folder.rename(tmp_path / "sebuah lagi")), "satu").id != draft.id
