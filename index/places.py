"""Where the words of a question stand in the plain text of a story, read from the index: no text is gone through.

Every term of the body that a question means gets the number of the part of the question that means it; the slots of a
story, looked up in that table, are its matched words.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from index.analysis import tokens
from index.query import Phrase, Word
from index.segment import Segment
from index.stems import Stems

MOST: Final = 300  # matched words of one story that are looked at for an excerpt
_MOST_PARTS: Final = 255
_PLAIN_ENDS: Final = frozenset(["", *' \n.,;:!?()[]"”'])
_PIECE: Final = re.compile(r"\S+")


class Place(NamedTuple):
    """A matched word or phrase: from, to, by which part of the question.

    When it is not `exact`, it ends where the folded word would (see `true_end`).
    """

    start: int
    end: int
    part: int
    exact: bool = True


class Places:
    """Finds the matched words of one question in the stories of one segment."""

    def __init__(self, segment: Segment, wanted: Iterable[Word | Phrase], stems: Stems) -> None:
        file = segment.file
        self._body = segment.written("body")
        self._letters, self._plain, self._ends = file["body.letters"], file["body.plain"], file["body.terms.starts"]
        self._phrases: list[tuple[int, list[int]]] = []
        self._parts = np.zeros(len(self._body.terms) + 1, dtype=np.uint8)
        parts = list(enumerate(wanted, 1))[:_MOST_PARTS]
        for number, clause in parts:
            if isinstance(clause, Word) and not clause.exact:
                stem = segment.field("stem").find(stems.stem(clause.word))
                if stem >= 0:
                    self._parts[:-1][file["body.stems"] == stem] = number
        for number, clause in parts:
            if isinstance(clause, Phrase):
                terms = [self._body.find(word) for word in clause.words]
                if min(terms) >= 0:
                    self._phrases.append((number, terms))
            elif clause.prefix:
                first, stop = self._body.beginning(clause.word)
                self._parts[first:stop] = number
            elif (term := self._body.find(clause.word)) >= 0:
                self._parts[term] = number

    def of(self, document: int, plain: str) -> list[Place]:
        """Return the matched words of a document's plain text, in order."""
        begin = int(self._body.slots_starts[document])
        end = begin + int(self._plain[document])
        held, letters = self._body.slots[begin:end], self._letters[begin:end]
        parts = self._parts[held]
        at = np.flatnonzero(parts)[:MOST]
        terms = held[at].astype(np.int64)
        starts = letters[at].astype(np.int64)
        ends = starts + self._ends[terms + 1] - self._ends[terms]
        inexact = (False,) * at.size
        found = list(map(Place, starts.tolist(), ends.tolist(), parts[at].tolist(), inexact))
        if self._phrases:
            for number, phrase in self._phrases:
                for first in _where(held, phrase)[:MOST].tolist():
                    last = first + len(phrase) - 1
                    end = true_end(plain, int(letters[last]), len(self._body.terms[phrase[-1]]))
                    found.append(Place(int(letters[first]), end, number))
            found.sort()
        return found


def _where(
    held: np.ndarray[tuple[int], np.dtype[np.unsignedinteger]], phrase: Sequence[int]
) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return at which slots a phrase begins."""
    size = max(0, held.size - len(phrase) + 1)
    there = np.ones(size, dtype=np.bool_)
    for distance, term in enumerate(phrase):
        there &= held[distance : distance + size] == term
    return np.flatnonzero(there)


def true_end(plain: str, start: int, size: int) -> int:
    """Return where the word that begins at `start` ends in the text; folded, it has `size` letters."""
    end = start + size
    if plain[end : end + 1] in _PLAIN_ENDS and plain[start:end].isalnum():
        return end
    piece = _PIECE.match(plain, start)
    found = tokens(piece.group()) if piece else []
    return start + found[0].end if found else min(end, len(plain))
