"""People of whom a text gives the first letters alone: "SBY", "M.T. (14)", "korban, RH, menolak".

Most rows of capitals are offices, laws and units. So without dots somebody must stand beside, and what the text explains
in brackets, or what everybody in the field knows, is no person.
"""

import re
from collections.abc import Iterator
from typing import Final

from kb.gate.names.name_run import Mention
from kb.gate.names.person_context import may_act
from kb.gate.words import word_lists as lists
from kb.gate.words.everyday_words import is_everyday

_DOTTED: Final = re.compile(r"(?<![\w.@/])(?:[A-Z]\.){2,3}(?:[A-Z](?!\w))?(?!\w)")
_UPPER: Final = re.compile(r"(?<![\w.@/#&-])[A-Z]{2,3}(?![\w.@/&]|-\w|\s+[A-Z][a-z])")
_ONE: Final = re.compile(
    r"\b(?:[Kk]orban|[Kk]lien|[Aa]nak|[Pp]elaku|[Ss]audara|[Ss]audari|[Pp]enyintas|[Kk]onseli),? (?P<it>[A-HJ-Z]\.?)(?= \(\d|, \d|,? (?:\w+ ){0,2}(?:mengaku|bercerita|menangis|dibawa|dipukul|takut|pulang|datang|tinggal))"
    r"|(?<![\w.])(?P<also>[A-HJ-Z])(?= \(\d{1,2}(?: tahun| thn)?\))"
)
_EXPLAINED: Final = re.compile(r"\(\s*([A-Z]{2,4})\s*[);,]|\b([A-Z]{2,4})\s+\((?!\d)")
_DEGREE: Final = re.compile(r"[A-Za-z][\w.'’-]*\.?,? \Z")
_DEGREES: Final = frozenset(
    [
        "mt",
        "st",
        "se",
        "sh",
        "mh",
        "mm",
        "ma",
        "sp",
        "sc",
        "bc",
        "ba",
        "ss",
        "si",
        "pd",
        "ag",
        "kom",
        "kes",
        "hum",
        "psi",
        "phd",
        "msi",
    ]
)
_ADDRESSED: Final = re.compile(
    r"\b(?:pak|bu|bapak|ibu|mas|mbak|kak|bang|saudara|saudari|presiden|wapres|wakil presiden|menteri|gubernur|bupati|walikota|wali kota"
    r"|ketua|ustad|ustadz|pendeta|romo|mr|mrs|ms) \Z",
    re.IGNORECASE,
)
_PARENT: Final = re.compile(
    r"\b(?:ibu|ayah|bapak|anak|adik|kakak|orang ?tua|keluarga|rumah|istri|suami|nenek|kakek)(?: kandung| tiri)? dari \Z|\b(?:bertemu|menemui|bersama|pasangan) \Z",
    re.IGNORECASE,
)
_KNOWN: Final = frozenset({"sby", "jk"})  # people whom the whole country calls so
_ROMAN: Final = re.compile(r"[IVXLC]+")
_SURNAME: Final = re.compile(r"\s?([A-Z][a-z][\w'’]*)")
_REACH: Final = 40


def initials(text: str) -> Iterator[Mention]:
    """Yield the places of first letters that stand for somebody."""
    explained = {one or other for one, other in _EXPLAINED.findall(text)}
    for found in _DOTTED.finditer(text):
        start, end = found.span()
        ahead = text[max(0, start - _REACH) : start]
        plain = found[0].replace(".", "").lower()
        behind_name = plain in _DEGREES and bool(_DEGREE.search(ahead)) and _is_name(ahead.rstrip(" ,").split(" ")[-1])
        goes_on = _SURNAME.match(text, end)
        if goes_on and goes_on[1].lower() not in lists.NAME_WORDS and is_everyday(goes_on[1].lower()):
            goes_on = None  # a new sentence begins
        if not behind_name and not goes_on and plain not in lists.ABBREVIATIONS and not _ROMAN.fullmatch(plain.upper()):
            yield Mention(start, end, found[0], "person", cued=True)
    for found in _ONE.finditer(text):
        group = "it" if found["it"] else "also"
        yield Mention(*found.span(group), found[group], "person", cued=True)
    for found in _UPPER.finditer(text):
        start, end = found.span()
        key = found[0].lower()
        if found[0] in explained or key in lists.ABBREVIATIONS or _ROMAN.fullmatch(found[0]):
            continue
        ahead = text[max(0, start - _REACH) : start]
        beside = may_act(text, start, end) or bool(_PARENT.search(ahead))
        if key in _KNOWN or _ADDRESSED.search(ahead) or (key not in lists.DEGREES and beside):
            yield Mention(start, end, found[0], "person", cued=True)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not is_everyday(word.lower())
