"""Restoring from a backup: a library into a new folder, a desk in the place of one that is kept beside it.

A backup may come from somebody else or from a failing disk. So nothing of it is believed: names must be plain, sizes
must be those of the manifest and possible, and every byte is compared with its digest before anything appears; what
appears is there whole or not at all, and never over something that was there.
"""

import contextlib
import hashlib
import io
import os
import shutil
import stat
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from kb.backup import backup_problems
from kb.backup.desk_swap import free, waiting_desk
from kb.backup.manifest import DESK, FORMAT, LIBRARY, MANIFEST, TOLD, Manifest, Member
from kb.backup.sealed_stream import MAGIC, SealedReader
from kb.base import atomic, folders, plain_json
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.base.zip_file import DAMAGE, open_zip

Say = Callable[[int, int], None]
Stop = Callable[[], bool]
_PIECE: Final = 1 << 18
_MOST_FILES: Final = 2_000_000
_LONGEST_MANIFEST: Final = 1 << 30
_DEEPEST: Final = 60
_FOLD: Final = 100  # times: text shrinks to a fourth, nothing of ours to a hundredth
_GRACE: Final = 64_000_000
_MANY: Final = 500  # files that are each waited for until they are on the disk
_SPARE: Final = 64_000_000  # bytes of a disk that stay free
_FLAGS: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Backup:
    """An opened backup whose list of contents was looked through; made by `open_backup`."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest: Final = manifest

    def restore_library(self, target: Path, say: Say = lambda *_: None, stop: Stop = lambda: False) -> Path:
        """Put the library into a folder that is not there yet, or empty; returns it. Raises KnownError."""
        if not self.manifest.has_library:
            raise backup_problems.no_part(Words("pustaka", "a library"))
        for private in (folders.desk(), folders.cache()):
            if target.absolute().is_relative_to(private):
                raise backup_problems.inside(private)
        with atomic.new_folder(target.absolute()) as beside:
            self._unfold(LIBRARY, beside, say, stop)
        return target

    def restore_desk(self, say: Say = lambda *_: None, stop: Stop = lambda: False) -> None:
        """Lay the desk ready beside the present one; it takes its place in `kb.backup.desk_swap.settle_desk`. Raises KnownError."""
        if not self.manifest.has_desk:
            raise backup_problems.no_part(Words("meja kerja", "a desk"))
        waiting = waiting_desk()
        try:
            if waiting.exists():  # one that was laid ready before is kept, too
                waiting.rename(free(waiting.with_name(f"{waiting.name}-{time.strftime('%Y%m%d-%H%M%S')}")))
            atomic.make_folder(waiting.parent)
            with atomic.new_folder(waiting) as beside:
                beside.chmod(0o700)
                self._unfold(DESK, beside, say, stop)
        except OSError as error:
            raise atomic.told(error, waiting) from error

    def _unfold(self, part: str, root: Path, say: Say, stop: Stop) -> None:
        files = [file for file in self.manifest.files if file.path.startswith(part)]
        total = sum(file.size for file in files)
        try:
            if total + _SPARE > shutil.disk_usage(root).free:
                raise backup_problems.too_big()
            listed = [(path, mode) for path, mode in self.manifest.folders if path.startswith(part) and path != part]
            for path, _ in sorted(listed):
                root.joinpath(*path.removeprefix(part).split("/")).mkdir(mode=0o700, exist_ok=True)
            done, many = 0, len(files) > _MANY and hasattr(os, "sync")
            for file in files:
                if stop():
                    raise backup_problems.stopped()
                place = root.joinpath(*file.path.removeprefix(part).split("/"))
                self._file(file, place, 0o600 if part == DESK else (file.mode & 0o755) | 0o400, many=many)
                done += file.size
                say(done, max(total, 1))
            if many:
                os.sync()  # one long wait in place of tens of thousands
            if part != DESK:
                for path, mode in sorted(listed, reverse=True):
                    root.joinpath(*path.removeprefix(part).split("/")).chmod((mode & 0o755) | 0o700)
        except OSError as error:
            raise atomic.told(error, root) from error

    def _file(self, file: Member, place: Path, mode: int, *, many: bool) -> None:
        mark, left = hashlib.sha256(), file.size
        try:
            with (
                self._archive.open(file.path) as source,
                os.fdopen(os.open(place, _FLAGS, 0o600), "wb") as written,
            ):
                while piece := source.read(min(_PIECE, left + 1)):
                    left -= len(piece)
                    if left < 0:
                        raise backup_problems.damaged(file.path)
                    mark.update(piece)
                    written.write(piece)
                if not many:
                    written.flush()
                    os.fsync(written.fileno())
        except DAMAGE as error:
            raise backup_problems.damaged(file.path) from error
        if left or mark.hexdigest() != file.digest:
            raise backup_problems.damaged(file.path)
        if os.name != "nt":
            place.chmod(mode)


@contextmanager
def open_backup(file: Path, passphrase: str = "") -> Iterator[Backup]:
    """Open a backup and look through its list of contents; raises KnownError (`problems.SEALED` asks for a passphrase)."""
    try:
        with file.open("rb") as raw:
            if not stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
                raise backup_problems.not_a_backup(file)
            size = os.fstat(raw.fileno()).st_size
            is_sealed = raw.read(len(MAGIC)) == MAGIC
            raw.seek(0)
            if is_sealed and not passphrase:
                raise backup_problems.sealed()
            source = io.BufferedReader(SealedReader(raw, passphrase), 1 << 16) if is_sealed else raw
            with _archive(source, file, sealed=is_sealed) as archive:
                yield Backup(archive, _manifest(archive, size, file))
    except OSError as error:
        raise KnownError(
            Words(
                f"“{file.name}” tidak dapat dibaca ({error.strerror or error}).",
                f"“{file.name}” cannot be read ({error.strerror or error}).",
            ),
            Words(
                "Periksa apakah penyimpanan masih terpasang, lalu coba lagi. Tidak ada yang berubah.",
                "Check that the disk is connected, then try again. Nothing was changed.",
            ),
            code="backup-unreadable",
        ) from error


@contextmanager
def _archive(source: io.BufferedIOBase, file: Path, *, sealed: bool) -> Iterator[zipfile.ZipFile]:
    try:
        archive = open_zip(source)
    except DAMAGE as error:
        with contextlib.suppress(OSError):
            source.seek(0)
            if sealed or source.read(2) == b"PK":
                raise backup_problems.damaged() from error
        raise backup_problems.not_a_backup(file) from error
    with archive:
        yield archive


def _manifest(archive: zipfile.ZipFile, size: int, file: Path) -> Manifest:
    """Return what the backup says of itself, once its list of contents was found to say exactly the same."""
    infos = {info.filename: info for info in archive.infolist()}
    if MANIFEST not in infos:
        raise backup_problems.not_a_backup(file)
    if len(infos) != len(archive.infolist()) or len(infos) > _MOST_FILES:
        raise backup_problems.unsafe(file.name)
    told = infos[MANIFEST]
    if told.file_size > min(_LONGEST_MANIFEST, size * _FOLD + _GRACE):
        raise backup_problems.too_big()
    try:
        raw = archive.open(told).read(told.file_size + 1)
        if plain_json.decode(raw, type=_NumberedFile).format > FORMAT:
            raise backup_problems.newer()
        manifest = plain_json.decode(raw, type=Manifest)
    except (*DAMAGE, msgspec.MsgspecError) as error:
        raise backup_problems.damaged(MANIFEST) from error
    _look_through(manifest, infos, size)
    return manifest


def _look_through(manifest: Manifest, infos: dict[str, zipfile.ZipInfo], size: int) -> None:
    named = {path for path, _ in manifest.folders}
    seen: set[str] = set()
    for path in (*(path.rstrip("/") for path, _ in manifest.folders), *(file.path for file in manifest.files)):
        alike = unicodedata.normalize("NFC", path).casefold()
        if not _is_plain(path) or (os.name == "nt" and alike in seen) or path in seen:
            raise backup_problems.unsafe(path)
        seen |= {path, alike} if os.name == "nt" else {path}
    files = {file.path: file for file in manifest.files}
    for name, info in infos.items():
        kind = stat.S_IFMT(info.external_attr >> 16)
        if (name not in files and name not in (MANIFEST, TOLD)) or info.flag_bits & 1 or kind not in (0, stat.S_IFREG):
            raise backup_problems.unsafe(name)
    for path, file in files.items():
        above = path.rpartition("/")[0]
        if path not in infos or infos[path].file_size != file.size or file.size < 0:
            raise backup_problems.damaged(path)
        if above not in named and f"{above}/" not in named:
            raise backup_problems.unsafe(path)
    packed = sum(info.compress_size for info in infos.values())
    if packed > size or manifest.size > size * _FOLD + _GRACE:
        raise backup_problems.too_big()


def _is_plain(path: str) -> bool:
    parts = path.split("/")
    if parts[0] not in (LIBRARY[:-1], DESK[:-1]) or len(parts) > _DEEPEST:
        return False
    odd = '\0\\:<>|"?*' if os.name == "nt" else "\0\\"
    return not any(part in ("", ".", "..") or any(sign in part for sign in odd) for part in parts)


class _NumberedFile(msgspec.Struct):
    format: int
