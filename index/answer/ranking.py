"""The order of an answer: the best few at once, all the others when somebody asks for them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final, overload

import numpy as np

from index.engine.bm25f import Matched
from index.engine.segment import Numbers
from index.engine.story_columns import Facts

_AT_ONCE: Final = 200  # so many of the best are put in order at first


class Ranking:
    """Found stories in the order of one sort; the first ones are sorted at once, the rest on demand."""

    def __init__(self, facts: Facts, found: Matched, sort: str, language: str) -> None:
        """Sort by relevance when there are scores, else the newest first; or by period or title."""
        self._facts = facts
        self._found = found
        scored = sort == "relevance" and bool(found.scores.any())
        # Scores are rounded so that the order does not hang on the last bit of a sum.
        self._worth = -np.round(found.scores, 9) if scored else None
        newest = sort == "relevance"
        self._rank = facts.rank("newest" if newest else sort, language)

    @property
    def total(self) -> int:
        """Return the number of stories that were ranked."""
        return self._found.rows.size

    @cached_property
    def best(self) -> Numbers:
        """The first rows."""
        rows = self._found.rows
        if rows.size <= 2 * _AT_ONCE:
            return self._in_order(np.arange(rows.size))
        worth = self._rank[rows] if self._worth is None else self._worth
        limit = np.partition(worth, _AT_ONCE)[_AT_ONCE]
        return self._in_order(np.flatnonzero(worth <= limit))[:_AT_ONCE]

    @cached_property
    def everything(self) -> Numbers:
        """All rows."""
        return self._in_order(np.arange(self.total))

    def rows(self, stop: int) -> Numbers:
        """Return the rows before a place."""
        return (self.best if stop <= self.best.size else self.everything)[:stop]

    def scores(self, rows: Numbers) -> list[float]:
        """Return what some of the rows score."""
        return self._found.scores[np.searchsorted(self._found.rows, rows)].tolist()  # type: ignore[no-any-return]

    def _in_order(self, some: Numbers) -> Numbers:
        rows = self._found.rows[some]
        ranks = self._rank[rows]
        return rows[np.argsort(ranks) if self._worth is None else np.lexsort((ranks, self._worth[some]))]


class Ids(Sequence[str]):
    """The ids of an answer in its order, each read when somebody looks; equal to any sequence of the same ids."""

    def __init__(self, ranking: Ranking, name: Callable[[int], str], find: Callable[[str], int | None]) -> None:
        self._ranking = ranking
        self._name = name
        self._find = find

    def __len__(self) -> int:
        return self._ranking.total

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...

    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            places = range(len(self))[at]
            rows = self._ranking.rows(max(places, default=-1) + 1)
            return tuple(self._name(int(rows[place])) for place in places)
        place = range(len(self))[at]
        return self._name(int(self._ranking.rows(place + 1)[place]))

    def __iter__(self) -> Iterator[str]:
        return map(self._name, self._ranking.everything.tolist())

    def __contains__(self, story_id: object) -> bool:
        row = self._find(story_id) if isinstance(story_id, str) else None
        return row is not None and bool((self._ranking.everything == row).any())

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Return where an id stands; raises ValueError when it does not."""
        row = self._find(value)
        found = np.flatnonzero(self._ranking.everything[start:stop] == (-1 if row is None else row))
        if not found.size:
            raise ValueError(value)
        return start + int(found[0])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(str.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # like a list

    def __repr__(self) -> str:
        return f"Ids({len(self)})"
