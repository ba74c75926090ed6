"""How sure a place is: what speaks for it, weighed by numbers that were measured and not guessed.

The evidence is little and plain: how much of the quoted words survives and how closely, whether the words before and
after agree, how much the words tell at all, how the place was found, and whether another place is about as good.
`tests/bench/anchor_fit.py` fits the weights and says how well they hold on texts that they were not fitted to.
"""

import math
from collections.abc import Sequence
from typing import Final

import msgspec
from rapidfuzz.distance import LCSseq

from kb.anchors.anchor_search import QuotePlace, QuoteSource, weight
from kb.anchors.anchor_text import Tokens

_NEAR: Final = 3
_FAR: Final = 8
_CLEARLY_AHEAD: Final = 0.4
# As fitted, in the order of `Evidence.numbers`: with the old text at hand, and with the quote alone.
_KNOWN: Final = (-3.99, 1.28, 2.65, 3.09, 1.63, -0.11, 3.47, 1.65, 0.38)
_QUOTE: Final = (-5.84, 1.46, 2.67, 3.93, 2.73, 1.97, 0.0, 0.0, 1.43)


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for a place, each number from 0 to 1."""

    kept: float  # share of the quoted words that survive, by letters
    filled: float  # share of the place that is quoted words
    unbroken: bool  # every word, side by side
    left: float  # agreement of the words before; 0.5 where nobody knows them
    right: float
    told: float  # how much the quoted words tell: one short word hardly anything
    near: float  # how near the place is to where the quote stood, as a share of the text; 0.5 where nobody knows
    mapped: bool  # the difference of the two texts leads here
    moved: bool
    shaky: bool  # two things are different at once, and no number may outweigh that
    ahead: float = 1.0  # how far the next best place is behind

    @property
    def around(self) -> float:
        """Return how much of the surroundings agrees, left and right together."""
        return self.left + self.right

    @property
    def strength(self) -> float:
        """A plain sum by which places are compared with each other, whatever the weights."""
        return self.kept * self.filled + 0.5 * self.around + 0.3 * self.mapped + 0.05 * self.near

    @property
    def doubtful(self) -> bool:
        """Whether to ask in any case: something speaks against the place, or another one is about as good."""
        return self.shaky or self.ahead < _CLEARLY_AHEAD

    def numbers(self) -> tuple[float, ...]:
        """Return what the weights are for, in their order."""
        return (
            1.0,
            self.kept * self.filled,
            max(self.left, self.right),
            min(self.left, self.right),
            self.told,
            self.near,
            float(self.mapped),
            float(self.moved),
            self.ahead,
        )


def evidence(source: QuoteSource, place: QuotePlace, new: Tokens) -> Evidence:
    """Weigh a place on its own; what others it has to fear is for whoever compares them."""
    words = source.words
    total = sum(weight(word) for word in words) or 1.0
    kept = sum(weight(words[k]) for k, _ in place.pairs)
    size = sum(weight(word) for word in new.words[place.first : place.last]) or 1.0
    letters = [k for k, word in enumerate(words) if word.isalpha()]
    unbroken = place.is_whole(len(words))
    # Less than half of a quote is not the quote, and numbers and marks alone do not carry one that was changed.
    survive = {k for k, _ in place.pairs}.intersection(letters)
    thin = not unbroken and (not survive or 2 * len(survive) < len(letters) or 2 * kept < total)
    left, right = surroundings(source, place.first, place.last, new)
    return Evidence(
        kept=kept / total,
        filled=min(1.0, kept / size),
        unbroken=unbroken,
        left=left,
        right=right,
        told=1.0 - math.exp(-total / 25),
        near=_nearness(source, place, new),
        mapped=place.route == "map",
        moved=place.route == "move",
        shaky=place.torn or thin or (place.route == "move" and not unbroken),
    )


def _nearness(source: QuoteSource, place: QuotePlace, new: Tokens) -> float:
    if source.share < 0:
        return 0.5
    return math.exp(-8 * abs(place.first / max(1, len(new)) - source.share))


def overlap(one: QuotePlace, other: QuotePlace) -> float:
    """Return how much of the smaller of two places lies in the other: a part of a place is no other place."""
    common = min(one.last, other.last) - max(one.first, other.first)
    return max(0, common) / max(1, min(one.last - one.first, other.last - other.first))


def surroundings(source: QuoteSource, first: int, last: int, new: Tokens) -> tuple[float, float]:
    """Say how far the words before and after a place agree with those before and after the quote."""
    old = source.tokens.words
    before = old[max(0, source.first - _FAR) : source.first][::-1]
    after = old[source.last : source.last + _FAR]
    if not source.whole:  # the outermost word a note remembers is often only half of one
        before, after = (row[:-1] if len(row) > 1 else row for row in (before, after))
    here_before = new.words[max(0, first - _FAR - 4) : first][::-1]
    here_after = new.words[last : last + _FAR + 4]
    return (
        _agreement(before, here_before, source.whole and source.first <= _NEAR),
        _agreement(after, here_after, source.whole and len(old) - source.last <= _NEAR),
    )


def _agreement(known: Sequence[str], here: Sequence[str], at_edge: bool) -> float:
    """Compare two rows of words, the nearest first; the nearest tell most."""
    if not known:
        return 0.5 if not at_edge else float(not here)
    run = 0
    for mine, theirs in zip(known, here, strict=False):
        if mine != theirs:
            break
        run += 1
    if run == len(known):
        return 1.0 if not at_edge or len(here) == run else 0.9
    return 0.5 * min(1.0, run / _NEAR) + 0.5 * LCSseq.similarity(known, here) / len(known)


def confidence(seen: Evidence, *, known: bool) -> float:
    """Return how likely the place is the right one; `known` tells whether the old text could be compared."""
    return likelihood(seen, _KNOWN if known else _QUOTE)


def likelihood(seen: Evidence, weights: Sequence[float]) -> float:
    """Return what weights make of the evidence; a shaky place, to which they are not fitted, is worth what is left."""
    value = sum(a * b for a, b in zip(weights, seen.numbers(), strict=True))
    likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
    return likely * seen.kept * seen.filled if seen.shaky else likely
