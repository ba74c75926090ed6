"""A story's tree as plain lines: headings, lists, quotations, tables and footnotes as people type them."""

import textwrap
from collections.abc import Iterator, Sequence

from kb.reading.tree import (
    Block,
    BlockQuote,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Inline,
    List,
    Paragraph,
    Reading,
    Table,
)


def lines(reading: Reading, width: int) -> Iterator[str]:
    """Yield the lines of a story, wrapped to `width` columns."""
    for block in reading.blocks:
        yield from _block(block, width, "")
        yield ""


def _block(block: Block, width: int, margin: str) -> Iterator[str]:
    match block:
        case Heading():
            title = _text(block.inlines)
            yield from _wrapped(title, width, margin)
            yield margin + ("=" if block.level == 1 else "-") * min(len(title), width)
        case Paragraph():
            yield from _wrapped(_text(block.inlines), width, margin)
        case BlockQuote():
            yield from _blocks(block.blocks, width, margin + "> ")
        case List():
            for number, item in enumerate(block.items, block.first):
                sign = f"{number}. " if block.ordered else "• "
                inner = list(_blocks(item.blocks, width, margin + " " * len(sign)))
                yield margin + sign + inner[0][len(margin) + len(sign) :] if inner else margin + sign
                yield from inner[1:]
        case Code():
            yield from (margin + "    " + line.text for line in block.lines)
        case Table():
            yield from _table(block, margin)
        case Footnote():
            inner = list(_blocks(block.blocks, width, margin + "    "))
            yield margin + f"[{block.number}] " + (inner[0].strip() if inner else "")
            yield from inner[1:]
        case _:
            yield margin + "—" * 3


def _blocks(blocks: Sequence[Block], width: int, margin: str) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if number and not isinstance(block, List):
            yield margin.rstrip()
        yield from _block(block, width, margin)


def _table(table: Table, margin: str) -> Iterator[str]:
    """Yield a table with its columns side by side; a table is never wrapped, a terminal scrolls or folds it."""
    rows = [[_text(cell.inlines) for cell in row] for row in table.rows]
    columns = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
    for number, row in enumerate(rows):
        yield margin + "  ".join(cell.ljust(size) for cell, size in zip(row, columns, strict=True)).rstrip()
        if number == 0:
            yield margin + "  ".join("-" * size for size in columns)


def _text(inlines: Sequence[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case FootnoteMark():
            return f"[{inline.number}]"
        case Image():
            return f"[{inline.alt or inline.source}]"
        case _:
            return f"{inline.text} <{inline.link}>" if inline.link.startswith(("http", "mailto")) else inline.text


def _wrapped(text: str, width: int, margin: str) -> list[str]:
    parts = text.split("\u2028")
    return [
        line
        for part in parts
        for line in textwrap.wrap(
            part, width, initial_indent=margin, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
        )
        or [margin]
    ]
