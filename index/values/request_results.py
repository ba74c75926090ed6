"""Questions to the index and its answers: plain values, so that windows and the terminal need no search engine."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec

from kb.base.words import Words
from kb.vocabulary.facets import SHOWN

Facet = str  # the key of a row of `kb.vocabulary.facets` that is shown
FACETS: Final[tuple[Facet, ...]] = SHOWN
Sort = Literal["relevance", "newest", "period", "title"]
Span = tuple[int, int]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One question: the words as typed, the ticked facet values, the years, the order, and how many hits to prepare.

    Within a facet the ticks are joined by OR, across facets by AND. A ticked broader concept or province also finds
    its narrower ones. `years` is inclusive. `typing` says that the last word may still be half a word.

    What was understood beyond the words (`Results.understood`) can be taken back: `without_meanings` holds the ids of
    concepts and places that the words shall not mean, `readings` the one meaning (an id) chosen for a label that has
    several, by `Understood.key`. `as_typed` searches the words as they stand, misspelled or not.
    """

    text: str = ""
    ticks: Mapping[str, frozenset[str]] = {}
    years: tuple[int, int] | None = None
    sort: Sort = "relevance"
    language: str = "id"
    limit: int = 30
    typing: bool = False
    without_meanings: frozenset[str] = frozenset()
    readings: Mapping[str, str] = {}
    as_typed: bool = False


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


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One of the several things that a label may mean ("balai": a method or a place of practice).

    `scheme` is "issue", "method", "actor" ... or "region"; `scheme_label` says it to a person, for two readings may
    share their label. `used` tells whether it is searched.
    """

    id: str
    label: Words
    scheme: str
    scheme_label: Words
    used: bool


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the question that are the name of a concept or a place, and so find more than themselves.

    They stand at `start` to `end` of the text. Stories that hold the words come first; those that are only tagged with
    one of `ids` (concept ids or region codes) or with something narrower follow. `label` is the word to show; `also`
    are a few further names or narrower things that are found with it ("termasuk: ODHIV, orang dengan HIV").
    `discouraged` says that the word typed is one that the library finds but does not use: the window says in a quiet
    line that `label` is shown instead. `readings` has two or more entries when the words may mean several things; all
    are searched until a Request chooses one: `Request.readings[key] = reading.id`. Removing the whole puts `ids` into
    `Request.without_meanings`.
    """

    start: int
    end: int
    kind: Literal["concept", "place"]
    key: str  # the label as it was looked up: small letters, one space between words
    ids: tuple[str, ...]
    label: Words
    also: tuple[Words, ...] = ()
    discouraged: bool = False
    readings: tuple[Reading, ...] = ()


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """The words looked as if they were misspelled, so `searched` was searched instead of `typed`.

    `spans` are the changed words in `searched`. The same Request with `as_typed` takes it back.
    """

    typed: str
    searched: str
    spans: tuple[Span, ...]


class NotesAsked(msgspec.Struct, frozen=True):
    """What a question asks of notes: words that stand in them, and kinds of notes; for whoever wants to see those."""

    words: str = ""
    kinds: tuple[str, ...] = ()


WayKind = Literal["drop-word", "drop-tick", "widen-place", "nearest-concept", "drop-years", "any-word"]


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A way on from a question that found nothing: what to do, the question ready to be asked, how many it finds."""

    kind: WayKind
    label: Words
    request: Request
    total: int  # counted, never zero


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: how many, in which order, and what each further tick would give.

    `ids` are all found stories in order; `hits` prepares the first `request.limit` of them. `facets[name][value]`
    counts what the result would hold if that value were the facet's only tick, all other facets staying as they are;
    broader concepts and provinces are rolled up. `years` counts stories per year they touch.

    `understood` tells which words found more than themselves, in the order of the text; `set_aside` the ones that the
    request switched off, so that a window can offer them again. `corrected` tells of a misspelling that was put right
    (spans of `understood` are then spans of `corrected.searched`). `ways` has entries only when nothing was found.
    `notes` is there when the question asks for notes, in words or by ticks. `shortened` says it where only the beginning
    of the text was read, because it is longer than any question. `expanded` tells which words a form (`kata~`, `pend?mping*an`) looks for.
    """

    request: Request
    total: int
    ids: Sequence[str]  # equal to a tuple of the same ids; each is read when somebody looks
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    years: Mapping[int, int]
    milliseconds: float = 0.0
    understood: tuple[Understood, ...] = ()
    set_aside: tuple[Understood, ...] = ()
    corrected: Corrected | None = None
    ways: tuple[Way, ...] = ()
    notes: NotesAsked | None = None
    shortened: Words | None = None
    expanded: Words | None = None


def searched(results: Results) -> str:
    """Return the words that an answer was found with: those typed, or what was put in their place."""
    return results.corrected.searched if results.corrected else results.request.text


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the words being typed may become: put `text` in the place of `start` to `end`.

    `label` is what the list shows, `hint` a few quiet words beside it: what kind of thing it is, or the word typed
    when another is shown for it. `count` is the number of stories, -1 when it is not known. A completion of kind
    "field" ends in a colon and waits for its value.
    """

    start: int
    end: int
    text: str
    kind: Literal["field", "value", "concept", "place", "word"]
    label: Words
    hint: Words | None = None
    count: int = -1


class SimilarStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story like another one and why: concepts and regions (ids) that both carry, rare words that both use."""

    id: str
    score: float
    shared: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
