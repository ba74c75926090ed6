"""The reading page's document: every plain character can be found in it, and found back."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from kb.reading.tree import (
    Block,
    BlockQuote,
    Cell,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Inline,
    Item,
    List,
    Paragraph,
    Reading,
    Rule,
    Table,
    Text,
)
from ui.read.document_builder import render
from ui.read.document_places import Places
from ui.read.page_style import PageStyle
from ui.read.rendered_document import Rendered
from ui.read.story_images import Pictures
from ui.widgets.theme import LIGHT
from ui.widgets.utf16 import Bridge, units

SEPARATORS = str.maketrans(dict.fromkeys("\u2029\ufdd0\ufdd1", "\n"))


@dataclass
class Hand:
    """Writes a tree and its plain text by hand, as `kb.reading` lays it out."""

    plain: list[str] = field(default_factory=list)
    at: int = 0

    def put(self, text: str) -> int:
        start, self.at = self.at, self.at + len(text)
        self.plain.append(text)
        return start

    def inlines(self, runs: list[tuple[str, str]]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for kind, text in runs:
            if kind == "image":
                made.append(Image(self.put("\ufffc"), "media/x.png", text))
            elif kind == "mark":
                made.append(FootnoteMark(self.put("7"), 7))
            else:
                made.append(
                    Text(self.put(text), text, strong=kind == "strong", link="story:a" if kind == "link" else "")
                )
        self.put("\n")
        return tuple(made)

    def reading(self, blocks: list[Block]) -> Reading:
        return Reading(tuple(blocks), "".join(self.plain), ())


def build(hand: Hand, shape: tuple) -> Block:
    kind, content = shape
    made = {
        "paragraph": lambda: Paragraph(hand.inlines(content)),
        "heading": lambda: Heading(2, hand.inlines(content)),
        "code": lambda: Code(tuple(hand.inlines([("text", line)])[0] for line in content)),
        "rule": lambda: Rule(hand.put("\n")),
        "quote": lambda: BlockQuote(many(hand, content)),
        "list": lambda: List(tuple(Item(many(hand, item)) for item in content), ordered=len(content) > 1),
        "table": lambda: Table(tuple(tuple(Cell(hand.inlines(cell)) for cell in row) for row in content)),
        "note": lambda: Footnote(7, many(hand, content)),
    }
    return made[kind]()


def many(hand: Hand, shapes: list[tuple]) -> tuple[Block, ...]:
    return tuple(build(hand, shape) for shape in shapes)


texts = st.text(st.sampled_from("ab é\u0301😀👩🏽\u200dעברית عربي\u2028\u00a0-"), min_size=1, max_size=12)
runs = st.lists(st.tuples(st.sampled_from(["text", "strong", "link", "image", "mark"]), texts), max_size=4)
simple = st.one_of(st.tuples(st.sampled_from(["paragraph", "heading"]), runs), st.just(("rule", None)),
                   st.tuples(st.just("code"), st.lists(texts, min_size=1, max_size=3)))  # fmt: skip
tables = st.tuples(st.just("table"), st.lists(st.lists(runs, min_size=1, max_size=3), min_size=1, max_size=3))
nested = st.recursive(
    simple | tables,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["quote", "note"]), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.just("list"), st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=3)),
    ),
    max_leaves=6,
)
shapes = st.lists(nested, min_size=1, max_size=6)


def rendered(blocks: list[tuple]) -> tuple[Reading, Rendered]:
    hand = Hand()
    reading = hand.reading(list(many(hand, blocks)))
    return reading, render(reading, PageStyle(LIGHT), Pictures())


def cursor_over(made: Rendered, first: int, last: int) -> QTextCursor:
    cursor = QTextCursor(made.document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor


@pytest.mark.usefixtures("qapp")
@settings(max_examples=80, deadline=None)
@given(shapes, st.data())
def test_every_plain_character_is_found_and_found_back(blocks: list[tuple], data: st.DataObject):
    reading, made = rendered(blocks)
    plain = reading.plain
    assert made.places.length == len(plain) - 1
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start, len(plain) - 1))
    pieces = list(made.places.pieces(start, end))
    shown = "".join(cursor_over(made, *piece).selectedText().translate(SEPARATORS) for piece in pieces)
    assert shown == plain[start:end].replace("\n", "")
    for offset in (start, end):
        assert made.places.to_plain(made.places.to_document(offset)) == offset
    first, last = made.places.selection(cursor_over(made, made.places.to_document(start), made.places.to_document(end)))
    assert (first, last) == (start, end) or any(_has_table(shape) for shape in blocks)


def _has_table(shape: tuple) -> bool:
    kind, content = shape
    if kind == "table":
        return True
    if kind in {"quote", "note"}:
        return any(_has_table(part) for part in content)
    return kind == "list" and any(_has_table(part) for item in content for part in item)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(simple, st.tuples(st.just("quote"), st.lists(simple, min_size=1))), min_size=1), st.data())
def test_a_selection_reads_as_the_plain_text(blocks: list[tuple], data: st.DataObject):
    """Without pictures, whose captions Qt selects along, even the separators agree."""
    without = [_without_pictures(shape) for shape in blocks]
    reading, made = rendered(without)
    start = data.draw(st.integers(0, len(reading.plain) - 1))
    end = data.draw(st.integers(start, len(reading.plain) - 1))
    cursor = cursor_over(made, made.places.to_document(start), made.places.to_document(end))
    assert cursor.selectedText().translate(SEPARATORS) == reading.plain[start:end]
    assert made.places.selection(cursor) == (start, end)


def _without_pictures(shape: tuple) -> tuple:
    kind, content = shape
    if kind in {"paragraph", "heading"}:
        return kind, [run for run in content if run[0] != "image"]
    return (kind, [_without_pictures(part) for part in content]) if kind == "quote" else shape


@given(st.text(), st.integers(-3, 20))
def test_the_bridge_counts_as_qt_does(text: str, offset: int):
    bridge = Bridge(text)
    inside = min(max(offset, 0), len(text))
    assert bridge.units == units(text) == len(text.encode("utf-16-le")) // 2
    assert bridge.to_units(offset) == units(text[:inside])
    assert bridge.to_characters(bridge.to_units(offset)) == inside
    positions = [bridge.to_characters(position) for position in range(bridge.units + 1)]
    assert positions == sorted(positions)


def test_no_text_has_no_places():
    places = Places()
    assert (places.to_document(3), places.to_plain(3), list(places.pieces(0, 9))) == (0, 0, [])


def test_text_that_qt_would_take_for_a_border_keeps_its_length(qapp):
    reading, made = rendered([("paragraph", [("text", "a\ufdd0b\u2029c\rd")]), ("paragraph", [("text", "akhir")])])
    assert made.document.blockCount() == 2
    start = reading.plain.index("akhir")
    assert cursor_over(made, *next(made.places.pieces(start, start + 5))).selectedText() == "akhir"


def test_borders_captions_and_numbers_have_no_place_of_their_own(qtbot: QtBot):
    reading, made = rendered(
        [("paragraph", [("image", "Peta dusun")]), ("table", [[[("text", "a")], [("text", "b")]]]), ("note", [
            ("paragraph", [("text", "Sumber")])])]
    )  # fmt: skip
    assert reading.plain == "\ufffc\na\nb\nSumber\n"
    whole = made.document.toPlainText()
    assert "Peta dusun" in whole
    assert "Catatan kaki" in whole
    caption = whole.index("Peta dusun") + 3
    assert made.places.to_plain(caption) == 2
    assert made.places.to_plain(caption, leftward=True) == 1
    assert made.places.selection(cursor_over(made, 0, len(whole))) == (0, len(reading.plain) - 1)
    assert made.notes.keys() == {7}
