"""A story that gets another address takes everything along, private notes too, and killed at any moment comes to its end."""

import os
import shutil
import sys
from pathlib import Path

import msgspec
import pytest

from kb.annotation.annotation import Annotation, new_id
from kb.base import folders
from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.identity.identity_store import export_identity, import_identity, make_identity
from kb.library.review_record import record_of
from kb.notes import note_edit
from kb.notes.notes import Notes
from tests.kb.desk.test_unsigned_notes import MENDED, RATNA, Desk
from tests.kb.library.test_library_door import allow
from tests.kb.shelf import bytes_below

OLD, NEW = "kisah-yopi", "kisah-seorang-paman"
_CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.link", "os.mkdir"})
_SAMPLE = 4  # of some fifty moments; all of them: PUSTAKA_ALL_KILLS=1


def handed_in(tmp_path: Path) -> Desk:
    """A story whose title names somebody, with a shared and a private note, sent back and mended on the desk."""
    desk = Desk(tmp_path)
    assert desk.hand_in("Kisah Yopi") == OLD
    desk.note(OLD, text="Terima kasih, ini jelas.")
    private = Annotation(id=new_id(), story=OLD, text="Untuk saya saja.", private=True)
    desk.notes.apply(note_edit.add(private), RATNA)
    desk.back(OLD)
    return desk


def again(desk: Desk) -> None:
    """Submit the mended draft as it lies on the desk now."""
    drafts = Drafts()
    draft = drafts.open(desk.done.draft.id)
    file = draft.file.with_body(MENDED).with_fields({"title": "Kisah seorang paman"})
    submit(drafts, msgspec.structs.replace(draft, file=file), desk.library, RATNA, check=allow)


def assert_moved(desk: Desk) -> None:
    assert not list(desk.library.folder.rglob("*yopi*"))
    assert not [one for one in (folders.desk() / "notes").rglob("*") if "yopi" in one.name]
    notes = Notes(desk.library, folders.desk()).of(NEW)
    assert sorted((one.text, one.private, one.story) for one in notes.annotations) == [
        ("Terima kasih, ini jelas.", False, NEW),
        ("Untuk saya saja.", True, NEW),
    ]
    assert not notes.problems
    steps = record_of(desk.library, f"stories/ki/{NEW}/story.md").steps
    assert [one.doing for one in steps] == ["submitted", "decided", "submitted"]


def test_private_notes_move_with_the_story_those_of_another_key_too(tmp_path: Path) -> None:
    desk = handed_in(tmp_path)
    make_identity()
    own = export_identity(tmp_path / "a.pustaka-identitas", "Ratna", "")
    make_identity(tmp_path / "other")
    import_identity(export_identity(tmp_path / "b.pustaka-identitas", "B", "", desk=tmp_path / "other"), "")
    again(desk)
    assert not Notes(desk.library, folders.desk()).of(OLD).annotations
    import_identity(own, "")
    assert_moved(desk)


def test_a_file_that_is_no_note_moves_as_it_is(tmp_path: Path) -> None:
    desk = handed_in(tmp_path)
    (folders.desk() / "notes" / "coba" / OLD / "x.json").write_bytes(b"{")
    again(desk)
    assert bytes_below(folders.desk() / "notes" / "coba" / NEW)["x.json"] == b"{"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children the way Unix does")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_before_any_change_of_the_disk_submitting_again_ends_it(tmp_path: Path) -> None:
    desk = handed_in(tmp_path)
    desk.library.close()
    kept = tmp_path / "kept"
    for place in (desk.library.folder, folders.desk()):
        shutil.copytree(place, kept / place.name)
    moments = _killed_at(desk, 10_000)
    assert moments > 20
    every = 1 if os.environ.get("PUSTAKA_ALL_KILLS") else moments // _SAMPLE
    for at in range(1, moments + 1, every):
        for place in (desk.library.folder, folders.desk()):
            shutil.rmtree(place)
            shutil.copytree(kept / place.name, place)
        assert _killed_at(desk, at) == at
        desk.library.close()
        again(desk)
        assert_moved(desk)


def _killed_at(desk: Desk, last: int) -> int:
    """Submit in a child that dies before its change number `last`; returns how many changes it came to."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def count_changes(event: str, _: tuple[object, ...]) -> None:
            nonlocal count
            if event in _CHANGES:
                count += 1
                if count == last:
                    os.write(write, str(count).encode())
                    os._exit(9)

        sys.addaudithook(count_changes)
        try:
            again(desk)
            os.write(write, str(count).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        said = told.read()
    os.waitpid(child, 0)
    return int(said)
