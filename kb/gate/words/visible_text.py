"""A text as a reader sees it: digits of every script as our own, full-width signs narrow, without signs nobody sees.

A number that is written with other digits, or with something invisible inside it, leads to a person all the same. What
is found in the plain text is told by its place in the text as it was written.
"""

import html
import re
import unicodedata
from array import array
from collections.abc import Sequence
from typing import Final

import msgspec

INVISIBLE: Final = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
_UNSEEN: Final = frozenset(chr(code) for code in range(0xA0, 0x10000) if _INVISIBLE.match(chr(code)))
# Letters, digits and signs that look like plain ones: other digits, full-width and mathematical forms, circled figures.
_ODD: Final = re.compile(
    f"[{INVISIBLE}\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u0dff\u0e50-\u0e59\u0ed0-\u0ed9\u0f20-\u0f29\u1040-\u1049\u17e0-\u17e9"
    "\u2000-\u200a\u202f\u205f\u3000"
    "\u1810-\u1819\u1946-\u19d9\u1a80-\u1c59\u2070-\u209c\u2460-\u24ff\u2776-\u2793\ua8d0-\uabf9\uff01-\uff5e\u3002\U00010000-\U000104a9"
    "\U0001d400-\U0001d7ff\U0001f100-\U0001f189\U0001fbf0-\U0001fbf9]"
)
# What Markdown and HTML write between signs and no reader of the page sees, and signs that are written as a code.
_DRESS: Final = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});|%[0-9A-Fa-f]{2}|<!--[^\n]{0,60}?-->|</?[A-Za-z][^<>\n]{0,30}>|[*_`~]{1,4}"
    r"|\\(?=[!-/:-@\[-`{-~])"
)
_NUMBERED: Final = re.compile(r"[\d@]|&#|%40|&commat;")


class VisibleText(msgspec.Struct, frozen=True):
    """A text with plain signs, as long as the one that was written; `hidden` are the lines that hold signs nobody sees, without them."""

    text: str
    hidden: str = ""
    places: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of `hidden` stands in the text as it was written."""
        return self.places[start], self.places[end - 1] + 1


def visible_text(text: str) -> VisibleText:
    """Return the text as it is read; the very text where no sign in it is odd, which is nearly always."""
    if text.isascii() or not _ODD.search(text):
        return VisibleText(text)
    plain = _ODD.sub(lambda sign: _plain(sign[0]), text)
    if not _INVISIBLE.search(plain):
        return VisibleText(plain)
    places = array("q")
    start = 0
    for line in plain.splitlines(keepends=True):
        if _INVISIBLE.search(line):
            places.extend(start + place for place, letter in enumerate(line) if letter not in _UNSEEN)
        start += len(line)
    return VisibleText(plain, "".join(plain[place] for place in places), places)


def undressed(text: str) -> VisibleText:
    """Return the lines of a text that hold a number or an address as they look on a page, in `hidden`; usually none."""
    if not _DRESS.search(text):
        return VisibleText(text)
    signs: list[str] = []
    places = array("q")
    start = 0
    for line in text.splitlines(keepends=True):
        if _NUMBERED.search(line) and _DRESS.search(line):
            place = 0
            for found in _DRESS.finditer(line):
                meant = _undressed(found[0])
                signs += (line[place : found.start()], meant)
                places.extend(range(start + place, start + found.start()))
                places.extend([start + found.start()] * len(meant))
                place = found.end()
            signs.append(line[place:])
            places.extend(range(start + place, start + len(line)))
        start += len(line)
    return VisibleText(text, "".join(signs), places)


def _undressed(dress: str) -> str:
    if dress[0] == "&":
        return html.unescape(dress)
    return chr(int(dress[1:], 16)) if dress[0] == "%" else ""


def _plain(letter: str) -> str:
    """Return the one ASCII character that a sign stands for, or the sign itself."""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", letter).strip("().,") or "."
    return folded if len(folded) == 1 and folded.isascii() else letter
