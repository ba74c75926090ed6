"""The one bridge between two ways of counting: Python counts characters, Qt counts UTF-16 units.

Most text needs no bridge at all, so every function first asks whether the text holds anything beyond the basic plane.
"""

from bisect import bisect_left
from typing import Final

_LAST_SINGLE: Final = "\uffff"


def units(text: str) -> int:
    """Return how many UTF-16 units `text` takes in Qt."""
    if text.isascii() or max(text) <= _LAST_SINGLE:
        return len(text)
    return len(text) + sum(character > _LAST_SINGLE for character in text)


class Bridge:
    """Both counts of one text; built once per block, so that a thousand marks in it cost no thousand walks.

    `wide` holds the character offsets of everything that takes two units.
    """

    __slots__ = ("_wide", "_wide_units", "length", "units")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        plain = not text or text.isascii() or max(text) <= _LAST_SINGLE
        self._wide = () if plain else tuple(at for at, char in enumerate(text) if char > _LAST_SINGLE)
        self._wide_units = tuple(at + number for number, at in enumerate(self._wide))
        self.units = self.length + len(self._wide)

    def to_units(self, offset: int) -> int:
        """Return the Qt offset of a Python one; out of range is brought to the nearest end."""
        offset = min(max(offset, 0), self.length)
        return offset + bisect_left(self._wide, offset) if self._wide else offset

    def to_characters(self, position: int) -> int:
        """Return the Python offset of a Qt one; the middle of a pair counts as the place before it."""
        position = min(max(position, 0), self.units)
        if not self._wide:
            return position
        before = bisect_left(self._wide_units, position)
        inside = before > 0 and self._wide_units[before - 1] == position - 1
        return position - before if not inside else position - 1 - (before - 1)
