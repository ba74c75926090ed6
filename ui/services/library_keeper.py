"""Keeps an open library true to its files: opens it, has it read in the background, notices what others change.

A few changed stories are read at once, in a thread; everything else (the check at opening, new words or organisations,
many files) is the work of a process of its own.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from kb.base import process
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.story.story_card import Change
from ui.services.jobs import Jobs
from ui.services.line_process import LineProcess

if TYPE_CHECKING:
    from ui.services.library_opener import Opened

_SETTLE_MS: Final = 120  # other programs save in several steps
_LATER_MS: Final = 1_500
_IDLE_MS: Final = 5_000
_FEW: Final = 30
_STORIES: Final = "stories/"
_WORKER: Final = process.python("index.upkeep.index_worker")
_WATCHER: Final = process.python("ui.services.library_watcher")


class LibraryKeeper(QObject):
    """Brings one library at a time to the session, and the news of its files after that."""

    opened = Signal(object)  # Opened
    reopened = Signal(object)  # Opened: the same library, its vocabulary, organisations or people read again
    open_failed = Signal(object, object)  # Path, KnownError: what was open before still is
    failed = Signal(object)  # KnownError: the library is open, but could not be read to its end
    progress_changed = Signal(int, int)  # first of reading, then of indexing
    busy_changed = Signal(bool)
    updated = Signal(object)  # Change: catalogue and index are up to date again

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._lane = jobs.lane()  # one reading at a time, in the order of the edits
        self._now: Opened | None = None
        self._asked = 0
        self._checked = False
        self._waiting: set[str] = set()
        self._worker = LineProcess(_WORKER, self)
        self._watcher = LineProcess(_WATCHER, self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._tidy_history)
        self._later.timeout.connect(self.refresh)
        self._settle.timeout.connect(self._read_waiting)
        self._watcher.failed.connect(self.failed)
        self._watcher.said.connect(self._note)
        self._worker.ended.connect(self._worker_finished)
        self._worker.failed.connect(self._worker_failed)
        self._worker.said.connect(self._tell_progress)

    def open(self, folder: Path) -> None:
        """Open another library; the one that is open stays so until this one is."""
        folder = folder.absolute()  # the processes that read it stand elsewhere
        self._asked += 1
        number = self._asked

        def bring(opened: "Opened") -> None:
            if number == self._asked:
                self._begin(opened)

        self._jobs.run(lambda: _open(folder), bring, lambda error: self._tell_open(error, folder))

    def refresh(self) -> None:
        """Have all files of the library compared with the catalogue, now or right after the update that is running."""
        self._later.stop()
        if self._now is None:
            return
        if self._worker.is_running:
            self._waiting.add("")  # no story's path: asks for a whole update
            return
        self._checked = True
        self.busy_changed.emit(True)
        folder = str(self._now.library.folder)
        self._watcher.start(folder)
        self._worker.start(folder, str(self._now.cache))

    def look_at(self, paths: Iterable[str]) -> None:
        """Read some files again that this program has changed itself; it also knows of what nobody watches, the desk."""
        self._waiting.update(paths)
        self._settle.start()

    def refresh_soon(self) -> None:
        """Do it once after opening, when the person has had time to look around: what they see is probably true."""
        if not self._checked:
            self._later.start()

    def close(self) -> None:
        """Stop reading and watching, and wait for the processes to be gone."""
        self._leave()
        self._watcher.close()
        self._worker.close()

    def _leave(self) -> None:
        self._asked += 1
        self._now = None
        self._waiting.clear()
        self._later.stop()
        self._settle.stop()

    def _begin(self, opened: "Opened") -> None:
        self._leave()
        self._watcher.cancel()
        self._worker.cancel()
        self._now, self._checked = opened, False
        self.opened.emit(opened)

    def _note(self, news: dict[str, Any]) -> None:
        self._waiting.update(news.get("paths", ()))
        self._settle.start()

    def _tell_progress(self, news: dict[str, Any]) -> None:
        if {"done", "total"} <= news.keys():
            self.progress_changed.emit(int(news["done"]), int(news["total"]))

    def _read_waiting(self) -> None:
        opened = self._now
        if opened is None or self._worker.is_running or not self._waiting:
            return  # the end of the worker comes back here
        paths, self._waiting = self._waiting, set()
        if len(paths) > _FEW or not all(path.startswith(_STORIES) for path in paths):
            self._reopen(opened)
            self.refresh()
            return

        def bring(change: Change | None) -> None:
            if opened is self._now:
                self.refresh() if change is None else self.updated.emit(change)
                self._idle.start()

        self._lane.run(lambda: _update_some(opened, paths), bring, self._tell)

    def _tidy_history(self) -> None:
        """Let `git status` agree with what was saved; takes a tenth of a second in a large library, so not at each edit."""
        if self._now is not None:
            self._lane.run(self._now.library.history.refresh_index, failed=lambda _: None)

    def _reopen(self, opened: "Opened") -> None:
        """Read vocabulary, organisations and people again, which a library keeps as they were when it was opened."""

        def bring(again: "Opened") -> None:
            if opened is self._now:
                self._now = again
                self.reopened.emit(again)

        self._jobs.run(lambda: _open(opened.library.folder), bring, self._tell)

    def _worker_finished(self, last: dict[str, Any]) -> None:
        self.busy_changed.emit(False)
        opened = self._now
        if opened is None:
            return
        if last.get("changed"):
            self._jobs.run(lambda: _all_ids(opened), self._tell_all_changed, self._tell)
        else:
            self.updated.emit(Change(problems=True))
        self._settle.start()

    def _tell_all_changed(self, ids: tuple[str, ...]) -> None:
        # The worker says how many stories differ, not which: whoever shows one reads it again.
        if self._now is not None:
            self.updated.emit(Change(changed=ids, problems=True))

    def _worker_failed(self, error: KnownError) -> None:
        self.busy_changed.emit(False)
        self.failed.emit(error)

    def _tell_open(self, error: Exception, folder: Path) -> None:
        self.open_failed.emit(folder, _known(error, folder))

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)


# What these three import takes longer than painting the whole window, so it is loaded in the background threads that
# call them, and nowhere else.


def _open(folder: Path) -> "Opened":
    from ui.services.library_opener import open_folder  # noqa: PLC0415

    return open_folder(folder)


def _update_some(opened: "Opened", paths: Iterable[str]) -> Change | None:
    from ui.services.index_access import update_some  # noqa: PLC0415

    return update_some(opened, paths)


def _all_ids(opened: "Opened") -> tuple[str, ...]:
    from ui.services.library_opener import all_ids  # noqa: PLC0415

    return all_ids(opened)


def _known(error: Exception, folder: Path) -> KnownError:
    if isinstance(error, KnownError):
        return error
    if not isinstance(error, OSError):
        raise error
    failure = KnownError(
        Words(f"Pustaka di {folder} tidak dapat dibuka.", f"The library in {folder} cannot be opened."),
        Words(
            "Tidak ada yang berubah. Pilih folder lain, atau coba lagi.",
            "Nothing has changed. Choose another folder, or try again.",
        ),
        code="not-opened",
    )
    failure.__cause__ = error
    return failure
