"""Whether a word is a word of the language: the roots of the spelling dictionaries with their affixes, and our own lists.

Only the list of words is read, without hunspell: that takes milliseconds where hunspell takes a second, and a word that
is wrongly taken for one of the language would be a name that nobody is asked about, so affixes are taken off strictly.
"""

import re
from functools import cache, lru_cache
from typing import Final

from kb.gate import word_lists as lists
from kb.spelling_affixes import roots_of
from kb.spelling_file import FOLDER

_ENGLISH_ENDINGS: Final = re.compile(r"(?:'s|s|es|ed|d|ing|ly|er|ers)\Z")
_LEAST: Final = 4


@lru_cache(maxsize=65536)
def is_everyday(word: str) -> bool:
    """Whether a word, in small letters, is one of Indonesian or English, with or without affixes."""
    if word in lists.SMALL or word in _words("id_ID") or word in _words("en_US"):
        return True
    if "-" in word:
        return all(is_everyday(part) for part in word.split("-") if part)
    if any(root in _words("id_ID") for root in roots_of(word)):
        return True
    plain = _ENGLISH_ENDINGS.sub("", word)
    return len(plain) >= _LEAST and (plain in _words("en_US") or f"{plain}e" in _words("en_US"))


@lru_cache(maxsize=65536)
def is_indonesian(word: str) -> bool:
    """Whether a word, in small letters, is one of Indonesian."""
    if word in lists.SMALL or word in _words("id_ID"):
        return True
    if "-" in word:
        return all(is_indonesian(part) for part in word.split("-") if part)
    return any(root in _words("id_ID") for root in roots_of(word))


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a dictionary that are written small; a name in it is no everyday word."""
    encoding = "iso8859-1" if name == "en_US" else "utf-8"
    lines = (FOLDER / f"{name}.dic").read_text(encoding, "replace").splitlines()[1:]
    more = FOLDER / f"more_{name[:2]}.txt"
    if more.is_file():
        lines += more.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if (word := line.partition("/")[0].strip()) and word.islower())
