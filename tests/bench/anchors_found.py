"""What the tool of the shared material asks for: our anchors as plain functions."""

from kb.anchors.anchor import Anchored, anchor
from kb.annotation.annotation import quote_of


def found(old: str, start: int, end: int, new: str) -> tuple[int, int, str] | None:
    """With the old text at hand, as history gives it."""
    return _told(anchor(quote_of(old, start, end), new, old))


def quote_alone(old: str, start: int, end: int, new: str) -> tuple[int, int, str] | None:
    """With nothing but the words, 32 characters on either side, and the place."""
    return _told(anchor(quote_of(old, start, end), new))


def _told(anchored: Anchored) -> tuple[int, int, str] | None:
    return None if anchored.certainty == "lost" else (anchored.start, anchored.end, anchored.certainty)
