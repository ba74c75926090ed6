"""Writing a file so that it is there whole or not at all, whatever happens in between.

Everything a person entrusts to this program goes through here: a power cut, a full disk or a killed program leaves
the old bytes, never half of the new ones. Folders and files of the desk and the cache are made here as well, so that
nobody else on the computer can look into them, whatever rights the system gives new files (see `kb.base.folders.is_private`).
"""

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from kb.base import folders
from kb.base.problems import KnownError
from kb.base.words import Words

_NO_ROOM: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_NO_RIGHT: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_BAD_NAME: Final = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ})
SUFFIX: Final = ".tmp"
_OWN_FOLDER: Final = 0o700
_OWN_FILE: Final = 0o600
_HALF: Final = re.compile(r"\.[0-9a-f]{16}" + re.escape(SUFFIX))
_HALF_OVER: Final = 60.0  # seconds after which what is half written belongs to a program that was killed
_FLAGS: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def write_atomically(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Put `data` at `path`, by way of a temporary file beside it; raises OSError with the old file untouched.

    The folder must exist. An existing file keeps its permissions; a new one gets those the system gives any file. On the
    desk and in the cache both are the person's alone. With a `mode` such as 0o600 the file has these and never had others.
    """
    target = path.resolve() if path.is_symlink() else path
    beside = target.with_name(f".{secrets.token_hex(8)}{SUFFIX}")
    try:
        # O_EXCL: nobody else's file is ever written through.
        with os.fdopen(os.open(beside, _FLAGS, file_mode(target) if mode is None else mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is None and target.exists() and not folders.is_private(target):
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)  # only still there when something failed
    settle_folder(target.parent)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder beside `target` to fill, which takes its name at the end; nothing stays after a failure.

    Raises KnownError when there is already something at `target` (an empty folder is nothing) or it cannot be made.
    """
    beside = target.with_name(f".{secrets.token_hex(8)}{SUFFIX}")
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise _taken(target)
        make_folder(target.parent)
        beside.mkdir(mode=_folder_mode(target))
        yield beside
        if target.is_dir():
            target.rmdir()  # not every system lets a rename replace even an empty folder
        beside.rename(target)
        settle_folder(target.parent)
    except OSError as error:
        raise told(error, target) from error
    finally:
        if beside.exists():
            shutil.rmtree(beside, ignore_errors=True)


def file_mode(place: Path) -> int:
    """Return the rights of a new file: the person's alone on the desk and in the cache, else what the umask leaves."""
    return _OWN_FILE if folders.is_private(place) else 0o666


def make_folder(folder: Path) -> Path:
    """Make a folder and those above it where they are missing, and return it; raises OSError."""
    missing = [folder]
    while not missing[-1].parent.is_dir() and missing[-1].parent != missing[-1]:
        missing.append(missing[-1].parent)
    for place in reversed(missing):
        place.mkdir(mode=_folder_mode(place), exist_ok=True)
    return folder


def make_file(file: Path) -> Path:
    """Make an empty file where there is none, for those who open it by themselves (locks, SQLite); raises OSError.

    One that is there is not even opened: closing it again would let go of every lock that SQLite holds on it in this
    process.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, _FLAGS, file_mode(file)))
    return file


def new_file(file: Path) -> BinaryIO:
    """Open a file to be written that is not there yet; raises OSError."""
    return os.fdopen(os.open(file, _FLAGS, file_mode(file)), "wb")


def sweep(folder: Path) -> None:
    """Remove what killed programs have left half written below a folder of the desk; nobody was told that it is saved."""
    for place, inner, files in os.walk(folder):
        for name in (*inner, *files):
            left = Path(place, name)
            with contextlib.suppress(OSError):
                if _HALF.fullmatch(name) and time.time() - left.lstat().st_mtime > _HALF_OVER:
                    if left.is_dir() and not left.is_symlink():
                        shutil.rmtree(left, ignore_errors=True)
                    else:
                        left.unlink()
        inner[:] = [name for name in inner if not _HALF.fullmatch(name)]


def tighten() -> None:
    """Close the desk and the cache to everybody else, with all that is in them; what refuses is left as it is.

    For those who come from a version that was not so careful. The two folders themselves come first: nobody can look
    past them.
    """
    if os.name == "nt":
        return
    roots = [root for root in (folders.desk(), folders.cache()) if root.is_dir()]
    for root in roots:
        _close(root, _OWN_FOLDER)
    for root in roots:
        for place, inner, files in os.walk(root):
            for name in inner:
                _close(Path(place, name), _OWN_FOLDER)
            for name in files:
                _close(Path(place, name), _OWN_FILE)


def close_to_others(folder: Path) -> Path:
    """Take from others the right to write into a folder, whatever the system gave it, and return it."""
    if os.name != "nt" and folder.stat().st_mode & 0o022:
        folder.chmod(_OWN_FOLDER)
    return folder


def _close(place: Path, mode: int) -> None:
    try:
        if not place.is_symlink() and place.stat().st_mode & 0o077:
            place.chmod(mode)
    except OSError:
        return


def _folder_mode(folder: Path) -> int:
    return _OWN_FOLDER if folders.is_private(folder) else 0o777


def settle_folder(folder: Path) -> None:
    """Ask the disk to remember a rename; systems that cannot (Windows, some network disks) do it in their own time."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def try_writing(folder: Path) -> None:
    """Write and remove a small file, because rights on paper say little on shared disks; raises OSError."""
    beside = folder / f".{secrets.token_hex(8)}{SUFFIX}"
    try:
        os.close(os.open(beside, _FLAGS, file_mode(beside)))
    finally:
        beside.unlink(missing_ok=True)


def refuses_writing(error: OSError) -> bool:
    """Tell whether the place itself may not be written to: somebody else's folder, a disk locked against writing."""
    return error.errno in _NO_RIGHT


def _taken(target: Path) -> KnownError:
    return KnownError(
        Words(f"Di “{target}” sudah ada sesuatu.", f"There is already something at “{target}”."),
        Words(
            "Pilih nama atau tempat lain; yang sudah ada tidak diubah.",
            "Choose another name or place; what is there has not been changed.",
        ),
        code="exists",
    )


def told(error: OSError, path: Path) -> KnownError:
    """Put a failed write into words: what happened, that nothing was lost, what to do."""
    name = path.name or str(path)
    if error.errno in _NO_ROOM:
        return KnownError(
            Words(f"Tidak ada ruang lagi untuk menyimpan “{name}”.", f"There is no room left to save “{name}”."),
            Words(
                "Kosongkan sedikit ruang di penyimpanan lalu simpan lagi. Versi sebelumnya masih utuh.",
                "Free some space and save again. The version before is untouched.",
            ),
            code="no-room",
        )
    if refuses_writing(error):
        return KnownError(
            Words(f"“{name}” tidak boleh ditulis di tempat ini.", f"“{name}” may not be written here."),
            Words(
                "Salin pustaka ke folder milik Anda sendiri, atau mintalah izin menulis. Tidak ada yang berubah.",
                "Copy the library to a folder of your own, or ask for the right to write. Nothing has changed.",
            ),
            code="not-writable",
        )
    if error.errno in _BAD_NAME:
        return KnownError(
            Words(f"Nama “{name[:80]}” tidak dapat dipakai di sini.", f"The name “{name[:80]}” cannot be used here."),
            Words("Pakailah nama yang lebih pendek dan sederhana.", "Use a shorter and simpler name."),
            code="bad-name",
        )
    reason = error.strerror or str(error)
    return KnownError(
        Words(f"“{name}” tidak dapat disimpan ({reason}).", f"“{name}” could not be saved ({reason})."),
        Words(
            "Periksa apakah penyimpanan masih terpasang, lalu coba lagi. Versi sebelumnya masih utuh.",
            "Check that the disk is still connected, then try again. The version before is untouched.",
        ),
        code="not-saved",
    )
