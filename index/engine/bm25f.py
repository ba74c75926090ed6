"""Which stories answer a question and how well: sorted rows with scores, BM25F over the postings of `index.engine.postings`.

Each clause becomes the rows for which it holds and what it is worth there. Rows meet by a table over all stories when
there are many, and by binary search when there are few, so that a rare word costs the same in any library. A word is
looked for in all text fields at once: its occurrences are weighted by field and evened out by length before they
saturate (BM25F), so that a word in the title and in the text is one word found well, not two words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.lead_scores import LOOKED_AT, Sought, early
from index.engine.name_scores import DIRECT, NARROWER, OTHER_NAME, Naming
from index.engine.postings import Postings, PostingsReader
from index.engine.schema import (
    COUNTED_FIELDS,
    LENGTH_SHARE,
    NOTE_FIELD,
    SATURATION,
    TEXT_FIELDS,
    TOLD_FIELDS,
    WEIGHTS,
    WRITTEN_FIELDS,
)
from index.engine.segment import Mask, Numbers
from index.engine.story_columns import Facts
from index.language.stems import Stems
from index.values.query import (
    AnyClause,
    Asked,
    Either,
    Meant,
    Named,
    Noted,
    Phrase,
    Query,
    TagColumn,
    Valued,
    Without,
    Word,
    Years,
)

Scores = NDArray[np.float64]
Stages = tuple[str, ...]  # words count in the sections of these stages only; anywhere when there are none
_ENOUGH: Final = 0.2  # of what the best story scores for a whole question
_MANY: Final = 8  # clauses that all must hold: with more, it is looked in between whether any story is left
_SPARSE: Final = 16  # fewer than one row in so many: search for each instead of making a table


class Matched(NamedTuple):
    """The rows that answer, in order, and what each scores."""

    rows: Numbers
    scores: Scores

    def within(self, rows: Numbers) -> "Matched":
        """Return what is left on some of the rows, which are in order too."""
        return self if rows.size == self.rows.size else Matched(rows, self.scores[np.searchsorted(self.rows, rows)])


class Matcher:
    """Answers questions over one state of the index."""

    def __init__(self, reader: PostingsReader, facts: Facts, stems: Stems) -> None:
        self._reader = reader
        self._facts = facts
        self._stems = stems
        self._evened = {field: _evened(facts, field) for field in (*TEXT_FIELDS, NOTE_FIELD)}

    def match(self, query: Query) -> Matched:
        """Return the stories for which every clause holds; of a whole question, enough of it."""
        stages = query.stages
        wanted = [clause for clause in query.clauses if not isinstance(clause, Without)]
        found = self._all_of(wanted, stages) if wanted else _unscored(self._facts.everything)
        for clause in query.clauses:
            if isinstance(clause, Without):
                left = ~self._mask(self._unwanted(clause, stages))[found.rows]
                found = Matched(found.rows[left], found.scores[left])
        for clause in query.clauses:
            if isinstance(clause, Asked):
                found = self._weighed(clause, found, stages)
        return found

    def titled(self, wanted: Iterable[Word | Phrase], rows: Numbers) -> Mask:
        """Return which of some rows have any of some words in their title."""
        found = np.zeros(rows.size, dtype=np.bool_)
        for clause in wanted:
            written = self._written(clause, ())
            for field in ("title", "title_stem"):
                held = written[field].rows if field in written else rows[:0]
                if held.size:
                    at = np.searchsorted(held, rows)
                    at[at == held.size] = 0
                    found |= held[at] == rows
        return found

    def _all_of(self, clauses: Iterable[AnyClause], stages: Stages) -> Matched:
        found: list[Matched] = []
        left: Numbers | None = None
        for clause in clauses:
            one = self._clause(clause, stages)
            if one.rows.size and len(found) >= _MANY:  # a long question is known to find nothing before its end
                left = reduce(np.intersect1d, (each.rows for each in found)) if left is None else left
                left = np.intersect1d(left, one.rows, assume_unique=True)
                one = one if left.size else one.within(left)
            if not one.rows.size:
                return one
            found.append(one)
        return reduce(self._both, sorted(found, key=lambda one: one.rows.size))

    def _clause(self, clause: AnyClause, stages: Stages) -> Matched:
        if isinstance(clause, Word | Phrase):
            return self._scored(self._written(clause, stages))
        if isinstance(clause, Either):
            return self._either([self._clause(part, stages) for part in clause.clauses])
        if isinstance(clause, Meant):
            return self._meant(clause, stages)
        if isinstance(clause, Asked):
            return self._either([self._spoken_of(part, stages) for part in clause.clauses])
        if isinstance(clause, Noted):
            return self._noted(clause)
        return _unscored(self._rows(clause, stages))

    def _noted(self, clause: Noted) -> Matched:
        reader, words = self._reader, clause.words
        if len(words) > 1 and not clause.half:
            return self._scored({NOTE_FIELD: reader.phrase(NOTE_FIELD, words)})
        found = [reader.postings(NOTE_FIELD, word) for word in words[:-1]]
        found.append(reader.beginning(NOTE_FIELD, words[-1]))
        return reduce(self._both, (self._scored({NOTE_FIELD: one}) for one in found))

    def _weighed(self, asked: Asked, found: Matched, stages: Stages) -> Matched:
        """Return the stories that hold enough of a question; the best rise by how early they speak of it."""
        if not found.rows.size:
            return found
        enough = found.scores >= _ENOUGH * found.scores.max()
        found = Matched(found.rows[enough], found.scores[enough])
        if stages:  # the beginning of a story says nothing of its sections
            return found
        best = np.arange(found.rows.size)
        if best.size > LOOKED_AT:
            best = np.argpartition(-found.scores, LOOKED_AT)[:LOOKED_AT]
        found.scores[best] += early(self._facts.rows, found.rows[best], list(self._sought(asked)))
        return found

    def _spoken_of(self, part: Word | Meant, stages: Stages) -> Matched:
        """Return what part of a question is worth; a name also counts by any of its words, if that is more."""
        whole = self._clause(part, stages)
        if isinstance(part, Word):
            return whole
        words = self._either([self._clause(word, stages) for word in part.words])
        scores = np.zeros(self._facts.size)
        scores[whole.rows] = whole.scores
        scores[words.rows] = np.maximum(scores[words.rows], words.scores)
        rows = np.flatnonzero(self._mask(whole.rows) | self._mask(words.rows))
        return Matched(rows, scores[rows])

    def _sought(self, asked: Asked) -> Iterator[Sought]:
        for part in asked.clauses:
            for word in part.words if isinstance(part, Meant) else (part,):
                if isinstance(word, Word) and not word.prefix:
                    stem = "" if word.exact else self._stems.stem(word.word)
                    holding = self._reader.postings("stem", stem) if stem else self._reader.postings("body", word.word)
                    yield Sought(word.word, stem, self._rarity(holding.rows.size))

    def _meant(self, clause: Meant, stages: Stages) -> Matched:
        """Put the words as they are named first, then what is only tagged or named otherwise, then words far apart."""
        facts = self._facts
        naming = Naming(facts.size, facts.count)
        words = self._all_of(clause.words, stages)
        naming.add_words(words.rows, words.scores, self._side_by_side(clause.words, stages))
        naming.add_others((OTHER_NAME, self._clause(name, stages).rows) for name in clause.names)
        if not stages:  # a tag is for the whole of a story
            for tag in clause.tags:
                naming.add_others([(NARROWER, self._tagged(tag.facet, tag.values))])
                naming.add_others([(DIRECT, self._tagged("own", tag.values))])
        return Matched(*naming.weighed())

    def _side_by_side(self, words: Sequence[Word | Phrase], stages: Stages) -> Numbers | None:
        """Return the stories in which the words of a name stand side by side; None for a single word."""
        plain = tuple(word for part in words for word in (part.words if isinstance(part, Phrase) else (part.word,)))
        return self._clause(Phrase(plain), stages).rows if len(plain) > 1 else None

    def _tagged(self, column: TagColumn, values: Iterable[str]) -> Numbers:
        return np.flatnonzero(self._facts.columns[column].mask(values) & self._facts.present)

    def _unwanted(self, clause: Without | Word, stages: Stages) -> Numbers:
        """Return the stories that a reader does not want: names of people and organisations are nothing said there."""
        inner = clause.clause if isinstance(clause, Without) else clause
        if isinstance(inner, Word | Phrase):
            written = self._written(inner, stages)
            return self._scored({field: found for field, found in written.items() if field in TOLD_FIELDS}).rows
        if isinstance(inner, Either):
            unwanted = [self._unwanted(part, stages) for part in inner.clauses if isinstance(part, Word)]
            return np.unique(np.concatenate([self._facts.everything[:0], *unwanted]))
        return self._rows(inner, stages)

    def _rows(self, clause: AnyClause, stages: Stages) -> Numbers:
        facts = self._facts
        if isinstance(clause, Without):
            return np.flatnonzero(facts.present & ~self._mask(self._unwanted(clause, stages)))
        if isinstance(clause, Valued):
            return self._tagged(clause.facet, clause.values)
        if isinstance(clause, Years):
            return np.flatnonzero(facts.within_years((clause.first, clause.last)) & facts.present)
        if isinstance(clause, Noted):
            return self._noted(clause).rows
        if isinstance(clause, Named):
            *whole, last = clause.words
            look_up = self._reader.beginning if clause.half else self._reader.postings
            found = [self._reader.postings(clause.field, word).rows for word in whole]
            found.append(look_up(clause.field, last).rows)
            return reduce(self._both, map(_unscored, found)).rows
        raise TypeError(clause)

    def _written(self, clause: Word | Phrase, stages: Stages) -> dict[str, Postings]:
        """Return by field where a word or phrase stands."""
        reader = self._reader
        stem = "" if isinstance(clause, Phrase) or clause.exact else self._stems.stem(clause.word)
        if stages:
            return reader.inside(stages, clause, stem)
        if isinstance(clause, Phrase):
            return {field: reader.phrase(field, clause.words, clause.slop) for field in WRITTEN_FIELDS}
        look_up: Callable[[str, str], Postings] = reader.beginning if clause.prefix else reader.postings
        found = {field: look_up(field, clause.word) for field in WRITTEN_FIELDS}
        return found | {field: reader.postings(field, stem) for field in COUNTED_FIELDS} if stem else found

    def _scored(self, found: dict[str, Postings]) -> Matched:
        """Return BM25F of one word or phrase over its fields, with the exact lengths of the fields."""
        parts = [
            (rows, WEIGHTS[field] * counts / self._evened[field][rows])
            for field, (rows, counts) in found.items()
            if rows.size
        ]
        rows, weight = self._added(parts)
        return Matched(rows, self._rarity(rows.size) * (SATURATION + 1.0) * weight / (weight + SATURATION))

    def _rarity(self, holding: int) -> float:
        return float(np.log1p((self._facts.count - holding + 0.5) / (holding + 0.5)))

    def _either(self, found: Sequence[Matched]) -> Matched:
        return Matched(*self._added([(rows, scores) for rows, scores in found if rows.size]))

    def _added(self, parts: Sequence[tuple[Numbers, Scores]]) -> tuple[Numbers, Scores]:
        """Return the rows of any part, with their numbers added up."""
        if not parts:
            return np.empty(0, dtype=np.intp), np.empty(0)
        if len(parts) == 1:
            return parts[0]
        size = self._facts.size
        if sum(rows.size for rows, _ in parts) * _SPARSE < size:
            rows, where = np.unique(np.concatenate([rows for rows, _ in parts]), return_inverse=True)
            own = np.concatenate([numbers for _, numbers in parts])
            return rows, np.bincount(where, weights=own, minlength=rows.size).astype(np.float64)
        mask, total = np.zeros(size, dtype=np.bool_), np.zeros(size)
        for rows, own in parts:
            mask[rows] = True
            total[rows] += own
        rows = np.flatnonzero(mask)
        return rows, total[rows]

    def _both(self, few: Matched, many: Matched) -> Matched:
        """Return the rows of both, with their scores added up."""
        if few.rows.size > many.rows.size:
            few, many = many, few
        if not few.rows.size:
            return few
        if few.rows.size * _SPARSE < many.rows.size:
            at = np.searchsorted(many.rows, few.rows)
            at[at == many.rows.size] = 0
            there = many.rows[at] == few.rows
            return Matched(few.rows[there], few.scores[there] + many.scores[at[there]])
        there = self._mask(many.rows)[few.rows]
        rows = few.rows[there]
        scores = np.empty(self._facts.size)
        scores[many.rows] = many.scores
        return Matched(rows, few.scores[there] + scores[rows])

    def _mask(self, rows: Numbers) -> Mask:
        mask = np.zeros(self._facts.size, dtype=np.bool_)
        mask[rows] = True
        return mask


def _unscored(rows: Numbers) -> Matched:
    return Matched(rows, np.zeros(rows.size))


def _evened(facts: Facts, field: str) -> Scores:
    """Return how much the length of each story's field takes from a word in it: 1 at the average length."""
    lengths = facts.rows.joined(f"{field}.lengths").astype(np.float64)
    average = (float(lengths[facts.present].mean()) if facts.count else 0.0) or 1.0  # a field that no story has
    share = LENGTH_SHARE[field]
    return 1.0 - share + share * lengths / average
