"""Finds the words of the notes of a story in its present text. No window; runs in a background thread."""

from collections.abc import Iterable

from kb.annotation import Annotation, digest_of
from kb.note_spots import settled
from ui.notes.threads import Anchoring


def anchor_notes(notes: Iterable[Annotation], plain: str) -> dict[str, Anchoring]:
    """Return for every note on some words where they are now."""
    digest = digest_of(plain)
    found: dict[str, Anchoring] = {}
    for note in notes:
        quote = note.quote
        if quote is None:
            continue
        spot = settled(note, quote, plain, digest)
        if spot is None:
            found[note.id] = _alone(quote.exact, plain)
        else:
            found[note.id] = Anchoring(quote.start, quote.end, "certain") if spot[0] == "certain" else Anchoring()
    return found


def _alone(exact: str, plain: str) -> Anchoring:
    """Words that stand in the text only once are shown, with a question."""
    start = plain.find(exact) if exact else -1
    if start < 0 or plain.find(exact, start + 1) >= 0:
        return Anchoring()
    return Anchoring(start, start + len(exact), "unsure")
