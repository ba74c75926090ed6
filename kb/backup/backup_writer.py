"""Making a backup: all bytes of a library with its history, and of the desk, into one file that is there whole or not at all.

It is a zip that any computer can open, written as it is read, so that nothing needs to fit into memory; with a passphrase
it is sealed piece by piece on its way (`kb.backup.sealed_stream`). What can be made again (the cache) is not in it, nor anything
that is no plain file. The desk lies in a folder of its own, because it holds what must never be shared.
"""

import contextlib
import hashlib
import io
import os
import secrets
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, Protocol

import msgspec

from kb.backup import backup_problems
from kb.backup.manifest import DESK, LIBRARY, MANIFEST, TOLD, Manifest, Member
from kb.backup.sealed_stream import SealingWriter
from kb.base import atomic, entries, folders
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.drafts.drafts import Drafts
from kb.layout import shelves
from kb.library.library import Library
from kb.story.draft import FILE
from kb.vault.vault_key import COST, read_header
from kb.vault.vault_lock import vault_root

Say = Callable[[int, int], None]
Stop = Callable[[], bool]
_PIECE: Final = 1 << 18
_WHOLE: Final = 1 << 25
_GIT: Final = ".git"
_LAST: Final = "objects"  # after the names of its states: what they lead to is then always there
_PACKED: Final = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".m4a", ".ogg", ".mp4", ".pdf", ".sealed"}
)


class _Sink(Protocol):
    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...


def make_backup(  # noqa: PLR0913  what, where, how
    file: Path,
    library: Path,
    *,
    desk: bool = True,
    passphrase: str = "",
    say: Say = lambda *_: None,
    stop: Stop = lambda: False,
    cost: int = COST,
) -> Manifest:
    """Write a backup of a library, and of this desk, to `file`; returns what is in it.

    An earlier file of that name is replaced when the new one is whole. `say(done, total)` counts bytes. Raises
    KnownError, with nothing left behind, and whatever was there untouched.
    """
    opened = Library.open(library)
    try:
        return _write(file, opened, desk=desk, passphrase=passphrase, say=say, stop=stop, cost=cost)
    except OSError as error:
        raise atomic.told(error, file) from error
    finally:
        opened.close()


def said_of(desk: bool, sealed: bool) -> Words:
    """Return in a sentence what a backup of now would hold, and who could read it."""
    if not desk or not folders.desk().is_dir():
        return Words(
            "Berisi pustaka dengan catatan bersama dan riwayatnya; meja kerja, serta pesan dan alasan dalam tinjauan yang belum selesai, tidak ikut.",
            "Holds the library with its shared notes and its history; the desk, and messages and reasons of reviews that are not over, are not in it.",
        )
    drafts = sum(1 for _ in Drafts().folder.glob(f"*/{FILE}"))
    try:
        locked = read_header(vault_root()) is not None
    except KnownError:
        locked = True
    holds = Words(
        f"Berisi pustaka dan meja kerja Anda: {drafts} naskah, catatan pribadi, kunci tanda tangan Anda, dan simpanan pribadi",
        f"Holds the library and your desk: {drafts} {'draft' if drafts == 1 else 'drafts'}, private notes, your signing key and the private store",
    )
    if sealed:
        return Words(
            f"{holds.id}. Semuanya disegel dengan kata sandi.", f"{holds.en}. All of it is sealed with a passphrase."
        )
    store = (
        Words(" (yang tetap tersegel dengan kata sandinya)", " (which stays sealed with its own passphrase)")
        if locked
        else Words(
            " dengan nama asli klien serta bukti persetujuan", " with the real names of clients and proofs of consent"
        )
    )
    return Words(
        f"{holds.id}{store.id}. Berkas ini TIDAK disegel: siapa pun yang memegangnya dapat membacanya.",
        f"{holds.en}{store.en}. This file is NOT sealed: whoever holds it can read it.",
    )


def _write(  # noqa: PLR0913
    file: Path, library: Library, *, desk: bool, passphrase: str, say: Say, stop: Stop, cost: int
) -> Manifest:
    target = file.absolute()
    for folder in (library.folder, folders.desk()):
        if shelves.lies_inside(folder, target):
            raise backup_problems.inside(folder)
    parts = [(LIBRARY, library.folder)]
    whole = desk and folders.desk().is_dir()
    if whole:
        parts.append((DESK, folders.desk()))
    beside = target.with_name(f".{secrets.token_hex(8)}{atomic.SUFFIX}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as raw:
            sink: _Sink = SealingWriter(raw, passphrase, cost=cost) if passphrase else raw
            writing = _Writing(sink, say, stop, said_of(desk, bool(passphrase)), whole=whole)
            manifest = writing.all(parts, library, sealed=bool(passphrase))
            if isinstance(sink, SealingWriter):
                sink.finish()
            raw.flush()
            os.fsync(raw.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    atomic.settle_folder(target.parent)
    return manifest


class _Writing:
    """One backup on its way into its file."""

    def __init__(self, sink: _Sink, say: Say, stop: Stop, said: Words, *, whole: bool) -> None:
        self._sink, self._say, self._stop, self._said = sink, say, stop, said
        # A library alone may be meant for somebody else: what is said of unsigned texts never leaves with it.
        self._left_out = frozenset() if whole else frozenset({f"{LIBRARY}{shelves.PRIVATE}"})
        self._files: list[Member] = []
        self._folders: list[tuple[str, int]] = []
        self._skipped: list[str] = []
        self._done = self._total = 0

    def all(self, parts: list[tuple[str, Path]], library: Library, *, sealed: bool) -> Manifest:
        """Write every part and, as the last, what they are."""
        found = [(part, root, list(self._found(part, root))) for part, root in parts]
        self._total = sum(entry.facts.st_size for *_, listed in found for _, entry in listed)
        marks = [_mark(root) for _, root in parts]
        with zipfile.ZipFile(self._sink, "w") as archive:
            told = f"{self._said.id}\n\n{self._said.en}\n"
            archive.writestr(_info(TOLD, 0o600), told)
            for part, root, listed in found:
                for path, entry in listed:
                    if self._stop():
                        raise backup_problems.stopped()
                    self._file(archive, part, root, path, entry)
            if marks != [_mark(root) for _, root in parts]:
                raise backup_problems.moving()
            manifest = Manifest(
                made=datetime.now(UTC).isoformat(timespec="seconds"),
                title=library.about.title,
                library_id=library.about.id,
                sealed=sealed,
                said=self._said,
                files=tuple(self._files),
                folders=tuple(self._folders),
                skipped=tuple(self._skipped),
            )
            archive.writestr(_info(MANIFEST, 0o600), msgspec.json.encode(manifest))
        return manifest

    def _found(self, part: str, root: Path, folder: str = "") -> Iterator[tuple[str, entries.Entry]]:
        """Yield the plain files below a folder, and remember the folders and what is none."""
        try:
            listed = entries.listed(root, folder)
        except FileNotFoundError:
            return
        except OSError:
            self._skipped.append(f"{part}{folder}")
            return
        mode = (entries.look(root, folder).facts.st_mode if folder else root.stat().st_mode) & 0o777  # type: ignore[union-attr]
        self._folders.append((f"{part}{folder}", mode))
        listed.sort(key=lambda entry: (entry.name == _LAST and folder == _GIT, entry.name))
        for entry in listed:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if f"{part}{path}" in self._left_out:
                continue
            if entry.is_folder and not entry.name.endswith(atomic.SUFFIX):
                yield from self._found(part, root, path)
            elif entry.is_file and not (entry.name.startswith(".") and entry.name.endswith(atomic.SUFFIX)):
                if _speakable(path):
                    yield path, entry
                else:
                    self._skipped.append(f"{part}{path.encode('utf-8', 'replace').decode()}")
            elif not entry.is_file and not entry.is_folder:
                self._skipped.append(f"{part}{path.encode('utf-8', 'replace').decode()}")

    def _file(self, archive: zipfile.ZipFile, part: str, root: Path, path: str, entry: entries.Entry) -> None:
        name, mode = f"{part}{path}", entry.facts.st_mode & 0o777
        mark, size = hashlib.sha256(), 0
        with contextlib.ExitStack() as held:
            try:
                source = held.enter_context(_source(root, path, entry.facts.st_size))
            except OSError:
                self._skipped.append(name)  # it went while we were on our way, or it cannot be read
                return
            info = _info(name, mode, packed=_is_packed(path))
            with archive.open(info, "w", force_zip64=entry.facts.st_size > 1 << 30) as member:
                while piece := source.read(_PIECE):
                    if self._stop():
                        raise backup_problems.stopped()
                    mark.update(piece)
                    size += len(piece)
                    member.write(piece)
                    self._done += len(piece)
                    self._say(min(self._done, self._total), max(self._total, 1))
        self._files.append(Member(name, size, mark.hexdigest(), mode))


@contextlib.contextmanager
def _source(root: Path, path: str, size: int) -> Iterator[BinaryIO]:
    """Open a file; all but the biggest are read first, so that a bad spot of the disk costs one file and not the backup."""
    if size <= _WHOLE:
        yield io.BytesIO(entries.read(root, path, _WHOLE))
        return
    with entries.opened(root, path) as source:
        yield source


def _info(name: str, mode: int, *, packed: bool = False) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    info.external_attr = (0o100000 | mode) << 16
    return info


def _is_packed(path: str) -> bool:
    return Path(path).suffix.lower() in _PACKED or path.startswith(f"{_GIT}/{_LAST}/")


def _speakable(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\\" not in path and "\0" not in path


def _mark(root: Path) -> tuple[int, int]:
    """What tells that another history was put in the place of the one that is read."""
    found = entries.look(root, _GIT)
    return (found.facts.st_ino, found.facts.st_dev) if found is not None else (0, 0)
