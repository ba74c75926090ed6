"""Finding the words of a note again after the story was edited, and saying how sure that is.

Three ways, in this order: through the difference between the text a note was made on and the present one (history has
the old one), by the very words and what stands around them, and by what is like them. A wrong place that looks certain
is worse than none: a colleague's doubt would stand beside words she never read. So whatever is not clearly right is
*unsure* and asks, or *lost* and keeps its old words.
"""

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from functools import cached_property
from typing import Final, Literal

import msgspec

from kb.anchors.anchor_choice import Candidate, choose, unclaimed
from kb.anchors.anchor_confidence import Evidence, confidence, evidence, overlap
from kb.anchors.anchor_letters import standing
from kb.anchors.anchor_search import QuotePlace, QuoteSource
from kb.anchors.anchor_text import Tokens
from kb.anchors.anchor_twins import is_long, only_place, tells_itself
from kb.anchors.word_alignment import NONE, Mapping
from kb.annotation.annotation import CONTEXT, Quote, digest_of

Certainty = Literal["certain", "moved", "unsure", "lost"]

SURE: Final = 0.98
WORTH_ASKING: Final = 0.1
_OFFERED: Final = 3
_AT_HOME: Final = 0.5
_ENOUGH_LETTERS: Final = 20


class Anchored(msgspec.Struct, frozen=True, kw_only=True):
    """Where a quote stands now; `start` and `end` count characters of the plain text.

    "certain": the same words in their old surroundings. "moved": surely these, but they were changed or stand elsewhere
    now. "unsure": perhaps these; `alternatives` are other places about as good. "lost": nowhere; `start` and `end` are
    then the spot where they used to stand, as far as it is known. `confidence` (0 to 1) is the measured share of
    anchors like this one that are right.
    """

    start: int
    end: int
    certainty: Certainty
    confidence: float
    alternatives: tuple[tuple[int, int], ...] = ()


def anchor(quote: Quote, new: str, old: str | None = None) -> Anchored:
    """Find one quote in the present text; `old` is the text it was made on, where history still has it."""
    return anchor_all([quote], new, {} if old is None else {quote.digest: old})[0]


def anchor_all(quotes: Sequence[Quote], new: str, old_texts: ReadOnly[str, str]) -> list[Anchored]:
    """Find many quotes in the present text, in their order; `old_texts` are the texts they were made on, by digest.

    Texts are compared once, however many notes they have.
    """
    finder = Finder(new, old_texts)
    return [finder.find(quote) for quote in quotes]


class Finder:
    """The present text with what is worked out once for all of its notes."""

    def __init__(self, new: str, old_texts: ReadOnly[str, str]) -> None:
        self._text = new
        self._digest = digest_of(new)
        self._old_texts = old_texts
        self._known: dict[str, tuple[Tokens, Mapping]] = {}

    def find(self, quote: Quote) -> Anchored:
        """Find one quote."""
        quote = self._completed(quote)
        if self._is_unchanged(quote):
            return Anchored(start=quote.start, end=quote.end, certainty="certain", confidence=1.0)
        source, mapping = self._origin(quote)
        only = only_place(source, self._new, mapping, quote.occurs)
        if only is not None:
            seen = evidence(source, only, self._new)
            if mapping is not None and mapping.to_old[only.first] == source.first:
                seen = msgspec.structs.replace(seen, moved=bool(mapping.moved[source.first]))
            likely = max(SURE, confidence(seen, known=mapping is not None))
            return self._found(source, only, seen, likely)
        choices = choose(source, self._new, mapping)
        if not source.words or (mapping is None and not (choices and _is_plain(choices[0].evidence))):
            spans = standing(quote, self._text)
            if len(spans) == 1 or (spans and not (choices and choices[0].evidence.unbroken)):
                return _by_letters(quote, spans)
        if not choices or choices[0].confidence < WORTH_ASKING:
            return _lost(source, self._new, mapping)
        best = choices[0]
        if best.confidence < SURE or best.evidence.doubtful or self._may_be_another(quote, source, best.place, mapping):
            start, end = _characters(source, best.place, self._new)
            return Anchored(
                start=start,
                end=end,
                certainty="unsure",
                confidence=min(best.confidence, SURE),
                alternatives=self._alternatives(source, choices, mapping),
            )
        return self._found(source, best.place, best.evidence, best.confidence)

    def _found(self, source: QuoteSource, place: QuotePlace, seen: Evidence, likely: float) -> Anchored:
        start, end = _characters(source, place, self._new)
        stays = seen.unbroken and not seen.moved and max(seen.left, seen.right) >= _AT_HOME
        return Anchored(start=start, end=end, certainty="certain" if stays else "moved", confidence=likely)

    def _may_be_another(self, quote: Quote, source: QuoteSource, place: QuotePlace, mapping: Mapping | None) -> bool:
        """Whether a note that has nothing but its words may have come upon other words that were equal to them."""
        if mapping is not None or quote.occurs in ("", "once"):
            return False
        if quote.occurs == "alike":
            return True
        lengthened = max(len(quote.prefix), len(quote.suffix)) > CONTEXT
        return (lengthened or is_long(source.words)) and not tells_itself(quote, source, place, self._new)

    def _completed(self, quote: Quote) -> Quote:
        """Give a note from elsewhere that only tells a place the words that stood there, if its text is known."""
        if quote.exact or not quote.placed or quote.start == quote.end:
            return quote
        old = self._text if quote.digest == self._digest else self._old_texts.get(quote.digest, "")
        return msgspec.structs.replace(quote, exact=old[quote.start : quote.end])

    def best(self, quote: Quote) -> tuple[int, int, Evidence] | None:
        """Return the best place and what speaks for it, however little that is: for whoever measures the weights."""
        source, mapping = self._origin(quote)
        choices = choose(source, self._new, mapping)
        return (*_characters(source, choices[0].place, self._new), choices[0].evidence) if choices else None

    @cached_property
    def _new(self) -> Tokens:
        return Tokens(self._text)

    def _is_unchanged(self, quote: Quote) -> bool:
        same = quote.digest == self._digest or self._old_texts.get(quote.digest) == self._text
        return same and quote.placed and self._text[quote.start : quote.end] == quote.exact

    def _origin(self, quote: Quote) -> tuple[QuoteSource, Mapping | None]:
        """Return the quoted words in the text they are from, with the way to the present one, or in what is left of it."""
        old = self._old_texts.get(quote.digest)
        if old is not None and quote.placed and old[quote.start : quote.end] == quote.exact:
            if quote.digest not in self._known:
                tokens = Tokens(old)
                self._known[quote.digest] = tokens, Mapping(tokens.words, self._new.words)
            tokens, mapping = self._known[quote.digest]
            return _source(tokens, quote.start, quote.end, whole=True, share=quote.start / max(1, len(old))), mapping
        before = len(quote.prefix)
        tokens = Tokens(quote.prefix + quote.exact + quote.suffix)
        share = min(1.0, quote.start / max(1, len(self._text))) if quote.placed else -1.0
        return _source(tokens, before, before + len(quote.exact), whole=False, share=share), None

    def _alternatives(
        self, source: QuoteSource, choices: list[Candidate], mapping: Mapping | None
    ) -> tuple[tuple[int, int], ...]:
        """Return other places worth a look: the next best ones, then wherever else the very words stand."""
        best, *others = (choice.place for choice in choices)
        more = (place for place in unclaimed(source, self._new, mapping) if not overlap(best, place))
        spans = dict.fromkeys(_characters(source, place, self._new) for place in (best, *others, *more))
        return tuple(spans)[1 : _OFFERED + 1]


def _is_plain(seen: Evidence) -> bool:
    return seen.unbroken and not seen.doubtful


def _by_letters(quote: Quote, spans: list[tuple[int, int]]) -> Anchored:
    """One place is believed when it is the only one and enough letters say so."""
    start, end = spans[0]
    if len(spans) == 1 and len(quote.prefix + quote.exact + quote.suffix) >= _ENOUGH_LETTERS:
        return Anchored(start=start, end=end, certainty="certain", confidence=SURE)
    others = tuple(spans[1 : _OFFERED + 1])
    return Anchored(start=start, end=end, certainty="unsure", confidence=1 / (1 + len(spans)), alternatives=others)


def _source(tokens: Tokens, start: int, end: int, *, whole: bool, share: float) -> QuoteSource:
    first, last = tokens.covering(start, end)
    return QuoteSource(tokens, first, last, start, end, whole, share)


def _characters(source: QuoteSource, place: QuotePlace, new: Tokens) -> tuple[int, int]:
    """Turn a place into characters; a quote that began in the middle of a word, or with a space, does so again."""
    old = source.tokens
    start, end = new.span(place.first, place.last)
    if not place.pairs:
        return start, end
    by_number = dict(place.pairs)
    if by_number.get(0) == place.first:
        start = _shifted(old.text, old.starts[source.first], source.start, new.text, start)
    if by_number.get(source.last - source.first - 1) == place.last - 1:
        end = _shifted(old.text, old.ends[source.last - 1], source.end, new.text, end)
    return (start, end) if start <= end else new.span(place.first, place.last)


def _shifted(old: str, edge: int, wanted: int, new: str, place: int) -> int:
    """Move `place` as `wanted` lies from `edge`, if the characters between them are the same in both texts."""
    there = place + wanted - edge
    if not 0 <= there <= len(new):
        return place
    return there if old[min(edge, wanted) : max(edge, wanted)] == new[min(place, there) : max(place, there)] else place


def _lost(source: QuoteSource, new: Tokens, mapping: Mapping | None) -> Anchored:
    """Say where the words used to stand: behind the last word before them that is still there."""
    place = 0
    if mapping is not None:
        number = mapping.kept_before[source.first]
        place = new.ends[mapping.to_new[number]] if number != NONE else 0
    elif source.share >= 0:
        place = min(len(new.text), round(source.share * len(new.text)))
    return Anchored(start=place, end=place, certainty="lost", confidence=0.0)
