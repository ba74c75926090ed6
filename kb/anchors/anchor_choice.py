"""Choosing among the places where quoted words may stand, and saying how far behind the next best one is."""

from typing import Final

import msgspec

from kb.anchors.anchor_confidence import Evidence, confidence, evidence, overlap, surroundings
from kb.anchors.anchor_search import QuotePlace, QuoteSource, exact_places, mapped_places, similar_places, weight
from kb.anchors.anchor_text import Tokens
from kb.anchors.anchor_twins import claimed, copies, is_free, shadow
from kb.anchors.word_alignment import Mapping

_LOOKED_AT: Final = 8
_AGREED: Final = 1.8
_ELSEWHERE: Final = 0.6


class Candidate(msgspec.Struct, frozen=True):
    """A place with what speaks for it."""

    place: QuotePlace
    evidence: Evidence
    confidence: float


def choose(source: QuoteSource, new: Tokens, mapping: Mapping | None) -> list[Candidate]:
    """Return the places worth showing, best first; the evidence of the first knows how far ahead it is."""
    places = mapped_places(source, mapping, new) if mapping is not None else []
    rival = 0.0
    if mapping is not None and len(places) == 1 and places[0].is_whole(len(source.words)):
        seen = [(places[0], evidence(source, places[0], new))]
        rival = shadow(source, *seen[0], new, mapping)
        doubled = copies(*seen[0], new, mapping)[:_LOOKED_AT]
        seen += [(place, evidence(source, place, new)) for place in doubled]
    else:
        seen = _compared(source, places, new, mapping)
    if not seen:
        return []
    best, its = seen[0]
    others = [(place, other) for place, other in seen[1:] if overlap(best, place) < _ELSEWHERE]
    strongest = max([rival, *(other.strength for _, other in others)])
    ahead = max(0.0, min(1.0, its.strength - strongest, 1.0 - _looseness(source, mapping)))
    its = msgspec.structs.replace(its, ahead=ahead)
    known = mapping is not None
    return [Candidate(place, other, confidence(other, known=known)) for place, other in [(best, its), *others]]


def _compared(
    source: QuoteSource, places: list[QuotePlace], new: Tokens, mapping: Mapping | None
) -> list[tuple[QuotePlace, Evidence]]:
    """Look for the very words and for similar ones, and put the strongest first."""
    found = dict.fromkeys([*places, *unclaimed(source, new, mapping)])
    seen = [(place, evidence(source, place, new)) for place in found]
    if not any(its.unbroken and its.around >= _AGREED for _, its in seen):
        taken = mapping.to_old if mapping is not None else ()
        more = [place for place in similar_places(source, new, taken) if place not in found]
        seen += [(place, evidence(source, place, new)) for place in more]
    if mapping is not None and not any(2 * its.kept >= 1 for _, its in seen):
        # Words that are equal to these have the place; whose it is, nobody could say.
        for place in claimed(source, new, mapping)[:_LOOKED_AT]:
            seen.append((place, msgspec.structs.replace(evidence(source, place, new), shaky=True)))
    return sorted(seen, key=lambda entry: (-entry[1].strength, entry[0].first))


def _looseness(source: QuoteSource, mapping: Mapping | None) -> float:
    """Return the share of the quoted words that might as well be an equal neighbour."""
    if mapping is None:
        return 0.0
    sizes = [weight(word) for word in source.words]
    return sum(size for size, loose in zip(sizes, mapping.loose[source.first : source.last], strict=True) if loose) / (
        sum(sizes) or 1.0
    )


def unclaimed(source: QuoteSource, new: Tokens, mapping: Mapping | None) -> list[QuotePlace]:
    """Return the few places with the very words that no other words of the old text have claimed.

    Where there are many, those whose surroundings agree best, nearest to the old place first.
    """
    found = exact_places(source, new)
    if mapping is not None:
        found = [place for place in found if is_free(mapping.to_old, place.first, place.last)]
    if len(found) <= _LOOKED_AT:
        return found

    def merit(place: QuotePlace) -> tuple[float, float]:
        drift = abs(place.first / max(1, len(new)) - source.share) if source.share >= 0 else 0.0
        return -sum(surroundings(source, place.first, place.last, new)), drift

    return sorted(found, key=merit)[:_LOOKED_AT]
