"""Kept and recent questions while the program runs: changed by many, written by one, shortly after each change."""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from index.values.request_results import Request
from kb.base.atomic import told
from kb.base.problems import KnownError
from ui.services.jobs import Jobs
from ui.services.saved_searches_file import (
    Question,
    Recent,
    Saved,
    Searches,
    fresh,
    is_same,
    question_of,
    read,
    remembered,
    sum_up,
    write,
)

_SAVE_AFTER_MS: Final = 400


class SavedSearches(QObject):
    """The desk's list of questions; those of the open library are shown. Read from disk when first asked for."""

    changed = Signal()  # the list, a name, or what was seen is different now
    open_requested = Signal(object)  # Question: ask it and show what it finds
    removed = Signal(object, object)  # Saved, and what to call when that was a mistake
    complained = Signal(object)  # Words: the file had to be put aside
    failed = Signal(object)  # KnownError: the file could not be written

    def __init__(self, file: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._lane = jobs.lane()
        self._known: Searches | None = None
        self._library = ""
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)

    def begin(self, library: str) -> None:
        """Show the questions of this library from now on."""
        self._library = library
        self.changed.emit()

    def saved(self) -> tuple[Saved, ...]:
        """Return the kept questions, the newest first."""
        return tuple(one for one in self._value.saved if one.library == self._library)

    def recent(self) -> tuple[Question, ...]:
        """Return what was asked lately, the latest first."""
        return tuple(one.question for one in self._value.recent if one.library == self._library)

    def find(self, request: Request) -> Saved | None:
        """Return the kept question that asks for the same stories."""
        asked = question_of(request)
        return next((one for one in self.saved() if is_same(one.question, asked)), None)

    def keep(self, name: str, request: Request, ids: Iterable[str]) -> Saved:
        """Keep a question; what it finds just now counts as seen."""
        made = Saved(
            id=secrets.token_hex(6),
            name=name.strip(),
            library=self._library,
            question=question_of(request),
            seen=sum_up(ids),
        )
        self._change(saved=(made, *self._value.saved))
        return made

    def rename(self, saved_id: str, name: str) -> None:
        """Call a kept question something else; an empty name changes nothing."""
        if name.strip():
            self._replace(saved_id, name=name.strip())

    def remove(self, saved_id: str) -> None:
        """Keep a question no longer; `removed` brings the way back."""
        before = self._value.saved
        at = next((at for at, one in enumerate(before) if one.id == saved_id), -1)
        if at >= 0:
            self._change(saved=before[:at] + before[at + 1 :])
            self.removed.emit(before[at], partial(self._put_back, before[at], at))

    def open(self, question: Question) -> None:
        """Wish that a kept or recent question be asked."""
        self.open_requested.emit(question)

    def see(self, saved_id: str, ids: Iterable[str]) -> frozenset[str]:
        """Take note that a person looks at what a kept question finds now; return what is new in it."""
        one = next((one for one in self._value.saved if one.id == saved_id), None)
        if one is None:
            return frozenset()
        found = tuple(ids)
        self._replace(saved_id, seen=sum_up(found))
        return fresh(found, one.seen)

    def remember(self, request: Request) -> None:
        """Put a question on top of the recent ones, if it has words."""
        if request.text.strip():
            new = Recent(library=self._library, question=question_of(request))
            self._change(recent=remembered(self._value.recent, new))

    def forget_recent(self) -> None:
        """Forget what was asked lately in this library."""
        self._change(recent=tuple(one for one in self._value.recent if one.library != self._library))

    def flush(self) -> None:
        """Write at once what is not yet on disk; for the end of the program."""
        if self._timer.isActive():
            self._timer.stop()
            with suppress(OSError):  # the window is closing: there is nobody left to tell
                write(self._file, self._value)

    @property
    def _value(self) -> Searches:
        if self._known is None:
            self._known, complaint = read(self._file)
            if complaint is not None:
                QTimer.singleShot(0, self, partial(self.complained.emit, complaint))
        return self._known

    def _put_back(self, one: Saved, at: int) -> None:
        now = self._value.saved
        if all(other.id != one.id for other in now):
            self._change(saved=(*now[:at], one, *now[at:]))

    def _replace(self, saved_id: str, **fields: Any) -> None:  # noqa: ANN401 - fields of Saved
        self._change(
            saved=tuple(
                msgspec.structs.replace(one, **fields) if one.id == saved_id else one for one in self._value.saved
            )
        )

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 - fields of Searches
        changed = msgspec.structs.replace(self._value, **fields)
        if changed != self._value:
            self._known = changed
            self._timer.start()
            self.changed.emit()

    def _save(self) -> None:
        value, file = self._value, self._file

        def work() -> None:
            try:
                write(file, value)
            except OSError as error:
                raise told(error, file) from error

        self._lane.run(work, None, self._tell)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)
