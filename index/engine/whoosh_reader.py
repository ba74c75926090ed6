"""The same files through Whoosh's eyes: a codec that reads segments, so that Whoosh's own searcher runs over them.

Answers come from `index.engine.bm25f`. This is the second opinion: another engine with years of use, asked the same question
over the same bytes (`tests/index/engine/test_whoosh.py`, `dev.py bench search`), and the way in for anything that speaks
Whoosh. It only reads; documents and terms are those of `index.engine.segment`.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn

import numpy as np
from whoosh import fields, formats
from whoosh.codec import base
from whoosh.filedb.filestore import RamStorage
from whoosh.matching import ListMatcher, Matcher
from whoosh.reading import IndexReader, MultiReader, SegmentReader, TermInfo, TermNotFound

from index.engine.schema import COUNTED_FIELDS, PLACED_FIELDS
from index.engine.segment import Field, Segment, WrittenField
from index.language.stems import Stems
from index.language.whoosh_analysis import stem_analyzer, written_analyzer

_NAMES: Final = tuple(sorted((*PLACED_FIELDS, *COUNTED_FIELDS)))


class WordPositions(formats.Format):
    """The places of a word in a field as plain numbers."""

    def decode_positions(self, value: bytes) -> list[int]:
        return list(array("I", value))

    def decode_frequency(self, value: bytes) -> int:
        return len(self.decode_positions(value))


def schema(stems: Stems | None = None) -> fields.Schema:
    """Return the fields of the index as Whoosh names them, each with the analysis that its words went through.

    Without `stems` none is looked up in a file of stems; the words are the same.
    """
    stems = stems or Stems()
    written, stemmed = written_analyzer(), stem_analyzer(stems)
    placed = {name: fields.FieldType(WordPositions(), written, scorable=True) for name in PLACED_FIELDS}
    # What is asked of the stems in the text is stemmed whole: only a text can tell which of its words are names.
    counted = {name: fields.FieldType(formats.Existence(), stemmed, scorable=True) for name in COUNTED_FIELDS}
    return fields.Schema(id=fields.STORED(), **placed, **counted)


def whoosh_reader(
    segments: Sequence[Segment], known: fields.Schema | None = None, generation: int | None = None
) -> IndexReader:
    """Return Whoosh's reader of some segments; document numbers are the rows of `index.engine.story_columns`."""
    known, codec = known or schema(), ShelfCodec()
    readers: list[IndexReader] = [
        SegmentReader(RamStorage(), known, ShelfSegment(segment), codec=codec) for segment in segments
    ]
    return MultiReader(readers, generation)


class ShelfSegment(base.Segment):
    """A segment under the name that Whoosh has for one."""

    def __init__(self, segment: Segment) -> None:
        super().__init__("shelf")
        self.arrays = segment

    def codec(self) -> "ShelfCodec":
        return ShelfCodec()

    def doc_count_all(self) -> int:
        return self.arrays.size

    def deleted_count(self) -> int:
        return self.arrays.size - self.arrays.count

    def deleted_docs(self) -> Iterator[int]:
        return iter(np.flatnonzero(~self.arrays.present).tolist())

    def is_deleted(self, docnum: int) -> bool:
        return docnum < self.arrays.size and not self.arrays.present[docnum]  # Whoosh also asks one beyond

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:
        only_reads()


class ShelfCodec(base.Codec):
    """Reads segments."""

    def terms_reader(self, storage: object, segment: ShelfSegment) -> "ShelfTerms":
        return ShelfTerms(segment.arrays)

    def per_document_reader(self, storage: object, segment: ShelfSegment) -> "ShelfDocuments":
        return ShelfDocuments(segment)

    def postings_reader(self, *_: object, **__: object) -> NoReturn:
        only_reads()

    def postings_writer(self, dbfile: object, byteids: bool = False) -> NoReturn:
        only_reads()

    def field_writer(self, storage: object, segment: object) -> NoReturn:
        only_reads()

    def per_document_writer(self, storage: object, segment: object) -> NoReturn:
        only_reads()

    def new_segment(self, storage: object, indexname: str) -> NoReturn:
        only_reads()


def only_reads() -> NoReturn:
    """Say who writes; raises TypeError."""
    message = "segments are read here; index.engine.index_writer writes them"
    raise TypeError(message)


class ShelfCursor(base.FieldCursor):
    """Walks over the terms of one field."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._term = 0

    def first(self) -> str | None:
        self._term = 0
        return self.text()

    def find(self, string: str) -> str | None:
        self._term = self._field.beginning(string)[0]
        return self.text()

    def next(self) -> str | None:
        self._term += 1
        return self.text()

    def term(self) -> str | None:
        return self.text()

    def text(self) -> str | None:
        return self._field.terms[self._term] if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._term < len(self._field.terms)


class ShelfTerms(base.TermsReader):
    """The terms of all fields and their postings."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] in _NAMES and self._segment.field(term[0]).find(term[1].decode()) >= 0

    def indexed_field_names(self) -> Sequence[str]:
        return _NAMES

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from(_NAMES[0], b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for name in _NAMES[bisect_left(_NAMES, fieldname) :]:
            field = self._segment.field(name)
            first = field.beginning(prefix.decode())[0] if name == fieldname else 0
            for term in range(first, len(field.terms)):
                yield name, field.terms.raw(term)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return self.items_from(_NAMES[0], b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for term in self.terms_from(fieldname, prefix):
            yield term, self.term_info(*term)

    def frequency(self, fieldname: str, text: bytes) -> int:
        return int(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return self.term_info(fieldname, text).doc_frequency()

    def cursor(self, fieldname: str, fieldobj: object) -> ShelfCursor:
        return ShelfCursor(self._segment.field(fieldname))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        field, term = self._found(fieldname, text)
        where = field.postings(term, term + 1)
        documents, counts = field.documents[where], field.counts[where]
        lengths = field.lengths[documents]
        return TermInfo(
            weight=int(counts.sum()),
            df=documents.size,
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(counts.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def matcher(self, fieldname: str, text: bytes, format_: formats.Format, scorer: Any = None) -> Matcher:  # noqa: ANN401
        try:
            field, term = self._found(fieldname, text)
        except KeyError as error:
            raise TermNotFound(f"{fieldname}:{text!r}") from error
        where = field.postings(term, term + 1)
        documents, counts = field.documents[where], field.counts[where]
        values = list(_values(field, term, documents, counts)) if isinstance(field, WrittenField) else None
        return ListMatcher(
            documents.tolist(),
            counts.astype(np.float64).tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _found(self, name: str, text: bytes) -> tuple[Field, int]:
        term = self._segment.field(name).find(text.decode()) if name in _NAMES else -1
        if term < 0:
            raise KeyError((name, text))  # what Whoosh expects of everything but a matcher
        return self._segment.field(name), term


def _values(field: WrittenField, term: int, documents: Any, counts: Any) -> Iterator[bytes]:  # noqa: ANN401 - arrays
    places = field.places_of(term).astype(np.int64) - np.repeat(field.slots_starts[documents], counts)
    for own in np.split(places.astype(np.uint32), np.cumsum(counts)[:-1]):
        yield own.tobytes()


class ShelfDocuments(base.PerDocumentReader):
    """What is known of each document."""

    def __init__(self, segment: ShelfSegment) -> None:
        self._known = segment
        self._segment = segment.arrays

    def doc_count(self) -> int:
        return self._segment.count

    def doc_count_all(self) -> int:
        return self._segment.size

    def has_deletions(self) -> bool:
        return self._segment.gone is not None

    def is_deleted(self, docnum: int) -> bool:
        return self._known.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        return self._known.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._segment.field(fieldname).lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        return int(self._segment.field(fieldname).lengths.sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._segment.field(fieldname).lengths.min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        return int(self._segment.field(fieldname).lengths.max(initial=0))

    def stored_fields(self, docnum: int) -> Mapping[str, str]:
        return {"id": self._segment.texts["id"][docnum]}
