"""What a person does not want told, as words to watch for: the lines of a consent record, found again in a story.

A line is written by hand: "HIV", "bahwa suaminya dipenjara", "nama desa". Words count whatever hangs on them
("perceraian", "bercerai"); a line of several words is found where they stand in one sentence; "nama" before a word
means the name behind it, not the word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import msgspec

from kb.base.folding import fold


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APART: Final = re.compile(r"[,;/•]|\s(?:dan|atau|serta|and|or)\s")
_SAYS_LITTLE: Final = _listed(
    """
    yang di ke dari pada dengan untuk bahwa tentang soal mengenai perihal hal jangan tidak tak boleh bisa mau ingin
    sebut disebut menyebut sebutkan disebutkan cerita ceritakan diceritakan tulis ditulis menuliskan menulis apa apapun
    pun ia dia ini itu saya kami kita mereka aku nya pernah sudah sedang akan masih sama semua segala siapa seorang sebuah
    para si sang adalah ialah karena oleh juga saja dalam bagaimana dimana mana kapan kalau yaitu
    the of a an that about not do does don dont never no be is was were are been has have had his her their its my our
    mention mentioned tell told write written say said anything any all who where when in on at to with from by as it
    he she they them him
    """
)
_NAMES: Final = frozenset({"nama", "name", "names", "namanya"})
_ENDINGS: Final = ("kannya", "annya", "nya", "kan", "lah", "kah", "ku", "mu", "an", "i", "s")
_BEGINNINGS: Final = (
    *(("memper", ""), ("diper", ""), ("meng", "k"), ("meny", "s"), ("mem", "p"), ("men", "t"), ("me", "")),
    *(("peng", "k"), ("peny", "s"), ("pem", "p"), ("pen", "t"), ("per", ""), ("pe", "")),
    *(("ber", ""), ("be", ""), ("ter", ""), ("di", ""), ("ke", ""), ("se", "")),
)
_SHORTEST_ROOT: Final = 4
_ALL_UP_TO: Final = 3
_ENOUGH: Final = 0.6
_VOWELS: Final = frozenset("aiueo")


class RestrictionHit(msgspec.Struct, frozen=True):
    """Where a text tells what it should not; `sure` unless only most words of a long line stand together."""

    start: int
    end: int
    sure: bool


def told_in(line: str, text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[RestrictionHit]:
    """Yield where a text tells what a line asks not to tell; offsets count Python characters of `text`."""
    wishes = [wish for wish in map(_Restriction.of, _APART.split(line)) if wish.words]
    if not wishes:
        return
    for start, end in sentences:
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text, start, end)]
        for wish in wishes:
            yield from wish.found(words)


class _Restriction(msgspec.Struct, frozen=True):
    """One thing that should stay untold."""

    words: tuple[str, ...]
    means_name: bool = False

    @classmethod
    def of(cls, phrase: str) -> "_Restriction":
        whole = [fold(word).replace(" ", "-") for word in _WORD.findall(phrase)]
        said = tuple(dict.fromkeys(word for word in whole if word not in _SAYS_LITTLE | _NAMES and len(word) > 1))
        named = [place for place, word in enumerate(whole) if word in _NAMES]
        return cls(said, bool(named) and len(said) == 1 and said[0] in whole[named[0] :])

    def found(self, words: list[tuple[int, int, str]]) -> Iterator[RestrictionHit]:
        hits = {
            wanted: [place for place, (_, _, word) in enumerate(words) if _same(wanted, fold(word).replace(" ", "-"))]
            for wanted in self.words
        }
        if self.means_name:
            for place in hits[self.words[0]]:
                behind = words[place + 1] if place + 1 < len(words) else None
                if behind is not None and behind[2][0].isupper():
                    yield RestrictionHit(words[place][0], behind[1], True)
            return
        if len(self.words) == 1:
            yield from (RestrictionHit(words[place][0], words[place][1], True) for place in hits[self.words[0]])
            return
        there = [places for places in hits.values() if places]
        whole = len(there) == len(self.words)
        if whole or (len(self.words) > _ALL_UP_TO and len(there) >= len(self.words) * _ENOUGH):
            chosen = [places[0] for places in there]
            yield RestrictionHit(words[min(chosen)][0], words[max(chosen)][1], whole)


def _same(wanted: str, word: str) -> bool:
    if wanted == word or not _roots(wanted).isdisjoint(_roots(word)):
        return True
    return "-" in word and any(_same(wanted, half) for half in word.split("-"))


@lru_cache(maxsize=8192)
def _roots(word: str) -> frozenset[str]:
    """What can be left of a word without its endings and beginnings; the word itself, however short."""
    bare = {word} | {word.removesuffix(end) for end in _ENDINGS if word.endswith(end)}
    found = set(bare)
    for stem in bare:
        for beginning, lost in _BEGINNINGS:
            rest = stem.removeprefix(beginning)
            if rest != stem and rest:
                found.add(rest)
                if lost and rest[0] in _VOWELS:
                    found.add(lost + rest)
    return frozenset({one for one in found if len(one) >= _SHORTEST_ROOT} | {word})
