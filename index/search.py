"""Asking the index: from a Request to Results, with facets counted, hits prepared and matched words marked.

A SearchIndex may be asked from any thread, one question at a time. It notices by itself when the index has been
updated or built anew; one answer always comes from one state of the index.
"""

import threading
import time
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from index.answers import FACETS, Excerpt, Hit, QueryProblem, Request, Results, Span
from index.excerpt import Marker
from index.facts import Facts, Mask, Numbers, read_rows, title_in
from index.home import Current, read_current, search_folder
from index.match import Matched, Matcher
from index.postings import PostingsReader
from index.problems import index_broken, index_missing, index_stale
from index.query import Query
from index.query_reader import parse
from index.stamp import stamp_for
from index.stems import Stems
from kb.problems import KnownError
from kb.regions import Regions
from kb.vocabulary import Vocabulary

_TRIES: Final = 5
_YEARS: Final = "years"


class _State:
    """One generation of one index, wholly read."""

    def __init__(self, folder: Path, stems: Stems) -> None:
        self.folder = folder
        self.reader = PostingsReader(folder)
        try:
            self.facts = Facts(read_rows(folder, self.reader.generation))
            if not np.array_equal(np.sort(self.reader.rows()), np.flatnonzero(self.facts.present)):
                raise index_broken()
        except KnownError:
            self.reader.close()
            raise
        self.matcher = Matcher(self.reader, self.facts, stems)

    def is_current(self, folder: Path) -> bool:
        return self.folder == folder and self.reader.latest_generation(folder) == self.reader.generation


class SearchIndex:
    """The index of one library, open for questions."""

    def __init__(self, cache: Path, vocabulary: Vocabulary, regions: Regions) -> None:
        self._home = search_folder(cache)
        self._vocabulary = vocabulary
        self._regions = regions
        self._stamp = stamp_for(vocabulary)
        self._stems = Stems(self._home)
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
            matched = state.matcher.match(query)
            allowed = _allowed(state.facts, request)
            hits = self._hits(state, request, query)
            rows = _ordered(state.facts, request, _without(matched.mask, allowed, ""), matched, bool(query.clauses))
            facets: dict[str, dict[str, int]] = {
                name: state.facts.columns[name].counts(_without(matched.mask, allowed, name)) for name in FACETS
            }
            return Results(
                request=request,
                total=int(rows.size),
                ids=tuple(_id(state.facts, row) for row in rows.tolist()),
                hits=tuple(
                    hits.make(_id(state.facts, row), float(matched.scores[row]))
                    for row in rows[: request.limit].tolist()
                ),
                facets=facets,
                years=state.facts.years(_without(matched.mask, allowed, _YEARS)),
                milliseconds=(time.perf_counter() - started) * 1000.0,
            )

    def hits(self, results: Results, start: int, stop: int) -> tuple[Hit, ...]:
        """Prepare more hits of an answer, for a list that is being scrolled.

        A story that has gone since is a hit with an empty excerpt, so that the places in the list stay right.
        """
        query = self._parse(results.request.text, results.request.typing)
        if isinstance(query, QueryProblem):
            return ()
        with self._lock:
            state = self._fresh()
            hits = self._hits(state, results.request, query)
            return tuple(hits.make(name, 0.0) for name in results.ids[start:stop])

    def marks(self, text: str, plain: str, *, typing: bool = False) -> tuple[Span, ...]:
        """Return where the words of a question stand in any plain text; nothing for a question with a mistake."""
        query = self._parse(text, typing)
        return () if isinstance(query, QueryProblem) else self._marker_for(text, typing, query).spans(plain)

    def refresh(self) -> None:
        """Take up a newer state of the index now; a search does it anyway."""
        with self._lock:
            self._fresh()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._state.reader.close()
            self._stems.save()

    def _parse(self, text: str, typing: bool) -> Query | QueryProblem:
        return parse(text, self._vocabulary, self._regions, typing=typing)

    def _current(self) -> Current:
        current = read_current(self._home)
        if current is None:
            raise index_missing()
        if current.stamp != self._stamp:
            raise index_stale()
        return current

    def _opened(self) -> _State:
        """Open the newest state, again when a writer put a newer one in its place just then."""
        for left in reversed(range(_TRIES)):
            folder = self._home / self._current().folder
            try:
                return _State(folder, self._stems)
            except KnownError as error:
                if not left or error.code != "index-broken":
                    raise
                time.sleep(0.02)
        raise index_broken()

    def _fresh(self) -> _State:
        try:
            folder = self._home / self._current().folder
        except KnownError:
            return self._state  # the index in hand still answers while another is being made
        if not self._state.is_current(folder):
            old, self._state = self._state, self._opened()
            old.reader.close()
        return self._state

    def _marker_for(self, text: str, typing: bool, query: Query) -> Marker:
        kept = self._marker
        if kept is None or kept[:2] != (text, typing):
            kept = self._marker = (text, typing, Marker(query, self._stems))
        return kept[2]

    def _hits(self, state: _State, request: Request, query: Query) -> "_Hits":
        marker = self._marker_for(request.text, request.typing, query)
        return _Hits(state, marker, state.matcher.in_text(query), request.language)


class _Hits(NamedTuple):
    """Makes the hits of one answer."""

    state: _State
    marker: Marker
    in_text: Mask
    language: str

    def make(self, name: str, score: float) -> Hit:
        facts = self.state.facts
        number = facts.number.get(name)
        row = None if number is None else facts.rows[number]
        if number is None or row is None:
            return Hit(name, 0.0, Excerpt(""))
        return Hit(
            id=name,
            score=score,
            excerpt=self.marker.excerpt(
                self.state.reader.shown(number), self.language, in_text=bool(self.in_text[number])
            ),
            title_spans=self.marker.spans(title_in(row, self.language)),
        )


def _id(facts: Facts, row: int) -> str:
    found = facts.rows[row]
    return found.id if found else ""


def _allowed(facts: Facts, request: Request) -> dict[str, Mask]:
    """Return for each facet with ticks, and for the years, which rows it lets through."""
    allowed = {name: facts.columns[name].mask(values, facts.size) for name, values in request.ticks.items() if values}
    if request.years is not None:
        allowed[_YEARS] = facts.within_years(request.years)
    return allowed


def _without(mask: Mask, allowed: dict[str, Mask], name: str) -> Mask:
    """Return what is found when all facets but one have their say."""
    for facet, lets_through in allowed.items():
        if facet != name:
            mask = mask & lets_through
    return mask


def _ordered(facts: Facts, request: Request, mask: Mask, matched: Matched, asked: bool) -> Numbers:
    rows = np.flatnonzero(mask)
    if request.sort == "relevance" and asked and matched.scores.any():
        # Scores are rounded so that the order does not hang on the last bit of a sum.
        return rows[np.lexsort((facts.rank("newest", "id")[rows], -np.round(matched.scores[rows], 9)))]
    sort = "newest" if request.sort == "relevance" else request.sort
    return rows[np.argsort(facts.rank(sort, request.language)[rows], kind="stable")]
