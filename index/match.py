"""Which stories answer a question and how well: boolean arrays and BM25F over the postings of `index.postings`.

Each clause becomes a mask over rows and an array of scores; AND, OR and NOT are operations on masks. A word is looked
for in all text fields at once: its occurrences are weighted by field and evened out by length before they saturate
(BM25F), so that a word in the title and in the text is one word found well, not two words.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.facts import Facts, Mask, Numbers
from index.postings import PLACE_BITS, Postings, PostingsReader
from index.query import AnyClause, Either, Named, Phrase, Query, Valued, Without, Word, Years
from index.schema import LENGTH_SHARE, SATURATION, WEIGHTS, WRITTEN_FIELDS
from index.stems import Stems

Scores = NDArray[np.float64]
_STEM_FIELDS: Final = ("title_stem", "stem")


class Matched(NamedTuple):
    """Which rows answer, and what they score (nothing where they do not)."""

    mask: Mask
    scores: Scores


class Matcher:
    """Answers questions over one generation of the index."""

    def __init__(self, reader: PostingsReader, facts: Facts, stems: Stems) -> None:
        self._reader = reader
        self._facts = facts
        self._stems = stems

    def match(self, query: Query) -> Matched:
        """Return the stories for which every clause holds."""
        mask, scores = self._facts.present.copy(), np.zeros(self._facts.size)
        for clause in query.clauses:
            found = self._clause(clause)
            mask &= found.mask
            scores += found.scores
        scores[~mask] = 0.0
        return Matched(mask, scores)

    def in_text(self, query: Query) -> Mask:
        """Return which stories hold any of the words in their text, not only in title or labels."""
        mask = np.zeros(self._facts.size, dtype=np.bool_)
        for clause in query.wanted():
            if isinstance(clause, Word):
                found = self._word(clause)
                mask[found["body"].rows] = True
                if "stem" in found:
                    mask[found["stem"].rows] = True
            else:
                mask[self._phrase("body", clause.words).rows] = True
        return mask

    def _clause(self, clause: AnyClause) -> Matched:
        if isinstance(clause, Word):
            return self._scored(self._word(clause))
        if isinstance(clause, Phrase):
            return self._scored({field: self._phrase(field, clause.words) for field in WRITTEN_FIELDS})
        if isinstance(clause, Either):
            found = [self._clause(part) for part in clause.clauses]
            masks = reduce(np.logical_or, [part.mask for part in found])
            return Matched(masks, reduce(np.add, [part.scores for part in found]))
        return Matched(self._unscored(clause), np.zeros(self._facts.size))

    def _unscored(self, clause: AnyClause) -> Mask:
        facts = self._facts
        if isinstance(clause, Without):
            return ~self._clause(clause.clause).mask
        if isinstance(clause, Valued):
            return facts.columns[clause.facet].mask(clause.values, facts.size)
        if isinstance(clause, Years):
            return facts.within_years((clause.first, clause.last))
        if isinstance(clause, Named):
            return self._all_of(clause.field, clause.words)
        raise TypeError(clause)

    def _word(self, clause: Word) -> dict[str, Postings]:
        reader, word = self._reader, clause.word
        look_up: Callable[[str, str], Postings] = reader.beginning if clause.prefix else reader.postings
        found = {field: look_up(field, word) for field in WRITTEN_FIELDS}
        if not clause.exact:
            stem = self._stems.stem(word)
            found |= {field: reader.postings(field, stem) for field in _STEM_FIELDS}
        return found

    def _phrase(self, field: str, words: tuple[str, ...]) -> Postings:
        left: Numbers | None = None
        for distance, word in enumerate(words):
            places = self._reader.places(field, word) - distance
            left = places if left is None else left[np.isin(left, places, assume_unique=True)]
            if not left.size:
                break
        rows, counts = np.unique(
            (left if left is not None else np.empty(0, np.int64)) >> PLACE_BITS, return_counts=True
        )
        return Postings(rows, counts.astype(np.float64))

    def _all_of(self, field: str, words: Iterable[str]) -> Mask:
        mask = np.ones(self._facts.size, dtype=np.bool_)
        for word in words:
            here = np.zeros(self._facts.size, dtype=np.bool_)
            here[self._reader.postings(field, word).rows] = True
            mask &= here
        return mask

    def _scored(self, found: dict[str, Postings]) -> Matched:
        """Return BM25F of one word or phrase over its fields, with the exact lengths of the fields."""
        facts = self._facts
        weight = np.zeros(facts.size)
        for field, (rows, counts) in found.items():
            if rows.size:
                share = LENGTH_SHARE[field]
                evened = 1.0 - share + share * facts.lengths[field][rows] / facts.averages[field]
                weight[rows] += WEIGHTS[field] * counts / evened
        mask = weight > 0.0
        holding = int(mask.sum())
        rarity = np.log1p((facts.count - holding + 0.5) / (holding + 0.5))
        return Matched(mask, rarity * weight * (SATURATION + 1.0) / (weight + SATURATION))
