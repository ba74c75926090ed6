"""Rows of words that two texts have in common, and the chain of them that keeps its order: what a difference is made of."""

import itertools
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Collection, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz.distance import LCSseq

FEW: Final = 64 * 64  # pairs of words that are compared plainly
_LEAST_SENTENCE: Final = 6
_NONE: Final = -1

Block = tuple[int, int, int]  # first word in the old text, first in the new one, how many


def sentence_pairs(old: Sequence[int], new: Sequence[int], stops: Collection[int]) -> list[Block]:
    """Pair the sentences that stand equally often in both texts, the first with the first and so on."""
    ours, theirs = _sentences(old, stops), _sentences(new, stops)
    return sorted(
        (i, j, len(words))
        for words, places in ours.items()
        if len(words) >= _LEAST_SENTENCE and len(places) == len(theirs.get(words, ()))
        for i, j in zip(places, theirs[words], strict=True)
    )


def _sentences(words: Sequence[int], stops: Collection[int]) -> dict[tuple[int, ...], list[int]]:
    """Return where each sentence begins."""
    found: dict[tuple[int, ...], list[int]] = {}
    begin = 0
    for end in itertools.chain((k + 1 for k, word in enumerate(words) if word in stops), (len(words),)):
        found.setdefault(tuple(words[begin:end]), []).append(begin)
        begin = end
    return found


def row_pairs(old: Sequence[int], new: Sequence[int], row: int) -> list[tuple[int, int]]:
    """Pair the rows that stand equally often in both, the first with the first and so on, in the order of the old."""
    ours = list(zip(*(old[k:] for k in range(row)), strict=False))
    theirs = list(zip(*(new[k:] for k in range(row)), strict=False))
    counts, others = Counter(ours), Counter(theirs)
    alike = {key for key, count in counts.items() if others.get(key) == count}
    if not alike:
        return []
    single = dict(zip(theirs, range(len(theirs)), strict=True))
    queues: dict[tuple[int, ...], deque[int]] = {key: deque() for key in alike if counts[key] > 1}
    if queues:
        for place, key in enumerate(theirs):
            if key in queues:
                queues[key].append(place)
    return [(i, queues[key].popleft() if key in queues else single[key]) for i, key in enumerate(ours) if key in alike]


def merged(pairs: list[tuple[int, int]], row: int) -> list[Block]:
    """Join overlapping rows on the same diagonal into blocks."""
    blocks: list[Block] = []
    open_at: dict[int, int] = {}
    for i, j in pairs:
        number = open_at.get(j - i, _NONE)
        if number != _NONE and i <= blocks[number][0] + blocks[number][2]:
            first_i, first_j, _ = blocks[number]
            blocks[number] = (first_i, first_j, i + row - first_i)
        else:
            open_at[j - i] = len(blocks)
            blocks.append((i, j, row))
    return blocks


def heaviest(blocks: list[Block]) -> list[Block]:
    """Return the chain of blocks, in order in both texts, that holds most words."""
    places = sorted({block[1] for block in blocks})
    tree: list[tuple[int, int]] = [(0, _NONE)] * (len(places) + 1)
    before: list[int] = []
    best = (0, _NONE)
    for number, (_, j, size) in enumerate(blocks):
        spot = bisect_left(places, j)
        top = (0, _NONE)
        k = spot
        while k > 0:
            top = max(top, tree[k])
            k &= k - 1
        before.append(top[1])
        mine = (top[0] + size, number)
        best = max(best, mine)
        k = spot + 1
        while k < len(tree):
            tree[k] = max(tree[k], mine)
            k += k & -k
    chain: list[Block] = []
    number = best[1]
    while number != _NONE:
        chain.append(blocks[number])
        number = before[number]
    chain.reverse()
    return chain


def plain_rows(old: list[int], new: list[int], pairs: int) -> Iterator[Block]:
    """Compare a few words by their longest common rows, more of them by their longest common sequence."""
    if pairs <= FEW:
        yield from common_rows(old, new)
        return
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            yield step.src_start, step.dest_start, step.src_end - step.src_start


def common_rows(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """Return the rows that two short sequences share, the longest first found, then what lies left and right of it."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(i, j, size) for i, j, size in blocks if size]
