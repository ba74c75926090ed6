"""Places in a text on their way to Qt: Python counts characters, Qt counts UTF-16 units; and excerpts that begin too early."""

from typing import Final

from index.values.request_results import Span

_BREAKS: Final = {ord(sign): " " for sign in "\0\t\n\v\f\r\u0085\u2028\u2029"}


def one_line(text: str) -> str:
    """Return the text with every break turned into a space, one for one, so that spans stay where they are."""
    return text.translate(_BREAKS)


def units(text: str) -> int:
    """Return how many UTF-16 units Qt needs for the text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def unit_spans(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the same places counted in UTF-16 units; empty, overlapping and stray ones are dropped."""
    kept: list[Span] = []
    reached = 0
    for start, end in sorted(spans):
        first, last = max(start, reached), min(end, len(text))
        if first < last:
            kept.append((first, last))
            reached = last
    if not text or max(text) <= "\uffff":
        return tuple(kept)
    return tuple((units(text[:start]), units(text[:end])) for start, end in kept)


def cut_units(text: str, wanted: int) -> str:
    """Return the longest beginning of the text that fits into `wanted` UTF-16 units without splitting a character."""
    if not text or max(text) <= "\uffff":
        return text[:wanted]
    raw = text.encode("utf-16-le", "surrogatepass")[: 2 * wanted]
    return raw.decode("utf-16-le", "ignore")


def near_match(text: str, spans: tuple[Span, ...], room: int, before: int = 30) -> tuple[str, tuple[Span, ...]]:
    """Return the text from a little before its first match, at most `room` characters of it, and the spans moved along.

    For an excerpt whose matched word would stand in line three of two: it would look like a wrong answer.
    """
    first = min(spans, default=(0, 0))[0]
    start = max(0, first - before)
    if start == 0:
        return text[:room], spans
    start = max(text.find(" ", start, first) + 1, start)
    moved = tuple((a - start + 1, b - start + 1) for a, b in spans if a >= start)
    return "…" + text[start : start + room], moved
