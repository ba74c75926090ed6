"""The text inside a block -> runs with one look, as CommonMark (with strikethrough, notes and bare links) reads it.

The text is read once, from left to right; brackets and emphasis are matched with stacks, as the CommonMark
specification describes, so that no nesting is too deep and no input takes more than a little longer than its length.
Raw HTML is text here like any other.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from kb.reading.characters import BREAK, clean
from kb.reading.emphasis import Delimiter, EmphasisStyle, pairs
from kb.reading.markdown_lines import Fence
from kb.reading.safe_links import image_address, label, link_address
from kb.reading.target import ENTITY, PUNCTUATION, decode, destination, entity

_TOKEN = re.compile(
    rf"""
    (?P<escape>\\{PUNCTUATION})
  | (?P<newline>\\?\n[ ]*)
  | (?P<ticks>`+)
  | (?P<run>\*+|_+|~+)
  | (?P<image>!\[)
  | (?P<open>\[)
  | (?P<close>\])
  | (?P<auto><(?:[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>)
  | (?P<entity>{ENTITY})
  | (?P<fence>\x02[0-9]+\x03)
    """,
    re.VERBOSE,
)
# Where a token may begin; a set of single characters is found ten times faster than the tokens themselves.
_STOP = re.compile(r"[\\\n`*_~!\[\]<&:\x02]")
# The end of a line that is neither a hard break nor may become one.
_SOFT = re.compile(r"(?<![ \\\n]) ?\n *")
_SCHEME = re.compile(r"(?<!\w)https?\Z", re.IGNORECASE)
_BARE = re.compile(r"(?P<bare>https?://[^\s<>\[\]`*\"\x02]{1,2000})", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_LABEL = re.compile(r"\[((?:\\.|[^\[\]\\]){0,999})\]", re.DOTALL)
_LONGEST_LABEL = 999
_MANY_PIECES = 50


class Run(NamedTuple):
    """Some characters with one look; or an image (`image`, its text is the description), or a note's mark."""

    text: str
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    code: bool = False
    link: str = ""
    image: str = ""
    note: str = ""


class Context(NamedTuple):
    """What the text of one block needs to know of the whole story."""

    references: Mapping[str, str]
    notes: Container[str]
    fences: Sequence[Fence]


def read_inline(source: str, context: Context) -> list[Run]:
    """Read the text of one block; every word of it is in the runs."""
    source = source.strip(" \n")
    if "\n" in source:
        source = _SOFT.sub(" ", source)
    if not source:
        return []
    if _STOP.search(source) is None:
        return [Run(source)]
    return _Reader(source, context).read()


class _Piece:
    """A part of the text on its way to become a run."""

    __slots__ = ("code", "entered", "image", "left", "link", "link_begins", "link_ends", "note", "text")

    def __init__(self, text: str, *, code: bool = False, link: str = "", image: str = "", note: str = "") -> None:
        self.text = text
        self.code = code
        self.link = link
        self.image = image
        self.note = note
        self.left: list[EmphasisStyle] = []  # looks that end before this piece
        self.entered: list[EmphasisStyle] = []  # looks that begin after it
        self.link_ends = False  # before this piece
        self.link_begins = ""  # after it


class _Bracket:
    """An opening bracket that waits for its end."""

    __slots__ = ("active", "delimiter", "image", "nested", "piece", "start")

    def __init__(self, image: bool, piece: int, start: int, delimiter: Delimiter | None) -> None:
        self.image = image
        self.piece = piece
        self.start = start  # of the text inside
        self.delimiter = delimiter  # the last one before the bracket
        self.active = True
        self.nested = False


class _Reader:
    def __init__(self, source: str, context: Context) -> None:
        self._source = source
        self._context = context
        self._pieces: list[_Piece] = []
        self._brackets: list[_Bracket] = []
        self._last: Delimiter | None = None
        self._ticks: dict[int, list[int]] | None = None

    def read(self) -> list[Run]:
        position = scan = 0
        source = self._source
        while stop := _STOP.search(source, scan):
            match = _TOKEN.match(source, stop.start()) or self._address(position, stop.start())
            if match is None:
                scan = stop.end()
                continue
            if match.start() > position:
                self._pieces.append(_Piece(source[position : match.start()]))
            position = scan = self._token(match)
        if position < len(source):
            self._pieces.append(_Piece(source[position:]))
        self._emphasise(None)
        return self._runs()

    def _address(self, position: int, colon: int) -> re.Match[str] | None:
        """Find an address of the web that stands in the text as it is, by its colon."""
        if not self._source.startswith("://", colon):
            return None
        scheme = _SCHEME.search(self._source, max(position, colon - 5), colon)
        return _BARE.match(self._source, scheme.start()) if scheme else None

    def _token(self, match: re.Match[str]) -> int:
        """Read one token; return where to read on."""
        kind, text = match.lastgroup, match[0]
        if kind == "ticks":
            return self._code(match)
        if kind == "close":
            return self._close(match)
        if kind == "bare":
            return self._bare(match)
        if kind == "run":
            self._delimiter(match)
        elif kind in ("open", "image"):
            self._open(match)
        elif kind == "newline":
            self._newline(match)
        elif kind == "auto":
            address = text[1:-1]
            link = link_address(address) or link_address(f"mailto:{address}")
            self._pieces.append(_Piece(address, link=link) if link else _Piece(text))
        elif kind == "escape":
            self._pieces.append(_Piece(text[1]))
        elif kind == "entity":
            self._pieces.append(_Piece(entity(text)))
        else:  # a fence where none can stand: show what was written
            self._pieces.append(_Piece(self._context.fences[int(text[1:-1])].source.replace("\n", BREAK)))
        return match.end()

    def _newline(self, match: re.Match[str]) -> None:
        hard = match[0].startswith("\\")
        if self._pieces:
            last = self._pieces[-1]
            kept = last.text if last.code else last.text.rstrip(" ")
            hard = hard or len(last.text) - len(kept) >= 2
            last.text = kept
        self._pieces.append(_Piece(BREAK if hard else " "))

    def _code(self, match: re.Match[str]) -> int:
        if self._ticks is None:
            self._ticks = {}
            for ticks in _TICKS.finditer(self._source):
                self._ticks.setdefault(len(ticks[0]), []).append(ticks.start())
        closings = self._ticks.get(len(match[0]), [])
        found = bisect_left(closings, match.end())
        if found == len(closings):
            self._pieces.append(_Piece(match[0]))
            return match.end()
        text = self._source[match.end() : closings[found]].replace("\n", " ")
        if text[0] == text[-1] == " " and text.strip():
            text = text[1:-1]
        self._pieces.append(_Piece(text, code=True))
        return closings[found] + len(match[0])

    def _bare(self, match: re.Match[str]) -> int:
        address = match[0].rstrip("?!.,:;_~'")
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip("?!.,:;_~'")
        link = link_address(decode(address))
        self._pieces.append(_Piece(decode(address), link=link))
        return match.start() + len(address)

    def _delimiter(self, match: re.Match[str]) -> None:
        text, start, end = match[0], match.start(), match.end()
        self._pieces.append(_Piece(text))
        if text.startswith("~~~"):
            return
        around = (self._source[start - 1 : start] or " ", self._source[end : end + 1] or " ")
        self._last = Delimiter(text, len(self._pieces) - 1, around, self._last)

    def _open(self, match: re.Match[str]) -> None:
        if self._brackets:
            self._brackets[-1].nested = True
        self._pieces.append(_Piece(match[0]))
        image = match[0] == "!["
        self._brackets.append(_Bracket(image, len(self._pieces) - 1, match.end(), self._last))

    def _close(self, match: re.Match[str]) -> int:
        bracket = self._brackets.pop() if self._brackets else None
        if bracket and self._note(bracket, match):
            return match.end()
        target = self._target(bracket, match) if bracket and bracket.active else None
        if bracket is None or target is None:
            self._pieces.append(_Piece("]"))
            return match.end()
        self._emphasise(bracket.delimiter)
        address, end = target
        if bracket.image:
            self._picture(bracket, address)
        else:
            self._link(bracket, address)
        return end

    def _note(self, bracket: _Bracket, match: re.Match[str]) -> bool:
        """Replace "[^label]" by the mark of the note of that name."""
        inside = self._source[bracket.start : match.start()] if match.start() - bracket.start < 400 else ""
        if not inside.startswith("^") or label(inside[1:]) not in self._context.notes:
            return False
        del self._pieces[bracket.piece :]
        self._last = bracket.delimiter
        if bracket.image:
            self._pieces.append(_Piece("!"))
        self._pieces.append(_Piece("", note=label(inside[1:])))
        return True

    def _target(self, bracket: _Bracket, match: re.Match[str]) -> tuple[str, int] | None:
        """Return the address that a bracket leads to, and where the whole link ends."""
        end = match.end()
        if found := destination(self._source, end):
            return found
        following = _LABEL.match(self._source, end)
        name = following[1] if following else ""
        if not name.strip():
            if bracket.nested or match.start() - bracket.start > _LONGEST_LABEL:
                return None
            name = self._source[bracket.start : match.start()]
        address = self._context.references.get(label(name))
        if address is None:
            return None
        return address, following.end() if following else end

    def _picture(self, bracket: _Bracket, address: str) -> None:
        source = image_address(address)
        if not source:
            self._refuse(bracket, address)
            return
        alt = "".join(piece.text for piece in self._pieces[bracket.piece + 1 :])
        del self._pieces[bracket.piece :]
        self._pieces.append(_Piece(alt.replace(BREAK, " "), image=source))

    def _link(self, bracket: _Bracket, address: str) -> None:
        link = link_address(address)
        if link:
            self._pieces[bracket.piece].text = ""
            self._pieces[bracket.piece].link_begins = link
            self._pieces.append(_Piece(""))
            self._pieces[-1].link_ends = True
        else:
            self._refuse(bracket, address)
        # A link holds no other link.
        for outer in reversed(self._brackets):
            if not outer.image:
                if not outer.active:
                    break
                outer.active = False

    def _refuse(self, bracket: _Bracket, address: str) -> None:
        """Show what is no link and no picture as text: its words, then the address."""
        self._pieces[bracket.piece].text = ""
        inside = self._pieces[bracket.piece : bracket.piece + _MANY_PIECES]
        shown = "".join(piece.text for piece in inside)
        address = clean(address).replace("\n", " ")
        if address and address != shown:
            self._pieces.append(_Piece(f" ({address})" if shown else address))

    def _emphasise(self, bottom: Delimiter | None) -> None:
        """Pair what begins with what ends, among the delimiters after `bottom`, and forget them."""
        for opener, closer, look in pairs(self._last, bottom):
            self._pieces[opener.piece].entered.append(look)
            self._pieces[closer.piece].left.append(look)
            for mark in (opener, closer):
                self._pieces[mark.piece].text = mark.sign * mark.count
        self._last = bottom
        if bottom:
            bottom.after = None

    def _runs(self) -> list[Run]:
        """Give every piece its look, and join neighbours that look the same."""
        runs: list[Run] = []
        looks = [0, 0, 0]
        emphasis = strong = struck = False
        link = ""
        texts: list[str] = []
        before = Run("")
        for piece in self._pieces:
            for ended in piece.left:
                looks[ended] -= 1
            if piece.left:
                emphasis, strong, struck = (count > 0 for count in looks)
            if piece.link_ends:
                link = ""
            if piece.text or piece.image or piece.note:
                look = Run("", strong, emphasis, struck, piece.code, link or piece.link, piece.image, piece.note)
                if texts and (look != before or look.image or look.note):
                    runs.append(before._replace(text="".join(texts)))
                    texts = []
                texts.append(piece.text)
                before = look
            for begun in piece.entered:
                looks[begun] += 1
            if piece.entered:
                emphasis, strong, struck = (count > 0 for count in looks)
            link = piece.link_begins or link
        if texts:
            runs.append(before._replace(text="".join(texts)))
        return runs
