"""Real windows for the tests of `ui`: one dressed application, and a whole program that is taken down after each test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kb import folders
from kb.author import Author
from kb.shipped import copy_shipped
from ui import app
from ui.shell.crash import CrashReporter
from ui.shell.fonts import load_fonts
from ui.shell.jobs import Jobs
from ui.shell.messages import Messages
from ui.shell.settings import SettingsStore
from ui.shell.theme import LIGHT, apply_theme
from ui.shell.window import MainWindow


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Give every window of the tests the typefaces and colours that a person sees."""
    load_fonts(qapp)
    apply_theme(qapp, LIGHT)


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


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Program]]:
    """Start the program as `ui.app.run` does; it is closed at the end of the test."""
    started: list[Program] = []

    def begin(library: Path | None = None, size: tuple[int, int] = (1440, 900)) -> Program:
        program = Program(app.build(qapp, LoudReporter()))
        started.append(program)
        program.window.resize(*size)
        program.window.show()
        app.begin(program.window, library)
        if library is not None:
            qtbot.waitUntil(lambda: program.session.is_open and program.session.is_ready, timeout=30_000)
        return program

    yield begin
    for program in started:
        program.window.close()
        app.close(program.window.services)
        program.window.deleteLater()
    apply_theme(qapp, LIGHT)


@pytest.fixture(scope="session")
def read_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped library; tests that change files make their own."""
    return copy_shipped(tmp_path_factory.mktemp("library") / "Pustaka Praktik", Author(name="Ratna"))
