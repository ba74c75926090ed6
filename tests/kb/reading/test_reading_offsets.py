"""Every run of text knows its place: whatever a story holds, the tree and its plain text agree."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.reading import inlines, parser, read, to_html
from kb.reading.characters import BREAK, IMAGE
from kb.reading.tree import (
    Block,
    BlockQuote,
    Cell,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    List,
    Paragraph,
    Reading,
    Rule,
    Table,
)

PARTS = [
    *("satu", "dua tiga", "anak-anak", "é😀", " ", "  \n", "\n", "\n\n", "\n\n\n", "\t", "    ", "  ", "\\", "\\\n"),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "`",
        "``",
        "\n```\n",
        "\n~~~ py\n",
        "#",
        "\n# ",
        "\n### ",
        "\n===\n",
        "\n---\n",
    ),
    *(
        "\n- ",
        "\n  - ",
        "\n    - ",
        "\n1. ",
        "\n12) ",
        "\n   2. ",
        "\n> ",
        "\n> > ",
        "\n>",
        "\n***\n",
        "[",
        "]",
        "![",
        "](",
    ),
    *("(https://a.id)", "(javascript:x)", "(media/a.png)", "<https://b.id>", "https://c.id/x_y_z.", "[^1]", "\n[^1]: "),
    *(
        "\n[^b]: ",
        "[^b]",
        "\n[a]: https://a.id\n",
        "[a]",
        "[a][a]",
        "\n| a | b |\n|---|:-:|\n| 1 | 2 |",
        "|",
        "\n|-|\n",
    ),
    *("<b>", "</b>", "<!--", "&amp;", "&lt;", "&#10;", "&#0;", "\x00", "\x02", "\x03", "\x020\x03", "\u2028", "\u2029"),
    *("\ufffc", "\ud800", "\u202e", "\x85", "\r", "1234567890123. ", "!", "(", ")", "<", ">", ":", "."),
]
MARKDOWN = st.lists(st.sampled_from(PARTS) | st.text(max_size=8), max_size=30).map("".join)


def expected_plain(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The plain text, written from the tree by the rules in the tree's own description."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from written(block)
            case Code():
                yield from (f"{line.text}\n" for line in block.lines)
            case Rule():
                yield "\n"
            case BlockQuote() | Footnote():
                yield from expected_plain(block.blocks)
            case List():
                for item in block.items:
                    yield from expected_plain(item.blocks)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from written(cell)


def written(holder: Heading | Paragraph | Cell) -> Iterator[str]:
    yield from (IMAGE if isinstance(inline, Image) else inline.text for inline in holder.inlines)
    yield "\n"


def check(reading: Reading) -> None:
    plain = reading.plain
    assert "".join(expected_plain(reading.blocks)) == plain
    end = 0
    for inline in inlines(reading.blocks):
        assert inline.start >= end
        text = IMAGE if isinstance(inline, Image) else inline.text
        assert plain[inline.start : inline.start + len(text)] == text
        assert isinstance(inline, FootnoteMark | Image) or "\n" not in inline.text
        end = inline.start + len(text)
    assert end <= len(plain)
    assert not any(ord(sign) < 32 and sign != "\n" for sign in plain)
    plain.encode()
    starts = [section.start for section in reading.sections]
    assert starts == sorted(starts)
    assert all(section.start < section.end <= len(plain) for section in reading.sections)


@given(MARKDOWN)
def test_the_tree_and_the_plain_text_agree(markdown: str):
    reading = read(markdown, {"satu": "thp.satu"}.get)
    check(reading)
    assert reading == read(markdown, {"satu": "thp.satu"}.get)


# Signs that hide nothing: labels of links and notes, kinds of code blocks and character references are left out.
OPEN = st.lists(
    st.sampled_from([part for part in PARTS if not any(sign in part for sign in ("[", "](", "```", "~~~", "&"))]),
    max_size=40,
).map("".join)


@given(OPEN)
def test_no_letter_is_lost_and_none_changes_its_place(markdown: str):
    assert _letters(read(markdown).plain) == _letters(markdown)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


@given(MARKDOWN)
def test_the_short_way_for_simple_paragraphs_changes_nothing(markdown: str):
    short = read(markdown)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "_SIMPLE", re.compile(r"(?!)"))
        assert read(markdown) == short


@given(MARKDOWN)
def test_the_html_holds_the_text_of_the_tree(markdown: str):
    reading = read(markdown)
    page = _Page()
    page.feed(to_html(reading))
    page.close()
    text = "".join(i.alt if isinstance(i, Image) else i.text for i in inlines(reading.blocks))
    assert "".join(page.texts).split() == text.replace(BREAK, "\n").split() or _squeezed(page.texts) == _squeezed(text)


def _squeezed(text) -> str:
    return "".join("".join(text).split())


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        if data.strip("\n ↩"):
            self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if name == "alt"]


def _words(html: str) -> set[str]:
    page = _Words()
    page.feed(html)
    page.close()
    return set(re.findall(r"\w+", "".join(page.texts)))


class _Words(HTMLParser):
    """The words that the HTML shows; elements other than those inside a line separate them."""

    INSIDE = frozenset(("em", "strong", "a", "code", "del", "sup"))

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [f" {value} " for name, value in attrs if name == "alt"]
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.INSIDE:
            self.texts.append(" ")


# Words of the expected HTML that a reading leaves out, and why.
RAW_HTML = "raw HTML is text here, so that the signs in it and after it are read as Markdown"
NUMBER = "the number of a list item or of a way back from a note, which is not part of the text"
NOTE = "the notes of this example are refused there and read here, or their label is not shown"
LINK = "addresses that are no web address stay text, and so do the brackets around their links"
MISSING = {
    ("commonmark-0.31.2", 161, "c"): RAW_HTML,
    ("commonmark-0.31.2", 171, "_bar_"): RAW_HTML,
    ("commonmark-0.31.2", 477, "__"): RAW_HTML,
    ("gfm-spec", 131, "c"): RAW_HTML,
    ("gfm-spec", 486, "__"): RAW_HTML,
    ("commonmark-0.31.2", 313, "3"): NUMBER,
    ("gfm-spec", 293, "3"): NUMBER,
    ("gfm-extensions", 24, "2"): NUMBER,
    ("gfm-extensions", 24, "3"): NUMBER,
    ("gfm-regression", 13, "2"): NUMBER,
    ("commonmark-0.31.2", 570, "foobaz"): LINK,
    ("gfm-spec", 578, "foobaz"): LINK,
    ("gfm-regression", 23, "_a_"): NOTE,
    ("gfm-regression", 24, "is"): NOTE,
    ("gfm-regression", 24, "1"): NOTE,
}


def test_every_example_of_the_specifications_keeps_its_words(material: Path):
    suites = json.loads((material / "markdown" / "spec-tests.json").read_text("utf-8"))
    count, lost = 0, set()
    for suite, examples in suites.items():
        for example in examples:
            count += 1
            reading = read(example["markdown"])
            check(reading)
            alts = (inline.alt for inline in inlines(reading.blocks) if isinstance(inline, Image))
            seen = set(re.findall(r"\w+", " ".join((reading.plain, *alts))))
            lost |= {(suite, example["n"], word) for word in _words(example["html"]) - seen}
    assert count > 1300
    assert lost == set(MISSING)
