"""Which stars, underlines and tildes belong together: the delimiter algorithm of the CommonMark specification."""

import unicodedata
from enum import IntEnum
from typing import NamedTuple


class EmphasisStyle(IntEnum):
    """What a pair of delimiters gives to the text between them."""

    EMPHASIS = 0
    STRONG = 1
    STRUCK = 2


class Delimiter:
    """A row of equal signs that may begin or end something."""

    __slots__ = ("after", "before", "closes", "count", "opens", "original", "piece", "sign")

    def __init__(self, signs: str, piece: int, around: tuple[str, str], before: "Delimiter | None") -> None:
        self.sign = signs[0]
        self.count = self.original = len(signs)
        self.piece = piece  # number of the piece of text that it is
        self.before = before
        self.after: Delimiter | None = None
        if before:
            before.after = self
        self._flank(*around)

    def _flank(self, left: str, right: str) -> None:
        """Decide from the characters on both sides what it can do."""
        opens = not right.isspace() and (not _punctuation(right) or left.isspace() or _punctuation(left))
        closes = not left.isspace() and (not _punctuation(left) or right.isspace() or _punctuation(right))
        words = self.sign == "_"  # snake_case is no emphasis
        self.opens = opens and (not words or not closes or _punctuation(left))
        self.closes = closes and (not words or not opens or _punctuation(right))

    def unlink(self) -> None:
        """Take it out of the row of delimiters."""
        if self.before:
            self.before.after = self.after
        if self.after:
            self.after.before = self.before


class Pair(NamedTuple):
    """Two delimiters that belong together, and what they mean."""

    opener: Delimiter
    closer: Delimiter
    look: EmphasisStyle


def pairs(last: Delimiter | None, bottom: Delimiter | None) -> list[Pair]:
    """Pair the delimiters from the one after `bottom` to `last`, innermost first, and use up their counts."""
    closer = last
    while closer and closer is not bottom and closer.before is not bottom:
        closer = closer.before
    found: list[Pair] = []
    if closer is bottom:
        return found
    floors: dict[tuple[str, bool, int], int] = {}
    while closer:
        opener = _opener(closer, bottom, floors) if closer.closes else None
        if opener is None:
            following = closer.after
            if closer.closes and not closer.opens:
                closer.unlink()
            closer = following
            continue
        size = 2 if opener.count >= 2 and closer.count >= 2 else 1
        look = EmphasisStyle.STRUCK if closer.sign == "~" else EmphasisStyle(size - 1)
        found.append(Pair(opener, closer, look))
        opener.after, closer.before = closer, opener
        for mark in (opener, closer):
            mark.count -= size
            if not mark.count:
                mark.unlink()
        closer = closer if closer.count else closer.after
    return found


def _opener(closer: Delimiter, bottom: Delimiter | None, floors: dict[tuple[str, bool, int], int]) -> Delimiter | None:
    """Find the nearest delimiter that can begin what `closer` ends."""
    key = (closer.sign, closer.opens, closer.original % 3)
    floor = floors.get(key, -1)
    opener = closer.before
    while opener and opener is not bottom and opener.piece > floor:
        if _match(opener, closer):
            return opener
        opener = opener.before
    # Nothing before here can begin an end of this kind: the next one need not look again.
    floors[key] = closer.before.piece if closer.before else -1
    return None


def _match(opener: Delimiter, closer: Delimiter) -> bool:
    if not opener.opens or opener.sign != closer.sign:
        return False
    if closer.sign == "~":
        return opener.count == closer.count
    # The rule of three: "*a**b*" must not begin with one star and end with one of two.
    either = opener.closes or closer.opens
    both = opener.original % 3 == 0 and closer.original % 3 == 0
    return not either or both or (opener.original + closer.original) % 3 != 0


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
