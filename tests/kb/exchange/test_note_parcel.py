"""Notes packed for leaving: all forms hold the same notes, the gate sees what people wrote, private notes stay at home."""

import json
from pathlib import Path

import msgspec
import pytest

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.exchange import FORMS, IMPORTED, Form, gather, pack, plan_import
from kb.library.outgoing_draft import StoppedError
from kb.library.outgoing_texts import look_through
from kb.notes.note_edit import NoteEdit, NoteEdits, add, delete, reply
from kb.notes.note_lists import NoteFilter
from kb.vault.vault import Client, Vault
from tests.kb.notes.test_note_lists import Shelf
from tests.kb.shelf import SITI


@pytest.fixture
def shelf(tmp_path: Path):
    made = Shelf(tmp_path)
    yield made
    made.catalogue.close()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_what_was_said_and_nothing_private(shelf: Shelf, form: str) -> None:
    question = shelf.add("question", "Siapa yang mulai?")
    shelf.do(reply(question, "Kader desa."))
    shelf.add("comment", "Hanya untukku", private=True)
    parcel = pack(gather(shelf.catalogue, shelf.notes), form)
    told = parcel.data.decode("utf-8-sig")
    assert "Siapa yang mulai?" in told and "Kader desa." in told and "Hanya untukku" not in told
    assert (parcel.threads, parcel.notes, parcel.private) == (1, 2, 0)
    asked = pack(gather(shelf.catalogue, shelf.notes, private=True), form)
    assert "Hanya untukku" in asked.data.decode("utf-8-sig") and asked.private == 1
    assert set(asked.texts.values()) == {"Siapa yang mulai?", "Kader desa.", "Hanya untukku"}


def test_a_number_that_leads_to_a_client_is_seen_before_anything_leaves(shelf: Shelf) -> None:
    with pytest.raises(StoppedError):
        shelf.add("comment", "Ibunya dapat ditelepon di 0812-3456-7890.")
    note = shelf.add("comment", "Ibunya dapat ditelepon.")
    file = next(shelf.library.folder.rglob(f"{note.id}.json"))  # as another program, or an older one, would have it
    file.write_text(file.read_text("utf-8").replace("ditelepon.", "ditelepon di 0812-3456-7890."), "utf-8")
    shelf.catalogue.update(shelf.library)
    shelf.add("lesson", "Mulai dari yang ada.")
    sheets = gather(shelf.catalogue, shelf.notes)
    found = look_through(shelf.library.folder, pack(sheets, "md").texts)
    assert [one.words for one in found.must] == ["0812-3456-7890"]
    lessons = gather(shelf.catalogue, shelf.notes, NoteFilter(kinds=("lesson",)))
    assert look_through(shelf.library.folder, pack(lessons, "md").texts).must == ()


def test_what_another_tool_kept_in_a_note_is_shown_to_the_gate_only_where_it_leaves(shelf: Shelf) -> None:
    note = shelf.add("comment", "Terima kasih")
    file = next(shelf.library.folder.rglob(f"{note.id}.json"))
    document = json.loads(file.read_text("utf-8"))
    document["app:reader"] = {"phone": "0812-3456-7890"}
    file.write_text(json.dumps(document), "utf-8")
    sheets = gather(shelf.catalogue, shelf.notes)
    assert "0812-3456-7890" in pack(sheets, "jsonld").texts[note.id]
    assert pack(sheets, "html").texts[note.id] == "Terima kasih"


def test_an_import_is_taken_and_taken_back_as_one_step(shelf: Shelf) -> None:
    quote = quote_of(shelf.plain, 0, 8)
    shelf.add("comment", "Sudah ada")
    edits = [
        add(Annotation(id=new_id(), story="anak-jalanan", kind="lesson", text=f"Baru {n}", quote=quote))
        for n in range(3)
    ]
    raw = pack(gather(shelf.catalogue, shelf.notes), "jsonld").data
    made = [shelf.do(edit) for edit in edits]
    whole = pack(gather(shelf.catalogue, shelf.notes), "jsonld").data
    for note in made:
        shelf.do(delete(note))
    assert plan_import(raw, shelf.catalogue).edits == ()
    plan = plan_import(whole, shelf.catalogue)
    assert len(plan.edits) == 3 and plan.known == 1
    step = NoteEdits(edits=plan.edits, named=IMPORTED)
    done = NoteEdits(edits=tuple(one.edit for one in shelf.notes.apply_all(step.edits, SITI)), named=IMPORTED)
    assert len(shelf.notes.of("anak-jalanan").annotations) == 4
    back = done.inverse()
    assert back.name == IMPORTED and [edit.before for edit in back.edits] == [edit.after for edit in done.edits[::-1]]
    shelf.notes.apply_all(back.edits, SITI)
    assert [note.text for note in shelf.notes.of("anak-jalanan").annotations] == ["Sudah ada"]
    again: NoteEdit = back.inverse().edits[0]
    assert msgspec.structs.replace(again, named=None) == msgspec.structs.replace(done.edits[0], named=None)


@pytest.mark.parametrize("form", FORMS)
def test_a_client_who_stands_in_a_quote_or_a_title_does_not_leave(shelf: Shelf, form: Form) -> None:
    quote = quote_of(shelf.plain, 0, 8)
    assert quote.exact == "Bu Ratna"
    shelf.do(add(Annotation(id=new_id(), story="anak-jalanan", kind="comment", text="Terima kasih.", quote=quote)))
    clean = pack(gather(shelf.catalogue, shelf.notes), form)
    assert look_through(shelf.library.folder, clean.texts, clean.said).is_clean
    Vault(shelf.library.folder).remember(Client(name="Ratna Kilakila", pseudonym="Melati"))  # known only now
    parcel = pack(gather(shelf.catalogue, shelf.notes), form)
    found = look_through(shelf.library.folder, parcel.texts, parcel.said)
    assert [one.words for one in found.must] == ["Ratna"]
    Vault(shelf.library.folder).remember(Client(name="Anak Jalanan", pseudonym="Bayu"))
    if form != "jsonld":  # which does not name the story's title
        parcel = pack(gather(shelf.catalogue, shelf.notes), form)
        found = look_through(shelf.library.folder, parcel.texts, parcel.said)
        assert "Anak Jalanan" in {one.words for one in found.must}


def test_what_an_import_brought_beside_a_note_is_looked_at_when_it_leaves(shelf: Shelf) -> None:
    Vault(shelf.library.folder).remember(Client(name="Wirasakti Pellokila", pseudonym="Kenanga", others=("Kilakila",)))
    document = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{new_id()}",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Ratna Dewi", "nickname": "kilakila"},
        "body": {"type": "TextualBody", "value": "Terima kasih."},
        "target": {
            "source": "story:anak-jalanan",
            "selector": {"type": "TextQuoteSelector", "exact": "Wirasakti", "prefix": "telepon 0813-3947-7215 "},
        },
    }
    plan = plan_import(json.dumps(document).encode(), shelf.catalogue, private=True)
    shelf.notes.apply_all(plan.edits, SITI)
    shelf.catalogue.update(shelf.library)
    found = {}
    for form in FORMS:
        parcel = pack(gather(shelf.catalogue, shelf.notes, private=True), form)
        leaving = look_through(shelf.library.folder, parcel.texts, parcel.said)
        found[form] = {one.words.lower() for one in leaving.must}, {one.words for one in leaving.look}
    assert found["jsonld"] == ({"wirasakti", "kilakila"}, {"0813-3947-7215"})
    assert all("wirasakti" in must for must, _ in found.values())


def test_whoever_signs_notes_may_share_a_word_with_a_client(shelf: Shelf) -> None:
    shelf.add("comment", "Terima kasih.")
    Vault(shelf.library.folder).remember(Client(name="Aminah Tefa", pseudonym="Melati"))
    for form in FORMS:
        parcel = pack(gather(shelf.catalogue, shelf.notes), form)
        assert SITI.name in parcel.data.decode("utf-8-sig")
        assert look_through(shelf.library.folder, parcel.texts, parcel.said).is_clean
