"""Places in a text where quoted words may stand: side by side, nearly so, or where the difference of two texts leads."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from kb.anchors.anchor_text import Tokens
from kb.anchors.common_rows import common_rows
from kb.anchors.word_alignment import NONE, Mapping

MOST_PLACES: Final = 400  # of a refrain that stands more often, nobody could say which one is meant
_COMMON: Final = 60  # a word that stands more often than this leads nowhere
_SEEDS: Final = 16
_TRIED: Final = 3
_TORN: Final = 3
_AROUND: Final = 8  # words on either side of the quoted ones that help to find them


class QuoteSource(msgspec.Struct, frozen=True):
    """The quoted words within the text they come from: the whole old text, or only what the note itself remembers."""

    tokens: Tokens
    first: int
    last: int
    start: int
    end: int
    whole: bool
    share: float = -1.0  # how far into its text the quote stood, from 0 to 1; negative where nobody knows

    @property
    def words(self) -> list[str]:
        """Return the quoted words, in order."""
        return self.tokens.words[self.first : self.last]


class QuotePlace(msgspec.Struct, frozen=True):
    """Some tokens of the new text, and which of the quoted words (counted from the first) stand in them."""

    first: int
    last: int
    pairs: tuple[tuple[int, int], ...]  # (number of the quoted word, token of the new text)
    route: str  # "map", "move" or "find"
    torn: bool = False  # more of the quoted words stand too far away

    def is_whole(self, size: int) -> bool:
        """Whether all of the `size` quoted words stand here side by side in their order, and nothing else."""
        return len(self.pairs) == size == self.last - self.first and all(j - k == self.first for k, j in self.pairs)


def weight(word: str) -> float:
    """Say how much a word tells: its letters; a mark tells next to nothing."""
    return float(len(word)) if word[0].isalnum() else 0.5


def mapped_places(source: QuoteSource, mapping: Mapping, new: Tokens) -> list[QuotePlace]:
    """Return where the difference of the two texts leads: what stayed in order, and what was moved.

    Words put in between belong to the quote now; where they are so many that it is torn, its densest part stands for it.
    """
    images = mapping.to_new[source.first : source.last]
    places: list[QuotePlace] = []
    for route, by_move in (("map", 0), ("move", 1)):
        pairs = [(k, j) for k, j in enumerate(images) if j != NONE and mapping.moved[source.first + k] == by_move]
        places.extend(_spread(pairs, len(images), new, route))
    return places


def _spread(pairs: list[tuple[int, int]], size: int, new: Tokens, route: str) -> list[QuotePlace]:
    """Return the whole stretch over which these words are spread, or its densest part where it is torn."""
    if not pairs:
        return []
    low, high = min(j for _, j in pairs), max(j for _, j in pairs)
    if high - low <= _TORN * size:
        return [QuotePlace(low, high + 1, tuple(pairs), route)]
    place = densest(pairs, new, 2 * size + 4, route)
    return [msgspec.structs.replace(place, torn=True)] if place is not None else []


def densest(pairs: list[tuple[int, int]], new: Tokens, reach: int, route: str) -> QuotePlace | None:
    """Return the stretch in which the found words are many and foreign words few."""
    best_sum, best = 0.0, (0, -1)
    ordered = sorted(pairs, key=lambda pair: pair[1])
    total, begin = 0.0, 0
    for number, (_, j) in enumerate(ordered):
        if number:
            gap = sum(
                weight(word) for word in new.words[ordered[number - 1][1] + 1 : min(j, ordered[number - 1][1] + reach)]
            )
            total -= 0.3 * gap
        if total <= 0 or j - ordered[begin][1] > reach:
            total, begin = 0.0, number
        total += weight(new.words[j])
        if total > best_sum:
            best_sum, best = total, (begin, number)
    chosen = ordered[best[0] : best[1] + 1]
    if not chosen:
        return None
    return QuotePlace(chosen[0][1], chosen[-1][1] + 1, tuple(sorted(chosen)), route)


def exact_places(source: QuoteSource, new: Tokens) -> list[QuotePlace]:
    """Return where the quoted words stand side by side, in the order of the text; none where it is too often."""
    size = source.last - source.first
    found = new.occurrences(source.words, MOST_PLACES)
    return [QuotePlace(first, first + size, tuple((k, first + k) for k in range(size)), "find") for first in found]


def similar_places(source: QuoteSource, new: Tokens, taken: Sequence[int] = ()) -> list[QuotePlace]:
    """Return the few stretches that share most of the rare words of the quote and its surroundings, best first.

    `taken` names, for each word of the new text, the old word it is known to be (-1: none): such a word is only looked
    at if it is one of the quoted.
    """
    low, high = max(0, source.first - _AROUND), min(len(source.tokens), source.last + _AROUND)
    seeds = sorted(
        (len(new.places[word]), i) for i in range(low, high) if (word := source.tokens.words[i]) in new.places
    )
    votes: list[tuple[int, float]] = []
    for count, i in seeds[:_SEEDS]:
        if count > _COMMON:
            break
        inside = source.first <= i < source.last
        value = weight(source.tokens.words[i]) / count * (1.0 if inside else 0.5)
        votes.extend((j - i, value) for j in new.places[source.tokens.words[i]] if _free(taken, j, source))
    size = source.last - source.first
    found: list[QuotePlace] = []
    for diagonal in _peaks(votes, max(6, size)):
        begin = max(0, low + diagonal - size // 2 - 6)
        end = min(len(new), high + diagonal + size // 2 + 6)
        free = [j for j in range(begin, end) if _free(taken, j, source)]
        # The surroundings are compared along, so that a word of theirs is not taken for one of the quote.
        rows = common_rows(source.tokens.words[low:high], [new.words[j] for j in free])
        pairs = [(low + i + k - source.first, free[j + k]) for i, j, row in rows for k in range(row)]
        places = _spread([(k, j) for k, j in pairs if 0 <= k < size], size, new, "find")
        found.extend(place for place in places if place not in found)
    return found


def _free(taken: Sequence[int], j: int, source: QuoteSource) -> bool:
    return not taken or taken[j] == NONE or source.first <= taken[j] < source.last


def _peaks(votes: Iterable[tuple[int, float]], width: int) -> list[int]:
    """Return the middles of the few windows of diagonals with the heaviest votes."""
    ordered = sorted(votes)
    sums: list[tuple[float, int]] = []
    begin, total = 0, 0.0
    for diagonal, value in ordered:
        total += value
        while diagonal - ordered[begin][0] > width:
            total -= ordered[begin][1]
            begin += 1
        sums.append((total, (ordered[begin][0] + diagonal) // 2))
    peaks: list[int] = []
    for _, middle in sorted(sums, key=lambda entry: (-entry[0], entry[1])):
        if all(abs(middle - peak) > width for peak in peaks):
            peaks.append(middle)
            if len(peaks) == _TRIED:
                break
    return peaks
