"""The words of an index as arrays over row numbers: the one place that reads Whoosh's files to answer a question.

Everything above asks only five things: which stories hold a word and how often, at which places, which words begin so,
and what a hit shows. Another way of keeping postings can take this class's place without anybody noticing.
"""

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import TermNotFound

from index.codec import Block, BlockMatcher
from index.facts import Numbers
from index.files import OpenFiles
from index.problems import damage_told, index_broken
from index.schema import ROW_COLUMN, schema
from kb.problems import KnownError

INDEX_NAME: Final = "MAIN"
PLACE_BITS: Final = 24  # a place is row << 24 | position: stories of up to 16 million words
_CACHED_NUMBERS: Final = 6_000_000  # 48 MB for lists, about as much again for counts


class Postings(NamedTuple):
    """The rows that hold a word, each once, with how often."""

    rows: Numbers
    counts: NDArray[np.float64]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a hit shows of a story: plain text, told stage sections as (start, end, stage), summaries by language."""

    plain: str = ""
    sections: tuple[tuple[int, int, str], ...] = ()
    summary: str = ""
    summary_en: str = ""

    def summary_in(self, language: str) -> str:
        """Return the summary in a language, or in the one there is."""
        return self.summary_en if language == "en" and self.summary_en else self.summary


class _Segment:
    """One segment of Whoosh's, its terms and its stories, with deleted stories at row -1."""

    def __init__(self, storage: FileStorage, segment: object) -> None:
        codec = segment.codec()  # type: ignore[attr-defined]
        self.documents = codec.per_document_reader(storage, segment)
        self.terms = codec.terms_reader(storage, segment)
        if self.documents.has_column("row"):
            column = self.documents.column_reader("row", ROW_COLUMN)
            self.rows: Numbers = np.asarray(column.load(), dtype=np.int64)
        else:
            raise index_broken()
        for document in self.documents.deleted_docs():
            self.rows[document] = -1

    def blocks(self, field: str, word: bytes) -> Iterator[Block]:
        try:
            matcher = self.terms.matcher(field, word, schema()[field].format)
        except TermNotFound:
            return
        if isinstance(matcher, BlockMatcher):
            yield from matcher.blocks()

    def words_from(self, field: str, prefix: bytes) -> Iterator[bytes]:
        for name, word in self.terms.terms_from(field, prefix):
            if name != field or not word.startswith(prefix):
                return
            yield word


class _Lists:
    """A cache of arrays that forgets what was asked for longest ago."""

    def __init__(self) -> None:
        self._lists: OrderedDict[tuple[str, str, str], Postings] = OrderedDict()
        self._size = 0

    def get(self, key: tuple[str, str, str]) -> Postings | None:
        found = self._lists.get(key)
        if found is not None:
            self._lists.move_to_end(key)
        return found

    def put(self, key: tuple[str, str, str], found: Postings) -> None:
        self._lists[key] = found
        self._size += found.rows.size + 1
        while self._size > _CACHED_NUMBERS and len(self._lists) > 1:
            _, old = self._lists.popitem(last=False)
            self._size -= old.rows.size + 1


class PostingsReader:
    """One generation of the index in a folder, as it was when opened; raises KnownError where files are damaged."""

    def __init__(self, folder: Path) -> None:
        self._files = OpenFiles(folder)
        try:
            with damage_told():
                contents = TOC.read(self._files, INDEX_NAME)
                self.generation = int(contents.generation)
                self._segments = [_Segment(self._files, segment) for segment in contents.segments]
        except KnownError:
            self._files.close_all()
            raise
        self._lists = _Lists()
        self._home = {
            int(row): (segment, document)
            for segment in self._segments
            for document, row in enumerate(segment.rows)
            if row >= 0
        }

    @staticmethod
    def latest_generation(folder: Path) -> int:
        """Return the number of the newest generation in a folder, -1 when there is none."""
        with damage_told():
            return int(TOC._latest_generation(FileStorage(str(folder), readonly=True), INDEX_NAME))  # noqa: SLF001

    def rows(self) -> Numbers:
        """Return the rows of all stories that are not deleted."""
        return np.fromiter(self._home, dtype=np.int64, count=len(self._home))

    def postings(self, field: str, word: str) -> Postings:
        """Return the stories that hold exactly this word (or stem) in a field."""
        key = ("word", field, word)
        found = self._lists.get(key)
        if found is None:
            found = self._read(field, word)
            self._lists.put(key, found)
        return found

    def beginning(self, field: str, prefix: str) -> Postings:
        """Return the stories that hold any word beginning with `prefix` in a field, counts added up."""
        key = ("prefix", field, prefix)
        found = self._lists.get(key)
        if found is None:
            lists = [self._read(field, word) for word in sorted(self.words_beginning(field, prefix))]
            found = _added_up(lists)
            self._lists.put(key, found)
        return found

    def words_beginning(self, field: str, prefix: str) -> set[str]:
        """Return the words of a field that begin with `prefix`."""
        with damage_told():
            return {word.decode() for segment in self._segments for word in segment.words_from(field, prefix.encode())}

    def places(self, field: str, word: str) -> Numbers:
        """Return where a word stands, as sorted numbers row << PLACE_BITS | position."""
        key = ("places", field, word)
        found = self._lists.get(key)
        if found is None:
            found = Postings(self._read_places(field, word), np.empty(0, dtype=np.float64))
            self._lists.put(key, found)
        return found.rows

    def _read_places(self, field: str, word: str) -> Numbers:
        parts: list[Numbers] = []
        with damage_told():
            for segment in self._segments:
                for ids, weights, values in segment.blocks(field, word.encode()):
                    rows = np.repeat(segment.rows[np.asarray(ids)], np.asarray(weights, dtype=np.int64))
                    positions = np.frombuffer(b"".join(values or ()), dtype=np.uint32)
                    parts.append(((rows << PLACE_BITS) | positions)[rows >= 0])
        found = np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
        found.sort()
        return found

    def shown(self, row: int) -> Shown:
        """Return what a hit shows of the story at a row."""
        segment, document = self._home[row]
        with damage_told():
            return msgspec.convert(segment.documents.stored_fields(document)["shown"], Shown)

    def close(self) -> None:
        """Let go of the files."""
        self._files.close_all()

    def _read(self, field: str, word: str) -> Postings:
        rows: list[Numbers] = []
        counts: list[NDArray[np.float64]] = []
        with damage_told():
            for segment in self._segments:
                for ids, weights, _ in segment.blocks(field, word.encode()):
                    here = segment.rows[np.asarray(ids)]
                    rows.append(here[here >= 0])
                    counts.append(np.asarray(weights, dtype=np.float64)[here >= 0])
        if not rows:
            return Postings(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64))
        return Postings(np.concatenate(rows), np.concatenate(counts))


def _added_up(lists: list[Postings]) -> Postings:
    if len(lists) == 1:
        return lists[0]
    if not lists:
        return Postings(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64))
    rows, where = np.unique(np.concatenate([found.rows for found in lists]), return_inverse=True)
    counts = np.bincount(where, weights=np.concatenate([found.counts for found in lists]), minlength=rows.size)
    return Postings(rows, counts.astype(np.float64))
