"""What the writing commands do to Markdown: bold, italic, heading, quote, list, link, footnote. No window.

Every function takes some whole lines and the selected span in them, and returns the same lines changed, with the span
that shall be selected then. Pressing a command twice gives the text back.
"""

import re
from dataclasses import dataclass
from typing import Final

_LEVEL: Final = re.compile(r"(#{1,6})[ \t]+")
_BULLET: Final = re.compile(r"[-*+][ \t]+")
_QUOTED: Final = re.compile(r">[ \t]?")
_FOOTNOTE: Final = re.compile(r"\[\^(\d{1,6})\]")


@dataclass(frozen=True)
class LineSelection:
    """Some lines of a text, and what is selected in them."""

    text: str
    start: int
    end: int


def bold(lines: LineSelection) -> LineSelection:
    """Set the selected words in bold, or no longer."""
    return _wrapped(lines, "**")


def italic(lines: LineSelection) -> LineSelection:
    """Set the selected words in italics, or no longer."""
    return _wrapped(lines, "*")


def heading(lines: LineSelection) -> LineSelection:
    """Make the line a heading, then a smaller one, then plain text again."""
    first, _, rest = lines.text.partition("\n")
    level = _LEVEL.match(first)
    bare = first[level.end() :] if level else first
    sign = {0: "## ", 2: "### "}.get(len(level[1]) if level else 0, "")
    new = sign + bare
    moved = len(new) - len(first)
    return LineSelection(
        new + ("\n" + rest if rest else ""), max(lines.start + moved, len(sign)), max(lines.end + moved, len(sign))
    )


def quote(lines: LineSelection) -> LineSelection:
    """Set the lines off as somebody's words, or no longer."""
    return _prefixed(lines, "> ", _QUOTED)


def bullets(lines: LineSelection) -> LineSelection:
    """Make each line an item of a list, or no longer."""
    return _prefixed(lines, "- ", _BULLET)


def link(lines: LineSelection) -> LineSelection:
    """Make the selected words a link; its address is selected, to be typed."""
    words = lines.text[lines.start : lines.end] or "teks"
    address = "https://"
    put = f"[{words}]({address})"
    at = lines.start + len(words) + 3
    return LineSelection(lines.text[: lines.start] + put + lines.text[lines.end :], at, at + len(address))


def next_footnote(text: str) -> int:
    """Return the first number that no footnote of a text has."""
    return max((int(number) for number in _FOOTNOTE.findall(text)), default=0) + 1


def tamed(text: str) -> str:
    """Return text for one box of the form: its headings are small ones, for the large ones are the boxes."""
    return re.sub(r"^( {0,3})#{1,2}(?=[ \t]|$)", r"\1###", text, flags=re.MULTILINE)


def continued(line: str) -> str | None:
    """Return what a new line begins with after this one: the sign of its list or quote; "" ends an empty item."""
    found = re.match(r"([ \t]*)(?:([-*+])|(\d{1,8})([.)])|(>))[ \t]+", line)
    if found is None:
        return None
    if not line[found.end() :].strip():
        return ""
    indent, bullet, number, dot, quoted = found.groups()
    return indent + (f"{bullet} " if bullet else f"{quoted} " if quoted else f"{int(number) + 1}{dot} ")


def _wrapped(lines: LineSelection, sign: str) -> LineSelection:
    text, start, end = lines.text, lines.start, lines.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    width = len(sign)
    around = text[max(start - width, 0) : start] == sign == text[end : end + width]
    if around and sign == "*":  # one star beside another is half of a bold sign
        stars = len(text[:start]) - len(text[:start].rstrip("*"))
        around = stars % 2 == 1
    if around:
        return LineSelection(text[: start - width] + text[start:end] + text[end + width :], start - width, end - width)
    return LineSelection(text[:start] + sign + text[start:end] + sign + text[end:], start + width, end + width)


def _prefixed(lines: LineSelection, sign: str, known: re.Pattern[str]) -> LineSelection:
    each = lines.text.split("\n")
    filled = [line for line in each if line.strip()] or each
    if all(known.match(line) for line in filled):
        new = [known.sub("", line, count=1) if known.match(line) else line for line in each]
    else:
        new = [sign + line if line.strip() or len(each) == 1 else line for line in each]
    text = "\n".join(new)
    if lines.start == lines.end:
        at = max(lines.end + len(text) - len(lines.text), 0)
        return LineSelection(text, at, at)
    return LineSelection(text, 0, len(text))
