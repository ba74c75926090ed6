"""The tree of blocks -> our own tree of allowed nodes, its plain text and its sections."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from kb.reading.characters import BREAK, IMAGE
from kb.reading.inline import Context, Run, read_inline
from kb.reading.parser import Element, Parsed
from kb.reading.plain_text import PlainTextWriter
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
    Section,
    Table,
    Text,
)

UNTOLD = frozenset(("tidak diceritakan", "not told"))
"""What a section says that only says that the story does not tell this stage."""


class _Place(NamedTuple):
    """Where a heading of the story itself (not of a quotation in it) stands."""

    heading: Heading
    start: int
    after: int


_FENCE = re.compile(r"\x02([0-9]+)\x03")
_ALIGN: Mapping[str, Literal["left", "center", "right"]] = {"center": "center", "right": "right"}
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def build_reading(
    parsed: Parsed, stage_of: Callable[[str], str | None], media: Callable[[str], bool] | None
) -> Reading:
    """Make the reading of a parsed story."""
    return _Builder(parsed, stage_of, media).build()


class _Builder:
    def __init__(
        self, parsed: Parsed, stage_of: Callable[[str], str | None], media: Callable[[str], bool] | None
    ) -> None:
        self._parsed = parsed
        self._context = Context(parsed.references, parsed.notes, parsed.fences)
        self._stage_of = stage_of
        self._media = media
        self._plain = PlainTextWriter()
        self._headings: list[_Place] = []
        self._mentioned: list[str] = []  # notes, in the order in which the text mentions them
        self._numbers: dict[str, int] = {}

    def build(self) -> Reading:
        blocks = self._blocks(self._parsed.root)
        end = self._plain.length
        outermost = {id(block) for block in blocks}
        headings = [place for place in self._headings if id(place.heading) in outermost]
        blocks += self._notes()
        plain = self._plain.text()
        return Reading(blocks, plain, _sections(headings, plain, end))

    def _notes(self) -> tuple[Block, ...]:
        """Build the notes: first those that the text mentions, then those that nothing mentions."""
        notes: list[Block] = []
        for name in (None, *self._parsed.notes):
            if name is not None:
                self._number(name)
            while len(notes) < len(self._mentioned):  # a note may mention others
                notes.append(self._footnote(self._mentioned[len(notes)]))
        return tuple(notes)

    def _footnote(self, name: str) -> Footnote:
        return Footnote(self._numbers[name], self._blocks(self._parsed.notes[name]))

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            self._mentioned.append(name)
            self._numbers[name] = len(self._mentioned)
        return self._numbers[name]

    def _blocks(self, parent: Element) -> tuple[Block, ...]:
        return tuple(self._children(parent))

    def _children(self, parent: Element) -> Iterator[Block]:
        """Build what an element holds; bare text between its blocks becomes paragraphs."""
        yield from self._paragraph(parent.text)
        for child in parent:
            yield from self._block(child)
            yield from self._paragraph(child.tail)

    def _block(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag == "p":
            yield from self._paragraph(element.text)
        elif tag in _LEVELS:
            yield self._heading(element)
        elif tag in ("pre", "fence"):
            yield self._code(element)
        elif tag == "hr":
            start = self._plain.length
            self._plain.end_block()
            yield Rule(start)
        elif tag == "blockquote":
            yield BlockQuote(self._blocks(element))
        elif tag in ("ul", "ol"):
            items = tuple(Item(self._blocks(item)) for item in element)
            yield List(items, tag == "ol", int(element.get("start", "1")[:9]))
        elif tag == "table":
            yield Table(tuple(self._row(row) for row in element.iter("tr")))
        else:
            yield from self._children(element)

    def _paragraph(self, source: str | None) -> Iterator[Paragraph]:
        inlines = self._inlines(source)
        if inlines:
            self._plain.end_block()
            yield Paragraph(inlines)

    def _heading(self, element: Element) -> Heading:
        start = self._plain.length
        inlines = self._inlines(element.text)
        self._plain.end_block()
        title = _title(inlines)
        heading = Heading(_LEVELS[element.tag], inlines, self._stage_of(title) if title else None)
        self._headings.append(_Place(heading, start, self._plain.length))
        return heading

    def _row(self, row: Element) -> tuple[Cell, ...]:
        return tuple(self._cell(cell) for cell in row)

    def _cell(self, element: Element) -> Cell:
        inlines = self._inlines((element.text or "").replace("\\|", "|"))
        self._plain.end_block()
        return Cell(inlines, _ALIGN.get(element.get("align", ""), "left"), element.tag == "th")

    def _code(self, element: Element) -> Code:
        if element.tag == "fence":
            lines = self._parsed.fences[int(element.get("number", "0"))].lines
        else:
            # Python-Markdown has escaped the three signs of HTML here, and nothing else.
            text = html.unescape(element[0].text or "").strip("\n")
            lines = _FENCE.sub(lambda mark: self._parsed.fences[int(mark[1])].source, text).split("\n")
        return Code(tuple(self._code_line(line) for line in lines))

    def _code_line(self, line: str) -> Text:
        line = line.rstrip(" ").replace(BREAK, " ")
        start = self._plain.write(line)
        self._plain.end_block()
        return Text(start, line, code=True)

    def _inlines(self, source: str | None) -> tuple[Inline, ...]:
        return tuple(map(self._inline, read_inline(source, self._context))) if source else ()

    def _inline(self, run: Run) -> Inline:
        if run.note:
            number = self._number(run.note)
            return FootnoteMark(self._plain.write(str(number)), number)
        text = run.text
        if run.image:
            if self._media is None or self._media(run.image):
                return Image(self._plain.write(IMAGE), run.image, text)
            text = f"{text} ({run.image})" if text else run.image
        return Text(self._plain.write(text), text, run.strong, run.emphasis, run.code, run.struck, run.link)


def _title(inlines: tuple[Inline, ...]) -> str:
    words = "".join(inline.text for inline in inlines if isinstance(inline, Text))
    return " ".join(words.split())


def _sections(headings: list[_Place], plain: str, end: int) -> tuple[Section, ...]:
    """Cut the story at its headings; the notes behind `end` belong to no section."""
    ends = [end] * len(headings)
    waiting: list[int] = []
    for number, place in enumerate(headings):
        while waiting and headings[waiting[-1]].heading.level >= place.heading.level:
            ends[waiting.pop()] = place.start
        waiting.append(number)
    return tuple(
        Section(
            title=_title(place.heading.inlines),
            level=place.heading.level,
            start=place.start,
            end=stop,
            stage=place.heading.stage,
            told=place.heading.stage is None or _told(plain, place.after, stop),
        )
        for place, stop in zip(headings, ends, strict=True)
    )


def _told(plain: str, start: int, end: int) -> bool:
    """Whether a stage section says anything; an empty one does not, just like one that says so."""
    text = plain[start : min(end, start + 200)].strip()
    return end - start > 200 or bool(text and " ".join(text.casefold().split()).rstrip(" .") not in UNTOLD)
