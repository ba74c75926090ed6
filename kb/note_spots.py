"""Where the notes of a story stand in its text as it is now, for lists over the whole library.

Lists must not wait for history, so only what the present text itself tells is used here, and whatever that does not
settle is called unsure or lost.
"""

from collections.abc import Sequence

from kb.annotation import Annotation, Quote, digest_of

Spot = tuple[str, int, int]


def spots(notes: Sequence[Annotation], plain: str) -> list[Spot]:
    """Return for each note how certain its place is ("" for a note on the whole story), and from where to where."""
    digest = digest_of(plain)
    return [
        ("", -1, -1) if note.quote is None else settled(note, note.quote, plain, digest) or _spot(note.quote, plain)
        for note in notes
    ]


def settled(note: Annotation, quote: Quote, plain: str, digest: str) -> Spot | None:
    """Return the place of a note where nothing is left to find out, else None.

    The text with this digest is the one it was made on, or the one from which a person said that its words are gone. A
    file from elsewhere may give the right digest and wrong places: only the very words are certain.
    """
    if note.left == digest:
        return "lost", quote.start, quote.end
    if quote.placed and quote.digest == digest and plain[quote.start : quote.end] == quote.exact:
        return "certain", quote.start, quote.end
    return None


def _spot(quote: Quote, plain: str) -> Spot:
    around = f"{quote.prefix}{quote.exact}{quote.suffix}"
    at = plain.find(around) if quote.exact else -1
    if at >= 0 and plain.find(around, at + 1) < 0 and (quote.prefix or quote.suffix):
        start = at + len(quote.prefix)
        return ("certain" if start == quote.start else "moved"), start, start + len(quote.exact)
    start = _nearest(quote, plain)
    return ("lost", quote.start, quote.end) if start < 0 else ("unsure", start, start + len(quote.exact))


def _nearest(quote: Quote, plain: str) -> int:
    """Return where the same words stand nearest to their old place, -1 where they stand nowhere."""
    if not quote.exact:
        return -1
    after = plain.find(quote.exact, max(0, quote.start))
    before = plain.rfind(quote.exact, 0, max(0, quote.start) + len(quote.exact))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - quote.start), default=-1)
