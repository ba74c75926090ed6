"""One language's dictionary: which words it knows, and which of them look like a wrong one."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from time import monotonic
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kb.spelling.spelling_affixes import roots_of
from kb.spelling.spelling_file import FOLDER, WordFile

_LONGEST: Final = 40  # nothing longer is a word, and looking it up takes longer with every letter
_FAR: Final = 2  # slips beyond which a word is another word
_LETTERS: Final = "aeinrtsukmdlgpbhoyjcwfvzqx"
# What is written for what: sounds that are heard alike, and spellings of former times.
_HEARD: Final = {
    "id": (
        ("f", "p"), ("p", "f"), ("v", "f"), ("f", "v"), ("z", "j"), ("j", "z"), ("sy", "s"), ("s", "sy"), ("kh", "k"),
        ("k", "kh"), ("h", "kh"), ("ai", "e"), ("e", "ai"), ("au", "o"), ("o", "au"), ("q", "k"), ("x", "ks"), ("dj", "j"),
        ("tj", "c"), ("oe", "u"), ("ie", "i"), ("y", "i"), ("i", "y"), ("iy", "i"), ("i", "e"), ("e", "i"), ("u", "o"), ("o", "u"), ("t", "d"), ("d", "t"), ("b", "p"),
        ("g", "k"), ("k", "g"), ("m", "n"), ("n", "m"), ("ng", "n"), ("n", "ng"),
    ),
    "en": (
        ("ie", "ei"), ("ei", "ie"), ("a", "e"), ("e", "a"), ("i", "e"), ("e", "i"), ("er", "re"), ("ant", "ent"), ("ent", "ant"), ("ance", "ence"), ("ence", "ance"), ("able", "ible"),
        ("ible", "able"), ("sion", "tion"), ("tion", "sion"), ("f", "ph"), ("c", "s"), ("s", "c"), ("k", "c"), ("y", "ie"),
        ("eed", "ede"), ("ery", "ary"), ("ary", "ery"), ("or", "er"), ("er", "or"), ("w", "wh"), ("wh", "w"),
    ),
}  # fmt: skip


class Dictionary:
    """The words of one language, with all their affixes."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        self.language = language
        self._file = WordFile.read(language, folder)
        self._known = dict.fromkeys(self._file.words, True)

    def knows(self, word: str) -> bool:
        """Whether a word is spelled as this language spells it; each is looked up once."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = len(word) <= _LONGEST and self._file.builds(word)
        return known

    def name_of(self, word: str) -> str:
        """Return the name that is written here in small letters, empty where it is none: "Monday" for "monday"."""
        return self._file.names.get(word, "")

    def has_root(self, roots: Iterable[str]) -> bool:
        """Whether one of these words stands in the dictionary itself, without any affix."""
        return not self._roots.isdisjoint(roots)

    def near(self, word: str, until: float) -> Iterator[str]:
        """Yield words that this one may have been meant to be, the likeliest first; ends when `monotonic()` is `until`."""
        alone = True
        for one in self.one_slip_away(word, until):
            alone = False
            yield one
        if alone and monotonic() < until:
            yield from self._alike(word)

    def one_slip_away(self, word: str, until: float) -> Iterator[str]:
        """Yield words that a single slip turns into this one, the likeliest first."""
        given: set[str] = set()
        for one in _slips(word, self.language):
            if monotonic() > until:
                return
            if one not in given and self._may_know(one) and self.knows(one):
                given.add(one)
                yield one

    def _may_know(self, word: str) -> bool:
        # Of hundreds of slips a handful are words; taking affixes off by hand is ten times as fast as hunspell.
        return self.language != "id" or word in self._roots or self.has_root(roots_of(word))

    def _alike(self, word: str) -> list[str]:
        words = (*self._file.words, *self._file.roots)  # in their order, so that every run offers the same
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=_FAR, limit=5)
        return [one for one, _, _ in found]

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset((*self._file.words, *self._file.roots))


@cache
def dictionary(language: str) -> Dictionary:
    """Return the dictionary of "id" or "en", read once for the whole program."""
    return Dictionary(language)


def _slips(word: str, language: str) -> Iterator[str]:
    """Yield what is one slip away from a word, by how often fingers and ears make that slip."""
    cuts = range(len(word) + 1)
    for at in range(len(word) - 1):  # two letters that changed places
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(1, len(word)):  # a letter typed twice, or once instead of twice
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
    for at in range(len(word)):
        yield word[:at] + word[at] + word[at:]
    for written, meant in _HEARD[language]:
        at = word.find(written)
        while at >= 0:
            yield word[:at] + meant + word[at + len(written) :]
            at = word.find(written, at + 1)
    for at in cuts:  # a letter left out: vowels first, and rarely the first
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    for at in range(len(word)):  # a letter too many
        yield word[:at] + word[at + 1 :]
    for at in range(len(word)):  # another letter
        for letter in _LETTERS:
            yield word[:at] + letter + word[at + 1 :]
