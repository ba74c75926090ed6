"""A colour for each story that is cut out of a text; its number stands beside it, so the colour says nothing alone."""

from typing import Final

from PySide6.QtGui import QColor

_TINTS: Final = ("#0f6b66", "#b8651b", "#6b4fa0", "#2f6fb0", "#a8325e", "#5c7a1f")


def tint(number: int) -> QColor:
    """Return the colour of the story with this number, from 0."""
    return QColor(_TINTS[number % len(_TINTS)])
