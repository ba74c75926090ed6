"""Names that need no question: what the library, the vocabulary and the list of regions already know.

Only where nobody could mean somebody else: an organisation of the library, a person who agreed to be named in it, a
province, a regency, a country, a public office of the state, a term of the vocabulary.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from kb.base.folding import fold
from kb.base.words import Words
from kb.gate.decisions import Answer
from kb.gate.names.name_run import STATE_HEADS, Guess
from kb.gate.words import word_lists as lists
from kb.gate.words.everyday_words import is_everyday
from kb.layout.organisation import Organisation, Person
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

_LONGEST: Final = 5
_STATE: Final = STATE_HEADS | frozenset(
    [
        "polda",
        "polres",
        "polresta",
        "polsek",
        "kodim",
        "koramil",
        "satuan",
        "balai",
        "lembaga",
        "rsud",
        "rumah",
        "lapas",
        "rutan",
        "universitas",
        "forum",
        "puskesmas",
        "palang",
    ]
)
_MORE: Final = frozenset(lists.COMPASS)

IN_LIBRARY: Final = Words("sudah ada di pustaka ini", "already in this library")
A_REGION: Final = Words(
    "nama provinsi, kabupaten, kota, atau negara", "the name of a province, regency, city or country"
)
OF_THE_STATE: Final = Words("lembaga negara", "a public office")
A_TERM: Final = Words("istilah dalam kosakata pustaka", "a term of the library's vocabulary")
BEFORE: Final = Words("sudah Anda jawab di naskah lain", "you answered it in another draft")
AN_AUTHOR: Final = Words("penulis cerita ini", "the author of this story")


class KnownNames:
    """Answers beforehand, each with the reason that is shown with it."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        regions: Regions,
        organisations: Iterable[Organisation] = (),
        people: Iterable[Person] = (),
        answered: Mapping[str, Answer] = MappingProxyType({}),
    ) -> None:
        self._vocabulary = vocabulary
        self._regions = regions
        names = {name: (answer, BEFORE) for name, answer in answered.items()}
        for person in people:
            names[fold(person.name)] = (Answer(kind="public"), IN_LIBRARY)
        for organisation in organisations:
            for name in organisation.names():
                names[fold(name)] = (Answer(kind="organisation"), IN_LIBRARY)
                head, _, rest = name.partition(" ")
                if rest and head.lower() == "yayasan":
                    # People leave the head out once they have said it.
                    names.setdefault(fold(rest), (Answer(kind="organisation"), IN_LIBRARY))
        self._names: Mapping[str, tuple[Answer, Words]] = MappingProxyType(names)
        self.terms: Final = frozenset(word for label in vocabulary.phrases() for word in label.split())
        self._whole: Final = _of_several_words(names)

    def spans(self, text: str) -> Iterable[tuple[int, int]]:
        """Return where a name of several words from the library stands, whatever small words are in it."""
        return [match.span() for match in self._whole.finditer(text)]

    @property
    def names(self) -> frozenset[str]:
        """The folded names of the library's organisations and people, and those that were answered before."""
        return frozenset(self._names)

    def regions_of(self, front: Mapping[str, object]) -> frozenset[str]:
        """Return what the regions in a head are called, and all within them, in plain small letters."""
        given = front.get("regions")
        codes = [
            str(one.get("code", ""))
            for one in (given if isinstance(given, list | tuple) else ())
            if isinstance(one, Mapping)
        ]
        return frozenset(
            fold(label)
            for code in codes
            for inner in (code, *self._regions.within(code))
            for label in self._regions.labels(inner)
        )

    def place(self, words: Sequence[str]) -> int:
        """Return how many of the words, from the first on, are the name of a region or a country; 0 for none."""
        for size in range(min(len(words), _LONGEST), 0, -1):
            key = " ".join(words[:size]).replace("-", " ")
            if key in self._regions.phrases() or (size == 1 and key in lists.COUNTRIES):
                return size + sum(1 for _ in takewhile(_MORE.__contains__, words[size:]))
        return 0

    def _is_public(self, words: Sequence[str]) -> bool:
        """Whether an office is called by everyday words, terms and regions alone: nobody's name hides among those."""
        at = 1
        while at < len(words):
            size = self.place(words[at:])
            if not size and not _is_plain(words[at]) and words[at] not in self.terms:
                return False
            at += size or 1
        return True

    def answer(self, name: str, guess: Guess) -> tuple[Answer, Words] | None:
        """Return who a name is and why no question is needed, or None."""
        key = fold(name)
        if key in self._names:
            return self._names[key]
        whole = key.split()
        if len(whole) > 1 and whole[0] == "yayasan" and " ".join(whole[1:]) in self._names:
            return self._names[" ".join(whole[1:])]
        if guess in {"place", "organisation"} and (self._regions.find(name) or self.place(whole) == len(whole)):
            return Answer(kind="place"), A_REGION
        if guess == "organisation" and whole[0] in _STATE and self._is_public(whole):
            return Answer(kind="organisation"), OF_THE_STATE
        if guess != "person" and (len(whole) > 1 or name.isupper()) and self._vocabulary.find(name):
            return Answer(kind="other"), A_TERM
        return None


def _is_plain(word: str) -> bool:
    return word in lists.PORTFOLIOS or (
        word not in lists.NAME_WORDS
        and (is_everyday(word) or word in lists.ORGANISATION_HEADS or word in lists.PLACE_HEADS)
    )


def _of_several_words(names: Iterable[str]) -> re.Pattern[str]:
    """Longer names first, so that a foundation is not cut down to the group it grew out of."""
    several = sorted((name.split() for name in names if " " in name), key=lambda words: (-len(words), words))
    spelled = (r"[\s-]+".join(re.escape(word) for word in words) for words in several)
    return re.compile(r"(?<!\w)(?:" + ("|".join(spelled) or r"(?!)") + r")(?!\w)", re.IGNORECASE)
