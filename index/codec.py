"""Whoosh's own way of writing postings, read a block at a time instead of a posting at a time.

A word that stands in thousands of stories is thousands of steps for a matcher, and a handful for this one. The files
are Whoosh's; only the size of the blocks and the reading differ. Segments remember their codec by its name, so this
module keeps its name and place.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3TermInfo
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.matching import Matcher

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


class ShelfCodec(W3Codec):
    """Whoosh's codec with larger blocks (fewer steps to read) and the quickest compression."""

    def __init__(self) -> None:
        super().__init__(blocklimit=1024, compression=1)

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
