"""Which sentence came from whom, and when: followed through every remembered state of a story, word by word."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from kb.text.word_diff import differences
from kb.versions.versions import StoryVersion

# A line end parts sentences too: headings, items of a list and lines of a table stand for themselves.
_SENTENCE: Final = re.compile(r"[^\n]+?(?:[.!?…]+[\"'”’)\]*_]*(?=\s)|(?=\n)|$)", re.MULTILINE)
_WORD: Final = re.compile(r"\w")


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the newest text, the state most of its words came in with, and the last one that touched it."""

    text: str
    start: int
    end: int
    first: int
    last: int


def origins(versions: Sequence[StoryVersion]) -> tuple[Origin, ...]:
    """Return the sentences of the newest text; `versions` are the oldest first, and numbers count among them.

    Some hundredths of a second for each state of a long story, so not in the thread of a window.
    """
    if not versions:
        return ()
    owners = _owners([version.file.body for version in versions])
    body = versions[-1].file.body
    return tuple(_origins(body, owners))


def _owners(bodies: Sequence[str]) -> list[int]:
    """Return, for each character of the newest text, the number of the state that it came in with."""
    owners = [0] * len(bodies[0])
    for number, (old, new) in enumerate(itertools.pairwise(bodies), start=1):
        if old == new:
            continue
        start, end = _shared_lines(old, new)
        after = owners[:start]
        for piece in differences(old[start : len(old) - end], new[start : len(new) - end]):
            if piece.kind == "same":
                after += owners[start + piece.old : start + piece.old + len(piece.text)]
            elif piece.kind == "new":
                after += [number] * len(piece.text)
        owners = after + owners[len(old) - end :]
    return owners


def _shared_lines(old: str, new: str) -> tuple[int, int]:
    """Return how many characters both texts share at their beginning and at their end, in whole lines.

    Most edits of a long story touch one place; comparing only that is twenty times as fast.
    """
    start = _shared(old, new)
    start = old.rfind("\n", 0, start) + 1
    most = min(len(old), len(new)) - start
    end = _shared(old[::-1][:most], new[::-1][:most])
    line = old.find("\n", len(old) - end) if end else -1
    return start, len(old) - line - 1 if line >= 0 else 0


def _shared(one: str, other: str) -> int:
    """Return the length of the common beginning; halving compares whole blocks at C speed."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _origins(body: str, owners: Sequence[int]) -> Iterator[Origin]:
    for start, end in sentences(body):
        words = [owners[at] for at in range(start, end) if _WORD.match(body[at])]
        counted = Counter(words or [owners[start]])
        first = max(counted, key=lambda number: (counted[number], -number))
        yield Origin(text=body[start:end], start=start, end=end, first=first, last=max(counted))


def sentences(body: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end, without the spaces between them."""
    for found in _SENTENCE.finditer(body):
        text = found[0]
        if text.strip():
            yield found.start() + len(text) - len(text.lstrip()), found.end() - len(text) + len(text.rstrip())
