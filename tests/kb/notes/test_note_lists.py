"""The notes of all stories in the catalogue: found, counted, kept up to date, and silent about what was withdrawn."""

import os
from pathlib import Path

import msgspec
import pytest

from kb.annotation.annotation import Annotation, is_by, new_id, quote_of
from kb.catalogue.catalogue import Catalogue
from kb.identity.identity_store import new_key
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.note_lists import NoteFilter
from kb.notes.notes import Notes
from kb.reading import read
from kb.story.author import Author
from tests.kb.shelf import BODY, SITI, new_library, put_story

BUDI = Author("Budi", "")


class Shelf:
    """A library with notes and the catalogue that follows it."""

    def __init__(self, folder: Path) -> None:
        self.library: Library = new_library(folder, "anak-jalanan", "buruh-migran")
        self.desk = folder / "meja"
        self.catalogue = Catalogue(folder / "cache" / "catalogue.db", self.desk)
        self.notes = Notes(self.library, self.desk)
        self.catalogue.update(self.library)
        self.plain = read(self.library.read("anak-jalanan").body).plain

    def add(
        self, kind: str, text: str = "", story: str = "anak-jalanan", by: Author = SITI, **more: object
    ) -> Annotation:
        note = Annotation(id=new_id(), story=story, kind=kind, text=text, quote=quote_of(self.plain, 0, 8), **more)
        return self.do(note_edit.add(note), by)

    def do(self, edit: note_edit.NoteEdit, by: Author = SITI) -> Annotation:
        done = self.notes.apply(edit, by)
        self.change = self.catalogue.update(self.library, only=[done.story_file])
        return done.edit.note

    def texts(self, **wish: object) -> list[str]:
        return [row.note.text for row in self.catalogue.notes.page(NoteFilter(**wish), order="oldest").rows]


@pytest.fixture
def shelf(tmp_path: Path):
    made = Shelf(tmp_path)
    yield made
    made.catalogue.close()


def test_notes_are_listed_by_everything_they_have(shelf: Shelf) -> None:
    shelf.add("comment", "satu")
    assert shelf.change.changed == ("anak-jalanan",)
    shelf.add("lesson", "dua", codes=("bel.berbagi", "jalan"), by=BUDI)
    shelf.add("similar", "tiga", story="buruh-migran", region="32.12", period="2004")
    shelf.add("comment", "rahasia", private=True)
    assert shelf.texts() == ["satu", "dua", "tiga", "rahasia"]
    assert shelf.texts(kinds=("comment", "similar")) == ["satu", "tiga", "rahasia"]
    assert shelf.texts(people=("Budi",)) == shelf.texts(codes=("jalan",)) == ["dua"]
    assert shelf.texts(stories=("buruh-migran",)) == shelf.texts(regions=("32",)) == ["tiga"]
    assert shelf.texts(regions=("3",)) == []
    assert shelf.texts(states=("private",)) == ["rahasia"]
    year = str(shelf.catalogue.notes.page().rows[0].note.created.year)
    assert len(shelf.texts(since=year, until=year)) == 4
    assert shelf.texts(until=str(int(year) - 1)) == []
    lists = shelf.catalogue.notes
    assert lists.counts(NoteFilter(kinds=("lesson",)), "kind") == {"comment": 2, "lesson": 1, "similar": 1}
    assert lists.counts(NoteFilter(), "code") == {"bel.berbagi": 1, "jalan": 1}
    assert lists.counts(NoteFilter(), "state") == {"certain": 4, "private": 1, "shared": 3}
    assert lists.kinds_of(["anak-jalanan", "entah"]) == {"anak-jalanan": {"comment": 2, "lesson": 1}}
    assert shelf.catalogue.counts("note") == {"comment": 1, "lesson": 1, "similar": 1}
    page = lists.page(order="story", start=1, limit=2)
    assert (len(page.rows), page.total) == (2, 4)
    assert {row.card.title for row in lists.all()} == {"Cerita anak-jalanan", "Cerita buruh-migran"}
    card = shelf.catalogue.card("anak-jalanan")
    assert card is not None
    assert (card.notes, card.note_kinds) == (3, ("comment", "lesson"))


def test_words_find_notes_quoted_words_writers_and_answers(shelf: Shelf) -> None:
    note = shelf.add("question", "Bagaimana memulai pendampingan?", by=BUDI)
    shelf.do(note_edit.reply(note, "Dengan mendengarkan."))
    assert shelf.texts(words="PENDAMP") == shelf.texts(words="ratna memulai") == shelf.texts(words="budi")
    assert shelf.texts(words="mendengarkan") == ["Dengan mendengarkan."]
    assert shelf.texts(words="pendampingan tiada") == shelf.texts(words='"*(') == []


def test_a_question_is_open_until_it_is_answered_accepted_or_settled(shelf: Shelf) -> None:
    first, second = shelf.add("question", "satu?"), shelf.add("question", "dua?")
    assert [row.note.text for row in shelf.catalogue.notes.open_questions().rows] == ["satu?", "dua?"]
    shelf.do(note_edit.agree(first))
    answer = shelf.do(note_edit.reply(first, "begini"))
    (row,) = shelf.catalogue.notes.open_questions().rows
    assert row.note.text == "dua?"
    known = shelf.catalogue.notes.find(first.id)
    assert known is not None
    assert (known.answers, known.agreeing) == (1, 1)
    assert shelf.texts(states=("open",)) == ["satu?", "dua?"]
    shelf.do(note_edit.accept(first, answer))
    shelf.do(note_edit.resolve(second))
    assert shelf.texts(states=("open",)) == []
    assert shelf.catalogue.notes.open_questions().total == 0


def test_lessons_stand_by_theme_with_the_words_they_are_about(shelf: Shelf) -> None:
    shelf.add("lesson", "satu", codes=("bel.berbagi",))
    shelf.add("lesson", "dua", codes=("bel.berbagi", "bel.klien"))
    shelf.add("lesson", "tiga", codes=("kata",))
    themes = shelf.catalogue.notes.lessons()
    assert [(theme.code, theme.total) for theme in themes] == [("bel.berbagi", 2), ("bel.klien", 1), ("", 1)]
    assert [row.note.quote.exact for row in themes[0].rows if row.note.quote] == ["Bu Ratna", "Bu Ratna"]


@pytest.mark.parametrize("head", ["status: withdrawn", "consent: {basis: consent, withdrawn: '2026-01-01'}"])
def test_notes_of_a_withdrawn_story_are_nowhere(shelf: Shelf, head: str) -> None:
    shelf.add("question", "rahasia?", codes=("kata",))
    text = shelf.library.path_of("anak-jalanan").read_text(encoding="utf-8").replace("status: published", head)
    shelf.library.path_of("anak-jalanan").write_text(text, encoding="utf-8")
    shelf.catalogue.update(shelf.library)
    lists = shelf.catalogue.notes
    assert (shelf.texts(), shelf.texts(words="rahasia"), lists.count(), list(lists.all())) == ([], [], 0, [])
    assert (
        lists.counts(NoteFilter(), "code") == lists.kinds_of(["anak-jalanan"]) == shelf.catalogue.counts("note") == {}
    )
    assert lists.open_questions().total == 0
    assert lists.find(new_id()) is None


def test_a_note_changed_in_an_editor_is_noticed_whatever_its_times(shelf: Shelf) -> None:
    shelf.add("comment", "lama!")
    shelf.catalogue.update(shelf.library)
    (file,) = shelf.library.path_of("anak-jalanan").parent.glob("notes/*.json")
    facts = file.stat()
    file.write_bytes(file.read_bytes().replace(b"lama!", b"baru!"))
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert shelf.catalogue.update(shelf.library).changed == ("anak-jalanan",)
    assert shelf.texts() == shelf.texts(words="baru") == ["baru!"]
    file.unlink()
    assert shelf.catalogue.update(shelf.library).changed == ("anak-jalanan",)
    assert shelf.texts() == shelf.texts(words="baru") == []


def test_only_what_changed_is_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    from kb.catalogue import catalogue_fill, catalogue_notes  # noqa: PLC0415

    for number in range(5):
        shelf.add("comment", str(number))
    for file in shelf.library.path_of("anak-jalanan").parent.glob("notes/*.json"):
        os.utime(file, (1, 1))
    shelf.catalogue.update(shelf.library)
    seen: list[Path] = []
    real = catalogue_notes.read_note
    monkeypatch.setattr(
        catalogue_notes, "read_note", lambda file, *more, **named: (seen.append(file), real(file, *more, **named))[1]
    )
    monkeypatch.setattr(catalogue_fill, "entry_of", lambda *_: pytest.fail("the story was read again"))
    assert not shelf.catalogue.update(shelf.library)
    shelf.add("comment", "baru")
    assert len(seen) == 1
    assert len(shelf.texts()) == 6


def test_broken_files_are_told_and_hide_nothing(shelf: Shelf) -> None:
    kept = shelf.add("comment", "utuh")
    folder = shelf.library.path_of("anak-jalanan").parent / "notes"
    good = (folder / f"{kept.id}.json").read_bytes()
    (folder / "a.json").write_text("{}")
    (folder / "b.json").write_bytes(good)
    (folder / "c.json").symlink_to("/etc/passwd")
    shelf.catalogue.update(shelf.library)
    told = {(problem.path.rpartition("/")[2], problem.code) for problem in shelf.catalogue.problems()}
    assert told == {("a.json", "not-annotation"), ("b.json", "note-double"), ("c.json", "link")}
    assert shelf.texts() == ["utuh"]
    put_story(shelf.library.folder, "anak-jalanan", "summary: Lain.")
    shelf.catalogue.update(shelf.library)
    assert len(shelf.catalogue.problems()) == 3
    for name in "abc":
        (folder / f"{name}.json").unlink()
    assert shelf.catalogue.update(shelf.library).problems
    assert shelf.catalogue.problems() == []


def test_a_note_follows_the_story_that_gets_another_id(shelf: Shelf) -> None:
    shelf.add("comment", "utuh")
    file = shelf.library.path_of("anak-jalanan")
    file.write_text(file.read_text(encoding="utf-8").replace("id: anak-jalanan", "id: anak-lain"), encoding="utf-8")
    shelf.catalogue.update(shelf.library)
    assert shelf.texts() == []
    assert "note-elsewhere" in {problem.code for problem in shelf.catalogue.problems()}


def test_an_answer_below_a_deleted_note_is_still_found(shelf: Shelf) -> None:
    note = shelf.add("question", "satu?")
    shelf.do(note_edit.reply(note, "jawaban"))
    shelf.do(note_edit.delete(note))
    assert shelf.texts() == []
    assert shelf.texts(words="jawaban") == ["jawaban"]
    card = msgspec.structs.asdict(shelf.catalogue.card("anak-jalanan"))
    assert (card["notes"], card["note_kinds"]) == (1, ())


def test_an_edited_story_says_which_notes_it_is_sure_of(shelf: Shelf) -> None:
    shelf.add("comment", "di awal")
    for text, words in (("bergeser", "mendengarkan"), ("hilang", "bercerita"), ("umum", "kami")):
        at = shelf.plain.lower().index(words)
        note = Annotation(
            id=new_id(), story="anak-jalanan", text=text, quote=quote_of(shelf.plain, at, at + len(words))
        )
        shelf.do(note_edit.add(note))
    body = "Bu Ratna diam.\n\n## Asesmen\n\nKami mendengarkan dahulu. Kami mendengarkan dahulu.\n"
    put_story(shelf.library.folder, "anak-jalanan", body=body)
    shelf.catalogue.update(shelf.library)
    plain = read(body).plain
    rows = {row.note.text: row for row in shelf.catalogue.notes.page().rows}
    assert {text: row.certainty for text, row in rows.items()} == {
        "di awal": "certain",
        "bergeser": "unsure",
        "hilang": "lost",
        "umum": "unsure",
    }
    assert plain[rows["bergeser"].start : rows["bergeser"].end] == "mendengarkan"
    assert shelf.texts(states=("lost",)) == ["hilang"]
    put_story(shelf.library.folder, "anak-jalanan", body=f"Pembuka.\n\n{BODY}")
    shelf.catalogue.update(shelf.library)
    assert [row.certainty for row in shelf.catalogue.notes.page().rows] == ["certain"] * 4


def test_notes_are_known_by_the_key_of_their_writer_whatever_the_name(shelf: Shelf) -> None:
    key = new_key()
    shelf.add("question", "rahasia?", private=True)
    shelf.add("comment", "lama tanpa kunci", by=BUDI)
    shelf.add("comment", "dengan kunci", by=Author("Nama Lama", key=key))
    shelf.add("comment", "senama", by=Author("Nama Baru", key=new_key()))
    assert shelf.texts(mine="Nama Baru", mine_key=key) == ["rahasia?", "dengan kunci"]
    assert shelf.texts(mine="budi", mine_key=key) == ["rahasia?", "lama tanpa kunci", "dengan kunci"]
    assert shelf.texts(mine="", mine_key=key) == ["rahasia?", "dengan kunci"]
    assert shelf.texts(mine="Nama Baru") == ["rahasia?", "senama"]
    renamed = Author("Nama Baru", key=key)
    found = {row.note.text: row.note for row in shelf.catalogue.notes.page().rows}
    assert [text for text, note in found.items() if is_by(note, renamed)] == ["dengan kunci", "rahasia?"]
    (there,) = [note for note in shelf.notes.of("anak-jalanan").annotations if note.text == "dengan kunci"]
    assert there.creator == Author("Nama Lama", key=key)


def test_states_of_one_group_are_alternatives_and_groups_narrow_together(shelf: Shelf) -> None:
    shelf.add("question", "umum?")
    shelf.add("question", "rahasia?", private=True)
    shelf.add("comment", "catatan", by=BUDI)
    lists = shelf.catalogue.notes
    assert shelf.texts(states=("open", "private")) == ["rahasia?"]
    assert shelf.texts(states=("private", "shared")) == ["umum?", "rahasia?", "catatan"]
    assert lists.counts(NoteFilter(states=("open", "private")), "audience") == {"private": 1, "shared": 1}
    assert lists.counts(NoteFilter(states=("open", "private")), "progress") == {"open": 1, "unanswered": 1}
    assert shelf.texts(mine="budi") == ["rahasia?", "catatan"]
    year = str(lists.page().rows[0].note.created.year)
    assert len(shelf.texts(years=(year,))) == 3 and shelf.texts(years=("1990",)) == []
    assert lists.counts(NoteFilter(years=("1990",)), "year") == {year: 3}


def test_a_card_carries_another_mark_whenever_its_notes_say_something_else(shelf: Shelf) -> None:
    def mark() -> str:
        return shelf.catalogue.cards(["anak-jalanan"])[0].note_mark

    assert mark() == "" and shelf.catalogue.note_texts("anak-jalanan") == []
    note = shelf.add("comment", "satu", by=BUDI)
    first = mark()
    assert first and shelf.catalogue.note_texts("anak-jalanan") == ["satu", shelf.plain[:8], "Budi"]
    changed = shelf.do(note_edit.change(note, msgspec.structs.replace(note, text="dua")), BUDI)
    assert mark() not in ("", first) and "dua" in shelf.catalogue.note_texts("anak-jalanan")
    shelf.add("comment", "rahasia", private=True)
    assert "rahasia" in shelf.catalogue.note_texts("anak-jalanan")
    for one in shelf.notes.of("anak-jalanan").annotations:
        shelf.do(note_edit.delete(one), BUDI)
    assert changed.text == "dua" and mark() == ""
