"""How much waits, asked behind the window whenever stories change; the header and the page both look here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kb.base import folders
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.catalogue.waiting_versions import unsigned_paths
from kb.library.library import Library
from kb.review.review_queue import WaitingText, queue
from kb.story.author import Author
from ui.services.jobs import Jobs
from ui.services.session import Session

_MINE = frozenset({"to-read", "my-returned"})


class Waiting(QObject):
    """The queue of the open library as this person sees it."""

    changed = Signal(object)  # tuple[Row, ...]
    count_changed = Signal(int, bool)  # how many wait for this person; whether the page has anything to say to them
    failed = Signal(object)  # KnownError

    def __init__(
        self, session: Session, jobs: Jobs, person: Callable[[], Author], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._person = session, person
        self._lane = jobs.lane()
        self.rows: tuple[WaitingText, ...] | None = None
        session.opened.connect(self.refresh)
        session.changed.connect(lambda _: self.refresh())
        session.closed.connect(self._forget)

    def refresh(self) -> None:
        """Ask again."""
        if not self._session.is_open:
            return
        folder, person = self._session.library.folder, self._person()
        self._lane.ask(lambda: _ask(folder, person), self._take, self._fail)

    def _take(self, rows: tuple[WaitingText, ...]) -> None:
        if rows != self.rows:  # whoever stands in the list is not moved for nothing
            self.rows = rows
            self.changed.emit(rows)
        mine = sum(row.state in _MINE for row in rows)
        self.count_changed.emit(mine, any(row.state != "not-mine" for row in rows))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)

    def _forget(self) -> None:
        self._lane.forget()
        self.rows = None
        self.count_changed.emit(0, False)


def _ask(folder: Path, person: Author) -> tuple[WaitingText, ...]:
    library = Library.open(folder)
    try:
        catalogue = Catalogue(folders.catalogue_of(folder), folders.desk())
        try:
            paths = list(unsigned_paths(library, catalogue))
        finally:
            catalogue.close()
        return queue(library, paths, person)
    finally:
        library.close()
