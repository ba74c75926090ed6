"""Pseudonyms, ages, schools, villages and the like, in sentences of our own and in numbers as people write them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.numerals import band, banded, value
from kb.gate.words.tokens import sentences, tokens
from tests.kb.gate.labelled import judged, labelled


def test_half_of_the_sentences_are_harmless():
    marked = [bool(spans) for _, spans in labelled()]
    assert len(marked) >= 200
    assert marked.count(False) * 2 >= len(marked) - 1


def test_what_points_at_a_person_is_found():
    result = judged()
    assert result.recall >= 0.95, result.missed
    assert result.precision >= 0.9, result.wrong


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("14", 14),
        ("empat belas", 14),
        ("sebelas", 11),
        ("dua puluh lima", 25),
        ("thirty-two", 32),
        ("seventeen", 17),
        ("banyak", None),
    ],
)
def test_numbers_are_read_in_figures_and_words(words: str, number: int | None):
    assert value(words) == number


@pytest.mark.parametrize(
    ("words", "rough"),
    [
        ("berusia 14 tahun", "berusia belasan tahun"),
        ("usia empat belas tahun", "usia belasan tahun"),
        ("umurnya baru 7 tahun", "masih usia sekolah dasar"),
        ("usia 8 bulan", "masih bayi"),
        ("16", "belasan tahun"),
        ("aged 52", "in the fifties"),
        ("14-year-old", "teenage"),
        ("45 tahun", "empat puluhan tahun"),
        ("80 tahun", "lanjut usia"),
    ],
)
def test_ages_become_bands(words: str, rough: str):
    assert banded(words) == rough


@given(st.integers(0, 120))
def test_a_band_says_no_number(age: int):
    assert not any(sign.isdecimal() for sign in band(age) + band(age, "en"))
    assert banded(band(age)) == band(age)


@given(st.text(alphabet=st.sampled_from("aA .!?\n“”,1é😀-"), max_size=60))
def test_words_and_sentences_stand_where_they_say(text: str):
    for word in tokens(text):
        assert text[word.start : word.end] == word.text
    places = sentences(text)
    assert all(start < end for start, end in places)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(places))
    covered = {place for start, end in places for place in range(start, end)}
    assert all(place in covered for word in tokens(text) for place in range(word.start, word.end))
