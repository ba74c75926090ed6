"""The same tree as HTML that is safe anywhere: only elements that we write, and every text escaped."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from kb.reading.characters import BREAK
from kb.reading.safe_links import INTERNAL
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
    List,
    Paragraph,
    Reading,
    Rule,
    Table,
    Text,
)


def to_html(
    reading: Reading,
    *,
    image: Callable[[str], str | None] | None = None,
    link: Callable[[str], str | None] | None = None,
) -> str:
    """Write a reading as semantic HTML, without a page around it.

    `image` tells where a picture of the media folder is found from the page (None: only its description is written);
    without it the address stays as it is. `link` does the same for addresses inside the library ("story:ID"); without
    it they become plain words, because no browser knows them.
    """
    return _Writer(image, link).document(reading)


class _Writer:
    def __init__(self, image: Callable[[str], str | None] | None, link: Callable[[str], str | None] | None) -> None:
        self._image = image
        self._link = link
        self._marks: Counter[int] = Counter()  # how often a note was mentioned

    def document(self, reading: Reading) -> str:
        notes = [block for block in reading.blocks if isinstance(block, Footnote)]
        body = self._blocks(block for block in reading.blocks if not isinstance(block, Footnote))
        if not notes:
            return body
        # The notes mention each other: all marks must be counted before the ways back can be written.
        contents = [(note.number, self._blocks(note.blocks)) for note in notes]
        items = "".join(self._note(number, content) for number, content in contents)
        return f'{body}<section class="footnotes">\n<ol>\n{items}</ol>\n</section>\n'

    def _note(self, number: int, content: str) -> str:
        backs = "".join(
            f' <a href="#{_mark_name(number, time)}" class="back">↩</a>' for time in range(1, self._marks[number] + 1)
        )
        end = "</p>\n"
        inner = f"{content.removesuffix(end)}{backs}{end}" if content.endswith(end) else f"{content}{backs}"
        return f'<li id="note-{number}">{inner}</li>\n'

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                written = f"<h{block.level}>{self._inlines(block.inlines)}</h{block.level}>"
            case Paragraph():
                written = f"<p>{self._inlines(block.inlines)}</p>"
            case Code():
                lines = "".join(f"{escape(line.text)}\n" for line in block.lines)
                written = f"<pre><code>{lines}</code></pre>"
            case Rule():
                written = "<hr>"
            case BlockQuote():
                written = f"<blockquote>\n{self._blocks(block.blocks)}</blockquote>"
            case List():
                written = self._list(block)
            case Table():
                written = self._table(block)
            case Footnote():
                written = self._note(block.number, self._blocks(block.blocks))
        return f"{written}\n"

    def _list(self, block: List) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.first}"' if block.ordered and block.first != 1 else ""
        items = "".join(f"<li>{self._blocks(item.blocks)}</li>\n" for item in block.items)
        return f"<{tag}{start}>\n{items}</{tag}>"

    def _table(self, block: Table) -> str:
        rows = [(all(cell.heading for cell in row), row) for row in block.rows]
        parts = []
        for heading, group in groupby(rows, key=lambda row: row[0]):
            tag = "thead" if heading else "tbody"
            parts.append(f"<{tag}>\n{''.join(self._row(row) for _, row in group)}</{tag}>\n")
        return f"<table>\n{''.join(parts)}</table>"

    def _row(self, row: Sequence[Cell]) -> str:
        return f"<tr>{''.join(self._cell(cell) for cell in row)}</tr>\n"

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.heading else "td"
        align = f' style="text-align: {cell.align}"' if cell.align != "left" else ""
        return f"<{tag}{align}>{self._inlines(cell.inlines)}</{tag}>"

    def _inlines(self, inlines: Iterable[Inline]) -> str:
        parts = []
        for address, group in groupby(inlines, key=_link):
            content = "".join(self._inline(inline) for inline in group)
            target = self._target(address)
            parts.append(f'<a href="{escape(target)}">{content}</a>' if target else content)
        return "".join(parts)

    def _target(self, address: str) -> str:
        if address.partition(":")[0] not in INTERNAL:
            return address
        return (self._link(address) or "") if self._link else ""

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return _text(inline)
            case Image():
                source = self._image(inline.source) if self._image else inline.source
                if not source:
                    return escape(inline.alt)
                return f'<img src="{escape(source)}" alt="{escape(inline.alt)}">'
            case FootnoteMark():
                self._marks[inline.number] += 1
                name = _mark_name(inline.number, self._marks[inline.number])
                return f'<sup id="{name}"><a href="#note-{inline.number}">{inline.number}</a></sup>'


def _link(inline: Inline) -> str:
    return inline.link if isinstance(inline, Text) else ""


def _mark_name(number: int, time: int) -> str:
    return f"mark-{number}" if time == 1 else f"mark-{number}-{time}"


def _text(text: Text) -> str:
    written = escape(text.text).replace(BREAK, "<br>\n")
    for wanted, tag in ((text.code, "code"), (text.struck, "del"), (text.emphasis, "em"), (text.strong, "strong")):
        if wanted:
            written = f"<{tag}>{written}</{tag}>"
    return written
