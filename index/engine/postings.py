"""The words of one state of the index: which stories hold a word and how often, where it stands, which words begin so.

Rows are the stories' numbers in that state (see `index.engine.story_columns`). What was asked for lately is kept, already widened to
the numbers that numpy likes best.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Array
from index.engine.segment import Field, Numbers, Segment, WrittenField
from index.engine.segment_writer import sizes_of, starts_of
from index.engine.story_columns import Rows
from index.values.query import Phrase, Word

_CACHED_NUMBERS: Final = 2_000_000
_NO_ROWS: Final = np.empty(0, dtype=np.intp)


class Postings(NamedTuple):
    """The rows that hold a word, each once and in order, with how often."""

    rows: Numbers
    counts: NDArray[np.float64]


NOWHERE: Final = Postings(_NO_ROWS, np.empty(0, dtype=np.float64))


class _Lists:
    """A cache of postings that forgets what was asked for longest ago."""

    def __init__(self) -> None:
        self._lists: OrderedDict[tuple[str, ...], Postings] = OrderedDict()
        self._size = 0

    def get(self, key: tuple[str, ...]) -> Postings | None:
        found = self._lists.get(key)
        if found is not None:
            self._lists.move_to_end(key)
        return found

    def put(self, key: tuple[str, ...], found: Postings) -> Postings:
        self._lists[key] = found
        self._size += found.rows.size + 1
        while self._size > _CACHED_NUMBERS and len(self._lists) > 1:
            _, old = self._lists.popitem(last=False)
            self._size -= old.rows.size + 1
        return found


class PostingsReader:
    """Looks words up in all segments of a state."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._lists = _Lists()

    def postings(self, field: str, word: str) -> Postings:
        """Return the stories that hold exactly this word (or stem) in a field."""
        key = ("word", field, word)
        return self._lists.get(key) or self._lists.put(key, _joined(self._of_word(field, word)))

    def beginning(self, field: str, prefix: str) -> Postings:
        """Return the stories that hold any word beginning with `prefix` in a field, counts added up."""
        key = ("prefix", field, prefix)
        return self._lists.get(key) or self._lists.put(key, _joined(self._of_prefix(field, prefix)))

    def phrase(self, field: str, words: Sequence[str], slop: int = 1) -> Postings:
        """Return the stories in which words stand in a field, each at most `slop` behind the one before; how often."""
        key = ("phrase", field, str(slop), *words)
        return self._lists.get(key) or self._lists.put(key, _joined(self._of_phrase(field, words, slop)))

    def inside(self, stages: Sequence[str], clause: Word | Phrase, stem: str = "") -> dict[str, Postings]:
        """Return by field where a word or phrase stands in the sections of some stages; `stem` unless it is exact."""
        key = ("inside", *sorted(stages), repr(clause))
        found = {"body": self._lists.get(key) or self._lists.put(key, _joined(self._inside(stages, clause)))}
        if stem:
            key = ("inside", *sorted(stages), "stem", stem)
            found["stem"] = self._lists.get(key) or self._lists.put(key, _joined(self._stem_inside(stages, stem)))
        return found

    def words_beginning(self, field: str, prefix: str) -> dict[str, int]:
        """Return the words of a field that begin with `prefix`, and in how many stories each stands."""
        found: dict[str, int] = {}
        for segment in self._rows.segments:
            own = segment.field(field)
            first, stop = own.beginning(prefix)
            held = held_by(segment, own, first, stop)
            for at in np.flatnonzero(held).tolist():
                word = own.terms[first + at]
                found[word] = found.get(word, 0) + int(held[at])
        return found

    def _of_word(self, field: str, word: str) -> Iterator[Postings]:
        for start, segment in self._placed():
            own = segment.field(field)
            term = own.find(word)
            if term >= 0:
                where = own.postings(term, term + 1)
                yield _present(segment, start, own.documents[where], own.counts[where])

    def _of_prefix(self, field: str, prefix: str) -> Iterator[Postings]:
        for start, segment in self._placed():
            own = segment.field(field)
            where = own.postings(*own.beginning(prefix))
            yield _present(segment, start, *_added_up(own.documents[where], own.counts[where], segment.size))

    def _of_phrase(self, field: str, words: Sequence[str], slop: int) -> Iterator[Postings]:
        for start, segment in self._placed():
            own = segment.written(field)
            places = phrase_places(own, words) if slop == 1 else near_places(own, words, slop)
            if places.size:
                yield _present(segment, start, *np.unique(own.documents_of(places), return_counts=True))

    def _inside(self, stages: Sequence[str], clause: Word | Phrase) -> Iterator[Postings]:
        for start, segment in self._placed():
            body = segment.written("body")
            if isinstance(clause, Phrase):
                near = clause.slop > 1
                places = near_places(body, clause.words, clause.slop) if near else phrase_places(body, clause.words)
            else:
                term = body.find(clause.word)
                terms = body.beginning(clause.word) if clause.prefix else (term, term + 1)
                places = body.places_between(*terms) if terms[0] >= 0 else body.places[:0]
            yield _in_stages(segment, start, places, stages)

    def _stem_inside(self, stages: Sequence[str], stem: str) -> Iterator[Postings]:
        for start, segment in self._placed():
            number = segment.field("stem").find(stem)
            if number >= 0:
                body = segment.written("body")
                terms = np.flatnonzero(segment.file["body.stems"] == number).tolist()
                places = np.concatenate([body.places[:0], *(body.places_of(term) for term in terms)])
                yield _in_stages(segment, start, np.sort(places), stages)

    def _placed(self) -> Iterator[tuple[int, Segment]]:
        return zip(self._rows.starts, self._rows.segments, strict=False)


def phrase_places(field: WrittenField, words: Sequence[str]) -> Array:
    """Return the slots at which a phrase begins in a field.

    From where the rarest word stands, the slots to both sides are looked at one after the other; a free slot holds no
    word, so that nothing beyond the text of a story is ever reached.
    """
    terms = [field.find(word) for word in words]
    if min(terms) < 0:
        return np.empty(0, dtype=np.int64)
    rarest = min(range(len(terms)), key=lambda at: field.places_of(terms[at]).size)
    places = field.places_of(terms[rarest]).astype(np.int64)
    for at in (*range(rarest - 1, -1, -1), *range(rarest + 1, len(terms))):
        places = places[field.slots[places + (at - rarest)] == terms[at]]
    return places - rarest


def near_places(field: WrittenField, words: Sequence[str], slop: int) -> Array:
    """Return the slots at which words end that stand in this order, each at most `slop` slots behind the one before."""
    terms = [field.find(word) for word in words]
    if min(terms) < 0:
        return np.empty(0, dtype=np.int64)
    reached = field.places_of(terms[0]).astype(np.int64)
    for term in terms[1:]:
        places = field.places_of(term).astype(np.int64)
        before = np.searchsorted(reached, places) - 1
        places, before = places[before >= 0], before[before >= 0]
        nearest = reached[before]
        reached = places[(places - nearest <= slop) & (field.documents_of(places) == field.documents_of(nearest))]
    return reached


def _in_stages(segment: Segment, start: int, places: Array, stages: Sequence[str]) -> Postings:
    """Keep the slots that lie in a section of one of the stages."""
    kept = places[segment.in_stages(stages)[segment.file["body.stages"][places]]]
    documents = segment.written("body").documents_of(kept)
    return _present(segment, start, *np.unique(documents, return_counts=True))


def held_by(segment: Segment, field: Field, first: int, stop: int) -> NDArray[np.int64]:
    """Return in how many stories of a segment each of some neighbouring words stands; those that have gone have none."""
    starts = field.starts[first : stop + 1]
    if segment.gone is None or stop <= first:
        return sizes_of(starts)
    there = starts_of(segment.present[field.documents[int(starts[0]) : int(starts[-1])]])
    return sizes_of(there[starts.astype(np.int64) - int(starts[0])])


def _present(segment: Segment, start: int, documents: Array, counts: Array) -> Postings:
    if segment.gone is not None:
        there = segment.present[documents]
        documents, counts = documents[there], counts[there]
    rows = documents.astype(np.intp)
    rows += start
    return Postings(rows, counts.astype(np.float64))


def _added_up(documents: Array, counts: Array, size: int) -> tuple[Array, Array]:
    """Add up counts of the same document."""
    if documents.size * 8 < size:
        different, where = np.unique(documents, return_inverse=True)
        return different, np.bincount(where, weights=counts, minlength=different.size)
    totals = np.bincount(documents, weights=counts, minlength=size)
    different = np.flatnonzero(totals)
    return different, totals[different]


def _joined(parts: Iterator[Postings]) -> Postings:
    found = [part for part in parts if part.rows.size]
    if len(found) < 2:
        return found[0] if found else NOWHERE
    return Postings(np.concatenate([part.rows for part in found]), np.concatenate([part.counts for part in found]))
