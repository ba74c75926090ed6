"""What points at somebody without a capital or a number of its own: places, feasts, disasters, posts, starred names."""

import pytest

from kb.gate import Findings
from tests.kb.gate.drafts import draft, gate


def asked(text: str) -> list[tuple[int, str]]:
    found: Findings = gate().check(draft(text), "writing")
    return [(finding.row, finding.words) for finding in found.open if finding.piece == "text"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ia kontrol ke puskesmas camplong tiap bulan.", "puskesmas camplong"),
        ("Anaknya pindah ke smp negeri 9.", "smp negeri 9"),
        ("Ibunya mengaji di pesantren darul hikmah.", "pesantren darul hikmah"),
        ("Klien tinggal di dusun oelbanu sejak kecil.", "dusun oelbanu"),
        ("Rumahnya di kilometer 41, arah bandara.", "kilometer 41"),
        ("Ia menunggu di simpang kilo 8.", "simpang kilo 8"),
        ("Anak itu dibesarkan pendeta kampung itu.", "pendeta kampung itu"),
        ("Suaminya penjaga mercusuar dan jarang pulang.", "penjaga mercusuar"),
        ("Ia dulu pemain bola voli nasional, sekarang pecandu.", "pemain bola voli nasional"),
        (
            "Ia selamat dari tenggelamnya kapal di Selat Pukuafu dan lumpuh.",
            "tenggelamnya kapal di Selat Pukuafu",
        ),
        ("Ia diperkosa pada malam Natal 2012 di kebun.", "malam Natal 2012"),
        ("Korban bernama J*l*ta menurut berkas.", "J*l*ta"),
        ("Namanya ditulis y-o-h-a-n-i-s di pintu.", "y-o-h-a-n-i-s"),
        ("Orang menjulukinya Si Bintang Timur karena suaranya.", "Bintang Timur"),
        ("Videonya tersebar di grup WhatsApp “Pemuda Oelbanu”.", "Pemuda Oelbanu"),
    ],
)
def test_it_is_asked(text: str, words: str) -> None:
    assert any(words in said for _, said in asked(text)), asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ia pergi ke puskesmas naik sepeda.",
        "Anak itu pulang ke desa setelah panen.",
        "Jalan sepanjang 23 kilometer itu rusak dan ia berjalan kaki.",
        "Ia berlari 9 km setiap pagi.",
        "Ia bekerja sebagai penjahit dan senang.",
        "Guru-guru*i diundang makan.",
        "Ia menulis huruf a b c d e di papan.",
        "Ia membaca **buku** dan *majalah* itu.",
    ],
)
def test_it_is_not_asked_in_vain(text: str) -> None:
    assert not asked(text)


STORY = (
    "Gadis itu berumur tiga belas tahun.\n\nIa menyukai pelajaran berhitung.\n\n{place}\n\nPamannya memperkosanya.\n\n"
    "Sekarang ia tinggal bersama kami."
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Sekolahnya SMP Negeri 3 Amarasi, dekat pasar.", "SMP Negeri 3 Amarasi"),
        ("Rumahnya di Desa Oelbanu.", "Desa Oelbanu"),
        ("Rumahnya di kilometer 31.", "kilometer 31"),
    ],
)
def test_school_and_village_stand_in_other_paragraphs_than_the_harm(place: str, words: str) -> None:
    found = gate().check(draft(STORY.format(place=place)), "submit")
    assert words in [finding.words for finding in found.must if finding.row == 3]


def test_a_programme_with_the_same_words_holds_no_child() -> None:
    text = "Program ini melatih guru.\n\nPertemuan diadakan di Desa Oelbanu.\n\nKekerasan seksual dibahas terbuka."
    assert not [finding for finding in gate().check(draft(text), "submit").must if finding.row == 3]
