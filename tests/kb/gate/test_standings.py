"""What makes one person known besides an office: work at a named place, fame, a rare birth, a house beside a landmark."""

import pytest

from kb.gate import OutgoingStory
from tests.kb.gate.drafts import gate


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ayahnya koster di GMIT Sontetus.", "koster di GMIT Sontetus"),
        ("Suaminya kapten KMP Ile Boleng.", "kapten KMP Ile Boleng"),
        ("Suami klien kami mandor kebun di Tanjung Morawa.", "mandor kebun di Tanjung Morawa"),
        ("Her mother sells fish at the Hamadi market.", "sells fish at the Hamadi market"),
        ("Ia tinggal persis di depan gerbang Unair.", "tinggal persis di depan gerbang Unair"),
        ("Neneknya ratu terakhir Kerajaan Bone.", "ratu terakhir Kerajaan Bone"),
        ("Videonya viral tahun lalu.", "Videonya viral"),
        ("Ia finalis Indonesian Idol.", "finalis Indonesian Idol"),
        ("Korban adalah anak kembar tiga.", "anak kembar tiga"),
        ("Ayahnya masinis kereta api.", "masinis kereta api"),
        ("She lived in the boarding house of Saint Theresa.", "the boarding house of Saint Theresa"),
        ("Nomor polis asuransinya PA-7712093 tercatat.", "PA-7712093"),
        ("You can call her at 0813 dash 2234 dash 9981.", "0813 dash 2234 dash 9981"),
        ("Adiknya lahir pas Hari Kartini.", "lahir pas Hari Kartini"),
    ],
)
def test_standings_are_asked_about(text: str, said: str):
    found = gate().check(OutgoingStory(text=text), "writing").open
    assert said in {one.words for one in found if one.row in {1, 8}}


@pytest.mark.parametrize(
    "text",
    [
        "Nelayan dari pulau itu dilatih.",
        "Para guru di Kupang ikut pelatihan.",
        "Penatua dan diaken ikut pelatihan.",
        "Noken dijual di pasar.",
        "The visits took place on Tuesdays.",
        "Warung di depan sekolah diminta tidak menjual rokok.",
    ],
)
def test_groups_and_things_are_not(text: str):
    assert not [one for one in gate().check(OutgoingStory(text=text), "writing").open if one.row in {1, 2, 8}]


@pytest.mark.parametrize(
    "text",
    [
        "Rumahnya di tepi laut, 10,17724° Lintang Selatan dan 123,60701° Bujur Timur.",
        "Sesudah gempa ia tinggal di 8°39'12\" LS 115°13'05\" BT.",
    ],
)
def test_a_house_beside_the_sea_is_a_spot(text: str):
    found = [one.words for one in gate().check(OutgoingStory(text=text), "writing").open if one.row == 1]
    assert any("°" in words for words in found)
