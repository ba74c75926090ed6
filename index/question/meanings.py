"""What words may mean: every label of the vocabulary and every name of a place, looked up by the words it is made of.

One table for the whole program, made once from the vocabulary and the regions. It knows labels as the index knows words
(`index.language.analysis`), so that "anak-anak", "HIV/AIDS" and a heading in capitals are found as they are typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, Literal, NamedTuple

from index.language.analysis import words_of as cut
from index.values.query import Phrase, TagColumn, Word
from kb.base.words import Words
from kb.vocabulary.concept import LabelKind
from kb.vocabulary.facets import FACET_ROWS, ROWS
from kb.vocabulary.regions import RegionMatch, Regions
from kb.vocabulary.vocabulary import Concept, Vocabulary

REGION: Final = "region"
# Labels that are also small words of everyday language; they are meant only when typed in capitals.
_SMALL_WORDS: Final = frozenset({"an", "art", "at", "du", "par", "pa", "tip"})
_OFFICES: Final = frozenset({"kab", "kabupaten", "kodya", "kota", "kotamadya", "prov", "provinsi", "propinsi", "pulau"})
_PLURAL: Final = 5  # English words shorter than this are left as they are
_BRITISH: Final = re.compile(r"(ani|ali|ili)s(ation|ing|e\b|ed\b)")
_AMERICAN: Final = re.compile(r"(ani|ali|ili)z(ation|ing|e\b|ed\b)")
# What a claim rests on says nothing of what a story is about; where it is a facet, it is asked for by its field.
_NO_TAGS: Final = frozenset({"evidence"})
# What goes by names that can be looked for in a text; the words of stages, roles and outcomes are too common for that.
_NAMED: Final = frozenset({"actor", *(row.scheme or REGION for row in ROWS if row.is_named)})
_SHORTEST_NAME: Final = 3  # letters
_COLUMNS: Final[Mapping[str, TagColumn]] = {REGION: REGION, **{row.scheme: row.key for row in ROWS if row.scheme}}


class Name(NamedTuple):
    """One thing that goes by a label: which, and how the label stands to it."""

    id: str
    scheme: str  # "issue" ... or "region"
    label: Words
    kind: LabelKind

    @property
    def column(self) -> TagColumn:
        """Which tags of a story hold it."""
        return _COLUMNS.get(self.scheme, "other")


class Meaning(NamedTuple):
    """A label and everything that goes by it.

    `area` is the label as it may be shown when it stands for all its places together ("Jabodetabek").
    """

    key: str
    names: tuple[Name, ...]
    area: str = ""

    @property
    def kind(self) -> Literal["concept", "place"]:
        """Return whether the words name places only or, among others, a concept."""
        return "place" if all(name.scheme == REGION for name in self.names) else "concept"


class Label(NamedTuple):
    """A label as it is written, for whoever completes or corrects what is typed.

    An area such as "Jabodetabek" goes by itself: its name's id is the label.
    """

    text: str
    words: tuple[str, ...]
    name: Name
    language: str


class Meanings:
    """The table; never changes once made."""

    def __init__(self, vocabulary: Vocabulary, regions: Regions) -> None:
        self._vocabulary = vocabulary
        self._regions = regions

    def warm(self) -> None:
        """Make the table and the list of labels before somebody waits for them."""
        self.longest(())
        len(self.labels)

    @property
    def most_words(self) -> int:
        """How many words the longest label has; at least one."""
        return max(1, self._table[1])

    def longest(self, words: Sequence[str], start: int = 0, *, loud: bool = False) -> tuple[int, Meaning] | None:
        """Return how many words from `start` on make the longest label, and what it means; None when none begins here.

        `loud` says that the word is typed in capitals, which matters for labels that are small words otherwise.
        """
        table, longest = self._table
        for size in range(min(longest, len(words) - start), 0, -1):
            found = table.get(" ".join(words[start : start + size])) or self._written_otherwise(
                words[start : start + size]
            )
            if found and (loud or size > 1 or found.key not in _SMALL_WORDS):
                return size, found
        return None

    def also(self, name: Name, key: str) -> Iterator[Words]:
        """Yield further names by which a thing is found, the most telling first: what is narrower, then other labels."""
        if name.scheme == REGION:
            return
        narrower = (one for one in self._vocabulary.narrower(name.id) if one != name.id)
        for concept_id in sorted(narrower, key=lambda one: (len(self._vocabulary.ancestors(one)), one)):
            yield self._vocabulary.concepts[concept_id].label
        concept = self._vocabulary.concepts[name.id]
        own, twin = (concept.alt.get(language, ()) for language in ("id", "en"))
        for number in range(max(len(own), len(twin))):
            first, second = _at(own, number), _at(twin, number)
            words = Words(first or second, second or first)
            if key not in {_key(words.id), _key(words.en)}:
                yield words

    def written(self, name: Name, key: str) -> Iterator[Word | Phrase]:
        """Yield the other names of a thing, to be looked for in texts; names that may mean something else are left out."""
        if name.scheme == REGION:
            labels: Iterable[str] = (name.label.id,) if " " in name.label.id or name.kind == "alternative" else ()
        else:
            labels = self._vocabulary.labels(name.id) if name.scheme in _NAMED else ()
        table, _ = self._table
        for label in dict.fromkeys(map(words_of, labels)):
            other = " ".join(label)
            found = table.get(other)
            if other == key or found is None or len(found.names) > 1 or other in _SMALL_WORDS:
                continue
            if len(label) > 1:
                yield Phrase(label)
            elif len(other) >= _SHORTEST_NAME:
                yield Word(other, exact=True)

    def scheme_label(self, scheme: str) -> Words:
        """Return what kind of thing a scheme holds, as it may be shown."""
        if scheme == REGION:
            return FACET_ROWS[REGION].label
        found = self._vocabulary.schemes.get(scheme)
        return found.title if found else Words(scheme, scheme)

    def find(self, name_id: str) -> Name | None:
        """Return a thing by its id, under the label that is shown."""
        concept = self._vocabulary.concepts.get(name_id)
        if concept is not None:
            return Name(concept.id, concept.scheme, concept.label, "preferred")
        region = self._regions.get(name_id)
        return _region(region.code, region.short, "preferred") if region else None

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Every label of every concept and place."""
        return (*self._concept_labels(), *self._place_labels())

    def _written_otherwise(self, words: Sequence[str]) -> Meaning | None:
        """Find a place with its office before it ("kab bogor") or with a space inside its name ("gunung kidul")."""
        if 1 < len(words) <= 4 and (words[0] in _OFFICES or "".join(words) in self._table[0]):
            return _places(" ".join(words), self._regions.find(" ".join(words)))
        return None

    @cached_property
    def _table(self) -> tuple[dict[str, Meaning], int]:
        places: dict[str, list[RegionMatch]] = {}
        for matches in self._regions.phrases().values():
            for match in matches:
                places.setdefault(_key(match.label), []).append(match)
        table = {key: meaning for key, found in places.items() if (meaning := _places(key, found))}
        concepts: dict[str, dict[str, Name]] = {}
        for label in self._concept_labels():
            concepts.setdefault(" ".join(label.words), {}).setdefault(label.name.id, label.name)
        for key, named in concepts.items():
            beside = table[key].names if key in table else ()
            table[key] = Meaning(key, (*named.values(), *beside))
        table.update(_otherwise(self._concept_labels(), table))
        table.pop("", None)
        return table, max((key.count(" ") + 1 for key in table), default=0)

    def _concept_labels(self) -> Iterator[Label]:
        for concept in self._vocabulary.concepts.values():
            if concept.scheme not in _NO_TAGS:
                yield from _labels_of(concept)

    def labels_in(self, scheme: str) -> list[Label]:
        """Return every label of the concepts of a scheme, also of one whose names say nothing in plain words."""
        return [label for concept in self._vocabulary.scheme(scheme) for label in _labels_of(concept)]

    def _place_labels(self) -> Iterator[Label]:
        for key, matches in self._regions.phrases().items():
            found = _places(key, matches)
            if found and found.area:
                area = Name(found.area, REGION, Words(found.area, found.area), "preferred")
                yield Label(found.area, words_of(found.area), area, "")
                continue
            for match in matches:
                kind: LabelKind = "preferred" if match.label == match.region.short else "alternative"
                region = _region(match.region.code, match.region.short, kind)
                yield Label(match.label, words_of(match.label), region, "")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a label; most are plain words, which need not be cut with care."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return tuple(text.lower().split())
    return cut(text)


def _labels_of(concept: Concept) -> Iterator[Label]:
    for text, kind, language in concept.labels():
        yield Label(text, words_of(text), Name(concept.id, concept.scheme, concept.label, kind), language)


def _key(text: str) -> str:
    return " ".join(words_of(text))


def _at(labels: Sequence[str], number: int) -> str:
    return labels[number] if number < len(labels) else ""


def _region(code: str, short: str, kind: LabelKind) -> Name:
    return Name(code, REGION, Words(short, short), kind)


def _places(key: str, matches: Sequence[RegionMatch]) -> Meaning | None:
    """Join the places of one name; several of them are an area, unless they only share an official name (Malang)."""
    once = {match.region.code: match for match in matches}
    codes = sorted(once)
    named = all(match.kind == "name" for match in once.values())
    area = "" if named or len(codes) < 2 else next(match.label for match in once.values() if match.kind == "alias")
    names = tuple(
        _region(code, once[code].region.short, "preferred" if once[code].kind == "name" else "alternative")
        for code in codes
    )
    return Meaning(key, names, area) if names else None


def _spellings(key: str) -> Iterator[str]:
    """Yield an English label with and without the s of its last word, and in the spelling of the other side of the sea."""
    if len(key.rpartition(" ")[2]) >= _PLURAL and not key.endswith("ss"):
        yield key[:-1] if key.endswith("s") else f"{key}s"
    yield _BRITISH.sub(r"\1z\2", key)
    yield _AMERICAN.sub(r"\1s\2", key)


def _otherwise(labels: Iterable[Label], table: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """Return English labels as others may write them, where that is not a label of its own."""
    made: dict[str, Meaning] = {}
    for label in labels:
        key = " ".join(label.words)
        if label.language == "en":
            for other in _spellings(key):
                if other not in table:
                    made[other] = table[key]._replace(key=other)
    return made
