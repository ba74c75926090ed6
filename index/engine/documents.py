"""One story as the index takes it in: its words by field, its facts, and what a hit will show.

A story is also found by what it is tagged with: its concepts and the ones above them, its regions and their provinces,
the kinds of its organisations. That is how "psk anak indramayu" finds a story that uses none of the three words (see
`index.question.entity_linker`). The names of its authors and organisations are words like those of its text.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from index.engine.schema import COLUMNS
from index.values.query import TagColumn
from kb.library.library import Library
from kb.reading.tree import Section
from kb.story.story_card import Card
from kb.vocabulary.facets import FACET_ROWS, ROWS, tags
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

_NONE: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})
SHOWN_STATUS: Final = "published"  # nothing else may be found: not what waits for review, not what was withdrawn


class Stories(Protocol):
    """Where stories come from; the catalogue is one."""

    def all_cards(self) -> Sequence[Card]: ...

    def cards(self, ids: Sequence[str]) -> Sequence[Card]: ...

    def plain(self, story_id: str) -> str: ...

    def sections(self, story_id: str) -> Sequence[Section]: ...

    def note_texts(self, story_id: str) -> Sequence[str]: ...


class Document(NamedTuple):
    """What the index takes in of a story: texts to be cut into words, and what is known beside them."""

    texts: Mapping[str, str]  # by the names of `index.engine.segment.TEXTS`, without the sections
    sections: tuple[tuple[int, int, str], ...]  # told stages: from, to (in the plain text), concept
    authors: tuple[str, ...]
    organisations: tuple[str, ...]
    notes: tuple[str, ...]  # what colleagues wrote beside it, and who
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
    """What stories are tagged with, and the names of organisations."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        regions: Regions,
        organisations: Mapping[str, Sequence[str]],
        kinds: Mapping[str, Sequence[str]] = _NONE,
    ) -> None:
        """`organisations` holds names by slug, `kinds` which concepts each is a kind of."""
        self._vocabulary = vocabulary
        self._regions = regions
        self._organisations = organisations
        self._kinds = kinds
        ordered = sorted((slug, *names, *kinds.get(slug, ())) for slug, names in organisations.items())
        self.digest = hashlib.sha256(repr(ordered).encode()).hexdigest()[:24]

    def organisations(self, card: Card) -> tuple[str, ...]:
        """Return the names of a story's organisations, and what their files are called."""
        names = (name for slug in card.organisations for name in (slug, *self._organisations.get(slug, ())))
        return tuple(dict.fromkeys(names))

    def values(self, card: Card, column: TagColumn) -> tuple[str, ...]:
        """Return what a story is tagged with in a column, with everything above it, each once."""
        return tuple(dict.fromkeys(self._rolled_up(card, column)))

    def _rolled_up(self, card: Card, column: TagColumn) -> Iterator[str]:
        if column == "own":
            yield from self._own(card)
        elif column == "other":
            yield from self._with_above(self._others(card))
        elif FACET_ROWS[column].source == "region":
            for code in tags(card, FACET_ROWS[column]):
                yield code
                yield self._regions.province(code)
        elif FACET_ROWS[column].source == "concept":
            yield from self._with_above(tags(card, FACET_ROWS[column]))
        else:
            yield from tags(card, FACET_ROWS[column])

    def _with_above(self, concepts: Iterable[str]) -> Iterator[str]:
        for concept in concepts:
            yield concept
            yield from self._vocabulary.ancestors(concept)

    def _own(self, card: Card) -> Iterator[str]:
        for row in ROWS:
            if row.is_named or row.is_process:
                yield from tags(card, row)
        yield from self._others(card)

    def _others(self, card: Card) -> Iterator[str]:
        """Concepts that are no facet: roles, outcomes, themes, and what kinds of organisations act."""
        yield from (*card.roles, *card.outcomes, *card.themes)
        for slug in card.organisations:
            yield from self._kinds.get(slug, ())


def labels_of(library: Library) -> Labels:
    """Return the labels of a library: its vocabulary, the regions, the names and kinds of its organisations."""
    organisations = library.organisations()
    names = {slug: found.names() for slug, found in organisations.items()}
    kinds = {slug: _actors(library.vocabulary, found.kind) for slug, found in organisations.items()}
    return Labels(library.vocabulary, library.regions, names, kinds)


def _actors(vocabulary: Vocabulary, kind: str) -> tuple[str, ...]:
    """Return the concepts that the kind of an organisation names ("lembaga perguruan tinggi")."""
    words = kind.split()
    for start in range(len(words)):
        _, matches = vocabulary.longest_label(words, start) or (0, ())
        actors = tuple(match.concept.id for match in matches if match.concept.scheme == "actor")
        if actors:
            return actors
    return ()


def digest_of(card: Card) -> str:
    """Return what an index knows a story by: another one when the story or its notes are different."""
    return f"{card.digest}{card.note_mark}"


def document_of(card: Card, stories: Stories, labels: Labels) -> Document:
    """Put together what the index takes in of a story, from where stories come from."""
    notes = stories.note_texts(card.id) if card.notes else ()
    return make_document(card, stories.plain(card.id), stories.sections(card.id), labels, notes)


def make_document(
    card: Card, plain: str, sections: Iterable[Section], labels: Labels, notes: Iterable[str] = ()
) -> Document:
    """Put together what the index takes in of one story."""
    return Document(
        texts={
            "id": card.id,
            "digest": digest_of(card),
            "title": card.title,
            "title_en": card.title_en,
            "created": card.created,
            "summary": card.summary,
            "summary_en": card.summary_en,
            "plain": plain,
        },
        sections=tuple((part.start, part.end, part.stage) for part in sections if part.stage and part.told),
        authors=card.authors,
        organisations=labels.organisations(card),
        notes=tuple(notes),
        values={column: labels.values(card, column) for column in COLUMNS},
        first_year=card.first_year,
        last_year=card.last_year,
    )
