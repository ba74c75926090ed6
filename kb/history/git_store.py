"""The one reader and writer of Git's objects: libgit2 asks here instead of opening files itself.

Its own reader waits for ever for the rest of an object that was cut, and takes room for as many bytes as an object says
that it has. A library may come from somebody else, so here an object's kind and size are looked at before it is unpacked,
no more is unpacked than that, and what is not just as big is damaged. Links are not followed, pipes not waited for. In a
pack an object may rest on another, which rests on another: never in a circle, never on more bytes than there is time for.
That the bytes are those the id stands for, libgit2 compares each time it takes an object from here.
"""

import contextlib
import itertools
import re
import stat
import struct
import time
import zlib
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pygit2
from pygit2.enums import RepositoryOpenFlag

from kb.base import entries

LARGEST: Final = 256_000_000  # bytes of one object
_LARGEST_FILE: Final = LARGEST + (1 << 20)
_LARGEST_INDEX: Final = 512 << 20
_MOST_WORK: Final = 1 << 30  # bytes put together on the way to one object of a pack
_DEEPEST: Final = 4_096  # as deep as Git itself ever lets objects rest on each other
_MOST_PACKS: Final = 4_096
_KEPT: Final = 16 << 20  # bytes of what others rest on
_HEAD: Final = re.compile(rb"(commit|tree|blob|tag) (0|[1-9][0-9]{0,11})\0")
_LONGEST_HEAD: Final = 32
_KINDS: Final = {b"commit": 1, b"tree": 2, b"blob": 3, b"tag": 4}
_NAMES: Final = {number: name for name, number in _KINDS.items()}
_BY_OFFSET, _BY_ID = 6, 7
_PIECE: Final = 4_096
_IDS: Final = 8 + 256 * 4  # where the ids begin in an index
_FAR: Final = 1 << 31
_PACK_HEAD: Final = 12
_SUM: Final = 20
_LOOSE: Final = re.compile(r"[0-9a-f]{38}")
_INDEX: Final = re.compile(r"pack-[0-9a-f]{40}\.idx")
_NEW: Final = 2_000_000_000  # nanoseconds in which a disk may not tell two changes of a folder apart


class DamagedObjectError(pygit2.GitError):
    """An object that is cut, is bigger than it may be, or is not what it says."""


class Repository(pygit2.Repository):
    """A repository whose objects are read and written by an ObjectStore only; raises what pygit2's own does."""

    def __init__(self, git: Path) -> None:
        super().__init__(str(git), RepositoryOpenFlag.NO_SEARCH)
        self._git = git
        self._lead()

    def free(self) -> None:
        """Let go of all that was read; it can be used again."""
        super().free()  # lets go of the store, too, and would find Git's own reader in its place
        self._lead()

    def _lead(self) -> None:
        self.store = ObjectStore(self._git)
        odb = pygit2.Odb()
        odb.add_backend(self.store, 1)
        self.set_odb(odb)


class ObjectStore(pygit2.OdbBackend):
    """The objects of one Git folder, loose or packed. What is not there is a KeyError, as libgit2 wants to be told.

    Everything raises DamagedObjectError for what is no object, and OSError where the disk fails.
    """

    def __init__(self, git: Path) -> None:
        super().__init__()
        self.settled = True  # whether each object is on the disk before the next is written
        self._git = git
        self._objects = git / "objects"
        self._packs: dict[str, _Pack] = {}
        self._listed: tuple[int, int] | None = None
        self._trouble: OSError | None = None

    def must_be_written(self) -> None:
        """Raise the OSError with which an object could not be written since this was asked last, if there was one.

        libgit2 would try again behind our back, or take the object for one that is there, and Python would raise later,
        somewhere else: so nothing is raised while it asks, and no state may be named before this was asked.
        """
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            raise trouble

    def read_cb(self, oid: pygit2.Oid) -> tuple[int, bytes]:
        """Return the kind and the bytes of an object."""
        raw = self._raw(oid.raw, _LARGEST_FILE)
        if raw is not None:
            return _unpacked(raw)
        pack, offset = self._packed(oid.raw)
        return pack.read(offset)

    def read_header_cb(self, oid: pygit2.Oid) -> tuple[int, int]:
        """Return the kind of an object and how many bytes it says it has."""
        raw = self._raw(oid.raw, _PIECE)
        if raw is not None:
            kind, size, _, _ = _opened(raw)
            return kind, size
        pack, offset = self._packed(oid.raw)
        return pack.head(offset)

    def read_prefix_cb(self, oid: pygit2.Oid) -> tuple[int, bytes, pygit2.Oid]:
        """Return the kind, the bytes and the whole id of the only object whose id begins like this."""
        whole = self.exists_prefix_cb(oid)
        return (*self.read_cb(whole), whole)

    def exists_cb(self, oid: pygit2.Oid | str) -> bool:
        """Tell whether there is such an object; whether it is whole shows when it is read."""
        name = str(oid)
        try:
            with entries.Folder.of(self._objects) as folder:
                return stat.S_ISREG(folder.look(f"{name[:2]}/{name[2:]}").st_mode)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:
            return False  # then it is written once more
        try:
            return any(pack.find(bytes.fromhex(name)) is not None for pack in self._known().values())
        except (OSError, DamagedObjectError):
            return False

    def exists_prefix_cb(self, oid: pygit2.Oid | str) -> pygit2.Oid:
        """Return the only id that begins like this; raises ValueError where there are several."""
        begin = str(oid)
        if len(begin) == 2 * _SUM:
            found = {bytes.fromhex(begin)} if self.exists_cb(begin) else set()
        else:
            loose = self._loose_in(begin[:2]) if len(begin) > 1 else itertools.chain(*map(self._loose_in, _FOLDERS))
            found = {one for one in loose if one.hex().startswith(begin)}
            for pack in self._known().values():
                found |= {one for one in pack.ids() if one.hex().startswith(begin)}
        if len(found) > 1:
            raise ValueError(f"several objects begin with {begin}")
        if not found:
            raise KeyError(begin)
        return pygit2.Oid(raw=found.pop())

    def write_cb(self, oid: pygit2.Oid, data: bytes, kind: int) -> None:
        """Write an object, whole or not at all; `must_be_written` tells whether the disk let it."""
        name = oid.raw.hex()
        whole = b"%s %d\0" % (_NAMES[int(kind)], len(data)) + data
        try:
            with self._folder_for(name[:2]) as folder:
                folder.put(name[2:], zlib.compress(whole, 1), settled=self.settled)
        except OSError as error:
            self._trouble = error

    def refresh_cb(self) -> None:
        """See what other programs have packed meanwhile."""
        with contextlib.suppress(OSError):
            self._list()

    def __iter__(self) -> Iterator[pygit2.Oid]:
        """Yield the id of every object."""
        self._list()
        loose = itertools.chain.from_iterable(map(self._loose_in, _FOLDERS))
        packed = itertools.chain.from_iterable(pack.ids() for pack in self._packs.values())
        for one in dict.fromkeys(itertools.chain(loose, packed)):
            yield pygit2.Oid(raw=one)

    def _raw(self, oid: bytes, most: int) -> bytes | None:
        """Return the file of a loose object, None where there is none.

        A folder that became a link after all were looked at leads to other bytes, which libgit2 does not take for these.
        """
        name = oid.hex()
        try:
            with entries.Folder.of(self._objects) as folder:
                return folder.read(f"{name[:2]}/{name[2:]}", most)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _folder_for(self, name: str) -> entries.Folder:
        try:
            return entries.inside(self._git, f"objects/{name}")
        except FileNotFoundError:
            made = entries.inside(self._git, f"objects/{name}", make=True)
        if self.settled:
            with entries.inside(self._git, "objects") as above:
                above.settle()
        return made

    def _loose_in(self, name: str) -> Iterator[bytes]:
        try:
            found = entries.listed(self._git, f"objects/{name}")
        except (FileNotFoundError, NotADirectoryError):
            return
        for one in found:
            if one.is_file and _LOOSE.fullmatch(one.name):
                yield bytes.fromhex(name + one.name)

    def _packed(self, oid: bytes) -> "tuple[_Pack, int]":
        for pack in self._known().values():
            offset = pack.find(oid)
            if offset is not None:
                return pack, offset
        raise KeyError(oid.hex())

    def _known(self) -> "dict[str, _Pack]":
        if self._listed is None:
            self._list()
        return self._packs

    def _list(self) -> None:
        """Learn which packs there are; one whose index is none is passed over, as Git does."""
        try:
            with entries.Folder.of(self._objects) as folder:
                facts = folder.look("pack")
                mark = facts.st_ino, facts.st_mtime_ns
                if mark == self._listed:
                    return
                found = entries.listed(self._git, "objects/pack")
        except (FileNotFoundError, NotADirectoryError):
            self._packs, self._listed = {}, (0, 0)
            return
        packs: dict[str, _Pack] = {}
        for one in found:
            if not one.is_file or not _INDEX.fullmatch(one.name) or len(packs) >= _MOST_PACKS:
                continue
            known = self._packs.get(one.name)
            try:
                packs[one.name] = known or _Pack(self._git, one.name.removesuffix(".idx"))
            except (DamagedObjectError, OSError):
                continue
        self._packs = packs
        self._listed = mark if time.time_ns() - mark[1] > _NEW else (0, 0)


class _Step(NamedTuple):
    """Where an object of a pack begins: its kind, its size, where it rests (0 for nowhere), and its first packed byte."""

    kind: int
    size: int
    base: int
    at: int


class _Pack:
    """One pack with its index, which is held; the pack is opened for each object, so that it can be moved away."""

    def __init__(self, git: Path, name: str) -> None:
        self._folder, self._name = git / "objects" / "pack", f"{name}.pack"
        with entries.inside(git, "objects/pack") as folder:
            index = folder.read(f"{name}.idx", _LARGEST_INDEX)
            self._size = folder.look(self._name).st_size
        if len(index) > _LARGEST_INDEX or len(index) < _IDS + 2 * _SUM or index[:8] != b"\xfftOc\0\0\0\2":
            raise DamagedObjectError(f"{name}.idx is no index of a pack")
        self._fan = struct.unpack_from(">256I", index, 8)
        self._count = self._fan[255]
        self._offsets = _IDS + self._count * (_SUM + 4)
        self._far = self._offsets + self._count * 4
        if any(one > other for one, other in itertools.pairwise(self._fan)) or self._far + 2 * _SUM > len(index):
            raise DamagedObjectError(f"{name}.idx is cut")
        self._index = index
        self._kept: OrderedDict[int, tuple[int, bytes]] = OrderedDict()
        self._weight = 0

    def ids(self) -> Iterator[bytes]:
        """Yield the raw ids of all its objects."""
        for number in range(self._count):
            yield self._id(number)

    def find(self, oid: bytes) -> int | None:
        """Return where an object begins, None where it is not in this pack."""
        low, high = self._fan[oid[0] - 1] if oid[0] else 0, self._fan[oid[0]]
        number = bisect_left(range(self._count), oid, low, high, key=self._id)
        if number >= high or self._id(number) != oid:
            return None
        (offset,) = struct.unpack_from(">I", self._index, self._offsets + 4 * number)
        if offset >= _FAR:
            place = self._far + 8 * (offset - _FAR)
            if place + 8 + 2 * _SUM > len(self._index):
                raise DamagedObjectError(f"{self._name} has an odd index")
            (offset,) = struct.unpack_from(">Q", self._index, place)
        return int(offset)

    def head(self, offset: int) -> tuple[int, int]:
        """Return the kind of an object and how many bytes it says it has."""
        with _StoredFile(self._folder, self._name) as file:
            size = -1
            for step in self._steps(file, offset):
                if size < 0:
                    size = step.size
                    if step.base:
                        _, at = _number(start := file.unpacked(step.at, step.size, most=_LONGEST_HEAD), 0)
                        size, _ = _number(start, at)
        return step.kind, size

    def read(self, offset: int) -> tuple[int, bytes]:
        """Return the kind and the bytes of an object."""
        changes: list[tuple[int, bytes]] = []
        work = 0
        with _StoredFile(self._folder, self._name) as file:
            place, kind, data = offset, 0, b""
            for step in self._steps(file, offset):
                if place in self._kept:
                    self._kept.move_to_end(place)
                    kind, data = self._kept[place]
                    break
                packed = file.unpacked(step.at, step.size)
                if not step.base:
                    kind, data = step.kind, packed
                    break
                work += len(packed)
                changes.append((place, packed))
                place = step.base
                _within(work)
        for at, change in reversed(changes):
            self._keep(place, kind, data)
            data, place = _changed(data, change), at
            work += len(data)
            _within(work)
        if changes:
            self._keep(place, kind, data)
        return kind, data

    def _id(self, number: int) -> bytes:
        return self._index[_IDS + _SUM * number : _IDS + _SUM * (number + 1)]

    def _steps(self, file: "_StoredFile", offset: int) -> Iterator[_Step]:
        """Yield an object and what it rests on, the last of which rests on nothing."""
        seen: set[int] = set()
        while True:
            if offset in seen or len(seen) > _DEEPEST or not _PACK_HEAD <= offset < self._size:
                raise DamagedObjectError(f"an object of {self._name} rests on nothing")
            seen.add(offset)
            step = self._step(file, offset)
            yield step
            if not step.base:
                return
            offset = step.base

    def _step(self, file: "_StoredFile", offset: int) -> _Step:
        raw = file.read(offset, 64)
        if not raw:
            raise DamagedObjectError(f"{self._name} is cut")
        kind, size, shift, at = raw[0] >> 4 & 7, raw[0] & 15, 4, 1
        while raw[at - 1] & 128:
            if at >= min(len(raw), 10):
                raise DamagedObjectError(f"an object of {self._name} says no size")
            size |= (raw[at] & 127) << shift
            shift, at = shift + 7, at + 1
        if size > LARGEST:
            raise DamagedObjectError(f"an object says that it has {size} bytes")
        base = 0
        if kind == _BY_OFFSET:
            back, at = _distance(raw, at)
            base = offset - back
            if back <= 0 or base < _PACK_HEAD:
                raise DamagedObjectError(f"an object of {self._name} rests on nothing")
        elif kind == _BY_ID:
            base = self.find(raw[at : at + _SUM].ljust(_SUM, b"\0")) or 0
            at += _SUM
            if not base:
                raise DamagedObjectError(f"an object of {self._name} rests on one that is not there")
        elif kind not in _NAMES:
            raise DamagedObjectError(f"{self._name} holds what is no object")
        return _Step(kind, size, base, offset + at)

    def _keep(self, place: int, kind: int, data: bytes) -> None:
        if place in self._kept or len(data) > _KEPT // 4:
            return
        self._kept[place] = kind, data
        self._weight += len(data)
        while self._weight > _KEPT:
            _, (_, old) = self._kept.popitem(last=False)
            self._weight -= len(old)


class _StoredFile:
    """A pack while something is read from it."""

    def __init__(self, folder: Path, name: str) -> None:
        with entries.Folder.of(folder) as opened:
            self._file = opened.opened(name)

    def __enter__(self) -> "_StoredFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, at: int, count: int) -> bytes:
        """Return the bytes from a place on, fewer at the end."""
        self._file.seek(at)
        return self._file.read(count)

    def unpacked(self, at: int, size: int, most: int = LARGEST) -> bytes:
        """Return what is packed from a place on, which has to be of a size; only the first `most` bytes of it."""
        inflater = zlib.decompressobj()
        self._file.seek(at)
        made: list[bytes] = []
        got, left = 0, 2 * size + (1 << 16)
        try:
            while not inflater.eof and got < most:
                piece = inflater.unconsumed_tail or self._file.read(max(_PIECE, min(size, 1 << 18)))
                left -= len(piece)
                if not piece or left < 0:
                    raise DamagedObjectError("an object is cut")
                made.append(inflater.decompress(piece, min(size, most) - got + 1))
                got += len(made[-1])
                if got > size:
                    break
        except zlib.error as error:
            raise DamagedObjectError(f"an object cannot be unpacked: {error}") from error
        if got > size or (inflater.eof and got != size):
            raise DamagedObjectError("an object is not as big as it says")
        return b"".join(made)[:most]


def _opened(raw: bytes) -> "tuple[int, int, bytes, zlib._Decompress]":
    """Return the kind and size that a loose object says it has, what was unpacked behind that, and the rest."""
    inflater = zlib.decompressobj()
    try:
        begin = inflater.decompress(raw, _LONGEST_HEAD)
    except zlib.error as error:
        raise DamagedObjectError(f"an object cannot be unpacked: {error}") from error
    head = _HEAD.match(begin)
    if head is None:
        raise DamagedObjectError("there is something else in the place of an object")
    size = int(head[2])
    if size > LARGEST:
        raise DamagedObjectError(f"an object says that it has {size} bytes")
    return _KINDS[head[1]], size, begin[head.end() :], inflater


def _unpacked(raw: bytes) -> tuple[int, bytes]:
    if len(raw) > _LARGEST_FILE:
        raise DamagedObjectError("an object is bigger than any may be")
    kind, size, data, inflater = _opened(raw)
    if len(data) <= size and not inflater.eof:
        try:
            data += inflater.decompress(inflater.unconsumed_tail, size - len(data) + 1)
        except zlib.error as error:
            raise DamagedObjectError(f"an object cannot be unpacked: {error}") from error
    if len(data) != size or not inflater.eof:
        raise DamagedObjectError("an object is not as big as it says")
    return kind, data


def _distance(raw: bytes, at: int) -> tuple[int, int]:
    """Read how far back the base of an object begins, and where what follows begins."""
    value = -1
    for place in range(at, min(len(raw), at + 10)):
        value = (value + 1) << 7 | raw[place] & 127
        if not raw[place] & 128:
            return value, place + 1
    raise DamagedObjectError("an object rests on nothing")


def _number(raw: bytes, at: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, and where what follows begins."""
    value = 0
    for place in range(at, min(len(raw), at + 10)):
        value |= (raw[place] & 127) << 7 * (place - at)
        if not raw[place] & 128:
            return value, place + 1
    raise DamagedObjectError("an object says no size")


def _changed(base: bytes, change: bytes) -> bytes:
    """Return an object made from another: pieces of that and new ones."""
    was, at = _number(change, 0)
    size, at = _number(change, at)
    if was != len(base) or size > LARGEST:
        raise DamagedObjectError("an object rests on another than it says")
    made: list[bytes] = []
    got = 0
    while at < len(change) and got <= size:
        told = change[at]
        at += 1
        if told & 128:
            numbers = [0] * 7
            for number in range(7):
                if told >> number & 1:
                    if at >= len(change):
                        raise DamagedObjectError("an object is cut")
                    numbers[number] = change[at]
                    at += 1
            start = int.from_bytes(numbers[:4], "little")
            count = int.from_bytes(numbers[4:], "little") or 0x10000
            piece = base[start : start + count]
        else:
            count = told
            piece = change[at : at + count]
            at += count
        if len(piece) != count or not count:
            raise DamagedObjectError("an object rests on more than there is")
        made.append(piece)
        got += count
    if got != size:
        raise DamagedObjectError("an object is not as big as it says")
    return b"".join(made)


def _within(work: int) -> None:
    if work > _MOST_WORK:
        raise DamagedObjectError("an object rests on too many others")


_FOLDERS: Final = tuple(f"{number:02x}" for number in range(256))
