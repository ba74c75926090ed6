"""Notes on one of two equal paragraphs, and long quotations that stand once: whose place it is after an edit."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kb.anchors.anchor import anchor
from kb.annotation.annotation import CONTEXT, quote_of

WORDS = re.findall(
    r"\w+",
    "kami anak rumah sekolah petugas datang pagi hujan sungai jembatan koran nasi relawan rapat akta kelas warga pasar"
    " bus malam cerita gambar lagu kunjungan dokter obat surat kepala desa kebun kapal guru teman jalan",
)
PARAGRAPH = st.lists(st.sampled_from(WORDS), min_size=9, max_size=40).map(lambda row: " ".join(row).capitalize() + ".")
PARAGRAPHS = st.lists(PARAGRAPH, min_size=6, max_size=12, unique=True)


def far_apart(paragraphs):
    """No paragraph shares a row of words with another, as those of people hardly do."""
    rows = [
        words[k : k + 3]
        for text in paragraphs
        for words in [re.findall(r"\w+", text.lower())]
        for k in range(len(words) - 2)
    ]
    return len(set(map(tuple, rows))) == len(rows)


@st.composite
def twins(draw):
    """Paragraphs of which two are equal, with others between them; which of the two is noted, and which words of it."""
    rest = draw(PARAGRAPHS)
    assume(far_apart(rest))
    twin = rest.pop()
    first = draw(st.integers(1, len(rest) - 2))
    second = draw(st.integers(first + 2, len(rest)))
    rows = rest[:]
    rows[first:first] = [twin]
    rows[second:second] = [twin]
    noted, other = draw(st.sampled_from([(first, second), (second, first)]))
    words = twin.split(" ")
    low = draw(st.integers(0, len(words) - 6))
    high = draw(st.integers(low + 6, len(words)))
    part = draw(st.booleans())
    span = (len(" ".join(words[:low])) + bool(low), len(" ".join(words[:high]))) if part else (0, len(twin))
    return rows, noted, other, span


def text_of(rows):
    return "\n".join(rows) + "\n"


def begins(rows, number):
    return len("\n".join(rows[:number])) + bool(number)


def without(rows, number):
    return [row for k, row in enumerate(rows) if k != number]


def both(old, new, start, end):
    wanted = quote_of(old, start, end)
    return anchor(wanted, new, old), anchor(wanted, new)


@given(twins())
@settings(max_examples=200)
def test_the_noted_one_of_two_equal_paragraphs_keeps_its_note_when_the_other_goes(drawn):
    rows, noted, other, (low, high) = drawn
    old, new = text_of(rows), text_of(without(rows, other))
    place = begins(rows, noted)
    there = begins(without(rows, other), noted - (other < noted))
    found = anchor(quote_of(old, place + low, place + high), new, old)
    assert (found.start, found.end) == (there + low, there + high)
    assert found.certainty in ("certain", "moved")


@given(twins())
@settings(max_examples=200)
def test_the_equal_paragraph_that_stays_is_never_surely_the_deleted_one(drawn):
    rows, noted, _, (low, high) = drawn
    old, new = text_of(rows), text_of(without(rows, noted))
    place = begins(rows, noted)
    for found in both(old, new, place + low, place + high):
        assert found.certainty in ("unsure", "lost")


@pytest.mark.parametrize("noted", [0, 1])
@pytest.mark.parametrize("part", [False, True])
def test_of_two_equal_paragraphs_side_by_side_a_person_says_which_is_left(noted, part):
    line = "Petugas ketertiban mengusir mereka dua kali sebulan dari bawah jembatan layang."
    old = f"Pembuka cerita.\n{line}\n{line}\nPenutup cerita.\n"
    new = f"Pembuka cerita.\n{line}\nPenutup cerita.\n"
    start = old.index(line) if noted == 0 else old.rindex(line)
    low, high = (19, 46) if part else (0, len(line))
    for found in both(old, new, start + low, start + high):
        assert (found.start, found.end, found.certainty) == (16 + low, 16 + high, "unsure")


@pytest.mark.parametrize("noted", [0, 1])
def test_with_the_same_heading_above_both_the_survivor_is_found_and_the_deleted_is_not(noted):
    line = "Sekolah menolak anak tanpa akta kelahiran, dan kami mengurusnya bersama di kelurahan."
    shared = ["Tantangan", line]
    rows = [
        "Pembuka.",
        "Awal cerita.",
        *shared,
        "Tiga anak pulang.",
        "Hujan turun lama.",
        *shared,
        "Kelas dibuka lagi sesudah banjir.",
        "Penutup.",
    ]
    first, second = 3, 7
    old = text_of(rows)
    mine, other = (first, second) if noted == 0 else (second, first)
    low, high = 15, 60
    for gone, sure in ((other, True), (mine, False)):
        new = text_of(without(rows, gone))
        for found in both(old, new, begins(rows, mine) + low, begins(rows, mine) + high):
            assert new[found.start : found.end] == line[low:high] if sure else True
            assert (found.certainty in ("certain", "moved")) is sure


@given(PARAGRAPHS, st.data())
@settings(max_examples=200)
def test_a_long_quotation_that_stands_once_is_trusted_wherever_it_went(rows, data):
    assume(far_apart(rows))
    number = data.draw(st.integers(0, len(rows) - 1))
    words = rows[number].split(" ")
    size = data.draw(st.integers(6, len(words)))
    low = data.draw(st.integers(0, len(words) - size))
    passage = " ".join(words[low : low + size])
    assume(sum(map(len, words[low : low + size])) >= 30)
    old = text_of(rows)
    start = begins(rows, number) + len(" ".join(words[:low])) + bool(low)
    others = [row for k, row in enumerate(rows) if k != number]
    kept = data.draw(st.lists(st.sampled_from(others) | st.just("Ditulis baru."), max_size=8))
    place = data.draw(st.integers(0, len(kept)))
    whole = data.draw(st.booleans())
    carried = rows[number] if whole else f"Sebelumnya lain. {passage} Sesudahnya pun."
    new = text_of([*kept[:place], carried, *kept[place:]])
    assume(len(re.findall(re.escape(passage), old)) == len(re.findall(re.escape(passage), new)) == 1)
    for found in both(old, new, start, start + len(passage)):
        assert new[found.start : found.end] == passage
        assert found.certainty in ("certain", "moved")


def test_a_short_quotation_is_not_trusted_for_its_words_alone():
    old = "Kami datang pagi. Rapat kasus diadakan. Semua pulang sesudah hujan reda.\n"
    new = "Cerita lain sama sekali: di kota itu rapat tidak pernah ada, hanya Rapat kasus sekali setahun.\n"
    start = old.index("Rapat kasus")
    for found in both(old, new, start, start + len("Rapat kasus")):
        assert found.certainty in ("unsure", "lost")


@given(st.text("ab \n", max_size=60), st.data())
def test_what_is_kept_around_a_quote_tells_it_from_its_copies(plain, data):
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    quote = quote_of(plain, start, end)
    assert plain[start - len(quote.prefix) : end + len(quote.suffix)] == quote.prefix + quote.exact + quote.suffix
    times = sum(plain.startswith(quote.exact, at) for at in range(len(plain)))
    if start == end:
        assert quote.occurs == ""
    elif times == 1:
        assert quote.occurs == "once"
        assert max(len(quote.prefix), len(quote.suffix)) <= CONTEXT
    elif quote.occurs == "again":
        sides = (quote.prefix + quote.exact, quote.exact + quote.suffix)
        reaches = (len(quote.prefix) == start, end + len(quote.suffix) == len(plain))
        for side, edge in zip(sides, reaches, strict=True):
            assert edge or sum(plain.startswith(side, at) for at in range(len(plain))) == 1
    else:
        assert quote.occurs == "alike"


def test_a_part_of_a_long_paragraph_that_stands_twice_keeps_enough_to_know_its_own():
    line = "Setiap pekan relawan duduk bersama warga dan mencatat apa yang berubah. " * 3 + "Lalu mereka pulang."
    rows = ["Pembuka.", line, "Di sekolah dasar itu tidak ada guru.", line, "Kepala desa datang.", "Penutup."]
    old = text_of(rows)
    start = begins(rows, 3) + line.index("Lalu mereka")
    quote = quote_of(old, start, start + 18)
    assert quote.occurs == "again"
    assert quote.prefix.startswith("tidak ada guru.\n", quote.prefix.index("tidak"))
    assert len(quote.suffix) < 60
