"""Stories like another one: by what both are tagged with, and by the rare words that both use.

What few stories share says most, so every tag and every word weighs the more the rarer it is. Both kinds count as parts
of what the story could share with itself, so that neither drowns the other.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.postings import PostingsReader
from index.engine.segment import Numbers
from index.engine.segment_writer import sizes_of
from index.engine.story_columns import Facts
from index.language.small_words import SMALL_WORDS
from index.values.request_results import SimilarStory

_TERMS: Final = 40  # the most telling words of a story
_SHORTEST: Final = 4  # letters of a word that tells something
_SHOWN_WORDS: Final = 4
_COMMON: Final = 0.3  # of all stories: words in more of them tell nothing
_SATURATION: Final = 1.2
_TAGS_PART: Final = 0.6  # the rest is for words
_LITTLE: Final = 0.02  # of what the story shares with itself: less is chance

Scores = NDArray[np.float64]


class _Term(NamedTuple):
    """A telling word: as it is written in the story, what it is worth, and which stories hold its stem how often."""

    written: str
    worth: float
    rows: Numbers
    counts: Scores


class Similar:
    """Finds stories like others in one state of the index."""

    def __init__(self, reader: PostingsReader, facts: Facts) -> None:
        self._reader = reader
        self._facts = facts

    def to(self, row: int, most: int) -> tuple[SimilarStory, ...]:
        """Return the stories most like the one in a row, with what they share."""
        own = self._facts.columns["own"]
        told = self._facts.columns["stage"].totals  # that a stage is told says nothing of what a story is about
        tags = {value: own.rows_of(value) for value in own.values_of(row) if value not in told}
        by_tags, whole_tags = np.zeros(self._facts.size), 0.0
        for rows in tags.values():
            worth = self._rarity(rows.size)
            by_tags[rows] += worth
            whole_tags += worth
        terms = list(self._terms(row))
        by_words, whole_words = np.zeros(self._facts.size), 0.0
        for term in terms:
            by_words[term.rows] += term.worth * term.counts / (term.counts + _SATURATION)
            whole_words += term.worth
        scores = _part(by_tags, whole_tags, _TAGS_PART) + _part(by_words, whole_words, 1.0 - _TAGS_PART)
        scores[row] = 0.0
        scores[~self._facts.present] = 0.0
        first = np.argsort(-np.round(scores, 9), kind="stable")[:most]
        return tuple(self._told(int(at), float(scores[at]), tags, terms) for at in first if scores[at] > _LITTLE)

    def _told(self, row: int, score: float, tags: dict[str, Numbers], terms: Sequence[_Term]) -> SimilarStory:
        shared = [value for value, rows in tags.items() if _holds(rows, row)]
        shared.sort(key=lambda value: tags[value].size)
        words = [term for term in terms if _holds(term.rows, row)]
        return SimilarStory(
            id=self._facts.rows.text("id", row),
            score=score,
            shared=tuple(shared),
            words=tuple(term.written for term in words[:_SHOWN_WORDS]),
        )

    def _terms(self, row: int) -> Iterator[_Term]:
        """Yield the most telling words of a story that others use too, the most telling first."""
        number, document = self._facts.rows.at(row)
        segment = self._facts.rows.segments[number]
        body, stem_field = segment.written("body"), segment.field("stem")
        first, stop = int(body.slots_starts[document]), int(body.slots_starts[document + 1])
        held = body.slots[first:stop].astype(np.int64)
        terms, counts = np.unique(held[held < len(body.terms)], return_counts=True)
        stems = segment.file["body.stems"][terms].astype(np.int64)
        different, where = np.unique(stems, return_inverse=True)
        totals = np.bincount(where, weights=counts, minlength=different.size)
        commonest = np.zeros(different.size, dtype=np.int64)
        order = np.argsort(counts, kind="stable")
        commonest[where[order]] = terms[order]
        there = different < len(stem_field.terms)
        held_by = np.zeros(different.size, dtype=np.int64)
        held_by[there] = sizes_of(stem_field.starts)[different[there]]
        worth = totals / (totals + _SATURATION) * self._rarity_of(held_by)
        found: list[_Term] = []
        for at in np.argsort(-worth, kind="stable").tolist():
            written = body.terms[int(commonest[at])]
            if held_by[at] < 1 or len(written) < _SHORTEST or not written.isalpha() or written in SMALL_WORDS:
                continue
            rows, counts_there = self._reader.postings("stem", stem_field.terms[int(different[at])])
            if 1 < rows.size <= max(2.0, _COMMON * self._facts.count):
                share = float(totals[at] / (totals[at] + _SATURATION))
                found.append(_Term(written, share * self._rarity(rows.size), rows, counts_there))
            if len(found) == _TERMS:
                break
        yield from sorted(found, key=lambda term: -term.worth)

    def _rarity(self, held_by: int) -> float:
        return float(self._rarity_of(np.asarray([held_by]))[0])

    def _rarity_of(self, held_by: NDArray[np.int64]) -> Scores:
        rarity: Scores = np.log1p((self._facts.count - held_by + 0.5).clip(0.0) / (held_by + 0.5))
        return rarity


def _part(scores: Scores, whole: float, share: float) -> Scores:
    return scores * (share / whole) if whole > 0.0 else scores


def _holds(rows: Numbers, row: int) -> bool:
    at = int(np.searchsorted(rows, row))
    return at < rows.size and int(rows[at]) == row
