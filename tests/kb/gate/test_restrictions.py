"""What a person does not want told stops a story that tells it, and only such a story."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gate import Decisions
from kb.gate.traces.restrictions import told_in
from kb.gate.words.tokens import sentences
from tests.kb.gate.drafts import GOOD, draft, gate, names


def told(line: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in told_in(line, text, sentences(text))]


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("HIV", "Ia tahu status HIV-nya. Lalu hiv itu diobati.", ["HIV-nya", "hiv"]),
        ("perceraiannya", "Mereka bercerai. Ia bercerita.", ["bercerai"]),
        ("bahwa suaminya dipenjara", "Suami Ani masuk penjara. Suaminya petani.", ["Suami Ani masuk penjara"]),
        ("nama desa, nama sekolah", "Di desa itu ada sekolah. Ia dari Desa Oenali.", ["Desa Oenali"]),
        ("jangan sebut Oenali", "Ia dari Oenali.", ["Oenali"]),
        ("her divorce", "She was divorced. Her divorce came late.", ["divorce"]),
        ("utang ibunya; kehamilan", "Ibunya berutang. Ia hamil.", ["Ibunya berutang", "hamil"]),
        ("jangan", "Jangan begitu.", []),
        ("", "Apa saja.", []),
    ],
)
def test_a_line_finds_what_it_means(line, text, found):
    assert told(line, text) == found


def test_most_words_of_a_long_line_are_asked_about_but_may_be_explained():
    line = "bahwa ia pernah dipukul ayah tirinya waktu kecil di sekolah"
    text = "Ayah tirinya memukul dia waktu itu."
    (one,) = told_in(line, text, sentences(text))
    assert not one.sure


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_line_and_any_text_have_places_in_the_text(line, text):
    for one in told_in(line, text, sentences(text)):
        assert 0 <= one.start < one.end <= len(text)


def test_the_gate_stops_a_story_that_tells_it_and_says_who_asked():
    record = msgspec.structs.replace(GOOD, restrictions=("perceraiannya",))
    made = draft("Ia bercerai dua tahun lalu.", consents=(record,))
    for moment in ("writing", "submit"):
        (found,) = [one for one in gate().check(made, moment).must if one.kind == "restricted"]
        assert (found.words, found.record) == ("bercerai", "c1")
        assert "Melati setuju asalkan ini tidak diceritakan: “perceraiannya”" in found.reason.id
        assert found.repairs
    clean = draft("Ia pindah dua tahun lalu.", consents=(record,))
    assert not [one for one in gate().check(clean).all if one.kind == "restricted"]


def test_a_consent_settles_that_a_client_is_in_a_story_of_a_programme():
    said = msgspec.structs.replace(names(Melati="pseudonym"), group_story=True)
    text = "Melati ikut kelompok jamu itu."
    before = gate().check(draft(text, decisions=said, consents=()), "submit")
    assert [one.kind for one in before.open if one.row == 5] == ["group-with-client"]
    after = gate().check(draft(text, decisions=said, consents=(GOOD,)), "submit")
    assert [one.kind for one in after.open if one.row == 5] == []
    half = msgspec.structs.replace(GOOD, proof="")
    short = gate().check(draft(text, decisions=said, consents=(half,)), "submit")
    assert [one.kind for one in short.open if one.row == 5] == ["consent-incomplete"]
    assert isinstance(said, Decisions)
