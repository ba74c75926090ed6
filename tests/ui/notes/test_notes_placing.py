"""The margin's arithmetic: no card over another, order kept, every note reachable, the open one at its line."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.notes.margin.card_layout import GAP, LINE, Wanted, place

heights = st.integers(LINE, 220)
marks = st.lists(st.tuples(st.integers(0, 3000), heights), max_size=80)


def wanted(rows: list[tuple[int, int]], opened: int | None = None) -> list[Wanted]:
    rows = sorted(rows, key=lambda row: row[0])
    return [Wanted(str(at), y, full, open=at == opened) for at, (y, full) in enumerate(rows)]


@given(marks, st.integers(0, 80), st.integers(0, 200))
def test_nothing_overlaps_and_every_note_is_in_one_box_in_order(rows, opened, top):
    notes = wanted(rows, opened)
    boxes = place(notes, top=top)
    assert [key for box in boxes for key in box.keys] == [note.key for note in notes]
    assert all(box.keys and box.height >= LINE for box in boxes)
    assert all(above.bottom + GAP <= below.top for above, below in pairwise(boxes))
    assert all(box.top >= top for box in boxes)


@given(marks, st.integers(0, 80), st.integers(400, 4000))
def test_nothing_lies_below_the_end_of_the_page_while_there_is_room_above(rows, opened, bottom):
    notes = wanted(rows, opened)
    boxes = place(notes, bottom=bottom)
    assert [key for box in boxes for key in box.keys] == [note.key for note in notes]
    assert all(above.bottom + GAP <= below.top for above, below in pairwise(boxes))
    room = sum(box.height + GAP for box in boxes) - GAP
    assert not boxes or boxes[-1].bottom <= max(bottom, room)


@given(marks.filter(bool), st.data())
def test_the_open_note_keeps_its_height_and_stands_alone(rows, data):
    opened = data.draw(st.integers(0, len(rows) - 1))
    notes = wanted(rows, opened)
    (box,) = [box for box in place(notes) if str(opened) in box.keys]
    assert box.keys == (str(opened),) and box.height == notes[opened].full and box.size == "full"


@given(marks)
def test_a_lonely_note_stands_at_its_line(rows):
    apart, y = [], 0
    for _, height in rows:
        apart.append((y, height))
        y += height + GAP
    assert [box.top for box in place(wanted(apart))] == [y for y, _ in apart]


@given(st.integers(1, 400), heights, st.integers(300, 2000))
def test_a_crowd_on_one_line_takes_little_room(count, height, y):
    boxes = place([Wanted(str(at), y, height) for at in range(count)])
    assert boxes[-1].bottom - boxes[0].top <= 2 * 220 + 2 * (LINE + GAP) + 104
    assert sum(len(box.keys) for box in boxes) == count


def test_the_open_note_stays_at_its_line_and_the_others_make_room():
    notes = [Wanted("above", 300, 90), Wanted("open", 320, 400, open=True), Wanted("below", 340, 90)]
    above, opened, below = place(notes)
    assert opened.top == 320
    assert above.bottom + GAP <= 320 and below.top >= opened.bottom + GAP


def test_neighbours_share_the_way_up_and_down():
    first, second = place([Wanted("a", 500, 92), Wanted("b", 510, 92)])
    assert (first.top, second.top) == (455, 555)
