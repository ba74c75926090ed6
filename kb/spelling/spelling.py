"""Spelling of Indonesian and English: which words of a text no dictionary knows, and what they may have been meant to be.

A mark on a word that is right costs more than a typo that is missed: a person who sees three wrong marks looks at none
any more. So a word counts as right when either language knows it, when the library speaks of it (its vocabulary,
places, organisations and people), when the person added it, and when a capital in the middle of a sentence says that
it is a name. At the beginning of a sentence a capital says nothing; there a word is only marked when it is one slip away from
a word that is known.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from time import monotonic
from types import MappingProxyType
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kb.base.folding import fold
from kb.spelling.own_words import OwnWords
from kb.spelling.spelling_affixes import roots_of, without_clitics
from kb.spelling.spelling_dictionary import dictionary
from kb.spelling.spelling_file import FOLDER
from kb.spelling.spelling_words import Word, plain_form, words_in

Span = tuple[int, int]
MOST_OFFERS: Final = 5
_ENOUGH: Final = 2  # offers after which the other language is not asked
_NONE: Final[Mapping[str, int]] = MappingProxyType({})
_PATIENCE: Final = 0.4  # seconds for offers; a menu that opens later is no help
_SHORTEST: Final = 3  # abbreviations and particles are shorter
_SHORTEST_NAME: Final = 6  # shorter ones are too often one slip away from some word
# What stands before or after a hyphen and is no word by itself, as in "ber-KTP", "LSM-nya", "pasca-bencana".
_PARTS: Final = frozenset(
    [
        "ber",
        "di",
        "ke",
        "me",
        "mem",
        "men",
        "meng",
        "se",
        "ter",
        "pe",
        "pem",
        "pen",
        "peng",
        "per",
        "an",
        "nya",
        "ku",
        "mu",
        "lah",
        "kah",
        "pun",
        "kan",
        "i",
        "ala",
        "anti",
        "antar",
        "pra",
        "pasca",
        "non",
        "multi",
        "inter",
        "intra",
        "sub",
        "semi",
        "super",
        "ultra",
        "mikro",
        "makro",
        "mini",
        "tri",
        "dwi",
        "catur",
        "panca",
        "eks",
        "ko",
        "re",
        "pro",
        "co",
        "self",
        "post",
        "pre",
    ]
)
_BRITISH: Final = (
    ("isation", "ization"), ("isations", "izations"), ("isational", "izational"), ("isable", "izable"),
    ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"), ("iser", "izer"), ("isers", "izers"),
    ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("our", "or"), ("ours", "ors"), ("oured", "ored"),
    ("ouring", "oring"), ("ourable", "orable"), ("ourhood", "orhood"), ("ourhoods", "orhoods"), ("tre", "ter"),
    ("tres", "ters"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llers", "lers"), ("llor", "lor"),
    ("llors", "lors"), ("ogue", "og"), ("ogues", "ogs"), ("amme", "am"), ("ammes", "ams"), ("wards", "ward"),
    ("fence", "fense"), ("fences", "fenses"), ("ilment", "illment"), ("ilful", "illful"), ("ageing", "aging"),
)  # fmt: skip


class Speller:
    """Looks words up in both languages, the story's own first; the first one takes about a second to make.

    `known` are words and names that the library speaks of, `written` how often its stories use which word: what people
    of this field write often is offered first. Not for several threads at a time, except `learn` and
    `ignore`, which may come from another one.
    """

    def __init__(
        self, known: Iterable[str] = (), own: OwnWords | None = None, written: Mapping[str, int] = _NONE
    ) -> None:
        self._own = own or OwnWords()
        self._ignored: frozenset[str] = frozenset()
        self._known = frozenset(part for name in known for part in fold(name).split())
        self._written = {word: often for word, often in written.items() if len(word) >= _SHORTEST}
        self._usual = _read_usual()
        self._dictionaries = {language: dictionary(language) for language in ("id", "en")}
        self._right: dict[str, bool] = {}
        self._no_names: dict[tuple[str, str], bool] = {}
        self._offers: dict[tuple[str, str], tuple[str, ...]] = {}

    def misspelled(self, text: str, language: str = "id") -> tuple[Span, ...]:
        """Return where the words stand that nothing here knows, in characters of the Markdown text.

        Of a story in a third language nothing is marked: nearly every word would be.
        """
        if language not in self._dictionaries:
            return ()
        words = list(words_in(text))
        names = {word.text for word in words if not word.begins and word.text[0].isupper()}
        return tuple((word.start, word.end) for word in words if self._is_wrong(word, names, language))

    def offers(self, word: str, language: str = "id") -> tuple[str, ...]:
        """Return up to five words that may have been meant, the likeliest first, with the capital that the word has."""
        plain = plain_form(word)
        found = self._offers.get((plain, language))
        if found is None:
            found = tuple(_dressed(one, plain) for one in self._near(plain.lower(), language))
            self._offers[plain, language] = found
        return found

    def learn(self, word: str) -> None:
        """Count a word as right from now on, for good; raises KnownError when that cannot be kept."""
        self._own.add(plain_form(word))

    def forget(self, word: str) -> None:
        """Take a learned word back; raises KnownError when that cannot be kept."""
        self._own.remove(plain_form(word))

    def ignore(self, word: str) -> None:
        """Count a word as right until the program ends."""
        self._ignored |= {plain_form(word).lower()}

    def _is_wrong(self, word: Word, names: set[str], language: str) -> bool:
        text, lower = word.text, word.text.lower()
        if len(text) < _SHORTEST or not text[1:].islower():
            return False  # an abbreviation, or a name such as "LPSK-nya" or "WhatsApp"
        if lower in self._own or lower in self._ignored:
            return False
        if (language, lower) in self._usual:
            return True
        if self._is_right(lower, language):
            return False
        return text.islower() or (word.begins and text not in names and self._is_no_name(text, language))

    def _is_no_name(self, word: str, language: str) -> bool:
        """Whether a word with a capital is most likely a slip: no dictionary has the name, and a word is one slip away.

        The first letter must be that of the word: whoever begins a sentence looks at the keys.
        """
        lower = word.lower()
        if len(word) < _SHORTEST_NAME or any(one.name_of(lower) for one in self._dictionaries.values()):
            return False
        if (no_name := self._no_names.get((lower, language))) is None:
            near = self._dictionaries[language].one_slip_away(lower, monotonic() + _PATIENCE)
            meant = (*self._often_written(lower), *near)
            no_name = self._no_names[lower, language] = any(one[0] == lower[0] for one in meant)
        return no_name

    def _is_right(self, word: str, language: str) -> bool:
        right = self._right.get(word)
        if right is None:
            right = self._right[word] = self._in_order(word, language)
        return right

    def _in_order(self, word: str, language: str) -> bool:
        if self._is_known(word, language):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(part in _PARTS or self._is_known(part, language) for part in parts)

    def _is_known(self, word: str, language: str) -> bool:
        folded = fold(word)
        if folded in self._known:
            return True
        forms = (word,) if word.isascii() else (word, folded)  # accents are often left out in a dictionary
        return any(self._spells(one, form) for one in _first(language) for form in forms)

    def _spells(self, language: str, word: str) -> bool:
        known = self._dictionaries[language]
        if language == "en":
            word = word.removesuffix("'s")
            return known.knows(word) or any(map(known.knows, _american(word)))
        return known.knows(word) or any(map(known.knows, without_clitics(word))) or known.has_root(roots_of(word))

    def _near(self, word: str, language: str) -> list[str]:
        usual = self._usual.get((language, word))
        found = [usual] if usual else []
        found += [name for one in _first(language) if (name := self._dictionaries[one].name_of(word))]
        found += [one for one in self._often_written(word) if one not in found and self._is_right(one, language)]
        started = monotonic()
        for share, one in enumerate(_first(language), 1):
            if len(found) < _ENOUGH:
                given = self._dictionaries[one].near(word, started + _PATIENCE * share / 2)
                found += [offer for offer in islice(given, MOST_OFFERS) if offer not in found]
        return found[:MOST_OFFERS]

    def _often_written(self, word: str) -> list[str]:
        """Return words of the library's stories that are one slip away, the commonest first."""
        found = process.extract(word, self._written.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        return sorted((one for one, _, _ in found if one != word), key=lambda one: -self._written[one])


def written_in(texts: Iterable[str]) -> dict[str, int]:
    """Count the words of some texts, without those that begin with a capital."""
    return Counter(word.text for text in texts for word in words_in(text) if word.text.islower())


def _read_usual() -> dict[tuple[str, str], str]:
    lines = (FOLDER / "usual.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(language, written): meant for language, written, meant in rows}


def _first(language: str) -> tuple[str, str]:
    return ("en", "id") if language == "en" else ("id", "en")


def _dressed(offer: str, word: str) -> str:
    return offer[:1].upper() + offer[1:] if word[:1].isupper() else offer


def _american(word: str) -> Iterator[str]:
    """Yield how a word of British spelling is spelled in the dictionary, which is American."""
    for british, american in _BRITISH:
        if word.endswith(british) and len(word) > len(british) + 1 and "lll" not in word:
            yield word[: -len(british)] + american
