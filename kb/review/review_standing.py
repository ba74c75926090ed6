"""What may be said of a story to its readers: who has really read it before them, and what each decision is worth now."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from kb.base.words import Words
from kb.signatures.review_rules import content_digest, counting
from kb.signatures.review_signature import Ground, holds, pictures_digest
from kb.story.story import Review
from kb.story.story_file import StoryFile

if TYPE_CHECKING:
    from kb.library.library import Library

Worth = Literal["counts", "earlier", "other-pictures", "returned", "unproved", "no-key"]
WORTHS: Final[Mapping[Worth, Words]] = {
    "counts": Words("ditandatangani", "signed"),
    "earlier": Words("ditandatangani, lalu teksnya berubah", "signed; the text has changed since"),
    "other-pictures": Words("ditandatangani, lalu gambarnya berubah", "signed; the pictures have changed since"),
    "returned": Words("dikembalikan kepada penulisnya", "returned to its author"),
    "unproved": Words(
        "tanda tangan tidak sah: bukan buatan kunci ini, atau isinya diubah",
        "signature not genuine: not made by this key, or changed since",
    ),
    "no-key": Words("ditandatangani sebelum ada kunci", "signed before there were keys"),
}
NOT_REVIEWED: Final = Words("Belum ditinjau pembaca kedua", "Not yet reviewed by a second reader")


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The signatures that count for exactly what lies there, and every decision with its worth.

    "counts" is a signature for exactly what lies there; "earlier" one for another text, "other-pictures" one for this
    text with other pictures; "unproved" is not what its key has made; "no-key" is from before there were keys.
    """

    signed: tuple[Review, ...] = ()
    decisions: tuple[tuple[Review, Worth], ...] = ()

    @property
    def is_reviewed(self) -> bool:
        """Whether anybody but its writers has signed what lies there."""
        return bool(self.signed)

    def said(self, language: str) -> str:
        """Return who has read it, in one sentence."""
        if not self.signed:
            return NOT_REVIEWED.say(language) + "."
        names = ", ".join(one.by for one in self.signed)
        return Words(f"Ditinjau oleh {names}.", f"Reviewed by {names}.").say(language)


def ground_of(library: "Library", file: StoryFile) -> Ground:
    """Return the ground of a story as it lies in a library now."""
    return Ground(library=library.about.id, pictures=pictures_digest(library.folder, file))


def standing(library: "Library", file: StoryFile) -> Standing:
    """Return how a story stands as it lies in a library now, its pictures looked at."""
    story = file.story
    if story is None or not story.reviews:
        return Standing()
    ground, text = ground_of(library, file), content_digest(file)
    return Standing(
        signed=counting(file, (), ground),
        decisions=tuple((one, _worth(one, story.id, text, ground)) for one in story.reviews),
    )


def _worth(review: Review, story: str, text: str, ground: Ground) -> Worth:
    if (review.key or review.signature) and not holds(review, story, ground.library):
        return "unproved"
    if review.outcome == "returned":
        return "returned"
    if review.text != text:
        return "earlier"
    if review.key and review.pictures != ground.pictures:
        return "other-pictures"
    return "counts" if review.key else "no-key"
