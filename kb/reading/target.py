"""Where a link or an image of CommonMark leads: "(address 'title')" behind a bracket, and characters by their name."""

import html
import re
from html.entities import html5

from kb.reading.characters import REPLACEMENT, clean

PUNCTUATION = r"[!-/:-@\[-`{-~]"
"""What a backslash may stand before."""

ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""A character by its number or name."""

_ENTITIES = re.compile(ENTITY)
_ESCAPES = re.compile(rf"\\({PUNCTUATION})")
_OPENING = re.compile(r"\([ \n]*")
_ANGLE = re.compile(r"<((?:\\.|[^<>\n\\]){0,2000})>")
_PART = re.compile(rf"(?:\\{PUNCTUATION}|[^\s()\\]|\\)+|[()]")
_TITLE = re.compile(
    r"[ \n]+(?:\"(?:\\.|[^\"\\]){0,1000}\"|'(?:\\.|[^'\\]){0,1000}'|\((?:\\.|[^()\\]){0,1000}\))", re.DOTALL
)
_CLOSING = re.compile(r"[ \n]*\)")
_DEEPEST_PARENTHESIS = 8


def decode(text: str) -> str:
    """Resolve the character references of HTML, without letting a forbidden character in."""
    return _ENTITIES.sub(lambda match: entity(match[0]), text)


def entity(text: str) -> str:
    """Resolve one character reference; a name that HTML does not know stays as it is."""
    if text[1] != "#" and text[1:] not in html5:
        return text
    return clean(html.unescape(text) or REPLACEMENT).replace("\n", " ").replace("\t", " ")


def destination(source: str, position: int) -> tuple[str, int] | None:
    """Read what follows a bracket; return the address and the offset behind it, or None when no link follows."""
    opening = _OPENING.match(source, position)
    if opening is None:
        return None
    position = opening.end()
    angle = _ANGLE.match(source, position)
    if angle:
        address, position = angle[1], angle.end()
    elif source.startswith("<", position):
        return None
    else:
        end = _bare_end(source, position)
        address, position = source[position:end], end
    title = _TITLE.match(source, position)
    closing = _CLOSING.match(source, title.end() if title else position)
    if closing is None:
        return None
    return decode(_ESCAPES.sub(r"\1", address)), closing.end()


def _bare_end(source: str, position: int) -> int:
    depth = 0
    while part := _PART.match(source, position):
        if part[0] == "(":
            depth += 1
        elif part[0] == ")":
            depth -= 1
        if depth < 0 or depth > _DEEPEST_PARENTHESIS:
            break
        position = part.end()
    return position
