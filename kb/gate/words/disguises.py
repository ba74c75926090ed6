"""A text as it sounds, with the place of every letter: small letters, no accents, nothing that is written but not seen.

"Yohanes", "YÓHANES", "Y&#111;hanes", "%59ohanes", "Yo<soft hyphen>hanes" and "Yоhanes" with a Cyrillic "о" all read the same.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from kb.gate.identifiers.encoded import coded

_LOOKALIKES: Final = str.maketrans(
    {
        other: latin
        for latin, others in {
            "a": "аαɑᴀ", "b": "вʙ", "c": "сϲᴄ", "d": "ԁđᴅ", "e": "еєεëҽᴇ", "g": "ɡցɢ", "h": "һհʜ", "f": "ꜰ", "i": "іιıɩїɪ", "j": "јϳᴊ",
            "k": "кκᴋ", "l": "ӏłⅼʟ", "m": "мʍᴍ", "n": "пηոɴ", "o": "оοօσøᴏ", "p": "рρᴘ", "q": "ԛգ", "r": "гʀ", "s": "ѕꜱ",
            "t": "тτ", "u": "υսцᴜ", "v": "νѵᴠ", "w": "ԝωѡᴡ", "x": "хχ", "y": "уүγуʏ", "z": "ᴢʐ",
        }.items()
        for other in others
    }
)  # fmt: skip
# Letters in black squares and circles, letters of flags, letters that nobody sees, letters in raised points.
_DRESSED: Final = {
    code + at: chr(ord("a") + at) for code in (0x1F150, 0x1F170, 0x1F1E6, 0x249C, 0xE0041, 0xE0061) for at in range(26)
} | dict(zip(map(ord, "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"), "abcdefghijklmnopqrstuvwxyz", strict=True))
_ESCAPED: Final = r"(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,10});|\\u[0-9A-Fa-f]{4}"
_PIECE: Final = re.compile(
    rf"(?P<escape>{_ESCAPED})|(?P<usual>[\x00-\x24\x28-\x5b\x5d-\x5f\x61-\x7f]+)|(?P<other>.)", re.DOTALL
)
_APOSTROPHES: Final = frozenset("'’‘ʼ`´")
# Of letters on both sides these are heard nothing of: what Markdown, a line's end or a careful hand puts between them.
# A dot is looked at by itself, because the ending of a file's name stands behind one.
_LETTER: Final = r"[^\W\d_]"
_BETWEEN: Final = tuple(
    (re.compile(rf"(?<!{_LETTER}){_LETTER}+(?:(?:{gap}){_LETTER}+)+"), re.compile(gap))
    for gap in (
        r"-?[ \t]*\n[ \t]*|[*_`~\\|-]{1,4}|<[^<>\n]{0,20}>|[\u2190-\u2bff\ufffc\ufffd\U0001f000-\U0001faff]+",
        r"[.·•・]",
    )
)
# A row of letters is looked at from its first letter on only: from each of them, a long one would take for ever.
_FIGURES: Final = re.compile(rf"(?<!{_LETTER})(?:{_LETTER}+[013457]+)+{_LETTER}*")
_AS_LETTERS: Final = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"}
_TURNED: Final = re.compile(r"\u202e|%E2%80%AE|&#(?:8238|x202E);|\\u202E", re.IGNORECASE)
_MOST: Final = 3  # escapes within escapes that are still read


class PlainForm(msgspec.Struct, frozen=True):
    """`text` in its plain form; sign number i comes from characters `starts[i]` up to `ends[i]` of what was written.

    `capital[i]` says that a capital was written there.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    capitals: Sequence[bool]


def plain(text: str) -> PlainForm:
    """Return a text as it sounds; what is escaped twice is read twice."""
    heard = _once(text)
    for _ in range(_MOST - 1):
        if not re.search(_ESCAPED, heard.text):
            break
        again = _once(heard.text)
        heard = PlainForm(
            again.text,
            [heard.starts[one] for one in again.starts],
            [heard.ends[one - 1] for one in again.ends],
            [heard.capitals[one] or capital for one, capital in zip(again.starts, again.capitals, strict=True)],
        )
    return heard


def _once(text: str) -> PlainForm:
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    capitals: list[bool] = []
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece.lastgroup == "usual":
            signs.append(piece[0].lower())
            starts += range(start, end)
            ends += range(start + 1, end + 1)
            capitals += map(str.isupper, piece[0])
            continue
        meant = _meant(piece[0]) if piece.lastgroup == "escape" else piece[0]
        if meant in _APOSTROPHES and _is_inside(text, start, end):
            continue
        for sign in meant:
            heard = _heard(sign)
            dressed = ord(sign) in _DRESSED
            signs.append(heard)
            starts += [start] * len(heard)
            ends += [end] * len(heard)
            capitals += [dressed or sign.isupper()] * len(heard)
    return PlainForm("".join(signs), starts, ends, capitals)


def unhyphened(heard: PlainForm) -> Iterator[PlainForm]:
    """Yield each row of letters with signs inside ("Mel-ki", "M**el**ki", "m.e.l.k.i") as one word."""
    for row, gap in _BETWEEN:
        for found in row.finditer(heard.text):
            kept: list[int] = []
            place = found.start()
            for between in gap.finditer(heard.text, *found.span()):
                kept += range(place, between.start())
                place = between.end()
            kept += range(place, found.end())
            yield PlainForm(
                "".join([heard.text[one] for one in kept]),
                [heard.starts[one] for one in kept],
                [heard.ends[one] for one in kept],
                [heard.capitals[one] for one in kept],
            )


def disguised(text: str, heard: PlainForm) -> Iterator[PlainForm]:
    """Yield what a text says to the eye only: figures for letters ("M3lki"), codes of letters, lines that run backwards."""
    for found in _FIGURES.finditer(heard.text):
        start, end = found.span()
        letters = "".join(_AS_LETTERS.get(sign, sign) for sign in found[0])
        yield PlainForm(letters, heard.starts[start:end], heard.ends[start:end], heard.capitals[start:end])
    for start, end, told in coded(heard.text):
        # The code says the capitals, too, and they are lost in small letters: a name is one however it begins.
        said = _once(told)
        count = len(said.text)
        yield PlainForm(said.text, [heard.starts[start]] * count, [heard.ends[end - 1]] * count, [True] * count)
    if _TURNED.search(text):
        row = slice(None, None, -1)
        yield PlainForm(heard.text[row], heard.starts[row], heard.ends[row], heard.capitals[row])


def _meant(escape: str) -> str:
    if escape[0] == "%":
        return bytes.fromhex(escape.replace("%", "")).decode("utf-8", "replace")
    if escape[0] == "\\":
        return chr(int(escape[2:], 16))
    return html.unescape(escape)


def _heard(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    if dressed := _DRESSED.get(ord(sign)):
        return dressed
    if unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return ""
    apart = unicodedata.normalize("NFKD", sign.translate(_LOOKALIKES)).casefold().translate(_LOOKALIKES)
    return "".join(one for one in apart if not unicodedata.combining(one))


def _is_inside(text: str, start: int, end: int) -> bool:
    """ "Ma'ruf", but not the apostrophe that closes a quotation or stands before an English "s"."""
    return text[max(0, start - 1) : start].isalpha() and text[end : end + 2].isalpha() and len(text) > end + 1
