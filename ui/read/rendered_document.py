"""A finished document and what the reader needs to find its way in it; `ui.read.document_builder` makes it."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import QTextDocument

from ui.read.document_places import Places

PICTURE: Final = "picture"  # the scheme of pictures inside the document: a number, never an address


@dataclass(frozen=True)
class Stretch:
    """A quotation or a stretch of code: document positions in its first and last block, and how far in it stands."""

    first: int
    last: int
    left: int


@dataclass(frozen=True)
class Bullet:
    """The sign before an item of an unordered list: the position of its text, where the text begins, how deep it is."""

    position: int
    left: int
    depth: int


@dataclass(frozen=True)
class Picture:
    """A picture in the document: its position, where it comes from, its natural size, the left edge of its block."""

    position: int
    source: str
    natural: tuple[int, int]
    left: int


@dataclass
class Rendered:
    """The finished document and what the reader needs to find its way in it (document positions throughout)."""

    document: QTextDocument
    places: Places
    quotes: list[Stretch] = field(default_factory=list)
    codes: list[Stretch] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    bullets: list[Bullet] = field(default_factory=list)
    notes: dict[int, int] = field(default_factory=dict)  # footnote number -> its place
    marks: dict[int, int] = field(default_factory=dict)  # footnote number -> its first mark in the text
    pictures: list[Picture] = field(default_factory=list)  # in order; "picture:0" in the document is the first
