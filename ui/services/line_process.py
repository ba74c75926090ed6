"""A process beside the window that speaks in lines of JSON and stops when its input ends."""

import json
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from kb.base.problems import KnownError, Problem
from kb.base.process import ROOT, environment
from kb.base.words import Words

_TAIL: Final = 2_000
_LEAVE_MS: Final = 2_000


class LineProcess(QObject):
    """Runs one program at a time; `ended` or `failed` closes each run, and nothing comes after `cancel`."""

    said = Signal(object)  # dict: one line
    ended = Signal(object)  # dict: its last line
    failed = Signal(object)  # KnownError

    def __init__(self, command: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._rest = b""
        self._last: dict[str, Any] = {}

    @property
    def is_running(self) -> bool:
        """Whether the program runs."""
        return self._process is not None

    def start(self, *arguments: str, told: bytes = b"") -> None:
        """Begin, and say one line to the program where there is one; a program that is running is left alone."""
        if self._process is not None:
            return
        self._rest, self._last = b"", {}
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setWorkingDirectory(str(ROOT))
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._not_started)
        process.start(self._command[0], [*self._command[1:], *arguments])
        if told:
            process.write(told + b"\n")

    def ask_to_stop(self) -> None:
        """Tell the program that nobody needs its answer; it says itself how far it came, and `ended` follows."""
        if self._process is not None:
            self._process.closeWriteChannel()

    def cancel(self) -> None:
        """Ask the program to stop and listen to it no more."""
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
            self.said.emit(said)

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        complaint = bytes(process.readAllStandardError().data())[-_TAIL:].decode("utf-8", "replace").strip()
        self._process = None
        process.deleteLater()
        if code == 0 and status == QProcess.ExitStatus.NormalExit:
            self.ended.emit(self._last)
        else:
            self.failed.emit(_told(self._last, complaint))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        process = self._process
        if error == QProcess.ProcessError.FailedToStart and process is not None:
            self._process = None
            process.deleteLater()
            self.failed.emit(_told({}, process.errorString()))


def _environment() -> QProcessEnvironment:
    made = QProcessEnvironment()
    for name, value in environment().items():
        made.insert(name, value)
    return made


def _told(last: dict[str, Any], complaint: str) -> KnownError:
    """Turn a bad end into a sentence: the program's own when it had one, ours when it fell over."""
    try:
        problem = msgspec.convert(last.get("problem"), Problem)
    except msgspec.ValidationError:
        failure = KnownError(
            Words("Pekerjaan di balik layar terhenti.", "The work behind the window has stopped."),
            Words(
                "Cerita-cerita Anda tidak berubah. Pilih “Baca ulang pustaka” untuk mencoba lagi.",
                "Your stories are unchanged. Choose “Read the library again” to try again.",
            ),
            code="process-stopped",
        )
        failure.add_note(complaint)
        return failure
    return KnownError(problem.what, problem.remedy, code=problem.code)
