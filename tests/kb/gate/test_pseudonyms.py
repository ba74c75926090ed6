"""What somebody may be called instead: known names again, names that fit, never anybody's real one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gate.names.pseudonyms import FEMALE, MALE, NEUTRAL, known_as, propose, sex_of
from tests.kb.gate.drafts import draft, gate, library


@pytest.mark.parametrize(
    ("name", "text", "sex"),
    [
        ("Oenunu", "Pak Oenunu datang.", "male"),
        ("Oenunu", "Bu Oenunu datang.", "female"),
        ("Nando", "Nando, anak laki-laki berusia 9 tahun, tidak sekolah.", "male"),
        ("Ije", "Ije adalah seorang janda.", "female"),
        ("Ije", "Ije tinggal bersama suaminya.", "female"),
        ("Robin", "Robin came with his mother.", ""),
        ("Robin", "Robin said he was tired.", "male"),
        ("Sulastri", "Sulastri datang.", "female"),
        ("Melkianus Tefa", "Melkianus Tefa datang.", "male"),
        ("Ahmad bin Saleh", "", "male"),
        ("Oenunu", "Oenunu datang.", ""),
        ("Suryanto", "", "male"),
    ],
)
def test_whether_somebody_is_a_woman_or_a_man_is_read_where_it_can_be_told(name, text, sex):
    assert sex_of([name], [text]) == sex


def test_a_boy_is_not_called_by_the_name_of_a_woman():
    assert propose(["Nando"], ["Nando, anak laki-laki itu, pulang."], frozenset(), {}) in MALE
    assert propose(["Sulastri"], [], frozenset(), {}) in FEMALE
    assert propose(["Oenunu"], [], frozenset(), {}) in NEUTRAL


def test_whom_the_desk_knows_is_called_as_before():
    known = {"Yohanes Tefa": "Melki", "Karsinah": "Melati"}
    assert propose(["Yohanes"], ["Yohanes pulang."], frozenset(["melki"]), known) == "Melki"
    assert known_as(["Pak Yohanes Tefa"], known) == "Melki"
    assert known_as(["Tono"], known) == ""
    assert known_as(["Siti"], {"Siti Aminah": "Laras", "Siti Rahma": "Sekar"}) == ""


@given(st.sets(st.sampled_from([*FEMALE, *MALE, *NEUTRAL])), st.sampled_from(["Sulastri", "Suryanto", "Oenunu"]))
def test_no_proposal_stands_in_the_story_or_is_a_real_name(taken, name):
    barred = frozenset(one.casefold() for one in taken)
    offered = propose([name], [], barred, {})
    assert offered not in taken
    assert offered


def test_the_gate_offers_what_the_list_of_the_desk_says():
    shelf = library()
    made = type(gate())(shelf.vocabulary, shelf.regions, private={"Yohanes Tefa": "Melki"})
    found = made.check(draft("Kemarin Yohanes Tefa datang bersama Bu Karsinah dan Bayu, anak laki-lakinya."))
    offered = {one.words: one.repairs[0].new for one in found.all if one.row == 2}
    assert offered["Yohanes Tefa"] == "Melki"
    assert next(new for words, new in offered.items() if "Karsinah" in words) in FEMALE
    assert "Bayu" not in offered.values()
