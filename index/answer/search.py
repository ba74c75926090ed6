"""Asking the index: from a Request to Results, with facets counted, hits prepared and matched words marked.

A SearchIndex may be asked from any thread, one question at a time. It notices by itself when the index has been
updated or built anew; one answer always comes from one state of the index.
"""

import threading
import time
from functools import partial
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from index.answer.evaluation import FoundStories
from index.answer.excerpt import Marker
from index.answer.ranking import Ids
from index.answer.state import Hits, State
from index.engine.index_home import Current, Home, search_folder
from index.engine.index_problems import index_broken, index_missing, index_stale
from index.engine.stamp import stamp_for
from index.language.stems import Stems
from index.question.interpreter import Interpreter
from index.question.query_bound import bounded, only_beginning
from index.values.query import Noted, Query, Valued
from index.values.request_results import (
    Completion,
    Corrected,
    Hit,
    NotesAsked,
    QueryProblem,
    Request,
    Results,
    SimilarStory,
    Span,
    searched,
)
from kb.base.problems import KnownError
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

_TRIES: Final = 5


class SearchIndex:
    """The index of one library, open for questions."""

    def __init__(self, cache: Path, vocabulary: Vocabulary, regions: Regions) -> None:
        self._home = Home(search_folder(cache))
        self._interpreter = Interpreter(vocabulary, regions)
        self._stamp = stamp_for(vocabulary)
        self._stems = Stems(self._home.folder, keeping=False)  # what people ask for, a name perhaps, is kept nowhere
        self._lock = threading.Lock()
        self._state = self._opened(None)
        self._marker: tuple[Query, Marker] | None = None

    @classmethod
    def open(cls, cache: Path, vocabulary: Vocabulary, regions: Regions) -> "SearchIndex":
        """Open the index in a library's cache folder.

        Raises KnownError: index-missing, index-stale or index-broken (build it, then open again), index-in-library.
        """
        return cls(cache, vocabulary, regions)

    def search(self, request: Request) -> Results | QueryProblem:
        """Answer a question; a question that cannot be understood gives a QueryProblem and nothing else changes.

        All words must be found, or what they mean. When next to nothing is found, words that nobody has written are
        put right if that finds more, which the answer tells; when nothing is found, it offers ways on. Raises
        KnownError index-broken when the files turn out to be damaged.
        """
        started = time.perf_counter()
        text = bounded(request.text)
        shortened = text is not request.text
        asked = replace(request, text=text, typing=request.typing and not shortened)
        query = self._interpreter.read(request)
        if isinstance(query, QueryProblem):
            return query
        with self._lock:
            state = self._fresh()
            with state.told():
                answer = self._answer(FoundStories(state, asked, query), started)
        return replace(answer, request=request, shortened=only_beginning(text)) if shortened else answer

    def hits(self, results: Results, start: int, stop: int) -> tuple[Hit, ...]:
        """Prepare more hits of an answer, for a list that is being scrolled.

        A story that has gone since is a hit with an empty excerpt, so that the places in the list stay right.
        """
        request = replace(results.request, text=searched(results))
        query = self._interpreter.read(request)
        if isinstance(query, QueryProblem):
            return ()
        with self._lock:
            state = self._fresh()
            with state.told():
                query, _ = state.expansion.expand(query)
                return tuple(self._hits(state, query, request.language).named(tuple(results.ids[start:stop])))

    def warm(self) -> None:
        """Make ready what the first question would wait for: the names of things, the stems, what all stories count.

        For a moment after opening; whoever asks meanwhile waits no longer than without it.
        """
        self._interpreter.warm()
        self._stems.warm()
        with self._lock:
            state = self._fresh()
            with state.told():
                state.warm()

    def marks(self, request: Request, plain: str) -> tuple[Span, ...]:
        """Return where the words of a question, or other names for what they mean, stand in any plain text.

        Nothing for a question with a mistake. Words are taken as they stand: for an answer to other words
        (`Results.corrected`) ask with those.
        """
        query = self._interpreter.read(request)
        if isinstance(query, QueryProblem):
            return ()
        query, _ = self._state.expansion.expand(query)
        return self._marker_for(query).spans(plain)

    def complete(self, text: str, cursor: int, language: str) -> tuple[Completion, ...]:
        """Return what the word or the value at the cursor may become, the likeliest first."""
        with self._lock:
            state = self._fresh()
            with state.told():
                return self._interpreter.complete(text, cursor, language, state.lexicon)

    def similar(self, story_id: str, most: int = 5) -> tuple[SimilarStory, ...]:
        """Return stories like one, with the concepts, places and words that they share; nothing for an unknown id."""
        with self._lock:
            state = self._fresh()
            with state.told():
                row = state.facts.rows.find(story_id)
                return () if row is None else state.similar.to(row, most)

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
        """Forget the last question; the files are let go with the last answer that still reads from them."""
        with self._lock:
            self._marker = None

    def _answer(self, finding: FoundStories, started: float) -> Results:
        request, state = finding.request, finding.state
        corrected, finding = self._corrected(finding)
        ranking, query = finding.ranking, finding.query
        first = ranking.rows(request.limit)
        hits = self._hits(state, query, request.language)
        return Results(
            request=request,
            total=finding.total,
            ids=Ids(ranking, state.name, state.facts.rows.find),
            hits=tuple(hits.make(first.tolist(), ranking.scores(first))),
            facets=finding.facets(),
            years=finding.years(),
            expanded=finding.expanded,
            understood=query.understood,
            set_aside=query.set_aside,
            corrected=corrected,
            ways=() if finding.total else self._interpreter.ways(request, query, partial(self._count, state)),
            notes=_notes_asked(request, query),
            milliseconds=(time.perf_counter() - started) * 1000.0,
        )

    def _corrected(self, finding: FoundStories) -> tuple[Corrected | None, FoundStories]:
        """Return what is found in another spelling, where that was probably meant."""
        request, state = finding.request, finding.state
        corrected = self._interpreter.correct(request, finding.query, finding.total, state.lexicon)
        if corrected:
            better = replace(request, text=corrected.searched)
            query = self._interpreter.read(better)
            if isinstance(query, Query):
                other = FoundStories(state, better, query)
                if self._interpreter.is_better(finding.total, other.total):
                    return corrected, other
        return None, finding

    def _count(self, state: State, request: Request) -> int:
        query = self._interpreter.read(request)
        return 0 if isinstance(query, QueryProblem) else FoundStories(state, request, query).total

    def _current(self) -> Current:
        current = self._home.current()
        if current is None:
            raise index_missing()
        if current.stamp != self._stamp:
            raise index_stale()
        return current

    def _opened(self, before: State | None) -> State:
        """Open the newest state beside an older one, again when a writer put a newer one in its place just then."""
        for left in reversed(range(_TRIES)):
            folder = self._home.folder / self._current().folder
            try:
                return State(folder, self._stems, before)
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
            self._state = self._opened(self._state)
        return self._state

    def _marker_for(self, query: Query) -> Marker:
        if self._marker is None or self._marker[0] != query:
            self._marker = (query, Marker(query, self._stems))
        return self._marker[1]

    def _hits(self, state: State, query: Query, language: str) -> Hits:
        return Hits(state, self._marker_for(query), language)


def _notes_asked(request: Request, query: Query) -> NotesAsked | None:
    """Return what a question asks of notes; nothing where it asks none."""
    words = [" ".join(clause.words) for clause in query.clauses if isinstance(clause, Noted)]
    named = (clause for clause in query.clauses if isinstance(clause, Valued) and clause.facet == "note")
    kinds = {kind for clause in named for kind in clause.values} | request.ticks.get("note", frozenset())
    return NotesAsked(" ".join(words), tuple(sorted(kinds))) if words or kinds else None
