"""One story as the index takes it in: its words by field, its facts, and what a hit will show.

A story is also found by words that do not stand in it: every label of its concepts and of the concepts above them (all
languages, hidden words too), the names of its regions and provinces, of its organisations and authors. That is how
"psk anak indramayu" finds a story that uses none of the three words.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from index.analysis import Terms
from index.answers import FACETS, Facet
from index.facts import Row
from index.schema import TEXT_FIELDS
from index.stems import Stems
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
    """What goes to Whoosh (`fields`) and what goes to the facts (`row`)."""

    row: Row
    fields: Mapping[str, object]


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

    def values(self, card: Card, facet: Facet) -> tuple[str, ...]:
        """Return a story's values of a facet with everything above them, each once."""
        return tuple(dict.fromkeys(self._rolled_up(card, facet)))

    def _all(self, card: Card) -> Iterator[str]:
        for facet in FACETS:
            for value in self.values(card, facet):
                if facet == "region":
                    yield from self._regions.labels(value)
                elif facet not in {"kind", "language"}:
                    yield from self._vocabulary.labels(value)
        yield from self.organisations(card)
        yield from card.authors

    def _rolled_up(self, card: Card, facet: Facet) -> Iterator[str]:
        if facet in {"kind", "language"}:
            yield card.kind if facet == "kind" else card.language
        elif facet == "region":
            for code in card.regions:
                yield code
                yield self._regions.province(code)
        else:
            for concept in getattr(card, f"{facet}s"):
                yield concept
                yield from self._vocabulary.ancestors(concept)


def labels_of(library: Library) -> Labels:
    """Return the labels of a library: its vocabulary, the regions, the names of its organisations."""
    names = {slug: found.names() for slug, found in library.organisations().items()}
    return Labels(library.vocabulary, library.regions, names)


def make_document(card: Card, plain: str, sections: Iterable[Section], labels: Labels, stems: Stems) -> Document:
    """Analyse one story."""
    title, label, body, author, organisation = (Terms() for _ in range(5))
    for text in filter(None, (card.title, card.title_en)):
        title.add(text, stems)
    label.add_labels(labels.of_card(card))
    body.add(plain, stems, names=True)
    for text in filter(None, (card.summary, card.summary_en)):
        body.add(text, stems, names=True)
    author.add_labels(card.authors)
    organisation.add_labels(labels.organisations(card))
    lengths = {"title": title.length, "label": label.length, "body": body.length}
    lengths |= {"title_stem": title.length, "stem": body.length}
    row = Row(
        id=card.id,
        digest=card.digest,
        title=card.title,
        title_en=card.title_en,
        created=card.created,
        first_year=card.first_year,
        last_year=card.last_year,
        lengths=tuple(lengths[field] for field in TEXT_FIELDS),
        values=tuple(labels.values(card, facet) for facet in FACETS),
    )
    shown = {
        "plain": plain,
        "sections": [(part.start, part.end, part.stage) for part in sections if part.stage and part.told],
        "summary": card.summary,
        "summary_en": card.summary_en,
    }
    fields = {
        "id": card.id, "shown": shown, "title": title, "title_stem": title, "label": label,
        "author": author, "organisation": organisation, "body": body, "stem": body,
    }  # fmt: skip
    return Document(row, fields)
