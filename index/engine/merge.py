"""Joining segments into one, by steps over whole arrays: nothing is cut or stemmed again, gone documents are left out.

The terms of each segment are sorted already, so a stretch of the new terms is one slice of every old segment. The large
arrays are made stretch by stretch and written as they come.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from index.engine.arrays import Array, ArrayWriter, fitting
from index.engine.schema import COLUMNS, COUNTED_FIELDS, PLACED_FIELDS
from index.engine.segment import TEXTS, Mask, Segment, WrittenField
from index.engine.segment_writer import sizes_of, starts_of, write_column, write_orders, write_strings
from index.engine.sort_orders import Keys
from index.language.bulk_tokens import Ints, spread

_STRETCH: Final = 2_000_000  # postings at a time


class _Old(NamedTuple):
    """A field of an old segment on its way: what its terms and documents become."""

    segment: Segment
    name: str
    terms: Ints  # the new number of each old term; meaningless for terms that vanish
    held: Ints  # how many documents of each term remain
    documents: Ints  # the new number of each old document

    @property
    def written(self) -> WrittenField:
        return self.segment.written(self.name)


def merge(segments: Sequence[Segment], path: Path) -> int:
    """Write one segment with all that is left of some; return how many documents it has.

    Raises KnownError index-broken, for what is damaged must not be handed on.
    """
    for segment in segments:
        segment.file.verify()
    firsts = starts_of(np.asarray([segment.count for segment in segments], dtype=np.int64))
    numbers = [
        np.where(segment.present, first + np.cumsum(segment.present) - 1, -1)
        for segment, first in zip(segments, firsts.tolist(), strict=False)
    ]
    with ArrayWriter(path) as writer:
        writer.note("documents", int(firsts[-1]))
        stems: list[_Old] = []
        for name in COUNTED_FIELDS:
            olds, _ = _merge_field(writer, segments, numbers, name)
            stems = olds if name == "stem" else stems
        for name in PLACED_FIELDS:
            olds, terms = _merge_field(writer, segments, numbers, name)
            _merge_places(writer, olds, terms, name)
            if name == "body":
                _merge_body(writer, olds, stems, terms)
        _merge_facts(writer, segments)
    return int(firsts[-1])


def _merge_field(
    writer: ArrayWriter, segments: Sequence[Segment], numbers: Sequence[Ints], name: str
) -> tuple[list[_Old], int]:
    """Write terms, documents, counts and lengths; return what the old terms became and how many new ones there are."""
    held = [_held(segment, name) for segment in segments]
    kept = [_kept(segment, name, own) for segment, own in zip(segments, held, strict=True)]
    terms = sorted(set().union(*kept))
    new = {term: number for number, term in enumerate(terms)}
    olds = []
    for segment, own, words, documents in zip(segments, held, kept, numbers, strict=True):
        renamed = np.full(own.size + 1, len(terms), dtype=np.int64)  # a free slot stays one
        renamed[np.flatnonzero(own)] = np.fromiter(map(new.__getitem__, words), np.int64, len(words))
        olds.append(_Old(segment, name, renamed, own, documents))
    totals = np.zeros(len(terms), dtype=np.int64)
    for old in olds:
        there = np.flatnonzero(old.held)
        totals[old.terms[there]] += old.held[there]
    write_strings(writer, f"{name}.terms", terms)
    writer.add(f"{name}.starts", starts_of(totals))
    most = max((int(old.documents.max(initial=0)) for old in olds), default=0)
    counts = np.result_type(np.uint8, *(segment.field(name).counts.dtype for segment in segments))
    writer.add_parts(f"{name}.documents", fitting(most), (found for found, _ in _stretches(olds, totals)))
    writer.add_parts(f"{name}.counts", counts, (found for _, found in _stretches(olds, totals)))
    writer.add(f"{name}.lengths", _of_present(segments, f"{name}.lengths"))
    return olds, len(terms)


def _held(segment: Segment, name: str) -> Ints:
    """Return how many documents of each term are still there."""
    field = segment.field(name)
    if segment.gone is None:
        return sizes_of(field.starts)
    there = starts_of(segment.present[field.documents])
    return sizes_of(there[field.starts])


def _kept(segment: Segment, name: str, held: Ints) -> list[bytes]:
    return [term for term, count in zip(segment.field(name).terms.all_raw(), held.tolist(), strict=True) if count]


def _slices(olds: Sequence[_Old], totals: Ints) -> Iterator[tuple[int, list[tuple[_Old, int, int]]]]:
    """Cut the new terms into stretches; yield how many postings each has, and which terms of each old field it takes."""
    behind = np.cumsum(totals)
    first = 0
    while first < totals.size:
        begun = int(behind[first - 1]) if first else 0
        stop = max(first + 1, int(np.searchsorted(behind, begun + _STRETCH, side="right")))
        # The terms that vanish have no number in the order; those around them tell the stretch.
        yield (
            int(behind[stop - 1]) - begun,
            [(old, *np.searchsorted(_in_order(old), (first, stop)).tolist()) for old in olds],
        )
        first = stop


def _in_order(old: _Old) -> Ints:
    """Return the new numbers of old terms with vanished ones drawn to their neighbour, so that they only grow."""
    numbers = np.where(old.held > 0, old.terms[:-1], -1)
    return np.maximum.accumulate(numbers) if numbers.size else numbers


def _stretches(olds: Sequence[_Old], totals: Ints) -> Iterator[tuple[Array, Array]]:
    """Yield documents and counts in the order of the new terms."""
    for size, slices in _slices(olds, totals):
        documents, counts = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
        for (old, first, stop), targets in zip(slices, _targets(slices, [old.held for old in olds]), strict=True):
            field = old.segment.field(old.name)
            own = field.postings(first, stop)
            numbers = old.documents[field.documents[own]]
            there = numbers >= 0
            documents[targets] = numbers[there]
            counts[targets] = field.counts[own][there]
        yield documents, counts


def _targets(slices: Sequence[tuple[_Old, int, int]], sizes: Sequence[Ints]) -> Iterator[Ints]:
    """Yield for each old field where its entries go in a stretch: by term, then in the order of the segments."""
    runs = [own[first:stop] for (_, first, stop), own in zip(slices, sizes, strict=True)]
    terms = np.concatenate([old.terms[first:stop] for old, first, stop in slices])
    lengths = np.concatenate(runs)
    order = np.argsort(terms, kind="stable")
    starts = np.empty_like(lengths)
    starts[order] = starts_of(lengths[order])[:-1]
    at = 0
    for run in runs:
        yield spread(starts[at : at + run.size], run)
        at += run.size


def _merge_places(writer: ArrayWriter, olds: Sequence[_Old], terms: int, name: str) -> None:
    """Write slots, and where each term stands in them."""
    shifts, starts = [], [np.ones(1, dtype=np.int64)]
    for old in olds:
        own = sizes_of(old.written.slots_starts)[old.segment.present]
        begins = starts[-1][-1] + starts_of(own)
        shift = np.zeros(old.segment.size, dtype=np.int64)
        shift[old.segment.present] = begins[:-1] - old.written.slots_starts[:-1][old.segment.present]
        shifts.append(shift)
        starts.append(begins)
    writer.add(f"{name}.slots.starts", np.concatenate([starts[0], *(own[1:] for own in starts[1:])]))
    slots = int(starts[-1][-1])
    free = np.asarray([terms])
    held = (old.terms[old.written.slots[own]] for old in olds for own in _own_slots(old.segment, name))
    writer.add_parts(f"{name}.slots", fitting(terms), _after(free, held))
    sizes = [_place_counts(old) for old in olds]
    totals = np.zeros(terms, dtype=np.int64)
    for old, own in zip(olds, sizes, strict=True):
        there = np.flatnonzero(own)
        totals[old.terms[there]] += own[there]
    writer.add(f"{name}.places.starts", starts_of(totals))
    writer.add_parts(f"{name}.places", fitting(slots), _places(olds, totals, sizes, shifts))


def _places(olds: Sequence[_Old], totals: Ints, sizes: Sequence[Ints], shifts: Sequence[Ints]) -> Iterator[Array]:
    for size, slices in _slices(olds, totals):
        places = np.empty(size, dtype=np.int64)
        for (old, first, stop), targets, shift in zip(slices, _targets(slices, sizes), shifts, strict=True):
            field = old.written
            own = field.places[int(field.places_starts[first]) : int(field.places_starts[stop])]
            postings = field.postings(first, stop)
            owners = np.repeat(field.documents[postings], field.counts[postings])
            there = old.segment.present[owners]
            places[targets] = own[there] + shift[owners[there]]
        yield places


def _place_counts(old: _Old) -> Ints:
    """Return in how many places each old term still stands."""
    field = old.written
    if old.segment.gone is None:
        return sizes_of(field.places_starts)
    there = starts_of(field.counts * old.segment.present[field.documents])
    return sizes_of(there[field.starts])


def _own_slots(segment: Segment, name: str) -> Iterator[Any]:
    """Yield which slots of a field belong to documents that are still there, many documents at a time."""
    starts = segment.written(name).slots_starts.astype(np.int64)
    if segment.gone is None:
        yield slice(int(starts[0]), int(starts[-1]))
        return
    there = np.flatnonzero(segment.present)
    for at in range(0, there.size, 1_000):
        some = there[at : at + 1_000]
        yield spread(starts[some], starts[some + 1] - starts[some])


def _after(first: Array, rest: Iterator[Array]) -> Iterator[Array]:
    yield first
    yield from rest


def _merge_body(writer: ArrayWriter, olds: Sequence[_Old], stems: Sequence[_Old], terms: int) -> None:
    """Write what only the body has."""
    segments = [old.segment for old in olds]
    letters = np.result_type(*(segment.file["body.letters"].dtype for segment in segments))
    own = (segment.file["body.letters"][slots] for segment in segments for slots in _own_slots(segment, "body"))
    writer.add_parts("body.letters", letters, _after(np.zeros(1), own))
    writer.add("body.plain", _of_present(segments, "body.plain"))
    renamed = [_renamed(values, _values(segments, "stage"), 1) for values in _old_values(segments, "stage")]
    stages = (
        new[segment.file["body.stages"][slots]]
        for segment, new in zip(segments, renamed, strict=True)
        for slots in _own_slots(segment, "body")
    )
    most = max(int(new.max(initial=0)) for new in renamed)
    writer.add_parts("body.stages", fitting(most), _after(np.zeros(1), stages))
    of_terms = np.full(terms, int(stems[0].terms[-1]), dtype=np.int64)
    for old, stem in zip(olds, stems, strict=True):
        there = np.flatnonzero(old.held)
        new = stem.terms[old.segment.file["body.stems"][there]]
        known = new < stem.terms[-1]
        of_terms[old.terms[there[known]]] = new[known]
    writer.add("body.stems", of_terms)


def _old_values(segments: Sequence[Segment], column: str) -> list[list[bytes]]:
    return [segment.values(column).all_raw() for segment in segments]


def _values(segments: Sequence[Segment], column: str) -> list[bytes]:
    return sorted(set().union(*_old_values(segments, column)))


def _renamed(old: Sequence[bytes], new: Sequence[bytes], plus: int) -> Ints:
    """Return the new number of each old value; with `plus` 1, numbers are one more and 0 stays 0."""
    numbers = {value: number for number, value in enumerate(new, plus)}
    return np.asarray([0] * plus + [numbers[value] for value in old], dtype=np.int64)


def _of_present(segments: Sequence[Segment], name: str) -> Array:
    return np.concatenate([segment.file[name][segment.present].astype(np.int64) for segment in segments])


def _merge_facts(writer: ArrayWriter, segments: Sequence[Segment]) -> None:
    for column in COLUMNS:
        values = _values(segments, column)
        codes: list[list[int]] = []
        for segment, old in zip(segments, _old_values(segments, column), strict=True):
            own = _renamed(old, values, 0)[segment.file[f"{column}.codes"]].tolist()
            starts = segment.file[f"{column}.starts"].tolist()
            codes += [own[starts[document] : starts[document + 1]] for document in _there(segment.present)]
        write_column(writer, column, [value.decode() for value in values], codes)
    texts: dict[str, list[bytes]] = {}
    for name in TEXTS:
        texts[name] = [
            segment.texts[name].raw(document) for segment in segments for document in _there(segment.present)
        ]
        write_strings(writer, f"text.{name}", texts[name])
    read = {name: [text.decode() for text in texts[name]] for name in ("id", "title", "title_en", "created")}
    first, last = _of_present(segments, "first"), _of_present(segments, "last")
    write_orders(writer, Keys(read["id"], read["title"], read["title_en"], read["created"], first, last))


def _there(present: Mask) -> list[int]:
    return np.flatnonzero(present).tolist()
