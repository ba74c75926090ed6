"""The one way to what lies below a library's folder: no link is followed on the way, nothing but plain files is opened.

A library may come from somebody else, and while we look at it somebody may exchange a folder for a link. So each
folder on the way is opened by its name in the one above it and refused where it is a link; files are read, written and
taken away by their names in the folder that was reached like that. The folder of the library itself may be reached by
a link: that is how its owner calls it. Systems without such handles (Windows) look at every step before they go on.

Pipes, devices and sockets are never waited for, and of a file no more is read than was asked for.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import Final, NamedTuple

BY_HANDLE: Final = hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY") and os.scandir in os.supports_fd
"""Whether this system opens folders and looks for names in them; others look at every step before they go on."""
_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
# Opening a pipe would wait for a writer for ever.
_READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _NO_LINK | getattr(os, "O_BINARY", 0)
_NEW: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NO_LINK | getattr(os, "O_BINARY", 0)
_STANDS_FOR_ANOTHER: Final = 0x20000000  # of a reparse point: it leads to another place, unlike a file kept in a cloud
_SUFFIX: Final = ".tmp"
_PIECE: Final = 1 << 17


class LinkError(OSError):
    """Something on the way, or at its end, is a link."""


class NotPlainError(OSError):
    """What lies there is no plain file: a folder, a pipe, a device."""


class Entry(NamedTuple):
    """What the disk tells of an entry of a folder."""

    name: str
    facts: os.stat_result

    @property
    def is_file(self) -> bool:
        """Return whether it is an ordinary file, not reached through a link."""
        return stat.S_ISREG(self.facts.st_mode) and not is_link(self.facts)

    @property
    def is_folder(self) -> bool:
        """Return whether it is a folder, not reached through a link."""
        return stat.S_ISDIR(self.facts.st_mode) and not is_link(self.facts)

    @property
    def is_link(self) -> bool:
        """Return whether it is a link or, on Windows, another reparse point."""
        return is_link(self.facts)


def is_link(facts: os.stat_result) -> bool:
    """Tell whether what was looked at is a link of any kind."""
    return stat.S_ISLNK(facts.st_mode) or bool(getattr(facts, "st_reparse_tag", 0) & _STANDS_FOR_ANOTHER)


class Folder:
    """An open folder of a library; everything is asked for by its name in it. Methods raise OSError."""

    __slots__ = ("_handle", "_place")

    def __init__(self, place: str, handle: int | None) -> None:
        self._place = place
        self._handle = handle

    @classmethod
    def of(cls, library: Path | str) -> "Folder":
        """Open the folder of a library itself."""
        place = os.fspath(library)
        if BY_HANDLE:
            return cls(place, os.open(place, _FOLDER))
        os.scandir(place).close()
        return cls(place, None)

    def close(self) -> None:
        """Let go of it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def handle(self) -> int | None:
        """The descriptor of the folder, None where the system has none."""
        return self._handle

    def place(self, name: str) -> Path:
        """Return where an entry was to be found when the folder was opened: to be said, not to be opened."""
        return Path(self._place, name)

    def __enter__(self) -> "Folder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def inner(self, name: str) -> "Folder":
        """Open a folder in it; raises LinkError for a link, NotADirectoryError for anything else."""
        place = f"{self._place}{os.sep}{name}"
        if self._handle is None:
            facts = self.look(name)
            if is_link(facts):
                raise LinkError(errno.ELOOP, os.strerror(errno.ELOOP), place)
            if not stat.S_ISDIR(facts.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), place)
            return Folder(place, None)
        try:
            return Folder(place, os.open(name, _FOLDER | _NO_LINK, dir_fd=self._handle))
        except OSError as error:
            if error.errno in (errno.ENOTDIR, errno.ELOOP) and is_link(self.look(name)):
                raise LinkError(errno.ELOOP, os.strerror(errno.ELOOP), place) from error
            raise

    def look(self, name: str) -> os.stat_result:
        """Return what the disk tells of an entry, of a link what it tells of the link.

        `name` may be one of an entry in a folder that was listed just now, such as "anak/story.md": whoever exchanges the
        folder for a link meanwhile makes this tell of another file, and nothing more.
        """
        return os.stat(self._at(name), dir_fd=self._handle, follow_symlinks=False)

    def entries(self) -> "Iterator[os.DirEntry[str]]":
        """Yield the entries as the system lists them."""
        with os.scandir(self._place if self._handle is None else self._handle) as found:
            yield from found

    def open_file(self, name: str) -> int:
        """Return a descriptor of a plain file to read; raises LinkError or NotPlainError for anything else."""
        if self._handle is None:
            self._must_be_plain(name, self.look(name))
        try:
            handle = os.open(self._at(name), _READ, dir_fd=self._handle)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO, errno.EOPNOTSUPP, errno.EISDIR):
                self._must_be_plain(name, self.look(name))
            raise
        try:
            self._must_be_plain(name, os.fstat(handle))
        except BaseException:
            os.close(handle)
            raise
        return handle

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of a plain file, of a bigger one only the first `most` and one more."""
        handle = self.open_file(name)
        try:
            left, pieces = most + 1, []
            while left and (piece := os.read(handle, min(left, _PIECE))):
                pieces.append(piece)
                left -= len(piece)
            return b"".join(pieces)
        finally:
            os.close(handle)

    def opened(self, name: str) -> BufferedReader:
        """Open a plain file to read it piece by piece; raises LinkError or NotPlainError for anything else."""
        return os.fdopen(self.open_file(name), "rb")

    def put(self, name: str, data: bytes, *, settled: bool = True) -> None:
        """Write a file, whole or not at all; what is there keeps its rights. A link in its place is not written through.

        Unless `settled`, the disk remembers it in its own time: whoever writes thousands asks once for all of them.
        """
        with suppress(FileNotFoundError):
            self._must_be_plain(name, self.look(name))
        beside = f".{secrets.token_hex(8)}{_SUFFIX}"
        try:
            self.write_new(beside, data, like=name, settled=settled)
            os.replace(self._at(beside), self._at(name), src_dir_fd=self._handle, dst_dir_fd=self._handle)
        except BaseException:
            with suppress(OSError):
                self.remove(beside)
            raise
        if settled:
            self.settle()

    def write_new(self, name: str, data: bytes, *, like: str = "", mode: int = 0o666, settled: bool = True) -> None:
        """Write a file where nothing stands, with the rights of `like` where that stands, else `mode` less the umask.

        Raises FileExistsError where something stands, also a link; what could not be written whole is left to the caller.
        """
        with os.fdopen(os.open(self._at(name), _NEW, mode, dir_fd=self._handle), "wb") as file:
            file.write(data)
            file.flush()
            if like and os.name != "nt":
                with suppress(FileNotFoundError):
                    facts = self.look(like)
                    if stat.S_ISREG(facts.st_mode):  # a link tells of rights that nobody chose
                        os.fchmod(file.fileno(), facts.st_mode & 0o777)
            if settled:
                os.fsync(file.fileno())

    def rename(self, name: str, new: str) -> None:
        """Give an entry another name in this folder; what has that name goes (Windows refuses: FileExistsError)."""
        os.rename(self._at(name), self._at(new), src_dir_fd=self._handle, dst_dir_fd=self._handle)

    def link(self, name: str, new: str) -> None:
        """Give a file a second name in this folder; raises FileExistsError where something has it."""
        os.link(self._at(name), self._at(new), src_dir_fd=self._handle, dst_dir_fd=self._handle, follow_symlinks=False)

    def make(self, name: str) -> None:
        """Make a folder where there is nothing yet."""
        with suppress(FileExistsError):
            os.mkdir(self._at(name), dir_fd=self._handle)

    def remove(self, name: str) -> None:
        """Take a file or a link away, not what the link leads to."""
        os.unlink(self._at(name), dir_fd=self._handle)

    def remove_folder(self, name: str) -> None:
        """Take an empty folder away."""
        os.rmdir(self._at(name), dir_fd=self._handle)

    def settle(self) -> None:
        """Ask the disk to remember what was written; systems that cannot do it in their own time."""
        if self._handle is not None:
            with suppress(OSError):
                os.fsync(self._handle)

    def _at(self, name: str) -> str:
        return name if self._handle is not None else f"{self._place}{os.sep}{name}"

    def _must_be_plain(self, name: str, facts: os.stat_result) -> None:
        place = f"{self._place}{os.sep}{name}"
        if is_link(facts):
            raise LinkError(errno.ELOOP, os.strerror(errno.ELOOP), place)
        if not stat.S_ISREG(facts.st_mode):
            raise NotPlainError(errno.EINVAL, os.strerror(errno.EINVAL), place)


def read(library: Path, path: str, most: int) -> bytes:
    """Return the bytes of a plain file, of a bigger one only the first `most` and one more; raises OSError."""
    folder, name = _home(path)
    with inside(library, folder) as reached:
        return reached.read(name, most)


@contextmanager
def opened(library: Path, path: str) -> Iterator[BufferedReader]:
    """Open a plain file to read it piece by piece; raises OSError."""
    folder, name = _home(path)
    with inside(library, folder) as reached, os.fdopen(reached.open_file(name), "rb") as file:
        yield file


def look(library: Path, path: str) -> Entry | None:
    """Return what lies at a path, None for nothing, a link (that one or one on the way) as the link; raises OSError."""
    *above, last = _parts(path)
    try:
        reached = Folder.of(library)
        for name in above:
            with reached as folder:
                try:
                    reached = folder.inner(name)
                except LinkError:
                    return Entry(name, folder.look(name))
        with reached:
            return Entry(last, reached.look(last))
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_there(library: Path, path: str) -> bool:
    """Tell whether anything lies at a path, a link on the way too. What cannot be looked at counts as there."""
    try:
        return look(library, path) is not None
    except (OSError, ValueError):
        return True


def is_file(library: Path, path: str) -> bool:
    """Tell whether a plain file lies at a path, reached without a link. Never raises."""
    try:
        found = look(library, path)
    except (OSError, ValueError):
        return False
    return found is not None and found.is_file


def is_folder(library: Path, path: str) -> bool:
    """Tell whether a folder lies at a path, reached without a link. Never raises."""
    try:
        found = look(library, path)
    except (OSError, ValueError):
        return False
    return found is not None and found.is_folder


def listed(library: Path, folder: str) -> list[Entry]:
    """Return the entries of a folder in the order of their names, "" for the library's own; raises OSError."""
    with inside(library, folder) as opened_folder:
        return sorted(Entry(name, facts) for name, facts in facts_of(opened_folder.entries()))


def facts_of(found: Iterable["os.DirEntry[str]"]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the names of entries with what the disk tells of them, of a link what it tells of the link; raises OSError.

    What somebody has taken away since it was listed is passed over: files that are being written come and go.
    """
    for one in found:
        with suppress(FileNotFoundError):
            yield one.name, one.stat(follow_symlinks=False)


def below(library: Path, folder: str, *, strict: bool = False) -> Iterator[tuple[str, Entry]]:
    """Yield path and entry of everything below a folder that is no folder.

    What cannot be listed is passed over; if `strict`, OSError is raised.
    """
    try:
        found = listed(library, folder)
    except (OSError, ValueError):
        if strict:
            raise
        return
    for entry in found:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_folder:
            yield from below(library, path, strict=strict)
        else:
            yield path, entry


def inside(library: Path, folder: str, *, make: bool = False) -> Folder:
    """Open a folder of the library, "" for its own; with `make` those on the way are made. Raises OSError."""
    names = _parts(folder) if folder else ()
    reached = Folder.of(library)
    for name in names:
        with reached as above:
            if make:
                above.make(name)
            reached = above.inner(name)
    return reached


def replace(library: Path, path: str, data: bytes) -> None:
    """Write a file, whole or not at all, and the folders above it where they are missing; raises OSError."""
    folder, name = _home(path)
    with inside(library, folder, make=True) as reached:
        reached.put(name, data)


def remove(library: Path, path: str) -> None:
    """Take a file away that may be gone already; raises OSError."""
    folder, name = _home(path)
    with suppress(FileNotFoundError), inside(library, folder) as reached:
        reached.remove(name)
        reached.settle()


def remove_folder(library: Path, path: str) -> None:
    """Take an empty folder away; raises OSError, also when something is in it."""
    folder, name = _home(path)
    with inside(library, folder) as reached:
        reached.remove_folder(name)


def _home(path: str) -> tuple[str, str]:
    _parts(path)
    folder, _, name = path.rpartition("/")
    return folder, name


def _parts(path: str) -> list[str]:
    """Take a relative path apart; raises OSError for one that leads up, or that a system would read otherwise."""
    parts = path.split("/")
    odd = "\0\\:" if os.name == "nt" else "\0"
    if any(name in ("", ".", "..") or any(letter in name for letter in odd) for name in parts):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    return parts
