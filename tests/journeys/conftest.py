"""Where journeys begin: a home of their own for each module, a whole program, a person in front of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import Person
from tests.ui.conftest import Program, _dressed, begin, end, read_library, start

__all__ = ["_dressed", "read_library", "start"]


@pytest.fixture(scope="package", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep journeys away from the folders of whoever runs them; those that only look share one home."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("PUSTAKA_HOME", str(home))
        yield home


@pytest.fixture(scope="module")
def own_home(_own_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for one module: who was written about there, and what was answered, is not known to the next one."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("PUSTAKA_HOME", str(home))
        yield home


@pytest.fixture(scope="module")
def own_library(own_home: Path, read_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped library that the tests of a module may change, and a home of its own."""
    return Path(shutil.copytree(read_library, tmp_path_factory.mktemp("library") / "Pustaka Saya"))


@pytest.fixture(scope="module")
def own_program(qapp: QApplication, own_library: Path) -> Iterator[Program]:
    """One program over `own_library` for all tests of a module."""
    program = begin(qapp, own_library, (1440, 900))
    yield program
    end(qapp, program)


@pytest.fixture
def new_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of somebody who never used the program."""
    monkeypatch.setenv("PUSTAKA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="package")
def open_program(qapp: QApplication, _own_home: Path, read_library: Path) -> Iterator[Program]:
    """One program for everybody who only looks and changes no file."""
    program = begin(qapp, read_library, (1440, 900))
    yield program
    end(qapp, program)


@pytest.fixture
def person(open_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody at the program that is open, which looks again as it did in the beginning."""
    open_program.settings.change(language="id", theme="light", facets_hidden=False, columns=(), name="", type_size=19)
    open_program.window.resize(1440, 900)
    made = Person(open_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()  # the window of a module with a program of its own may have lain over this one
    made.go_home()
    while open_program.messages.current() is not None:  # said to whoever was here before
        open_program.messages.dismiss()
    yield made
    open_program.settings.change(language="id")  # a second program in the same test run hears this one's English
