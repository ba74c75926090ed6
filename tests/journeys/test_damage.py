"""What is broken when the program starts, or breaks while it is open: it says so, works on, and offers a way."""

import hashlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kb.base import folders
from tests.journeys.person import Person, visible_parts
from tests.ui.conftest import LoudReporter, Program, begin, end
from ui import app
from ui.shell.message_bar import MessageBar


@pytest.fixture
def library(read_library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(read_library, tmp_path / "Pustaka Saya"))


@pytest.fixture
def opened(qapp: QApplication, qtbot, tmp_path_factory):
    """Open a library with the program, as somebody would; what is open is closed before the next one and at the end."""
    open_now: list[Program] = []

    def close() -> None:
        while open_now:
            end(qapp, open_now.pop())

    def open_one(folder: Path | None) -> Person:
        close()
        open_now.append(begin(qapp, folder, (1300, 800)))
        person = Person(open_now[-1], qtbot, tmp_path_factory.getbasetemp())
        person.come_back()
        return person

    open_one.close = close
    yield open_one
    close()


def told(person: Person) -> str:
    """What the bar under the header says."""
    (bar,) = person.window.findChildren(MessageBar)
    return bar._text.text() if bar.isVisible() else ""


def digest(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def index_files(library: Path) -> list[Path]:
    return [file for file in folders.cache_of(library).glob("search/index-*/*") if file.is_file()]


def test_a_damaged_catalogue_is_made_anew_and_said(opened, new_home, library: Path):
    opened(library)
    opened.close()
    folders.catalogue_of(library).write_bytes(b"ini bukan basis data " * 500)
    person = opened(library)
    assert person.search("peer group")[0] == "teman-sebaya-menjadi-bandungwangi"
    person.press("Ctrl+Shift+P")
    person.until(person.window.repairs.isVisible)
    said = " ".join(part.text() for part in visible_parts(person.window.repairs, QLabel))
    assert "Katalog pustaka rusak dan dibuat ulang." in said and "tetap utuh" in said
    assert list(folders.cache_of(library).glob("catalogue.db.rusak-*")), "the damaged file is kept aside"


@pytest.mark.parametrize("harm", ["scrambled", "deleted"])
def test_a_damaged_index_is_built_again(opened, new_home, library: Path, harm: str):
    opened(library)
    opened.close()
    files = index_files(library)
    assert files
    for file in files:
        if harm == "deleted":
            file.unlink()
        else:
            file.write_bytes(bytes(range(256)) * 4)
    person = opened(library)
    assert len(person.browse()) == 10
    assert person.search("peer group")[0] == "teman-sebaya-menjadi-bandungwangi"


def test_an_index_that_goes_while_the_window_is_open_comes_back(opened, new_home, library: Path):
    person = opened(library)
    assert len(person.search("anak")) > 1
    shutil.rmtree(folders.cache_of(library) / "search")
    person.press("F5")
    person.until(lambda: bool(index_files(library)))
    assert person.search("trafiking")
    assert len(person.browse()) == 10


def test_a_library_is_only_read(opened, new_home, library: Path):
    """As root nothing is read-only, so the bytes are compared as well."""
    for place in (library, *library.rglob("*")):
        place.chmod(0o555 if place.is_dir() else 0o444)
    before = digest(library)
    person = opened(library)
    assert person.search("trafiking")
    person.press("Down", "Return")
    person.until(lambda: bool(person.reading))
    person.press("F5")
    person.browse()
    assert told(person) == ""
    opened.close()
    assert digest(library) == before
    for place in (library, *library.rglob("*")):
        place.chmod(0o755 if place.is_dir() else 0o644)


def test_a_missing_library_is_said_and_another_can_be_chosen(
    qapp: QApplication, qtbot, tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PUSTAKA_HOME", str(tmp_path / "home"))
    program = Program(app.build(qapp, LoudReporter()))
    try:
        program.settings.change(library=str(library.with_name("sudah tidak ada")))
        app.begin(program.window, None)
        program.window.show()
        person = Person(program, qtbot, tmp_path)
        person.come_back()
        person.until(lambda: told(person) != "")
        assert "sudah tidak ada" in told(person) and "Traceback" not in told(person)
        assert person.window.home._holding.text() == "Belum ada pustaka yang terbuka."
        person.picture("damage-missing")
        person.press("Ctrl+K")
        person.type("anak")
        person.until(person.find.results.notice.isVisible)
        assert "Belum ada pustaka yang terbuka" in person.find.results.notice.words()

        monkeypatch.setattr("ui.services.libraries.QFileDialog.getExistingDirectory", lambda *_: str(library))
        (bar,) = person.window.findChildren(MessageBar)
        (button,) = [part for part in bar.findChildren(QPushButton) if part.isVisible()]
        assert button.text() == "Pilih folder…"
        person.click(button)
        person.until(lambda: program.session.overview is not None)
        assert person.search("peer group")[0] == "teman-sebaya-menjadi-bandungwangi"
    finally:
        end(qapp, program)
