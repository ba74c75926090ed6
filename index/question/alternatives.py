"""Ways on from a question that found nothing: each one step away from it, ready to be asked, and really counted.

Nothing is widened silently. What is offered first gives up least: a tick or a stretch of years, then a larger place, the
nearest name the library knows, a word; any of the words only when nothing else helps.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace
from rapidfuzz import fuzz, process

from index.question.meanings import REGION, Label, Meanings
from index.values.query import Asked, Clause, Either, Meant, Query, Valued, Without, Word, Years
from index.values.query_values import PLACES
from index.values.request_results import Request, Way, WayKind
from kb.base.words import Words
from kb.vocabulary.facets import ROWS
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

MOST: Final = 4
_MOST_WORDS: Final = 6  # words tried without each
_SHORT: Final = 12  # clauses: of a question so short everything is tried
_WORTH: Final = 192  # what is tried of a longer one, times its clauses
_OF_A_KIND: Final[Mapping[WayKind, int]] = MappingProxyType({"drop-word": 2, "nearest-concept": 2})
_NEAR_ENOUGH: Final = 78.0
_LONE_OR: Final = re.compile(r"^\s*(?:OR|ATAU)(?:\s+|$)|\s+(?:OR|ATAU)\s*$")
_EVERYWHERE: Final[Mapping[str, Words]] = MappingProxyType({row.key: row.everywhere for row in ROWS if row.everywhere})
_ALL_YEARS: Final = Words("Dari semua tahun", "From all years")
_ANY_WORD: Final = Words("Yang memuat salah satu kata saja", "With any one of the words")

Count = Callable[[Request], int]
_Offer = tuple[WayKind, Words, Request]


class Ways:
    """Finds ways on with the names there are."""

    def __init__(self, vocabulary: Vocabulary, regions: Regions, meanings: Meanings) -> None:
        self._vocabulary = vocabulary
        self._regions = regions
        self._meanings = meanings

    def on_from(self, request: Request, query: Query, count: Count) -> tuple[Way, ...]:
        """Return at most four ways, the best first; `count` tells how many stories a request finds."""
        asked: set[tuple[str, object, object]] = set()
        taken: dict[WayKind, list[Way]] = {}
        for kind, label, wanted in self._offers(request, query):
            key = (wanted.text.casefold().strip(), tuple(sorted(wanted.ticks.items())), wanted.years)
            if key in asked or (kind == "any-word" and sum(map(len, taken.values())) >= MOST):
                continue
            asked.add(key)
            if total := count(wanted):
                taken.setdefault(kind, []).append(Way(kind=kind, label=label, request=wanted, total=total))
        for kind, most in _OF_A_KIND.items():
            # The fewer stories, the more is left of what was asked.
            taken[kind] = sorted(taken.get(kind, ()), key=lambda way: way.total)[:most]
        return tuple(islice((way for kind in _BEST_FIRST for way in taken.get(kind, ())), MOST))

    def _offers(self, request: Request, query: Query) -> Iterator[_Offer]:
        yield from _without_ticks(request)
        if request.years:
            yield "drop-years", _ALL_YEARS, replace(request, years=None)
        yield from self._wider_ticks(request)
        most = None if len(query.clauses) <= _SHORT else _WORTH // len(query.clauses)
        yield from islice(self._said_otherwise(request, query), most)
        yield from _without_words(request, query)
        yield from _any_word(request, query)

    def _said_otherwise(self, request: Request, query: Query) -> Iterator[_Offer]:
        """Offer another name for one thing that is asked; of a long question each costs much and hardly any helps."""
        for clause, (start, end) in zip(query.clauses, query.places, strict=True):
            yield from self._wider(request, clause, start, end)
            if isinstance(clause, Years):
                yield "drop-years", _ALL_YEARS, _with_text(request, start, end, "")
            yield from self._broader(request, clause, start, end)
        yield from self._nearest(request, query)

    def _wider_ticks(self, request: Request) -> Iterator[_Offer]:
        ticked = request.ticks.get("region", frozenset())
        wider = frozenset(map(self._regions.province, ticked))
        if ticked and wider != ticked:
            yield "widen-place", self._all_over(wider), replace(request, ticks={**request.ticks, "region": wider})

    def _wider(self, request: Request, clause: Clause, start: int, end: int) -> Iterator[_Offer]:
        """Offer the province for a regency that the words name, if there is one and no other."""
        for tag in clause.tags if isinstance(clause, Meant) else (clause,):
            if isinstance(tag, Valued) and tag.facet in PLACES:
                provinces = {self._regions.province(code) for code in tag.values}
                if len(provinces) == 1 and not provinces & set(tag.values):
                    name = self._regions.name(next(iter(provinces)))
                    text = name if isinstance(clause, Meant) else f'{_field(request.text[start:end])}:"{name}"'
                    yield "widen-place", self._all_over(frozenset(provinces)), _with_text(request, start, end, text)

    def _all_over(self, codes: frozenset[str]) -> Words:
        names = ", ".join(sorted(map(self._regions.name, codes)))
        return Words(f"Di seluruh {names}", f"All over {names}")

    def _broader(self, request: Request, clause: Clause, start: int, end: int) -> Iterator[_Offer]:
        """Offer what lies above a concept that no story has."""
        for tag in clause.tags if isinstance(clause, Meant) else (clause,):
            if not isinstance(tag, Valued):
                continue
            for value in tag.values:
                for above in self._vocabulary.ancestors(value):
                    label = self._vocabulary.concepts[above].label
                    said = label.say(request.language)
                    text = said if isinstance(clause, Meant) else f'{_field(request.text[start:end])}:"{said}"'
                    yield "nearest-concept", _look_for(label), _with_text(request, start, end, text)

    def _nearest(self, request: Request, query: Query) -> Iterator[_Offer]:
        """Offer names that look like a word that is no name itself."""
        named = [(one.start, one.end) for one in (*query.understood, *query.set_aside)]
        for word in query.words:
            if any(start <= word.start < end for start, end in named) or len(word.word) < 4:
                continue
            found = process.extract(word.word, self._keys, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR_ENOUGH)
            for _, _, place in found:
                label = self._labels[place]
                text = label.name.label.say(request.language)
                yield "nearest-concept", _look_for(label.name.label), _with_text(request, word.start, word.end, text)

    @cached_property
    def _labels(self) -> list[Label]:
        return [label for label in self._meanings.labels if label.name.scheme != REGION]

    @cached_property
    def _keys(self) -> list[str]:
        return [" ".join(label.words) for label in self._labels]


_BEST_FIRST: Final[tuple[WayKind, ...]] = (
    "drop-tick",
    "drop-years",
    "widen-place",
    "nearest-concept",
    "drop-word",
    "any-word",
)


def _without_ticks(request: Request) -> Iterator[_Offer]:
    ticked = [facet for facet, values in request.ticks.items() if values]
    for facet in ticked:
        ticks = {name: values for name, values in request.ticks.items() if name != facet}
        yield "drop-tick", _EVERYWHERE.get(facet, Words(facet, facet)), replace(request, ticks=ticks)


def _without_words(request: Request, query: Query) -> Iterator[_Offer]:
    if len(query.places) < 2:
        return
    for clause, (start, end) in islice(zip(query.clauses, query.places, strict=True), _MOST_WORDS):
        piece = request.text[start:end]
        label = Words(f"Tanpa syarat {piece}", f"Without the condition {piece}")
        if isinstance(clause, Word | Meant | Either | Asked):
            label = Words(f"Tanpa “{piece}”", f"Without “{piece}”")
        yield "drop-word", label, _with_text(request, start, end, "")


def _any_word(request: Request, query: Query) -> Iterator[_Offer]:
    """Join what is wanted by OR; fields and what is not wanted stay as they are."""
    wanted: list[str] = []
    rest: list[str] = []
    for clause, (start, end) in zip(query.clauses, query.places, strict=True):
        (rest if isinstance(clause, Valued | Years | Without) else wanted).append(request.text[start:end])
    if len(wanted) > 1:
        yield "any-word", _ANY_WORD, replace(request, text=" ".join((" OR ".join(wanted), *rest)), typing=False)


def _look_for(label: Words) -> Words:
    return Words(f"Cari “{label.id}”", f"Look for “{label.en}”")


def _field(piece: str) -> str:
    return piece.partition(":")[0]


def _with_text(request: Request, start: int, end: int, text: str) -> Request:
    """Replace a piece of the text; the last word may still be half a word if it stays.

    A question that is still being typed may end in an OR, which would stand alone where its neighbour is taken away.
    """
    parts = (request.text[:start].rstrip(), text, request.text[end:].lstrip())
    left = _LONE_OR.sub("", " ".join(filter(None, parts)))
    return replace(request, text=left, typing=request.typing and end < len(request.text))
