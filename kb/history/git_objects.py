"""Git's objects as plain bytes: taken apart and put together without changing what is not meant to change.

pygit2 shows objects as people think of them, which loses what it does not know (a signature, an odd zone). Whoever
rewrites a history has to keep every byte that is not the matter, so this works on the bytes themselves.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, NamedTuple

import pygit2
from pygit2.enums import ObjectType

COMMIT: Final = b"commit"
TREE: Final = b"tree"
BLOB: Final = b"blob"
TAG: Final = b"tag"
FOLDER: Final = b"40000"
_KINDS: Final = {ObjectType.COMMIT: COMMIT, ObjectType.TREE: TREE, ObjectType.BLOB: BLOB, ObjectType.TAG: TAG}
_NUMBERS: Final = {COMMIT: 1, TREE: 2, BLOB: 3, TAG: 4}
_ENTRY: Final = re.compile(rb"([0-7]{5,6}) ([^\0]+)\0(.{20})", re.DOTALL)
_FEW: Final = 1 << 31  # offsets from here on need the second table of an index
_COPY: Final = 1 << 20


class TreeEntry(NamedTuple):
    """One line of a tree: Git's mode, the name, and the raw id of what has it."""

    mode: bytes
    name: bytes
    id: bytes


class ObjectHeader(NamedTuple):
    """One field of a commit or tag, with all its lines."""

    name: bytes
    value: bytes


def read_object(repository: pygit2.Repository, oid: bytes) -> tuple[bytes, bytes]:
    """Return the kind and the bytes of an object; raises KeyError where it is not there, GitError where it is damaged."""
    kind, data = repository.odb.read(pygit2.Oid(raw=oid))
    return _KINDS[ObjectType(kind)], data


def object_id(kind: bytes, data: bytes) -> bytes:
    """Return the raw id that Git gives such an object."""
    return hashlib.sha1(b"%s %d\0" % (kind, len(data)) + data, usedforsecurity=False).digest()


def entries_of(tree: bytes) -> list[TreeEntry]:
    """Take a tree apart; raises ValueError where it is none."""
    found = [TreeEntry(*one) for one in _ENTRY.findall(tree)]
    if sum(len(one.mode) + len(one.name) + 22 for one in found) != len(tree):
        raise ValueError("not a tree")
    return found


def tree_of(entries: Iterable[TreeEntry]) -> bytes:
    """Put a tree together in Git's order, in which a folder sorts as if its name ended with a slash."""
    placed = sorted(entries, key=lambda one: one.name + (b"/" if one.mode == FOLDER else b""))
    return b"".join(b"%s %s\0%s" % one for one in placed)


def taken_apart(data: bytes) -> tuple[list[ObjectHeader], bytes]:
    """Return the fields of a commit or tag in their order, and its message."""
    head, _, message = data.partition(b"\n\n")
    headers: list[ObjectHeader] = []
    for line in head.split(b"\n"):
        if line.startswith(b" ") and headers:
            headers[-1] = ObjectHeader(headers[-1].name, headers[-1].value + b"\n" + line[1:])
        else:
            headers.append(ObjectHeader(*line.partition(b" ")[::2]))
    return headers, message


def put_together(headers: Iterable[ObjectHeader], message: bytes) -> bytes:
    """Return the bytes of a commit or tag."""
    lines = (b"%s %s" % (one.name, one.value.replace(b"\n", b"\n ")) for one in headers)
    return b"\n".join(lines) + b"\n\n" + message


def parents_of(headers: Iterable[ObjectHeader]) -> Iterator[bytes]:
    """Yield the raw ids of a commit's parents."""
    for one in headers:
        if one.name == b"parent":
            yield bytes.fromhex(one.value.decode("ascii"))


class PackWriter:
    """Writes objects into one pack with its index: a hundred thousand small files would take minutes.

    Use it as a context: left with an error, what was begun is taken away again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun = folder / "begun.tmp"
        self._file: BinaryIO | None = None
        self._at = 0
        self._places: dict[bytes, tuple[int, int]] = {}  # raw id -> offset, checksum

    def __enter__(self) -> "PackWriter":
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = self._begun.open("w+b")
        self._write(struct.pack(">4sII", b"PACK", 2, 0))
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
        if kind is not None:
            self._begun.unlink(missing_ok=True)

    def add(self, kind: bytes, data: bytes) -> bytes:
        """Write an object, once; returns its raw id."""
        oid = object_id(kind, data)
        if oid not in self._places:
            packed = _head(kind, len(data)) + zlib.compress(data)
            self._places[oid] = self._at, zlib.crc32(packed)
            self._write(packed)
        return oid

    def finish(self) -> None:
        """Put the pack and its index in their place, named by what they hold; nothing is left where there was nothing."""
        file = self._open()
        if not self._places:
            file.close()
            self._begun.unlink()
            return
        file.seek(0)
        file.write(struct.pack(">4sII", b"PACK", 2, len(self._places)))
        file.seek(0)
        sums = hashlib.sha1(usedforsecurity=False)
        while chunk := file.read(_COPY):
            sums.update(chunk)
        file.write(sums.digest())
        file.flush()
        file.close()
        name = hashlib.sha1(b"".join(sorted(self._places)), usedforsecurity=False).hexdigest()
        (self._folder / f"pack-{name}.idx").write_bytes(_index(self._places, sums.digest()))
        self._begun.rename(self._folder / f"pack-{name}.pack")

    def _open(self) -> BinaryIO:
        if self._file is None:
            raise ValueError("not begun")
        return self._file

    def _write(self, data: bytes) -> None:
        self._open().write(data)
        self._at += len(data)


def _head(kind: bytes, size: int) -> bytes:
    """A pack says kind and size in seven bits a byte, the first of which also holds the kind."""
    first, size = _NUMBERS[kind] << 4 | size & 15, size >> 4
    made = bytearray()
    while size:
        made.append(first | 128)
        first, size = size & 127, size >> 7
    made.append(first)
    return bytes(made)


def _index(places: dict[bytes, tuple[int, int]], pack: bytes) -> bytes:
    """Return version 2 of an index: how many up to each first byte, the ids, checksums, offsets, and two sums."""
    ids = sorted(places)
    counts = [0] * 256
    for oid in ids:
        counts[oid[0]] += 1
    total, fan = 0, []
    for count in counts:
        total += count
        fan.append(total)
    far = [places[oid][0] for oid in ids if places[oid][0] >= _FEW]
    numbers = {offset: number for number, offset in enumerate(far)}
    offsets = (numbers[at] | _FEW if at >= _FEW else at for at in (places[oid][0] for oid in ids))
    body = b"".join(
        (
            b"\xfftOc",
            struct.pack(">I", 2),
            struct.pack(">256I", *fan),
            *ids,
            struct.pack(f">{len(ids)}I", *(places[oid][1] for oid in ids)),
            struct.pack(f">{len(ids)}I", *offsets),
            struct.pack(f">{len(far)}Q", *far),
            pack,
        )
    )
    return body + hashlib.sha1(body, usedforsecurity=False).digest()
