"""One story as the index takes it in: its words by field, its facts, and what a hit will show.

A story is also found by words that do not stand in it: every label of its concepts and of the concepts above them (all
languages, hidden words too), the names of its regions and provinces, of its organisations and authors. That is how
"psk anak indramayu" finds a story that uses none of the three words.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from index.query import TagColumn
from index.schema import COLUMNS
from kb.card import Card
from kb.library import Library
from kb.reading.tree import Section
from kb.regions import Regions
from kb.vocabulary import Vocabulary

SHOWN_STATUS: Final = "published"  # nothing else may be found: not what waits for review, not what was withdrawn


class Stories(Protocol):
    """Where stories come from; the catalogue is one."""

    def all_cards(self) -> Sequence[Card]: ...

    def cards(self, ids: Sequence[str]) -> Sequence[Card]: ...

    def plain(self, story_id: str) -> str: ...

    def sections(self, story_id: str) -> Sequence[Section]: ...


class Document(NamedTuple):
    """What the index takes in of a story: texts to be cut into words, and what is known beside them."""

    texts: Mapping[str, str]  # by the names of `index.segment.TEXTS`, without the sections
    sections: tuple[tuple[int, int, str], ...]  # told stages: from, to (in the plain text), concept
    labels: tuple[str, ...]
    authors: tuple[str, ...]
    organisations: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]  # by column, rolled up
    first_year: int
    last_year: int

    @property
    def titles(self) -> Iterator[str]:
        """The titles that there are."""
        return filter(None, (self.texts["title"], self.texts["title_en"]))

    @property
    def summaries(self) -> Iterator[str]:
        """The summaries that there are."""
        return filter(None, (self.texts["summary"], self.texts["summary_en"]))


class Labels:
    """The words by which concepts, regions and organisations are known, looked up once each."""

    def __init__(self, vocabulary: Vocabulary, regions: Regions, organisations: Mapping[str, Sequence[str]]) -> None:
        self._vocabulary = vocabulary
        self._regions = regions
        self._organisations = organisations
        ordered = sorted((slug, *names) for slug, names in organisations.items())
        self.digest = hashlib.sha256(repr(ordered).encode()).hexdigest()[:24]

    def of_card(self, card: Card) -> tuple[str, ...]:
        """Return all labels of a story, each once."""
        return tuple(dict.fromkeys(self._all(card)))

    def organisations(self, card: Card) -> tuple[str, ...]:
        """Return the names of a story's organisations, and what their files are called."""
        names = (name for slug in card.organisations for name in (slug, *self._organisations.get(slug, ())))
        return tuple(dict.fromkeys(names))

    def values(self, card: Card, column: TagColumn) -> tuple[str, ...]:
        """Return what a story is tagged with in a column, with everything above it, each once."""
        return tuple(dict.fromkeys(self._rolled_up(card, column)))

    def _all(self, card: Card) -> Iterator[str]:
        for column in COLUMNS:
            for value in self.values(card, column):
                if column in {"region", "origin", "destination"}:
                    yield from self._regions.labels(value)
                elif column not in {"kind", "language"}:
                    yield from self._vocabulary.labels(value)
        yield from self.organisations(card)
        yield from card.authors

    def _rolled_up(self, card: Card, column: TagColumn) -> Iterator[str]:
        if column in {"kind", "language"}:
            yield card.kind if column == "kind" else card.language
        elif column in {"region", "origin", "destination"}:
            for code in getattr(card, f"{column}s"):
                yield code
                yield self._regions.province(code)
        else:
            concepts = (*card.roles, *card.outcomes, *card.themes) if column == "other" else getattr(card, f"{column}s")
            for concept in concepts:
                yield concept
                yield from self._vocabulary.ancestors(concept)


def labels_of(library: Library) -> Labels:
    """Return the labels of a library: its vocabulary, the regions, the names of its organisations."""
    names = {slug: found.names() for slug, found in library.organisations().items()}
    return Labels(library.vocabulary, library.regions, names)


def make_document(card: Card, plain: str, sections: Iterable[Section], labels: Labels) -> Document:
    """Put together what the index takes in of one story."""
    return Document(
        texts={
            "id": card.id,
            "digest": card.digest,
            "title": card.title,
            "title_en": card.title_en,
            "created": card.created,
            "summary": card.summary,
            "summary_en": card.summary_en,
            "plain": plain,
        },
        sections=tuple((part.start, part.end, part.stage) for part in sections if part.stage and part.told),
        labels=labels.of_card(card),
        authors=card.authors,
        organisations=labels.organisations(card),
        values={column: labels.values(card, column) for column in COLUMNS},
        first_year=card.first_year,
        last_year=card.last_year,
    )
