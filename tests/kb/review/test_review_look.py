"""What a reader sees: only what changed, what the gate sees, and that a reader's own words expose nobody."""

import pytest

from kb.base import folders
from kb.base.problems import KnownError
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts, draft_from
from kb.library.outgoing_draft import StoppedError
from kb.notes.note_edit import reply
from kb.notes.notes import Notes
from kb.review.review import hindrance, submission
from kb.review.review_desk import Begun, keep_begun, read_begun
from kb.review.review_look import decide, look, words_of
from kb.review.review_notes import quoted, remarks
from kb.text.word_diff import new_text
from kb.versions.version_comparison import Comparison
from tests.kb.review.test_review import ANSWERS, BUDI, CICI, allow, library, submitted  # noqa: F401  `library` is a fixture
from tests.kb.shelf import SITI, put_story


def changed(comparison: Comparison) -> list[str]:
    return [piece.text.strip() for piece in comparison.body if piece.kind == "new"]


def test_a_first_reading_shows_the_whole_story(library):  # noqa: F811
    with pytest.raises(StoppedError):
        submitted(library, body="Kami menghubungi 0812 3456 7890.\n")
    _, path = submitted(library, body="Kami menghubungi mereka.\n")
    place = library.folder / path  # by another program, after it was submitted
    place.write_bytes(place.read_bytes().replace(b"mereka", b"0812 3456 7890"))
    seen = look(library.folder, path, BUDI)
    assert (seen.changes, seen.since, seen.hindrance) == (None, "", None)
    assert "Kami menghubungi" in seen.reading.plain
    assert [one.row for one in seen.found.must] == [1]
    assert look(library.folder, path, SITI).hindrance.code == "own-story"


def test_after_a_return_only_the_changed_words_are_shown(library):  # noqa: F811
    draft, path = submitted(library, body="Awal.\n\nDi desa itu kami mulai.\n")
    seen = look(library.folder, path, BUDI)
    decide(library.folder, seen.seen, BUDI, signs=False, answers={}, note="Desa masih terlalu jelas.")
    assert quoted(seen.reading.plain, "“Di desa itu”: terlalu jelas. “tidak ada” “”") == [(6, 17)]
    again = draft.with_body("Awal.\n\nDi kabupaten itu kami mulai.\n").with_fields({"summary": "Baru."})
    submit(Drafts(), Drafts().save(again), library, SITI, check=allow)
    mine = look(library.folder, path, BUDI)
    assert (mine.since, mine.last.note, changed(mine.changes)) == ("mine", "Desa masih terlalu jelas.", ["kabupaten"])
    assert [(one.key, one.new) for one in words_of(mine.changes)] == [("summary", "Baru.")]
    assert look(library.folder, path, CICI).since == "", "who has read nothing yet reads all of it"
    done = decide(library.folder, mine.seen, BUDI, signs=True, answers=ANSWERS, note="")
    assert done.published
    assert look(library.folder, path, BUDI) is None


def test_a_new_version_is_shown_beside_the_published_one(library):  # noqa: F811
    put_story(library.folder, "satu", "", "Lama sekali.\n")
    drafts = Drafts()
    submit(
        drafts, drafts.save(draft_from(drafts, library, "satu").with_body("Baru sekali.\n")), library, SITI, check=allow
    )
    seen = look(library.folder, library.read("satu").path, BUDI)
    assert seen.since == "published"
    assert new_text(seen.changes.body).strip() == "Baru sekali."


def test_a_reader_exposes_nobody_either(library):  # noqa: F811
    _, path = submitted(library)
    seen = look(library.folder, path, BUDI)
    with pytest.raises(KnownError) as told:
        decide(library.folder, seen.seen, BUDI, signs=False, answers={}, note="Hapus nomor 0812 3456 7890.")
    assert told.value.code == "gate"
    assert library.read_path(path).story.status == "submitted"


def test_what_a_reader_has_begun_to_write_is_kept(tmp_path):
    begun = Begun(answers={"kerahasiaan": "Diperiksa."}, note="Bagus.")
    keep_begun("coba", "abc", begun, tmp_path)
    assert read_begun("coba", "abc", tmp_path) == begun
    assert read_begun("coba", "lain", tmp_path) == Begun()
    keep_begun("coba", "abc", Begun(), tmp_path)
    assert not list(tmp_path.rglob("*.json"))
    keep_begun("coba", "rusak", begun, tmp_path)
    next(tmp_path.rglob("*.json")).write_text("{")
    assert read_begun("coba", "rusak", tmp_path) == Begun()


def test_remarks_stand_in_the_margin_until_the_story_is_published(library):  # noqa: F811
    draft, path = submitted(library, body="Awal.\n\nDi desa itu kami mulai.\n")
    note = "Bagus sekali.\n\n“Di desa itu”: cukup kabupatennya.\n“tidak ada”: hilang.\n“Awal”:"
    decide(library.folder, look(library.folder, path, BUDI).seen, BUDI, signs=False, answers={}, note=note)
    notes = Notes(library, folders.desk())
    (told,) = notes.of("kader-menyapa-lansia").annotations
    assert (told.kind, told.quote.exact, told.text, told.creator.name) == (
        "review",
        "Di desa itu",
        "cukup kabupatennya.",
        BUDI.name,
    )
    assert not told.private
    assert not list((library.folder / "stories").rglob("*.json"))
    assert notes.of("kader-menyapa-lansia", remarks=False).annotations == ()
    notes.apply(reply(told, "Sudah."), SITI)
    assert len(notes.of("kader-menyapa-lansia").annotations) == 2
    assert not list((library.folder / "stories").rglob("*.json"))
    submit(Drafts(), Drafts().save(draft.with_body("Di sana kami mulai.\n")), library, SITI, check=allow)
    assert hindrance(library, submission(library, path), BUDI) is None, "whoever left notes has not written the story"
    decide(library.folder, look(library.folder, path, BUDI).seen, BUDI, signs=True, answers=ANSWERS, note="")
    assert notes.of("kader-menyapa-lansia").annotations == ()
    assert not (library.folder / ".review").exists()
    assert list(remarks("Satu dua.", "Lihat “Satu  dua”: ya.")) == [((0, 8), "ya.")]


def test_a_new_version_leaves_nothing_in_the_margin_of_the_published_one(library):  # noqa: F811
    put_story(library.folder, "satu", "", "Lama sekali.\n")
    drafts = Drafts()
    submit(drafts, drafts.save(draft_from(drafts, library, "satu").with_body("Baru.\n")), library, SITI, check=allow)
    seen = look(library.folder, library.read("satu").path, BUDI).seen
    decide(library.folder, seen, BUDI, signs=False, answers={}, note="“Baru”: jelaskan.")
    assert Notes(library, folders.desk()).of("satu").annotations == ()
