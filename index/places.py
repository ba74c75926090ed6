"""Where the words of a question stand in the plain text of a story, read from the index: no text is gone through.

Every term of the body that a question means gets the number of the part of the question that means it; the slots of a
story, looked up in that table, are its matched words.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from index.analysis import tokens
from index.answers import Span
from index.cutting import Ints
from index.query import Phrase, Word
from index.segment import Mask, Segment
from index.segment_write import starts_of
from index.stems import Stems

MOST: Final = 48  # matched words of one story that are looked at for an excerpt
_MOST_PARTS: Final = 255
_PLAIN_ENDS: Final = frozenset(["", *' \n.,;:!?()[]"”'])
_PIECE: Final = re.compile(r"\S+")


class Mark(NamedTuple):
    """A matched word or phrase: from, to, by which part of the question.

    One that is not `exact` ends where the folded word would.
    """

    start: int
    end: int
    part: int
    exact: bool = True

    def span(self, plain: str) -> Span:
        """Return where it stands in the text."""
        return self.start, self.end if self.exact else true_end(plain, self.start, self.end - self.start)


class Places:
    """Finds the matched words of one question in the stories of one segment."""

    def __init__(
        self, segment: Segment, wanted: Iterable[Word | Phrase], stems: Stems, stages: Sequence[str] = ()
    ) -> None:
        """Take up a question; words in other sections than those of `stages`, if there are any, are not its words."""
        file = segment.file
        self._stages = file["body.stages"] if stages else None
        self._in_stages = segment.in_stages(stages)
        self._body = segment.written("body")
        self._letters, self._plain, self._ends = file["body.letters"], file["body.plain"], file["body.terms.starts"]
        self._phrases: list[tuple[int, list[int]]] = []
        self._parts = np.zeros(len(self._body.terms) + 1, dtype=np.uint8)
        parts = list(enumerate(wanted, 1))[:_MOST_PARTS]
        for number, clause in parts:
            if isinstance(clause, Word) and not clause.exact:
                stem = segment.field("stem").find(stems.stem(clause.word))
                if stem >= 0:
                    self._parts[:-1][file["body.stems"] == stem] = number
        for number, clause in parts:
            if isinstance(clause, Phrase):
                terms = [self._body.find(word) for word in clause.words]
                if min(terms) >= 0:
                    self._phrases.append((number, terms))
            elif clause.prefix:
                first, stop = self._body.beginning(clause.word)
                self._parts[first:stop] = number
            elif (term := self._body.find(clause.word)) >= 0:
                self._parts[term] = number

    def of(self, documents: Sequence[int], plains: Sequence[str]) -> list[list[Mark]]:
        """Return the matched words in the plain texts of some documents, in order; all documents in the same steps."""
        begins = [int(self._body.slots_starts[document]) for document in documents]
        # The free slot behind each text comes along, so that no phrase reaches from one into the next.
        slices = [
            slice(begin, begin + int(self._plain[document]) + 1)
            for begin, document in zip(begins, documents, strict=True)
        ]
        held = np.concatenate([self._body.slots[own] for own in slices]).astype(np.int64)
        letters = np.concatenate([self._letters[own] for own in slices]).astype(np.int64)
        bounds = starts_of(np.asarray([own.stop - own.start for own in slices]))
        outside = self._outside(slices)
        parts = self._parts[held]
        parts[outside] = 0
        at = np.flatnonzero(parts)
        starts, terms = letters[at], held[at]
        ends = starts + self._ends[terms + 1] - self._ends[terms]
        columns = starts.tolist(), ends.tolist(), self._parts[terms].tolist()
        where = np.searchsorted(at, bounds).tolist()
        marks = []
        for first, stop in pairwise(where):
            own = range(first, stop) if stop - first <= MOST else _some(columns[2], first, stop)
            marks.append([Mark(columns[0][one], columns[1][one], columns[2][one], False) for one in own])
        for number, phrase in self._phrases:
            self._add_phrase(marks, number, phrase, plains, (held, letters, bounds, outside))
        return marks

    def _outside(self, slices: Sequence[slice]) -> Mask:
        """Return which slots lie in sections that the question does not ask about."""
        if self._stages is None:
            return np.zeros(sum(own.stop - own.start for own in slices), dtype=np.bool_)
        inside: Mask = self._in_stages[np.concatenate([self._stages[own] for own in slices])]
        return ~inside

    def _add_phrase(
        self,
        marks: list[list[Mark]],
        number: int,
        phrase: Sequence[int],
        plains: Sequence[str],
        texts: tuple[Ints, Ints, Ints, Mask],
    ) -> None:
        """Add where a phrase stands to the marks of each text."""
        held, letters, bounds, outside = texts
        places = np.flatnonzero((held == phrase[0]) & ~outside)
        for distance, term in enumerate(phrase[1:], 1):
            places = places[held[places + distance] == term]
        owners = (np.searchsorted(bounds, places, side="right") - 1).tolist()
        last = letters[places + len(phrase) - 1].tolist()
        size = len(self._body.terms[phrase[-1]])
        for owner, start, begin in zip(owners, letters[places].tolist(), last, strict=True):
            if len(marks[owner]) < 2 * MOST:
                marks[owner].append(Mark(start, true_end(plains[owner], begin, size), number))
        for owner in set(owners):
            marks[owner].sort()


def _some(parts: Sequence[int], first: int, stop: int) -> list[int]:
    """Choose among very many matched words of a text, the first ones of each part of the question."""
    left = dict.fromkeys(parts[first:stop], MOST // 2)
    chosen = []
    for one in range(first, stop):
        if left[parts[one]]:
            left[parts[one]] -= 1
            chosen.append(one)
    return chosen


def true_end(plain: str, start: int, size: int) -> int:
    """Return where the word that begins at `start` ends in the text; folded, it has `size` letters."""
    end = start + size
    if plain[end : end + 1] in _PLAIN_ENDS and plain[start:end].isalnum():
        return end
    piece = _PIECE.match(plain, start)
    found = tokens(piece.group()) if piece else []
    return start + found[0].end if found else min(end, len(plain))
