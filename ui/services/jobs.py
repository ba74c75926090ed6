"""The one place for work behind the window: a pool for errands, lanes for questions whose newest answer counts.

Work runs in other threads and returns a value; `done` and `failed` are always called in the thread of the window, so
nothing else in `ui` needs a lock. This module answers for every failure of background work, hence its broad `except`:
whatever was raised is handed to `failed`, or to the `failed` signal when the work brought no answer for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
_WAIT_MS: Final = 10_000


@dataclass(frozen=True)
class _Outcome:
    value: Any
    error: Exception | None
    done: Done | None
    failed: Failed | None
    wanted: Callable[[], bool]


class _Job(QRunnable):
    def __init__(
        self,
        work: Callable[[], Any],
        done: Done | None,
        failed: Failed | None,
        post: Callable[[_Outcome], None],
        wanted: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._work, self._done, self._failed = work, done, failed
        self._post, self._wanted = post, wanted

    def run(self) -> None:
        if not self._wanted():
            return
        value, error = None, None
        try:
            value = self._work()
        except Exception as raised:  # noqa: BLE001 - see the module's docstring
            error = raised
        self._post(_Outcome(value, error, self._done, self._failed, self._wanted))


class _Runner(QObject):
    """A pool of threads whose outcomes come home through one queued signal."""

    failed = Signal(object)  # Exception that nobody asked for
    _finished = Signal(object)  # _Outcome

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(-1)  # a lane keeps its one thread, so what it opened stays in that thread
        self._open = True
        self._finished.connect(self._deliver)

    def close(self) -> None:
        """Begin nothing new, wait for what runs, and drop its answers."""
        self._open = False
        self._pool.clear()
        self._pool.waitForDone(_WAIT_MS)

    def _start(
        self, work: Callable[[], Any], done: Done | None, failed: Failed | None, wanted: Callable[[], bool]
    ) -> None:
        if self._open:
            self._pool.start(_Job(work, done, failed, self._finished.emit, wanted))

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        if not self._open or not outcome.wanted():
            return
        if outcome.error is not None:
            (outcome.failed or self.failed.emit)(outcome.error)
        elif outcome.done is not None:
            outcome.done(outcome.value)


class Lane(_Runner):
    """One thread that answers questions in order and forgets those that a newer question has overtaken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(1, parent)
        self._newest = 0

    def ask(self, work: Callable[[], Any], done: Done, failed: Failed | None = None) -> None:
        """Ask a question; a question that waits is dropped unasked, and a late answer unread, when a newer one came."""
        self._newest += 1
        number = self._newest
        self._start(work, done, failed, lambda: number == self._newest)

    def run(self, work: Callable[[], Any], done: Done | None = None, failed: Failed | None = None) -> None:
        """Do something that no newer question makes needless, in the same thread, after all that was asked before."""
        self._start(work, done, failed, lambda: True)

    def forget(self) -> None:
        """Let no answer come any more to what was asked so far."""
        self._newest += 1


class Jobs(_Runner):
    """The errands of the program; lanes made here are closed with it and report failures to the same place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(3, parent)
        self._lanes: list[Lane] = []

    def run(self, work: Callable[[], Any], done: Done | None = None, failed: Failed | None = None) -> None:
        """Run `work` in another thread, then `done(value)` or `failed(error)` in this one."""
        self._start(work, done, failed, lambda: True)

    def lane(self) -> Lane:
        """Return a new lane."""
        made = Lane(self)
        made.failed.connect(self.failed)
        self._lanes.append(made)
        return made

    def close(self) -> None:
        """Stop every lane and wait until its work has ended."""
        for lane in self._lanes:
            lane.close()
        super().close()
