"""From text to the words that are looked up: the same road for stories and for what a person types.

A word is a row of letters and digits; everything else parts words. Case, accents and apostrophes carry no meaning
(Jum'at, JUMAT and jumat are one word); a reduplication written with a hyphen is one word (anak-anak is found as anak).
Every token knows where it stands in the text as it was given, so that excerpts and marks are exact.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from index.stems import Stems
from kb.folding import fold

ANALYSIS_NUMBER: Final = 1  # 1: first form, November 2026. Add one with every change of what a text is turned into.
LONGEST_WORD: Final = 64
GAP: Final = 16  # positions left free between parts of a field, so that no phrase reaches from one part into the next

# Marks that belong to the letter before them, in the scripts of the archipelago and its neighbours, and the invisible
# characters that may stand inside a word.
_INSIDE: Final = (
    "\u00ad\u200c\u200d\u2060\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1b00-\u1b04\u1b34-\u1b44\u1ab0-\u1aff\u1dc0-\u1dff\ua980-\ua983\ua9b3-\ua9c0"
    "\ufe20-\ufe2f"
)
_WORD: Final = re.compile(rf"[^\W_](?:[^\W_{_INSIDE}]|[{_INSIDE}]|['’‘ʼ`](?=[^\W_]))*")
_ENDING: Final = re.compile("(?:ku|mu|nya|lah|kah|tah|pun)")
_SENTENCE_END: Final = frozenset(".!?:;\n\u2028\ufffc•")


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


def fold_word(raw: str) -> str:
    """Return a word as it is indexed; empty when nothing of it can be looked up."""
    if raw.isascii():
        plain = raw.lower().replace("'", "").replace("`", "")
    else:
        plain = "".join(sign for sign in fold(raw) if sign.isalnum())
    return plain[:LONGEST_WORD]


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order."""
    waiting: Token | None = None  # held back until it is known whether a second half follows
    position = -1
    for found in _WORD.finditer(text):
        raw = found.group()
        word = fold_word(raw)
        if not word:
            continue
        start, end = found.span()
        partner = ""
        if waiting is not None:
            if start == waiting.end + 1 and text[waiting.end] == "-":
                partner = waiting.word
                if _same(partner, word):
                    waiting = waiting._replace(end=end)  # the second half of anak-anak adds nothing but length
                    continue
            yield waiting
        position += 1
        waiting = Token(word, start, end, position, raw[0].isupper() and _mid_sentence(text, start), partner)
    if waiting is not None:
        yield waiting


def _same(first: str, second: str) -> bool:
    if not first.isalpha() or len(first) < 2:
        return False
    return second == first or (second.startswith(first) and _ENDING.fullmatch(second, len(first)) is not None)


def _mid_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and not text[at].isalnum():
        if text[at] in _SENTENCE_END:
            return False
        at -= 1
    return at >= 0


class Terms:
    """What one field of one story holds: places (written) or counts (stems) a term, and how long the field is."""

    def __init__(self) -> None:
        self.places: dict[str, array[int]] = {}
        self.stems: dict[str, int] = {}
        self.length = 0
        self._next = 0

    def add(self, text: str, stems: Stems | None = None, *, names: bool = False) -> None:
        """Add a part of the field; `names` tells that capitals inside its sentences mean names, which keep their form.

        A word with a capital is stemmed all the same when the same part also holds it without one: "Pendampingan" in
        the name of a programme, beside pendampingan in its story.
        """
        found = list(tokens(text))
        common = {token.word for token in found if not token.name} if names else set()
        places, base = self.places, self._next
        for token in found:
            word = token.word
            if word in places:
                places[word].append(base + token.position)
            else:
                places[word] = array("I", (base + token.position,))
            if stems is not None:
                keep = names and token.name and word not in common
                stem = word if keep else stem_of(token, stems)
                self.stems[stem] = self.stems.get(stem, 0) + 1
        self.length += len(found)
        if found:
            self._next = base + found[-1].position + GAP

    def add_all(self, parts: Iterable[str], stems: Stems | None = None) -> None:
        """Add several parts (labels, titles) that no phrase may join."""
        for part in parts:
            self.add(part, stems)


def stem_of(token: Token, stems: Stems) -> str:
    """Return the stem of a token, using the other half of a reduplication where it helps."""
    if token.partner:
        return stems.pair(token.partner, token.word) or stems.stem(token.word)
    return stems.stem(token.word)
