"""Bringing a catalogue up to the library's present state: only what changed is read, a batch at a time.

A file counts as changed when its time, size or identity differ from what is remembered; then its digest decides whether
it has to be read again. A file that was written within the last moments is looked at once more next time, because some
disks cannot tell two writes within two seconds apart.
"""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
from sqlite_utils import Database

from kb.base.problems import KnownError
from kb.catalogue.catalogue_checks import Links, check_doubles, check_place
from kb.catalogue.catalogue_entry import READER, CatalogueEntry, digest, entry_of
from kb.catalogue.catalogue_notes import NoteStore
from kb.catalogue.catalogue_store import CHECKED, KnownFile, Looked, Store
from kb.catalogue.returned_stories import returned_problem, withdrawn_here
from kb.layout import shelves
from kb.layout.library_file import NAME, read_about
from kb.layout.shelves import NOTES, STORIES, STORY, Found, Shelves
from kb.library.library import Library
from kb.library.library_parts import LibraryParts
from kb.story.story_card import Change
from kb.story.story_file import StoryFile
from kb.vocabulary.facets import FACETS_MARK

_BATCH: Final = 50
_UNSETTLED: Final = 2_000_000_000  # nanoseconds

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def fill(  # noqa: PLR0913
    connection: sqlite3.Connection,
    library: Library,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    only: Iterable[str] | None = None,
    desk: Path | None = None,
) -> Change:
    """Do what `Catalogue.update` promises; notes on `desk` are taken in where it is given."""
    db = Database(connection, execute_plugins=False, recursive_triggers=False)
    parts = LibraryParts(library.folder)  # read anew: the library may have been opened before somebody changed them
    reader = _reader(parts)
    private = desk / NOTES / library.about.id if desk else None
    store = Store(db, reader, NoteStore(db, library, private))
    filling = _Filling(store, library, parts, reader, private)
    return filling.run(progress or _silent, cancelled or _never, _story_folders(only))


class _Filling:
    """One update, from looking around to telling what changed."""

    def __init__(self, store: Store, library: Library, parts: LibraryParts, reader: str, private: Path | None) -> None:
        self._private = private
        self._store = store
        self._library = library
        self._shelves = Shelves(library.folder)
        self._parts = parts
        self._reader = reader
        self._around = _around(library.folder, parts)

    def run(self, progress: Progress, cancelled: Cancelled, folders: Sequence[str] | None) -> Change:
        store = self._store
        paths = None if folders is None else [f"{folder}/{STORY}" for folder in folders]
        known = store.known(paths)
        found = list(self._shelves) if folders is None else [f for f in map(self._shelves.one, folders) if f]
        found = self._with_private(found)
        present = {f.path for f in found}
        gone = [path for path in known if path not in present]
        wanted = [f for f in found if self._differs(known.get(f.path), f)]
        checked = store.note(CHECKED)
        places = store.note("places") if self._shelves.problems == [] and folders is not None else self._places()
        progress(0, len(wanted))
        if not (wanted or gone) and places == store.note("places") and self._around == checked:
            return Change()
        trouble = store.problems.digest()
        if gone:
            store.note_leaving()
        store.forget(gone)
        self._read_all(wanted, known, progress, cancelled)
        store.problems.replace("place", self._shelves.problems, folders)
        store.keep_note("places", places)
        before, after = store.seen_before, store.visible(store.touched)
        self._check(None if checked != self._around or before != after else [*gone, *present])
        return Change(
            added=tuple(sorted(after - before)),
            changed=tuple(sorted(before & after)),
            removed=tuple(sorted(before - after)),
            problems=store.problems.digest() != trouble,
        )

    def _with_private(self, found: list[Found]) -> list[Found]:
        """Mix the marks of private notes in, so that they are noticed on the same road."""
        if self._private is None or not self._private.is_dir():
            return found
        mixed = []
        for one in found:
            mark = shelves.notes_mark(self._private, one.path.split("/")[-2])
            mixed.append(one._replace(notes=one.notes ^ (mark >> 1)) if mark else one)
        return mixed

    def _differs(self, known: KnownFile | None, found: Found) -> bool:
        return self._is_new(known, found) or known is None or known.notes != found.notes

    def _is_new(self, known: KnownFile | None, found: Found) -> bool:
        """Whether the story itself may have changed, whatever became of its notes."""
        return known is None or known[: len(found) - 1] != found[:-1] or known.reader != self._reader

    def _places(self) -> str:
        """Name what is wrong with the places of stories; a walk over some folders must not pass for a whole one."""
        return hashlib.sha256(msgspec.json.encode(self._shelves.problems)).hexdigest()

    def _read_all(
        self, wanted: list[Found], known: dict[str, KnownFile], progress: Progress, cancelled: Cancelled
    ) -> None:
        for start in range(0, len(wanted), _BATCH):
            rows, seen = [], []
            for number, found in enumerate(wanted[start : start + _BATCH], start=start + 1):
                if cancelled():
                    break
                if self._is_new(known.get(found.path), found):
                    rows += self._look(found, known.get(found.path))
                seen.append(found)
                progress(number, len(wanted))
            if any(row.entry and row.entry.withdrawn for row in rows):
                self._store.note_leaving()
            self._store.write(rows)
            self._store.refresh_notes(seen, {row.found.path for row in rows if row.entry})
            if cancelled():
                break

    def _look(self, found: Found, known: KnownFile | None) -> list[Looked]:
        """Read a file if its bytes or its notes are new; one that is gone by now will be missed at the next walk."""
        now = time.time_ns()
        try:
            raw = shelves.read_bytes(self._library.folder, found.path)
        except KnownError as error:
            if error.code == "vanished":
                return []
            # It may be readable again without having changed, so it is looked at each time.
            return [Looked(found._replace(modified=0), "", CatalogueEntry(problems=(error.problem(found.path),)))]
        mark = digest(raw)
        settled = found if now - found.modified >= _UNSETTLED else found._replace(modified=0)
        if known and (known.digest, known.reader) == (mark, self._reader):
            return [Looked(settled, mark, None)]
        return [Looked(settled, mark, self._entry(raw, found.path))]

    def _entry(self, raw: bytes, path: str) -> CatalogueEntry:
        file = StoryFile.parse(raw, path)
        entry = entry_of(file, self._parts.vocabulary.stage_of)
        more = (*check_place(file), *returned_problem(file, self._withdrawn))
        return msgspec.structs.replace(entry, problems=(*entry.problems, *more))

    @cached_property
    def _withdrawn(self) -> Mapping[str, str]:
        return withdrawn_here(self._library.folder)

    def _check(self, paths: Collection[str] | None) -> None:
        """Look at what only the whole library can tell; `paths` when nothing but these files can have new answers."""
        store, folder = self._store, self._library.folder
        links = Links(store, folder, self._parts, self._library.regions)
        store.problems.replace("doubles", list(check_doubles(store)))
        if paths is None:
            store.problems.replace("library", [*read_about(folder)[1], *self._parts.problems(), *links.of_others()])
            store.problems.replace("links", list(links.of_stories()))
        else:
            store.problems.replace("links", list(links.of_stories(set(paths))), list(paths))
        store.keep_note(CHECKED, self._around)


def _silent(_done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False


def _story_folders(only: Iterable[str] | None) -> list[str] | None:
    """Return the story folders that some changed paths belong to; None where only a full walk will do."""
    if only is None:
        return None
    folders: dict[str, None] = {}
    for path in only:
        parts = path.split("/")
        if parts[0] == STORIES and parts[-1] == STORY and len(parts) > 2:
            folders["/".join(parts[:-1])] = None
        elif parts[0] == STORIES and len(parts) > 3:
            folders["/".join(parts[:-2] if parts[-2] == NOTES else parts[:3])] = None
        elif parts[0] == STORIES:
            return None
    return list(folders)


def _reader(parts: LibraryParts) -> str:
    """Name what cards are made with: the way of reading, and the vocabulary that tells which heading is which stage."""
    return hashlib.sha256(f"{READER} {FACETS_MARK} {parts.vocabulary_mark}".encode()).hexdigest()[:16]


def _around(folder: Path, parts: LibraryParts) -> str:
    """Name the state of everything that stories lean on, by what the disk tells of it without reading."""
    mark = hashlib.sha256()
    for place in (folder / NAME, *parts.folders()):
        for line in shelves.outline(place.parent, place.name):
            mark.update(line.encode("utf-8", "surrogateescape"))
    return mark.hexdigest()
