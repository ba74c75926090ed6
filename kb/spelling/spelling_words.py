"""The words of a Markdown text that can be spelled wrong: no code, no addresses, no marks, no numbers.

What is left out is blanked rather than cut, so that every word keeps its place in the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import msgspec

_LEFT_OUT: Final = re.compile(
    r"""
      ^\ {0,3}(?P<fence>`{3,}|~{3,}).*(?:\n(?!\ {0,3}(?P=fence)).*)*(?:\n.*)?  # a block of code
    | `[^`\n]{1,500}`                                   # code in a line
    | <!--(?:(?!-->|<!--)(?:.|\n)){0,5000}-->
    | \[\[[^\[\]\n]{0,200}\]\]                          # a link to a story by its name
    | \]\([^()\n]{0,500}\)                              # where a link leads, not what it says
    | ^\[[^\]\^\n][^\]\n]{0,200}\]:.*$                  # where a link leads, at the foot of the text
    | \[\^[^\]\n]{1,60}\]:?                             # a footnote's number
    | <[^<>\n]{1,300}>
    | \{[^{}\n]{0,200}\}
    | &\w{2,10};
    | \b(?:https?|ftp|file|mailto|story|doi):\S+
    | \bwww\.\S+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,190}
    | (?<!\w)[\#@]\w+
    | (?<![\w-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:com|org|net|id|info|edu|gov|int|pdf|docx?|odt|xlsx?|md|jpe?g|png|html?)\b(?:/\S*)?
    """,
    re.VERBOSE | re.MULTILINE,
)
_LETTER: Final = r"[^\W_\u0300-\u036f][\u0300-\u036f]*"
_WORD: Final = re.compile(rf"(?:{_LETTER})+(?:['’ʼ‑-](?:{_LETTER})+)*")
_OPENING: Final = " \t*_#>“”\"'‘’([-–—•+"
_ENDING: Final = frozenset("\n.!?:;…\x00|")
_LETTERS: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ʯ'-]+")


class Word(msgspec.Struct, frozen=True):
    """A word, where it stands, and whether a sentence may begin with it, so that its capital says nothing."""

    start: int
    end: int
    text: str
    begins: bool


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text that are made of Latin letters only; apostrophes and hyphens come in one form."""
    text_left = _LEFT_OUT.sub(lambda found: "\x00" * len(found[0]), text)
    for found in _WORD.finditer(text_left):
        plain = plain_form(found[0])
        if _LETTERS.fullmatch(plain):
            yield Word(found.start(), found.end(), plain, _begins(text_left, found.start()))


def plain_form(word: str) -> str:
    """Return a word with composed letters, straight apostrophes and simple hyphens."""
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("ʼ", "'").replace("‑", "-")


def _begins(text: str, at: int) -> bool:
    while at and text[at - 1] in _OPENING:
        at -= 1
    return not at or text[at - 1] in _ENDING or (text[at - 1] == ")" and text[at - 2 : at - 1].isdigit())
