"""Of many notes the gate stops some: those are named with their reasons, all others are on disk."""

from kb.annotation.annotation import Annotation, new_id
from kb.library.clearance import Clearance
from kb.library.outgoing_draft import StoppedError
from kb.notes import note_edit
from kb.notes.held_notes import take
from tests.kb.shelf import new_library

STORY = "anak-jalanan"


def note(text: str) -> note_edit.NoteEdit:
    return note_edit.add(Annotation(id=new_id(), story=STORY, kind="comment", text=text))


class Shelf:
    """Takes notes through the real gate, all of a wish or none."""

    def __init__(self, folder, *, names: bool = True) -> None:
        self.door, self.names = Clearance(folder), names
        self.kept: dict[str, str] = {}

    def apply_all(self, edits):
        for edit in edits if not self.names else ():
            self.door.clear({"note": edit.note.text})  # which note it was is not said
        self.door.clear({edit.note.id: edit.note.text for edit in edits}) if self.names else None
        self.kept |= {edit.note.id: edit.note.text for edit in edits}
        return [_Change(edit) for edit in edits]


class _Change:
    def __init__(self, edit) -> None:
        self.edit = edit


def test_what_is_stopped_waits_with_its_reasons_and_the_rest_is_taken(tmp_path):
    folder = new_library(tmp_path).folder
    edits = [
        note("kami mulai dari rumah"),
        note("nomornya 0812-3456-7890"),
        note("itu baik"),
        note("NIK 3201011508950001"),
    ]
    for shelf in (Shelf(folder), Shelf(folder, names=False)):
        done = take(edits, shelf.apply_all)
        assert [one.note.text for one in done.edits] == ["kami mulai dari rumah", "itu baik"]
        assert [one.edit.note.text for one in done.held] == ["nomornya 0812-3456-7890", "NIK 3201011508950001"]
        assert all(one.why and one.why[0].id and one.why[0].en for one in done.held)
        assert set(shelf.kept.values()) == {"kami mulai dari rumah", "itu baik"}


def test_where_all_are_stopped_none_is_taken_and_none_is_lost(tmp_path):
    shelf = Shelf(new_library(tmp_path).folder)
    edits = [note("nomornya 0812-3456-7890"), note("alamat: Jl. Mawar No. 5 RT 01 RW 02")]
    done = take(edits, shelf.apply_all)
    assert done.edits == ()
    assert [one.edit for one in done.held] == edits
    assert shelf.kept == {}


def test_the_gate_itself_still_stops_them_all_at_once(tmp_path):
    shelf = Shelf(new_library(tmp_path).folder)
    try:
        shelf.apply_all([note("nomornya 0812-3456-7890"), note("baik")])
    except StoppedError as error:
        assert len({one.piece for one in error.findings.open}) == 1
    else:
        raise AssertionError("the gate let a number pass")
