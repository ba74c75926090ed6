"""What can be asked of an open library: the part of the session that speaks with the index."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from index.values.request_results import Completion, Request, Results, SimilarStory, Span
from ui.services.jobs import Jobs
from ui.services.question_lane import Questions

if TYPE_CHECKING:
    from index.answer.search import SearchIndex


class IndexQueries(QObject):
    """Hands questions to the thread that answers them; what has no answer yet is answered with nothing."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = Questions(jobs, self)

    @property
    def is_ready(self) -> bool:
        """Whether questions are answered; until then the newest one waits."""
        return self._questions.is_ready

    @property
    def overview(self) -> Results | None:
        """The answer to an empty question, with the counts of the whole library; None until the index is ready."""
        return self._questions.overview

    @property
    def language(self) -> str:
        """The language of labels, titles and excerpts: "id" or "en"."""
        raise NotImplementedError

    def search(self, request: Request) -> None:
        """Ask the index; `results_changed` brings the answer unless a newer question overtakes it."""
        self._questions.search(request)

    def more(self, results: Results, start: int, stop: int) -> None:
        """Prepare further hits of an answer; `hits_changed` brings them if the answer is still the newest."""
        self._questions.more(results, start, stop)

    def marks(self, text: str, plain: str) -> tuple[Span, ...]:
        """Return where the words of the query `text` stand in `plain`; nothing while the index is not ready."""
        return self._questions.marks(text, plain)

    def ask_marks(self, text: str, plain: str, done: Callable[[tuple[Span, ...]], None]) -> None:
        """Find the same in the search thread: for long stories, so that the window never waits."""
        self._questions.ask_marks(text, plain, done)

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """Return what the words at `cursor` may become, at once; nothing while the index is not ready."""
        return self._questions.complete(text, cursor, self.language)

    def ask_completions(self, text: str, cursor: int, done: Callable[[tuple[Completion, ...]], None]) -> None:
        """Find the same in the search thread, after the question that the same key asked."""
        self._questions.ask_completions(text, cursor, self.language, done)

    def ask_similar(self, story: str, count: int, done: Callable[[tuple[SimilarStory, ...]], None]) -> None:
        """Find stories like one; `done` is not called while there is no index that knows how."""
        self._questions.ask_similar(story, count, done)

    def ask_index(self, work: "Callable[[SearchIndex], Any]", done: Callable[[Any], None]) -> None:
        """Let the search thread do something with the index; nothing happens while there is none."""
        self._questions.ask(work, done)
