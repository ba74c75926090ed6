"""Cutting many texts into words at once: the same words as `index.language.analysis.tokens` finds, as arrays of numbers.

A library says the same things again and again. So a text is parted at its spaces, and each *different* piece between
two spaces ("anak-anak,", "(HIV/AIDS)") is analysed once by `tokens` and remembered; what is left for each text is a few
steps over arrays. Only one thing depends on more than its own piece: whether a capital stands in the middle of a
sentence.
"""

from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.language.analysis import SENTENCE_END, Token, fold_word, tokens
from index.language.stems import Stems

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_MOST_PIECES: Final = 400_000  # remembered at a time; a library of thousands of stories has about half as many
_AROUND: Final = '.,;:!?()[]"“”‘’…\n'
_NO_PAIR: Final = -1
# What a piece says of its beginning and end, and a word of being a name.
_SOLID, _ENDS_BEFORE, _ENDS_AFTER = range(2, 5)
_PLAIN, _NAME, _NAME_INSIDE_SENTENCE = range(3)


class Cut(NamedTuple):
    """The words of a text in order: their numbers, where they begin, which look like names, and the numbers of the
    stems of reduplicated words that have one of their own (-1 for all others)."""

    words: Ints
    starts: Ints
    names: Flags
    pairs: Ints


class _Rows:
    """Rows of numbers that grow at the end."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._numbers = array("q")

    def __len__(self) -> int:
        return len(self._numbers) // self._columns

    def add(self, *numbers: int) -> None:
        self._numbers.extend(numbers)

    def take(self, rows: Ints) -> Ints:
        return np.frombuffer(self._numbers, dtype=np.int64).reshape(-1, self._columns)[rows]


class _Numbers(dict[str, int]):
    """Numbers things in the order in which they are first asked for."""

    def __missing__(self, thing: str) -> int:
        number = self[thing] = len(self)
        return number


class Cutter:
    """Cuts texts and numbers their words; the numbers hold for one cutter."""

    def __init__(self, stems: Stems) -> None:
        self._stems = stems
        self._numbers = _Numbers()
        self._forget()

    @property
    def words(self) -> Sequence[str]:
        """The words by their numbers."""
        return tuple(self._numbers)

    def number(self, word: str) -> int:
        """Return the number of a folded word."""
        return self._numbers[word]

    def cut(self, text: str) -> Cut:
        """Cut one text."""
        if len(self._pieces) > _MOST_PIECES:
            self._forget()
        parted = text.split(" ")
        lengths = np.fromiter(map(len, parted), np.int64, len(parted))
        begins = np.cumsum(lengths + 1) - lengths - 1
        rows = self._pieces.take(np.fromiter(map(self._known.__getitem__, parted), np.int64, len(parted)))
        first, counts = rows[:, 0], rows[:, 1]
        found = self._tokens.take(spread(first, counts))
        starts = found[:, 1] + np.repeat(begins, counts)
        inside = np.repeat(_inside_sentence(rows), counts)
        names = (found[:, 2] == _NAME) | ((found[:, 2] == _NAME_INSIDE_SENTENCE) & inside)
        return Cut(found[:, 0], starts, names, found[:, 3])

    def _forget(self) -> None:
        self._known = _Pieces(self)
        self._pieces = _Rows(5)
        self._tokens = _Rows(4)

    def learn(self, piece: str) -> None:
        """Analyse a piece that was never seen before."""
        core = piece.strip(_AROUND)
        if core.isalnum():  # most pieces are one plain word, perhaps with a comma
            begin = piece.index(core)
            end = begin + len(core)
            word = fold_word(core)
            found = [Token(word, begin, end, 0)] if word else []
        else:
            found = tokens(piece)
            letters = [at for at, sign in enumerate(piece) if sign.isalnum()]
            begin, end = (letters[0], letters[-1] + 1) if letters else (len(piece), len(piece))
        before, after = _ends_sentence(piece[:begin]), _ends_sentence(piece[end:])
        self._pieces.add(len(self._tokens), len(found), begin < end, before, after)
        for token in found:
            name = _PLAIN
            if token.name:
                name = _NAME
            elif token.start == begin and piece[begin].isupper():
                name = _NAME_INSIDE_SENTENCE
            pair = self._stems.pair(token.partner, token.word) if token.partner else None
            number = self._numbers[pair] if pair else _NO_PAIR
            self._tokens.add(self._numbers[token.word], token.start, name, number)


def _ends_sentence(signs: str) -> bool:
    return bool(signs) and not SENTENCE_END.isdisjoint(signs)


class _Pieces(dict[str, int]):
    """The pieces known so far; a new one is learned when it is asked for."""

    def __init__(self, cutter: Cutter) -> None:
        super().__init__()
        self._cutter = cutter

    def __missing__(self, piece: str) -> int:
        self._cutter.learn(piece)
        number = self[piece] = len(self)
        return number


def _inside_sentence(rows: Ints) -> Flags:
    """Tell for each piece whether a word stands before it with no end of a sentence between."""
    ends = rows[:, _ENDS_BEFORE] + rows[:, _ENDS_AFTER]
    so_far = np.cumsum(ends)
    solid = np.flatnonzero(rows[:, _SOLID])
    inside = np.zeros(len(rows), dtype=np.bool_)
    since = (so_far - rows[:, _ENDS_AFTER])[solid]  # ends up to the first letter of each piece that has letters
    inside[solid[1:]] = since[1:] == since[:-1]
    return inside


def spread(starts: NDArray[np.integer], counts: NDArray[np.integer]) -> Ints:
    """Return start, start + 1, ... for each start, as many as its count, one behind the other."""
    counts = counts.astype(np.int64)
    shifts = starts.astype(np.int64) - (np.cumsum(counts) - counts)
    return np.repeat(shifts, counts) + np.arange(counts.sum())
