"""What spelling and completion may ask of one state of the index: its words, and how many stories have what."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.engine.postings import PostingsReader, held_by
from index.engine.schema import COUNTED_FIELDS, WRITTEN_FIELDS
from index.engine.segment import Field
from index.engine.story_columns import Facts
from index.language.stems import Stems
from index.question.correction import Shapes, likely, shapes
from index.values.query import TagColumn

_FIELDS: Final = ("title", "body")  # names of people and organisations are not offered for what was typed
_MOST_TERMS: Final = 50_000  # beginnings of more words are not completed


class IndexLexicon:
    """The words of all segments of a state."""

    def __init__(self, reader: PostingsReader, facts: Facts, stems: Stems) -> None:
        self._reader = reader
        self._facts = facts
        self._stems = stems
        self._shapes: dict[tuple[int, str, str], Shapes] = {}

    def count(self, column: TagColumn, value: str) -> int:
        """Return how many stories have a tag."""
        return self._facts.columns[column].totals.get(value, 0)

    def stories_with(self, word: str) -> int:
        """Return how many stories a word is found in, in whatever form."""
        found = [self._reader.postings(field, word).rows for field in WRITTEN_FIELDS]
        stem = self._stems.stem(word)
        found += [self._reader.postings(field, stem).rows for field in COUNTED_FIELDS]
        return max(rows.size for rows in found)

    def has_beginning(self, beginning: str) -> bool:
        """Tell whether any word begins so."""
        return any(
            stop > first and self._held(key, first, stop).any()
            for key, field in self._fields.items()
            for first, stop in [field.beginning(beginning)]
        )

    def words_like(self, word: str, letter: str, slips: int) -> tuple[Sequence[str], Sequence[int]]:
        """Return the words beginning with a letter that may be so few slips away, with the number of their stories."""
        found: dict[str, int] = {}
        for (number, name), field in self._fields.items():
            first, stop = field.beginning(letter)
            key = (number, name, letter)
            known = self._shapes.get(key)
            if known is None:
                known = self._shapes[key] = shapes(*field.terms.letters(first, stop))
            held = self._held((number, name), first, stop)
            for at in likely(word, known, slips).tolist():
                if not held[at]:
                    continue  # of a story that has gone
                other = field.terms[first + at]
                found[other] = found.get(other, 0) + int(held[at])
        return list(found), list(found.values())

    def words_beginning(self, beginning: str, most: int) -> list[tuple[str, int]]:
        """Return the commonest words that begin so, with the number of their stories."""
        found: dict[str, int] = {}
        for (number, name), field in self._fields.items():
            first, stop = field.beginning(beginning)
            if name != "body" or stop - first > _MOST_TERMS:
                continue
            held = self._held((number, name), first, stop)
            for at in np.argsort(-held, kind="stable")[: 2 * most].tolist():
                if not held[at]:
                    break
                word = field.terms[first + at]
                found[word] = found.get(word, 0) + int(held[at])
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def names_beginning(self, field: str, beginning: str, most: int) -> list[tuple[str, int]]:
        """Return the commonest words of authors' or organisations' names that begin so, with their stories."""
        found = self._reader.words_beginning(field, beginning)
        told = ((word, stories) for word, stories in found.items() if len(word) > 1 and word.isalpha())
        return sorted(told, key=lambda pair: (-pair[1], pair[0]))[:most]

    def decades(self) -> list[tuple[int, int]]:
        """Return the first year of each decade that stories touch, in order, with how many do."""
        return self._decades

    def _held(self, key: tuple[int, str], first: int, stop: int) -> NDArray[np.int64]:
        return held_by(self._facts.rows.segments[key[0]], self._fields[key], first, stop)

    @cached_property
    def _decades(self) -> list[tuple[int, int]]:
        facts = self._facts
        told = facts.first[facts.present & (facts.first > 0)]
        if not told.size:
            return []
        last = int(facts.last[facts.present].clip(max=date.today().year).max())
        decades = range(int(told.min()) // 10 * 10, last + 1, 10)
        counted = ((first, int((facts.within_years((first, first + 9)) & facts.present).sum())) for first in decades)
        return [(first, stories) for first, stories in counted if stories]

    @cached_property
    def _fields(self) -> dict[tuple[int, str], Field]:
        return {
            (number, name): segment.field(name)
            for number, segment in enumerate(self._facts.rows.segments)
            for name in _FIELDS
        }
