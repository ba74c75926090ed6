"""Where the words of a question stand in the plain text of a story, read from the index: no text is gone through.

Every term of the body that a question means gets the number of the part of the question that means it; the slots of a
story, looked up in that table, are its matched words.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from index.engine.arrays import Array
from index.engine.passage_scores import Marks, Stretch, stretches
from index.engine.segment import Mask, Numbers, Segment
from index.engine.segment_writer import starts_of
from index.language.stems import Stems
from index.values.query import Phrase, Word

_MOST_PARTS: Final = 255


class MatchFinder:
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

    def of(self, documents: Sequence[int]) -> list[Stretch | None]:
        """Return where the matched words stand closest together in the plain texts of some documents."""
        begins = [int(self._body.slots_starts[document]) for document in documents]
        # The free slot behind each text comes along, so that no phrase reaches from one into the next.
        slices = [
            slice(begin, begin + int(self._plain[document]) + 1)
            for begin, document in zip(begins, documents, strict=True)
        ]
        held = np.concatenate([self._body.slots[own] for own in slices])
        parts = self._parts[held]
        inside = self._inside(slices)
        if inside is not None:
            parts[~inside] = 0
        at = np.flatnonzero(parts)
        found = [(at, at, parts[at])]
        for number, phrase in self._phrases:
            places = _side_by_side(held, phrase, inside)
            found.append((places, places + len(phrase) - 1, np.full(places.size, number, dtype=np.uint8)))
        first, last, matched = (np.concatenate(column) for column in zip(*found, strict=True))
        if len(found) > 1:
            order = np.argsort(first, kind="stable")
            first, last, matched = first[order], last[order], matched[order]
        letters = np.concatenate([self._letters[own] for own in slices])
        lasts, terms = letters[last].astype(np.int64), held[last].astype(np.int64)
        ends = lasts + self._ends[terms + 1] - self._ends[terms]
        bounds = starts_of(np.asarray([own.stop - own.start for own in slices]))
        return stretches(Marks(letters[first].astype(np.int64), ends, lasts, matched, np.searchsorted(first, bounds)))

    def _inside(self, slices: Sequence[slice]) -> Mask | None:
        """Return which slots lie in the sections that the question asks about; None when it asks about everything."""
        if self._stages is None:
            return None
        inside: Mask = self._in_stages[np.concatenate([self._stages[own] for own in slices])]
        return inside


def _side_by_side(held: Array, phrase: Sequence[int], inside: Mask | None) -> Numbers:
    """Return where a phrase begins."""
    there = held == phrase[0]
    places = np.flatnonzero(there if inside is None else there & inside)
    for distance, term in enumerate(phrase[1:], 1):
        places = places[held[places + distance] == term]
    return places
