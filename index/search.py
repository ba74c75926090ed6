"""Asking the index: from a Request to Results, with facets counted, hits prepared and matched words marked.

A SearchIndex may be asked from any thread, one question at a time. It notices by itself when the index has been
updated or built anew; one answer always comes from one state of the index.
"""

import threading
import time
from pathlib import Path
from typing import Final

from index.answers import FACETS, Hit, QueryProblem, Request, Results, Span
from index.excerpt import Marker
from index.facts import Facts
from index.home import Current, Home, search_folder
from index.problems import index_broken, index_missing, index_stale
from index.query import Query
from index.query_reader import parse
from index.ranking import Ids, Ranking
from index.segment import Mask, Numbers
from index.stamp import stamp_for
from index.state import Hits, State
from index.stems import Stems
from kb.problems import KnownError
from kb.regions import Regions
from kb.vocabulary import Vocabulary

_TRIES: Final = 5
_YEARS: Final = "years"


class SearchIndex:
    """The index of one library, open for questions."""

    def __init__(self, cache: Path, vocabulary: Vocabulary, regions: Regions) -> None:
        self._home = Home(search_folder(cache))
        self._vocabulary = vocabulary
        self._regions = regions
        self._stamp = stamp_for(vocabulary)
        self._stems = Stems(self._home.folder)
        self._lock = threading.Lock()
        self._state = self._opened()
        self._marker: tuple[str, bool, Marker] | None = None

    @classmethod
    def open(cls, cache: Path, vocabulary: Vocabulary, regions: Regions) -> "SearchIndex":
        """Open the index in a library's cache folder.

        Raises KnownError: index-missing, index-stale or index-broken (build it, then open again), index-in-library.
        """
        return cls(cache, vocabulary, regions)

    def search(self, request: Request) -> Results | QueryProblem:
        """Answer a question; a question that cannot be understood gives a QueryProblem and nothing else changes.

        All words must be found (in any field); nothing is widened silently. Raises KnownError index-broken when the
        files turn out to be damaged.
        """
        started = time.perf_counter()
        query = self._parse(request.text, request.typing)
        if isinstance(query, QueryProblem):
            return query
        with self._lock:
            state = self._fresh()
            with state.told():
                return self._answer(state, request, query, started)

    def hits(self, results: Results, start: int, stop: int) -> tuple[Hit, ...]:
        """Prepare more hits of an answer, for a list that is being scrolled.

        A story that has gone since is a hit with an empty excerpt, so that the places in the list stay right.
        """
        query = self._parse(results.request.text, results.request.typing)
        if isinstance(query, QueryProblem):
            return ()
        with self._lock:
            state = self._fresh()
            with state.told():
                return tuple(self._hits(state, results.request, query).named(tuple(results.ids[start:stop])))

    def marks(self, text: str, plain: str, *, typing: bool = False) -> tuple[Span, ...]:
        """Return where the words of a question stand in any plain text; nothing for a question with a mistake."""
        query = self._parse(text, typing)
        return () if isinstance(query, QueryProblem) else self._marker_for(text, typing, query).spans(plain)

    def refresh(self) -> None:
        """Take up a newer state of the index now; a search does it anyway."""
        with self._lock:
            self._fresh()

    def verify(self) -> None:
        """Read the whole index once; raises KnownError index-broken when any byte of it is not as it was written.

        A search only looks at what it needs, so this is for moments with nothing else to do.
        """
        with self._lock:
            self._fresh().verify()

    def close(self) -> None:
        """Keep the stems met; the files are let go with the last answer that still reads from them."""
        with self._lock:
            self._stems.save()

    def _answer(self, state: State, request: Request, query: Query, started: float) -> Results:
        facts = state.facts
        matched = state.matcher.match(query)
        allowed = _allowed(facts, request)
        ranking = Ranking(facts, matched.within(_without(matched.rows, allowed, "")), request.sort, request.language)
        first = ranking.rows(request.limit)
        return Results(
            request=request,
            total=ranking.total,
            ids=Ids(ranking, state.name, facts.rows.find),
            hits=tuple(self._hits(state, request, query).make(first.tolist(), ranking.scores(first))),
            facets={name: _counts(facts, name, _without(matched.rows, allowed, name)) for name in FACETS},
            years=facts.years(_without(matched.rows, allowed, _YEARS)),
            milliseconds=(time.perf_counter() - started) * 1000.0,
        )

    def _parse(self, text: str, typing: bool) -> Query | QueryProblem:
        return parse(text, self._vocabulary, self._regions, typing=typing)

    def _current(self) -> Current:
        current = self._home.current()
        if current is None:
            raise index_missing()
        if current.stamp != self._stamp:
            raise index_stale()
        return current

    def _opened(self) -> State:
        """Open the newest state, again when a writer put a newer one in its place just then."""
        for left in reversed(range(_TRIES)):
            folder = self._home.folder / self._current().folder
            try:
                return State(folder, self._stems)
            except KnownError as error:
                if not left or error.code != "index-broken":
                    raise
                time.sleep(0.02)
        raise index_broken()

    def _fresh(self) -> State:
        try:
            folder = self._home.folder / self._current().folder
        except KnownError:
            return self._state  # the index in hand still answers while another is being made
        if not self._state.is_current(folder):
            self._state = self._opened()
        return self._state

    def _marker_for(self, text: str, typing: bool, query: Query) -> Marker:
        kept = self._marker
        if kept is None or kept[:2] != (text, typing):
            kept = self._marker = (text, typing, Marker(query, self._stems))
        return kept[2]

    def _hits(self, state: State, request: Request, query: Query) -> Hits:
        return Hits(state, self._marker_for(request.text, request.typing, query), request.language)


def _allowed(facts: Facts, request: Request) -> dict[str, Mask]:
    """Return for each facet with ticks, and for the years, which rows it lets through."""
    allowed = {name: facts.columns[name].mask(values) for name, values in request.ticks.items() if values}
    if request.years is not None:
        allowed[_YEARS] = facts.within_years(request.years)
    return allowed


def _without(rows: Numbers, allowed: dict[str, Mask], name: str) -> Numbers:
    """Return what is found when all facets but one have their say."""
    for facet, lets_through in allowed.items():
        if facet != name:
            rows = rows[lets_through[rows]]
    return rows


def _counts(facts: Facts, name: str, rows: Numbers) -> dict[str, int]:
    column = facts.columns[name]
    return dict(column.totals) if rows.size == facts.count else column.counts(rows)
