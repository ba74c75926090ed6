"""What is known of each story besides its words: facet values, years, orders, as arrays over the rows of all segments.

A row is a story's number in one state of the index: the documents of the first segment, then those of the second and so
on. Stories that have gone keep their row until segments are joined, and no answer ever holds it.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from index.engine.arrays import Array
from index.engine.schema import COLUMNS
from index.engine.segment import Mask, Numbers, Segment
from index.engine.segment_writer import sizes_of, starts_of
from index.engine.sort_orders import Keys, ranks
from index.language.bulk_tokens import spread

_SPARSE: Final = 8  # fewer than one row in so many is looked at one by one
_MOST_MASKS: Final = 64


class Rows:
    """The rows of some segments one behind the other."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.starts: list[int] = starts_of(np.asarray([segment.size for segment in segments], dtype=np.int64)).tolist()
        self.size = self.starts[-1]

    def at(self, row: int) -> tuple[int, int]:
        """Return in which segment a row lies, and the number of its document there."""
        number = bisect_right(self.starts, row) - 1
        return number, row - self.starts[number]

    def joined(self, name: str) -> Array:
        """Return an array of one entry a document over all rows."""
        parts = [segment.file[name] for segment in self.segments]
        return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype=np.uint8), *parts])

    def text(self, name: str, row: int) -> str:
        """Return a text of the story in a row."""
        number, document = self.at(row)
        return self.segments[number].texts[name][document]

    def find(self, story_id: str) -> int | None:
        """Return the row of a story, None when it is not there."""
        for start, segment in zip(self.starts, self.segments, strict=False):
            document = segment.find(story_id)
            if document >= 0:
                return start + document
        return None


class Chosen:
    """Some rows in order, and what counting them needs, made once for all facets."""

    def __init__(self, rows: Numbers, present: Mask) -> None:
        """Take up some of the rows that are present."""
        self.rows = rows
        self._present = present

    @cached_property
    def mask(self) -> Mask:
        """Which rows they are."""
        mask = np.zeros(self._present.size, dtype=np.bool_)
        mask[self.rows] = True
        return mask

    @cached_property
    def others(self) -> Numbers:
        """All rows that are present beside them."""
        return np.flatnonzero(self._present & ~self.mask)


class Column:
    """The values of one facet: for each row its codes, one row behind the other."""

    def __init__(self, rows: Rows, name: str, present: Mask) -> None:
        self.values: list[str] = []
        self._numbers: dict[str, int] = {}
        codes, counts = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        for segment in rows.segments:
            own = segment.values(name)
            codes.append(self._numbered(own[at] for at in range(len(own)))[segment.file[f"{name}.codes"]])
            counts.append(sizes_of(segment.file[f"{name}.starts"]))
        self._codes = np.concatenate(codes)
        self._starts = starts_of(np.concatenate(counts))
        self._size = rows.size
        self._present = present
        self._masks: OrderedDict[frozenset[str], Mask] = OrderedDict()
        # The same once more by value, which counts many rows three times as quickly.
        owners = np.repeat(np.arange(rows.size), np.concatenate(counts))
        self._owners = owners[np.argsort(self._codes, kind="stable")]
        sizes = np.bincount(self._codes, minlength=len(self.values))
        self._value_starts = starts_of(sizes)
        self._held = np.flatnonzero(sizes)

    def _numbered(self, values: Iterable[str]) -> Array:
        return np.asarray([self._number(value) for value in values], dtype=np.int64)

    def _number(self, value: str) -> int:
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.values)
            self.values.append(value)
        return number

    def mask(self, values: Iterable[str]) -> Mask:
        """Return which rows hold at least one of the values, gone ones included; not to be changed."""
        key = frozenset(values)
        found = self._masks.get(key)
        if found is None:
            found = self._masks[key] = np.zeros(self._size, dtype=np.bool_)
            for value in key:
                found[self.rows_of(value)] = True
            if len(self._masks) > _MOST_MASKS:
                self._masks.popitem(last=False)
        return found

    def rows_of(self, value: str) -> Numbers:
        """Return the rows that hold a value, in order, gone ones included."""
        number = self._numbers.get(value)
        if number is None:
            return self._owners[:0]
        return self._owners[self._value_starts[number] : self._value_starts[number + 1]]

    def values_of(self, row: int) -> list[str]:
        """Return the values of one row."""
        return [self.values[code] for code in self._codes[self._starts[row] : self._starts[row + 1]].tolist()]

    def counts(self, chosen: Chosen) -> dict[str, int]:
        """Return how many of some rows hold each value; values that none holds are left out."""
        if chosen.rows.size * _SPARSE < self._size:
            return self._told(self._held_by(chosen.rows))
        if chosen.others.size * _SPARSE < self._size:
            return self._told(self._all - self._held_by(chosen.others))
        return self._told(self._counted(chosen.mask))

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many stories hold each value, when no question narrows them."""
        return self._told(self._all)

    @cached_property
    def _all(self) -> Numbers:
        return self._counted(self._present)

    def _held_by(self, rows: Numbers) -> Numbers:
        """Count what a few rows hold."""
        starts = self._starts[rows]
        own = self._codes[spread(starts, self._starts[rows + 1] - starts)]
        return np.bincount(own, minlength=len(self.values))

    def _counted(self, mask: Mask) -> Numbers:
        found = np.zeros(len(self.values), dtype=np.intp)
        if self._held.size:
            marked = mask.view(np.uint8).take(self._owners)
            found[self._held] = np.add.reduceat(marked, self._value_starts[self._held], dtype=np.int32)
        return found

    def _told(self, found: Numbers) -> dict[str, int]:
        numbers = np.flatnonzero(found)
        values = self.values
        return {values[number]: count for number, count in zip(numbers.tolist(), found[numbers].tolist(), strict=True)}


class Facts:
    """The facts of one state of the index, ready to count and to sort."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.rows = Rows(segments)
        self.size = self.rows.size
        self.present: Mask = np.concatenate([np.empty(0, np.bool_), *(segment.present for segment in segments)])
        self.everything: Numbers = np.flatnonzero(self.present)
        self.count = self.everything.size
        self.first = self.rows.joined("first").astype(np.int64)
        self.last = self.rows.joined("last").astype(np.int64)
        self.columns: Mapping[str, Column] = {name: Column(self.rows, name, self.present) for name in COLUMNS}
        self._ranks: dict[str, Numbers] = {}

    def chosen(self, rows: Numbers) -> Chosen:
        """Take up some rows to be counted."""
        return Chosen(rows, self.present)

    def within_years(self, years: tuple[int, int]) -> Mask:
        """Return which stories touch a stretch of years; a story without a period touches none."""
        return (self.first > 0) & (self.first <= years[1]) & (self.last >= years[0])

    def years(self, rows: Numbers) -> dict[int, int]:
        """Return how many of some stories touch each year."""
        first, last = self.first[rows], self.last[rows]
        dated = first > 0
        if not dated.any():
            return {}
        first, last = first[dated], last[dated]
        start = int(first.min())
        size = int(last.max()) - start + 2
        change = np.bincount(first - start, minlength=size) - np.bincount(last - start + 1, minlength=size)
        touching = np.cumsum(change)
        return {start + year: int(touching[year]) for year in np.flatnonzero(touching).tolist()}

    def rank(self, sort: str, language: str) -> Numbers:
        """Return the place of every row in an order of all stories: "newest", "period", "title" or "id"."""
        order = f"title-{'en' if language == 'en' else 'id'}" if sort == "title" else sort
        found = self._ranks.get(order)
        if found is None:
            found = self._ranks[order] = self._made_rank(order)
        return found

    def _made_rank(self, order: str) -> Numbers:
        segments = self.rows.segments
        if len(segments) == 1:
            return segments[0].file[f"rank.{order}"].astype(np.intp)

        def read(name: str) -> list[str]:
            return [segment.texts[name][at] for segment in segments for at in range(segment.size)]

        keys = Keys(read("id"), read("title"), read("title_en"), read("created"), self.first, self.last)
        return ranks(keys, order)
