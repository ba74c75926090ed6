"""The process beside the window that reads a library and builds its index.

A process, not a thread: parsing thousands of stories would hold the interpreter and make scrolling stutter. It says
how far it is in lines of JSON (see `index.worker`); whatever else happens to it becomes one sentence.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from kb.problems import KnownError, Problem
from kb.words import Words

_ROOT: Final = Path(__file__).resolve().parents[2]
_TAIL: Final = 2_000
_LEAVE_MS: Final = 2_000
COMMAND: Final = (sys.executable, "-m", "index.worker")


class Worker(QObject):
    """Runs one update at a time; `finished` or `failed` ends each, and neither comes after `cancel`."""

    progress_changed = Signal(int, int)  # done, total: first of reading, then of indexing
    finished = Signal(object)  # dict: the worker's last line
    failed = Signal(object)  # KnownError

    def __init__(self, parent: QObject | None = None, command: tuple[str, ...] = COMMAND) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._rest = b""
        self._last: dict[str, Any] = {}

    @property
    def is_running(self) -> bool:
        """Whether an update is under way."""
        return self._process is not None

    def start(self, library: Path, cache: Path) -> None:
        """Begin to read `library` into `cache`; a running update is left alone."""
        if self._process is not None:
            return
        self._rest, self._last = b"", {}
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._not_started)
        process.start(self._command[0], [*self._command[1:], str(library), str(cache)])

    def cancel(self) -> None:
        """Ask the update to stop and listen to it no more; the index that was there before stays in force."""
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.finished.disconnect(self._end)
        process.errorOccurred.disconnect(self._not_started)
        process.finished.connect(process.deleteLater)
        process.closeWriteChannel()  # the end of its input tells it on every system
        process.terminate()

    def close(self) -> None:
        """Cancel, and wait until the process is gone: nothing of ours runs on when the window is closed."""
        process = self._process
        self.cancel()
        if process is not None and not process.waitForFinished(_LEAVE_MS):
            process.kill()
            process.waitForFinished(_LEAVE_MS)

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            return  # a package printed something of its own
        if isinstance(said, dict):
            self._last = said
            if {"done", "total"} <= said.keys():
                self.progress_changed.emit(int(said["done"]), int(said["total"]))

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        complaint = bytes(process.readAllStandardError().data())[-_TAIL:].decode("utf-8", "replace").strip()
        self._process = None
        process.deleteLater()
        if code == 0 and status == QProcess.ExitStatus.NormalExit:
            self.finished.emit(self._last)
        else:
            self.failed.emit(_told(self._last, complaint))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        process = self._process
        if error == QProcess.ProcessError.FailedToStart and process is not None:
            self._process = None
            process.deleteLater()
            self.failed.emit(_told({}, process.errorString()))


def _environment() -> QProcessEnvironment:
    """Let the process find the same packages as this one, and speak UTF-8 everywhere."""
    made = QProcessEnvironment.systemEnvironment()
    made.insert("PYTHONPATH", os.pathsep.join(filter(None, (str(_ROOT), made.value("PYTHONPATH")))))
    made.insert("PYTHONUTF8", "1")
    return made


def _told(last: dict[str, Any], complaint: str) -> KnownError:
    """Turn the end of a worker into a sentence: its own words when it had some, ours when it fell over."""
    try:
        problem = msgspec.convert(last.get("problem"), Problem)
    except msgspec.ValidationError:
        failure = KnownError(
            Words(
                "Daftar pencarian belum selesai disusun karena pekerjaannya terhenti.",
                "The search index is not finished because its work stopped.",
            ),
            Words(
                "Cerita-cerita Anda tidak berubah. Pilih “Baca ulang pustaka” untuk mencoba lagi.",
                "Your stories are unchanged. Choose “Read the library again” to try again.",
            ),
            code="worker-stopped",
        )
        failure.add_note(complaint)
        return failure
    return KnownError(problem.what, problem.remedy, code=problem.code)
