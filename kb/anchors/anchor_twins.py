"""Quoted words that stand, or stood, in several places of a text: whose is the one that is left?

Two equal paragraphs are told apart by what stands where they end being equal, however far from the quoted words that
is. Where nothing tells them apart, as with a line that stood twice right behind itself, a person is asked.
"""

from collections.abc import Sequence
from typing import Final

from kb.anchors.anchor_confidence import Evidence, surroundings
from kb.anchors.anchor_search import MOST_PLACES, QuotePlace, QuoteSource, exact_places
from kb.anchors.anchor_text import Tokens
from kb.anchors.word_alignment import NONE, Mapping
from kb.annotation.annotation import CONTEXT, Quote

LONG_WORDS: Final = 5
LONG_LETTERS: Final = 24
_BESIDE: Final = 2
_NEIGHBOURLY: Final = 0.6
_FARTHEST: Final = 400  # words around a quote that are compared with those around a copy of it
_OUTERMOST: Final = 3
_SLACK: Final = 8
_AS_GOOD: Final = 0.25
_ONE_SIDE: Final = 1.25
_MOST_OTHERS: Final = 20


def is_long(words: Sequence[str]) -> bool:
    """Whether nobody would write so many words again by chance."""
    told = [word for word in words if word[0].isalnum()]
    return len(told) >= LONG_WORDS and sum(map(len, told)) >= LONG_LETTERS


def only_place(source: QuoteSource, new: Tokens, mapping: Mapping | None, occurs: str) -> QuotePlace | None:
    """Return the one place that words so many have in the new text, if nothing else of the old text may be meant.

    Either they stood once in the old text, or whatever was equal to them was surely taken out.
    """
    if not is_long(source.words):
        return None
    found = exact_places(source, new)
    if len(found) != 1 or not (_is_alone(source, found[0], mapping) if mapping is not None else occurs == "once"):
        return None
    return found[0]


def _is_alone(source: QuoteSource, place: QuotePlace, mapping: Mapping) -> bool:
    words, size = source.tokens.words, source.last - source.first
    others = [first for first in source.tokens.occurrences(source.words, _MOST_OTHERS) if first != source.first]
    if not others:
        return True
    if mapping.to_new[source.first : source.last] != list(range(place.first, place.last)):
        return False
    return not any(mapping.loose[source.first : source.last]) and all(
        is_cut_out(words, first, first + size, mapping) for first in others
    )


def is_free(partners: Sequence[int], first: int, last: int) -> bool:
    """Whether most of these words have no partner in the other text yet."""
    return sum(partner == NONE for partner in partners[first:last]) * 2 > last - first


def copies(place: QuotePlace, seen: Evidence, new: Tokens, mapping: Mapping) -> list[QuotePlace]:
    """Return other places with the very words that the difference does not explain: the text was perhaps doubled."""
    size = place.last - place.first
    return [
        QuotePlace(first, first + size, tuple((k, first + k) for k in range(size)), "find")
        for first in _twins(new, new.words, place.first, place.last, seen)
        if first != place.first and is_free(mapping.to_old, first, first + size)
    ]


def shadow(source: QuoteSource, place: QuotePlace, seen: Evidence, new: Tokens, mapping: Mapping) -> float:
    """Return how strongly other, vanished words of the old text could claim this place for themselves."""
    size = source.last - source.first
    strongest = 0.0
    for first in _twins(source.tokens, new.words, place.first, place.last, seen):
        if first == source.first or not is_free(mapping.to_new, first, first + size):
            continue
        if is_cut_out(source.tokens.words, first, first + size, mapping):
            continue
        mine, theirs = _claims(source, first, place, new)
        strongest = max(strongest, 1.0 + 0.5 * (seen.around - mine + theirs))
    return strongest


def claimed(source: QuoteSource, new: Tokens, mapping: Mapping) -> list[QuotePlace]:
    """Return the places that the difference gives to words equal to the quoted ones, though these might as well have them.

    Of many words it is worth a question already if only one side speaks for the others.
    """
    size = source.last - source.first
    if is_cut_out(source.tokens.words, source.first, source.last, mapping):
        return []
    found: list[QuotePlace] = []
    for place in exact_places(source, new):
        if is_free(mapping.to_old, place.first, place.last):
            continue
        first = mapping.to_old[place.first]
        if list(range(first, first + size)) == mapping.to_old[place.first : place.last]:
            mine, theirs = _claims(source, first, place, new)
            if mine >= theirs - (_ONE_SIDE if is_long(source.words) else _AS_GOOD):
                found.append(place)
        elif is_long(source.words):
            found.append(place)
    return found


def is_cut_out(words: Sequence[str], first: int, last: int, mapping: Mapping) -> bool:
    """Whether some vanished words were surely taken out here: what stood around them stands together now.

    Not so where the cut could slide: of a line that stood twice, either may be gone.
    """
    if any(image != NONE for image in mapping.to_new[first:last]):
        return False
    low, high = mapping.gap_starts[first], mapping.gap_ends[last]
    before = mapping.to_new[low - 1] if low else NONE
    after = mapping.to_new[high] if high < len(words) else len(mapping.to_old)
    if after != before + 1 or (low and mapping.moved[low - 1]) or (high < len(words) and mapping.moved[high]):
        return False
    # How far the cut would have to slide for these words to stay.
    right, left = last - low, high - first
    return words[low : low + right] != words[high : high + right] and (
        words[max(0, low - left) : low] != words[high - left : high]
    )


def tells_itself(quote: Quote, source: QuoteSource, place: QuotePlace, new: Tokens) -> bool:
    """Whether the outermost words that a note remembers stand on both sides of a place, or the ends of the text."""
    old = source.tokens.words
    before, after = old[: source.first], old[source.last :]
    here_before = new.words[max(0, place.first - len(before) - _SLACK) : place.first]
    here_after = new.words[place.last : place.last + len(after) + _SLACK]
    # The outermost word is often half a word, but not at an end of the text.
    left = (
        place.first == len(here_before) and before[:_OUTERMOST] == here_before[: min(len(before), _OUTERMOST)]
        if len(quote.prefix) == quote.start
        else _stands(before[1 : _OUTERMOST + 1], here_before)
    )
    right = (
        after == new.words[place.last :]
        if len(quote.suffix) < CONTEXT
        else _stands(after[-_OUTERMOST - 1 : -1], here_after)
    )
    return left and right


def _stands(few: Sequence[str], words: Sequence[str]) -> bool:
    return bool(few) and any(words[k : k + len(few)] == few for k in range(len(words) - len(few) + 1))


def _claims(source: QuoteSource, other: int, place: QuotePlace, new: Tokens) -> tuple[float, float]:
    """Say how well a place fits the quoted words, and equal ones at `other`: by what stands beyond all that is equal."""
    words, here = source.tokens.words, new.words
    one, size = source.first, source.last - source.first
    before = after = 0
    room = min(one, other, place.first, _FARTHEST)
    while before < room and words[one - before - 1] == words[other - before - 1] == here[place.first - before - 1]:
        before += 1
    room = min(len(words) - max(one, other) - size, len(here) - place.last, _FARTHEST)
    while after < room and words[one + size + after] == words[other + size + after] == here[place.last + after]:
        after += 1
    mine, theirs = (
        sum(
            surroundings(
                QuoteSource(source.tokens, first - before, first + size + after, 0, 0, source.whole),
                place.first - before,
                place.last + after,
                new,
            )
        )
        for first in (one, other)
    )
    return mine, theirs


def _twins(within: Tokens, words: list[str], first: int, last: int, seen: Evidence) -> list[int]:
    """Return where the words from `first` to `last` stand again, together with the next ones before or after them.

    Without one of these neighbours a place is no rival, unless the place itself has no neighbours that agree.
    """
    if max(seen.left, seen.right) < _NEIGHBOURLY:
        return within.occurrences(words[first:last], MOST_PLACES)
    low, high = max(0, first - _BESIDE), min(len(words), last + _BESIDE)
    with_before = within.occurrences(words[low:last], MOST_PLACES)
    with_after = within.occurrences(words[first:high], MOST_PLACES)
    return sorted({place + first - low for place in with_before}.union(with_after))
