"""Other programs write in the library while the window is open: what changed is shown, found, told and never touched."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.by_hand import FACETS, Shelf
from tests.journeys.person import Person, visible_parts
from tests.ui.conftest import Program
from ui.read.related import NextCard
from ui.terminal.commands import run
from ui.widgets.link_cards import CountRow, StoryCard

VILLAGE, PEERS = "desa-percontohan-indramayu", "teman-sebaya-menjadi-bandungwangi"
FAMILY, PANEL = "manajemen-kasus-berbasis-keluarga", "satu-pertanyaan-untuk-panti"


@pytest.fixture
def person(own_program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Person:
    made = Person(own_program, qtbot, tmp_path_factory.getbasetemp())
    made.go_home()
    # What the test before undid has to be noticed first.
    made.until(lambda: len(made.browse()) == 10 and not made.window.header._repairs.isVisible())
    made.press("Alt+Home")
    return made


@pytest.fixture
def story(own_library: Path):
    """The file of a story; what the test does to it is undone."""
    kept: dict[Path, bytes] = {}

    def file_of(name: str) -> Path:
        file = own_library / "stories" / name[:2] / name / "story.md"
        kept.setdefault(file, file.read_bytes())
        return file

    yield file_of
    for file, raw in kept.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        save(file, raw)


def save(file: Path, raw: bytes | str) -> None:
    """Save as editors do: beside the old file, then in its place."""
    beside = file.with_name(file.name + "~")
    beside.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    beside.replace(file)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    save(file, text.replace(old, new, 1))


def titles(person: Person) -> list[str]:
    """The titles in the list, as they are painted."""
    model = person.find.results.model
    return [model.data(model.index(row)) for row in range(len(person.found()))]


def test_a_changed_title_is_in_the_list_on_the_page_and_at_home(person: Person, story):
    file = story(VILLAGE)
    person.search("indramayu")
    person.press("Down", "Home", *["Down"] * person.found().index(VILLAGE), "Return")
    person.await_story(VILLAGE)
    browser = person.reader.pane.browser
    person.wheel(browser.viewport(), 8)
    place = browser.place()
    assert not place.top

    change(file, "Mencegah dari hulu: satu desa di Indramayu", "Hulu yang dijaga di Indramayu")
    person.until(lambda: "Hulu yang dijaga di Indramayu" in titles(person))
    person.until(lambda: browser.accessibleName() == "Hulu yang dijaga di Indramayu")
    assert browser.place() == place, "the eye stays where it was"
    person.press("Alt+Home")
    cards = [card.accessibleName() for card in person.window.home.findChildren(StoryCard) if card.isVisible()]
    assert "Hulu yang dijaga di Indramayu" in cards


def test_a_new_story_appears_and_is_found_and_goes_again(person: Person, story, own_library: Path):
    assert person.search("kelapamuda") == []
    before = len(person.browse())
    assert person.find.request().text == ""
    folder = own_library / "stories" / "wa" / "warung-kelapa-muda"
    shutil.copytree(story(PANEL).parent, folder)
    file = folder / "story.md"
    text = file.read_text("utf-8").replace(f"id: {PANEL}", "id: warung-kelapa-muda", 1)
    text = text.replace("title: Satu pertanyaan untuk panti", "title: Warung kelapamuda", 1)
    save(file, text.replace('created: "2026-11-24"', 'created: "2026-12-24"').replace("modified:", "x_modified:"))

    person.until(lambda: "warung-kelapa-muda" in person.found())
    assert person.count_said() == f"{before + 1} cerita"
    assert person.search("kelapamuda") == ["warung-kelapa-muda"]
    person.press("Down", "Return")
    person.await_story("warung-kelapa-muda")
    person.press("Alt+Home")
    cards = person.window.home.findChildren(StoryCard)
    assert next(card.accessibleName() for card in cards if card.isVisible()) == "Warung kelapamuda"
    assert person.window.home._holding.text().startswith(f"{before + 1} cerita praktik")

    shutil.rmtree(folder)
    person.until(lambda: person.window.home._holding.text().startswith(f"{before} cerita praktik"))
    person.press("Alt+Left")
    person.until(person.reader.pane.isVisible)
    notice = "sudah tidak ada lagi di pustaka"
    person.until(lambda: any(notice in part.text() for part in person.reader.findChildren(QLabel) if part.isVisible()))
    person.until(lambda: person.found() == [])
    assert "kelapamuda" in person.find.results.notice.words()
    assert len(person.browse()) == before


def test_a_broken_story_is_listed_with_line_and_remedy_stays_as_it_is_and_comes_back(person: Person, story):
    file = story(PEERS)
    good = file.read_bytes()
    assert person.search("peer group")[0] == PEERS
    number = 1 + good.decode().split("\n").index("kind: cerita")
    save(file, good.replace(b"kind: cerita\n", b"kind: [cerita\n", 1))
    broken = file.read_bytes()

    person.until(lambda: PEERS not in person.found())
    person.until(person.window.header._repairs.isVisible)
    assert person.window.header._repairs.text() == "1 perlu diperbaiki"
    person.click(person.window.header._repairs)
    person.until(person.window.repairs.isVisible)
    said = [part.text() for part in visible_parts(person.window.repairs, QLabel)]
    lines = [text for text in said if f"stories/te/{PEERS}/story.md, baris" in text]
    assert len(lines) == 1
    assert number <= int(lines[0].rpartition(" ")[2]) <= number + 1
    assert all(len(text) > 10 for text in said)
    person.picture("edits-repairs")
    assert file.read_bytes() == broken, "the file keeps its bytes"

    save(file, good)
    person.until(lambda: not person.window.header._repairs.isVisible())
    assert "Tidak ada yang perlu diperbaiki" in person.window.repairs._lead.text()
    assert person.search("peer group")[0] == PEERS


def test_the_open_page_follows_what_becomes_of_its_file(person: Person, story):
    file = story(PANEL)
    good = file.read_bytes()
    person.search("satu pertanyaan untuk panti")
    person.press("Down", "Return")
    person.await_story(PANEL)
    shown = person.reader.pane.browser.reading
    save(file, b"---\nid: " + PANEL.encode() + b"\ntitle: [\n" + good.partition(b"kind: cerita\n")[2])
    person.until(lambda: "belum dapat ditampilkan" in person.reader.pane.browser.accessibleName())
    assert person.reader.pane.browser.reading.plain == shown.plain, "its text can still be read"
    person.click(person.labelled("Lihat apa yang perlu", person.reader))
    person.until(person.window.repairs.isVisible)
    save(file, good)
    person.until(lambda: not person.window.header._repairs.isVisible())
    person.press("Alt+Left")
    person.until(lambda: person.reader.pane.browser.accessibleName() == "Satu pertanyaan untuk panti")


@pytest.mark.parametrize("how", ["status", "consent"])
def test_a_withdrawn_story_is_nowhere(person: Person, story, own_library: Path, how, capfd):
    title = "Manajemen kasus yang berangkat dari keluarga"
    assert person.search("manajemen kasus ODHA")[0] == FAMILY
    person.press("Down", "Return")
    person.await_story(FAMILY)
    browser = person.reader.pane.browser
    assert "LAYAK" in browser.reading.plain
    everything = person.browse()
    if how == "status":
        change(story(FAMILY), "status: published", "status: withdrawn")
    else:
        change(story(FAMILY), "consent:\n", 'consent:\n  withdrawn: "2026-11-25"\n')

    left = [one for one in everything if one != FAMILY]
    person.until(lambda: person.found() == left)
    person.until(lambda: browser.accessibleName() == "Cerita ini ditarik kembali")
    assert "LAYAK" not in browser.reading.plain
    counted = Shelf(own_library)
    del counted.stories[FAMILY]
    for facet in FACETS:
        here = counted.counts(left, facet)
        assert person.rows(facet) == {value: here[value] for value in person.rows(facet)}
    assert FAMILY not in person.search("manajemen kasus ODHA")

    person.go_home()
    home = person.window.home
    assert title not in [card.accessibleName() for card in home.findChildren(StoryCard) if card.isVisible()]
    assert home._holding.text().startswith(f"{len(left)} cerita praktik")
    named = {row.accessibleName().rpartition(", ")[0] for row in home.findChildren(CountRow) if row.isVisible()}
    assert "Manajemen kasus" not in named

    person.search("sembilan tahun untuk migran")
    person.press("Down", "Return")
    person.await_story("sembilan-tahun-migran-dan-pengungsi")
    person.until(lambda: bool(browser.findChildren(NextCard)))
    assert not any(title in card.accessibleName() for card in browser.findChildren(NextCard))

    assert run(["show", FAMILY, "--pustaka", str(own_library)]) == 1
    assert "ditarik kembali" in capfd.readouterr().err
    assert run(["search", "manajemen kasus", "--pustaka", str(own_library), "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert FAMILY not in {one["id"] for one in answer["stories"]}
    assert "mtd.manajemen-kasus" not in answer["facets"]["method"]
