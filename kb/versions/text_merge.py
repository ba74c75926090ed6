"""Two texts of one story made one by a person: knot by knot, mine, theirs, or both one after the other.

Differences of words are widened to whole lines, so that "both" gives two paragraphs and not a broken sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec

from kb.story.story_file import StoryFile
from kb.text.word_diff import Piece, differences

Take = Literal["mine", "theirs", "both"]
BOOKKEEPING: Final = frozenset({"id", "status", "created", "modified", "reviews", "submitters", "version"})
"""Fields that the library keeps by itself: a person is not asked about them, and theirs stay."""
TAKES: Final[tuple[Take, ...]] = ("mine", "theirs", "both")


class Knot(msgspec.Struct, frozen=True):
    """A stretch of whole lines that both texts have; where they differ, `mine` is not `theirs`."""

    theirs: str
    mine: str

    @property
    def same(self) -> bool:
        """Return whether both changed the place in the same way."""
        return self.theirs == self.mine

    def taken(self, take: Take) -> str:
        """Return what becomes of it; of two paragraphs, an empty line parts the one from the other."""
        if take == "both" and self.theirs.strip() and self.mine.strip():
            before, after = self.theirs.rstrip("\n"), self.mine.lstrip("\n")
            return f"{before}\n\n{after}"
        if take == "both":
            return self.mine if self.mine.strip() else self.theirs
        return self.mine if take == "mine" else self.theirs


def knots(theirs: str, mine: str) -> tuple[Knot, ...]:
    """Cut two texts into stretches that are the same and stretches that differ, in order; nothing of either is left out."""
    return tuple(_knots(differences(theirs, mine)))


def joined(
    theirs: StoryFile, mine: StoryFile, takes: Sequence[Take], fields: Mapping[str, Take] | None = None
) -> StoryFile:
    """Put one file together: a choice for each knot of the bodies that differs, and for each field ("both" is "mine").

    Where a head cannot be rewritten field by field, the whole head is taken from where most of its fields were.
    """
    chosen = fields or {}
    body = _body(theirs.body, mine.body, takes)
    ours = [key for key, take in chosen.items() if take != "theirs"]
    try:
        head = theirs.with_fields({key: mine.front.values.get(key) for key in ours}) if ours else theirs
    except ValueError:
        head = mine if 2 * len(ours) >= len(chosen) else theirs
    return head.with_body(body)


def _body(theirs: str, mine: str, takes: Sequence[Take]) -> str:
    found = iter(takes)
    return "".join(knot.mine if knot.same else knot.taken(next(found)) for knot in knots(theirs, mine))


def _knots(pieces: Sequence[Piece]) -> Iterator[Knot]:
    theirs = mine = ""  # of the knot that is open
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        if piece.kind != "same":
            theirs += piece.text if piece.kind == "gone" else ""
            mine += piece.text if piece.kind == "new" else ""
            continue
        open_ = theirs != mine
        first, final = piece.text.find("\n") + 1, piece.text.rfind("\n") + 1
        if open_ and not first and number < last:  # within one line: the knot goes on
            theirs, mine = theirs + piece.text, mine + piece.text
            continue
        head = piece.text[: first or len(piece.text)] if open_ else ""
        cut = len(piece.text) if number == last else max(final, len(head))
        if open_:
            yield Knot(theirs + head, mine + head)
        if middle := piece.text[len(head) : cut]:
            yield Knot(middle, middle)
        theirs = mine = piece.text[cut:]
    if theirs or mine:
        yield Knot(theirs, mine)
