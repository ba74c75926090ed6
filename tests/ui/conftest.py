"""Real windows for the tests of `ui`: one dressed application, and a whole program that is taken down after each test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from kb.base import folders
from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author
from ui import app
from ui.services.jobs import Jobs
from ui.services.messages import Messages
from ui.services.settings import SettingsStore
from ui.shell.crash_report import CrashReporter
from ui.shell.window import MainWindow
from ui.widgets.fonts import load_fonts
from ui.widgets.theme import LIGHT, apply_theme


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Give every window of the tests the typefaces and colours that a person sees."""
    load_fonts(qapp)
    apply_theme(qapp, LIGHT)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """Really delete the windows of each test: a closed one would still follow the language and theme of the next test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Background work that is over when the test is."""
    made = Jobs(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def settings(jobs: Jobs) -> SettingsStore:
    """The settings of a person who never used the program."""
    return SettingsStore(folders.desk() / "settings.json", jobs, jobs)


@pytest.fixture
def messages(qapp: QApplication) -> Messages:
    return Messages()


class LoudReporter(CrashReporter):
    """Fails the test instead of opening a dialog."""

    def report(self, error: BaseException) -> None:
        raise error


@dataclass
class Program:
    """A whole running program."""

    window: MainWindow

    @property
    def session(self):
        return self.window.services.session

    @property
    def settings(self) -> SettingsStore:
        return self.window.services.settings

    @property
    def messages(self) -> Messages:
        return self.window.services.messages


def begin(qapp: QApplication, library: Path | None, size: tuple[int, int]) -> Program:
    """Start the program as `ui.app.run` does, and wait until a library that was asked for can be searched."""
    program = Program(app.build(qapp, LoudReporter()))
    program.window.resize(*size)
    app.begin(program.window, library, asks=False)
    program.window.show()
    if library is not None:
        loop, timer = QEventLoop(), QTimer(interval=5)
        timer.timeout.connect(lambda: program.session.overview is not None and loop.quit())
        QTimer.singleShot(60_000, loop, loop.quit)
        timer.start()
        loop.exec()  # not QTest.qWait, which lets no other thread of Python run
        timer.stop()
        assert program.session.overview is not None, "the library could not be opened"
    return program


def end(qapp: QApplication, program: Program) -> None:
    """Close a program, and leave nothing of it."""
    program.window.close()
    app.close(program.window.services)
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_theme(qapp, LIGHT)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Callable[..., Program]]:
    """Start the program; it is closed at the end of the test."""
    started: list[Program] = []

    def start_one(library: Path | None = None, size: tuple[int, int] = (1440, 900)) -> Program:
        started.append(begin(qapp, library, size))
        return started[-1]

    yield start_one
    for program in started:
        end(qapp, program)


@pytest.fixture(scope="module")
def open_program(qapp: QApplication, read_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program over the shipped library for all tests of a module; they leave it as they like."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUSTAKA_HOME", str(tmp_path_factory.mktemp("home")))
        program = begin(qapp, read_library, (1440, 900))
        yield program
        end(qapp, program)


@pytest.fixture(scope="session")
def read_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped library; tests that change files make their own."""
    return copy_shipped(tmp_path_factory.mktemp("library") / "Pustaka Praktik", Author(name="Ratna"))
