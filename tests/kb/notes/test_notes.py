"""Notes on disk: there before they are shown, changed without overwriting anybody, never lost."""

from pathlib import Path

import msgspec
import pytest

from kb.annotation.annotation import Annotation, is_by, new_id, quote_of
from kb.base.problems import KnownError
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.note_edit import NoteEdit, same
from kb.notes.notes import Notes
from tests.kb.shelf import SITI, new_library

PLAIN = "Bu Ratna bercerita.\nKami mendengarkan dahulu."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, "anak-jalanan")


@pytest.fixture
def notes(library: Library, tmp_path: Path) -> Notes:
    return Notes(library, tmp_path / "meja")


def comment(text: str = "Bagus.", **more: object) -> Annotation:
    values = {"kind": "comment", "quote": quote_of(PLAIN, 0, 8), **more}
    return Annotation(id=new_id(), story="anak-jalanan", text=text, **values)


def only(notes: Notes) -> Annotation:
    (found,) = notes.of("anak-jalanan").annotations
    return found


def test_a_note_is_a_file_and_a_step_in_the_history(library: Library, notes: Notes) -> None:
    done = notes.apply(note_edit.add(comment()), SITI)
    (path,) = done.paths
    assert (library.folder / path).is_file()
    assert path == f"stories/an/anak-jalanan/notes/{done.edit.note.id}.json"
    (version,) = library.history.log(path)
    assert (version.author, version.message) == ("Siti Aminah", "Tambah catatan: anak-jalanan")
    note = only(notes)
    assert done.edit.after is not None
    assert same(note, done.edit.after)
    assert (note.text, note.quote, note.creator.name) == ("Bagus.", quote_of(PLAIN, 0, 8), "Siti Aminah")
    assert is_by(note, SITI)
    assert b"siti@contoh.id" not in (library.folder / path).read_bytes()


def test_every_step_can_be_taken_back_and_done_again(notes: Notes) -> None:
    added = notes.apply(note_edit.add(comment()), SITI).edit
    note = only(notes)
    changed = notes.apply(note_edit.change(note, msgspec.structs.replace(note, text="Lain.")), SITI).edit
    assert only(notes).text == "Lain."
    undone = notes.apply(changed.inverse(), SITI).edit
    assert only(notes).text == "Bagus."
    redone = notes.apply(undone.inverse(), SITI).edit
    assert only(notes).text == "Lain."
    notes.apply(redone.inverse(), SITI)
    gone = notes.apply(added.inverse(), SITI).edit
    assert notes.of("anak-jalanan").annotations == ()
    notes.apply(gone.inverse(), SITI)
    assert same(only(notes), note)
    assert gone.name == added.name


def test_what_others_answered_outlives_the_note(notes: Notes) -> None:
    notes.apply(note_edit.add(comment("Apa yang pertama?", kind="question")), SITI)
    question = only(notes)
    notes.apply(note_edit.reply(question, "Mendengarkan."), SITI)
    gone = notes.apply(note_edit.delete(question), SITI).edit
    (thread,) = notes.of("anak-jalanan").threads
    assert (thread.note.deleted, thread.note.text, thread.note.quote) == (True, "", question.quote)
    assert [reply.text for reply in thread.replies] == ["Mendengarkan."]
    notes.apply(gone.inverse(), SITI)
    assert notes.of("anak-jalanan").threads[0].note.text == "Apa yang pertama?"


def test_nobody_is_overwritten(notes: Notes) -> None:
    notes.apply(note_edit.add(comment()), SITI)
    note = only(notes)
    notes.apply(note_edit.change(note, msgspec.structs.replace(note, text="Satu.")), SITI)
    with pytest.raises(KnownError) as told:
        notes.apply(note_edit.change(note, msgspec.structs.replace(note, text="Dua.")), SITI)
    assert told.value.code == "note-changed-elsewhere"
    assert {(one.text, one.private) for one in notes.of("anak-jalanan").annotations} == {
        ("Satu.", False),
        ("Dua.", True),
    }
    notes.apply(note_edit.resolve(note), SITI)
    assert [(one.text, one.resolved) for one in notes.of("anak-jalanan").annotations if not one.private] == [
        ("Satu.", True)
    ]


def test_a_private_note_stays_on_the_desk_until_it_is_shared(library: Library, notes: Notes, tmp_path: Path) -> None:
    done = notes.apply(NoteEdit(after=comment("Rahasia."), private=True), SITI)
    assert done.paths == ()
    assert list((library.folder / "stories/an/anak-jalanan").glob("notes/*")) == []
    note = only(notes)
    assert note.private
    shared = notes.apply(NoteEdit(before=note, after=note, private=False), SITI)
    assert not only(notes).private
    assert list((tmp_path / "meja").rglob("*.json")) == []
    notes.apply(shared.edit.inverse(), SITI)
    assert only(notes).private


def test_a_note_that_was_left_in_both_places_does_not_come_back(library: Library, notes: Notes, tmp_path: Path) -> None:
    """Killed while a private note was made one for everyone, it lies on the desk and in the library."""
    private = notes.apply(note_edit.add(comment(private=True)), SITI).edit.note
    (file,) = (tmp_path / "meja").rglob("*.json")
    raw = file.read_bytes()
    notes.apply(note_edit.change(private, msgspec.structs.replace(private, private=False)), SITI)
    assert not file.exists()
    file.write_bytes(raw)
    notes.apply(note_edit.delete(only(notes)), SITI)
    assert notes.of("anak-jalanan").annotations == ()
    # Nor when its words were changed on the way.
    file.write_bytes(raw)
    changed = msgspec.structs.replace(private, private=False, text="Untuk semua.")
    notes.apply(note_edit.change(private, changed), SITI)
    file.write_bytes(raw)
    notes.apply(note_edit.delete(only(notes)), SITI)
    assert notes.of("anak-jalanan").annotations == ()
    # One that its writer has gone on with is theirs, whatever becomes of the other.
    shared = notes.apply(note_edit.add(msgspec.structs.replace(private, private=False)), SITI).edit.note
    file.write_bytes(raw.replace(b"Bagus.", b"Bagus sekali.").replace(b'"modified": "20', b'"modified": "21'))
    notes.apply(note_edit.delete(shared), SITI)
    assert only(notes).text == "Bagus sekali."


def test_deleting_what_another_program_has_deleted_is_done(notes: Notes, library: Library) -> None:
    note = notes.apply(note_edit.add(comment()), SITI).edit.note
    for file in library.folder.rglob(f"{note.id}.json"):
        file.unlink()
    assert notes.apply(note_edit.delete(note), SITI).story == "anak-jalanan"
    assert notes.of("anak-jalanan").annotations == ()
