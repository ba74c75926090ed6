"""Changing an index: new stories become a new segment, stories that went are marked, small segments are joined.

Nothing that a reader may have open is ever changed. Each change ends in one step, the new table of contents; killed
before it, the index is as it was, and what was left half-done is swept away by the next change.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np

from index.engine.batch import Batch
from index.engine.documents import Document
from index.engine.merge import merge
from index.engine.segment import Mask, Segment
from index.engine.segment_list import (
    SEGMENT,
    Contents,
    SegmentEntry,
    marked,
    new_name,
    open_segments,
    read_contents,
    sweep_parts,
    write_contents,
    writing,
)
from index.language.stems import Stems
from kb.base.atomic import make_file
from kb.base.file_lock import locked

_JOINING: Final = ".joining"
_JOIN_LOCK: Final = "join.lock"
_PATIENCE: Final = 60.0  # seconds that a joining may take in another window


class IndexWriter:
    """Collects changes to the index in a folder; whoever uses it holds the lock (`index.engine.segment_list.writing`)."""

    def __init__(self, folder: Path, stems: Stems) -> None:
        """Open the index as it is; raises KnownError index-broken."""
        self.folder = folder
        self.contents = read_contents(folder)
        self._segments = open_segments(folder, self.contents)
        self._batch = Batch(stems)
        self._gone: dict[str, Mask] = {}

    def digests(self) -> dict[str, str]:
        """Return the digest of every story in the index, by its id."""
        return {
            segment.texts["id"][document]: segment.texts["digest"][document]
            for segment in self._segments
            for document in np.flatnonzero(segment.present).tolist()
        }

    def digests_of(self, names: Iterable[str]) -> dict[str, str]:
        """Return the digests of some stories, of those that are there."""
        found = ((name, self._find(name)) for name in names)
        return {name: place[0].texts["digest"][place[1]] for name, place in found if place}

    def remove(self, name: str) -> None:
        """Mark a story as gone, if it is there."""
        place = self._find(name)
        if place:
            segment, document = place
            self._gone.setdefault(segment.name, ~segment.present)[document] = True

    def add(self, document: Document) -> None:
        """Take in a story that is not there, or was removed."""
        self._batch.add(document)

    @property
    def waiting(self) -> int:
        """How many new stories wait to be saved."""
        return len(self._batch)

    def save(self) -> None:
        """Make the changes the state of the index."""
        generation = self.contents.generation + 1
        parts = []
        for part in self.contents.parts:
            gone = self._gone.get(part.name)
            if gone is None:
                parts.append(part)
            elif not gone.all():
                parts.append(marked(self.folder, part, gone, generation))
        if self.waiting:
            name = f"{new_name()}{SEGMENT}"
            parts.append(SegmentEntry(name, self._batch.write(self.folder / name)))
        self._gone = {}
        self.contents = Contents(generation, tuple(parts))
        write_contents(self.folder, self.contents)
        sweep_parts(self.folder, parts)
        self._segments = open_segments(self.folder, self.contents, self._segments)

    def _find(self, name: str) -> tuple[Segment, int] | None:
        for segment in self._segments:
            document = segment.find(name)
            if document >= 0:
                return segment, document
        return None


def join(folder: Path, parts: Sequence[SegmentEntry]) -> bool:
    """Join some segments of an index into one; False when somebody else changed them meanwhile.

    The work itself needs no lock, so that a story can be saved and found at any time. Raises KnownError index-broken.
    """
    with locked(make_file(folder / _JOIN_LOCK), patience=_PATIENCE):
        return _joined(folder, parts)


def _joined(folder: Path, parts: Sequence[SegmentEntry]) -> bool:
    if any(part not in read_contents(folder).parts for part in parts):
        return False
    segments = open_segments(folder, Contents(parts=tuple(parts)))
    for left in folder.glob(f"*{_JOINING}"):
        with suppress(OSError):
            left.unlink()
    name = new_name()
    beside = folder / f"{name}{_JOINING}"
    try:
        count = merge(segments, beside)
        with writing(folder):
            return _exchange(folder, parts, segments, SegmentEntry(f"{name}{SEGMENT}", count), beside)
    finally:
        beside.unlink(missing_ok=True)


def _exchange(
    folder: Path, old: Sequence[SegmentEntry], segments: Sequence[Segment], new: SegmentEntry, beside: Path
) -> bool:
    """Put the joined segment into the place of the others, with what has gone from them since."""
    contents = read_contents(folder)
    now: Mapping[str, SegmentEntry] = {part.name: part for part in contents.parts}
    if any(part.name not in now for part in old):
        return False
    beside.replace(folder / new.name)
    latest = open_segments(folder, Contents(parts=tuple(now[part.name] for part in old)), segments)
    gone = [~after.present[before.present] for before, after in zip(segments, latest, strict=True)]
    joined = np.concatenate(gone)
    if joined.any():
        new = marked(folder, new, joined, contents.generation + 1)
    names = {part.name for part in old}
    rest = [part for part in contents.parts if part.name not in names]
    parts = (new, *rest) if new.documents else tuple(rest)
    write_contents(folder, Contents(contents.generation + 1, parts))
    sweep_parts(folder, parts)
    return True
