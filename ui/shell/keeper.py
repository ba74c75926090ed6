"""Keeps an open library true to its files: opens it, has it read in the background, notices what others change."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from kb.card import Change
from kb.problems import KnownError
from kb.words import Words
from ui.shell.jobs import Jobs
from ui.shell.worker import Worker

if TYPE_CHECKING:
    from ui.shell.opening import Opened

_SETTLE_MS: Final = 300  # other programs save in several steps


class Keeper(QObject):
    """Brings one library at a time to the session, and the news of its files after that."""

    opened = Signal(object)  # Opened
    open_failed = Signal(object, object)  # Path, KnownError: what was open before still is
    failed = Signal(object)  # KnownError: the library is open, but could not be read to its end
    progress_changed = Signal(int, int)
    busy_changed = Signal(bool)
    updated = Signal(object)  # Change: catalogue and index are up to date again
    _touched = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._now: Opened | None = None
        self._asked = 0
        self._again = False
        self._stop = threading.Event()
        self._worker = Worker(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._touched.connect(self._settle.start)
        self._worker.failed.connect(self._worker_failed)
        self._worker.finished.connect(self._worker_finished)
        self._worker.progress_changed.connect(self.progress_changed)

    def open(self, folder: Path) -> None:
        """Open another library; the one that is open stays so until this one is."""
        self._asked += 1
        number = self._asked

        def bring(opened: "Opened") -> None:
            if number == self._asked:
                self._begin(opened)

        self._jobs.run(lambda: _open(folder), bring, lambda error: self._fail(error, folder))

    def refresh(self) -> None:
        """Have the library's files compared with the catalogue, now or right after the update that is running."""
        if self._now is None:
            return
        if self._worker.is_running:
            self._again = True
            return
        self.busy_changed.emit(True)
        self._worker.start(self._now.library.folder, self._now.cache)

    def close(self) -> None:
        """Stop reading and watching."""
        self._asked += 1
        self._now = None
        self._again = False
        self._settle.stop()
        self._stop.set()
        self._worker.cancel()

    def _begin(self, opened: "Opened") -> None:
        self.close()
        self._now = opened
        self._stop = threading.Event()
        self.opened.emit(opened)
        self._jobs.watch(_watching(opened.library.folder, self._stop, self._touched.emit))
        self.refresh()

    def _fail(self, error: Exception, folder: Path) -> None:
        known = error if isinstance(error, KnownError) else _told(error, folder)
        self.open_failed.emit(folder, known)

    def _worker_finished(self, last: dict[str, Any]) -> None:
        self._rest()
        self.updated.emit(_change(last))

    def _worker_failed(self, error: KnownError) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        self.busy_changed.emit(False)
        if self._again:
            self._again = False
            self._settle.start()


def _open(folder: Path) -> "Opened":
    # Only here, in a background thread: what it imports takes longer than painting the whole window.
    from ui.shell.opening import open_folder  # noqa: PLC0415

    return open_folder(folder)


def _watching(folder: Path, stop: threading.Event, touched: Callable[[], None]) -> Callable[[], None]:
    def watch() -> None:
        from kb.watch import watch_library  # noqa: PLC0415 - see _open

        for _paths in watch_library(folder, stop):
            touched()

    return watch


def _change(last: dict[str, Any]) -> Change:
    said = last.get("change")
    names = said if isinstance(said, dict) else {}
    return Change(
        added=tuple(names.get("added", ())),
        changed=tuple(names.get("changed", ())),
        removed=tuple(names.get("removed", ())),
        problems=bool(names.get("problems", False)),
    )


def _told(error: Exception, folder: Path) -> KnownError:
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
