"""Which words of an old text are which words of a new one: a difference fast enough for a book.

Rows of words that stand equally often in both texts are paired, the heaviest chain of them that keeps its order is the
backbone, and what lies between two of its links is treated the same way with shorter rows, down to a plain comparison
of a few words. What is left over on both sides and reads alike in a row of words has been moved.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Final

from kb.anchors.common_rows import FEW, Block, heaviest, merged, plain_rows, row_pairs, sentence_pairs

NONE: Final = -1
# Rows of this many words are looked for while a gap has at most so many pairs of words: in a large gap a short row is
# chance, and too many chances cost time.
_ROWS: Final = ((8, 1 << 62), (4, 1 << 28), (2, 1 << 20))
_LONG: Final = 1 << 24  # from here on whole sentences come first: they are a tenth as many as words
_SOME: Final = 1 << 27
_MOVED_ROW: Final = 5
_STOPS: Final = ".!?…。؟।"
_FARTHEST: Final = 12  # words that a sentence put in is slid, so that it ends where a sentence ends

_Gap = tuple[int, int, int, int, int]  # from and to in the old text, from and to in the new one, size of rows


class Mapping:
    """For each word of the old text its word in the new one, and back; -1 where there is none."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        self._old = [numbers.setdefault(word, len(numbers)) for word in old]
        self._new = [numbers.setdefault(word, len(numbers)) for word in new]
        self.to_new = [NONE] * len(old)
        self.to_old = [NONE] * len(new)
        self.moved = bytearray(len(old))
        # Words that might as well be mapped to an equal neighbour: of "A A", which was taken out to leave "A"?
        self.loose = bytearray(len(old))
        stops = {numbers[mark] for mark in _STOPS if mark in numbers}
        self._align(stops)
        _end_with_sentences(self._old, self.to_old, self.to_new, stops)
        _end_with_sentences(self._new, self.to_new, self.to_old, stops)
        self._mark_loose()
        self._find_moves()

    def _grown(self, link: Block, low: tuple[int, int], high: tuple[int, int]) -> Block | None:
        """Return a link as far as it reads alike between its neighbours; None if the one before has grown over it."""
        old, new = self._old, self._new
        cut = max(0, low[0] - link[0], low[1] - link[1])
        i, j, size = link[0] + cut, link[1] + cut, link[2] - cut
        if size <= 0:
            return None
        while i > low[0] and j > low[1] and old[i - 1] == new[j - 1]:
            i, j, size = i - 1, j - 1, size + 1
        while i + size < high[0] and j + size < high[1] and old[i + size] == new[j + size]:
            size += 1
        return i, j, size

    @cached_property
    def kept_before(self) -> list[int]:
        """For each word of the old text, and for its end, the last word before it that stayed in order; -1 for none."""
        found, last = [NONE], NONE
        for i, j in enumerate(self.to_new):
            if j != NONE and not self.moved[i]:
                last = i
            found.append(last)
        return found

    @cached_property
    def gap_starts(self) -> list[int]:
        """For each place between words of the old text, where the words without a partner that end there begin."""
        found, start = [0], 0
        for i, j in enumerate(self.to_new):
            start = start if j == NONE else i + 1
            found.append(start)
        return found

    @cached_property
    def gap_ends(self) -> list[int]:
        """For each place between words of the old text, where the words without a partner that begin there end."""
        size = len(self.to_new)
        found = [size] * (size + 1)
        for i in range(size - 1, -1, -1):
            found[i] = found[i + 1] if self.to_new[i] == NONE else i
        return found

    def _join(self, i: int, j: int, size: int) -> None:
        self.to_new[i : i + size] = range(j, j + size)
        self.to_old[j : j + size] = range(i, i + size)

    def _align(self, stops: Collection[int]) -> None:
        gaps = [(0, len(self._old), 0, len(self._new), 0)]
        if len(self._old) * len(self._new) > _LONG:
            sentences = self._backbone(gaps[0][:4], sentence_pairs(self._old, self._new, stops))
            for i, j, size in sentences:
                self._join(i, j, size)
            gaps = list(_between(sentences, gaps[0]))
        while gaps:
            i1, i2, j1, j2, level = gaps.pop()
            i1, i2, j1, j2 = self._trimmed(i1, i2, j1, j2)
            if i1 == i2 or j1 == j2:
                continue
            pairs = (i2 - i1) * (j2 - j1)
            blocks: list[Block] = []
            if pairs > FEW:
                for step in range(level, len(_ROWS)):
                    row, most = _ROWS[step]
                    if pairs <= most and (blocks := self._backbone((i1, i2, j1, j2), self._rows(i1, i2, j1, j2, row))):
                        level = step
                        break
            if blocks:
                for i, j, size in blocks:
                    self._join(i, j, size)
                gaps.extend(_between(blocks, (i1, i2, j1, j2, level)))
            elif pairs <= _SOME:
                for i, j, size in plain_rows(self._old[i1:i2], self._new[j1:j2], pairs):
                    self._join(i1 + i, j1 + j, size)

    def _trimmed(self, i1: int, i2: int, j1: int, j2: int) -> tuple[int, int, int, int]:
        """Join the equal words at both ends of a gap; return what is left of it."""
        old, new = self._old, self._new
        i, j = i1, j1
        while i < i2 and j < j2 and old[i] == new[j]:
            i, j = i + 1, j + 1
        self._join(i1, j1, i - i1)
        k, m = i2, j2
        while k > i and m > j and old[k - 1] == new[m - 1]:
            k, m = k - 1, m - 1
        self._join(k, m, i2 - k)
        return i, k, j, m

    def _rows(self, i1: int, i2: int, j1: int, j2: int, row: int) -> list[Block]:
        """Return the rows of so many words that a gap has on both sides."""
        blocks = merged(row_pairs(self._old[i1:i2], self._new[j1:j2], row), row)
        return [(i1 + i, j1 + j, size) for i, j, size in blocks]

    def _backbone(self, gap: tuple[int, int, int, int], blocks: list[Block]) -> list[Block]:
        """Return the heaviest chain of blocks in a gap, each as far as it reads alike."""
        i1, i2, j1, j2 = gap
        chain = heaviest(blocks)
        grown: list[Block] = []
        low_i, low_j = i1, j1
        for number, link in enumerate(chain):
            high_i, high_j = chain[number + 1][:2] if number + 1 < len(chain) else (i2, j2)
            block = self._grown(link, (low_i, low_j), (high_i, high_j))
            if block is not None:
                grown.append(block)
                low_i, low_j = block[0] + block[2], block[1] + block[2]
        return grown

    def _mark_loose(self) -> None:
        """Mark the words over which something put in or taken out could slide without changing either text."""
        i = j = 0
        ends = (len(self._old), len(self._new))
        for k in [*(k for k, image in enumerate(self.to_new) if image != NONE), ends[0]]:
            image = self.to_new[k] if k < ends[0] else ends[1]
            if k > i and image == j:
                self._slide(self._old, i, k, self.loose, range(len(self._old)))
            elif image > j and k == i:
                self._slide(self._new, j, image, self.loose, self.to_old)
            i, j = k + 1, image + 1

    def _slide(self, words: list[int], low: int, high: int, marks: bytearray, owners: Sequence[int]) -> None:
        """Mark what a gap from `low` to `high` can slide over, to the right and to the left."""
        step = 0
        while high + step < len(words) and words[low + step] == words[high + step] and owners[high + step] != NONE:
            marks[owners[high + step]] = 1
            step += 1
        step = 1
        while low - step >= 0 and words[low - step] == words[high - step] and owners[low - step] != NONE:
            marks[owners[low - step]] = 1
            step += 1

    def _find_moves(self) -> None:
        """Pair what is left over on both sides and reads alike in a row of words."""
        old_left = [i for i, j in enumerate(self.to_new) if j == NONE]
        new_left = [j for j, i in enumerate(self.to_old) if i == NONE]
        if len(old_left) < _MOVED_ROW or len(new_left) < _MOVED_ROW:
            return
        pairs = row_pairs([self._old[i] for i in old_left], [self._new[j] for j in new_left], _MOVED_ROW)
        for a, b in pairs:
            i, j = old_left[a], new_left[b]
            # A row over a seam, where something that stayed was taken out, is no row.
            if old_left[a + _MOVED_ROW - 1] != i + _MOVED_ROW - 1 or new_left[b + _MOVED_ROW - 1] != j + _MOVED_ROW - 1:
                continue
            if self.to_new[i] != NONE or self.to_old[j] != NONE:
                continue
            self._move(i, j)

    def _move(self, i: int, j: int) -> None:
        """Join a moved row as far as it reads alike in both directions."""
        old, new = self._old, self._new
        size = 0
        while i > 0 and j > 0 and old[i - 1] == new[j - 1] and self._free(i - 1, j - 1):
            i, j = i - 1, j - 1
        while (
            i + size < len(old)
            and j + size < len(new)
            and old[i + size] == new[j + size]
            and self._free(i + size, j + size)
        ):
            size += 1
        self._join(i, j, size)
        self.moved[i : i + size] = b"\1" * size

    def _free(self, i: int, j: int) -> bool:
        return self.to_new[i] == NONE and self.to_old[j] == NONE


def _end_with_sentences(words: Sequence[int], there: list[int], here: list[int], stops: Collection[int]) -> None:
    """Let what was put in end with the end of a sentence, where that is one of several ways to read the difference.

    Of "A. B." behind "A." it is "B." that is new, and not ". B"; the full stop of "A" stays with it. `here` gives for
    each of the words its word in the other text, `there` the way back.
    """
    low = 0
    while low < len(words):
        if here[low] != NONE:
            low += 1
            continue
        high = low + 1
        while high < len(words) and here[high] == NONE:
            high += 1
        step = 0
        while step < _FARTHEST and words[high - 1 + step] not in stops:
            if high + step >= len(words) or words[low + step] != words[high + step] or here[high + step] == NONE:
                step = _FARTHEST
                break
            step += 1
        if 0 < step < _FARTHEST and _follow_on(here, low - 1, high, step):
            for k in range(step):
                here[low + k], here[high + k] = here[high + k], NONE
                there[here[low + k]] = low + k
        low = high + step if step < _FARTHEST else high


def _follow_on(here: Sequence[int], before: int, high: int, step: int) -> bool:
    """Whether the words around a gap are neighbours in the other text."""
    first = here[before] if before >= 0 else NONE
    return all(here[high + k] == first + 1 + k for k in range(step))


def _between(blocks: list[Block], gap: _Gap) -> Iterator[_Gap]:
    """Return what lies between the links of a chain, before the first and behind the last."""
    i1, i2, j1, j2, level = gap
    for i, j, size in blocks:
        if i > i1 and j > j1:
            yield i1, i, j1, j, level
        i1, j1 = i + size, j + size
    if i1 < i2 and j1 < j2:
        yield i1, i2, j1, j2, level
