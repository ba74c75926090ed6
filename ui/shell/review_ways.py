"""The rooms of review and history: built when somebody first goes there, and a count of what waits for this person."""

from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.base.problems import KnownError
from kb.identity.identity_store import own_author
from kb.story.author import Author
from ui.services.person import person_of
from ui.shell.pages import Pages
from ui.shell.write_ways import WriteWays
from ui.widgets.small_parts import IconButton

if TYPE_CHECKING:
    from kb.story.story_file import StoryFile
    from ui.history.history_page import HistoryPage
    from ui.review.review_page import ReviewPage
    from ui.review.waiting_count import Waiting
    from ui.shell.window_services import Services


class ReviewWays(QObject):
    """Leads to the queue and to the history of a story; owned by the window."""

    count_changed = Signal(int)  # how many stories wait for this person
    stewards_requested = Signal()
    card_requested = Signal()

    def __init__(self, pages: Pages, rooms: WriteWays, services: "Services", parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._rooms, self._services = pages, rooms, services
        self._waiting: Waiting | None = None
        self._review: ReviewPage | None = None
        self._history: HistoryPage | None = None
        self._button = IconButton("history", size=18)
        self._button.clicked.connect(self.go_history)
        services.session.ready_changed.connect(self._begin)
        rooms.story_taken_up.connect(self._remind)
        services.settings.changed.connect(self._follow_settings)
        pages.prepared.connect(self._put_button)
        self.retranslate()

    @property
    def waiting(self) -> "Waiting":
        """The queue as this person sees it."""
        if self._waiting is None:
            # Only now: what reads stories and history is too heavy for the way to the first paint.
            from ui.review.waiting_count import Waiting  # noqa: PLC0415

            of = self._services
            self._waiting = Waiting(of.session, of.jobs, self._person, self)
            self._waiting.count_changed.connect(lambda count, _any: self.count_changed.emit(count))
        return self._waiting

    @property
    def review_page(self) -> "ReviewPage":
        """The page of the queue, built when it is first wished for."""
        if self._review is None:
            from ui.review.review_page import ReviewPage  # noqa: PLC0415 - see `waiting`

            of = self._services
            page = self._review = ReviewPage(of.session, of.jobs, self.waiting, self._person)
            page.failed.connect(of.messages.problem)
            page.leave_requested.connect(self._pages.back)
            page.told.connect(of.messages.info)
            page.warned.connect(of.messages.warning)
            page.write_requested.connect(self._go_on_writing)
            page.stewards_requested.connect(self.stewards_requested)
            page.card_requested.connect(self.card_requested)
        return self._review

    @property
    def history_page(self) -> "HistoryPage":
        """The page of a story's history, built when it is first wished for."""
        if self._history is None:
            from ui.history.history_page import HistoryPage  # noqa: PLC0415 - see `waiting`

            page = self._history = HistoryPage(self._services.session, self._services.jobs)
            page.leave_requested.connect(self._pages.back)
            page.restore_requested.connect(self._restore)
        return self._history

    def go_review(self) -> None:
        """Show what waits to be read and signed."""
        if self._services.session.is_open:
            self._pages.show_page(self.review_page)

    def go_history(self) -> None:
        """Show the history of the story that is open on the reading page."""
        story = self._open_story()
        if story:
            self.show_history(story)
        elif self._services.session.is_open:
            self._services.messages.info(self.tr("Buka dulu sebuah cerita; riwayatnya ada di sana."))

    def show_history(self, story: str) -> None:
        """Show the history of a story."""
        self.history_page.show_story(story)
        self._pages.show_page(self.history_page)

    def look_again(self) -> None:
        """Ask again what waits for this person, and what they may do: they, or the stewards, are others now."""
        if self._waiting is not None:
            self._waiting.refresh()
        if self._review is not None:
            self._review.follow()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._button.set_text(self.tr("Riwayat cerita ini"), "Ctrl+H")

    def _person(self) -> Author:
        return person_of(self._services.settings)

    def _open_story(self) -> str:
        if not self._services.session.is_open:
            return ""
        stop = self._pages.shelf.read_page.current
        return stop.key if stop is not None and stop.kind == "story" else ""

    def _begin(self, ready: bool) -> None:
        """Count once the library can be searched; until then others have more urgent work."""
        if ready and self._waiting is None:
            self._services.jobs.run(partial(_prepare, self._services.settings.value.name), self._count_first)

    def _count_first(self, _module: ModuleType) -> None:
        self.waiting.refresh()

    def _follow_settings(self, names: frozenset[str]) -> None:
        if "name" in names:
            self.look_again()

    def _put_button(self) -> None:
        read = self._pages.shelf.read_page
        read.pane.bar.add_part(self._button)
        read.text_changed.connect(lambda story: self._button.setVisible(bool(story)))
        self._button.setVisible(bool(self._open_story()))

    def _go_on_writing(self, story: str) -> None:
        """Open the draft, with what the reader asked for beside it until one closes that."""
        self._rooms.edit_story(story)
        self._remind(story)

    def _remind(self, story: str) -> None:
        """Say beside a returned story what its reader asked for."""
        from kb.review.review_notes import quotes  # noqa: PLC0415 - see `waiting`

        row = next((one for one in self.waiting.rows or () if one.story == story), None)
        if row is not None and row.reason:
            told = self.tr("{who} menulis: {reason}").format(who=row.by, reason=row.reason)
            if quotes(row.reason):
                self._services.messages.warning(told, self.tr("Lihat tempatnya"), lambda: self._look_at(row.path))
            else:  # it is about no place
                self._services.messages.warning(told)

    def _look_at(self, path: str) -> None:
        self.go_review()
        self.review_page.open(path)

    def _restore(self, story: str, version: "StoryFile") -> None:
        from kb.review.story_history import restore  # noqa: PLC0415 - see `waiting`

        of = self._services
        try:
            draft = restore(self._rooms.desk.drafts, of.session.library, story, version)
        except KnownError as error:
            of.messages.problem(error)
            return
        self._rooms.write(draft.id)
        of.messages.info(self.tr("Versi itu sekarang naskah di meja Anda. Ajukan bila sudah sesuai."))


def _prepare(name: str) -> ModuleType:
    """Load what counts, and make this person's key where there is none yet: the engine for it takes a moment to load."""
    own_author(name)
    return import_module("ui.review.waiting_count")
