"""The stories of a library as other engines get them: words parted by spaces, cut and stemmed exactly as ours."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from index.engine.batch import Batch
from index.engine.documents import SHOWN_STATUS, make_document
from index.engine.schema import TEXT_FIELDS
from index.engine.segment_writer import starts_of
from index.language.stems import Stems
from index.values.request_results import FACETS
from tests.bench.corpus import Corpus

BETWEEN = "xqxqx"  # stands between two parts of a field, so that no phrase reaches over
_AT_ONCE = 2_000


class Story(NamedTuple):
    fields: dict[str, str]
    tags: list[str]  # "facet:value"


class _Texts(Batch):
    """Takes stories as the index does, and gives their words and stems as texts."""

    def texts(self) -> Iterator[dict[str, str]]:
        columns = {name: self._texts_of(name) for name in ("author", "organisation")}
        columns["title"], columns["title_stem"] = self._texts_of("title"), self._texts_of("title", stems=False)
        columns["body"], columns["stem"] = self._texts_of("body"), self._texts_of("body", stems=True)
        for number in range(len(self)):
            yield {name: columns[name][number] for name in TEXT_FIELDS}
        self._begin()

    def _texts_of(self, name: str, stems: bool | None = None) -> list[str]:
        """Return the texts of a field; its stems when `stems` says whether names keep their form."""
        gathered = self._fields[name]
        parts = gathered.parts(len(self))
        numbers = parts.words
        if stems is not None:
            none = np.empty(0, dtype=np.int64)
            pairs = np.concatenate([none, *(cut.pairs for cut in gathered.cuts)])
            numbers = self._stemmed(numbers, pairs, self._names(parts, gathered.cuts) if stems else none)
        words, bounds = self._cutter.words, starts_of(parts.lengths).tolist()
        found: list[list[str]] = [[] for _ in range(len(self))]
        for owner, first, stop in zip(parts.documents.tolist(), bounds, bounds[1:], strict=False):
            found[owner].append(" ".join(map(words.__getitem__, numbers[first:stop].tolist())))
        return [f" {BETWEEN} ".join(own) for own in found]


def stories(corpus: Corpus, stems: Stems) -> Iterator[Story]:
    """Yield every story analysed as ours."""
    catalogue, batch, tags = corpus.catalogue, _Texts(stems), list[list[str]]()
    cards = [card for card in catalogue.all_cards() if card.status == SHOWN_STATUS]
    for at, card in enumerate(cards, 1):
        document = make_document(card, catalogue.plain(card.id), catalogue.sections(card.id), corpus.labels)
        batch.add(document)
        tags.append([f"{facet}:{value}" for facet in FACETS for value in document.values[facet]])
        if len(batch) == _AT_ONCE or at == len(cards):
            yield from map(Story, batch.texts(), tags)
            tags = []
