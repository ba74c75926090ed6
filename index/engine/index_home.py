"""Where an index lives and which one is in use: a folder of folders and one small file that names the current one.

    CACHE/search/current.json     the name of the folder in use and its stamp, replaced in one step
    CACHE/search/index-XXXX/      one whole index; a new one grows beside it under a name nobody reads yet
    CACHE/search/stems.tsv        the stems of all words so far

Renaming the folder itself would fail on Windows while somebody reads from it; replacing one small file does not.
What others may write is never opened as an index: it holds plain numbers, yet a damaged one is a nuisance, so an index
never lies inside a library.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec
from whoosh.util.filelock import FileLock

from index.engine.index_problems import index_busy, index_in_library
from index.engine.segment_list import FILE, open_segments, read_contents, version_of
from index.engine.stamp import Stamp
from kb.base import plain_json
from kb.base.atomic import close_to_others, make_file, make_folder, write_atomically
from kb.base.file_lock import locked
from kb.base.folders import check_owner, is_own
from kb.base.problems import KnownError

_CURRENT: Final = "current.json"
_TURN: Final = "turn.lock"
_PATIENCE: Final = 60.0  # seconds
_BUILDING: Final = "building.json"
BUILD_LOCK: Final = "build.lock"
_PREFIX: Final = "index-"
_LIBRARY_FILE: Final = "library.yaml"


class Current(msgspec.Struct, frozen=True):
    """The index in use: its folder's name, its stamp, and a digest of the organisations' names in it."""

    folder: str
    stamp: Stamp
    names: str = ""


def search_folder(cache: Path) -> Path:
    """Return the folder of everything that searching keeps (`home` below).

    Raises KnownError inside a library, and for a place that belongs to somebody else.
    """
    folder = cache / "search"
    place = folder.resolve()
    if any((parent / _LIBRARY_FILE).exists() for parent in (place, *place.parents)):
        raise index_in_library(cache)
    for own in (cache, folder):
        check_owner(own)
    return folder


def read_current(home: Path) -> Current | None:
    """Return which index is in use, or None when there is none, it lacks its contents, or others may have written it."""
    try:
        current = plain_json.read(home / _CURRENT, type=Current)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    name = current.folder
    if not name.startswith(_PREFIX) or Path(name).name != name or not (home / name / FILE).is_file():
        return None
    own = all(map(is_own, (home, home / _CURRENT, home / name)))
    return current if own and not any(map(_is_of_others, (home / name).iterdir())) else None


def _is_of_others(place: Path) -> bool:
    """Tell whether others may have written a file; one that a joining took away meanwhile is nobody's."""
    return not is_own(place) and os.path.lexists(place)


class Home:
    """The folder of everything that searching keeps, looked at again and again: the note is only read when it changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._version: tuple[int, ...] = (-1,)
        self._current: Current | None = None

    def current(self) -> Current | None:
        """Return which index is in use, or None."""
        version = version_of(self.folder / _CURRENT)
        if version != self._version or self._current is None:
            self._current, self._version = read_current(self.folder), version
        return self._current


def write_current(home: Path, current: Current) -> None:
    """Make another index the one in use, in one step."""
    note = home / _CURRENT
    if not is_own(note):
        note.unlink(missing_ok=True)  # the new one would keep its rights
    write_atomically(note, msgspec.json.encode(current))


def make_home(home: Path) -> None:
    """Make the folder of indexes; of one that others may write nothing is kept. Raises OSError."""
    make_folder(home)
    if not is_own(home):
        close_to_others(home)
        for left in home.iterdir():
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def new_index_folder(home: Path, wanted: Current) -> Path:
    """Make and return an empty folder for an index that nobody reads yet, with a note what it will be."""
    folder = home / f"{_PREFIX}{secrets.token_hex(6)}"
    make_folder(folder)
    write_atomically(folder / _BUILDING, msgspec.json.encode(wanted))
    return folder


def unfinished_folder(home: Path, wanted: Current) -> Path | None:
    """Return the folder of a build that was stopped half-way, if it is still what is wanted and can be read."""
    for folder in home.glob(f"{_PREFIX}*"):
        try:
            note = plain_json.read(folder / _BUILDING, type=Current)
            if not all(map(is_own, (folder, *folder.iterdir()))):
                continue
            for segment in open_segments(folder, read_contents(folder)):
                segment.file.verify()
        except (OSError, ValueError, KnownError):
            continue
        if note == wanted:
            return folder
    return None


def finish_building(folder: Path) -> None:
    """Take the note away: the index is whole."""
    (folder / _BUILDING).unlink(missing_ok=True)


@contextmanager
def in_turn(home: Path) -> Iterator[None]:
    """Let those who change the index in use take turns, whichever it is; raises KnownError index-busy after a while."""
    try:
        with locked(make_file(home / _TURN), patience=_PATIENCE):
            yield
    except KnownError as error:
        raise index_busy() if error.code == "busy" else error from error


def sweep_others(home: Path, keep: str) -> None:
    """Remove all index folders but one, unless an index is being built just now, which sweeps when it is done."""
    lock = FileLock(str(make_file(home / BUILD_LOCK)))
    if lock.acquire():
        try:
            sweep(home, keep)
        finally:
            lock.release()


def sweep(home: Path, keep: str) -> None:
    """Remove all index folders but one; what is still open elsewhere (Windows) goes at the next sweep."""
    with suppress(OSError):
        for folder in home.glob(f"{_PREFIX}*"):
            if folder.name != keep:
                shutil.rmtree(folder, ignore_errors=True)
