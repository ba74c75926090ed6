"""The differences of two texts, word by word, so that a person sees what was said otherwise and not where bytes moved.

Words that stand once in both texts are anchors (patience diff, after Bram Cohen): between them little is left to
compare, so two texts of 400,000 characters take a moment. What has no anchors is compared exactly when it is small, and
taken as replaced when it is large.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import msgspec
from rapidfuzz.distance import Indel

PieceKind = Literal["same", "gone", "new"]

_TOKEN: Final = re.compile(r"\n+|[^\S\n]+|\w+|[^\w\s]")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_LETTERS: Final = re.compile(r"\w")
_EXACT: Final = 1_500_000  # tokens times tokens; beyond it an exact comparison would be felt
_DEEPEST: Final = 40
_PHRASE: Final = 8
_LONELY: Final = 4  # so few characters without a letter between two changes only make confetti

_Match = tuple[int, int, int]  # place in the old row, place in the new row, how many


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text: in both ("same"), only in the old one ("gone"), only in the new one ("new").

    `old` and `new` are the offsets at which it starts, or would start, in the two texts.
    """

    kind: PieceKind
    text: str
    old: int
    new: int


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in order; "same" and "gone" together are the old text, "same" and "new" the new."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(token, len(numbers)) for token in before]
    right = [numbers.setdefault(token, len(numbers)) for token in after]
    matches = _joined(_match_lines(before, after, left, right))
    return tuple(_pieces(before, after, _without_confetti(before, matches)))


def old_text(pieces: Iterable[Piece]) -> str:
    """Put the old text together again."""
    return "".join(piece.text for piece in pieces if piece.kind != "new")


def new_text(pieces: Iterable[Piece]) -> str:
    """Put the new text together again: what applying the differences to the old one gives."""
    return "".join(piece.text for piece in pieces if piece.kind != "gone")


def _match_lines(before: list[str], after: list[str], left: list[int], right: list[int]) -> Iterator[_Match]:
    """Match whole lines first, so that a paragraph nobody touched is never torn apart for a word that moved."""
    lines_left, starts_left = _lines(before)
    lines_right, starts_right = _lines(after)
    here = there = 0
    for i, j, size in (*_anchored(lines_left, lines_right), (len(lines_left), len(lines_right), 0)):
        yield from _between(left, right, (here, starts_left[i]), (there, starts_right[j]), 0)
        here, there = starts_left[i + size], starts_right[j + size]
        yield starts_left[i], starts_right[j], here - starts_left[i]


def _lines(tokens: list[str]) -> tuple[list[str], list[int]]:
    """Return the lines, each with its line ends, and the token at which each starts, with the end behind the last."""
    lines, starts, begun = [], [0], 0
    for number, token in enumerate(tokens):
        if token[0] == "\n" or number == len(tokens) - 1:
            lines.append("".join(tokens[begun : number + 1]))
            begun = number + 1
            starts.append(begun)
    return lines, starts


def _between(
    left: list[int], right: list[int], old: tuple[int, int], new: tuple[int, int], depth: int
) -> Iterator[_Match]:
    """Match the words of one stretch: equal ends, then anchors, then exactly or not at all."""
    (i, i_end), (j, j_end) = old, new
    start = i
    while i < i_end and j < j_end and left[i] == right[j]:
        i, j = i + 1, j + 1
    if i > start:
        yield start, j - (i - start), i - start
    tail = 0
    while i < i_end - tail and j < j_end - tail and left[i_end - tail - 1] == right[j_end - tail - 1]:
        tail += 1
    i_end, j_end = i_end - tail, j_end - tail
    if i < i_end and j < j_end:
        yield from _inside(left, right, (i, i_end), (j, j_end), depth)
    if tail:
        yield i_end, j_end, tail


def _inside(
    left: list[int], right: list[int], old: tuple[int, int], new: tuple[int, int], depth: int
) -> Iterator[_Match]:
    (i, i_end), (j, j_end) = old, new
    part, other = left[i:i_end], right[j:j_end]
    if len(part) * len(other) <= _EXACT:
        for code in Indel.opcodes(part, other):
            if code.tag == "equal":
                yield i + code.src_start, j + code.dest_start, code.src_end - code.src_start
        return
    if depth > _DEEPEST or len(set(part) & set(other)) < _PHRASE:
        return
    anchors = _anchored(part, other) or _anchored(_phrases(part), _phrases(other))
    if not anchors:
        return
    here, there = i, j
    for first, second, size in (*anchors, (len(part), len(other), 0)):
        yield from _between(left, right, (here, i + first), (there, j + second), depth + 1)
        if size:
            yield i + first, j + second, size
        here, there = i + first + size, j + second + size


def _anchored(left: Sequence[object], right: Sequence[object]) -> list[_Match]:
    """Return the longest row of things that stand once on each side, in the same order on both."""
    once = {thing for thing, count in Counter(left).items() if count == 1}
    once &= {thing for thing, count in Counter(right).items() if count == 1}
    places = {thing: number for number, thing in enumerate(right) if thing in once}
    pairs = [(number, places[thing]) for number, thing in enumerate(left) if thing in once]
    return [(i, j, 1) for i, j in _rising(pairs)]


def _phrases(tokens: list[int]) -> list[tuple[int, ...]]:
    """Return the phrase that begins at each token: where every word comes back, a row of eight seldom does."""
    return list(zip(*(tokens[shift:] for shift in range(_PHRASE)), strict=False))


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest rising subsequence by the second number (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(last[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            last.append(number)
        else:
            tops[pile], last[pile] = place, number
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _joined(matches: Iterable[_Match]) -> list[_Match]:
    found: list[_Match] = []
    for i, j, size in matches:
        if not size:
            continue
        if found and found[-1][0] + found[-1][2] == i and found[-1][1] + found[-1][2] == j:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + size)
        else:
            found.append((i, j, size))
    return found


def _without_confetti(before: list[str], matches: list[_Match]) -> Iterator[_Match]:
    """Drop a lone space or comma between two changes: a phrase that was replaced reads as one."""
    for number, (i, j, size) in enumerate(matches):
        text = "".join(before[i : i + size]) if size <= _LONELY else ""
        outer = number in (0, len(matches) - 1)
        if outer or size > _LONELY or len(text) > _LONELY or "\n" in text or _LETTERS.search(text):
            yield i, j, size


def _pieces(before: list[str], after: list[str], matches: Iterable[_Match]) -> Iterator[Piece]:
    i = j = old = new = 0
    for first, second, size in (*matches, (len(before), len(after), 0)):
        gone, added = "".join(before[i:first]), "".join(after[j:second])
        if gone:
            yield Piece("gone", gone, old, new)
            old += len(gone)
        if added:
            yield Piece("new", added, old, new)
            new += len(added)
        same = "".join(before[first : first + size])
        if same:
            yield Piece("same", same, old, new)
            old, new = old + len(same), new + len(same)
        i, j = first + size, second + size
