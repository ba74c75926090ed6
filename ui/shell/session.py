"""The one adapter between an open library and the window.

`kb` and `index` know nothing of Qt: they return values and raise. Here their news become signals, their work goes to
other threads, and late answers are dropped. Pages ask the session and listen to it; they never open anything.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from index.answers import Request, Results, Span
from kb.card import Card
from kb.problems import Problem
from ui.shell.jobs import Jobs

if TYPE_CHECKING:  # these bring Git, SQL and the search engine: too heavy for the way to the first paint
    from index.search import SearchIndex
    from kb.catalogue import Catalogue
    from kb.library import Library
    from kb.regions import Regions

    from kb.vocabulary import Vocabulary


class Session(QObject):
    """An open library and what can be asked of it.

    `library`, `catalogue`, `vocabulary` and `regions` may be used while `is_open` is true, that is between `opened`
    and `closed`; `catalogue` belongs to the thread of the window.
    """

    opened = Signal()  # another library is open: forget everything and read again
    closed = Signal()
    changed = Signal(object)  # kb.card.Change: stories came, changed or went
    results_changed = Signal(object)  # index.answers.Results: the answer to the newest search
    query_problem_changed = Signal(object)  # index.answers.QueryProblem, or None when the words are understood again
    hits_changed = Signal(object)  # tuple[int, tuple[Hit, ...]]: first position, then the hits asked for with `more`
    progress_changed = Signal(int, int)  # stories read, stories in all, while the library is being read
    busy_changed = Signal(bool)  # the library is being read in the background
    ready_changed = Signal(bool)  # questions can be answered
    problems_changed = Signal()  # `problems()` would return something else now
    language_changed = Signal(str)  # "id" or "en"
    failed = Signal(object)  # kb.problems.KnownError: the library could not be opened or read

    library: "Library"
    catalogue: "Catalogue"
    vocabulary: "Vocabulary"
    regions: "Regions"

    def __init__(self, jobs: Jobs, language: str = "id", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._lane = jobs.lane()
        self._language = language
        self._index: SearchIndex | None = None
        self.is_open = False

    @property
    def language(self) -> str:
        """The language of labels, titles and excerpts: "id" or "en"."""
        return self._language

    def set_language(self, language: str) -> None:
        """Show everything in another language from now on."""
        if language != self._language:
            self._language = language
            self.language_changed.emit(language)

    def open_library(self, folder: Path) -> None:
        """Open the library in `folder` in the background; `opened` or `failed` says how it went."""

    def refresh(self) -> None:
        """Look at the library's files again; `changed` tells what is different."""

    def search(self, request: Request) -> None:
        """Ask the index; `results_changed` brings the answer unless a newer question overtakes it."""

    def more(self, results: Results, start: int, stop: int) -> None:
        """Prepare further hits of an answer; `hits_changed` brings them."""

    def marks(self, text: str, plain: str) -> tuple[Span, ...]:
        """Return where the words of the query `text` stand in `plain`; nothing while the index is not ready."""
        return ()

    def problems(self) -> list[Problem]:
        """Return what a person should put right in this library."""
        return []

    def title(self, card: Card) -> str:
        """Return the title of a story in the language of the window, as far as it has one."""
        return (self._language == "en" and card.title_en) or card.title

    def summary(self, card: Card) -> str:
        """Return the summary of a story in the language of the window, as far as it has one."""
        return (self._language == "en" and card.summary_en) or card.summary

    def label(self, facet: str, value: str) -> str:
        """Return what a person reads for a facet's value: the name of a region, the label of a concept, a kind."""
        if facet == "region":
            return self.regions.name(value)
        return self.vocabulary.label(value, self._language)
