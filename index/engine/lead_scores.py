"""How early a story speaks of what was asked: what a story is about, it says at its beginning.

Only the best rows of an answer are looked at, and of each only its first words, so that this costs the same in any
library, however common the words are.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.segment import Mask, Numbers, Segment
from index.engine.story_columns import Rows
from index.language.bulk_tokens import spread

LOOKED_AT: Final = 100  # rows
_FIRST_WORDS: Final = 120
_FADES: Final = 40.0  # words after which a mention is worth e times less
_WORTH: Final = 0.5  # of the rarity, for the very first word


class Sought(NamedTuple):
    """A word, its stem (empty when only the word itself counts), and what it is worth to find it."""

    word: str
    stem: str
    rarity: float


def early(index: Rows, rows: Numbers, sought: Sequence[Sought]) -> NDArray[np.float64]:
    """Return for each of some rows what its early words are worth beside its score."""
    worth = np.zeros(rows.size)
    for start, segment in zip(index.starts, index.segments, strict=False):
        own = np.flatnonzero((rows >= start) & (rows < start + segment.size))
        if own.size:
            worth[own] = _in_segment(segment, rows[own] - start, sought)
    return worth


def _in_segment(segment: Segment, documents: Numbers, sought: Sequence[Sought]) -> NDArray[np.float64]:
    body = segment.written("body")
    starts = body.slots_starts[documents].astype(np.int64)
    sizes = np.minimum(body.slots_starts[documents + 1].astype(np.int64) - starts, _FIRST_WORDS)
    worth = np.zeros(documents.size)
    filled = np.flatnonzero(sizes > 0)
    if not filled.size:
        return worth
    places = spread(starts[filled], sizes[filled])
    begins = np.cumsum(sizes[filled]) - sizes[filled]
    depth = places - np.repeat(starts[filled], sizes[filled])
    number = len(body.terms)
    terms = np.minimum(body.slots[places], number)  # a free slot holds no term
    for one in sought:
        first = np.minimum.reduceat(np.where(_forms(segment, number, one)[terms], depth, np.inf), begins)
        worth[filled] += _WORTH * one.rarity * np.exp(-first / _FADES)
    return worth


def _forms(segment: Segment, number: int, sought: Sought) -> Mask:
    """Return which terms of the text are the word or another form of it; one place more, for no term."""
    forms = np.zeros(number + 1, dtype=np.bool_)
    stem = segment.field("stem").find(sought.stem) if sought.stem else -1
    if stem >= 0:
        forms[:number] = segment.file["body.stems"] == stem
    word = segment.written("body").find(sought.word)
    if word >= 0:
        forms[word] = True
    return forms
