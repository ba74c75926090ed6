"""Finding and reading without a mouse: the four searches of the first shelf, by somebody who only knows the keyboard."""

import pytest
from PySide6.QtCore import Qt

from tests.journeys.by_hand import FACETS, Shelf
from tests.journeys.person import Person
from ui.find.results_view import ResultsView
from ui.read.related import NextCard
from ui.widgets.small_parts import Pill

FIRST = "desa-percontohan-indramayu"


@pytest.fixture(scope="module")
def shelf(read_library) -> Shelf:
    return Shelf(read_library)


def test_a_story_is_found_read_and_left_by_keys_alone(person: Person):
    search = person.window.header.search
    person.press("Ctrl+K")
    person.until(search.hasFocus)
    typed = ""
    for letter in "psk anak indramayu":
        person.type(letter)
        typed += letter
        assert FIRST in person.await_answer(typed), f"not found after “{typed}”"
        assert typed.strip() in person.find.header._words.text()
    assert person.found()[0] == FIRST

    person.press("Down")
    assert isinstance(person.focus, ResultsView)
    assert person.focus.currentIndex().row() == 0
    person.press("Return")
    person.await_story(FIRST)
    matches, browser = person.reader.pane.matches, person.reader.pane.browser
    person.until(lambda: matches.count > 3)
    marked = {mark.cursor.selectedText().casefold() for mark in browser.extraSelections()}
    assert {"psk", "anak", "indramayu"} <= marked
    total = matches.count

    seen = []
    for _ in range(3):
        person.press("F3")
        seen.append((matches.number, person.reader.pane.bar.match_place.text()))
        marks = browser.extraSelections()  # held, because its cursors go with it
        box = browser.cursorRect(marks[-1].cursor)
        assert browser.viewport().rect().contains(box.center()), "the word is out of sight"
    first = seen[0][0]
    assert seen == [(first + n, f"{first + n} dari {total}") for n in range(3)]
    person.picture("keyboard-marked")
    person.press(*["Shift+F3"] * (first + 2))
    assert matches.number == total, "the walk goes round at the beginning"
    person.press("F3")
    assert matches.number == 1

    found = person.search("indramayu")
    person.press("Down")
    assert person.find.results.view.selected_id() == FIRST, "the open story stays chosen in another list"
    at = found.index(FIRST)
    second, way = (found[at + 1], "Down") if at + 1 < len(found) else (found[at - 1], "Up")
    person.press(way, "Return")
    person.await_story(second)
    person.press("Alt+Left")
    person.await_story(FIRST)
    person.until(lambda: matches.count == total)
    person.press("Alt+Right")
    person.await_story(second)
    person.press("Alt+Left", "Alt+Left")
    person.until(person.window.home.isVisible)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("psk anak indramayu", FIRST),
        ("trafiking", ""),
        ("peer group", "teman-sebaya-menjadi-bandungwangi"),
        ("manajemen kasus ODHA", "manajemen-kasus-berbasis-keluarga"),
    ],
)
def test_the_words_of_the_field_find_their_story_and_facets_narrow_it(person: Person, shelf: Shelf, text, first):
    found = person.search(text)
    assert found[0] == first or (not first and text in shelf.stories[found[0]].text)
    assert 0 < len(found) < len(shelf.stories)
    assert person.count_said() == f"{len(found)} cerita"
    same_numbers(person, shelf, {facet: set(found) for facet in FACETS})

    person.press("Down")  # out of the field, where Tab accepts how a word may go on
    for facet in ("region", "issue", "method", "stage"):
        view = person.view(facet)
        person.tab_to(view)
        person.press("Home", "Down", "Space")
        value = view.current_value()
        left = person.await_answer(text)
        assert set(left) == shelf.with_value(found, facet, value), f"{facet} {value}"
        assert person.ticked(facet) == {value}
        # A facet's own numbers stay: they say what each of its values would leave as the only tick.
        same_numbers(person, shelf, {name: set(found if name == facet else left) for name in FACETS})
        assert view.current_value() == value, "the keyboard stays at its row"
        person.press("Space")
        assert person.await_answer(text) == found


def test_ticks_widen_within_a_list_and_narrow_across_lists(person: Person, shelf: Shelf):
    everything = set(person.browse())
    assert everything == set(shelf.stories)
    person.tab_to(person.view("issue"))
    person.press("Home", "Space", "Down", "Space")
    person.await_answer("")
    issues = person.ticked("issue")
    assert len(issues) == 2
    either = set().union(*(shelf.with_value(everything, "issue", value) for value in issues))
    assert set(person.found()) == either
    person.tab_to(person.view("region"), key="Shift+Tab")
    person.press("Home", "Space")
    (region,) = person.ticked("region") or {""}
    person.await_answer("")
    (region,) = person.ticked("region")
    both = shelf.with_value(either, "region", region)
    assert set(person.found()) == both
    in_region = shelf.with_value(everything, "region", region)
    same_numbers(
        person, shelf, {name: {"issue": in_region, "region": either}.get(name, both) for name in FACETS}
    )  # fmt: skip
    person.tab_to(person.labelled("Hapus semua saringan"))
    person.press("Space")
    assert set(person.await_answer("")) == everything


def test_years_are_chosen_with_the_arrow_keys(person: Person, shelf: Shelf):
    found = set(person.browse())
    histogram = person.find.facets.years.histogram
    person.tab_to(histogram)
    person.press("Right", "Right", "Shift+Right")
    person.await_answer("")
    first, last = person.find.request().years
    assert first < last
    expected = {one for one in found if shelf.stories[one].years & set(range(first, last + 1))}
    assert set(person.found()) == expected and expected != found
    person.press("Escape")
    assert set(person.await_answer("")) == found


def test_facts_and_neighbours_are_followed_by_key_and_the_keyboard_comes_along(person: Person):
    person.search("psk anak indramayu")
    person.press("Down", "Return")
    person.await_story(FIRST)
    browser = person.reader.pane.browser
    person.press("Ctrl+R")
    assert person.focus is browser
    author = next(pill for pill in browser.findChildren(Pill) if pill.text().startswith("Yeremias Wutun"))
    person.tab_to(author)
    person.press("Space")
    person.await_story("yeremias-wutun")
    assert person.focus is browser, "reading goes on without a hand on the mouse"
    person.press("End")
    assert browser.verticalScrollBar().value() == browser.verticalScrollBar().maximum()
    person.press("Alt+Left")
    person.await_story(FIRST)
    person.until(lambda: bool(browser.findChildren(NextCard)))
    neighbour = browser.findChildren(NextCard)[0]
    person.tab_to(neighbour)
    assert neighbour.visibleRegion().contains(neighbour.rect().center()), "what has the keyboard can be seen"
    person.press("Space")
    person.until(lambda: person.reading not in ("", FIRST))
    assert person.focus is browser


def test_every_part_of_the_window_is_reached_with_tab_and_nothing_holds_the_keyboard(person: Person):
    person.search("psk anak indramayu")
    person.press("Down", "Return")
    person.await_story(FIRST)
    person.press("Ctrl+K")
    seen = []
    for _ in range(120):
        person.press("Tab")
        seen.append(person.focus)
        if person.focus is person.window.header.search:
            break
    assert seen[-1] is person.window.header.search, "Tab comes round again"
    names = [type(part).__name__ for part in seen]
    assert {"FacetView", "Histogram", "ResultsView", "StoryBrowser", "Pill", "FoldButton", "NextCard"} <= set(names)
    for part in {id(one): one for one in seen}.values():
        if type(part).__name__ != "StoryBrowser":  # Tab walks through the links of the text
            assert seen.count(part) == 1, f"{part.accessibleName()} is stopped at {seen.count(part)} times"
        assert part.accessibleName() or getattr(part, "text", str)()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus


def same_numbers(person: Person, shelf: Shelf, ids: dict[str, set[str]]) -> None:
    """Every number on show is the number of files."""
    for facet, stories in ids.items():
        counted = shelf.counts(stories, facet)
        shown = person.rows(facet)
        assert shown == {value: counted[value] for value in shown}, facet
        assert set(counted) - set(shown) == set() or len(shown) >= 3, facet
    bars = {bar.first: bar.count for bar in person.find.facets.years.histogram.bars if bar.first == bar.last}
    years = shelf.years(ids["kind"])
    assert bars == {year: years[year] for year in bars}
