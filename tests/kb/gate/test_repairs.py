"""A repair settles its finding for good, everywhere, and moves nothing else."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.gate import Answer, Finding, OutgoingStory, Repair, apply
from tests.kb.gate import drafts
from tests.kb.gate.drafts import draft, exif, gate, jpeg, names

SENTENCES = (
    "Siang itu Siti Karsinah datang sendirian.",
    "Siti pulang sebelum sore, katanya kepada Bu Karsinah.",
    "Perempuan itu, 45 tahun, penjual jamu di Pasar Kemiri, ibu dari empat anak.",
    "Seorang anak perempuan, 14 tahun, dicabuli di Desa Sukamaju; ia murid SMPN 3 Bongas.",
    "Remaja berinisial RH ditangkap karena mencuri.",
    "Nomornya 0812-3456-7890 dan NIK 3201011508950001.",
    "Rumahnya di Jl. Mawar No. 5 RT 03/RW 07, Depok.",
    "Bu Hartini dinyatakan positif HIV pada 12 Mei 2019.",
    "Pelacur itu dipukuli suaminya.",
    "Ada 2 orang di Desa Karangjati yang minum ARV.",
    "“Saya tidak pernah diajak bicara oleh siapa pun,” kata ibu itu.",
    "Dikutip dari koran setempat: angka itu naik.",
    "Kami belajar bahwa klien paling tahu masalahnya.",
    "Rudi (16) bersekolah di SMA Budi Luhur kelas XI dan beragama Hindu.",
    "Indramayu disebut pemasok pekerja seks.",
    "Foto di media/siti-karsinah.jpg diambil 😀 saat pelatihan.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True)
joints = st.sampled_from((" ", "\n\n", "\n"))


def made(chosen: list[str], joint: str) -> OutgoingStory:
    text = joint.join(chosen)
    return draft(
        text,
        front={"lessons": ({"event": chosen[0], "lesson": "Belajar."},)},
        comments={"n1": chosen[-1]},
        pictures={"siti-karsinah.jpg": jpeg(exif(gps=True))},
        files=("media/siti-karsinah.jpg",),
        history={"a1": chosen[-1]},
    )


def keys(one: OutgoingStory) -> set[str]:
    return {finding.key for finding in gate(private=("Siti Karsinah",)).check(one).open}


@settings(max_examples=40)
@given(chosen=texts, joint=joints, data=st.data())
def test_a_repaired_finding_never_shows_again(chosen: list[str], joint: str, data: st.DataObject):
    one = made(chosen, joint)
    watch = gate(private=("Siti Karsinah",))
    finding = data.draw(st.sampled_from([finding for finding in watch.check(one).open if finding.repairs]))
    repair = data.draw(st.sampled_from(finding.repairs))
    after = apply(watch, one, finding, repair)
    assert finding.key not in keys(after)


@settings(max_examples=40)
@given(chosen=texts, joint=joints, data=st.data())
def test_nothing_else_moves(chosen: list[str], joint: str, data: st.DataObject):
    one = made(chosen, joint)
    watch = gate(private=("Siti Karsinah",))
    finding = data.draw(st.sampled_from([finding for finding in watch.check(one).open if finding.repairs]))
    repair = data.draw(st.sampled_from(finding.repairs))
    after = apply(watch, one, finding, repair, new="PENGGANTI" if repair.asks and repair.kind != "explain" else "")
    if repair.kind in {"explain", "answer", "public", "group", "strip"}:
        assert (after.text, after.front, after.comments, after.files) == (one.text, one.front, one.comments, one.files)
        return
    new = "PENGGANTI" if repair.asks else repair.new
    for text in after.text.split(new) if new in after.text else [after.text]:
        # What stands between the new words stood there before, letter for letter.
        assert all(piece in one.text for piece in text.split("media/", 1)[0:1])
    assert after.front["reviews"] == one.front["reviews"]


def test_a_pseudonym_takes_every_form_in_text_head_notes_and_file_names():
    one = draft(
        "Siti Karsinah datang. Lalu Karsinah pulang, dan SITI KARSINAH menulis. ![](media/siti-karsinah.jpg)",
        front={"summary": "Tentang Siti Karsinah."},
        comments={"n1": "Karsinah setuju."},
        files=("media/siti-karsinah.jpg",),
    )
    finding, repair = _first(one, "name", "replace")
    after = apply(gate(), one, finding, repair, "Kenanga")
    assert after.text == "Kenanga datang. Lalu Kenanga pulang, dan Kenanga menulis. ![](media/kenanga.jpg)"
    assert after.front["summary"] == "Tentang Kenanga."
    assert after.comments == {"n1": "Kenanga setuju."}
    assert after.files == ("media/kenanga.jpg",)
    assert after.decisions.answer("Siti Karsinah") == Answer(kind="client", pseudonym="Kenanga")
    assert one.text.startswith("Siti Karsinah")
    assert not gate(private=("Siti Karsinah",)).check(after).must


def test_an_old_version_that_holds_an_identifier_stays_at_home():
    one = draft("Isi.", history={"a1": "NIK 3201011508950001", "b2": "Isi lama."})
    finding, repair = _first(one, "nik", "remove")
    assert apply(gate(), one, finding, repair).history == {"b2": "Isi lama."}


@pytest.mark.parametrize(
    ("text", "kind", "after"),
    [
        ("Perempuan itu berusia 45 tahun, penjual jamu, ibu dari empat anak.", "age", "berusia empat puluhan tahun"),
        ("Gadis 14 tahun itu murid SMPN 3 Bongas di Desa Sukamaju.", "age", "Gadis belasan tahun itu"),
        (
            "Gadis 14 tahun itu murid SMPN 3 Bongas di Desa Sukamaju.",
            "institution",
            "murid sebuah sekolah menengah pertama di",
        ),
        ("Gadis 14 tahun itu murid SMPN 3 Bongas di Desa Sukamaju.", "place", "di sebuah desa."),
        ("Ia ditangkap pada 12 Mei 2019, berusia 30 tahun, di Pasar Kemiri.", "date", "pada 2019,"),
    ],
)
def test_details_are_said_more_roughly(text: str, kind: str, after: str):
    one = draft(text)
    finding = next(finding for finding in gate().check(one).all if finding.row == 8 and finding.kind == kind)
    assert after in apply(gate(), one, finding, finding.repairs[0]).text


def test_a_photo_is_stripped_and_the_original_stays_as_it_was():
    original = jpeg(exif(gps=True))
    one = draft("Isi.", pictures={"rumah.jpg": original})
    finding, repair = _first(one, "coordinates", "strip")
    after = apply(gate(), one, finding, repair)
    assert one.pictures["rumah.jpg"] == original
    assert b"Exif" not in after.pictures["rumah.jpg"]
    assert {finding.kind for finding in gate().check(after).all} == {"visible"}


def test_a_reason_settles_a_warning_and_is_shown_with_it():
    one = drafts.ROWS[9]
    finding = next(finding for finding in gate().check(one).all if finding.row == 9)
    after = apply(gate(), one, finding, finding.repairs[-1], "Desa itu ingin disebut.")
    (settled,) = [finding for finding in gate().check(after).all if finding.row == 9]
    assert settled.explained == "Desa itu ingin disebut."
    assert not [finding for finding in gate().check(after).open if finding.row == 9]


def test_colleagues_agree_once():
    one = drafts.ROWS[11]
    finding = next(finding for finding in gate().check(one).all if finding.row == 11)
    assert not gate().check(apply(gate(), one, finding, finding.repairs[0])).open


def test_decisions_come_back_from_the_desk():
    made = names(Karsinah="client", Hartini="colleague").with_public("a").with_reason("9/place/desa", "Ya.")
    assert msgspec.json.decode(msgspec.json.encode(made), type=type(made)) == made


def _first(one: OutgoingStory, kind: str, repair: str) -> tuple[Finding, Repair]:
    finding = next(finding for finding in gate().check(one).all if finding.kind == kind)
    return finding, next(offered for offered in finding.repairs if offered.kind == repair)
