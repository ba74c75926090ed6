"""Finds the words of the notes of a story in its present text. No window; runs in a background thread."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb.annotation import Annotation
from ui.notes.threads import Anchoring

if TYPE_CHECKING:
    from kb.anchor_history import AnchorHistory


def anchor_notes(places: "AnchorHistory", story: str, notes: Sequence[Annotation], plain: str) -> dict[str, Anchoring]:
    """Return for every note on some words where they are now; of a lost one only that it is lost."""
    found: dict[str, Anchoring] = {}
    for note, at in zip(notes, places.of(story, plain, notes), strict=True):
        if at is not None:
            lost = at.certainty == "lost"
            found[note.id] = Anchoring() if lost else Anchoring(at.start, at.end, at.certainty, at.alternatives)
    return found
