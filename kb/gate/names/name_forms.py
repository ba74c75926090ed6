"""Words that only sound or look like a word of a name that must not leave: "Wiirasakti", "itkasariW", "Wira sakti", "Wira S.".

Every form of every name is made once beforehand, so that a word of a text is only looked up, however many names there are.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from kb.gate.words import word_lists as lists
from kb.gate.words.disguises import PlainForm
from kb.gate.words.everyday_words import is_everyday

_RUN: Final = re.compile(r"([^\W\d_])\1+")
_ENDINGS: Final = ("nya", "lah", "kah", "pun", "ku", "mu")
_SHORTEST: Final = 5  # letters of a word that is known again when it is written in another way
_PIECES: Final = 4
_BEGUN: Final = 4  # letters of the beginning of a word, with the next one behind it: "Wira S."
_GAP: Final = 2  # signs between the pieces of one word


class Likeness(msgspec.Struct, frozen=True):
    """A stretch of a text in its plain form that says a name; `sure` when it can hardly be somebody else."""

    start: int
    end: int
    name: str
    sure: bool = True


class NameForms:
    """Forms of names; `add` takes each once, `find` reads the words of a text."""

    def __init__(self) -> None:
        self._written: dict[str, str] = {}  # doubled letters once, backwards, thirteen letters on
        self._whole: dict[str, str] = {}
        self._begun: set[str] = set()
        self._initials: dict[tuple[str, str], tuple[str, bool]] = {}

    def add(self, name: str, words: Sequence[str]) -> None:
        """Take a name with its words in plain small letters."""
        for word in words:
            if len(word) < _SHORTEST or is_everyday(word):
                continue
            single = _single(word)
            for form in (single, single[::-1], codecs.encode(single, "rot13")):
                if len(form) >= _SHORTEST and form.isascii() and not is_everyday(form):
                    self._written.setdefault(form, name)
            self._whole.setdefault(word, name)
            self._begun.update(word[:size] for size in range(1, len(word)))
            for size in range(_BEGUN, len(word) - 1):
                self._initials.setdefault((word[:size], word[size]), (name, False))
        for word, after in (*pairwise(words), *((words[0], words[-1]),) * (len(words) > 2)):
            if len(word) > 1 and word not in lists.TITLES:
                self._initials[word, after[0]] = (name, True)

    def find(self, heard: PlainForm, words: Sequence[tuple[int, int]]) -> Iterator[Likeness]:
        """Yield where one of the names is said in such a form; `words` are the places of the text's words, in order."""
        for number, (start, end) in enumerate(words):
            word = heard.text[start:end]
            if len(word) >= _SHORTEST:
                yield from self._otherwise(word, start)
            following = words[number + 1 : number + _PIECES]
            if word in self._begun:
                yield from self._in_pieces(heard, (start, end), following)
            if following and heard.capitals[start]:
                yield from self._shortened(heard, (start, end), following[0])

    def _otherwise(self, word: str, start: int) -> Iterator[Likeness]:
        for ending in ("", *_ENDINGS):
            base = word.removesuffix(ending) if ending and word.endswith(ending) else "" if ending else word
            if len(base) < _SHORTEST:
                continue
            name = self._written.get(_single(base))
            if name is not None and not is_everyday(base) and base not in self._whole:
                yield Likeness(start, start + len(base), name)
                return

    def _in_pieces(
        self, heard: PlainForm, first: tuple[int, int], following: Sequence[tuple[int, int]]
    ) -> Iterator[Likeness]:
        start, last = first
        pieces = [heard.text[start:last]]
        for begin, stop in following:
            if begin - last > _GAP or "".join(pieces) not in self._begun:
                return
            said, last = heard.text[begin:stop], stop
            for ending in ("", *_ENDINGS):
                piece = said.removesuffix(ending) if said.endswith(ending) else ""
                whole = "".join((*pieces, piece))
                name = self._whole.get(whole) if piece else None
                if name is not None and _is_cut(heard, (start, begin), (*pieces, piece)):
                    yield Likeness(start, begin + len(piece), name)
                    return
            pieces.append(said)

    def _shortened(self, heard: PlainForm, first: tuple[int, int], after: tuple[int, int]) -> Iterator[Likeness]:
        (start, end), (begin, stop) = first, after
        if stop - begin != 1 or not heard.capitals[begin] or heard.text[end:begin] not in {" ", "  ", "_"}:
            return
        meant = self._initials.get((heard.text[start:end], heard.text[begin:stop]))
        if meant is not None:
            yield Likeness(start, stop, *meant)


def _single(word: str) -> str:
    """Return a word in which no letter is doubled."""
    return _RUN.sub(r"\1", word)


def _is_cut(heard: PlainForm, starts: tuple[int, int], pieces: Sequence[str]) -> bool:
    """Whether pieces are a name that was cut, and not words that stand beside each other: "surat ini", "di mana"."""
    if any(piece in lists.SMALL or piece in lists.PARTICLES for piece in pieces):
        return all(heard.capitals[start] for start in starts)
    return heard.capitals[starts[0]] or not all(is_everyday(piece) for piece in pieces)
