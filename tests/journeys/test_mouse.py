"""The same shelf by somebody who only uses the mouse: cards, rows, bubbles, bars, chips, links, and the way back."""

import pytest
from PySide6.QtCore import QPoint

from tests.journeys.by_hand import Shelf
from tests.journeys.person import Person, visible_parts
from ui.read.related import NextCard
from ui.widgets.link_cards import StoryCard
from ui.widgets.small_parts import Pill

PEERS, VILLAGE = "teman-sebaya-menjadi-bandungwangi", "desa-percontohan-indramayu"


@pytest.fixture(scope="module")
def shelf(read_library) -> Shelf:
    return Shelf(read_library)


def test_a_card_of_the_front_page_is_read_and_its_facts_find_others(person: Person, shelf: Shelf):
    card = visible_parts(person.window.home, StoryCard)[1]
    person.click(card)
    person.until(lambda: person.reader.pane.isVisible() and bool(person.reading))
    story = shelf.stories[person.reading]
    assert card.accessibleName() == story.title
    assert person.reader.pane.browser.accessibleName() == story.title
    person.click(person.window.header._home)
    person.click(person.labelled("Lihat semua cerita", person.window.home))
    assert len(person.await_answer("")) == len(shelf.stories)


def test_rows_bubbles_bars_and_chips_narrow_and_widen(person: Person, shelf: Shelf):
    everything = person.browse()
    facets = person.find.facets

    value = next(value for value, count in person.rows("issue").items() if 1 < count < len(everything))
    person.click(person.view("issue").viewport(), person.row_spot("issue", value))
    narrowed = person.await_answer("")
    assert set(narrowed) == shelf.with_value(everything, "issue", value)

    bubble = min(facets.map.bubbles, key=lambda one: (one.count, one.code))
    person.click(facets.map, bubble.at.toPoint())
    left = person.await_answer("")
    assert person.ticked("region") == {bubble.code}
    assert set(left) == shelf.with_value(narrowed, "region", bubble.code)
    assert len(left) == bubble.count

    histogram = facets.years.histogram
    first, last = histogram.bar_box(0).center().toPoint(), histogram.bar_box(9).center().toPoint()
    person.drag(histogram, first, last)
    within = person.await_answer("")
    years = set(range(histogram.bars[0].first, histogram.bars[9].last + 1))
    assert set(within) == {story for story in left if shelf.stories[story].years & years}
    person.picture("mouse-narrowed")

    pills = person.find.header.pills()
    assert len(pills) == 3
    for number, expected in ((2, left), (0, narrowed), (0, everything)):
        # The region stands before the issue, the years after both.
        cross = person.find.header.pills()[number]
        person.click(cross, QPoint(cross.width() - 10, cross.height() // 2))
        assert set(person.await_answer("")) == set(expected)
    assert person.find.header.pills() == []


def test_a_row_is_opened_by_its_arrow_and_a_long_list_by_its_button(person: Person):
    person.browse()
    methods = person.find.facets.lists["method"]
    before = len(methods.model.rows)
    person.click(methods._more)
    assert len(methods.model.rows) > before
    assert person.find.request().ticks == {}, "opening a list ticks nothing"
    person.click(methods._more)
    assert len(methods.model.rows) == before


def test_links_lead_on_and_back_leads_to_the_very_line(person: Person):
    person.search("peer group")
    click_card(person, PEERS)
    person.await_story(PEERS)
    browser, bar = person.reader.pane.browser, person.reader.pane.bar
    person.until(lambda: person.reader.pane.matches.count > 0)

    click_link(person, "organisation:bandungwangi")
    person.await_story("bandungwangi")
    said = " ".join(part.text() for part in visible_parts(browser, Pill))
    assert "Yayasan" in browser.reading.plain + said
    person.click(bar.back)
    person.await_story(PEERS)
    seen = link_spot(person, "organisation:bandungwangi")
    assert browser.viewport().rect().contains(seen), "the line that was left is in sight again"

    click_link(person, "story:yayasan-kedua-di-rawa-malang")
    person.await_story("yayasan-kedua-di-rawa-malang")
    assert browser.place().top, "another story begins at its beginning"
    person.wheel(browser.viewport(), 6)
    second = browser.place()
    assert not second.top
    person.click(bar.back)
    person.await_story(PEERS)
    seen = link_spot(person, "story:yayasan-kedua-di-rawa-malang")
    assert browser.viewport().rect().contains(seen)
    person.click(bar.forward)
    person.await_story("yayasan-kedua-di-rawa-malang")
    assert browser.place() == second
    person.press("Alt+Left")
    person.await_story(PEERS)
    assert not browser.place().top


def test_people_and_neighbours_are_a_click_away(person: Person, shelf: Shelf):
    person.search("psk anak indramayu")
    click_card(person, VILLAGE)
    person.await_story(VILLAGE)
    browser = person.reader.pane.browser

    person.click(next(pill for pill in browser.findChildren(Pill) if pill.text().startswith("Yeremias Wutun")))
    person.await_story("yeremias-wutun")
    person.until(lambda: len(browser.findChildren(NextCard)) == len(shelf.stories))
    person.picture("mouse-person")
    stories = browser.findChildren(NextCard)
    person.click(next(card for card in stories if shelf.stories[PEERS].title in card.accessibleName()))
    person.await_story(PEERS)

    person.until(lambda: len(browser.findChildren(NextCard)) > 1)
    neighbour = browser.findChildren(NextCard)[0]
    title = neighbour.accessibleName().partition(": ")[2]
    person.click(neighbour)
    person.until(lambda: person.reading in shelf.stories and shelf.stories[person.reading].title == title)

    issue = next(pill for pill in browser.findChildren(Pill) if pill.toolTip().startswith("Cari cerita lain"))
    person.click(issue)
    found = person.await_answer("")
    ((facet, values),) = person.find.request().ticks.items()
    assert set(found) == shelf.with_value(shelf.stories, facet, *values)
    assert person.window.header.search.text() == ""


def click_card(person: Person, story: str) -> None:
    view = person.find.results.view
    index = person.find.results.model.index(person.found().index(story))
    view.scrollTo(index)
    person.click(view.viewport(), view.visualRect(index).center())


def link_spot(person: Person, address: str) -> QPoint:
    """Where a link of the text is now, in the viewport of the page."""
    browser = person.reader.pane.browser
    block = browser.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().anchorHref() == address:
                cursor = browser.textCursor()
                cursor.setPosition(piece.position() + 1)
                return browser.cursorRect(cursor).center() + QPoint(3, 0)
            pieces += 1
        block = block.next()
    raise AssertionError(f"no link to {address}")


def click_link(person: Person, address: str) -> None:
    """Turn the wheel until a link is in the middle of the page, and click on it."""
    port = person.reader.pane.browser.viewport()
    for _ in range(200):
        y = link_spot(person, address).y()
        if port.height() * 0.2 < y < port.height() * 0.8:
            break
        person.wheel(port, 1 if y > port.height() / 2 else -1)
    person.click(port, link_spot(person, address))


def test_a_row_at_the_edge_of_the_panel_is_hit_where_it_is(person: Person, shelf: Shelf):
    """The panel scrolls to the row that has the keyboard, but never away under the mouse."""
    everything = person.browse()
    panel, view = person.find.facets, person.view("region")
    person.tab_to(view, key="Shift+Tab")
    person.press("Home", "Ctrl+K")
    value = list(person.rows("region"))[-1]
    place = person.row_spot("region", value)
    for pixels in (-8, 8):
        # Its lower or upper half is out of sight.
        edge = view.mapTo(panel.widget(), place).y()
        panel.verticalScrollBar().setValue(edge - 4 if pixels < 0 else edge - panel.viewport().height() + 4)
        person.click(view.viewport(), place)
        assert set(person.await_answer("")) == shelf.with_value(everything, "region", value)
        person.click(view.viewport(), place)
        assert person.await_answer("") == everything
