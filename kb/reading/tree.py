"""The small tree that every view of a story is made from: only what is allowed can be said in it.

Offsets count Python characters in `Reading.plain`. Every run of text knows where it stands there, so the window, the
exported HTML, anchors and excerpts can never disagree about a place.

The plain text is laid out as follows, and `kb.reading.plain_text` is the only writer of it: every block (heading,
paragraph, list item paragraph, table cell, code line, footnote) is followed by one newline; an image stands as U+FFFC;
a hard break inside a paragraph as U+2028; a rule as an empty block. Nothing else is added: no bullets, no numbers.
A line end inside a paragraph reads as one space; the notes stand at the end, each as the blocks it holds.
"""

from typing import Literal

import msgspec


class Node(msgspec.Struct, frozen=True):
    """Anything in the tree."""


class Text(Node, frozen=True):
    """A run of characters with one look."""

    start: int  # offset in Reading.plain
    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    struck: bool = False
    link: str = ""  # http(s), mailto, or an internal address: "story:ID", "organisation:ID", "person:ID", "concept:ID"


class Image(Node, frozen=True):
    """A picture in the story's own media folder; anything else has become text."""

    start: int
    source: str  # relative: "media/peta.png"
    alt: str


class FootnoteMark(Node, frozen=True):
    """The small number in the text; it reads as its number in the plain text."""

    start: int
    number: int

    @property
    def text(self) -> str:
        """Return the number as a reader sees it."""
        return str(self.number)


Inline = Text | Image | FootnoteMark


class Heading(Node, frozen=True):
    """A heading of a level from 1 to 6, with the stage that it names, if any."""

    level: int  # 1 to 6
    inlines: tuple[Inline, ...]
    stage: str | None = None  # concept id, when the heading names a stage of the helping process


class Paragraph(Node, frozen=True):
    """A paragraph of text."""

    inlines: tuple[Inline, ...]


class Code(Node, frozen=True):
    """Preformatted text; one Text per line."""

    lines: tuple[Text, ...]


class Rule(Node, frozen=True):
    """A line across the page; it has no text, so its start is a field."""

    start: int


class BlockQuote(Node, frozen=True):
    """Blocks that are quoted."""

    blocks: tuple["Block", ...]


class Item(Node, frozen=True):
    """One entry of a list."""

    blocks: tuple["Block", ...]


class List(Node, frozen=True):
    """A list with points, or with numbers from `first` on."""

    items: tuple[Item, ...]
    ordered: bool = False
    first: int = 1


class Cell(Node, frozen=True):
    """One cell of a table."""

    inlines: tuple[Inline, ...]
    align: Literal["left", "center", "right"] = "left"
    heading: bool = False


class Table(Node, frozen=True):
    """A table as its rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


class Footnote(Node, frozen=True):
    """The text of a footnote, at the end of the reading."""

    number: int
    blocks: tuple["Block", ...]


Block = Heading | Paragraph | Code | Rule | BlockQuote | List | Table | Footnote


class Section(msgspec.Struct, frozen=True):
    """A stretch under a heading, up to the next heading of the same or a higher level.

    `stage` is the stage concept that the heading names, if any; `told` is False for a stage section that only says
    that the story does not tell it, or that says nothing. The last sections end before the notes.
    """

    title: str
    level: int
    start: int  # of the heading
    end: int
    stage: str | None = None
    told: bool = True


class Reading(msgspec.Struct, frozen=True):
    """A story's body, ready to be read: the tree, its plain text, its sections."""

    blocks: tuple[Block, ...]
    plain: str
    sections: tuple[Section, ...]

    @property
    def words(self) -> int:
        """Return the number of words of the plain text."""
        return len(self.plain.split())

    @property
    def stages(self) -> tuple[str, ...]:
        """Stage concepts that the body really tells, in order of appearance, each once."""
        return tuple(dict.fromkeys(s.stage for s in self.sections if s.stage and s.told))
