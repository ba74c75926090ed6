"""Where the matched words of a text stand closest together, for many texts in the same few steps."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from index.engine.segment_writer import sizes_of
from index.language.analysis import tokens
from index.language.bulk_tokens import Ints
from index.values.request_results import Span

LENGTH: Final = 180  # letters of an excerpt
_AROUND: Final = 2 * LENGTH  # how far beyond the stretch an excerpt may reach
_TEXT: Final = 1 << 40  # more letters than any text has
_PLAIN_ENDS: Final = frozenset(["", *' \n.,;:!?()[]"”'])
_PIECE: Final = re.compile(r"\S+")


class Mark(NamedTuple):
    """A matched word or phrase: from, to; and where its last word begins, if that word may end elsewhere than folded."""

    start: int
    end: int
    last: int = -1

    def span(self, plain: str) -> Span:
        """Return where it stands in the text."""
        return self.start, self.end if self.last < 0 else true_end(plain, self.last, self.end - self.last)


class Stretch(NamedTuple):
    """The first and the last of the matched words that stand closest together, and all that stand around them."""

    first: Mark
    last: Mark
    around: Sequence[Mark]


class Marks(NamedTuple):
    """All matched words of some texts in order, as columns of `Mark`: by which part of the question each is matched, and
    where the words of each text begin among them."""

    starts: Ints
    ends: Ints
    lasts: Ints
    parts: Ints
    bounds: Ints


def stretches(marks: Marks) -> list[Stretch | None]:
    """Return the best stretch of at most LENGTH letters of each text, None where no word is matched.

    The best one has the most different parts of the question, then the most words; of equals it is the first.
    """
    found: list[Stretch | None] = [None] * (marks.bounds.size - 1)
    if not marks.starts.size:
        return found
    sizes = sizes_of(marks.bounds)
    texts = np.repeat(np.arange(sizes.size) * _TEXT, sizes)
    keys = texts + marks.starts
    here = np.arange(keys.size)
    first = np.minimum(np.searchsorted(keys, texts + marks.ends - LENGTH), here)
    worth = _different(marks.parts, first) * keys.size + (here - first)
    filled = np.flatnonzero(sizes)
    begins = marks.bounds[filled]
    most = np.flatnonzero(worth == np.repeat(np.maximum.reduceat(worth, begins), sizes[filled]))
    last = most[np.searchsorted(most, begins)]
    first = first[last]
    left = np.searchsorted(keys, keys[first] - _AROUND)
    right = np.searchsorted(keys, texts[last] + marks.ends[last] + _AROUND)
    left, right = np.maximum(left, begins), np.minimum(right, begins + sizes[filled])
    rows = (filled.tolist(), first.tolist(), last.tolist(), left.tolist(), right.tolist())
    for text, begin, end, start, stop in zip(*rows, strict=True):
        own = slice(start, stop)
        around = list(map(Mark, marks.starts[own].tolist(), marks.ends[own].tolist(), marks.lasts[own].tolist()))
        found[text] = Stretch(around[begin - start], around[end - start], around)
    return found


def _different(parts: Ints, first: Ints) -> Ints:
    """Return how many different parts stand between the first mark of each stretch and its last, which is its place."""
    present = np.flatnonzero(np.bincount(parts))
    if present.size == 1:
        return np.ones(parts.size, dtype=np.int64)
    different = np.zeros(parts.size, dtype=np.int64)
    for part in present.tolist():
        so_far = np.cumsum(parts == part)
        different += so_far > np.where(first > 0, so_far[first - 1], 0)
    return different


def stretch_of(spans: Sequence[Span]) -> Stretch | None:
    """Return the same for one text whose matched words are known exactly."""
    if not spans:
        return None
    starts, ends = np.asarray(spans, dtype=np.int64).T
    none = np.full(starts.size, -1, dtype=np.int64)
    return stretches(Marks(starts, ends, none, np.zeros_like(none), np.asarray([0, starts.size])))[0]


def true_end(plain: str, start: int, size: int) -> int:
    """Return where the word that begins at `start` ends in the text; folded, it has `size` letters."""
    end = start + size
    if plain[end : end + 1] in _PLAIN_ENDS and plain[start:end].isalnum():
        return end
    piece = _PIECE.match(plain, start)
    found = tokens(piece.group()) if piece else []
    return start + found[0].end if found else min(end, len(plain))
