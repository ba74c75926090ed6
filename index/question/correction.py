"""Misspelled words: what was probably meant, among the words of all stories and the names of things.

Only words that nobody has written are looked at, and only when little was found: a search engine that knows better than
the person is worse than one that asks. Distance is counted in slips of the finger (a letter too many, too few, another,
or two swapped); confusions that sound alike in Indonesian (f v p, kh h, dj j, a doubled letter) count half.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.question.meanings import Label, Meanings
from index.values.query import TypedWord
from index.values.request_results import Corrected, Span
from kb.base.words import Words
from kb.vocabulary.concept import FINDING_ONLY

_SHORTEST: Final = 4  # letters: shorter words have too many neighbours
_SHORT: Final = 5  # up to here one slip is all that is forgiven
_SLIPS: Final = 2
_MOST_UNKNOWN: Final = 24  # words of one question; who writes more of them writes no language that is known here
_HALF: Final = 0.5
# What sounds alike, longer spellings first; also the spellings of before 1947 and 1972.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tj", "c"), ("dj", "j"), ("oe", "u"), ("nj", "ny"), ("sj", "sy"), ("ch|kh", "h"), ("gh", "g"), ("dh", "d"),
        ("th", "t"), ("ph|[fv]", "p"), ("sy|sh|z", "s"), ("x", "ks"), ("q", "k"), ("ck", "k"), ("ie", "i"),
        ("y", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_BEGINNINGS: Final = ("fvp", "khgqc", "sxzc", "jyd", "ie", "uow", "ct")

# A bit for each letter of the alphabet; digits and the bytes of other letters share the last one.
_BITS: Final = np.array([1 << (sign - 97 if 97 <= sign < 123 else 26) for sign in range(256)], dtype=np.uint32)


class Lexicon(Protocol):
    """The written words of an index."""

    def stories_with(self, word: str) -> int:
        """Return how many stories a word is found in, in whatever form."""
        ...

    def has_beginning(self, beginning: str) -> bool:
        """Tell whether any word begins so."""
        ...

    def words_like(self, word: str, letter: str, slips: int) -> tuple[Sequence[str], Sequence[int]]:
        """Return the words beginning with a letter that may be so few slips away, with the number of their stories.

        `likely` finds them quickly; a few too many do no harm.
        """
        ...


class _Candidate(NamedTuple):
    cost: float
    stories: int
    text: str

    @property
    def order(self) -> tuple[float, int, str]:
        return self.cost, -self.stories, self.text


class _Place(NamedTuple):
    """Where a word stands: in a window of which language, between which others."""

    language: str
    neighbours: tuple[str, str]


class Speller:
    """Corrects words from the names there are and from the words of an index."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings

    def warm(self) -> None:
        """Make the tables of names before somebody waits for them."""
        len(self._names), len(self._hurtful)

    def correct(self, text: str, words: Sequence[TypedWord], language: str, lexicon: Lexicon) -> Corrected | None:
        """Return the question with its unknown words replaced, or None when there is nothing to replace."""
        changes: list[tuple[int, int, str]] = []
        joined = -1  # the word that was joined with the one before it
        probable: dict[tuple[str, _Place], str] = {}
        for at, word in enumerate(words):
            if at == joined:
                continue
            behind = words[at + 1] if at + 1 < len(words) else None
            if behind and (whole := _joined(text, word, behind, lexicon)):
                changes.append((word.start, behind.end, whole))
                joined = at + 1
            elif self._is_unknown(word, lexicon):
                key = (word.word, _Place(language, _neighbours(words, at)))
                if key not in probable and len(probable) < _MOST_UNKNOWN:
                    found = self._probable(*key, lexicon)
                    probable[key] = found.text if found else word.word
                if probable.get(key, word.word) != word.word:
                    changes.append((word.start, word.end, probable[key]))
        return _replaced(text, changes) if changes else None

    def _is_unknown(self, typed: TypedWord, lexicon: Lexicon) -> bool:
        word = typed.word
        if len(word) < _SHORTEST or not word.isalpha() or word in self._known:
            return False
        return not (typed.half and lexicon.has_beginning(word)) and not lexicon.stories_with(word)

    def _probable(self, word: str, place: _Place, lexicon: Lexicon) -> _Candidate | None:
        """Return the likeliest word: one slip before two, the first letter right (or sounding so) before wrong."""
        right, wrong = word[0] + _alike(word[0]), word[1]
        for slips in range(1, (1 if len(word) <= _SHORT else _SLIPS) + 1):
            for beginnings in (right, wrong):  # the first letter is one too many, or is the second
                if found := self._nearest(word, beginnings, slips, place, lexicon):
                    hurtful = self._hurtful.get(found.text)
                    return found._replace(text=hurtful.say(place.language)) if hurtful else found
            if slips == 1 and (parted := _parted(word, lexicon)):
                return parted
        return None

    def _nearest(self, word: str, beginnings: str, slips: int, place: _Place, lexicon: Lexicon) -> _Candidate | None:
        found: list[_Candidate] = []
        for letter in dict.fromkeys(beginnings):
            found += _close(word, lexicon.words_like(word, letter, slips), slips)
            if letter in self._names:
                found += _close(word, self._names[letter], slips)
        return min(found, key=lambda one: (self._cost(one, place), *one.order), default=None)

    def _cost(self, one: _Candidate, place: _Place) -> float:
        """Weigh a candidate: a hurtful word is meant less often, one that makes a name with its neighbour more often."""
        before, behind = place.neighbours
        named = (before, one.text) in self._pairs or (one.text, behind) in self._pairs
        return one.cost + _HALF * (one.text in self._hurtful) - _HALF * named

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand side by side in a name."""
        return frozenset(pair for label in self._meanings.labels for pair in pairwise(label.words))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word for label in self._meanings.labels for word in label.words)

    @cached_property
    def _names(self) -> dict[str, tuple[list[str], list[int]]]:
        """Words of the names that may be shown, by their first letter; as if each stood in one story."""
        table: dict[str, tuple[list[str], list[int]]] = {}
        for word in sorted(self._known):
            known, stories = table.setdefault(word[0], ([], []))
            known.append(word)
            stories.append(1)
        return table

    @cached_property
    def _hurtful(self) -> dict[str, Words]:
        """Words that only find: what is shown in their stead, though they were meant."""
        labels = self._meanings.labels
        shown = {word for label in labels if label.name.kind not in FINDING_ONLY for word in label.words}
        return {word: words for word, words in _alone(labels) if word not in shown}


def _neighbours(words: Sequence[TypedWord], at: int) -> tuple[str, str]:
    return (words[at - 1].word if at else "", words[at + 1].word if at + 1 < len(words) else "")


def _alone(labels: Iterable[Label]) -> Iterator[tuple[str, Words]]:
    for label in labels:
        if label.name.kind in FINDING_ONLY:
            for word in label.words:
                yield word, label.name.label


def _alike(letter: str) -> str:
    return "".join(letters for letters in _BEGINNINGS if letter in letters)


def _close(word: str, known: tuple[Sequence[str], Sequence[int]], slips: int) -> Iterator[_Candidate]:
    """Yield the words that are at most so many slips away."""
    words, stories = known
    if not words:
        return
    distances = process.cdist([word], words, scorer=OSA.distance, score_cutoff=slips, dtype=np.uint8)[0]
    sound = sounding(word)
    for place in np.flatnonzero(distances <= slips).tolist():
        other = words[place]
        heard = _HALF + OSA.distance(sound, sounding(other))
        yield _Candidate(min(float(distances[place]), heard), int(stories[place]), other)


class Shapes(NamedTuple):
    """Of many words their lengths, which letters they have, and which of those they have an odd number of times."""

    lengths: NDArray[np.int64]
    has: NDArray[np.uint32]
    odd: NDArray[np.uint32]


def shapes(letters: NDArray[np.uint8], starts: NDArray[np.int64]) -> Shapes:
    """Return the shapes of words: `letters` are their bytes, `starts` where each begins and where the last one ends."""
    if starts.size < 2:
        return Shapes(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.uint32))
    bits = _BITS[letters[starts[0] : starts[-1]]]
    at = starts[:-1] - starts[0]
    return Shapes(np.diff(starts), np.bitwise_or.reduceat(bits, at), np.bitwise_xor.reduceat(bits, at))


def likely(word: str, known: Shapes, slips: int) -> NDArray[np.intp]:
    """Return which of many words may be at most so many slips away from one, and few others.

    A slip changes the length by one at most, and the number of at most two letters by one.
    """
    raw = word.encode()
    own = shapes(np.frombuffer(raw, dtype=np.uint8), np.array([0, len(raw)]))
    near = np.abs(known.lengths - len(raw)) <= slips
    near &= np.bitwise_count(known.has ^ own.has) <= 2 * slips
    near &= np.bitwise_count(known.odd ^ own.odd) <= 2 * slips
    return np.flatnonzero(near)


def sounding(word: str) -> str:
    """Return a word with spellings that sound alike made the same."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _parted(word: str, lexicon: Lexicon) -> _Candidate | None:
    """Return the two words that were written as one, if both are known."""
    found = []
    for at in range(3, len(word) - 2):
        first = lexicon.stories_with(word[:at])
        second = lexicon.stories_with(word[at:]) if first else 0
        if first and second:
            found.append(_Candidate(1.0, min(first, second), f"{word[:at]} {word[at:]}"))
    return min(found, key=lambda one: one.order, default=None)


def _joined(text: str, first: TypedWord, second: TypedWord, lexicon: Lexicon) -> str | None:
    """Return the one word that was written as two, if one of the two is unknown and the whole is not."""
    whole = first.word + second.word
    if text[first.end : second.start].strip() or not lexicon.stories_with(whole):
        return None
    return whole if not (lexicon.stories_with(first.word) and lexicon.stories_with(second.word)) else None


def _replaced(text: str, changes: Sequence[tuple[int, int, str]]) -> Corrected:
    searched, spans, at = "", list[Span](), 0
    for start, end, found in changes:
        searched += text[at:start]
        spans.append((len(searched), len(searched) + len(found)))
        searched += found
        at = end
    return Corrected(typed=text, searched=searched + text[at:], spans=tuple(spans))
