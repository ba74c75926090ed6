"""What is known of each story besides its words: facet values, years, sort keys, lengths, as arrays over row numbers.

A story keeps its row number for the life of an index, whatever Whoosh does with its own document numbers. The facts of
one generation lie in one file, read and written whole; they hold plain values only and carry a checksum.
"""

import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.answers import FACETS
from index.problems import index_broken
from index.schema import TEXT_FIELDS
from kb.atomic import write_atomically

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

_MAGIC: Final = b"PPF1"


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One story. `values` follow FACETS and are rolled up already; `lengths` follow TEXT_FIELDS."""

    id: str
    digest: str
    title: str
    title_en: str
    created: str
    first_year: int
    last_year: int
    lengths: tuple[int, ...]
    values: tuple[tuple[str, ...], ...]


Rows = list[Row | None]  # None: a story that is gone


def facts_file(folder: Path, generation: int) -> Path:
    """Return the file of the facts that belong to one generation of the index in `folder`."""
    return folder / f"facts-{generation}.bin"


def write_rows(folder: Path, generation: int, rows: Rows) -> None:
    """Write the facts of a generation; to be done before Whoosh's table of contents names it."""
    data = msgspec.msgpack.encode(rows)
    write_atomically(facts_file(folder, generation), _MAGIC + zlib.crc32(data).to_bytes(4, "big") + data)


def read_rows(folder: Path, generation: int) -> Rows:
    """Read the facts of a generation; raises KnownError when the file is missing or damaged."""
    try:
        raw = facts_file(folder, generation).read_bytes()
    except OSError as error:
        raise index_broken() from error
    data = raw[8:]
    if raw[:4] != _MAGIC or zlib.crc32(data).to_bytes(4, "big") != raw[4:8]:
        raise index_broken()
    try:
        return msgspec.msgpack.decode(data, type=Rows)
    except msgspec.MsgspecError as error:
        raise index_broken() from error


def sweep_facts(folder: Path, keep: int) -> None:
    """Remove the facts of other generations; a reader has already read its own whole."""
    for file in folder.glob("facts-*.bin"):
        if file != facts_file(folder, keep):
            file.unlink(missing_ok=True)


class Column:
    """One facet as pairs (value, row), grouped by value: a value's rows are one slice."""

    def __init__(self, rows: Rows, facet: int) -> None:
        self.values: list[str] = []
        self._number: dict[str, int] = {}
        numbers: list[int] = []
        owners: list[int] = []
        for at, row in enumerate(rows):
            for value in row.values[facet] if row else ():
                number = self._number.get(value)
                if number is None:
                    number = self._number[value] = len(self.values)
                    self.values.append(value)
                numbers.append(number)
                owners.append(at)
        codes = np.asarray(numbers, dtype=np.int64)
        order = np.argsort(codes, kind="stable")
        self._codes = codes[order]
        self._rows: Numbers = np.asarray(owners, dtype=np.int64)[order]
        self._starts = np.searchsorted(self._codes, np.arange(len(self.values) + 1))

    def rows_of(self, value: str) -> Numbers:
        """Return the rows that hold a value; empty for a value that no story holds."""
        number = self._number.get(value)
        if number is None:
            return np.empty(0, dtype=np.int64)
        return self._rows[self._starts[number] : self._starts[number + 1]]

    def mask(self, values: Iterable[str], size: int) -> Mask:
        """Return which rows hold at least one of the values."""
        mask = np.zeros(size, dtype=np.bool_)
        for value in values:
            mask[self.rows_of(value)] = True
        return mask

    def counts(self, mask: Mask) -> dict[str, int]:
        """Return how many of the marked rows hold each value; values that none holds are left out."""
        found = np.bincount(self._codes[mask[self._rows]], minlength=len(self.values))
        return {self.values[number]: int(found[number]) for number in np.flatnonzero(found)}


class Facts:
    """The facts of one generation, ready to count and to sort."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.size = len(rows)
        self.number: Mapping[str, int] = {row.id: at for at, row in enumerate(rows) if row}
        self.present: Mask = np.fromiter((row is not None for row in rows), dtype=np.bool_, count=self.size)
        self.first = np.fromiter((row.first_year if row else 0 for row in rows), dtype=np.int64, count=self.size)
        self.last = np.fromiter((row.last_year if row else 0 for row in rows), dtype=np.int64, count=self.size)
        self.columns: Mapping[str, Column] = {facet: Column(rows, at) for at, facet in enumerate(FACETS)}
        none = (0,) * len(TEXT_FIELDS)
        lengths = np.asarray([row.lengths if row else none for row in rows], dtype=np.float64).reshape(
            self.size, len(TEXT_FIELDS)
        )
        self.lengths = {field: lengths[:, at] for at, field in enumerate(TEXT_FIELDS)}
        self.averages = {field: _average(column[self.present]) for field, column in self.lengths.items()}
        self._ranks: dict[str, Numbers] = {}

    @cached_property
    def count(self) -> int:
        return int(self.present.sum())

    def within_years(self, years: tuple[int, int]) -> Mask:
        """Return which stories touch a stretch of years; a story without a period touches none."""
        return (self.first > 0) & (self.first <= years[1]) & (self.last >= years[0])

    def years(self, mask: Mask) -> dict[int, int]:
        """Return how many of the marked stories touch each year."""
        dated = mask & (self.first > 0)
        if not dated.any():
            return {}
        first, last = self.first[dated], self.last[dated]
        start = int(first.min())
        size = int(last.max()) - start + 2
        change = np.bincount(first - start, minlength=size) - np.bincount(last - start + 1, minlength=size)
        touching = np.cumsum(change)
        return {start + int(year): int(touching[year]) for year in np.flatnonzero(touching)}

    def rank(self, sort: str, language: str) -> Numbers:
        """Return the place of every row in an order of all stories: "newest", "period", "title" or "id"."""
        key = f"{sort}-{language}" if sort == "title" else sort
        if key not in self._ranks:
            self._ranks[key] = self._make_rank(sort, language)
        return self._ranks[key]

    def _make_rank(self, sort: str, language: str) -> Numbers:
        stories = [(at, row) for at, row in enumerate(self.rows) if row]
        stories.sort(key=lambda story: story[1].id)
        if sort == "title":
            stories.sort(key=lambda story: title_in(story[1], language).casefold())
        elif sort == "period":
            stories.sort(key=lambda story: (story[1].first_year == 0, story[1].first_year))
        elif sort == "newest":
            stories.sort(key=lambda story: (story[1].last_year, story[1].created), reverse=True)
        rank = np.zeros(self.size, dtype=np.int64)
        rank[[at for at, _ in stories]] = np.arange(len(stories))
        return rank


def title_in(row: Row, language: str) -> str:
    """Return the title in a language, or in the one there is."""
    return row.title_en if language == "en" and row.title_en else row.title


def _average(column: NDArray[np.float64]) -> float:
    return max(1.0, float(column.mean())) if column.size else 1.0
