"""The door into a library: what it stops, what it asks, and that nothing gets a checked value past it."""

import copy
import pickle
from datetime import UTC, datetime

import pytest

from kb.annotation.annotation import Annotation
from kb.annotation.annotation_json import annotation_bytes
from kb.base.problems import KnownError
from kb.gate import Answer, Decisions
from kb.library.checked import Checked, must_be
from kb.library.clearance import Clearance
from kb.library.outgoing_draft import StoppedError
from kb.story.author import Author
from kb.story.story_file import StoryFile
from kb.vault.vault import Client, Vault
from tests.kb.sample_pictures import jpeg_with, png
from tests.kb.shelf import new_library, put_story

PHONE, NIK, MAIL = "0812-3456-7890", "3212015708990001", "ratih.k@surat.co.id"
PATH = "stories/an/anak-jalanan/story.md"
NOTE = "stories/an/anak-jalanan/notes/2f1c1f0e-7c1c-4a53-9d6e-0a4c3f5b7a11.json"


@pytest.fixture
def door(tmp_path) -> Clearance:
    library = new_library(tmp_path, "anak-jalanan")
    Vault(library.folder).remember(Client(name="Karsinah Lestari", pseudonym="Melati", others=("Karsinah",)))
    return Clearance(library.folder)


def story(body="Kami datang.\n", head="", path=PATH) -> StoryFile:
    return StoryFile.parse(f"---\nid: anak-jalanan\ntitle: Cerita\n{head}---\n\n{body}".encode(), path)


def note(**words: object) -> tuple[bytes, dict[str, str]]:
    made = Annotation(
        id="2f1c1f0e-7c1c-4a53-9d6e-0a4c3f5b7a11",
        story="anak-jalanan",
        created=datetime(2026, 11, 24, tzinfo=UTC),
        **{"creator": Author("Ratna"), **words},
    )
    return annotation_bytes(made), {"note": made.text}


def test_nobody_makes_copies_or_changes_a_checked_value(door):
    made = door.page("library.yaml", b"id: coba\n")
    assert (made.what, made.name, made.data) == ("file", "library.yaml", b"id: coba\n")
    assert must_be(made, "file") is made
    forged = object.__new__(Checked)
    with pytest.raises(TypeError):
        Checked(object(), "file", "library.yaml", b"x")
    for attempt in (
        lambda: copy.copy(made),
        lambda: copy.deepcopy(made),
        lambda: pickle.dumps(made),
        lambda: setattr(made, "_data", b"x"),
        lambda: delattr(made, "_seal"),
        lambda: type("Mine", (Checked,), {}),
        lambda: must_be(forged, "file"),
        lambda: must_be(made, "hand"),
        lambda: must_be("library.yaml", "file"),
    ):
        with pytest.raises(TypeError):
            attempt()
    assert "coba" not in repr(made)


DRESSED = ["K4rs1nah", "Kar\nsinah", "\u202ehanisraK\u202c", "0812**3456**7890", "ratih.k&#64;surat.co.id"]


@pytest.mark.parametrize("planted", ["Karsinah", "Bu KARSINAH", "Karsinah Lestari", PHONE, NIK, MAIL, *DRESSED])
def test_what_leads_to_a_person_is_stopped_in_a_short_text_as_it_is_typed(door, planted):
    found = door.look({"note": f"Kemarin saya tanya {planted} soal itu."})
    assert found.blocked
    assert {one.piece for one in found.all} == {"comment:note"}
    with pytest.raises(StoppedError) as told:
        door.clear({"note": f"Kemarin saya tanya {planted} soal itu."})
    assert told.value.findings == found
    assert told.value.what.id == "Tulisan ini belum dapat disimpan."


def test_a_name_nobody_explained_is_asked_once_and_the_answer_holds_for_every_short_text(door):
    text = "Kami bertemu Pak Darmanto Wibowo di balai."
    assert [one.kind for one in door.look({"note": text}).all] == ["name"]
    answers = Decisions().with_answer("Darmanto Wibowo", Answer(kind="public"))
    assert not door.look({"note": text}, answers).blocked
    door.keep(answers)
    assert [one.data.decode() for one in door.clear({"reply": text})] == [text]
    assert not Clearance(door.folder).look({"note": text}).blocked


def test_answers_of_all_drafts_count_and_a_client_of_one_is_none_elsewhere(door):
    vault = Vault(door.folder)
    vault.keep_decisions("d1", Decisions().with_answer("Yohanes Tefa", Answer(kind="public")))
    assert not door.look({"note": "Kami bertemu Yohanes Tefa di balai."}).blocked
    vault.keep_decisions("d2", Decisions().with_answer("Yohanes Tefa", Answer(kind="client")))
    assert door.look({"note": "Kami bertemu Yohanes Tefa di balai."}).blocked


def test_who_writes_and_who_stands_in_the_story_already_is_not_asked(door):
    text = "Terima kasih, salam dari Ratih Purwandari untuk Pak Sunarto."
    assert door.look({"note": text}).blocked
    assert not door.look({"note": text}, signer="Ratih Purwandari", said="Di sana ada Pak Sunarto.").blocked
    assert door.look({"note": "Halo Karsinah."}, signer="Karsinah", said="Karsinah datang.").blocked
    assert not door.look({"note": "Bu Melati bercerita lagi."}).blocked  # a pseudonym of the list


def test_rules_about_a_whole_story_are_not_asked_of_a_note(door):
    assert not door.look({"note": "Bagian ini kurang jelas."}).all
    assert door.clear({"note": ""})[0].data == b""


@pytest.mark.parametrize("planted", ["Karsinah", PHONE, NIK, MAIL])
@pytest.mark.parametrize(
    "where",
    [
        lambda it: story(body=f"Lalu {it} datang.\n"),
        lambda it: story(head=f"consent: {{basis: consent, note: {it} setuju}}\n"),
        lambda it: story(head=f"# jangan lupa {it}\n"),
        lambda it: story(head=f"reviews: [{{by: Ratna, note: hapus {it}}}]\n"),
        lambda it: story(head=f"kunci_asing: [satu, {{dua: {it}}}]\n"),
        lambda it: story(head='kunci: "' + "".join(f"\\u{ord(sign):04x}" for sign in it) + '"\n'),
        lambda it: story(body=f"![{it}](media/a.png)\n"),
    ],
)
def test_a_story_is_looked_through_to_its_last_remark(door, planted, where):
    with pytest.raises(StoppedError):
        door.story(where(planted))


def test_what_the_author_said_is_public_passes_and_a_client_never_does(door):
    public = Decisions().with_public(PHONE).with_answer("Karsinah", Answer(kind="other"))
    assert door.story(story(f"Hubungi {PHONE}.\n"), public).data.endswith(b"7890.\n")
    with pytest.raises(StoppedError):
        door.story(story("Lalu Karsinah datang.\n"), public)


def test_names_of_files_name_nobody(door):
    for path in (PATH.replace("anak-jalanan", "kisah-karsinah"), PATH.replace("anak-jalanan", "hp-081234567890")):
        with pytest.raises(StoppedError):
            door.story(story(path=path))
        assert door.story(story(path=path), standing=True).name == path
    with pytest.raises(StoppedError):
        door.picture("stories/an/anak-jalanan/media/foto-karsinah.png", png())
    with pytest.raises(ValueError, match="library"):
        door.page("../luar.md", b"")


def test_a_picture_comes_out_without_what_a_camera_wrote_into_it(door):
    told = jpeg_with(0xFE, b"Karsinah 0812-3456-7890")
    made = door.picture("stories/an/anak-jalanan/media/a.jpg", told)
    assert b"Karsinah" in told
    assert b"Karsinah" not in made.data
    assert made.data.startswith(b"\xff\xd8")
    with pytest.raises(KnownError):
        door.picture("stories/an/anak-jalanan/media/a.svg", b"<svg>Karsinah</svg>")


@pytest.mark.parametrize("planted", ["Karsinah", PHONE, NIK, MAIL])
@pytest.mark.parametrize("field", ["text", "codes", "region", "period", "creator"])
def test_every_field_of_a_note_is_looked_at(door, planted, field):
    raw, asked = note(**{field: {"codes": (planted,), "creator": Author(planted)}.get(field, planted)})
    with pytest.raises(StoppedError):
        door.note(NOTE, raw, asked)


def test_what_a_stranger_put_into_a_note_is_looked_at_too(door):
    raw, asked = note(text="Baik.")
    assert door.note(NOTE, raw, asked).data == raw
    for strange in (b'{"x": {"Karsinah": 1},', b'{"y": [["0812-3456-7890"]],', b'{"nik": 3212015708990001,'):
        with pytest.raises(StoppedError):
            door.note(NOTE, raw.replace(b"{", strange, 1), asked)


@pytest.mark.parametrize("name", ["Karsinah", "Ratna 0812-3456-7890", f"Ratna {NIK}"])
def test_nobody_signs_with_a_clients_name_or_a_number(door, name):
    with pytest.raises(StoppedError) as told:
        door.hand(Author(name, "ratna@contoh.id"))
    assert told.value.what.id == "Nama ini tidak dapat dipakai di pustaka."


@pytest.mark.parametrize("address", ["karsinah@contoh.id", "081234567890@contoh.id"])
def test_an_address_is_ones_own_but_not_a_clients(door, address):
    made = door.hand(Author("Ratna", "ratna@contoh.id"))
    assert (made.what, made.name, made.data) == ("hand", "Ratna", b"ratna@contoh.id")
    assert door.hand(Author()).name == "Tanpa nama"
    with pytest.raises(StoppedError):
        door.hand(Author("Ratna", address))


def test_who_shares_a_word_of_a_name_with_a_client_signs_all_the_same(door):
    assert door.hand(Author("Sri Lestari", "sri.lestari@contoh.id")).name == "Sri Lestari"
    with pytest.raises(StoppedError):
        door.story(story("Kami menemui Bu Lestari.\n"))
    said = Decisions().with_answer("Sri Lestari", Answer(kind="colleague"))
    assert door.story(story("Kami menemui Sri Lestari.\n"), said)


def test_what_is_shipped_and_built_in_needs_no_gate(door):
    assert door.shipped("library.yaml").data.startswith(b"id: pustaka-praktik")
    assert door.built_in(".gitattributes").data == b"* -text\n"
    assert door.gone(put_story(door.folder, "anak").relative_to(door.folder).as_posix()).what == "gone"
    with pytest.raises(KeyError):
        door.built_in("README.md")
