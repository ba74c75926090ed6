"""The list of checks, clause by clause: each is seen, and taking its rule out of the gate makes it unseen."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from kb.gate import ROWS, Decisions, OutgoingStory
from kb.gate.rules import rules_consent, rules_names, rules_people, rules_pictures, rules_places, rules_wording
from kb.gate.scene import Scene
from tests.kb.gate import drafts
from tests.kb.gate.drafts import GOOD, draft, exif, gate, jpeg, names

RULES = {
    1: ((rules_names, "row_1"), (rules_pictures, "row_1_pictures")),
    2: ((rules_names, "row_2"),),
    3: ((rules_people, "row_3"), (rules_pictures, "row_14")),
    4: ((rules_people, "row_4"),),
    5: ((rules_consent, "row_5"),),
    6: ((rules_consent, "row_6"),),
    7: ((rules_consent, "row_7"),),
    8: ((rules_people, "row_8"),),
    9: ((rules_places, "row_9"),),
    10: ((rules_people, "row_10"),),
    11: ((rules_names, "row_11"),),
    12: ((rules_wording, "row_12"),),
    13: ((rules_places, "row_13"),),
    14: ((rules_pictures, "row_14"),),
    15: ((rules_people, "row_15"),),
    16: ((rules_wording, "row_16"),),
}
NIK = "3201011508950001"


def child(text: str, **more: Any) -> OutgoingStory:  # noqa: ANN401  any field of a draft
    return draft(text, decisions=names(Karsinah="client", Darmo="client"), **more)


def consent(**changed: Any) -> OutgoingStory:  # noqa: ANN401  any field of a record
    return draft("Klien kami pulang.", consents=(msgspec.structs.replace(GOOD, **changed),))


CLAUSES: list[tuple[int, str, OutgoingStory]] = [
    (1, "NIK", draft(f"Nomornya {NIK}.")),
    (1, "KK", draft("No. KK 3276010101010005.")),
    (1, "passport", draft("Paspor A1234567 dibawa.")),
    (1, "BPJS", draft("BPJS 0001234567890.")),
    (1, "bank", draft("Rekening BRI 0123-01-012345-50-1.")),
    (1, "NISN", draft("NISN 0051234567.")),
    (1, "case number", draft("Perkara nomor 45/Pid.Sus-Anak/2019/PN Smg.")),
    (1, "phone", draft("Telepon 0812-3456-7890.")),
    (1, "e-mail", draft("Surel karsinah77@gmail.com.")),
    (1, "social handle", draft("Akunnya @karsinah.77.")),
    (1, "plate", draft("Motor AD 4567 RT.")),
    (1, "coordinates", draft("Di -6.914744, 107.609810.")),
    (1, "RT/RW", draft("Di RT 03/RW 07.")),
    (1, "street address", draft("Di Jl. Mawar No. 5, Depok.")),
    (1, "in the title", draft("Isi.", front={"title": f"Cerita {NIK}"})),
    (1, "in a file name", draft("Isi.", files=(f"ktp-{NIK}.jpg",))),
    (1, "in image metadata", draft("Isi.", pictures={"a.jpg": jpeg(exif(gps=True))}, pictures_seen=frozenset({"a.jpg"}))),
    (1, "in an attachment", draft("Isi.", attachments={"surat.txt": f"Nomornya {NIK}."})),
    (1, "in the history", draft("Isi.", history={"v1": f"Nomornya {NIK}."})),
    (1, "in a comment", draft("Isi.", comments={"n1": f"Nomornya {NIK}."})),
    (2, "a name by the detector", draft("Siang itu Karsinah datang sendirian.")),
    (2, "a client who is still named", draft("Siang itu Karsinah datang.", decisions=names(Karsinah="client"))),
    (3, "a child in trouble with the law, by name", child("Karsinah, anak 15 tahun, ditangkap polisi karena mencuri.")),
    (3, "sexual violence, by name", child("Seorang anak, Karsinah, 14 tahun, dicabuli tetangganya.")),
    (3, "exploitation, by name", child("Karsinah, anak 13 tahun, dilacurkan di sebuah warung.")),
    (3, "trafficking, by name", child("Karsinah, anak 15 tahun, menjadi korban perdagangan orang.")),
    (3, "initials", child("Remaja berinisial RH, 15 tahun, ditangkap karena mencuri.")),
    (3, "a parent", child("Anak itu, 14 tahun, dicabuli tetangganya. Ibunya, Bu Karsinah, melapor.")),
    (3, "school", child("Anak itu, 14 tahun, dicabuli gurunya di SMPN 3 Bongas.")),
    (3, "village", child("Seorang anak, 14 tahun, dicabuli tetangganya di Desa Sukamaju.")),
    (3, "face", child("Seorang anak, 14 tahun, dicabuli tetangganya.", pictures={"a.jpg": jpeg()})),
    (4, "HIV status", draft("Ibu Karsinah mulai minum ARV sejak tahun lalu.")),
    (4, "drug use", draft("Sejak itu Pak Darmo kecanduan sabu.")),
    (4, "sex work", draft("Mbak Rini pernah menjadi pekerja seks.")),
    (4, "offence", draft("Mas Tejo dipenjara dua tahun.")),
    (4, "mental health", draft("Bu Karsinah menderita skizofrenia.")),
    (5, "no record", draft("Klien kami pulang.", consents=())),
    (5, "another audience", consent(scopes=("circle",))),
    (5, "no proof", consent(proof="")),
    (5, "a child who did not agree", consent(capacity="child", giver="ibu")),
    (5, "support for understanding", consent(capacity="disability")),
    (6, "withdrawn", draft("Isi.", consents=(GOOD.withdrawn(date(2026, 2, 1)),))),
    (6, "past its date", consent(expires=date(2026, 2, 1))),
    (6, "to be asked again", consent(review=date(2026, 2, 1))),
    (6, "withdrawn in the head", draft("Isi.", front={"consent": {"basis": "consent", "withdrawn": "2026-02-01"}})),
    (7, "nobody signed", draft("Isi.", front={"reviews": ()})),
    (7, "only the author signed", drafts.ROWS[7]),
    (7, "one signature for a story of children", draft("Isi.", front={"issues": ("isu.anak-jalanan",), "reviews": drafts.SIGNED[:1]})),
    (8, "age, work and place", draft("Perempuan itu, 45 tahun, penjual jamu di Desa Karangjati, datang.")),
    (8, "date, school and class", draft("Anak itu, murid kelas VIII SMPN 3 Bongas, datang pada 12 Maret 2019.")),
    (8, "family size, faith and age", draft("Perempuan itu, 45 tahun, ibu dari empat anak, beragama Kristen.")),
    (8, "a rare event", draft("Ia, 45 tahun, penjual jamu, satu-satunya perempuan yang selamat dari kebakaran itu.")),
    (9, "a village and a stigma", drafts.ROWS[9]),
    (9, "a regency called a supplier", draft("Wilayah Indramayu disebut pemasok utama pekerja seks.")),
    (10, "a relative", drafts.ROWS[10]),
    (10, "an official by name", draft("Camat itu, Pak Darmo, memeras warga.", decisions=names(Darmo="public"))),
    (11, "a colleague", drafts.ROWS[11]),
    (11, "the author", draft("Saya, Hartini, belajar banyak.", front={"authors": ({"name": "Hartini"},)})),
    (12, "a discouraged word", drafts.ROWS[12]),
    (13, "in a sentence", drafts.ROWS[13]),
    (13, "in a table", draft("Data:\n\n| Desa | HIV |\n| --- | --- |\n| Desa Karangjati | 3 |\n")),
    (14, "faces, uniforms, houses", draft("Isi.", pictures={"a.jpg": jpeg()})),
    (14, "EXIF", draft("Isi.", pictures={"a.jpg": jpeg(exif(gps=False))}, pictures_seen=frozenset({"a.jpg"}))),
    (15, "the words of a client", drafts.ROWS[15]),
    (16, "copied text", drafts.ROWS[16]),
    (16, "an attachment", draft("Isi.", attachments={"buku.pdf": ""})),
]  # fmt: skip


def unseen(_scene: Scene, *_more: object) -> Iterator[object]:
    return iter(())


def sees(row: int, one: OutgoingStory) -> bool:
    return any(finding.row == row for finding in gate().check(one).all)


@pytest.mark.parametrize(("row", "clause", "one"), CLAUSES, ids=[f"{row}: {clause}" for row, clause, _ in CLAUSES])
def test_a_clause_is_seen_by_its_rule_and_by_no_other(row: int, clause: str, one: OutgoingStory, monkeypatch):
    assert sees(row, one), clause
    for module, name in RULES[row]:
        monkeypatch.setattr(module, name, unseen)
    assert not sees(row, one), f"{clause}: another rule sees it too, so a test of this one proves nothing"


def test_every_row_has_a_clause_and_a_rule():
    assert {row for row, _, _ in CLAUSES} == set(ROWS) == set(RULES)


def _unrecorded(text: str, said: Decisions, *records: str, private: dict[str, str] | None = None) -> list[str]:
    made = draft(
        text,
        decisions=said,
        consents=tuple(msgspec.structs.replace(GOOD, id=f"c{at}", subject=one) for at, one in enumerate(records)),
    )
    found = gate(private=private or ()).check(made).all
    return [f"{one.words}: {one.reason.id}" for one in found if one.kind == "no-consent-of"]


TWO = "Kami bertemu Bu Melati pagi itu. Anaknya, Seruni, ikut datang bersama Bu Melati."


def test_the_consent_of_one_person_is_not_that_of_another() -> None:
    said = names(**{"Bu Melati": "pseudonym", "Seruni": "pseudonym"})
    (found,) = _unrecorded(TWO, said, "Melati")
    assert found.startswith("Seruni: ") and "tercatat: Melati." in found
    assert _unrecorded(TWO, said, "Melati", "Seruni") == []
    assert _unrecorded(TWO, said, "ibu melati", "Seruni (14)") == []
    assert _unrecorded(TWO, said, "", "") == []  # two records whose names are still to be written
    assert len(_unrecorded(TWO, said, "")) == 1
    assert _unrecorded(TWO, said) == []  # row 5 asks for any record at all then
    (found,) = _unrecorded(TWO, said, "Melati", "Dahlia")
    assert "Melati, Dahlia" in found


def test_a_pseudonym_of_the_private_list_needs_its_record_where_the_story_means_a_person() -> None:
    key = {"Karsinah": "Melati", "Oematan": "Seruni", "Tefa": "Anggrek"}
    found = _unrecorded(TWO, names(**{"Bu Melati": "pseudonym"}), "Melati", private=key)
    assert [one.partition(":")[0] for one in found] == ["Seruni"]
    assert _unrecorded(TWO, names(**{"Bu Melati": "pseudonym", "Seruni": "colleague"}), "Melati", private=key) == []
    flower = "Kami bertemu Bu Melati. Seruni tumbuh di halaman; bunga seruni itu kuning."
    assert _unrecorded(flower, names(**{"Bu Melati": "pseudonym", "Seruni": "other"}), "Melati", private=key) == []


def test_whoever_cannot_be_asked_needs_a_reason() -> None:
    said = names(**{"Bu Melati": "pseudonym", "Seruni": "pseudonym"})
    made = draft(TWO, decisions=said)
    (open_,) = [one for one in gate().check(made).open if one.kind == "no-consent-of"]
    told = draft(TWO, decisions=said.with_reason(open_.key, "Ia sudah meninggal."))
    assert not [one for one in gate().check(told).open if one.kind == "no-consent-of"]
