"""A text cut into words with what a reader sees of each: its place, its capitals, whether it begins a sentence.

One pass serves every rule that looks at words. Offsets are Python characters of the text that was handed in.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`‘-][^\W\d_]+)*")
_OWNED: Final = re.compile(r"(?<=[A-Z]{2})-(?:nya|ku|mu)\Z")  # "NIK-nya", "HIV-nya": the abbreviation is the word
_ENDS: Final = frozenset(".!?:;…•*#|>\n\r\t")
_OPENING: Final = frozenset("\"'“‘«(„[—–*_")
_ABBREVIATIONS: Final = frozenset(
    [
        "dr",
        "drs",
        "dra",
        "prof",
        "ir",
        "h",
        "hj",
        "kh",
        "st",
        "no",
        "jl",
        "jln",
        "kec",
        "kab",
        "kel",
        "ds",
        "kp",
        "gg",
        "tn",
        "ny",
        "sdr",
        "sdri",
        "rp",
        "alm",
        "mr",
        "mrs",
        "ms",
        "r",
        "ra",
        "dll",
        "dsb",
        "a.n",
        "an",
        "bpk",
        "km",
    ]
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[*_-]*[A-Z0-9])|\n+")


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word: `first` says that it begins a sentence or a line, `lower` is how it is looked up in lists."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    upper: bool
    first: bool


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a text into its words."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    before = ""
    end = 0
    for found in _WORD.finditer(text):
        word, start = found[0], found.start()
        if "-" in word:
            word = _OWNED.sub("", word)
        capital = word[0].isupper()
        yield Token(
            start,
            start + len(word),
            word,
            word.lower().replace("’", "'"),
            capital,
            word.isupper() and len(word) > 1,
            capital and _begins(text, end, start, before),
        )
        before, end = word, found.end()


def _begins(text: str, end: int, start: int, before: str) -> bool:
    """Tell whether what lies between two words ends a sentence; "H. Salim" and "Dr. Rini" do not."""
    gap = text[end:start]
    if gap == " ":
        return False
    if not before or gap[-1:] in {"“", '"', "‘", "«"}:
        return True
    if "." in gap and "\n" not in gap and (before.lower() in _ABBREVIATIONS or (len(before) == 1 and before.isupper())):
        return False
    return any(sign in _ENDS for sign in gap)


@lru_cache(maxsize=32)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of all sentences; lines always part them, abbreviations before a name do not."""
    spans = []
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        if "\n" not in gap[0] and _abbreviated(text, gap.start()):
            continue
        if text[start : gap.start()].strip():
            spans.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return tuple(spans)


def _abbreviated(text: str, end: int) -> bool:
    word = text[max(0, end - 8) : end].rstrip(".").rpartition(" ")[2]
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
