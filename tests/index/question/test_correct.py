"""Misspelled words are put right from what others have written, and only then."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.question.correction import Speller, likely, shapes, sounding
from index.question.meanings import Meanings
from index.question.query_reader import parse

WRITTEN = Counter(
    {
        "pendampingan": 9, "trafficking": 3, "jalanan": 5, "anak": 20, "rehabilitasi": 4, "panti": 6, "pantai": 1,
        "kekerasan": 7, "keluarga": 8, "sekolah": 9, "jalan": 12, "pelacur": 2, "odha": 2, "fisik": 3, "olah": 2,
        "kelompok": 5, "desa": 5, "nelayan": 2, "cerita": 4, "khusus": 3, "aktif": 3,
    }
)  # fmt: skip


class Written:
    """The words of a small index."""

    def stories_with(self, word):
        return WRITTEN[word]

    def has_beginning(self, beginning):
        return any(word.startswith(beginning) for word in WRITTEN)

    def words_like(self, word, letter, slips):
        found = [known for known in WRITTEN if known.startswith(letter) and abs(len(known) - len(word)) <= slips]
        return found, [WRITTEN[known] for known in found]


@pytest.fixture
def corrected(vocabulary, regions):
    speller = Speller(Meanings(vocabulary, regions))

    def correct(text, *, typing=False, language="id"):
        query = parse(text, vocabulary, regions, typing=typing)
        return speller.correct(text, query.words, language, Written())

    return correct


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("pendmpingan", "pendampingan"),  # a letter missing
        ("penndampingan", "pendampingan"),  # one too many
        ("pendampimgan", "pendampingan"),  # another
        ("pendmapingan", "pendampingan"),  # two swapped
        ("epndampingan", "pendampingan"),
        ("rehablitasy", "rehabilitasi"),  # two slips in a long word
        ("pisik", "fisik"),  # what sounds alike
        ("chusus", "khusus"),
        ("traffickin anak", "trafficking anak"),
        ("anakjalanan", "anak jalanan"),
        ("panti jalan an di desa", "panti jalanan di desa"),
        ("anak jalnan", "anak jalanan"),  # jalan is as near, but no name
        ("Indramyu", "indramayu"),  # a name that no story has written
        ("sekolha -panti di desaa", "sekolah -panti di desa"),
        ("pelacurr", "Pekerja seks"),  # a hurtful word is understood and not written out
    ],
)
def test_what_is_put_right(corrected, typed, searched):
    found = corrected(typed)
    assert (found.typed, found.searched) == (typed, searched)
    changed = [found.searched[start:end] for start, end in found.spans]
    assert changed and all(part not in typed.split() for part in changed)


@pytest.mark.parametrize(
    "typed",
    [
        "pendampingan",
        "panti",
        "pantai",
        "trafiking",
        "asesmen",
        "odh",
        "xyzxyzxyz",
        "1998",
        "covid19",
        '"pendmpingan"',
        "isu:anak",
        "-sekolha",
        "pendmp*",
        "",
    ],
)
def test_what_is_left_alone(corrected, typed):
    assert corrected(typed) is None


def test_half_a_word_is_no_mistake(corrected):
    assert corrected("pendampi", typing=True) is None
    assert corrected("pendanpi", typing=True) is None
    assert corrected("pendmpingan", typing=True).searched == "pendampingan"


def test_the_language_of_the_window_replaces_a_hurtful_word(corrected):
    assert corrected("pelacurr", language="en").searched == "Sex workers"


def test_old_spellings_sound_alike():
    assert sounding("djalan") == sounding("jalan")
    assert sounding("roemah") == sounding("rumah")
    assert sounding("aktivitas") == sounding("aktifitas")


WORDS = st.text("abcdekmnyé", min_size=1, max_size=9)


@given(WORDS, st.lists(WORDS, max_size=20), st.integers(1, 2))
def test_nothing_near_is_overlooked(word, known, slips):
    raw = [other.encode() for other in known]
    starts = np.cumsum([0, *map(len, raw)])
    found = likely(word, shapes(np.frombuffer(b"".join(raw), dtype=np.uint8), starts), slips)
    near = {place for place, other in enumerate(raw) if OSA.distance(word.encode(), other) <= slips}
    assert near <= set(found.tolist())


@given(st.text(max_size=40))
def test_any_text_stays_in_one_piece(vocabulary, regions, text):
    query = parse(text, vocabulary, regions)
    found = Speller(Meanings(vocabulary, regions)).correct(text, getattr(query, "words", ()), "id", Written())
    if found:
        assert all(0 <= start < end <= len(found.searched) for start, end in found.spans)
