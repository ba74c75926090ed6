"""Whoosh's own way of keeping postings, read and written a word at a time instead of a posting at a time.

A word that stands in thousands of stories is thousands of steps for Whoosh, and a handful here. The files are Whoosh's
and it reads them; only the size of the blocks and the steps differ. Segments remember their codec by its name, so this
module keeps its name and place.
"""

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, BinaryIO, Final

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3LeafMatcher, W3PostingsWriter, W3TermInfo
from whoosh.externalsort import SortingPool
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.index import FileIndex
from whoosh.matching import Matcher
from whoosh.writing import PostingPool, SegmentWriter

Item = tuple[str, bytes, int, float, bytes]  # field, word, document, weight, encoded places
_PACKET: Final = 2_000
MOST_ITEMS: Final = 500_000
Block = tuple[Sequence[int], Sequence[float], Sequence[bytes] | None]


class BlockMatcher(W3LeafMatcher):
    """A matcher that also gives whole blocks: document numbers, counts, encoded places."""

    def copy(self) -> "BlockMatcher":
        """Return a matcher at the same place, as every matcher of Whoosh's can."""
        return copy(self)

    def blocks(self) -> Iterator[Block]:
        """Yield what is left, block by block; afterwards the matcher is at its end."""
        while self.is_active():
            self._read_ids()
            self._read_weights()
            self._read_values()
            yield self._ids, self._weights, self._values
            self._next_block()


class TermPostings(W3PostingsWriter):
    """Writes all postings of a word at once; the bytes are the ones that Whoosh writes posting by posting."""

    def add_all(self, ids: Sequence[int], weights: Sequence[float], values: Sequence[bytes]) -> None:
        """Add postings in the order of their documents, a block at a time."""
        kept = [value for value in values if value]
        for start in range(0, len(ids), self._blocklimit):
            if start:
                self._write_block()
            stop = start + self._blocklimit
            self._ids = array("I", ids[start:stop])
            self._weights = array("f", weights[start:stop])
            self._values = kept[start:stop]
            self._maxweight = max(self._weights)


class TermWriter(W3FieldWriter):
    """Takes sorted postings and hands them on a word at a time, which is most of the work of a build."""

    def add_postings(self, schema: Schema, lengths: object, items: Iterable[Item]) -> None:
        """Write all postings of a segment; lengths are not Whoosh's business here (see `index.facts`)."""
        field = ""
        for (name, word), group in groupby(items, key=itemgetter(0, 1)):
            if name != field:
                if field:
                    self.finish_field()
                self.start_field(name, schema[name])
                field = name
            _, _, ids, weights, values = zip(*group, strict=True)
            self.start_term(word)
            self._postwriter.add_all(ids, weights, values)
            self.finish_term()
        if field:
            self.finish_field()


class ItemPool(PostingPool):
    """Collects postings until they are sorted; counts items where Whoosh's pool reckons bytes, and sets them aside in
    packets of plain values where it pickles each: most of the time of a large build went there."""

    def add(self, item: Item) -> None:
        """Add one posting, and set aside a sorted run when there are many."""
        SortingPool.add(self, item)

    def _write_run(self, f: BinaryIO, items: Iterable[Item]) -> None:
        with f:
            for packet in batched(items, _PACKET):
                f.write(marshal.dumps(packet))

    def _read_run(self, path: str) -> Iterator[Item]:
        with self._open_run(path) as file:
            while packet := _next_packet(file):
                yield from packet
        self._remove_run(path)


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield lists of up to `size` items."""
    left = iter(items)
    while packet := list(islice(left, size)):
        yield packet


def _next_packet(file: BinaryIO) -> list[Item]:
    try:
        return marshal.load(file)  # type: ignore[no-any-return]  # written a moment ago by this very process
    except EOFError:
        return []


class ShelfCodec(W3Codec):
    """Whoosh's codec with larger blocks (fewer steps to read), the quickest compression and fewer steps to write."""

    def __init__(self) -> None:
        super().__init__(blocklimit=1024, compression=1)

    def field_writer(self, storage: FileStorage, segment: object) -> TermWriter:
        """Return the writer of words and their postings."""
        return TermWriter(self, storage, segment)

    def postings_writer(self, dbfile: StructFile, byteids: bool = False) -> TermPostings:
        """Return the writer of the postings of a field."""
        return TermPostings(
            dbfile, self._blocklimit, byteids=byteids, compression=self._compression, inlinelimit=self._inlinelimit
        )

    def postings_reader(
        self,
        dbfile: StructFile,
        terminfo: W3TermInfo,
        format_: Format,
        term: tuple[str, bytes] | None = None,
        scorer: Any = None,  # noqa: ANN401  # Whoosh's own scorers, which nothing here uses
    ) -> Matcher:
        """Return a BlockMatcher: no posting is ever kept inside the list of terms, because none is that short."""
        offset, length = terminfo.extent()
        return BlockMatcher(dbfile, offset, length, format_, term=term, scorer=scorer)


def writer_for(index: FileIndex, timeout: float = 0.0) -> SegmentWriter:
    """Return the one writer of an index; raises Whoosh's LockError when somebody else holds it after `timeout` seconds.

    It holds half a million postings (about 100 MB) in memory before it sets a sorted run aside.
    """
    writer = SegmentWriter(index, codec=ShelfCodec(), compound=False, timeout=timeout)
    writer.pool = ItemPool(writer.temp_storage(), writer.newsegment, maxsize=MOST_ITEMS)
    return writer
