"""Words that must go from a history: found in every way they are written, and what stands there afterwards.

A name is found in any case, with its words parted by spaces, lines, hyphens, dots or nothing, with its letters spaced
out, with or without accents; a number with any marks between its digits. Parts of other words are left alone: "Budi"
is not in "Budiman".
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.layout.library_file import slug

REMOVED: Final = "[dihapus]"
_HIDDEN: Final = "[\u00ad\u200b-\u200d\u2060\ufeff]?"
# Between two words of a name: marks on one line, or one line's end with the margin of a quotation or a list's text.
_GAP: Final = r"(?:(?:(?![^\S\n]*\n)[\W_]|%20|&nbsp;|\\n){0,6}|[ \t*_]*\r?\n[ \t>]{0,12}[*_]{0,3})"
_MARKS: Final = r"[\W_]{0,3}"
_CAMEL: Final = r"(?-i:(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ]))"  # "fotoMelkiTefa"
_BEGIN: Final = rf"(?:(?<![^\W\d_])|{_CAMEL})"
_END: Final = rf"(?:(?=(?:nya|ku|mu|lah|kah|pun)?(?![^\W\d_]))|(?='s\b)|{_CAMEL})"
_PARTED: Final = 0x900  # letters before it (Latin, Greek, Cyrillic, Arabic) stand in words that spaces part
_FEWEST_DIGITS: Final = 5
_TURNS: Final = 5
_NAMED: Final = re.compile(
    r"(?:\b(?:id|story|person|organisation|source|target|see|theme|code)\"?:\s*[\"']?|[/:.@_-])\Z", re.IGNORECASE
)
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_STRUCTURE: Final = str.maketrans(
    {"[": "(", "]": ")", "{": "(", "}": ")", "<": "(", ">": ")", **dict.fromkeys(":#\"'\\|&*!%@`,", " ")}
)
Form = str  # "text", "markdown", "yaml"


class Erased(msgspec.Struct, frozen=True):
    """Some words, and what shall stand in their place."""

    words: str
    instead: str = REMOVED


class Eraser:
    """Finds and replaces the words of a wish; raises KnownError for words that would hit everything or never end."""

    def __init__(self, wanted: Sequence[Erased]) -> None:
        self.wanted = tuple(sorted(wanted, key=lambda one: -len(one.words)))
        for one in self.wanted:
            if sum(sign.isalnum() for sign in one.words) < 2:
                raise _too_short(one.words)
        self._pattern = re.compile(
            "|".join(f"(?P<w{number}>{_form(one.words, number)})" for number, one in enumerate(self.wanted)) or "(?!)",
            re.IGNORECASE,
        )
        for one in self.wanted:
            if self.holds(one.instead) or self.holds(slug(one.instead)):
                raise _holds_itself(one)

    def holds(self, text: str) -> bool:
        """Tell whether any of the words stand in a text."""
        return self._pattern.search(text) is not None

    def count(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield for each place which of the wishes it is, and where it begins and ends."""
        for match in self._pattern.finditer(text):
            yield int(str(match.lastgroup)[1:]), match.start(), match.end()

    def replaced(self, text: str, form: Form = "text") -> str:
        """Return a text without the words; joining what was apart can make them anew, so until none is left."""
        for _ in range(_TURNS):
            if not self.holds(text):
                return text
            text = self._pattern.sub(lambda match: self._instead(match, form), text)
        return self._pattern.sub("", text)

    def moved(self, text: str, places: Sequence[int]) -> list[int]:
        """Return where places of a text are after `replaced(text)`; a place within a word goes to its beginning."""
        steps = [
            (match.start(), match.end(), len(self._instead(match, "text"))) for match in self._pattern.finditer(text)
        ]
        starts = [start for start, _, _ in steps]
        shifts = [0]
        for start, end, length in steps:
            shifts.append(shifts[-1] + length - (end - start))
        found = []
        for place in places:
            number = bisect_right(starts, place)
            if number and steps[number - 1][0] < place < steps[number - 1][1]:
                found.append(steps[number - 1][0] + shifts[number - 1])
            elif number and place == steps[number - 1][0]:
                found.append(place + shifts[number - 1])
            else:
                found.append(place + shifts[number])
        return found

    def name(self, name: str) -> str:
        """Return the name of a file or folder without the words."""
        for _ in range(_TURNS):
            if not self.holds(name):
                return name
            name = self._pattern.sub(lambda match: slug(self._wish(match).instead), name)
        return self._pattern.sub("", name) or "dihapus"

    def holds_bytes(self, data: bytes) -> bool:
        """Tell whether the words stand in bytes: as UTF-8, as UTF-16, or written as JSON writes letters."""
        text = data.decode("utf-8", "surrogateescape")
        if self.holds(text) or ("\\u" in text and self.holds(_unescaped(text))):
            return True
        if b"\0" in data:
            return any(
                self.holds(data[at:].decode(code, "replace")) for code in ("utf-16-le", "utf-16-be") for at in (0, 1)
            )
        return False

    def _wish(self, match: re.Match[str]) -> Erased:
        return self.wanted[int(str(match.lastgroup)[1:])]

    def _instead(self, match: re.Match[str], form: Form) -> str:
        wish, found, text = self._wish(match), match[0], match.string
        if found == found.lower() and any(sign.isalpha() for sign in found):
            parted = any(sign in found for sign in "-_") or (
                len(wish.words.split()) > 1 and not re.search(r"\s", found)
            )
            if (
                parted
                or _NAMED.search(text[max(0, match.start() - 24) : match.start()])
                or re.match(r"[-_/@]\w|\.\w", text[match.end() : match.end() + 2])
            ):
                return slug(wish.instead)
        if form == "markdown":
            return _MARKDOWN.sub(r"\\\1", wish.instead)
        if form == "yaml":
            return " ".join(wish.instead.translate(_STRUCTURE).split()) or "(dihapus)"
        return wish.instead


def _form(words: str, number: int) -> str:
    """Return the pattern of one name or number."""
    digits = [sign for sign in words if sign.isdigit()]
    if len(digits) >= _FEWEST_DIGITS and not any(sign.isalpha() for sign in words):
        first, rest = "", digits
        if words.strip().startswith("+62") or (words.strip().startswith("62") and len(digits) > 9):
            first, rest = r"(?:\+?6[\W_]{0,2}2" + _MARKS + r"\(?0?\)?|0)", digits[2:]
        elif words.strip().startswith("0") and len(digits) > 8:
            first, rest = r"(?:\+?6[\W_]{0,2}2" + _MARKS + r"|0)", digits[1:]
        begin = r"(?<!\d)" if first else r"(?<!\d)\+?"
        return begin + _MARKS.join(filter(None, (first, *rest))) + r"(?!\d)"
    if sum(map(str.isalpha, words)) > 1 and any(sign.isalpha() and ord(sign) >= _PARTED for sign in words):
        # Nothing says where a name begins in "昨天王小明来了", and its signs are no letters with accents.
        signs = [_letter(sign) if sign.isalpha() else re.escape(sign) for sign in unicodedata.normalize("NFC", words)]
        return "(?:" + "".join(signs) + ")"
    if not any(sign.isspace() or sign in "-_" for sign in words.strip()) and not words.isalpha():
        return r"(?<!\w)" + re.escape(words.strip()) + r"(?!\w)"  # an address or an account: as it stands
    parts = [part for part in re.split(r"[\W_]+", unicodedata.normalize("NFC", words)) if part]
    whole = _GAP.join(_HIDDEN.join(map(_letter, part)) for part in parts)
    letters = [sign for part in parts for sign in part]
    spaced = ""
    if len(letters) > 2:
        part_by = f"(?P<s{number}>[^\\w\\n])"
        first = _letter(letters[0]) + part_by + _letter(letters[1])
        ends = {sum(map(len, parts[: count + 1])) for count in range(len(parts) - 1)}
        again = f"(?P=s{number})"
        spaced = (
            "|"
            + first
            + "".join(
                (r"[\W_]{1,5}" if place in ends else again) + _letter(sign) for place, sign in enumerate(letters[2:], 2)
            )
            if 1 not in ends
            else ""
        )
    return f"{_BEGIN}(?:{whole}{spaced}){_END}"


def _letter(sign: str) -> str:
    """Return a pattern for a letter with its accents, composed, apart, or left out."""
    apart = unicodedata.normalize("NFD", sign)
    if apart == sign:
        return re.escape(sign)
    return f"(?:{re.escape(sign)}|{re.escape(apart)}|{re.escape(apart[0])}(?![\u0300-\u036f]))"


def _unescaped(text: str) -> str:
    def sign(match: re.Match[str]) -> str:
        return chr(int(match[1], 16))

    return re.sub(r"\\u([0-9a-fA-F]{4})", sign, text)


def plain_json(value: object, eraser: Eraser) -> object:
    """Return a JSON value whose strings, and names of fields, are without the words."""
    if isinstance(value, str):
        return eraser.replaced(value)
    if isinstance(value, list):
        return [plain_json(one, eraser) for one in value]
    if isinstance(value, dict):
        return {eraser.replaced(key): plain_json(one, eraser) for key, one in value.items()}
    return value


def json_bytes(value: object) -> bytes:
    """Write JSON as notes are written."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass") + b"\n"


def _too_short(words: str) -> KnownError:
    return KnownError(
        Words(f"“{words}” terlalu pendek untuk dihapus dari riwayat.", f"“{words}” is too short to be erased."),
        Words("Tulis setidaknya dua huruf atau angka.", "Write at least two letters or digits."),
        code="erase-too-short",
    )


def _holds_itself(one: Erased) -> KnownError:
    return KnownError(
        Words(
            f"Penggantinya, “{one.instead}”, masih memuat kata yang hendak dihapus.",
            f"What shall stand there, “{one.instead}”, still holds words that are to be erased.",
        ),
        Words("Pilih nama samaran yang lain.", "Choose another pseudonym."),
        code="erase-holds-itself",
    )
