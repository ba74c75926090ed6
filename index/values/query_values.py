"""The names of fields in a question and what may stand behind them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process

from index.values.query import TagColumn
from kb.annotation.annotation import KINDS
from kb.base.folding import fold
from kb.base.words import Words
from kb.vocabulary.facets import FACET_ROWS, ROWS
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

FACET_NAMES: Final[Mapping[str, TagColumn]] = MappingProxyType(
    {name: row.key for row in ROWS if row.source != "notes" for name in row.fields}
)
NAME_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "penulis": "author",
        "author": "author",
        "lembaga": "organisation",
        "organisation": "organisation",
        "organization": "organisation",
    }
)
NOTE_NAMES: Final = frozenset(FACET_ROWS["note"].fields)
YEAR_NAMES: Final = frozenset({"tahun", "year"})
FIELD_NAMES: Final = NOTE_NAMES | YEAR_NAMES | FACET_NAMES.keys() | NAME_FIELDS.keys()

# For completion: what to type in each language, and what it is.
FIELD_LABELS: Final[tuple[tuple[Words, Words], ...]] = (
    *(
        (Words(*row.fields[:2]), row.hint)
        for row in sorted(ROWS, key=lambda row: row.home or len(ROWS))
        if row.source != "fixed"
    ),
    (Words("tahun", "year"), Words("misalnya 1995..2005", "for example 1995..2005")),
    (Words("penulis", "author"), Words("nama penulis", "an author's name")),
    (Words("lembaga", "organisation"), Words("nama lembaga", "an organisation's name")),
    *((Words(*row.fields[:2]), row.hint) for row in ROWS if row.source == "fixed"),
)

_MORE_NOTES: Final = MappingProxyType(
    {"question": ("tanya",), "caution": ("warning",), "similar": ("serupa", "similar")}
)
_KINDS: Final[Mapping[str, tuple[str, Words]]] = MappingProxyType(
    {
        "cerita": ("cerita story", Words("cerita", "story")),
        "pembelajaran": ("pembelajaran pelajaran lesson lessons", Words("pembelajaran", "lesson")),
        "praktik-baik-teruji": (
            "praktik-baik-teruji praktik-baik praktik good-practice tested-practice",
            Words("praktik-baik-teruji", "good-practice"),
        ),
    }
)
_LANGUAGES: Final[Mapping[str, tuple[str, Words]]] = MappingProxyType(
    {
        "id": ("id indonesia bahasa-indonesia indonesian", Words("indonesia", "indonesian")),
        "en": ("en inggris bahasa-inggris english", Words("inggris", "english")),
    }
)
_NOTES: Final[Mapping[str, tuple[str, Words]]] = MappingProxyType(
    {
        kind: (
            " ".join(fold(name).replace(" ", "-") for name in (shown.id, shown.en, *_MORE_NOTES.get(kind, ()))),
            Words(shown.id.lower(), shown.en.lower()),
        )
        for kind, shown in KINDS.items()
    }
)
_TABLES: Final = MappingProxyType({"kind": _KINDS, "language": _LANGUAGES, "note": _NOTES})
_NEAR_ENOUGH: Final = 60.0
_SHORTEST_NEAR: Final = 4  # letters
LISTED: Final[frozenset[TagColumn]] = frozenset(row.key for row in ROWS if row.source in {"fixed", "notes"})
PLACES: Final[frozenset[TagColumn]] = frozenset(row.key for row in ROWS if row.source == "region")


def find_values(facet: TagColumn, text: str, vocabulary: Vocabulary, regions: Regions) -> tuple[str, ...]:
    """Return the values that go by this name: several when the name is ambiguous, none when it is unknown."""
    if facet in PLACES:
        return _regions(text, regions)
    if facet in LISTED:
        return _listed(facet, text)
    wanted = text.strip().lower()
    for concept in vocabulary.scheme(FACET_ROWS[facet].scheme):
        if wanted in {concept.id, concept.id.partition(".")[2]}:
            return (concept.id,)
    return tuple(
        dict.fromkeys(
            match.concept.id for match in vocabulary.find(text) if match.concept.scheme == FACET_ROWS[facet].scheme
        )
    )


def values_beginning(facet: TagColumn, text: str, vocabulary: Vocabulary, regions: Regions) -> tuple[str, ...]:
    """Return the values with a name in which a word begins so, for whoever is still typing it."""
    start = f" {fold(text)}"
    if facet in PLACES:
        found = (
            match.region.code for key, places in regions.phrases().items() if start in f" {key}" for match in places
        )
    elif facet in LISTED:
        found = (value for value, name, _ in listed_values(facet) if start in f" {fold(name)}")
    else:
        concepts = vocabulary.scheme(FACET_ROWS[facet].scheme)
        found = (one.id for one in concepts if any(start in f" {fold(label)}" for label, _, _ in one.labels()))
    return tuple(dict.fromkeys(found))


def nearest(facet: TagColumn, text: str, vocabulary: Vocabulary, regions: Regions) -> Words | None:
    """Return the name that looks most like `text`, as it may be shown, or None when nothing comes near.

    Fewer than four letters look like parts of everything.
    """
    if len(fold(text)) < _SHORTEST_NEAR:
        return None
    names = list(_names(facet, vocabulary, regions))
    start = f" {fold(text)}"
    begun = [(f" {name}".find(start), len(name), at) for at, name in enumerate(fold(name) for name, _ in names)]
    if going_on := [one for one in begun if one[0] >= 0]:
        return names[min(going_on)[2]][1]
    found = process.extractOne(
        fold(text), [fold(name) for name, _ in names], scorer=fuzz.WRatio, score_cutoff=_NEAR_ENOUGH
    )
    return names[found[2]][1] if found else None


def listed_values(facet: TagColumn) -> Iterator[tuple[str, str, Words]]:
    """Yield (value, a name it goes by, the name to show) of the kinds or the languages of stories, or the kinds of notes."""
    for value, (names, shown) in _TABLES[facet].items():
        for name in (shown.id, shown.en, *names.split()):
            yield value, name, shown


def _regions(text: str, regions: Regions) -> tuple[str, ...]:
    code = text.strip()
    if regions.get(code) is not None:
        return (code,)
    return tuple(dict.fromkeys(match.region.code for match in regions.find(text)))


def _listed(facet: TagColumn, text: str) -> tuple[str, ...]:
    wanted = fold(text).replace(" ", "-")
    table = _TABLES[facet]
    found = tuple(value for value, (names, _) in table.items() if wanted in names.split())
    if not found and facet == "language" and len(wanted) in {2, 3} and wanted.isascii() and wanted.isalpha():
        return (wanted,)  # a language code that the library may hold
    return found


def _names(facet: TagColumn, vocabulary: Vocabulary, regions: Regions) -> Iterator[tuple[str, Words]]:
    if facet in LISTED:
        for names, shown in _TABLES[facet].values():
            yield from ((name, shown) for name in names.split())
    elif facet in PLACES:
        for province in regions.provinces():
            for code in sorted(regions.within(province.code)):
                yield regions.name(code), Words(regions.name(code), regions.name(code))
    else:
        for concept in vocabulary.scheme(FACET_ROWS[facet].scheme):
            for text, _, _ in concept.labels():  # a near miss of a hidden word shows the preferred one
                yield text, concept.label
