"""“Kesehatan pustaka”: found by menu or from the list of repairs, mended with a button, undone, and closed, by keys and mouse."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kb.base import folders
from tests.journeys.person import Person
from tests.kb.sample_pictures import png
from tests.kb.shelf import bytes_below
from tests.ui.conftest import Program
from ui.health.health_page import HealthPage


@pytest.fixture(scope="module")
def own_library(own_home: Path, read_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a picture that no story shows, and one that says where it was taken."""
    place = Path(shutil.copytree(read_library, tmp_path_factory.mktemp("library") / "Pustaka Saya"))
    media = next((place / "stories").rglob("story.md")).parent / "media"
    media.mkdir(exist_ok=True)
    (media / "sisa.png").write_bytes(png())
    return place


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    own_program.settings.change(name="Ratna Sari", language="id", theme="light")
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.come_back()
    yield made
    own_program.settings.change(language="id", theme="light")


def page_of(person: Person) -> HealthPage:
    return person.window.health.page


def look(person: Person) -> HealthPage:
    """Go there from the list of repairs, with the mouse, and wait for the answer."""
    person.press("Ctrl+Shift+P")
    person.click(person.window.repairs.all)
    page = page_of(person)
    person.until(lambda: page.report is not None and not page.work.is_running)
    assert person.window.pages.currentWidget() is page
    return page


def test_what_is_found_is_mended_and_undone(person: Person) -> None:
    folder = person.program.session.library.folder
    before = bytes_below(folder)
    page = look(person)
    media, history = page.groups["media"], page.groups["history"]
    assert media.head.accessibleName() == "Gambar: 1 hal"
    assert history.head.accessibleName() == "Riwayat: Semua baik" and not history.head.isEnabled()
    assert media.head.isChecked() and person.focus is media.head
    person.press("Space")
    assert not media.rows
    person.press("Return")
    assert len(media.rows) == 1
    person.press("Tab")
    assert person.focus is not None and person.focus.accessibleName().startswith("Singkirkan: Gambar “sisa.png”")
    person.press("Return")
    person.until(lambda: len(page.repaired) == 1)
    gone = before.keys() - bytes_below(folder).keys()
    assert {Path(path).name for path in gone} == {"sisa.png"}
    assert media.head.accessibleName() == "Gambar: Semua baik"
    person.until(lambda: person.focus is page.repaired[0].undo)
    person.press("Return")
    person.until(lambda: not page.repaired and page.report is not None and not page.work.is_running)
    assert bytes_below(folder) == before
    assert media.head.accessibleName() == "Gambar: 1 hal"
    person.program.settings.change(language="en")
    person.until(lambda: media.head.accessibleName() == "Pictures: 1 thing")
    assert page.lead.text().startswith("1 thing needs a look")
    person.click(page.again)
    person.click(page.stop)
    person.until(lambda: not page.work.is_running)
    assert page.lead.text().startswith("Stopped before the end") and page.again.isVisible()
    person.press("Escape")
    assert person.window.pages.currentWidget() is person.window.repairs


def test_a_damaged_search_is_prepared_anew(person: Person) -> None:
    folder = person.program.session.library.folder
    shutil.rmtree(next((folders.cache_of(folder) / "search").glob("index-*")))
    page = look(person)
    index = page.groups["index"]
    assert index.head.accessibleName() == "Daftar pencarian: 1 hal"
    person.click(index.head)
    person.click(person.labelled("Susun ulang", index))
    person.until(lambda: page.report is not None and page.report.of("index") == () and not page.work.is_running)
    assert person.window.pages.currentWidget() is page
    assert person.search("anak jalanan")
