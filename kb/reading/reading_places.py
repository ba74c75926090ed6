"""Finding one's way in a reading: from an offset to what stands there."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kb.reading.tree import (
    Block,
    BlockQuote,
    Code,
    Footnote,
    Heading,
    Image,
    Inline,
    List,
    Paragraph,
    Reading,
    Rule,
    Section,
    Table,
)


def inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Go through everything that is written in the blocks, in the order of the text."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from block.inlines
            case Code():
                yield from block.lines
            case BlockQuote() | Footnote():
                yield from inlines(block.blocks)
            case List():
                for item in block.items:
                    yield from inlines(item.blocks)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from cell.inlines
            case Rule():
                pass


def at(reading: Reading, offset: int) -> Inline | None:
    """Return what stands at an offset of the plain text; None between blocks and outside the text."""
    found: Inline | None = None
    for inline in inlines(reading.blocks):
        if inline.start > offset:
            break
        found = inline
    if found is None or offset < 0:
        return None
    length = 1 if isinstance(found, Image) else len(found.text)
    return found if offset < found.start + length else None


def section_at(reading: Reading, offset: int) -> Section | None:
    """Return the innermost section that an offset belongs to; None before the first heading and in the notes."""
    number = bisect_right(reading.sections, offset, key=lambda section: section.start)
    for section in reversed(reading.sections[:number]):
        if offset < section.end:
            return section
        if section.level == 1:
            return None
    return None
