"""Small numbers as people write them, in figures and in words of two languages, and the bands that hide an age."""

import re
from typing import Final

_UNITS: Final = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_TEENS: Final = [
    "sepuluh",
    "sebelas",
    "duabelas",
    "tigabelas",
    "empatbelas",
    "limabelas",
    "enambelas",
    "tujuhbelas",
    "delapanbelas",
    "sembilanbelas",
]
_ENGLISH: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNIT: Final = "|".join(_UNITS)
NUMBER: Final = (
    rf"(?:\d{{1,3}}(?![.,]{{0,2}}\d)|(?:{_UNIT})\s+puluh(?:\s+(?:{_UNIT}))?|(?:{_UNIT})\s*belas|sepuluh|sebelas|seratus|se(?=tahun\b)|{_UNIT}"
    rf"|(?:{'|'.join(_ENGLISH_TENS)})(?:[ -](?:{'|'.join(_ENGLISH[:9])}))?|{'|'.join(reversed(_ENGLISH))})"
)


def value(words: str) -> int | None:
    """Return the number that figures or words say; None for anything else."""
    text = " ".join(words.lower().replace("-", " ").split())
    if text.isdecimal():
        return int(text)
    if text in _ENGLISH:
        return _ENGLISH.index(text) + 1
    first, _, rest = text.partition(" ")
    if first in _ENGLISH_TENS:
        return (_ENGLISH_TENS.index(first) + 2) * 10 + (value(rest) or 0 if rest else 0)
    return _indonesian(text)


def _indonesian(text: str) -> int | None:
    joined = text.replace(" ", "")
    if joined in _TEENS:
        return _TEENS.index(joined) + 10
    if joined in {"seratus", "se"}:
        return 100 if joined == "seratus" else 1
    tens, found, unit = joined.partition("puluh")
    if found and tens in _UNITS and (not unit or unit in _UNITS):
        return (_UNITS.index(tens) + 1) * 10 + (_UNITS.index(unit) + 1 if unit else 0)
    return _UNITS.index(joined) + 1 if joined in _UNITS else None


_BANDS: Final = (  # up to this age: what people say instead
    (1, "bayi", "a baby"),
    (5, "balita", "under five"),
    (12, "usia sekolah dasar", "of primary school age"),
    (19, "belasan tahun", "in the teens"),
    (29, "dua puluhan tahun", "in the twenties"),
    (39, "tiga puluhan tahun", "in the thirties"),
    (49, "empat puluhan tahun", "in the forties"),
    (59, "lima puluhan tahun", "in the fifties"),
    (999, "lanjut usia", "an older person"),
)


def band(age: int, language: str = "id") -> str:
    """Return the words that say an age as roughly as a story needs it."""
    for up_to, indonesian, english in _BANDS:
        if age <= up_to:
            return english if language == "en" else indonesian
    raise AssertionError("the last band is open")


_AGE_WORDS: Final = re.compile(
    rf"(?P<lead>(?:ber)?(?:usia|umur)(?:nya)?(?:\s+(?:baru|sekitar|kira-kira|kurang lebih|masih|genap|saat itu|waktu itu))*\s+)?"
    rf"(?P<number>{NUMBER})(?!\w|\s+puluhan)\s*-?(?P<unit>\s*(?:tahun|thn|th|years?[- ]olds?|bulan)\b)?",
    re.IGNORECASE,
)


def banded(words: str) -> str:
    """Return an age as it was written ("berusia 14 tahun", "14", "14-year-old") with the number hidden in its band."""
    found = _AGE_WORDS.search(words)
    age = value(found["number"]) if found else None
    if found is None or age is None:
        return words
    unit = (found["unit"] or "").lower()
    if "year" in unit or re.match(r"\s*(?:aged?|was|is)\b", words, re.IGNORECASE):
        said = band(age, "en")
        return "teenage" if "old" in unit and said == "in the teens" else said
    said = band(0 if "bulan" in unit else age)
    lead = (found["lead"] or "").strip().split(" ")[0]
    if lead and not said.endswith("tahun"):
        lead = "sudah" if said.startswith("lanjut") else "masih"
    return words[: found.start()] + " ".join(filter(None, (lead, said))) + words[found.end() :]
