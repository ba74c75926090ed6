"""Names that must never leave the desk, found in every form: each word of them, spaced, joined, escaped, in a link.

A word of a name that is also a word of the language ("Bunga"), or that thousands are called ("Siti"), cannot be looked
for wherever it stands; those need a capital, and a first name of thousands none of another name behind it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from kb.base.folding import fold
from kb.gate.finding import TextPart
from kb.gate.names.name_forms import NameForms
from kb.gate.words import word_lists as lists
from kb.gate.words.disguises import PlainForm, disguised, plain, unhyphened
from kb.gate.words.everyday_words import is_everyday
from kb.gate.words.link_spans import links_in

_WORD: Final = re.compile(r"[^\W\d_]+")
_SPACED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[\W\d_]{1,3}[^\W\d_](?![^\W\d_])){2,}")
_ENDINGS: Final = ("nya", "lah", "kah", "pun", "ku", "mu", "s")
_ALONE: Final = 2  # letters that a word of a name needs to be looked for at all
_TELLING: Final = 3  # letters from which on a word is looked for in small letters too
_INSIDE: Final = 5  # letters from which on it is looked for inside the words of links and file names
_WHOLE: Final = 6  # letters of a whole name written as one word, from which on it is looked for everywhere
_LONGEST: Final = 12  # words of a name
_GAP: Final = 4  # signs that may stand between two words of a name
_FEWEST_FIGURES: Final = 4  # of a name that has no letters: "7" is no name to look for
_PARTED: Final = 0x900  # letters before it (Latin, Greek, Cyrillic, Arabic) stand in words that spaces part
# What thousands are called: alone it may be the client, with another name behind it, it is somebody else.
_USUAL: Final = frozenset(
    [
        "siti",
        "sri",
        "nur",
        "nurul",
        "muhammad",
        "muhamad",
        "mohammad",
        "mohamad",
        "mohamed",
        "muh",
        "moh",
        "md",
        "ahmad",
        "achmad",
        "abdul",
        "abd",
        "abdur",
        "abdullah",
        "maria",
        "dewi",
        "i",
        "ni",
        "ida",
        "wayan",
        "made",
        "nyoman",
        "ketut",
        "putu",
        "gede",
        "komang",
        "kadek",
        "agus",
        "eko",
        "dwi",
        "tri",
        "budi",
        "andi",
        "cut",
    ]
)
_NEVER: Final = (
    (lists.PARTICLES | lists.TITLES | lists.DEGREES | lists.SMALL)
    - lists.NAME_WORDS
    - _USUAL
    - frozenset({"andi", "cut"})
)


class Hit(msgspec.Struct, frozen=True):
    """One place where a private name stands; `whole` when it is there with all its words."""

    name: str
    part: TextPart
    start: int
    end: int
    whole: bool

    @property
    def words(self) -> str:
        """Return the words of the text that were found."""
        return self.part.text[self.start : self.end]


class PrivateNames:
    """Made once for a list of names; `find` reads one part of a draft."""

    def __init__(self, names: Iterable[str] | Mapping[str, str]) -> None:
        self._pseudonyms: Final[Mapping[str, str]] = dict(names) if isinstance(names, Mapping) else {}
        self.names: Final = tuple(dict.fromkeys(names))
        self._words: dict[str, str] = {}  # one telling word -> the name it belongs to
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # by the first word
        self._joined: dict[str, list[tuple[str, str]]] = {}  # by the first letters of the name as one word
        self._inside: dict[str, list[tuple[str, str]]] = {}
        self._literal: list[tuple[re.Pattern[str], str]] = []
        self._forms: Final = NameForms()
        for name in sorted(self.names, key=lambda name: " " in name.strip()):
            self._add(name)  # those of one word first: such a word is a whole name
        self._beginnings: Final = frozenset(word[:_ALONE] for word in (*self._words, *self._phrases))

    def __bool__(self) -> bool:
        return bool(self._words or self._phrases)

    @property
    def known(self) -> Mapping[str, str]:
        """Real names with what the desk calls them."""
        return self._pseudonyms

    def pseudonym(self, name: str) -> str:
        """Return what the desk calls this client in stories, or nothing."""
        return self._pseudonyms.get(name, "")

    def _add(self, name: str) -> None:
        words = tuple(fold(plain(name).text).split())
        if not words:
            return
        if len(words) > 1 or words[0] not in self._words:
            self._phrases.setdefault(words[0], []).append((words, name))
        if pattern := _literal(name):
            self._literal.append((pattern, name))
        joined = "".join(words)
        if len(words) > 1 and len(joined) >= _WHOLE:
            turned = "".join(reversed(words))
            for one in dict.fromkeys((joined, turned, joined[::-1], turned[::-1])):
                self._joined.setdefault(one[:_INSIDE], []).append((one, name))
        self._forms.add(name, [word for word in words if word not in _NEVER] or words)
        for word in words:
            if len(words) > 1 and (len(word) < _ALONE or word in _NEVER):
                continue
            self._words.setdefault(word, name)
            if len(word) >= _INSIDE and not is_everyday(word):
                for one in (word, word[::-1]):
                    self._inside.setdefault(one[:_INSIDE], []).append((one, name))

    def find(self, part: TextPart) -> tuple[Hit, ...]:
        """Return where private names stand in a part, in reading order; hits that touch are one."""
        if not self:
            return ()
        heard = plain(part.text)
        spans = set(self._in(heard, part))
        for closed in (*unhyphened(heard), *disguised(part.text, heard)):
            spans |= set(self._in(closed, part))
        spans |= set(self._spaced(heard))
        for pattern, name in self._literal:
            spans |= {_span(heard, name, *match.span("it"), whole=True) for match in pattern.finditer(heard.text)}
        return tuple(_merged(part, spans))

    def _in(self, heard: PlainForm, part: TextPart) -> Iterator["_Span"]:
        words = [match.span() for match in _WORD.finditer(heard.text)]
        links = links_in(heard.text) if part.is_prose else []
        link = 0
        for number, (start, end) in enumerate(words):
            while link < len(links) and links[link][1] <= start:
                link += 1
            inside = not part.is_prose or (link < len(links) and links[link][0] <= start)
            for begin, stop in _pieces(heard, start, end):
                word = heard.text[begin:stop]
                if word[:_ALONE] not in self._beginnings:
                    continue
                if word in self._phrases:
                    yield from self._phrase(heard, (begin, stop), words[number + 1 : number + _LONGEST])
                for base in (word, *(word.removesuffix(one) for one in _ENDINGS if word.endswith(one))):
                    name = self._words.get(base)
                    if name is not None and self._tells(base, heard, (begin, stop), inside=inside):
                        yield _span(heard, name, begin, begin + len(base), whole=" " not in name.strip())
                        break
            if end - start > _INSIDE:
                yield from _within(self._joined, heard, start, end, whole=True)
                if inside:
                    yield from _within(self._inside, heard, start, end, whole=False)
        for like in self._forms.find(heard, words):
            whole = like.sure and " " not in like.name.strip()
            yield _span(heard, like.name, like.start, like.end, whole=whole)

    def _tells(self, word: str, heard: PlainForm, span: tuple[int, int], *, inside: bool) -> bool:
        """Whether a word that is part of a name speaks of it here."""
        start, end = span
        if word in _USUAL and " " in fold(self._words[word]):
            return heard.capitals[start] and not _goes_on(heard, end)
        if inside:
            return True
        alone = word == fold(self._words[word])  # people of Alor and Java are called "Oe" and "Yo"
        if (len(word) < _TELLING and not alone) or is_everyday(word):
            return heard.capitals[start]
        return True

    def _phrase(self, heard: PlainForm, first: tuple[int, int], rest: Sequence[tuple[int, int]]) -> Iterator["_Span"]:
        start, end = first
        for phrase, name in self._phrases[heard.text[start:end]]:
            if len(phrase) == 1:
                continue
            last = end
            for wanted, (begin, stop) in zip(phrase[1:], rest, strict=False):
                said = heard.text[begin:stop]
                if begin - last > _GAP or not any(said == wanted + ending for ending in ("", *_ENDINGS)):
                    break
                last = begin + len(wanted)
            else:
                if len(phrase) <= len(rest) + 1:
                    yield _span(heard, name, start, last, whole=True)

    def _spaced(self, heard: PlainForm) -> Iterator["_Span"]:
        """ "M e l k i": letters one by one."""
        for run in _SPACED.finditer(heard.text):
            places = [run.start() + at for at, sign in enumerate(run[0]) if sign.isalpha()]
            letters = "".join(heard.text[place] for place in places)
            for word, name in self._words.items():
                at = letters.find(word) if len(word) > _ALONE else -1
                if at >= 0:
                    yield _span(heard, name, places[at], places[at + len(word) - 1] + 1, whole=" " not in name)


_Span = tuple[int, int, str, bool]


def _literal(name: str) -> re.Pattern[str] | None:
    """Return how a name is found that is not made of parted words of letters: "3pong", "Bang 7", "王小明"; else None."""
    words = re.findall(r"[^\W_]+", plain(name).text)
    signs = "".join(words)
    figures = sum(sign.isdigit() for sign in signs)
    unparted = len(signs) > 1 and any(sign.isalpha() and ord(sign) >= _PARTED for sign in signs)
    if not unparted and (not figures or (figures == len(signs) and figures < _FEWEST_FIGURES)):
        return None
    row = rf"[\W_]{{0,{_GAP}}}".join(map(re.escape, words))
    if unparted:
        return re.compile(f"(?P<it>{row})")
    return re.compile(rf"(?<![^\W_])(?P<it>{row})(?:{'|'.join(_ENDINGS)})?(?![^\W_])")


def _span(heard: PlainForm, name: str, start: int, end: int, *, whole: bool) -> _Span:
    # In a line that runs backwards the last letter stands first.
    first, last = sorted((start, end - 1), key=lambda at: heard.starts[at])
    return heard.starts[first], heard.ends[last], name, whole


def _goes_on(heard: PlainForm, end: int) -> bool:
    """Whether another capitalised word follows: "Siti Nurhaliza" is not the Siti of the list."""
    after = _WORD.match(heard.text, end + 1)
    return heard.text[end : end + 1] in {" ", "-"} and bool(after) and heard.capitals[end + 1]


def _pieces(heard: PlainForm, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a word, and the parts of "MelkiTefa" and "fotoMelki"."""
    yield start, end
    if True not in heard.capitals[start + 1 : end]:
        return
    cuts = [at for at in range(start + 1, end) if heard.capitals[at] and not heard.capitals[at - 1]]
    if cuts:
        yield from pairwise((start, *cuts, end))


def _within(
    index: Mapping[str, list[tuple[str, str]]], heard: PlainForm, start: int, end: int, *, whole: bool
) -> Iterator[_Span]:
    for at in range(start, end - _INSIDE + 1):
        for wanted, name in index.get(heard.text[at : at + _INSIDE], ()):
            if at + len(wanted) <= end and heard.text.startswith(wanted, at):
                yield _span(heard, name, at, at + len(wanted), whole=whole)


def _merged(part: TextPart, spans: Iterable[_Span]) -> Iterator[Hit]:
    """Hits of one name that touch, or have only signs between them, are one hit."""
    row = sorted(spans, key=lambda span: (span[0], -span[1]))
    held: _Span | None = None
    for start, end, name, whole in row:
        if held is not None and (
            start < held[1] or (name == held[2] and not part.text[held[1] : start].strip(" \t-_.,'’"))
        ):
            held = (held[0], max(held[1], end), held[2], held[3] or whole or end > held[1])
            continue
        if held is not None:
            yield Hit(held[2], part, *held[:2], held[3])
        held = (start, end, name, whole)
    if held is not None:
        yield Hit(held[2], part, *held[:2], held[3])
