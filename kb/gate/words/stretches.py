"""Stretches of a text that do not overlap, found again by their place without looking through all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Stretches(Generic[T]):
    """An ordered collection of (start, end, what stands there); whoever adds sees to it that no two overlap."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._things: list[T] = []

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    def touching(self, start: int, end: int) -> list[T]:
        """Return what overlaps a stretch, in order."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return self._things[first:last]

    def add(self, start: int, end: int, thing: T) -> None:
        """Put a thing in its place."""
        place = bisect_left(self._starts, start)
        self._starts.insert(place, start)
        self._ends.insert(place, end)
        self._things.insert(place, thing)

    def remove(self, start: int) -> None:
        """Take out the thing that begins at `start`."""
        place = bisect_left(self._starts, start)
        del self._starts[place], self._ends[place], self._things[place]
