"""Notes of a story find their words through what the library's history remembers."""

import time

import msgspec
import pytest

from kb.anchors.anchor_history import AnchorHistory
from kb.annotation.annotation import Annotation, digest_of, new_id, quote_of
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.history.history import History
from kb.reading import read
from tests.kb.shelf import SITI, commit, new_library, put_story

BODY = """Bu Ratna bercerita.

## Tantangan

Petugas mengusir mereka dua kali sebulan. Tidak ada dana.

## Aksi

Kami *mendengarkan* dahulu, lalu menulis bersama.

## Tantangan

Sekolah menolak anak tanpa akta. Tidak ada dana.
"""


@pytest.fixture
def library(tmp_path):
    library = new_library(tmp_path)
    write(library, BODY)
    yield library
    library.close()


def write(library, body):
    path = put_story(library.folder, "anak-jalanan", body=body)
    commit(library.history, [library.relative(path)], "Ubah", SITI)
    return read(body).plain


def note_on(plain, words, turn=0, left=""):
    start = -1
    for _ in range(turn + 1):
        start = plain.index(words, start + 1)
    return Annotation(id=new_id(), story="anak-jalanan", quote=quote_of(plain, start, start + len(words)), left=left)


def words(plain, anchored):
    return plain[anchored.start : anchored.end], anchored.certainty


def test_an_unchanged_story_needs_no_history(library, monkeypatch):
    monkeypatch.setattr(History, "older_bytes", lambda *_, **__: pytest.fail("history was asked"))
    plain = read(BODY).plain
    note = note_on(plain, "mendengarkan dahulu")
    found = AnchorHistory(library).of("anak-jalanan", plain, [note])
    assert words(plain, found[0]) == ("mendengarkan dahulu", "certain")


def test_the_text_a_note_was_made_on_is_found_several_versions_back_and_only_once(library, monkeypatch):
    old = read(BODY).plain
    note = note_on(old, "Tidak ada dana.", turn=1)
    write(library, BODY.replace("dua kali", "tiga kali"))
    new = write(
        library, "Pengantar. Tidak ada dana.\n\n" + BODY.replace("## Tantangan\n\nPetugas", "## Masalah\n\nPara")
    )
    places = AnchorHistory(library)
    found = places.of("anak-jalanan", new, [note])[0]
    assert found.start == new.rindex("Tidak ada dana.")
    assert found.certainty == "certain"
    monkeypatch.setattr(History, "older_bytes", lambda *_, **__: pytest.fail("history was asked again"))
    assert places.of("anak-jalanan", new, [note])[0] == found


def test_a_text_that_history_never_had_is_looked_for_once_a_state(library, monkeypatch):
    elsewhere = "Kata pembuka dari tempat lain. " + read(BODY).plain
    note = note_on(elsewhere, "Sekolah menolak anak tanpa akta")
    asked = []
    older = History.older_bytes
    monkeypatch.setattr(History, "older_bytes", lambda *given, **more: asked.append(1) or older(*given, **more))
    places, plain = AnchorHistory(library), read(BODY).plain
    for _ in range(2):
        found = places.of("anak-jalanan", plain, [note])[0]
        assert words(plain, found) == ("Sekolah menolak anak tanpa akta", "certain")
    assert len(asked) == 1


def test_a_library_without_history_goes_by_the_words(tmp_path):
    library = new_library(tmp_path)
    put_story(library.folder, "anak-jalanan", body=BODY)
    old = read(BODY).plain
    new = "Pengantar yang baru.\n" + old
    note = note_on(old, "lalu menulis bersama")
    (library.folder / ".git").rename(tmp_path / "elsewhere")
    found = AnchorHistory(library).of("anak-jalanan", new, [note])
    assert words(new, found[0]) == ("lalu menulis bersama", "certain")
    library.close()


def test_what_a_person_said_is_gone_stays_lost_and_a_note_on_the_whole_story_has_no_place(library):
    plain = read(BODY).plain
    gone = note_on(plain, "Tidak ada dana.", left=digest_of(plain))
    whole = Annotation(id=new_id(), story="anak-jalanan")
    found = AnchorHistory(library).of("anak-jalanan", plain, [gone, whole])
    assert [one and one.certainty for one in found] == ["lost", None]


def test_what_was_left_without_a_place_is_not_asked_about_again_but_comes_back_with_its_words(library):
    note = note_on(read(BODY).plain, "lalu menulis bersama")
    line = "Kami *mendengarkan* dahulu, lalu menulis bersama.\n\n"
    places, plain = AnchorHistory(library), write(library, BODY.replace(line, line * 2))
    assert places.of("anak-jalanan", plain, [note])[0].certainty == "unsure"
    left = msgspec.structs.replace(note, left=digest_of(plain))
    plain = write(library, BODY.replace(line, line * 2) + "\nSatu baris lagi.\n")
    assert places.of("anak-jalanan", plain, [note])[0].certainty == "unsure"
    assert places.of("anak-jalanan", plain, [left])[0].certainty == "lost"
    plain = write(library, BODY + "\nSatu baris lagi.\n")
    assert words(plain, places.of("anak-jalanan", plain, [left])[0]) == (note.quote.exact, "certain")


def test_a_confirmed_place_stays_settled_through_the_next_edits(library):
    note = note_on(read(BODY).plain, "Kami mendengarkan dahulu, lalu menulis bersama.")
    changed = BODY.replace("lalu menulis bersama", "kemudian pulang ke rumah masing-masing malam itu juga")
    plain = write(library, changed)
    confirmed = msgspec.structs.replace(note, quote=note_on(plain, "Kami mendengarkan dahulu").quote)
    places = AnchorHistory(library)
    for body in (changed, "Pengantar.\n\n" + changed, changed.replace("Petugas", "Para petugas")):
        plain = write(library, body)
        assert words(plain, places.of("anak-jalanan", plain, [confirmed])[0]) == ("Kami mendengarkan dahulu", "certain")


def test_who_has_no_patience_left_goes_by_the_words_and_looks_again_next_time(library):
    old = read(BODY).plain
    note = note_on(old, "Tidak ada dana.", turn=1)
    new = write(library, "Kata pengantar.\n\n" + BODY)
    hasty = AnchorHistory(library, patience=0)
    assert words(new, hasty.of("anak-jalanan", new, [note])[0])[0] == "Tidak ada dana."
    assert not hasty._absent and not hasty._texts


def test_old_texts_are_not_kept_without_end(library, monkeypatch):
    monkeypatch.setattr("kb.anchors.anchor_history._KEPT_CHARACTERS", 400)
    texts = [BODY.replace("Bu Ratna", f"Bu Ratna {number}") for number in range(4)]
    plains = [write(library, text) for text in texts]
    new = write(library, "Baru.\n\n" + BODY)
    places = AnchorHistory(library)
    for plain in plains:
        note = note_on(plain, "lalu menulis bersama")
        assert words(new, places.of("anak-jalanan", new, [note])[0]) == ("lalu menulis bersama", "certain")
    assert sum(map(len, places._texts.values())) <= 400


def test_each_content_comes_once_newest_first(library):
    write(library, BODY + "\nDua.\n")
    write(library, BODY)
    path = "stories/an/anak-jalanan/story.md"
    found = [raw.decode() for raw in library.history.older_bytes(path, 100)]
    assert [("Dua." in text) for text in found] == [False, True]
    assert [raw.decode() for raw in library.history.older_bytes(path, 1)] == found[:1]
    assert list(library.history.older_bytes("stories/xx/none/story.md", 100)) == []


def test_a_broken_history_is_not_read_for_every_story_again(library, monkeypatch):
    asked = []

    def slow(*_: object, **__: object) -> list[bytes]:
        asked.append(1)
        time.sleep(0.02)
        raise KnownError(Words("Rusak.", "Broken."), Words("Pulihkan.", "Restore."), code="history-broken")

    plain = read(BODY).plain
    note = note_on(plain, "mendengarkan dahulu")
    monkeypatch.setattr(History, "older_bytes", slow)
    history = AnchorHistory(library, patience=0.05)
    for number in range(20):
        history.of(f"cerita-{number}", plain + "Lain.", [note])
    assert len(asked) <= 3
