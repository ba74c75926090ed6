"""Years cut into bars, and the choice of some of them by mouse or keys; no Qt, so that the rules are easy to test."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Years = tuple[int, int]
_WIDTHS: Final = (1, 5, 10, 25, 50, 100, 500)
_MOST: Final = 36  # bars that can still be hit with a mouse in a narrow panel


@dataclass(frozen=True, slots=True)
class Bar:
    """The years of one bar. `count` is the largest year's number: a story that touches two years must not count twice."""

    first: int
    last: int
    count: int


def bars(counts: Mapping[int, int], span: Years) -> tuple[Bar, ...]:
    """Cut a span of years into bars of one year, or of five, ten and more when there would be too many."""
    first, last = span
    width = next((one for one in _WIDTHS if (last - first) // one < _MOST), _WIDTHS[-1])
    start = first - first % width
    return tuple(
        Bar(max(year, first), min(year + width - 1, last), max(counts.get(one, 0) for one in range(year, year + width)))
        for year in range(start, last + 1, width)
    )


class YearAxis:
    """The bars in order, the chosen years, and the two ends of a choice while it is being made.

    The ends are kept as years, because new counts may cut the bars differently.
    """

    def __init__(self) -> None:
        self.bars: tuple[Bar, ...] = ()
        self.chosen: Years | None = None
        self._span: Years | None = None
        self._anchor: int | None = None
        self._cursor: int | None = None
        self._dragging = False

    def set_years(self, counts: Mapping[int, int], chosen: Years | None) -> None:
        """Take new counts; the span only grows, so that bars do not move away under the mouse."""
        told = {year: count for year, count in counts.items() if count > 0}
        ends = [*told, *(chosen or ()), *(self._span or ())]
        self._span = (min(ends), max(ends)) if ends else None
        self.bars = bars(told, self._span) if self._span else ()
        if chosen != self.chosen and not self._dragging:
            self._anchor, self._cursor = chosen or (None, None)
        self.chosen = chosen

    def forget(self) -> None:
        """Begin with another library's years."""
        self._span, self.bars, self.chosen = None, (), None
        self._anchor = self._cursor = None

    def number(self, year: int | None) -> int:
        """Return the bar that holds a year, or -1."""
        if year is None:
            return -1
        return next((n for n, one in enumerate(self.bars) if one.first <= year <= one.last), -1)

    def lit(self) -> tuple[int, int]:
        """Return the first and last bar to show in full colour: those being dragged over, the chosen ones, or all."""
        if self._dragging:
            low, high = sorted((self.number(self._anchor), self.number(self._cursor)))
            return low, high
        if self.chosen is None:
            return 0, len(self.bars) - 1
        return self.number(self.chosen[0]), self.number(self.chosen[1])

    def press(self, number: int) -> None:
        """Begin a choice at a bar."""
        self._dragging = True
        self._anchor = self._cursor = self.bars[number].first

    def drag(self, number: int) -> None:
        """Move the other end of the choice, if one is being made."""
        if self._dragging:
            self._cursor = self.bars[number].first

    def release(self) -> Years | None:
        """End the choice and return it; None when none was being made."""
        if not self._dragging:
            return None
        self._dragging = False
        return self._choose()

    def walk(self, step: int, *, extend: bool) -> Years | None:
        """Move the choice by bars; `extend` keeps its other end where it is."""
        if not self.bars:
            return None
        beside = -1 if step > 0 else len(self.bars)
        here = self.number(self._cursor) if self._cursor is not None else beside
        there = min(max(0, here + step), len(self.bars) - 1)
        self._cursor = self.bars[there].first
        if not extend or self._anchor is None:
            self._anchor = self._cursor
        return self._choose()

    def clear(self) -> bool:
        """Choose all years again; returns whether that changed anything."""
        had = self.chosen is not None
        self.chosen = self._anchor = self._cursor = None
        self._dragging = False
        return had

    def _choose(self) -> Years | None:
        low, high = sorted((self.number(self._anchor), self.number(self._cursor)))
        if low < 0:
            return None
        self.chosen = (self.bars[low].first, self.bars[high].last)
        return self.chosen
