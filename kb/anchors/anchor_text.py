"""A plain text as anchors see it: words and marks in order, each with its place, and where each of them stands.

Two texts are compared word by word, so that spaces, line ends and the shape of quotation marks make no difference; what
is handed back always counts the characters of the plain text itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

_TOKEN: Final = re.compile(r"(\w+|[^\w\s])")
# Shapes that a word processor or a Markdown setting exchanges without anybody meaning it.
_SHAPES: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛`´′ʼ", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_AT_ONCE: Final = 16_000


class Tokens:
    """The words and marks of one text; made once a text and shared by all its notes."""

    def __init__(self, text: str) -> None:
        self.text = text
        # What stands between two tokens and the tokens themselves, by turns: one pass, and the places are running sums.
        # Line by line, some at a time, so that a window can go on while a book is taken apart in another thread.
        parts = [""]
        for low, high in pairwise(_seams(text)):
            head, *rest = _TOKEN.split(text[low:high].translate(_SHAPES))
            parts[-1] += head
            parts += rest
        ends = list(accumulate(map(len, parts)))
        self.words: list[str] = parts[1::2]
        self.starts: list[int] = ends[:-1:2]
        self.ends: list[int] = ends[1::2]

    def __len__(self) -> int:
        return len(self.words)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of tokens that share a character with a range of the text."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters from token `first` to before token `last`; an empty range lies before `first`."""
        if first >= last:
            place = self.starts[first] if first < len(self) else len(self.text)
            return place, place
        return self.starts[first], self.ends[last - 1]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, in order."""
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            found = places.get(word)
            if found is None:
                places[word] = [number]
            else:
                found.append(number)
        return places

    def occurrences(self, words: Sequence[str], most: int) -> list[int]:
        """Return the first token of up to `most` places where these words stand side by side."""
        if not words:
            return []
        rarest = min(range(len(words)), key=lambda k: len(self.places.get(words[k], ())))
        wanted, size, found = list(words), len(words), []
        for place in self.places.get(words[rarest], ()):
            first = place - rarest
            if first >= 0 and self.words[first : first + size] == wanted:
                found.append(first)
                if len(found) >= most:
                    break
        return found


def _seams(text: str) -> list[int]:
    """Return places between which a text is taken apart, its ends among them: each behind a line's end, if it has one."""
    seams = [0]
    while seams[-1] + _AT_ONCE < len(text):
        end = text.find("\n", seams[-1] + _AT_ONCE) + 1
        seams.append(end or len(text))
    return seams if seams[-1] == len(text) else [*seams, len(text)]
