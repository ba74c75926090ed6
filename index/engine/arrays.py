"""Arrays in a file: one behind the other, each with a checksum, read into memory, or mapped when the file is large.

    "PUSTAKA1" | arrays, each at a multiple of 64 bytes | directory as JSON | where the directory is, its checksum, "1AKATSUP"

Plain numbers only: nothing in such a file is ever run or unpickled. A file is written once and never changed. Opening it
checks the directory and that every array lies inside the file, which costs microseconds; `verify` reads all of it.

Touching a page that a cut file no longer has ends the whole program (SIGBUS), so only what is too large to be held is
mapped, and whoever answers from such a file asks `check_size` first.
"""

import mmap
import os
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.engine.index_problems import index_broken
from kb.base import plain_json
from kb.base.atomic import new_file

Array = NDArray[Any]

_BEGIN: Final = b"PUSTAKA1"
_END: Final = struct.Struct("<QQI4x8s")  # directory: offset, length, checksum; then the closing word
_CLOSING: Final = _BEGIN[::-1]
_ALIGNED: Final = 64
HELD: Final = 32 * 2**20  # bytes; larger files are mapped
_STEP: Final = 2**20  # bytes read between two looks at whether there is still time
_TYPES: Final = {name: np.dtype(name) for name in ("uint8", "uint16", "uint32", "int64")}


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    type: str
    count: int
    offset: int
    checksum: int


class _Directory(msgspec.Struct, frozen=True):
    facts: dict[str, int]
    arrays: dict[str, _Entry]


def fitting(most: int) -> np.dtype[Any]:
    """Return the smallest type that holds every number from 0 to `most`."""
    for name in ("uint8", "uint16", "uint32"):
        if most <= np.iinfo(name).max:
            return _TYPES[name]
    return _TYPES["int64"]


def fitted(numbers: Array) -> Array:
    """Return numbers that are not negative in the smallest type that holds them all."""
    return numbers.astype(fitting(int(numbers.max()) if numbers.size else 0))


class ArrayWriter:
    """Writes a new file, as a context: on any exception there is no file, otherwise the disk has been asked to keep it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = new_file(path)
        self._arrays: dict[str, _Entry] = {}
        self._facts: dict[str, int] = {}
        self._file.write(_BEGIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        except BaseException:
            self._file.close()
            self._path.unlink(missing_ok=True)
            raise
        self._file.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def note(self, name: str, number: int) -> None:
        """Keep a single number in the directory."""
        self._facts[name] = number

    def add(self, name: str, array: Array) -> None:
        """Write an array in the smallest type that holds it."""
        narrow = fitted(array)
        self.add_parts(name, narrow.dtype, [narrow])

    def add_parts(self, name: str, kind: np.dtype[Any], parts: Iterable[Array]) -> None:
        """Write an array of a known type piece by piece, so that it never need be in memory as a whole."""
        self._file.write(bytes(-self._file.tell() % _ALIGNED))
        offset, count, checksum = self._file.tell(), 0, 0
        for part in parts:
            data = np.ascontiguousarray(part, dtype=kind)
            if data.size:
                self._file.write(data.data)
                checksum = zlib.crc32(data.data, checksum)
                count += data.size
        self._arrays[name] = _Entry(kind.name, count, offset, checksum)

    def _finish(self) -> None:
        directory = msgspec.json.encode(_Directory(self._facts, self._arrays))
        offset = self._file.tell()
        self._file.write(directory)
        self._file.write(_END.pack(offset, len(directory), zlib.crc32(directory), _CLOSING))
        self._file.flush()
        os.fsync(self._file.fileno())


class ArrayFile:
    """The arrays of one file; raises KnownError index-broken when the file is not what it says.

    The bytes live as long as any array of them, so an answer that is still being read outlives the removal of its file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._map: bytes | mmap.mmap
        try:
            with path.open("rb") as file:
                found = os.fstat(file.fileno())
                if not stat.S_ISREG(found.st_mode):
                    raise index_broken()
                self._identity = _identity(found)
                self._written = (found.st_size, found.st_mtime_ns)
                self.held = found.st_size <= HELD
                self._map = file.read() if self.held else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
            raise index_broken() from error
        directory = self._directory()
        self.facts = directory.facts
        self._arrays = directory.arrays
        self._verified = False

    def check_size(self) -> None:
        """Raise KnownError index-broken when a mapped file was cut; one that was removed is as good as before."""
        if self.held:
            return
        try:
            found = self._path.stat()
        except OSError:
            return
        if _identity(found) == self._identity and found.st_size < len(self._map):
            raise index_broken()

    def is_still(self, path: Path) -> bool:
        """Tell whether a path still leads to the very file that was opened here, and nobody has written to it since."""
        try:
            found = path.stat()
        except OSError:
            return False
        return _identity(found) == self._identity and (found.st_size, found.st_mtime_ns) == self._written

    def __getitem__(self, name: str) -> Array:
        """Return an array, still on disk as far as nobody has looked at it."""
        entry = self._arrays.get(name)
        if entry is None:
            raise index_broken()
        if not entry.count:
            return np.empty(0, dtype=_TYPES[entry.type])
        return np.frombuffer(self._map, dtype=_TYPES[entry.type], count=entry.count, offset=entry.offset)

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def verify(self) -> None:
        """Read everything once; raises KnownError index-broken when any byte is not as it was written."""
        for _ in self.verifying():
            pass
        self._verified = True

    def verify_once(self) -> None:
        """Do the same where nobody has yet, and only for what is held in memory, where nothing can change it."""
        if self.held and not self._verified:
            self.verify()

    def verifying(self) -> Iterator[None]:
        """Do the same in small steps, for those who may have to stop."""
        for name, entry in self._arrays.items():
            data, checksum = memoryview(self[name].data).cast("B") if entry.count else memoryview(b""), 0
            for start in range(0, len(data), _STEP):
                self.check_size()
                checksum = zlib.crc32(data[start : start + _STEP], checksum)
                yield
            if checksum != entry.checksum:
                raise index_broken()

    def _directory(self) -> _Directory:
        size = len(self._map)
        if size < len(_BEGIN) + _END.size or self._map[: len(_BEGIN)] != _BEGIN:
            raise index_broken()
        offset, length, checksum, closing = _END.unpack(self._map[size - _END.size :])
        data = self._map[offset : offset + length]
        if closing != _CLOSING or offset + length + _END.size != size or zlib.crc32(data) != checksum:
            raise index_broken()
        try:
            directory = plain_json.decode(data, type=_Directory)
        except msgspec.MsgspecError as error:
            raise index_broken() from error
        if not all(_lies_within(entry, offset) for entry in directory.arrays.values()):
            raise index_broken()
        return directory


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _lies_within(entry: _Entry, end: int) -> bool:
    kind = _TYPES.get(entry.type)
    return kind is not None and entry.count >= 0 and 0 <= entry.offset <= end - entry.count * kind.itemsize
