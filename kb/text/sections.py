"""A Markdown body cut at its headings, and put together again to the same characters."""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+([^\n]*?))?[ \t]*(?:\n|\Z)")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_CLOSING_SIGNS: Final = re.compile(r"(?:^|[ \t]+)#+$")


class MarkdownSection(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with what stands below it; level 0 and no line for the text before the first heading.

    `line` is the heading as it is written, with its line end; `text` everything up to the next heading, untouched.
    """

    level: int
    title: str
    line: str
    text: str


def cut(body: str, *levels: int) -> tuple[MarkdownSection, ...]:
    """Cut a body at the headings of these levels, outside fenced code; the first section is the text before them."""
    level, title, line, fence = 0, "", "", ""
    text: list[str] = []
    found = []
    for each in _LINE.findall(body):
        fence = _fence_after(fence, each)
        heading = None if fence else _HEADING.fullmatch(each)
        if heading and len(heading[1]) in levels:
            found.append(MarkdownSection(level=level, title=title, line=line, text="".join(text)))
            level, line, text = len(heading[1]), each, []
            title = _CLOSING_SIGNS.sub("", heading[2] or "").strip()
        else:
            text.append(each)
    found.append(MarkdownSection(level=level, title=title, line=line, text="".join(text)))
    return tuple(found)


def joined(sections: Iterable[MarkdownSection]) -> str:
    """Put sections together again."""
    return "".join(section.line + section.text for section in sections)


def without_edges(text: str) -> str:
    """Take the empty lines off both ends; what is inside, and the indentation of the first line, stays."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def closed(text: str) -> str:
    """End fenced code that is left open, so that what is put behind it is no code."""
    fence = ""
    for line in _LINE.findall(text):
        fence = _fence_after(fence, line)
    if not fence:
        return text
    return text + ("" if text.endswith("\n") else "\n") + fence


def _fence_after(fence: str, line: str) -> str:
    """Return the sign of the fenced code that is open after this line, empty when there is none."""
    mark = _FENCE.match(line)
    if not mark:
        return fence
    sign = mark[1]
    if not fence:
        return sign
    closes = sign[0] == fence[0] and len(sign) >= len(fence) and not line[mark.end() :].strip()
    return "" if closes else fence
