"""The one adapter between an open library and the window.

`kb` and `index` know nothing of Qt: they return values and raise. Here their news become signals, their work goes to
other threads, and late answers are dropped. Pages ask the session and listen to it; they never open anything.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kb.base import folders
from kb.base.problems import KnownError, Problem
from kb.story.story_card import Card, Change
from ui.services.index_queries import IndexQueries
from ui.services.jobs import Jobs
from ui.services.library_keeper import LibraryKeeper
from ui.services.saved_counts import SavedCounts
from ui.services.saved_searches import SavedSearches

if TYPE_CHECKING:  # these bring Git, SQL and the search engine: too heavy for the way to the first paint
    from index.answer.search import SearchIndex
    from kb.catalogue.catalogue import Catalogue
    from kb.library.library import Library
    from kb.vocabulary.regions import Regions
    from kb.vocabulary.vocabulary import Vocabulary
    from ui.services.library_opener import Opened

_LIBRARY_FILE: Final = "library.yaml"


class Session(IndexQueries):
    """An open library and what can be asked of it.

    `library`, `catalogue`, `vocabulary` and `regions` may be used while `is_open` is true, that is between `opened`
    and `closed`; `catalogue` belongs to the thread of the window. `saved` are the questions that the person keeps,
    `saved_counts` what those find now.
    """

    opened = Signal()  # another library is open: forget everything and read again
    closed = Signal()
    changed = Signal(object)  # kb.story.story_card.Change: stories came, changed or went
    results_changed = Signal(object)  # index.values.request_results.Results: the answer to the newest search
    query_problem_changed = Signal(
        object
    )  # index.values.request_results.QueryProblem, or None when the words are understood again
    hits_changed = Signal(object)  # tuple[int, tuple[Hit, ...]]: first position, then the hits asked for with `more`
    overview_changed = Signal()  # `overview`, the answer to an empty question, is new: the counts of the whole library
    progress_changed = Signal(int, int)  # stories read, stories in all, while the library is being read
    busy_changed = Signal(bool)  # the library is being read in the background
    ready_changed = Signal(bool)  # questions can be answered
    problems_changed = Signal()  # `problems()` would return something else now
    language_changed = Signal(str)  # "id" or "en"
    open_failed = Signal(object, object)  # Path, kb.base.problems.KnownError: what was open before still is
    failed = Signal(object)  # kb.base.problems.KnownError: reading or searching did not work; a sentence for the person

    library: "Library"
    catalogue: "Catalogue"
    vocabulary: "Vocabulary"
    regions: "Regions"

    def __init__(self, jobs: Jobs, language: str = "id", parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self._keeper = LibraryKeeper(jobs, self)
        self._language = language
        self.saved = SavedSearches(folders.desk() / "searches.json", jobs, self)
        self.saved_counts = SavedCounts(self.saved, self.ask_index, self)
        self._opened: Opened | None = None
        self._keeper.busy_changed.connect(self.busy_changed)
        self._keeper.failed.connect(self.failed)
        self._keeper.open_failed.connect(self.open_failed)
        self._keeper.opened.connect(self._begin)
        self._keeper.progress_changed.connect(self.progress_changed)
        self._keeper.reopened.connect(self._follow_reopened)
        self._keeper.updated.connect(self._follow_update)
        self._questions.build_requested.connect(self._keeper.refresh)
        self._questions.hits_changed.connect(self.hits_changed)
        self._questions.overview_changed.connect(self.overview_changed)
        self._questions.query_problem_changed.connect(self.query_problem_changed)
        self._questions.opened.connect(self._keeper.refresh_soon)
        self._questions.ready_changed.connect(self.ready_changed)
        self._questions.results_changed.connect(self.results_changed)
        self._questions.overview_changed.connect(self.saved_counts.refresh)
        self.saved.failed.connect(self.failed)

    @property
    def is_open(self) -> bool:
        """Whether there is a library to ask."""
        return self._opened is not None

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
        """Open the library in `folder` in the background; `opened` or `open_failed` says how it went."""
        self._keeper.open(folder)

    def refresh(self) -> None:
        """Look at the library's files again; `changed` tells what is different."""
        self._keeper.refresh()

    def follow_story(self, story: str) -> None:
        """Read a story again whose notes this window has changed: private ones lie where nobody watches."""
        if self._opened is not None:
            self._keeper.look_at([self.library.relative(self.library.path_of(story))])

    def follow_library(self) -> None:
        """Read again what the library says of itself: this window has changed it."""
        if self._opened is not None:
            self._keeper.look_at([_LIBRARY_FILE])

    def close(self) -> None:
        """Let go of the library and of everything that was opened for it."""
        self._keeper.close()
        self.saved.flush()
        if self._opened is None:
            return
        self._opened = None
        self.saved_counts.forget()
        self._questions.close()
        self.catalogue.close()
        self.library.close()
        self.closed.emit()

    def story_count(self) -> int:
        """Return how many stories can be found; what waits for its reviewers counts only until that is known."""
        return self.overview.total if self.overview is not None else self.catalogue.count()

    def problems(self) -> list[Problem]:
        """Return what a person should put right in this library, the serious things first."""
        if self._opened is None:
            return []
        found = [*self.library.problems(), *self.catalogue.problems()]
        return sorted(dict.fromkeys(found), key=lambda one: (not one.serious, one.path, one.line or 0))

    def title(self, card: Card) -> str:
        """Return the title of a story in the language of the window, as far as it has one."""
        return (self._language == "en" and card.title_en) or card.title

    def summary(self, card: Card) -> str:
        """Return the summary of a story in the language of the window, as far as it has one."""
        return (self._language == "en" and card.summary_en) or card.summary

    def _begin(self, opened: "Opened") -> None:
        # Loaded by now: the keeper imported it in the background to open the library.
        from ui.services.library_opener import open_catalogue  # noqa: PLC0415

        try:
            catalogue = open_catalogue(opened)
        except KnownError as error:
            self._keeper.close()
            self.open_failed.emit(opened.library.folder, error)
            return
        self._questions.close()
        if self._opened is not None:
            self.catalogue.close()
            self.library.close()
        self._opened = opened
        self.library, self.vocabulary, self.regions = opened.library, opened.vocabulary, opened.regions
        self.catalogue = catalogue
        self.saved_counts.forget()
        self.saved.begin(self.library.about.id)
        self.opened.emit()
        self.problems_changed.emit()
        self._open_index()

    def _open_index(self) -> None:
        opened = self._opened
        if opened is None:
            return

        def work() -> "SearchIndex | None":
            # Only here, in the thread of questions: the search engine takes longest to load.
            from ui.services.index_access import open_index  # noqa: PLC0415

            return open_index(opened)

        self._questions.open(work)

    def _follow_update(self, change: Change) -> None:
        self.changed.emit(change)
        self.problems_changed.emit()
        if self.is_ready:
            self._questions.ask_again()
        else:
            self._open_index()

    def _follow_reopened(self, opened: "Opened") -> None:
        self._opened = opened
        self.library, self.vocabulary, self.regions = opened.library, opened.vocabulary, opened.regions
        self._open_index()
