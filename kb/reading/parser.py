"""Markdown -> Python-Markdown's tree of blocks; the text inside the blocks is left as it was written, for `inline`.

Of Python-Markdown we use the block parser with its tables, footnotes and sane lists. Left out: raw HTML (it stays
text), its stash and its serialiser (a tree needs neither), and its inline patterns: each looks through the whole
paragraph again and again (10,000 characters of "[a" take it 18 s), while `inline` reads a paragraph once.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree import ElementTree

from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    CodeBlockProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    ParagraphProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor

from kb.reading.markdown_lines import Fence, arrange, take_fences
from kb.reading.safe_links import image_address, label, link_address

Element = ElementTree.Element

_DEEPEST = 60  # open quotations and lists, in Python-Markdown's own count (about two for each list)
_WIDEST_TABLE = 200
# Lines that all begin with a letter or the like can only be a paragraph: no rule of the parser looks further.
_SAFE = r"(?:[^\W\d_]|[\"“”‘’'(!<`&\\]|[*_]{1,3}(?=[^\s*_])|\[(?![^\n]*\]:))[^\n]*"
_SIMPLE = re.compile(rf"{_SAFE}(?:\n {{0,3}}{_SAFE})*\n*")
_EMPTY_LINES = re.compile(r"\n{2,}")
_BATCH = 64
_DEEPEST_NOTE = 8


class Parsed(NamedTuple):
    """What the blocks of a story are, before anything inside them is read."""

    root: Element
    notes: dict[str, Element]  # by label, in the order of their definitions
    references: dict[str, str]  # label -> address; only addresses that are allowed somewhere
    fences: list[Fence]


def parse_blocks(text: str) -> Parsed:
    """Read the blocks of clean Markdown (see `characters.clean`)."""
    lines, fences = take_fences(text.expandtabs(4).split("\n"))
    parser = _Parser()
    root = parser.blocks(lines)
    return Parsed(root, parser.notes(), parser.references, fences)


class _Settings:
    """What the block parser asks of a Markdown object; making a whole one takes longer than reading a short story."""

    tab_length = 4


class _Parser:
    """Python-Markdown's block parser with our rules, and what it collects on its way."""

    def __init__(self) -> None:
        self.references: dict[str, str] = {}
        self._sources: dict[str, list[str]] = {}
        self.parser = parser = BlockParser(_Settings())
        for name, processor, priority in (
            ("empty", EmptyBlockProcessor(parser), 100),
            ("indent", ListIndentProcessor(parser), 90),
            ("fence", _FenceProcessor(parser), 85),
            ("code", CodeBlockProcessor(parser), 80),
            ("table", _TableProcessor(parser, {"use_align_attribute": True}), 75),
            ("hashheader", _HeadingProcessor(parser), 70),
            ("setextheader", SetextHeaderProcessor(parser), 60),
            ("hr", HRProcessor(parser), 50),
            ("olist", _OrderedProcessor(parser), 40),
            ("ulist", _UnorderedProcessor(parser), 30),
            ("quote", _QuoteProcessor(parser), 20),
            ("footnote", _NoteProcessor(_Footnotes(parser, self._keep_note)), 17),
            ("reference", _DefinitionProcessor(parser, self.references), 15),
            ("paragraph", ParagraphProcessor(parser), 10),
        ):
            parser.blockprocessors.register(processor, name, priority)

    def _keep_note(self, name: str, text: str) -> None:
        # Two notes with one label: the second is read on after the first, so that no word is lost.
        self._sources.setdefault(label(name), []).append(text)

    def blocks(self, lines: list[str]) -> Element:
        """Parse lines into a new tree, a few blocks at a time: the parser's list of blocks is slow when it is long."""
        root = ElementTree.Element("div")
        waiting: list[str] = []
        for block in "\n".join(arrange(lines)).rstrip("\n").split("\n\n"):
            simple = _SIMPLE.fullmatch(block)
            if waiting and (simple or (len(waiting) >= _BATCH and not block.startswith(" "))):
                self.parser.parseBlocks(root, waiting)
                waiting = []
            if simple:
                ElementTree.SubElement(root, "p").text = block
            else:
                waiting.append(block)
        self.parser.parseBlocks(root, waiting)
        return root

    def notes(self) -> dict[str, Element]:
        """Parse the footnotes; they may define further ones."""
        done: dict[str, Element] = {}
        for depth in range(_DEEPEST_NOTE + 1):
            waiting, self._sources = self._sources, {}
            for name, texts in waiting.items():
                text = "\n\n".join(texts)
                if depth < _DEEPEST_NOTE:
                    root = self.blocks(text.split("\n"))
                else:
                    root = ElementTree.Element("div")
                    ElementTree.SubElement(root, "p").text = text
                done.setdefault(name, ElementTree.Element("div")).extend(root)
        return done


class _Footnotes:
    """Stands where Python-Markdown expects its footnote extension, of which only the block rule is wanted."""

    def __init__(self, parser: BlockParser, keep: Callable[[str, str], None]) -> None:
        self.parser = parser
        self.setFootnote = keep


class _NoteProcessor(FootnoteBlockProcessor):
    """Definitions of footnotes, whose label stands on one line."""

    RE = re.compile(r"^[ ]{0,3}\[\^([^\]\n]{1,200})\]:[ ]*(.*)$", re.MULTILINE)

    def test(self, parent: Element, block: str) -> bool:
        return "[^" in block


class _FenceProcessor(BlockProcessor):
    """Turns the mark of a fenced block into an element; its lines stay where `take_fences` put them."""

    RE = re.compile(r"^ {0,3}\x02([0-9]+)\x03 *$", re.MULTILINE)

    def test(self, parent: Element, block: str) -> bool:
        return "\x02" in block and self.RE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        mark = self.RE.search(block)
        if mark is None:
            return
        if before := block[: mark.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        ElementTree.SubElement(parent, "fence", number=mark[1])
        if after := block[mark.end() :].lstrip("\n"):
            blocks.insert(0, after)


class _TableProcessor(TableProcessor):
    """Tables that keep the cells beyond the last heading, and look at nothing that cannot be a table."""

    RULE = re.compile(r"[^\n]*\n[ |]*:?-[-:| ]*(?:\n|$)")

    def test(self, parent: Element, block: str) -> bool:
        if self.RULE.match(block) is None or max(line.count("|") for line in block.split("\n")) > _WIDEST_TABLE:
            return False
        return bool(super().test(parent, block))

    def _build_row(self, row: str, parent: Element, align: list[str | None]) -> None:
        missing = len(self._split_row(row)) - len(align)
        super()._build_row(row, parent, [*align, *[None] * missing])

    def _build_empty_row(self, parent: Element, align: list[str | None]) -> None:
        """Add nothing: a table without rows has no empty row either."""


class _HeadingProcessor(HashHeaderProcessor):
    """Headings need a space after their signs: a word like #SetopPasung is no heading."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header> [^\n]*|)(?:\n|$)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        super().run(parent, blocks)
        text = (parent[-1].text or "").rstrip()
        inner = text.rstrip("#")
        parent[-1].text = inner.rstrip() if inner != text and inner[-1:] in ("", " ") else text


class _OrderedProcessor(SaneOListProcessor):
    """Numbered lists, down to a depth that a reader can follow."""

    def test(self, parent: Element, block: str) -> bool:
        return len(self.parser.state) < _DEEPEST and bool(super().test(parent, block))


class _UnorderedProcessor(SaneUListProcessor):
    """Lists with bullets, down to a depth that a reader can follow."""

    def test(self, parent: Element, block: str) -> bool:
        return len(self.parser.state) < _DEEPEST and bool(super().test(parent, block))


class _QuoteProcessor(BlockQuoteProcessor):
    """Quotations, whose lines are arranged like those of the story itself."""

    def test(self, parent: Element, block: str) -> bool:
        return len(self.parser.state) < _DEEPEST and self.RE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        mark = self.RE.search(block)
        start = mark.start() if mark else 0
        self.parser.parseBlocks(parent, [block[:start]])
        inside = arrange([self.clean(line) for line in block[start:].lstrip("\n").split("\n")])
        last = self.lastChild(parent)
        quote = last if last is not None and last.tag == "blockquote" else ElementTree.SubElement(parent, "blockquote")
        self.parser.state.set("blockquote")
        self.parser.parseChunk(quote, "\n".join(inside).rstrip("\n"))
        self.parser.state.reset()


class _DefinitionProcessor(ReferenceProcessor):
    """Definitions of links; "[Klien]: Tidak." in a conversation is none and stays text."""

    RE = re.compile(
        r"^ {0,3}\[([^\[\]\n]{1,999})\]:[ ]*(?:\n[ ]*)?(<[^<>\n]*>|\S+)"
        r"(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ ]*$",
        re.MULTILINE,
    )

    def __init__(self, parser: BlockParser, references: dict[str, str]) -> None:
        super().__init__(parser)
        self._references = references

    def run(self, parent: Element, blocks: list[str]) -> bool:
        if "]:" not in blocks[0]:
            return False
        block = blocks.pop(0)
        kept = self.RE.sub(self._take, block)
        if kept == block:
            blocks.insert(0, block)
            return False
        blocks[:0] = [part for part in _EMPTY_LINES.split(kept) if part.strip()]
        return True

    def _take(self, match: re.Match[str]) -> str:
        address = match[2].removeprefix("<").removesuffix(">")
        if not (link_address(address) or image_address(address)):
            return match[0]
        self._references.setdefault(label(match[1]), address)
        return ""


def as_text(text: str) -> Parsed:
    """Take every paragraph as it was written, without looking for lists, quotations or tables."""
    root = ElementTree.Element("div")
    for block in _EMPTY_LINES.split(text):
        ElementTree.SubElement(root, "p").text = block
    return Parsed(root, {}, {}, [])
