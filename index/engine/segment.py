"""One segment of the index: some stories, their words and all that is known of them, as arrays in one file.

    of each field F      F.terms, F.terms.starts    the words in the order of their letters, as UTF-8 behind one another
                         F.starts                   where the postings of each term begin
                         F.documents, F.counts      which documents hold it and how often, in the order of the terms
                         F.lengths                  how many words each document has in the field
    of written fields    F.places, F.places.starts  where the term stands, as numbers of slots
                         F.slots, F.slots.starts    the term in each slot, document behind document; between two parts
                                                    of a text lies a slot with no term, so that no phrase reaches over it
    of the body          body.letters, body.plain   where the word of a slot begins in the plain text, and how many
                                                    slots of a document belong to that text
                         body.stages                the stage whose section a slot lies in, as a number of the stage
                                                    column's values, one more than it is there; 0 for none
                         body.stems                 the term of the field "stem" that each body term became
    of each column C     C.values, C.starts, C.codes    the values of each document
    of texts T           text.T, text.T.starts      UTF-8 behind one another
    numbers              first, last                years; 0 when no period is told
                         rank.O                     the place of each document in the order O

Documents are numbered from 0 in the order in which they came. A phrase is a gather: where its rarest word stands, do
the neighbouring slots hold the other words?
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Array, ArrayFile
from index.engine.index_problems import index_broken

Numbers = NDArray[np.intp]
Mask = NDArray[np.bool_]

TEXTS: Final = ("id", "digest", "title", "title_en", "created", "summary", "summary_en", "sections", "plain")
ORDERS: Final = ("id", "newest", "period", "title-id", "title-en")
_BEHIND_ALL: Final = b"\xff"  # no UTF-8 begins so


class Strings:
    """Texts behind one another; each is decoded when it is asked for."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._bytes = file[name].data
        self._starts = file[f"{name}.starts"].data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        return str(self._bytes[self._starts[number] : self._starts[number + 1]], "utf-8", "replace")

    def raw(self, number: int) -> bytes:
        """Return the bytes of a text, whose order is the order of its letters."""
        return bytes(self._bytes[self._starts[number] : self._starts[number + 1]])

    def letters(self, first: int, stop: int) -> tuple[Array, Array]:
        """Return the bytes of all texts, where each of some of them begins in them, and where the last one ends."""
        return np.asarray(self._bytes), np.asarray(self._starts[first : stop + 1]).astype(np.int64)

    def all_raw(self) -> list[bytes]:
        """Return all texts as bytes."""
        whole, starts = bytes(self._bytes), self._starts.tolist()
        return [whole[start:end] for start, end in pairwise(starts)]


class Field:
    """The words of one field."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.terms = Strings(file, f"{name}.terms")
        self.starts = file[f"{name}.starts"]
        self.documents = file[f"{name}.documents"]
        self.counts = file[f"{name}.counts"]
        self.lengths = file[f"{name}.lengths"]
        self._begins = self.starts.data
        if len(self.terms) + 1 != self.starts.size or self.documents.size != self.counts.size:
            raise index_broken()

    def find(self, word: str) -> int:
        """Return the number of a term, -1 when the field does not have it."""
        wanted = word.encode()
        at = self._before(wanted)
        return at if at < len(self.terms) and self.terms.raw(at) == wanted else -1

    def beginning(self, prefix: str) -> tuple[int, int]:
        """Return the first term that begins with `prefix`, and the one behind the last."""
        wanted = prefix.encode()
        return self._before(wanted), self._before(wanted + _BEHIND_ALL)

    def postings(self, first: int, stop: int) -> slice:
        """Return where the postings of some terms lie in `documents` and `counts`."""
        return slice(self._begins[first], self._begins[stop])

    def _before(self, wanted: bytes) -> int:
        return bisect_left(range(len(self.terms)), wanted, key=self.terms.raw)


class WrittenField(Field):
    """A field that also knows where each word stands."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        super().__init__(file, name)
        self.places = file[f"{name}.places"]
        self.places_starts = file[f"{name}.places.starts"]
        self.slots = file[f"{name}.slots"]
        self.slots_starts = file[f"{name}.slots.starts"]
        if self.places_starts.size != self.starts.size:
            raise index_broken()

    def places_of(self, term: int) -> Array:
        """Return the slots in which a term stands, in order."""
        return self.places[int(self.places_starts[term]) : int(self.places_starts[term + 1])]

    def places_between(self, first: int, stop: int) -> Array:
        """Return the slots in which some neighbouring terms stand, term behind term."""
        return self.places[int(self.places_starts[first]) : int(self.places_starts[stop])]

    def documents_of(self, places: Array) -> Numbers:
        """Return the documents in which slots lie."""
        return np.searchsorted(self.slots_starts, places, side="right") - 1


class Segment:
    """A segment as it lies on disk, with the documents that have gone since."""

    def __init__(self, path: Path, gone: Mask | None = None, file: ArrayFile | None = None) -> None:
        """Open the file, or take it as it was opened before; raises KnownError index-broken."""
        self.file = file or ArrayFile(path)
        self.name = path.name
        try:
            self.size = self.file.facts["documents"]
        except KeyError as error:
            raise index_broken() from error
        self.gone = gone
        self._fields: dict[str, Field] = {}
        if gone is not None and gone.size != self.size:
            raise index_broken()

    @cached_property
    def present(self) -> Mask:
        """Which documents are still there."""
        return np.ones(self.size, dtype=np.bool_) if self.gone is None else ~self.gone

    @property
    def count(self) -> int:
        """How many documents are still there."""
        return self.size if self.gone is None else self.size - int(self.gone.sum())

    def field(self, name: str) -> Field:
        """Return a field; a written one is a WrittenField."""
        found = self._fields.get(name)
        if found is None:
            kind = WrittenField if f"{name}.slots" in self.file else Field
            found = self._fields[name] = kind(self.file, name)
        return found

    def written(self, name: str) -> WrittenField:
        """Return a written field."""
        found = self.field(name)
        if not isinstance(found, WrittenField):
            raise index_broken()
        return found

    def values(self, column: str) -> Strings:
        """Return the values of a column, in the order of their numbers."""
        return Strings(self.file, f"{column}.values")

    def in_stages(self, stages: Iterable[str]) -> Mask:
        """Return for each number in `body.stages` whether it is one of some stages."""
        values = self.values("stage")
        wanted = frozenset(stages)
        return np.array([False, *(values[number] in wanted for number in range(len(values)))])

    @cached_property
    def texts(self) -> dict[str, Strings]:
        """The texts that belong to each document, by name."""
        return {name: Strings(self.file, f"text.{name}") for name in TEXTS}

    def find(self, story_id: str) -> int:
        """Return the document with an id, -1 when there is none or it has gone."""
        wanted, ids = story_id.encode(), self.texts["id"]
        at = bisect_left(range(self.size), wanted, key=lambda place: ids.raw(int(self._by_id[place])))
        if at == self.size:
            return -1
        document = int(self._by_id[at])
        gone = self.gone is not None and self.gone[document]
        return document if ids.raw(document) == wanted and not gone else -1

    @cached_property
    def _by_id(self) -> Array:
        order = np.empty(self.size, dtype=np.int64)
        order[self.file["rank.id"]] = np.arange(self.size)
        return order


def gone_bytes(gone: Mask) -> bytes:
    """Return a mask of gone documents as it is kept beside its segment: a bit a document behind a checksum."""
    bits = np.packbits(gone).tobytes()
    return zlib.crc32(bits).to_bytes(4, "big") + bits


def read_gone(path: Path, size: int) -> Mask:
    """Read such a mask; raises KnownError index-broken."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise index_broken() from error
    if zlib.crc32(raw[4:]).to_bytes(4, "big") != raw[:4] or len(raw) - 4 != -(-size // 8):
        raise index_broken()
    return np.unpackbits(np.frombuffer(raw, dtype=np.uint8, offset=4), count=size).astype(np.bool_)
