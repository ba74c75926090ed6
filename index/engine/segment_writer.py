"""Writing a segment: from numbered words to sorted postings, each field sorted once."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import ArrayWriter
from index.engine.segment import ORDERS
from index.engine.sort_orders import Keys, ranks
from index.language.bulk_tokens import Ints

_HALF: Final = 32  # two numbers in one: sorting plain numbers is many times quicker than sorting by two keys
_LOW: Final = (1 << _HALF) - 1


class Ranked(NamedTuple):
    """The terms of a field in the order of their letters, and the place of each numbered word among them.

    Words that the field does not have are placed behind all.
    """

    terms: list[str]
    places: Ints


def ranked(numbers: Ints, words: Sequence[str]) -> Ranked:
    """Sort the words that occur."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(words))).tolist()
    used.sort(key=words.__getitem__)
    places = np.full(len(words), len(used), dtype=np.int64)
    places[used] = np.arange(len(used))
    return Ranked([words[number] for number in used], places)


class Parts(NamedTuple):
    """The parts of a field's texts, in order: their words behind one another, how many each has, whose they are."""

    words: Ints
    lengths: Ints
    documents: Ints
    stories: int  # how many documents, also those without any part

    @property
    def slots(self) -> Ints:
        """The slot of each word; a free slot stands before the first part and behind each."""
        return np.arange(self.words.size) + 1 + np.repeat(np.arange(self.lengths.size), self.lengths)

    @property
    def slots_starts(self) -> Ints:
        """The first slot of each document, and the one behind the last."""
        return 1 + starts_of(np.bincount(self.documents, weights=self.lengths + 1, minlength=self.stories))

    @property
    def sizes(self) -> Ints:
        """How many words each document has."""
        return np.bincount(self.documents, weights=self.lengths, minlength=self.stories).astype(np.int64)


def write_written(writer: ArrayWriter, name: str, parts: Parts, field: Ranked) -> None:
    """Write a field with its places."""
    slots, starts, terms = parts.slots, parts.slots_starts, len(field.terms)
    held = np.full(parts.words.size + parts.lengths.size + 1, terms, dtype=np.int64)
    held[slots] = field.places[parts.words]
    keys = (held[slots] << _HALF) | slots
    keys.sort()
    places = keys & _LOW
    owners = np.repeat(np.arange(parts.stories), sizes_of(starts))[places - 1]
    _write_postings(writer, name, keys >> _HALF, owners, terms)
    writer.add(f"{name}.places", places)
    writer.add(f"{name}.places.starts", np.searchsorted(keys >> _HALF, np.arange(terms + 1)))
    writer.add(f"{name}.slots", held)
    writer.add(f"{name}.slots.starts", starts)
    writer.add(f"{name}.lengths", parts.sizes)
    write_strings(writer, f"{name}.terms", [term.encode() for term in field.terms])


def write_counted(writer: ArrayWriter, name: str, parts: Parts, field: Ranked) -> None:
    """Write a field that only counts."""
    owners = np.repeat(parts.documents, parts.lengths)
    keys = (field.places[parts.words] << _HALF) | owners
    keys.sort()
    _write_postings(writer, name, keys >> _HALF, keys & _LOW, len(field.terms))
    writer.add(f"{name}.lengths", parts.sizes)
    write_strings(writer, f"{name}.terms", [term.encode() for term in field.terms])


def _write_postings(writer: ArrayWriter, name: str, terms: Ints, owners: Ints, count: int) -> None:
    """Write documents and counts from what is sorted by term and document."""
    new = np.ones(terms.size, dtype=np.bool_)
    new[1:] = (terms[1:] != terms[:-1]) | (owners[1:] != owners[:-1])
    first = np.flatnonzero(new)
    writer.add(f"{name}.starts", np.searchsorted(terms[first], np.arange(count + 1)))
    writer.add(f"{name}.documents", owners[first])
    writer.add(f"{name}.counts", np.diff(first, append=terms.size))


def write_strings(writer: ArrayWriter, name: str, texts: Sequence[bytes]) -> None:
    """Write texts behind one another."""
    writer.add_parts(name, np.dtype(np.uint8), (np.frombuffer(text, dtype=np.uint8) for text in _joined(texts)))
    writer.add(f"{name}.starts", starts_of(np.fromiter(map(len, texts), np.int64, len(texts))))


def write_column(writer: ArrayWriter, name: str, values: Sequence[str], codes: Sequence[Iterable[int]]) -> None:
    """Write which of the values each document has."""
    counts = np.fromiter((len(tuple(own)) for own in codes), np.int64, len(codes))
    write_strings(writer, f"{name}.values", [value.encode() for value in values])
    writer.add(f"{name}.starts", starts_of(counts))
    writer.add(f"{name}.codes", np.fromiter((code for own in codes for code in own), np.int64, int(counts.sum())))


def write_orders(writer: ArrayWriter, keys: Keys) -> None:
    """Write years and the place of each story in each order."""
    writer.add("first", keys.first)
    writer.add("last", keys.last)
    for order in ORDERS:
        writer.add(f"rank.{order}", ranks(keys, order))


def starts_of(counts: NDArray[Any]) -> Ints:
    """Return where each of some neighbours begins, and where the last one ends."""
    starts = np.zeros(counts.size + 1, dtype=np.int64)
    starts[1:] = np.cumsum(counts)
    return starts


def sizes_of(starts: NDArray[Any]) -> Ints:
    """Return how long each of some neighbours is, from where they begin."""
    wide = starts.astype(np.int64)
    return wide[1:] - wide[:-1]


def _joined(texts: Sequence[bytes], at_once: int = 10_000) -> Iterable[bytes]:
    for start in range(0, len(texts), at_once):
        yield b"".join(texts[start : start + at_once])
