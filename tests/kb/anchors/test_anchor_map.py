"""Which word of an old text is which of a new one, beside what difflib says and under the worst texts."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchors.anchor_text import Tokens
from kb.anchors.word_alignment import NONE, Mapping

WORDS = st.lists(st.sampled_from(["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", ".", ","]), max_size=40)


def kept_in_order(mapping):
    return [j for i, j in enumerate(mapping.to_new) if j != NONE and not mapping.moved[i]]


@given(WORDS, WORDS, st.booleans())
def test_only_equal_words_are_paired_both_ways_and_in_order(old, new, long):
    """Long texts, too, of which whole sentences are paired first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.anchors.word_alignment._LONG", -1 if long else 1 << 24)
        patch.setattr("kb.anchors.common_rows._LEAST_SENTENCE", 2)
        mapping = Mapping(old, new)
    for i, j in enumerate(mapping.to_new):
        assert j == NONE or (old[i] == new[j] and mapping.to_old[j] == i)
    assert sum(j != NONE for j in mapping.to_new) == sum(i != NONE for i in mapping.to_old)
    order = kept_in_order(mapping)
    assert order == sorted(order)


@given(WORDS, WORDS)
def test_short_texts_are_paired_about_as_difflib_does(old, new):
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    assert len(kept_in_order(Mapping(old, new))) >= 0.5 * sum(block.size for block in blocks)


@given(WORDS)
def test_the_same_text_is_paired_word_by_word(words):
    mapping = Mapping(words, words)
    assert mapping.to_new == list(range(len(words)))
    assert not any(mapping.moved)
    assert not any(mapping.loose)


def test_a_moved_section_is_followed():
    sections = [[f"{name}{k}" for k in range(60)] for name in "abcd"]
    old = [word for section in sections for word in section]
    new = [word for k in (0, 2, 3, 1) for word in sections[k]]
    mapping = Mapping(old, new)
    assert [new[j] for j in mapping.to_new] == old
    assert bytes(mapping.moved) == bytes(60) + b"\1" * 60 + bytes(120)


def test_of_two_equal_neighbours_either_may_have_been_taken_out():
    old = Tokens("Awal. Rapat kasus. Rapat kasus. Akhir.").words
    new = Tokens("Awal. Rapat kasus. Akhir.").words
    loose = [word for word, mark in zip(old, Mapping(old, new).loose, strict=True) if mark]
    assert loose.count("Rapat") == loose.count("kasus") == 1


def test_long_texts_without_anything_rare_are_paired_too():
    verse = ["Tidak", "ada", "dana", ".", "Rapat", "kasus", ".", "Selesai", "."]
    old = verse * 300
    new = [*old[:1000], "Baru", *old[1300:]]
    mapping = Mapping(old, new)
    assert sum(j != NONE for j in mapping.to_new) == len(new) - 1


def test_tokens_stand_where_the_text_has_them():
    text = " “Kami, 👩🏽‍⚕️ mendengar—dahulu”\n\nשלום עולם e\u0301"
    tokens = Tokens(text)
    assert tokens.words[:2] == ['"', "Kami"]
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert len(text[start:end]) == len(word)
        assert word == text[start:end] or not word.isalnum()
    assert "".join(text.split()) == "".join(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True))


@given(st.text("ab .\n\r—é", max_size=60), st.integers(1, 9))
def test_a_text_taken_apart_piece_by_piece_is_as_one_taken_apart_at_once(text, at_once):
    whole = Tokens(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.anchors.anchor_text._AT_ONCE", at_once)
        pieces = Tokens(text)
    assert (pieces.words, pieces.starts, pieces.ends) == (whole.words, whole.starts, whole.ends)


@given(WORDS, WORDS)
def test_a_gap_reaches_from_a_word_that_is_kept_to_the_next(old, new):
    mapping = Mapping(old, new)
    for place in range(len(old) + 1):
        low, high = mapping.gap_starts[place], mapping.gap_ends[place]
        assert all(j == NONE for j in mapping.to_new[low:high])
        assert low == 0 or mapping.to_new[low - 1] != NONE
        assert high == len(old) or mapping.to_new[high] != NONE
