"""An imported note is asked as much as a typed one: its time, its quote, and whatever else its file holds."""

import json
from pathlib import Path

import pytest

from kb.annotation.annotation import Annotation, new_id
from kb.annotation.annotation_json import annotation_bytes
from kb.base import folders
from kb.catalogue.catalogue import Catalogue
from kb.exchange import plan_import
from kb.library.library import Library
from kb.library.outgoing_draft import StoppedError
from kb.notes import note_edit
from kb.notes.held_notes import take
from kb.notes.notes import Notes
from kb.story.author import Author
from tests.kb.shelf import new_catalogue, new_library

RATNA = Author("Ratna")
STORY = "anak-jalanan"
# In each of these places stands somebody whom neither this desk nor the story knows.
PLACES = {
    "period": {"pustaka:period": "waktu Karyono masih sakit"},
    "quote": {"quote": "lalu Karyono menangis di dapur"},
    "before": {"prefix": "Kemarin Karyono pulang, dan "},
    "a field of a stranger": {"x-keterangan": "Ini tentang Karyono dari kampung sebelah"},
    "deep in a stranger's field": {"x": {"y": [{"z": "Bapak Karyono sakit"}]}},
    "a second text": {"more": "Karyono sudah pulang."},
    "what is said of the writer": {"creator": {"type": "Person", "name": "Dewi", "x": "Anak Karyono sakit"}},
    "a code": {"tag": "Karyono sakit"},
}


def document(text: str = "Kami juga mengalaminya.", **more: object) -> dict[str, object]:
    quote, prefix = more.pop("quote", "Kami mendengarkan dahulu"), more.pop("prefix", "")
    bodies: list[object] = [{"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": text}]
    if second := more.pop("more", ""):
        bodies.append({"type": "TextualBody", "value": second})
    if tag := more.pop("tag", ""):
        bodies.append({"type": "TextualBody", "purpose": "tagging", "value": tag})
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{new_id()}",
        "type": "Annotation",
        "motivation": "commenting",
        "created": "2024-05-01T10:00:00Z",
        "creator": {"type": "Person", "name": "Dewi Lestari"},
        "generator": "https://hypothes.is",
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": f"story:{STORY}",
            "selector": {"type": "TextQuoteSelector", "exact": quote, "prefix": prefix},
        },
        **more,
    }


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, STORY)


@pytest.fixture
def catalogue(library: Library, tmp_path: Path) -> Catalogue:
    return new_catalogue(library, tmp_path)


def planned(catalogue: Catalogue, *documents: dict[str, object]) -> tuple[note_edit.NoteEdit, ...]:
    return plan_import(json.dumps(documents).encode(), catalogue).edits


@pytest.mark.parametrize("place", PLACES)
def test_somebody_unknown_is_asked_wherever_an_imported_note_names_them(
    library: Library, catalogue: Catalogue, place: str
) -> None:
    edits = planned(catalogue, document(), document(**PLACES[place]))
    assert len(edits) == 2
    notes = Notes(library, folders.desk())
    done = take(edits, lambda some: notes.apply_all(some, RATNA))
    assert [one.note.id for one in done.edits] == [edits[0].note.id]
    assert [one.edit.note.id for one in done.held] == [edits[1].note.id]
    assert any("Karyono" in why.id for why in done.held[0].why)
    assert not any(b"Karyono" in file.read_bytes() for file in library.folder.rglob("*.json"))


@pytest.mark.parametrize("place", PLACES)
def test_the_same_is_asked_of_a_note_that_comes_alone(library: Library, catalogue: Catalogue, place: str) -> None:
    (edit,) = planned(catalogue, document(**PLACES[place]))
    with pytest.raises(StoppedError):
        Notes(library, folders.desk()).apply(edit, RATNA)


def test_a_typed_time_is_asked_and_words_of_the_story_are_not(library: Library) -> None:
    notes = Notes(library, folders.desk())
    note = Annotation(id=new_id(), story=STORY, kind="similar", text="Baik.", period="masa Karyono")
    with pytest.raises(StoppedError):
        notes.apply(note_edit.add(note), RATNA)
    plain = Annotation(id=new_id(), story=STORY, kind="similar", text="Baik.", period="2019")
    done = notes.apply(note_edit.add(plain), RATNA).edit.after
    told = Annotation(id=new_id(), story=STORY, text="Bu Ratna sabar.")
    assert notes.apply(note_edit.add(told), RATNA).trouble is None
    assert notes.apply(note_edit.resolve(done), RATNA).edit.after.resolved
    assert b"Karyono" not in annotation_bytes(done)
