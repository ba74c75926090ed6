"""Names that are written to hide a little, and what people call somebody instead: "m*r*a", "Mar1a", "Y o h a n e s", "disapa Mama Nona"."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kb.gate.names.name_run import Mention
from kb.gate.words import word_lists as lists
from kb.gate.words.everyday_words import is_everyday

# "m*r*a": a name of which some letters are starred out; emphasis stands around words, not inside them.
_STARRED: Final = re.compile(
    r"(?<![\w*•])[^\W\d_](?=[^\W\d_]*[*•])(?:[^\W\d_]|[*•](?=[*•]{0,6}[^\W\d_])){2,30}(?![\w*•])"
)
# "disapa Mama Nona": what people call somebody is a name, whatever its words mean.
_CALLED: Final = re.compile(
    r"\b(?:dipanggil|disapa|dijuluki|menyapanya|menjulukinya|memanggilnya|julukan(?:nya)?|panggilan(?:nya)?|sapaan(?:nya)?)\s+(?:(?:sebagai|dengan(?:\s+nama)?|akrab)\s+)?[\"“'‘]?(?P<it>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){1,3})"
)
# "Mar1a", "0ematan": figures in the place of letters.
_FIGURED: Final = re.compile(r"(?<![\w.@/#:&-])(?:[A-Z][a-z]*[013457][a-z][a-z013457]*|0[a-z]{4,20})(?![\w@/]|\.\w)")
# "Y o h a n e s": letters one by one, in any row but the alphabet's.
_APART: Final = re.compile(r"(?<![\w.·-])[^\W\d_](?P<gap>[ .·-])(?:[^\W\d_](?P=gap)){2,30}[^\W\d_](?![\w·-])")
_AS_LETTERS: Final = str.maketrans("013457", "oieast")
_INITIALS: Final = 5  # capitals in a row that are letters of a name, and not the name


def hidden_names(text: str) -> Iterator[Mention]:
    """Yield them kind by kind; all are taken for people."""
    spans = (*_starred(text), *_figured(text), *_letter_by_letter(text), *_called(text))
    yield from (Mention(start, end, text[start:end], "person", cued=True) for start, end in spans)


def _starred(text: str) -> Iterator[tuple[int, int]]:
    for found in _STARRED.finditer(text) if "*" in text or "•" in text else ():
        if not found[0].endswith("*i"):  # "siswa*i" are pupils of both sexes
            yield found.span()


def _figured(text: str) -> Iterator[tuple[int, int]]:
    for found in _FIGURED.finditer(text):
        if not is_everyday(found[0].lower().translate(_AS_LETTERS)):
            yield found.span()


def _letter_by_letter(text: str) -> Iterator[tuple[int, int]]:
    for found in _APART.finditer(text):
        if _is_spelled(found[0].replace(found["gap"], "")):
            yield found.span()


def _called(text: str) -> Iterator[tuple[int, int]]:
    for found in _CALLED.finditer(text):
        first = found["it"].partition(" ")[0].lower()
        if first not in lists.PLACE_HEADS | lists.ORGANISATION_HEADS | lists.OTHER_HEADS:
            yield found.span("it")


def _is_spelled(word: str) -> bool:
    """Whether letters that stand apart make a name: no word of the language, no initials, no row of the alphabet."""
    small = word.lower()
    counted = all(ord(after) - ord(before) in {0, 1} for before, after in pairwise(small))
    return not (counted or is_everyday(small) or (word.isupper() and len(word) <= _INITIALS))
