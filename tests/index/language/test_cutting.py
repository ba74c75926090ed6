"""Cutting many texts at once gives the words that `tokens` gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import bulk_tokens
from index.language.analysis import tokens
from index.language.bulk_tokens import Cutter, spread
from index.language.stems import Stems

PIECES = (
    "anak", "Anak", "anak-anak", "Anak-anaknya,", "meniru-nirukan", "sayur-mayur.", "(HIV/AIDS)", "Jum'at", "Jum’at",
    "-", "–", "...", "Bali.", "Susi", "kata:", "\n", "\n\n", "é", "cafe\u0301", "\u2028", "\ufffc", "", "a-a", "_", "x_y",
    "pen\u00addamping", "'kutip'", "“Kutip”", "1.958", "1995-1995", "Bapak-Ibu", "ʰ", "日本語", "e\u0301\u0327", "’",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=25).map("".join),
    st.text(max_size=60),
)


@given(some=st.lists(texts, min_size=1, max_size=4))
def test_texts_are_cut_into_the_same_words(some: list[str]):
    stems = Stems()
    cutter = Cutter(stems)
    for text in some:
        found, cut = tokens(text), cutter.cut(text)
        assert [cutter.words[number] for number in cut.words] == [token.word for token in found]
        assert cut.starts.tolist() == [token.start for token in found]
        assert cut.names.tolist() == [token.name for token in found]
        pairs = [stems.pair(token.partner, token.word) if token.partner else None for token in found]
        assert [None if number < 0 else cutter.words[number] for number in cut.pairs] == pairs


def test_what_was_remembered_may_be_forgotten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bulk_tokens, "_MOST_PIECES", 3)
    cutter = Cutter(Stems())
    for text in ("satu dua tiga empat", "lima satu", "dua enam satu"):
        assert [cutter.words[number] for number in cutter.cut(text).words] == text.split()


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=10))
def test_spreading(pairs: list[tuple[int, int]]):
    starts, counts = bulk_tokens.np.asarray(pairs, dtype="int64").reshape(-1, 2).T
    assert spread(starts, counts).tolist() == [start + step for start, count in pairs for step in range(count)]
