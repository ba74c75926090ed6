"""Stretches of one text that are taken already, asked quickly whether another one meets them."""

from bisect import bisect_left, insort
from collections.abc import Iterable


class Overlaps:
    """A union of stretches; asking takes the same time however many there are, nearly."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def meets(self, start: int, end: int) -> bool:
        """Whether a stretch has a character in common with one that is taken."""
        at = bisect_left(self._spans, (end, 0))
        return at > 0 and self._spans[at - 1][1] > start

    def add(self, start: int, end: int) -> None:
        """Take a stretch that meets none."""
        insort(self._spans, (start, end))
