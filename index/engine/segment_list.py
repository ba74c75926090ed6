"""The table of contents of one index: which segments belong to it, and which of their documents have gone.

    INDEX/contents.json      replaced in one step, behind everything it names: whoever reads sees one state or the other
    INDEX/N.segment          see `index.engine.segment`; never changed once written
    INDEX/N-G.gone           which documents of segment N had gone when the contents became number G
    INDEX/write.lock         held by the one who writes

Names are never used twice, and what the contents no longer name is swept away by the one who wrote them.
"""

import secrets
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec
from whoosh.util.filelock import FileLock, try_for

from index.engine.index_problems import index_broken, index_busy
from index.engine.segment import Mask, Segment, gone_bytes, read_gone
from kb.base import plain_json
from kb.base.atomic import make_file, write_atomically

FILE: Final = "contents.json"
SEGMENT: Final = ".segment"
GONE: Final = ".gone"
_LOCK: Final = "write.lock"
_WAIT_SECONDS: Final = 10.0


class SegmentEntry(msgspec.Struct, frozen=True):
    """One segment: the names of its file and of the file of gone documents, empty when there are none."""

    name: str
    documents: int
    gone: str = ""


class Contents(msgspec.Struct, frozen=True):
    """The segments in the order in which they were written."""

    generation: int = 0
    parts: tuple[SegmentEntry, ...] = ()


def read_contents(folder: Path) -> Contents:
    """Return what an index consists of; raises KnownError index-broken."""
    try:
        checksum, _, data = (folder / FILE).read_bytes().partition(b"\n")
        if checksum != b"%08x" % zlib.crc32(data):
            raise index_broken()
        contents = plain_json.decode(data, type=Contents)
    except (OSError, msgspec.MsgspecError) as error:
        raise index_broken() from error
    if not all(Path(name).name == name for part in contents.parts for name in (part.name, part.gone) if name):
        raise index_broken()
    return contents


def write_contents(folder: Path, contents: Contents) -> None:
    """Make this the state of the index, in one step."""
    data = msgspec.json.encode(contents)
    write_atomically(folder / FILE, b"%08x\n" % zlib.crc32(data) + data)


def version_of(file: Path) -> tuple[int, ...]:
    """Return what changes whenever a file is replaced; empty when it is not there."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_size


def new_name() -> str:
    """Return a name for a segment that no other has, without its suffix."""
    return secrets.token_hex(6)


def open_segments(folder: Path, contents: Contents, known: Iterable[Segment] = ()) -> list[Segment]:
    """Open all segments; raises KnownError index-broken.

    Of those that are `known` from the state before, the files that nobody has touched since are not read once more: a saved
    story adds a small segment, and whoever waits for it must not wait for all the others.
    """
    files = {segment.name: segment.file for segment in known}
    found = []
    for part in contents.parts:
        gone = read_gone(folder / part.gone, part.documents) if part.gone else None
        place, file = folder / part.name, files.get(part.name)
        segment = Segment(place, gone, file if file is not None and file.is_still(place) else None)
        if segment.size != part.documents:
            raise index_broken()
        found.append(segment)
    return found


def marked(folder: Path, part: SegmentEntry, gone: Mask, generation: int) -> SegmentEntry:
    """Write which documents of a part have gone, for the generation to come."""
    name = f"{Path(part.name).stem}-{generation}{GONE}"
    write_atomically(folder / name, gone_bytes(gone))
    return SegmentEntry(part.name, part.documents, name)


def sweep_parts(folder: Path, keep: Sequence[SegmentEntry]) -> None:
    """Remove what no longer belongs to the index; what somebody still has open (Windows) goes the next time."""
    names = {name for part in keep for name in (part.name, part.gone)}
    for file in folder.iterdir():
        if file.suffix in {SEGMENT, GONE} and file.name not in names:
            with suppress(OSError):
                file.unlink()


@contextmanager
def writing(folder: Path, wait: float = _WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of an index; raises KnownError index-busy when somebody else keeps it."""
    lock = FileLock(str(make_file(folder / _LOCK)))
    if not (try_for(lock.acquire, wait) if wait else lock.acquire()):
        raise index_busy()
    try:
        yield
    finally:
        lock.release()
