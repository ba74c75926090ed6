"""Where the notes of a story stand in its text as it is now, for lists over the whole library.

Lists must not wait for history, so only what the present text itself tells is used here, and whatever that does not
settle is called unsure or lost: the margin, which has the old text, may know better, and never knows less.
"""

from collections.abc import Sequence

from kb.annotation import Annotation, Quote, digest_of

Spot = tuple[str, int, int]


def spots(notes: Sequence[Annotation], plain: str) -> list[Spot]:
    """Return for each note how certain its place is ("" for a note on the whole story), and from where to where."""
    digest = digest_of(plain)
    return [("", -1, -1) if note.quote is None else _spot(note.quote, note.left, plain, digest) for note in notes]


def _spot(quote: Quote, left: str, plain: str, digest: str) -> Spot:
    if left == digest:
        return "lost", quote.start, quote.end
    if quote.placed and quote.digest == digest:
        return "certain", quote.start, quote.end
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
