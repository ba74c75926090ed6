"""What a text itself seems to be about: concepts and places whose names stand in it, with the words they rest on.

Suggestions only: a person takes them or does not. A word may name something that a story merely mentions, and many
places share a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from kb.base.folding import fold
from kb.vocabulary.concept import Concept
from kb.vocabulary.regions import Region, Regions
from kb.vocabulary.vocabulary import Vocabulary

MOST: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# An address is no word of the story, and the words of a link to another story are that one's title.
_LINK: Final = re.compile(r"\[[^\[\]\n]*\]\(story:[^()\s]*\)|(?<=\])\([^()\n]*\)|<?https?://[^\s<>]*>?")
_TITLE_COUNTS: Final = 3.0
_UNSURE: Final = 0.25  # the worth of a word that has several readings
_LONGEST_PLACE: Final = 4
# Names of regencies that are also plain words; they count only behind "Kota", "Kabupaten", "di" or "dari".
_ENTRANCES: Final = frozenset(
    {"kota", "kabupaten", "kab", "kecamatan", "provinsi", "di", "ke", "dari", "asal", "in", "from", "to"}
)


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A concept and the words of the text that name it, as they are written there, the most frequent first."""

    concept: Concept
    words: tuple[str, ...]


class PlaceSuggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A name in the text and the places it may mean; several when regencies and cities share it."""

    name: str
    regions: tuple[Region, ...]


class _Heard:
    def __init__(self) -> None:
        self.worth = 0.0
        self.words: dict[str, int] = {}

    def hear(self, words: str, worth: float) -> None:
        self.worth += worth
        self.words[words] = self.words.get(words, 0) + 1

    def shown(self) -> tuple[str, ...]:
        once = {fold(words): words for words in sorted(self.words, key=lambda words: self.words[words])}
        return tuple(sorted(once.values(), key=lambda words: -self.words[words])[:MOST])


def suggestions(title: str, body: str, vocabulary: Vocabulary) -> Mapping[str, tuple[Suggestion, ...]]:
    """Return for each scheme ("issue", "method" ...) up to three concepts, the likeliest first.

    The longest name wins ("anak jalanan" is not also "anak"), the title counts thrice, a word with several readings a
    quarter for each, and a broad concept gives way to a narrower one that is named as often.
    """
    heard: dict[str, _Heard] = {}
    for text, weight in ((title, _TITLE_COUNTS), (_without_links(body), 1.0)):
        for words, concepts in _named(text, vocabulary):
            worth = weight * (1.0 if len(concepts) == 1 else _UNSURE)
            for concept in concepts:
                heard.setdefault(concept.id, _Heard()).hear(words, worth)
    ranked = sorted(heard, key=lambda concept_id: (-heard[concept_id].worth, concept_id))
    found: dict[str, list[Suggestion]] = {}
    for concept_id in ranked:
        concept = vocabulary.concepts[concept_id]
        own = found.setdefault(concept.scheme, [])
        narrower = vocabulary.narrower(concept_id)
        if len(own) < MOST and not any(other.concept.id in narrower for other in own):
            own.append(Suggestion(concept=concept, words=heard[concept_id].shown()))
    return {scheme: tuple(own) for scheme, own in found.items()}


def place_suggestions(title: str, body: str, regions: Regions) -> tuple[PlaceSuggestion, ...]:
    """Return up to three places that a text names, the most frequent first, no finer than a regency or city."""
    heard: dict[str, tuple[_Heard, tuple[Region, ...]]] = {}
    for name, places in (*_placed(title, regions), *_placed(_without_links(body), regions)):
        heard.setdefault(fold(name), (_Heard(), places))[0].hear(name, 1.0)
    ranked = sorted(heard.values(), key=lambda pair: -pair[0].worth)[:MOST]
    return tuple(PlaceSuggestion(name=one.shown()[0], regions=places) for one, places in ranked)


def _without_links(text: str) -> str:
    """Return the text with blanks where links lead, every other word at its place."""
    return _LINK.sub(lambda link: " " * len(link[0]), text)


def _named(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[Concept, ...]]]:
    spots = list(_WORD.finditer(text))
    words = [spot.group() for spot in spots]
    at = 0
    while at < len(words):
        found = vocabulary.longest_label(words, at)
        if found is None:
            at += 1
            continue
        size, matches = found
        yield text[spots[at].start() : spots[at + size - 1].end()], tuple(match.concept for match in matches)
        at += size


def _placed(text: str, regions: Regions) -> Iterator[tuple[str, tuple[Region, ...]]]:
    """Find names of places written with a capital; a single word at the start of a sentence may be any word."""
    spots = list(_WORD.finditer(text))
    words = [spot.group() for spot in spots]
    names = regions.phrases()
    at = 0
    while at < len(words):
        size = next(
            (size for size in range(min(_LONGEST_PLACE, len(words) - at), 0, -1) if _is_place(words, at, size, names)),
            0,
        )
        stands = size > 1 or not _begins(text, spots[at].start()) or _entered(words, at)
        if size and stands and not _is_surname(text, spots, at):
            matches = names[" ".join(fold(word) for word in words[at : at + size])]
            yield text[spots[at].start() : spots[at + size - 1].end()], _apart(match.region for match in matches)
        at += max(size, 1)


def _is_place(words: Sequence[str], at: int, size: int, names: Mapping[str, object]) -> bool:
    row = words[at : at + size]
    return all(word[0].isupper() for word in row) and " ".join(map(fold, row)) in names


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"“‘'(*_#>-")
    return not before or before[-1] in ".!?:…\n"


def _entered(words: Sequence[str], at: int) -> bool:
    return at > 0 and fold(words[at - 1]) in _ENTRANCES


def _is_surname(text: str, spots: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether a name is the end of a longer one: Rawa Malang is not in Malang."""
    before = spots[at - 1] if at else None
    if before is None or text[before.end() : spots[at].start()] != " " or fold(before.group()) in _ENTRANCES:
        return False
    return before.group().istitle() and not _begins(text, before.start())


def _apart(regions: Iterable[Region]) -> tuple[Region, ...]:
    return tuple({region.code: region for region in regions}.values())
