"""The process beside the window that reads a library and builds its index.

A process, not a thread: parsing thousands of stories would hold the interpreter and make scrolling stutter. It says
how far it is in lines of JSON; whatever else happens to it becomes one sentence.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from kb.problems import KnownError
from kb.words import Words

_ROOT: Final = Path(__file__).resolve().parents[2]
_TAIL: Final = 2_000
_KILL_AFTER_MS: Final = 2_000
COMMAND: Final = (sys.executable, "-m", "index.worker")


class Worker(QObject):
    """Runs one update at a time; `finished` or `failed` ends each, and neither comes after `cancel`."""

    progress_changed = Signal(int, int)
    finished = Signal(object)  # dict: what the worker's last line said
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
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        path = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (str(_ROOT), path))))
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        process.start(self._command[0], [*self._command[1:], str(library), str(cache)])

    def cancel(self) -> None:
        """Stop at once; the index that was there before stays in force."""
        process, self._process = self._process, None
        if process is None:
            return
        process.disconnect(self)
        process.terminate()
        if not process.waitForFinished(_KILL_AFTER_MS):
            process.kill()
            process.waitForFinished(_KILL_AFTER_MS)
        process.deleteLater()

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
            return  # a library of others printed something; it is in their words, not for us
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
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            process, self._process = self._process, None
            process.deleteLater()
            self.failed.emit(_told({}, process.errorString()))


def _told(last: dict[str, Any], complaint: str) -> KnownError:
    """Turn the end of a worker into a sentence: its own words when it had some, ours when it fell over."""
    error = last.get("error")
    if isinstance(error, dict) and isinstance(error.get("what"), dict) and isinstance(error.get("remedy"), dict):
        what, remedy = error["what"], error["remedy"]
        return KnownError(
            Words(str(what.get("id", "")), str(what.get("en", ""))),
            Words(str(remedy.get("id", "")), str(remedy.get("en", ""))),
            code=str(error.get("code", "worker")),
        )
    failure = KnownError(
        Words(
            "Daftar pencarian belum selesai dibuat karena pekerjaannya terhenti.",
            "The search list is not finished because its work stopped.",
        ),
        Words(
            "Cerita-cerita Anda tidak berubah. Pilih “Baca ulang pustaka” untuk mencoba lagi.",
            "Your stories are unchanged. Choose “Read the library again” to try again.",
        ),
        code="worker-stopped",
    )
    failure.add_note(complaint)
    return failure
