"""Some stories on their way into a segment: cut into words as they come, written in one go.

Each different word is stemmed once, however many stories hold it. A word with a capital inside a sentence is taken for
a name and keeps its form, unless the same part of the same story also holds it without one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from index.engine.arrays import ArrayWriter
from index.engine.documents import Document
from index.engine.schema import COLUMNS, NOTE_FIELD, PLACED_FIELDS
from index.engine.segment import TEXTS
from index.engine.segment_writer import (
    Parts,
    Ranked,
    ranked,
    starts_of,
    write_column,
    write_counted,
    write_orders,
    write_strings,
    write_written,
)
from index.engine.sort_orders import Keys
from index.language.bulk_tokens import Cut, Cutter, Ints
from index.language.stems import Stems

_NONE: Final = np.empty(0, dtype=np.int64)
_UNKNOWN: Final = -1


class _Gathered:
    """The parts of one field as they come in."""

    def __init__(self) -> None:
        self.cuts: list[Cut] = []
        self.documents: list[int] = []

    def add(self, document: int, cuts: Iterable[Cut]) -> None:
        for cut in cuts:
            self.cuts.append(cut)
            self.documents.append(document)

    def parts(self, count: int) -> Parts:
        lengths = np.fromiter((cut.words.size for cut in self.cuts), np.int64, len(self.cuts))
        words = np.concatenate([_NONE, *(cut.words for cut in self.cuts)])
        return Parts(words, lengths, np.asarray(self.documents, dtype=np.int64), count)


class Batch:
    """Takes stories and writes them as a segment; may be used for one batch after another, which saves cutting anew."""

    def __init__(self, stems: Stems) -> None:
        self._stems = stems
        self._cutter = Cutter(stems)
        self._names_cut: dict[str, Cut] = {}
        self._stem_of = _NONE  # by number of a word
        self._begin()

    def _begin(self) -> None:
        self._documents: list[Document] = []
        self._fields = {name: _Gathered() for name in PLACED_FIELDS}
        self._stages: list[tuple[Ints, Ints]] = []

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, document: Document) -> None:
        """Cut a story into words."""
        number, cutter, fields = len(self._documents), self._cutter, self._fields
        fields["title"].add(number, (cutter.cut(text) for text in document.titles))
        fields["author"].add(number, map(self._name, document.authors))
        fields["organisation"].add(number, map(self._name, document.organisations))
        fields["body"].add(number, (cutter.cut(text) for text in (document.texts["plain"], *document.summaries)))
        fields[NOTE_FIELD].add(number, map(cutter.cut, document.notes))
        self._documents.append(document)

    def write(self, path: Path) -> int:
        """Write what has come as a new segment, be empty again and return how many stories there were."""
        count = len(self._documents)
        with ArrayWriter(path) as writer:
            writer.note("documents", count)
            for name in ("author", "organisation", NOTE_FIELD):
                parts = self._fields[name].parts(count)
                write_written(writer, name, parts, ranked(parts.words, self._cutter.words))
            self._write_stemmed(writer, "title", "title_stem", names=False)
            body, stems = self._write_stemmed(writer, "body", "stem", names=True)
            self._write_stems_of(writer, body, stems)
            self._write_facts(writer)
        self._begin()
        return count

    def _name(self, text: str) -> Cut:
        found = self._names_cut.get(text)
        if found is None:
            found = self._names_cut[text] = self._cutter.cut(text)
        return found

    def _write_stemmed(self, writer: ArrayWriter, name: str, stem_name: str, *, names: bool) -> tuple[Ranked, Ranked]:
        """Write a field as it is written and by its stems."""
        gathered = self._fields[name]
        parts = gathered.parts(len(self._documents))
        pairs = np.concatenate([_NONE, *(cut.pairs for cut in gathered.cuts)])
        kept = self._names(parts, gathered.cuts) if names else _NONE
        stems = parts._replace(words=self._stemmed(parts.words, pairs, kept))
        words = self._cutter.words
        fields = ranked(parts.words, words), ranked(stems.words, words)
        write_written(writer, name, parts, fields[0])
        write_counted(writer, stem_name, stems, fields[1])
        if names:
            self._write_plain(writer, parts, gathered.cuts)
        return fields

    def _names(self, parts: Parts, cuts: Sequence[Cut]) -> Ints:
        """Return which words keep their form."""
        looks = np.concatenate([np.empty(0, dtype=np.bool_), *(cut.names for cut in cuts)])
        names = np.flatnonzero(looks)
        ever = np.zeros(len(self._cutter.words), dtype=np.bool_)
        ever[parts.words[names]] = True
        keys = parts.words * max(1, parts.lengths.size) + np.repeat(np.arange(parts.lengths.size), parts.lengths)
        common = np.unique(keys[ever[parts.words] & ~looks])
        return names[~np.isin(keys[names], common)]

    def _stemmed(self, words: Ints, pairs: Ints, kept: Ints) -> Ints:
        """Return the stem of each word, by number."""
        paired = np.flatnonzero(pairs != _UNKNOWN)
        needed = np.ones(words.size, dtype=np.bool_)
        needed[kept] = needed[paired] = False
        known = self._known_stems(np.flatnonzero(np.bincount(words[needed])))
        stems = known[words]
        stems[kept] = words[kept]
        stems[paired] = pairs[paired]
        return stems

    def _known_stems(self, needed: Ints) -> Ints:
        """Return the stem of each word by number, where it is needed or was before."""
        cutter, words = self._cutter, self._cutter.words
        grown = np.full(max(len(words), self._stem_of.size), _UNKNOWN, dtype=np.int64)
        grown[: self._stem_of.size] = self._stem_of
        for number in needed[grown[needed] == _UNKNOWN].tolist():
            grown[number] = cutter.number(self._stems.stem(words[number]))
        self._stem_of = grown
        return grown

    def _write_stems_of(self, writer: ArrayWriter, body: Ranked, stems: Ranked) -> None:
        """Write which stem each term of the body has; words that were only names are their own."""
        numbers = np.fromiter(map(self._cutter.number, body.terms), np.int64, len(body.terms))
        known = self._known_stems(_NONE)[numbers]
        writer.add("body.stems", stems.places[np.where(known == _UNKNOWN, numbers, known)])

    def _write_plain(self, writer: ArrayWriter, parts: Parts, cuts: Sequence[Cut]) -> None:
        """Write where each slot of the body stands in the plain text, and in the section of which stage."""
        slots = parts.slots
        letters = np.zeros(int(parts.slots_starts[-1]), dtype=np.int64)
        letters[slots] = np.concatenate([_NONE, *(cut.starts for cut in cuts)])
        stages = np.zeros_like(letters)
        begins = starts_of(parts.lengths)
        values = self._values("stage")
        plain = np.zeros(parts.stories, dtype=np.int64)
        last = -1
        for part, document in enumerate(parts.documents.tolist()):
            if document == last:
                continue  # the plain text is the first part
            last, cut = document, cuts[part]
            plain[document] = cut.words.size
            for start, end, stage in sorted(self._documents[document].sections, key=lambda told: (told[0], -told[1])):
                first, stop = begins[part] + np.searchsorted(cut.starts, (start, end))
                stages[slots[first:stop]] = values[stage] + 1
        writer.add("body.letters", letters)
        writer.add("body.plain", plain)
        writer.add("body.stages", stages)

    def _values(self, column: str) -> dict[str, int]:
        """Number the values of a column, in their order."""
        found = {value for document in self._documents for value in document.values[column]}
        if column == "stage":
            found |= {stage for document in self._documents for _, _, stage in document.sections}
        return {value: number for number, value in enumerate(sorted(found))}

    def _write_facts(self, writer: ArrayWriter) -> None:
        documents = self._documents
        for column in COLUMNS:
            numbers = self._values(column)
            codes = [[numbers[value] for value in document.values[column]] for document in documents]
            write_column(writer, column, list(numbers), codes)
        texts = {name: [document.texts[name] for document in documents] for name in TEXTS if name != "sections"}
        for name, own in texts.items():
            write_strings(writer, f"text.{name}", [text.encode("utf-8", "replace") for text in own])
        write_strings(writer, "text.sections", [msgspec.json.encode(document.sections) for document in documents])
        years = np.asarray([(document.first_year, document.last_year) for document in documents], dtype=np.int64)
        first, last = years.reshape(-1, 2).T
        write_orders(writer, Keys(texts["id"], texts["title"], texts["title_en"], texts["created"], first, last))
