"""From text to the words that are looked up: the same road for stories and for what a person types.

A word is a row of letters and digits; everything else parts words. Case, accents and apostrophes carry no meaning
(Jum'at, JUMAT and jumat are one word); a reduplication written with a hyphen is one word (anak-anak is found as anak).
Every token knows where it stands in the text as it was given, so that excerpts and marks are exact.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from index.language.stems import Stems
from kb.base.folding import fold

ANALYSIS_NUMBER: Final = 1  # 1: first form, November 2026. Add one with every change of what a text is turned into.
LONGEST_WORD: Final = 64

# Marks that belong to the letter before them, in the scripts of the archipelago and its neighbours, and the invisible
# characters that may stand inside a word.
_INSIDE: Final = (
    "\u00ad\u200c\u200d\u2060\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1b00-\u1b04\u1b34-\u1b44\u1ab0-\u1aff\u1dc0-\u1dff\ua980-\ua983\ua9b3-\ua9c0"
    "\ufe20-\ufe2f"
)
_WORD: Final = re.compile(
    rf"[^\W_][^\W_{_INSIDE}]*(?:(?:[{_INSIDE}]|['’‘ʼ`](?=[^\W_]))[^\W_{_INSIDE}]*)*"  # long runs in one step
)
_ENDING: Final = re.compile("(?:ku|mu|nya|lah|kah|tah|pun)")
SENTENCE_END: Final = frozenset(".!?:;\n\u2028\ufffc•")


class Token(NamedTuple):
    """One word: its folded form, where it stands in the text, and at which place in the row of words.

    `name` tells that it begins with a capital in the middle of a sentence; `partner` is the other half of a
    reduplication that changes its form (meniru-nirukan).
    """

    word: str
    start: int
    end: int
    position: int
    name: bool = False
    partner: str = ""


@lru_cache(maxsize=65_536)
def fold_word(raw: str) -> str:
    """Return a word as it is indexed; empty when nothing of it can be looked up."""
    if raw.isascii():
        plain = raw.lower().replace("'", "").replace("`", "")
    else:
        plain = "".join(sign for sign in fold(raw) if sign.isalnum())
    return plain[:LONGEST_WORD]


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order."""
    found: list[Token] = []
    add = found.append
    last, last_end = "", -1
    for match in _WORD.finditer(text):
        raw = match.group()
        word = fold_word(raw)
        if not word:
            continue
        start, end = match.span()
        partner = ""
        if start == last_end + 1 and last and text[last_end] == "-":
            partner = last
            if _same(partner, word):  # the second half of anak-anak adds nothing but length
                found[-1] = found[-1]._replace(end=end)
                last, last_end = word, end
                continue
        add(Token(word, start, end, len(found), raw[0].isupper() and _mid_sentence(text, start), partner))
        last, last_end = word, end
    return found


@lru_cache(maxsize=32_768)
def _tokens_of_piece(piece: str) -> tuple[Token, ...]:
    return tuple(tokens(piece))


def plain_tokens(text: str) -> list[Token]:
    """Return the same words without saying which are names: quicker, because what stands between two spaces comes again
    and again and is remembered."""
    found: list[Token] = []
    at = 0
    for piece in text.split(" "):
        for word, start, end, _, _, partner in _tokens_of_piece(piece):
            found.append(Token(word, start + at, end + at, len(found), False, partner))
        at += len(piece) + 1
    return found


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a short text that comes again and again, such as a label."""
    return tuple(token.word for token in tokens(text))


def _same(first: str, second: str) -> bool:
    if not first.isalpha() or len(first) < 2:
        return False
    return second == first or (second.startswith(first) and _ENDING.fullmatch(second, len(first)) is not None)


def _mid_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and not text[at].isalnum():
        if text[at] in SENTENCE_END:
            return False
        at -= 1
    return at >= 0


def stem_of(token: Token, stems: Stems) -> str:
    """Return the stem of a token, using the other half of a reduplication where it helps."""
    if token.partner:
        return stems.pair(token.partner, token.word) or stems.stem(token.word)
    return stems.stem(token.word)
