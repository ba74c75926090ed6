"""Every row of the list of checks sees what it is for, and nobody else sees it in its place."""

from datetime import timedelta

import msgspec
import pytest

from kb.gate import ROWS, Decisions, Findings, OutgoingStory
from kb.signatures.review_rules import text_digest
from tests.kb.gate import drafts
from tests.kb.gate.drafts import GOOD, draft, exif, gate, jpeg, names


def seen(found: Findings, row: int) -> list[tuple[str, str]]:
    return [(finding.kind, finding.words) for finding in found.all if finding.row == row]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_seen_and_without_its_rule_it_is_not(row: int):
    found = gate().check(drafts.ROWS[row])
    finding = next(finding for finding in found.all if finding.row == row)
    assert finding.group == ("must" if row <= 7 else "look")
    assert found.blocked
    assert finding.reason.id and finding.reason.en and finding.rule
    assert not seen(gate(off=(row,)).check(drafts.ROWS[row]), row)


def test_a_clean_story_may_leave():
    clean = draft("Kami belajar bahwa klien paling tahu masalahnya. Kelompok itu menjadi yayasan setelah lima tahun.")
    assert gate().check(clean).open == ()


def test_findings_say_where_they_stand():
    for row, one in drafts.ROWS.items():
        parts = {part.name: part.text for part in one.parts()}
        for finding in gate().check(one).all:
            if finding.end:
                assert parts[finding.piece][finding.start : finding.end].strip(), row


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("3201011508950001", "nik"),
        ("3212********0001", "nik"),
        ("No. KK 3276.0101.0101.0005", "kk"),
        ("0812-3456-7890", "phone"),
        ("paspor A1234567", "passport"),
        ("BPJS 0001234567890", "bpjs"),
        ("rekening BRI 0123-01-012345-50-1", "bank"),
        ("NISN 0051234567", "school-number"),
        ("LP/B/123/IV/2019/SPKT", "case"),
        ("perkara nomor 45/Pid.Sus-Anak/2019/PN Smg", "case"),
        ("karsinah77@gmail.com", "email"),
        ("@karsinah.77", "social"),
        ("IG: karsinah77", "social"),
        ("motor AD 4567 RT", "plate"),
        ("-6.914744, 107.609810", "coordinates"),
        ("10 derajat 10 menit lintang selatan, 123 derajat 35 menit bujur timur", "coordinates"),
        ("10,1772° LS dan 123,5821° BT", "coordinates"),
        ("10° 10.6' LS 123° 35.1' BT", "coordinates"),
        ("10 degrees 10 minutes 4 seconds south, 123 degrees 35 minutes 6 seconds east", "coordinates"),
        ("///meja.kursi.pintu", "coordinates"),
        ("RT 03/RW 07", "address"),
        ("Jl. Mawar No. 5, Depok", "address"),
        ("TTL: Bogor, 15-08-1995", "birth-date"),
    ],
)
def test_identifiers_are_found_in_every_part(words: str, kind: str):
    text = f"Catatan: {words} ada di sini."
    places = {
        "text": draft(text),
        "title": draft("Isi.", front={"title": text}),
        "front.lessons.0.event": draft("Isi.", front={"lessons": ({"event": text, "lesson": "Belajar."},)}),
        "attachment:surat.txt": draft("Isi.", attachments={"surat.txt": text}),
        "comment:n1": draft("Isi.", comments={"n1": text}),
        "history:a1": draft("Isi.", history={"a1": text}),
    }
    for piece, one in places.items():
        found = [finding for finding in gate().check(one).all if finding.row == 1 and finding.piece == piece]
        assert kind in {finding.kind for finding in found}, piece


def test_identifiers_and_private_names_are_found_in_file_names():
    one = draft("Isi.", files=("ktp_3201011508950001.jpg", "siti-karsinah_rumah.png"))
    found = gate(private=("Siti Karsinah",)).check(one).all
    assert {(finding.row, finding.piece) for finding in found if finding.row <= 2} == {
        (1, "file:ktp_3201011508950001.jpg"),
        (2, "file:siti-karsinah_rumah.png"),
    }


def test_where_a_country_lies_or_how_warm_it_was_is_no_place_of_anybody() -> None:
    for text in (
        "Antara 6° LU dan 11° LS, 95° BT.",
        "Letaknya 10,1772° LS saja.",
        "Kota itu berada di 106°54' Bujur Timur.",
        "Laut itu membentang dari 24,754° LU sampai 118,351° BT.",
        "Kelembapan tertinggi di 6,21° LS, 106,82° BT.",
        "Suhunya 37,25 derajat Celsius, lalu 38,50 derajat saja.",
        "Berputar 90 derajat ke selatan.",
        "Lihat file:///home.saya.teks atau https:///a.b.c",
    ):
        assert not [one for one in gate().check(draft(text)).all if one.kind == "coordinates"], text


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_that_knows_its_place_is_a_set_of_coordinates(order: str):
    one = draft("Isi.", pictures={"rumah.jpg": jpeg(exif(gps=True, order=order))})
    assert ("coordinates", "rumah.jpg: -6.20000, 106.81667") in seen(gate().check(one), 1)


def test_the_private_list_is_looked_for_however_it_is_written():
    one = draft("Malam itu SITI KARSINAH menunggu. Siti karsinah diam.")
    found = seen(gate(private=("Siti Karsinah",)).check(one), 2)
    assert found.count(("client", "Siti Karsinah")) == 2


def test_a_word_of_the_text_is_no_name_at_the_beginning_of_the_title():
    one = draft("Klien kami pulang ke kampung.", front={"title": "Pulang ke kampung"})
    assert not gate().check(one).names
    other = draft("Isi.", comments={"n1": "Kami pulang.", "n2": "Siang itu Pulang datang."})
    assert [entry.name for entry in gate().check(other).names] == ["Pulang"]


def test_a_name_is_asked_once_with_all_its_places():
    one = draft("Siti Karsinah datang. Kemudian Karsinah pulang bersama Bu Karsinah.")
    (entry,) = gate().check(one).names
    assert (entry.name, len(entry.places), entry.answer) == ("Siti Karsinah", 3, None)


@pytest.mark.parametrize(
    ("answer", "row"),
    [("client", 2), ("colleague", 11), ("public", 0), ("pseudonym", 0), ("organisation", 0), ("other", 0)],
)
def test_an_answer_settles_a_name(answer: str, row: int):
    agreed = msgspec.structs.replace(GOOD, subject="Karsinah")
    one = draft("Siang itu Karsinah datang sendirian.", decisions=names(Karsinah=answer), consents=(agreed,))
    assert {finding.row for finding in gate().check(one).all} == ({row} if row else set())


def test_what_the_library_knows_is_answered_beforehand_and_shown():
    one = draft("Di Indramayu kami bekerja dengan Bandungwangi dan Kementerian Sosial.")
    found = gate().check(one)
    assert {entry.name: entry.answer and entry.answer.kind for entry in found.names} == {
        "Indramayu": "place",
        "Bandungwangi": "organisation",
        "Kementerian Sosial": "organisation",
    }
    assert all(entry.known for entry in found.names)
    assert not found.open


def test_a_child_in_danger_keeps_no_name_initials_school_village_or_face():
    one = draft(
        "Remaja berinisial RH, 15 tahun, ditangkap karena mencuri di Desa Sukamaju. Ia murid SMPN 3 Bongas. Ibunya, Bu Karti, datang.",
        pictures={"foto.jpg": jpeg()},
        decisions=names(Karti="client"),
    )
    assert {kind for kind, _ in seen(gate().check(one), 3)} == {"name", "initials", "school", "village", "face"}


def test_programmes_for_children_are_no_child_in_danger():
    one = draft(
        "Program mencegah eksploitasi seksual anak di Desa Sukamaju. Anak-anak usia 7–12 tahun kembali ke SMP Negeri 2."
    )
    assert seen(gate().check(one), 3) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bu Karsinah dinyatakan positif HIV.", "hiv"),
        ("Sejak itu Pak Darmo kecanduan sabu.", "drugs"),
        ("Mbak Rini pernah menjadi pekerja seks.", "sex-work"),
        ("Mas Tejo dipenjara dua tahun.", "offence"),
        ("Bu Karsinah menderita skizofrenia.", "mental"),
        ("Bu Karsinah datang. Ia CD4-nya 120 waktu itu.", "hiv"),
        ("Klien berinisial SA minum ARV.", "hiv"),
    ],
)
def test_a_fact_about_somebody_named_must_be_solved(text: str, kind: str):
    assert kind in {found for found, _ in seen(gate().check(draft(text)), 4)}


@pytest.mark.parametrize(
    "text",
    [
        "Kami mendampingi 1.958 ODHA di puskesmas dan rumah sakit.",
        "Yayasan melatih WPS dan penasun menjadi kader.",
        "Komisi Penanggulangan AIDS Nasional mengundang Bu Hartini.",
        "Perempuan itu hidup dengan HIV sejak lama.",
    ],
)
def test_groups_offices_and_people_without_a_name_are_not(text: str):
    assert seen(gate().check(draft(text, decisions=names(Hartini="public"))), 4) == []


def test_a_declared_group_story_describes_no_individual():
    one = msgspec.structs.replace(drafts.ROWS[8], decisions=Decisions(group_story=True), consents=())
    assert not {finding.row for finding in gate().check(one).all} & {3, 4, 5, 8}


@pytest.mark.parametrize("kind", ["client", "pseudonym"])
def test_a_group_story_in_which_the_author_named_a_client_describes_somebody(kind: str):
    said = msgspec.structs.replace(names(Melati=kind), group_story=True)
    one = draft(
        "Kami melatih kader. Bu Melati, 34 tahun, seorang guru di Desa Bongas, ikut sejak awal.", decisions=said
    )
    one = msgspec.structs.replace(one, consents=())
    found = gate().check(one)
    assert seen(found, 5) == [("group-with-client", "Melati")]
    assert seen(found, 8), "what points at her is told all the same"
    assert found.blocked


def test_a_programme_with_a_regency_called_supplier_harms_a_group():
    one = draft("Wilayah Indramayu disebut pemasok utama pekerja seks.")
    assert seen(gate().check(one), 9) == [("place", "Indramayu")]


def test_small_numbers_count_in_small_places_only():
    assert seen(gate().check(draft("Ada 37 korban di seluruh negeri, dan 2 orang di Jakarta.")), 13) == []
    table = draft("Data:\n\n| Desa | HIV |\n| --- | --- |\n| Desa Karangjati | 3 |\n| Desa Wanasari | 27 |\n")
    assert seen(gate().check(table), 13) == [("small-count", "3")]


def test_discouraged_words_may_stay_in_quotations():
    one = draft("Sebuah papan bertuliskan “dilarang bagi pelacur” dipasang di sana.\n\n> Kata mereka: pelacur.")
    assert seen(gate().check(one), 12) == []


def test_two_sign_for_stories_about_children():
    one = draft("Isi.", front={"issues": ("isu.anak-jalanan",), "reviews": drafts.SIGNED[:1]})
    assert seen(gate().check(one), 7) == [("unsigned", "")]
    assert seen(gate().check(draft("Isi.", front={"reviews": drafts.SIGNED[:1]})), 7) == []
    bound = [{**review, "text": "0" * 64} for review in drafts.SIGNED]
    assert seen(gate().check(draft("Isi.", front={"reviews": bound})), 7) == [("unsigned", "")], "given on other words"
    words = [{**review, "text": text_digest({"title": "Judul"}, "Isi.")} for review in drafts.SIGNED]
    assert seen(gate().check(draft("Isi.", front={"reviews": words})), 7) == []


def test_signatures_are_counted_by_keys_and_not_by_names():
    def lacks(*who: tuple[str, str]) -> bool:
        reviews = [{"by": by, "key": key, "date": "2024-05-01", "outcome": "signed"} for by, key in who]
        return bool(seen(gate().check(draft("Isi.", front={"issues": ("isu.anak-jalanan",), "reviews": reviews})), 7))

    assert lacks(("Budi", "did:key:a"), ("Budi Santoso", "did:key:a")), "one person under two names"
    assert not lacks(("Sari", "did:key:a"), ("Sari", "did:key:b")), "two people of one name"
    assert lacks(("Sari", ""), ("Sari", "did:key:b")), "who has no key may be the one who has"
    assert not lacks(("Budi", "did:key:a"), ("Sari", "did:key:b"))


def test_signatures_and_consent_are_asked_for_in_their_time():
    one = draft("Isi.", consents=(), front={"reviews": ()})
    rows = {
        moment: {finding.row for finding in gate().check(one, moment).all} for moment in ("writing", "submit", "leave")
    }
    assert rows == {"writing": set(), "submit": {5}, "leave": {5, 7}}


def test_consent_past_its_date_is_told_apart_from_missing_consent():
    old = msgspec.structs.replace(drafts.GOOD, expires=drafts.TODAY - timedelta(days=1))
    found = gate().check(draft("Isi.", consents=(old,)))
    assert [(finding.row, finding.kind) for finding in found.all] == [(6, "consent-past")]
    child = msgspec.structs.replace(drafts.GOOD, capacity="child", giver="ibu")
    found = gate().check(draft("Isi.", consents=(child,)))
    assert [(finding.row, finding.rule) for finding in found.all] == [(5, "UU 27/2022 pasal 25")]


def test_the_founding_essay_raises_no_alarm_about_groups(material):
    essay = next((material.parent / "seed").glob("*.txt")).read_text(encoding="utf-8")
    one = OutgoingStory(text=essay, front={"authors": ({"name": "Yeremias Wutun"},)}, today=drafts.TODAY)
    found = gate().check(one, "writing")
    assert not {finding.row for finding in found.all} & {1, 3, 4, 8, 10, 13}
    assert "Yeremias Wutun" in {entry.name for entry in found.names}
    assert [finding.words for finding in found.all if finding.row == 11] == ["Yeremias Wutun"]
