"""Markdown from elsewhere, brought into the shape of a story: one title, headings that name stages, no loose signs."""

import re
from collections.abc import Callable
from itertools import islice
from typing import Final

from kb.base.folding import fold
from kb.reading.characters import REPLACEMENT, clean
from kb.text.sections import cut

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<]")
_LINE_START: Final = re.compile(r"^( {0,3})(#{1,6}(?=\s|$)|>|~{3,}|\+(?=\s)|=+\s*$|-{2,}\s*$)")
_BYLINE: Final = re.compile(
    r"[*_]*(?:oleh|penulis|ditulis oleh|by|author|written by)[*_]*\s*:[*_]*\s*(?P<name>[^():]{3,80}?)\s*(?:\([^()]*\))?[*_]*\.?",
    re.IGNORECASE,
)
_BYLINE_LINES: Final = 6
_BYLINE_WITHIN: Final = 1_000
_LONE_BOLD: Final = re.compile(r"(?:\*\*|__)(?P<words>[^*_\n]{2,80}?):?(?:\*\*|__):?")
_TITLE_LONGEST: Final = 120
_EMPTY_LINE: Final = re.compile(r"^(?:<!-- -->|&nbsp;)\n+", re.MULTILINE)  # pandoc keeps two lists apart by them
_SENTENCES: Final = re.compile(r"[.!?] |[.:;,]$|\[\^")  # more than one, one that is not over, or one with a note
_MANY_LINES: Final = re.compile(r"\n{3,}")
_INDONESIAN: Final = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "untuk",
        "dengan",
        "pada",
        "tidak",
        "ini",
        "itu",
        "adalah",
        "juga",
        "saya",
        "kami",
    ]
)
_ENGLISH: Final = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "for",
        "with",
        "on",
        "not",
        "this",
        "that",
        "is",
        "are",
        "was",
        "were",
        "we",
        "they",
    ]
)


def as_markdown(text: str) -> str:
    """Turn plain text into Markdown that reads the same: signs that would command are told to be signs.

    Lists ("- ", "1. ") are left: whoever typed them meant them.
    """
    return "\n".join(_plain_line(line) for line in clean(text).split("\n"))


def tidied(text: str, stage_of: Callable[[str], str | None] | None) -> str:
    """Return Markdown without traces of the converter; a line in bold that names a stage becomes a heading."""
    text = _EMPTY_LINE.sub("", clean(text).replace(REPLACEMENT, "").replace("\u00a0", " "))
    lines = [_heading(line, stage_of) for line in text.split("\n")]
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def split_title(text: str, stage_of: Callable[[str], str | None] | None = None) -> tuple[str, str]:
    """Return the title of a text and the rest: its only first-level heading, or a short first line that is no sentence.

    When there are several first-level headings they are parts, and none of them is the title; nor is the name of a stage.
    """
    sections = cut(text, 1)
    before, headed = sections[0].text, sections[1:]
    if len(headed) == 1 and not before.strip() and not (stage_of and stage_of(headed[0].title)):
        return _plain_title(headed[0].title), headed[0].text.lstrip("\n")
    first, _, rest = text.lstrip("\n").partition("\n\n")
    plain = _plain_title(first)
    short = 0 < len(plain) <= _TITLE_LONGEST and "\n" not in first.strip() and not _SENTENCES.search(plain)
    if short and not first.startswith(("#", "-", ">", "|", "![", "1.")) and rest.strip():
        return plain, rest.lstrip("\n")
    return "", text


def split_byline(text: str) -> tuple[str, str]:
    """Return the name that a text itself gives as its writer's ("Oleh: …") and the text without that line.

    Only among the first lines, and only where it says so: nobody's name is guessed. What stands in brackets behind it
    ("Pekerja Sosial") is no part of the name.
    """
    for line in islice(re.finditer(r"[^\n]+", text[:_BYLINE_WITHIN]), _BYLINE_LINES):
        found = _BYLINE.fullmatch(line.group().strip())
        if found:
            around = (text[: line.start()].rstrip("\n"), text[line.end() :].lstrip("\n"))
            return found["name"].strip(" *_,;"), "\n\n".join(filter(None, around))
    return "", text


def language_of(text: str) -> str:
    """Guess between Indonesian and English by the small words; Indonesian when nothing speaks for English."""
    words = fold(text[:20_000]).split()
    ours, theirs = (sum(word in small for word in words) for small in (_INDONESIAN, _ENGLISH))
    return "en" if theirs > ours else "id"


def _plain_line(line: str) -> str:
    escaped = _SPECIAL.sub(lambda sign: "\\" + sign[0], line.expandtabs(4).strip())
    return _LINE_START.sub(r"\1\\\2", escaped)


def _heading(line: str, stage_of: Callable[[str], str | None] | None) -> str:
    found = _LONE_BOLD.fullmatch(line.strip())
    if found is None or stage_of is None or not stage_of(found["words"]):
        return line
    return f"## {found['words'].strip()}"


def _plain_title(line: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\\([^\w\s])|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}", r"\1", line)).strip()
