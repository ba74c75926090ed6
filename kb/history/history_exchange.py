"""One history in the place of another, so that whenever the program is killed one of them is whole and in use.

What was before is kept on the desk, where only this person reads it, until it is put back, thirty days are over, or the
library was shared. Nothing here needs Git: folders change places, and files that lie in the library follow.
"""

import ctypes
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

import msgspec

from kb.base import atomic, entries, folders, plain_json
from kb.base.atomic import SUFFIX, settle_folder, write_atomically
from kb.base.bounds import moment
from kb.base.entries import LinkError, NotPlainError
from kb.base.file_lock import locked
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.layout import shelves
from kb.layout.history_state import NEW, OLD
from kb.vault.vault import Vault

DAYS: Final = 30
_GIT: Final = ".git"
_MARK: Final = "pustaka-exchange"
_SHELF: Final = "erased"
_RECORD: Final = "record.json"
_BEGUN: Final = re.compile(r"\.[0-9a-f]{16}" + re.escape(SUFFIX))
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of Linux
_HERE: Final = -100  # AT_FDCWD
_TRIES: Final = 200
Phase = Literal["begun", "done", "undoing", "leaving"]


class FileChange(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the library: where it lay, where it lies afterwards (None: nowhere); its bytes are kept by number."""

    before: str
    after: str | None
    number: int


class ErasureRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One erasing, as the desk remembers it; it tells nothing of the words themselves."""

    id: str
    when: str
    phase: Phase
    versions: int = 0
    files: tuple[FileChange, ...] = ()
    refs: dict[str, str] = {}  # branches and tags as they were afterwards
    head: str = ""
    signed: tuple[str, ...] = ()
    remotes: tuple[str, ...] = ()

    @property
    def until(self) -> datetime:
        """When what was before is removed: now, where nobody can read since when it is kept. It must not stay for ever."""
        done = moment(self.when)
        return done + timedelta(days=DAYS) if done else datetime.fromtimestamp(0, UTC)


class Backups:
    """What was before the erasings of one library."""

    def __init__(self, library: Path) -> None:
        self.library = library
        # Beside the private store and not in it: a whole history is no list of files that can be sealed one by one.
        self.folder: Final = folders.desk() / _SHELF / Vault(library).folder.name

    def records(self) -> tuple[ErasureRecord, ...]:
        """Return the erasings that are remembered, the newest first."""
        found = []
        for file in self.folder.glob(f"*/{_RECORD}") if self.folder.is_dir() else ():
            with suppress(OSError, msgspec.DecodeError):
                found.append(plain_json.read(file, type=ErasureRecord))
        return tuple(sorted(found, key=lambda one: one.when, reverse=True))

    def place(self, record: ErasureRecord) -> Path:
        """Return the folder of one erasing."""
        return self.folder / record.id

    def keep(self, record: ErasureRecord) -> None:
        """Write a record down; raises OSError."""
        place = self.place(record)
        private(place)
        write_atomically(place / _RECORD, msgspec.json.encode(record))
        (place / _RECORD).chmod(0o600)

    def remove(self, record: ErasureRecord) -> None:
        """Remove what was before for good. The record goes first, so that half a copy is never put back."""
        place = self.place(record)
        (place / _RECORD).unlink(missing_ok=True)
        remove_tree(place)

    def sweep(self, now: datetime | None = None) -> None:
        """Remove what is older than thirty days, what was shared since, and what a killed program left half made."""
        moment = now or datetime.now(UTC)
        if not self.folder.is_dir():
            return
        try:
            with self.turn(patience=0.0):
                self._sweep(moment)
        except KnownError as error:
            if error.code != "busy":
                raise

    def _sweep(self, moment: datetime) -> None:
        records = self.records()
        for record in records:
            if record.phase == "done" and (record.until <= moment or was_shared(self.library)):
                self.remove(record)
        known = {record.id for record in records}
        for place in self.folder.iterdir():
            if place.is_dir() and place.name not in known:
                remove_tree(place)

    @contextmanager
    def turn(self, patience: float = 0.5) -> Iterator[None]:
        """Be the only one who exchanges histories of this library; raises KnownError when somebody else is at it."""
        private(self.folder)
        with locked(self.folder / "turn.lock", patience=patience):
            yield


@contextmanager
def writing(library: Path) -> Iterator[None]:
    """Let nobody save in the library meanwhile, the turn that all savings take."""
    cache = folders.cache_of(library)
    atomic.make_folder(cache)
    with locked(cache / "writing.lock"):
        yield


def private(folder: Path) -> None:
    """Make a folder that only this person may enter."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name != "nt":
        folder.chmod(0o700)


def was_shared(library: Path) -> bool:
    """Tell whether the library was sent to or fetched from another place since: a rewritten history knows none."""
    git = library / _GIT
    refs = git / "refs" / "remotes"
    packed = git / "packed-refs"
    with suppress(OSError):
        if refs.is_dir() and any(one.is_file() for one in refs.rglob("*")):
            return True
        return packed.is_file() and b" refs/remotes/" in packed.read_bytes()
    return False


def settle(library: Path) -> None:
    """Finish or roll back an exchange that was interrupted; does nothing while another program is at it."""
    backups = Backups(library)
    try:
        with backups.turn(patience=0.0), writing(library):
            _settle(library, backups)
    except KnownError as error:
        if error.code != "busy":
            raise
    except OSError as error:
        raise atomic.told(error, library / _GIT) from error


def _settle(library: Path, backups: Backups) -> None:
    git, new, old = library / _GIT, library / NEW, library / OLD
    if not os.path.lexists(git) and old.is_dir():
        old.rename(git)
    open_records = [one for one in backups.records() if one.phase in {"begun", "undoing", "leaving"}]
    for record in open_records:
        if _marked(git) == record.id or record.phase == "leaving":
            _sweep_begun(library, record)
            finish(library, backups, record)
        elif record.phase == "begun":
            backups.remove(record)
        else:
            backups.keep(msgspec.structs.replace(record, phase="done"))
    for rest in (new, old):
        remove_tree(rest)
    (git / _MARK).unlink(missing_ok=True)


def _sweep_begun(library: Path, record: ErasureRecord) -> None:
    """Remove what a killed program had begun to write beside a file that was to follow: it may hold the very words."""
    places = {name.rpartition("/")[0] for one in record.files for name in (one.before, one.after) if name}
    for place in places:
        with suppress(FileNotFoundError, NotADirectoryError, LinkError):
            for file in entries.listed(library, place):
                if _BEGUN.fullmatch(file.name) and file.is_file:
                    entries.remove(library, f"{place}/{file.name}" if place else file.name)


def exchange(library: Path, backups: Backups, record: ErasureRecord) -> tuple[str, ...]:
    """Put the history that was made ready into the place of the old one, and the files with it; raises OSError.

    Returns the files that somebody has changed meanwhile and that are left as they are.
    """
    git, new, old = library / _GIT, library / NEW, library / OLD
    (new / _MARK).write_text(record.id, "ascii")
    sync(new)
    backups.keep(record)
    changed = _change_places(git, new)
    if not changed:
        git.rename(old)
        new.rename(git)
    try:
        if changed:
            new.rename(old)
        settle_folder(library)
        return finish(library, backups, record)
    except OSError as error:
        raise _not_finished(error) from error


def _not_finished(error: OSError) -> KnownError:
    """The new history is in its place; what is left of the old one goes at the next opening."""
    reason = error.strerror or str(error)
    return KnownError(
        Words(
            f"Riwayat yang baru sudah di tempatnya, tetapi yang lama belum habis disingkirkan ({reason}).",
            f"The new history is in its place, but the old one is not wholly out of the way yet ({reason}).",
        ),
        Words(
            "Buka pustaka ini sekali lagi: yang tersisa dibereskan dengan sendirinya. Tidak ada yang hilang.",
            "Open this library again: what is left is put right by itself. Nothing is lost.",
        ),
        code="erase-unfinished",
    )


def finish(library: Path, backups: Backups, record: ErasureRecord) -> tuple[str, ...]:
    """Let the files follow the history that is in place, then let go of the other one; may be done again."""
    left: list[str] = []
    if record.phase != "leaving":
        backwards = record.phase == "undoing"
        with suppress(FileNotFoundError):
            left = [name for one in record.files if (name := _follow(library, backups.place(record), one, backwards))]
        after: Phase = "leaving" if backwards else "done"
        backups.keep(msgspec.structs.replace(record, phase=after))
        record = msgspec.structs.replace(record, phase=after)
    # In this order: as long as the other history lies there, the next start looks whether anything is left to do.
    (library / _GIT / _MARK).unlink(missing_ok=True)
    settle_folder(library / _GIT)
    if record.phase == "leaving":
        backups.remove(record)
    for rest in (library / NEW, library / OLD):
        remove_tree(rest)
    return tuple(left)


def _follow(library: Path, kept: Path, change: FileChange, backwards: bool) -> str:
    """Change one file; returns its name when it is not what it was expected to be, and stays."""
    old, new = kept / "old" / str(change.number), kept / "new" / str(change.number)
    source, target = (change.after, change.before) if backwards else (change.before, change.after)
    expected, wanted = (new, old) if backwards else (old, new)
    if source is not None and entries.is_there(library, source):
        present = plain_bytes(library, source)
        if present != expected.read_bytes():
            return "" if target == source and wanted.exists() and present == wanted.read_bytes() else (source or "")
    if target is not None:
        has_target = entries.is_there(library, target)
        if source is None and has_target:
            return "" if plain_bytes(library, target) == wanted.read_bytes() else target
        if not has_target or target == source:
            try:
                entries.replace(library, target, wanted.read_bytes())
            except (LinkError, NotPlainError, NotADirectoryError):
                return target
    if source is not None and source != target:
        with suppress(NotADirectoryError, LinkError):
            entries.remove(library, source)
            _remove_empty(library, source.rpartition("/")[0])
    return ""


def plain_bytes(library: Path, path: str) -> bytes | None:
    """Return the bytes of a plain file of the library, None for a link or anything else."""
    try:
        with entries.opened(library, path) as file:
            return file.read()
    except OSError:
        return None


def _remove_empty(library: Path, folder: str) -> None:
    """A folder that has nothing any more is no folder of a story."""
    with suppress(OSError):
        while folder not in ("", shelves.STORIES):
            entries.remove_folder(library, folder)
            folder = folder.rpartition("/")[0]


def _marked(git: Path) -> str:
    try:
        return (git / _MARK).read_text("ascii")
    except (OSError, ValueError):
        return ""


def _change_places(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the system can; else False, and nothing is changed."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def copy_git(source: Path, target: Path) -> None:
    """Copy a Git folder with everything in it; raises KnownError for what is neither file nor folder nor link."""
    for folder, _, files in os.walk(source):
        for name in files:
            kind = os.lstat(os.path.join(folder, name)).st_mode  # noqa: PTH118  thousands of them
            if not (stat.S_ISREG(kind) or stat.S_ISLNK(kind)):
                raise strange(name)
    shutil.copytree(source, target, symlinks=True)


def sync(folder: Path) -> None:
    """Have a folder with everything in it on the disk."""
    if hasattr(os, "sync"):
        os.sync()
    settle_folder(folder)


def remove_tree(folder: Path) -> None:
    """Remove a folder, also one with files that may not be written, as Git's objects are.

    Another window of the same library may be clearing it up in the same moment: what is gone already is no failure.
    """
    for _ in range(_TRIES):
        if not os.path.lexists(folder):
            return
        with suppress(FileNotFoundError):
            _remove_once(folder)
            return
    if os.path.lexists(folder):
        _remove_once(folder)


def _remove_once(folder: Path) -> None:
    if folder.is_symlink() or not folder.is_dir():
        folder.unlink()
        return
    for inside, _, files in os.walk(folder):
        with suppress(OSError):
            os.chmod(inside, 0o700)  # noqa: PTH101  thousands of them
        if os.name == "nt":
            for name in files:
                Path(inside, name).chmod(0o600)
    shutil.rmtree(folder)


def strange(name: str) -> KnownError:
    """The error for a Git folder that is not as Git makes it."""
    return KnownError(
        Words(f"Di dalam “.git” ada “{name}”, yang bukan berkas biasa.", f"“.git” holds “{name}”, which is no file."),
        Words(
            "Riwayat tidak diubah. Hapus berkas itu, lalu coba lagi.",
            "The history is unchanged. Remove it, then try again.",
        ),
        code="history-strange",
    )
