"""Where the notes of a story stand in its text as it is now."""

from collections.abc import Sequence

from kb.annotation import Annotation, digest_of


def spots(notes: Sequence[Annotation], plain: str) -> list[tuple[str, int, int]]:
    """Return for each note how certain its place is ("" for a note on the whole story), and from where to where.

    What was made on just this text stands where it stood.
    """
    digest = digest_of(plain)
    found = []
    for note in notes:
        if note.quote is None:
            found.append(("", -1, -1))
        elif note.quote.placed and note.quote.digest == digest:
            found.append(("certain", note.quote.start, note.quote.end))
        else:
            found.append(("lost" if note.left == digest else "", note.quote.start, note.quote.end))
    return found
