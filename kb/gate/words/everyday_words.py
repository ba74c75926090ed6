"""Whether a word is an everyday word of Indonesian or English, with or without affixes.

The dictionaries know so many words that hundreds of family names are among them; so only what is often written counts.
A word that is wrongly taken for an everyday one would be a name that nobody is asked about.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kb.gate.words import word_lists as lists
from kb.spelling.spelling_affixes import roots_of
from kb.spelling.spelling_file import FOLDER

_FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "everyday"
_ENGLISH_ENDINGS: Final = ("'s", "s", "es", "ed", "d", "ing", "ly", "er", "ers")
_CLITICS: Final = ("nya", "ku", "mu", "lah", "kah", "pun")
_SHORTEST: Final = 3
_LEAST: Final = 4


def is_everyday(word: str) -> bool:
    """Whether a word, in small letters, is one of Indonesian or of English."""
    return is_indonesian(word) or _is_english(word)


@lru_cache(maxsize=65536)
def is_indonesian(word: str) -> bool:
    """Whether a word, in small letters, is one of Indonesian."""
    if is_root(word):
        return True
    if word in _words("id-derived"):
        return True
    if "-" in word:
        return all(is_indonesian(part) for part in word.split("-") if part)
    for ending in _CLITICS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST and is_indonesian(base):
            return True
    return any(
        root in _words("id") or (len(root) > _LEAST and _is_affixed(word, root) and root in _dictionary())
        for root in roots_of(word)
    )


def _is_affixed(word: str, root: str) -> bool:
    """Whether a good deal was taken off, or an ending that hardly any name has."""
    return len(word) - len(root) >= _LEAST or (
        word.startswith(root) and word.endswith(("kan", "i", "lah", "nya", "kah"))
    )


def is_root(word: str) -> bool:
    """Whether a word, in small letters, is one of Indonesian as it stands, with nothing taken off."""
    return word in lists.SMALL or word in _words("id")


@lru_cache(maxsize=65536)
def _is_english(word: str) -> bool:
    if word in _words("en"):
        return True
    if "-" in word:
        return all(is_everyday(part) for part in word.split("-") if part)
    for ending in _ENGLISH_ENDINGS:
        plain = word.removesuffix(ending)
        if plain != word and len(plain) >= _LEAST and _is_english_root(plain):
            return True
    return False


def _is_english_root(plain: str) -> bool:
    words = _words("en")
    return plain in words or f"{plain}e" in words or (plain[-1] == plain[-2] and plain[:-1] in words)


@cache
def _words(language: str) -> frozenset[str]:
    lines = (_FOLDER / f"{language}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _dictionary() -> frozenset[str]:
    """All words of the Indonesian dictionary that are written small: only to tell the roots of long words."""
    lines = (FOLDER / "id_ID.dic").read_text("iso8859-1").splitlines()[1:]
    return frozenset(word for line in lines if (word := line.partition("/")[0]).islower())
