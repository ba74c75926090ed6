"""Questions to the index and its answers: plain values, so that windows and the terminal need no search engine."""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from kb.words import Words

Facet = Literal["issue", "method", "region", "stage", "setting", "kind", "language"]
FACETS: Final[tuple[Facet, ...]] = ("region", "issue", "method", "stage", "setting", "kind", "language")
Sort = Literal["relevance", "newest", "period", "title"]
Span = tuple[int, int]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One question: the words as typed, the ticked facet values, the years, the order, and how many hits to prepare.

    Within a facet the ticks are joined by OR, across facets by AND. A ticked broader concept or province also finds
    its narrower ones. `years` is inclusive. `typing` says that the last word may still be half a word.
    """

    text: str = ""
    ticks: Mapping[str, frozenset[str]] = {}
    years: tuple[int, int] | None = None
    sort: Sort = "relevance"
    language: str = "id"
    limit: int = 30
    typing: bool = False


class Excerpt(msgspec.Struct, frozen=True):
    """A sentence or two of a story and where the matched words stand in it (Python character offsets)."""

    text: str
    spans: tuple[Span, ...] = ()
    stage: str | None = None  # concept id of the stage section it comes from


class Hit(msgspec.Struct, frozen=True):
    """One found story; the list shows it together with its Card from the catalogue."""

    id: str
    score: float
    excerpt: Excerpt
    title_spans: tuple[Span, ...] = ()  # matched words in the card's title (in the language of the request)


class QueryProblem(msgspec.Struct, frozen=True):
    """What could not be understood, where in the typed text (start, end), and what to do; old results stay."""

    start: int
    end: int
    what: Words
    advice: Words


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: how many, in which order, and what each further tick would give.

    `ids` are all found stories in order; `hits` prepares the first `request.limit` of them. `facets[name][value]`
    counts what the result would hold if that value were the facet's only tick, all other facets staying as they are;
    broader concepts and provinces are rolled up. `years` counts stories per year they touch.
    """

    request: Request
    total: int
    ids: tuple[str, ...]
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    years: Mapping[int, int]
    milliseconds: float = 0.0
