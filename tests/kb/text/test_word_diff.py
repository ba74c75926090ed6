"""Differences lose nothing: from them and one text comes the other, and what nobody touched is not torn apart."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kb.text.word_diff import differences, new_text, old_text

WORDS = st.lists(
    st.sampled_from(["anak", "ibu", "desa", " ", " ", "\n\n", ", ", ".", "é", "😀", "di", "- "]), max_size=60
)
TEXTS = st.one_of(WORDS.map("".join), st.text(max_size=80))


def seen(old: str, new: str) -> str:
    """Draw the pieces: [-gone-] and {+new+}."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in differences(old, new))


@given(TEXTS, TEXTS)
def test_applying_the_differences_gives_the_other_text(old, new):
    pieces = differences(old, new)
    assert (old_text(pieces), new_text(pieces)) == (old, new)
    for piece in pieces:
        assert piece.text
        if piece.kind != "new":
            assert old[piece.old :].startswith(piece.text)
        if piece.kind != "gone":
            assert new[piece.new :].startswith(piece.text)
    assert all(first.kind != second.kind for first, second in pairwise(pieces))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert [piece.kind for piece in differences(text, text)] == ["same"] * bool(text)


def test_one_word_said_otherwise_is_one_word():
    assert seen("Kami mendengar ibu itu.", "Kami menyapa ibu itu.") == "Kami [-mendengar-]{+menyapa+} ibu itu."


def test_a_phrase_said_otherwise_reads_as_one():
    assert seen("Ia anak jalanan, katanya.", "Ia remaja putri, katanya.") == (
        "Ia [-anak jalanan-]{+remaja putri+}, katanya."
    )


def test_a_paragraph_that_nobody_touched_stays_whole():
    old = "Satu dua tiga.\n\nAnak itu pulang.\n\nEmpat lima.\n"
    new = "Enam anak pulang tujuh.\n\nAnak itu pulang.\n\nEmpat delapan lima.\n"
    assert "Anak itu pulang.\n\nEmpat {+delapan +}lima." in seen(old, new)


def test_a_paragraph_put_in_is_one_piece():
    assert seen("Satu.\n\nTiga.\n", "Satu.\n\nDua kali.\n\nTiga.\n") == "Satu.\n\n{+Dua kali.\n\n+}Tiga.\n"


def test_long_texts_are_compared_whole():
    chance = random.Random(5)
    old = [f"kata{chance.randrange(300)} " for _ in range(40_000)]
    new = [*old[:100], "sisipan ", *old[100:20_000], *old[20_500:], "akhir"]
    pieces = differences("".join(old), "".join(new))
    assert (old_text(pieces), new_text(pieces)) == ("".join(old), "".join(new))
    assert sum(len(piece.text) for piece in pieces if piece.kind == "same") > 0.9 * len("".join(new))


def test_a_text_without_anchors_is_taken_as_replaced():
    old, new = "a b " * 3_000, "b c " * 3_000
    pieces = differences(old, new)
    assert (old_text(pieces), new_text(pieces)) == (old, new)
