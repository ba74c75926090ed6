"""One language's dictionary in the form of hunspell: which words it knows, and which of them look like a wrong one.

The dictionaries are data beside the program (`data/spelling`, see NOTICES.md) and can be exchanged for others of the
same names. They are read by spylls, which is hunspell in plain Python: to read one takes about as long as to open a
window, so whoever has a window does it in another thread.
"""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from io import StringIO
from pathlib import Path
from time import monotonic
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kb.spelling_affixes import roots_of

FOLDER: Final = Path(__file__).parent / "data" / "spelling"
_FILES: Final = {"id": "id_ID", "en": "en_US"}
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
        self._hunspell = _read(folder / _FILES[language])
        self._more = _more_words(folder / f"more_{language}.txt")
        self._known = dict.fromkeys(self._more, True)

    def knows(self, word: str) -> bool:
        """Whether a word is spelled as this language spells it; each is looked up once."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = len(word) <= _LONGEST and bool(self._hunspell.lookup(word))
        return known

    def has_root(self, roots: Iterable[str]) -> bool:
        """Whether one of these words stands in the dictionary itself, without any affix."""
        return not self._roots.isdisjoint(roots)

    def near(self, word: str, until: float) -> Iterator[str]:
        """Yield words that this one may have been meant to be, the likeliest first; ends when `monotonic()` is `until`."""
        given: set[str] = set()
        for one in _slips(word, self.language):
            if monotonic() > until:
                return
            if one not in given and self._may_know(one) and self.knows(one):
                given.add(one)
                yield one
        if not given and monotonic() < until:
            yield from self._alike(word)

    def _may_know(self, word: str) -> bool:
        # Of hundreds of slips a handful are words; taking affixes off by hand is ten times as fast as hunspell.
        return self.language != "id" or word in self._roots or self.has_root(roots_of(word))

    def _alike(self, word: str) -> list[str]:
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=_FAR, limit=5)
        return [one for one, _, _ in found]

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def _words(self) -> list[str]:
        return [*self._more, *(word.stem for word in self._hunspell.dic.words if word.stem.islower())]


def _read(path: Path) -> Any:  # noqa: ANN401  spylls has no types
    """Read a dictionary; by hand, because what spylls opens by itself it leaves open."""
    from spylls.hunspell import Dictionary as Hunspell  # noqa: PLC0415  a quarter of a second: only when wanted
    from spylls.hunspell import readers  # noqa: PLC0415
    from spylls.hunspell.readers.file_reader import FileReader  # noqa: PLC0415

    class Reader(FileReader):
        def _open(self, path: str, encoding: str) -> StringIO:
            return StringIO(Path(path).read_text(encoding, "surrogateescape"))

    aff, context = readers.read_aff(Reader(f"{path}.aff"))
    return Hunspell(aff, readers.read_dic(Reader(f"{path}.dic", context.encoding), aff=aff, context=context))


def _more_words(file: Path) -> tuple[str, ...]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return tuple(line for line in lines if line and not line.startswith("#"))


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
