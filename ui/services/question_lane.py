"""Asking the index from the window: one thread, the newest question wins, late answers are dropped."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from index.values.request_results import Completion, QueryProblem, Request, Results, SimilarStory, Span, searched
from kb.base.problems import KnownError
from ui.services.jobs import Jobs

if TYPE_CHECKING:
    from index.answer.search import SearchIndex

_DAMAGE: Final = frozenset({"index-missing", "index-stale", "index-broken"})


@runtime_checkable
class Completing(Protocol):
    """An index that knows what half a word may become."""

    def complete(self, text: str, cursor: int, language: str) -> tuple[Completion, ...]: ...


@runtime_checkable
class Comparing(Protocol):
    """An index that knows which stories are like another one, and why."""

    def similar(self, story: str, count: int) -> tuple[SimilarStory, ...]: ...


class Questions(QObject):
    """Holds the open index and the newest question; a question that comes before the index waits for it."""

    results_changed = Signal(object)  # Results
    query_problem_changed = Signal(object)  # QueryProblem | None
    hits_changed = Signal(object)  # tuple[int, tuple[Hit, ...]]
    overview_changed = Signal()
    ready_changed = Signal(bool)
    opened = Signal()
    build_requested = Signal()  # there is no index, or none that is of use

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = jobs.lane()
        self._index: SearchIndex | None = None
        self._wanted: object = None
        self._request: Request | None = None
        self._results: Results | None = None
        self._problem: QueryProblem | None = None
        self._completing = 0  # the newest wish for completions; older ones are not worth an answer
        self.overview: Results | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is an index to ask."""
        return self._index is not None

    def open(self, bring: "Callable[[], SearchIndex | None]") -> None:
        """Open an index with `bring` in the thread of questions; the one before answers until then."""
        self._wanted = bring

        def use(index: "SearchIndex | None") -> None:
            if self._wanted is not bring:
                if index is not None:
                    self._lane.run(index.close)
            elif index is not None:
                self._use(index)
                self.opened.emit()
            else:
                self.build_requested.emit()

        self._lane.run(bring, use, self._fail)

    def close(self) -> None:
        """Close the index and forget what was asked."""
        self._wanted = self._request = self._results = self.overview = None
        self._drop()

    def search(self, request: Request) -> None:
        """Ask; the answer comes with `results_changed` or `query_problem_changed`."""
        self._request = request
        if (index := self._index) is not None:
            self._lane.ask(lambda: index.search(request), self._answer, self._fail)

    def ask_again(self) -> None:
        """Answer the person's question anew, then count the whole library: its stories are different now."""
        if self._request is not None:
            self.search(self._request)
        self.ask_overview()

    def ask_overview(self) -> None:
        """Count the whole library anew."""
        if (index := self._index) is not None:
            self._lane.run(lambda: index.search(Request(limit=0)), self._take_overview, self._fail)

    def more(self, results: Results, start: int, stop: int) -> None:
        """Prepare further hits of the newest answer."""
        if (index := self._index) is None:
            return

        def bring(hits: Any) -> None:  # noqa: ANN401 - tuple[Hit, ...]
            if results is self._results:
                self.hits_changed.emit((start, hits))

        self._lane.run(lambda: index.hits(results, start, stop), bring, self._fail)

    def marks(self, text: str, plain: str) -> tuple[Span, ...]:
        """Return the matched words at once: those by which typing the same words finds stories."""
        return self._index.marks(self._asked(text), plain) if self._index is not None and text.strip() else ()

    def ask_marks(self, text: str, plain: str, done: Callable[[tuple[Span, ...]], None]) -> None:
        """Find the matched words in the thread of questions."""
        if (index := self._index) is not None and text.strip():
            request = self._asked(text)
            self._lane.run(lambda: index.marks(request, plain), done)
        else:
            done(())

    def _asked(self, text: str) -> Request:
        """Return the question with these words: the newest one, with the meanings that were taken back or chosen."""
        found = self._results
        if found is not None and text == searched(found):
            return replace(found.request, text=text, typing=True)
        return Request(text=text, typing=True)

    def complete(self, text: str, cursor: int, language: str) -> tuple[Completion, ...]:
        """Return what the words at the cursor may become, at once."""
        index = self._index
        return index.complete(text, cursor, language) if isinstance(index, Completing) else ()

    def ask_completions(
        self, text: str, cursor: int, language: str, done: Callable[[tuple[Completion, ...]], None]
    ) -> None:
        """Find the same in the thread of questions; only the newest wish is answered."""
        self._completing += 1
        number = self._completing

        def work(index: "SearchIndex") -> tuple[Completion, ...] | None:
            if number != self._completing or not isinstance(index, Completing):
                return None
            return index.complete(text, cursor, language)

        def bring(found: tuple[Completion, ...] | None) -> None:
            if found is not None and number == self._completing:
                done(found)

        self.ask(work, bring)

    def ask_similar(self, story: str, count: int, done: Callable[[tuple[SimilarStory, ...]], None]) -> None:
        """Find stories like another one in the thread of questions."""
        index = self._index
        if isinstance(index, Comparing):
            compare = index.similar
            self.ask(lambda _index: compare(story, count), done)

    def ask(self, work: "Callable[[SearchIndex], Any]", done: Callable[[Any], None]) -> None:
        """Let the thread of questions do something with the index."""
        if (index := self._index) is not None:
            self._lane.run(lambda: work(index), done, self._fail)

    def _use(self, index: "SearchIndex") -> None:
        if (old := self._index) is not None:
            self._lane.run(old.close)
        self._index = index
        self.ask_again()
        self._lane.run(index.warm)
        if old is None:
            self.ready_changed.emit(True)

    def _drop(self) -> None:
        self._lane.forget()
        if (index := self._index) is not None:
            self._index = None
            self._lane.run(index.close)
            self.ready_changed.emit(False)

    def _take_overview(self, answer: Results | QueryProblem) -> None:
        if isinstance(answer, Results):
            self.overview = answer
            self.overview_changed.emit()

    def _answer(self, answer: Results | QueryProblem) -> None:
        problem = answer if isinstance(answer, QueryProblem) else None
        if problem != self._problem:
            self._problem = problem
            self.query_problem_changed.emit(problem)
        if isinstance(answer, Results):
            self._results = answer
            self.results_changed.emit(answer)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, KnownError) and error.code in _DAMAGE:
            if self._index is not None:
                self._drop()
                self.build_requested.emit()
        else:
            self._lane.failed.emit(error)
