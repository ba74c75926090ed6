"""A question narrowed by its facets: a filter inside a long list, chips on cards and above the list, a drag over years."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.journeys.by_hand import Shelf
from tests.journeys.person import Person


@pytest.fixture(scope="module")
def shelf(read_library) -> Shelf:
    return Shelf(read_library)


def test_a_long_list_is_filtered_and_several_of_its_values_widen(person: Person, shelf: Shelf):
    everything = person.browse()
    methods = person.find.facets.lists["method"]
    person.click(methods._more)
    person.click(methods._filter)
    person.type("peer")
    rows = methods.model.rows
    assert [row.value for row in rows if not row.expandable][-1] == "mtd.sebaya", "found by its English name too"
    person.click(person.view("method").viewport(), person.row_spot("method", "mtd.sebaya"))
    assert set(person.await_answer("")) == shelf.with_value(everything, "method", "mtd.sebaya")
    person.click(methods._filter)
    person.press("Ctrl+A", "Delete")
    person.type("jangkau")
    person.click(person.view("method").viewport(), person.row_spot("method", "mtd.penjangkauan"))
    either = shelf.with_value(everything, "method", "mtd.sebaya") | shelf.with_value(
        everything, "method", "mtd.penjangkauan"
    )
    assert set(person.await_answer("")) == either
    pills = person.find.header.pills()
    assert [pill.text() for pill in pills] == ["Pendekatan sebaya", "Penjangkauan"]
    pills[0].setFocus()
    person.press("Delete")
    assert set(person.await_answer("")) == shelf.with_value(everything, "method", "mtd.penjangkauan")
    person.click(person.labelled("Hapus semua saringan"))
    assert person.await_answer("") == everything
    methods.set_whole(False)


def test_a_broader_value_holds_its_narrower_ones(person: Person, shelf: Shelf):
    everything = person.browse()
    view = person.view("issue")
    person.tab_to(view)
    person.press("Home")
    while view.current_value() != "isu.tuna-sosial":
        person.press("Down")
    person.press("Right", "Down")
    assert view.current_value() == "isu.pekerja-seks"
    narrower = person.rows("issue")["isu.pekerja-seks"]
    person.press("Space")
    person.await_answer("")
    assert len(person.found()) == narrower
    numbers = person.rows("issue")
    assert all(numbers[value] == len(shelf.with_value(everything, "issue", value)) for value in numbers), (
        "a facet's numbers leave its own choice out"
    )
    person.press("Space", "Left", "Left")
    assert person.await_answer("") == everything
    assert view.current_value() == "isu.tuna-sosial" and "isu.pekerja-seks" not in person.rows("issue")


def test_a_chip_on_a_card_narrows_and_the_rest_of_the_card_opens(person: Person, shelf: Shelf):
    found = person.search("pekerja seks")
    view, model = person.find.results.view, person.find.results.model
    row = model.data(model.index(0), Qt.ItemDataRole.UserRole + 1)
    box = view.visualRect(model.index(0))
    spot = next(
        QPoint(x, y)
        for y in range(box.bottom() - 40, box.bottom(), 4)
        for x in range(box.left() + 20, box.left() + 60, 8)
        if view._cards.tag_at(box, row, QPoint(x, y))
    )
    tag = view._cards.tag_at(box, row, spot)
    assert view.tip(tag) == f"Saring: Wilayah {row.chips[0].label}"
    person.click(view.viewport(), spot)
    left = person.await_answer("pekerja seks")
    assert set(left) == shelf.with_value(found, "region", tag.value)
    assert person.reading == "" or not view.selectedIndexes(), "a chip opens no story"
    assert [pill.text() for pill in person.find.header.pills()] == [tag.label]
    person.click(view.viewport(), QPoint(box.left() + 60, box.top() + 26))
    person.await_story(left[0])


def test_years_are_dragged_over_while_a_question_stands(person: Person, shelf: Shelf):
    found = person.search("anak")
    histogram = person.find.facets.years.histogram
    bars = histogram.bars
    numbers = [one.count for one in bars]
    first, last = histogram.bar_box(1).center().toPoint(), histogram.bar_box(6).center().toPoint()
    person.drag(histogram, last, first)
    years = set(range(bars[1].first, bars[6].last + 1))
    left = person.await_answer("anak")
    assert set(left) == {story for story in found if shelf.stories[story].years & years}
    assert [one.count for one in histogram.bars] == numbers, "the bars leave their own choice out"
    (pill,) = person.find.header.pills()
    assert pill.text() == f"{bars[1].first}–{bars[6].last}"
    person.click(pill, QPoint(pill.width() - 10, pill.height() // 2))
    assert person.await_answer("anak") == found
