"""Quotes that no word can lead to, found letter by letter: a bare place between words, or half a word from elsewhere.

Other programs may note down "tate" without saying that it stood in "annotate"; and a caret between two words has no word
of its own. Here only the very letters count, with every letter of what stood around them.
"""

from typing import Final

from kb.annotation.annotation import Quote

_MOST: Final = 400


def standing(quote: Quote, text: str) -> list[tuple[int, int]]:
    """Return where a quote stands with exactly what was around it, the nearest to its old place first.

    Nothing is returned for a quote that says nothing at all, and what stands too often is cut off.
    """
    whole = quote.prefix + quote.exact + quote.suffix
    if not whole:
        return []
    found: list[tuple[int, int]] = []
    at = text.find(whole)
    while at >= 0 and len(found) < _MOST:
        start = at + len(quote.prefix)
        found.append((start, start + len(quote.exact)))
        at = text.find(whole, at + 1)
    if quote.placed:
        found.sort(key=lambda span: (abs(span[0] - quote.start), span))
    return found
