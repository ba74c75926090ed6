"""A person at a real window without a screen: types, and looks at a clock.

    python -m tests.bench.window SIZE

Prints {"painted": [...], "stalls": [...]} in milliseconds: from each key until its answer stands on the screen, typed with
patience; and the longest time for which the window did nothing else, once for each text and speed of typing.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import SLOT, QEvent, QEventLoop, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from index.values.request_results import Results
from kb.base import folders
from tests.bench.corpus import Corpus, folder_of
from tests.bench.questions import TYPED
from ui import app
from ui.shell.crash_report import CrashReporter
from ui.shell.window import MainWindow

_SIZE: Final = (1440, 900)
_OPENED_MS, _ANSWER_MS = 120_000, 5_000
_FAST_MS: Final = (60, 120)  # between two keys: a quick typist, and one whose every key is answered before the next
_SETTLED_MS: Final = 250


class Clocked(msgspec.Struct):
    """Milliseconds."""

    painted: list[float]
    stalls: list[float]


class _Loud(CrashReporter):
    def report(self, error: BaseException) -> None:
        raise error


class _Eye(QObject):
    """Sees when an answer has been painted: the first time that the window is brought up to date after it came."""

    painted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._wanted = ""
        self._came = False
        self.seen = 0.0
        window.services.session.results_changed.connect(self._answer)
        window.installEventFilter(self)

    def expect(self, text: str) -> None:
        self._wanted, self._came, self.seen = text, False, 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._came and event.type() == QEvent.Type.UpdateRequest:
            self._came = False
            QTimer.singleShot(0, self._painted)  # behind the painting itself
        return super().eventFilter(watched, event)

    def _answer(self, results: Results) -> None:
        self._came = results.request.text == self._wanted

    def _painted(self) -> None:
        self.seen = time.perf_counter()
        self.painted.emit()


class _Pulse(QTimer):
    """Beats every millisecond as long as nothing keeps the window busy, and remembers the longest pause."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self.timeout.connect(self._beat)
        self.begin()

    def begin(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def _wait_for(signal: SignalInstance, ready: Callable[[], bool], most: int) -> None:
    """Let the window live until something is so, looked at when a signal comes.

    Not QTest.qWait, which lets no other thread of Python run, and nothing that looks at a clock meanwhile, which would
    be measured too.
    """
    loop = QEventLoop()

    def look(*_: object) -> None:
        if ready():
            loop.quit()

    signal.connect(look)
    QTimer.singleShot(most, loop, loop.quit)
    if not ready():
        loop.exec()
    signal.disconnect(look)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, Qt.TimerType.PreciseTimer, loop, SLOT("quit()"))
    loop.exec()


def _patiently(field: QLineEdit, eye: _Eye) -> Iterator[float]:
    for text in TYPED:
        field.clear()
        _pause(_SETTLED_MS)
        for end in range(1, len(text) + 1):
            eye.expect(text[:end])
            started = time.perf_counter()
            QTest.keyClick(field, text[end - 1])
            _wait_for(eye.painted, lambda: eye.seen > 0.0, _ANSWER_MS)
            if not eye.seen:
                raise RuntimeError(f"no answer for {text[:end]!r}")
            yield (eye.seen - started) * 1000
            _pause(_SETTLED_MS // 5)


def _fast(field: QLineEdit, pulse: _Pulse) -> Iterator[float]:
    for text in TYPED:
        for between in _FAST_MS:
            field.clear()
            _pause(_SETTLED_MS)
            pulse.begin()
            for letter in text:
                QTest.keyClick(field, letter)
                _pause(between)
            _pause(_SETTLED_MS)
            yield pulse.longest


def main(size: int) -> None:
    """Open the window over a large library and type."""
    os.environ["PUSTAKA_HOME"] = str(folder_of(size) / "home")
    corpus = Corpus(size)
    corpus.close()
    cache = folders.cache_of(corpus.folder)
    cache.parent.mkdir(parents=True, exist_ok=True)
    if not cache.exists():
        cache.symlink_to(corpus.cache)
    application = app.make_application()
    window = app.build(application, _Loud())
    window.resize(*_SIZE)
    app.begin(window, Path(corpus.folder), asks=False)
    window.show()
    session = window.services.session
    _wait_for(session.overview_changed, lambda: session.overview is not None, _OPENED_MS)
    assert session.overview is not None and session.overview.total == size
    _pause(2_000)
    eye, pulse, field = _Eye(window), _Pulse(window), window.header.search
    painted = list(_patiently(field, eye))
    pulse.start()
    stalls = list(_fast(field, pulse))
    pulse.stop()
    window.close()
    app.close(window.services)
    sys.stdout.buffer.write(msgspec.json.encode(Clocked(painted, stalls)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
