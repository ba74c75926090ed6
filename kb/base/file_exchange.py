"""Putting a file in the place of another without ever writing over words that nobody has looked at.

Between a look at a file and its renaming another program may write there. So the file that stands there is not
overwritten but exchanged with ours, in one step where the system can (Linux), and then compared with what we started
from: what turns out to be newer is put back, and whoever wanted to save is told. An editor that has the old file open
still gets a moment to finish; whatever cannot be settled stays beside it under a name that people see.
"""

import contextlib
import ctypes
import errno
import functools
import os
import re
import secrets
import signal
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kb.base.atomic import SUFFIX, file_mode, settle_folder

if sys.platform == "linux":
    import fcntl

CONFLICT: Final = ".konflik-"
_CONFLICT_END: Final = ".txt"  # never a story, a note or a page; opens with a double click
_PATIENCE: Final = 0.5  # seconds that an editor gets to finish writing into a file that was taken away
_PAUSE: Final = 0.01
_AT_FDCWD: Final = -100
_NO_REPLACE: Final = 1
_EXCHANGE: Final = 2
_LEFT: Final = re.compile(r"\.(?:(.+)\.)?[0-9a-f]{16}" + re.escape(SUFFIX), re.DOTALL)
_LARGEST: Final = 64_000_000
_NEW: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_LOOK: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_UNABLE: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


class OvertakenError(Exception):
    """Another program was faster: its words stand where they stood; `kept` are files beside them with other words."""

    def __init__(self, *kept: Path) -> None:
        super().__init__("overtaken")
        self.kept = kept


def put(place: Path, data: bytes, base: bytes | None) -> None:
    """Put `data` where `base` stands (None: where nothing stands), whole or not at all.

    Raises OvertakenError, with the newer words in their place, when something else than `base` stands there; OSError
    with everything as it was.
    """
    beside = place.with_name(f".{place.name}.{secrets.token_hex(8)}{SUFFIX}")
    try:
        _write(beside, place, data)
        if base is None:
            _into_nothing(beside, place)
        elif _read(place) != base:
            raise OvertakenError
        else:
            _exchange(beside, place, (base, data))
    except FileNotFoundError as error:
        beside.unlink(missing_ok=True)
        raise OvertakenError from error  # it was taken away: that may have been meant
    except (OSError, OvertakenError):
        beside.unlink(missing_ok=True)
        raise
    settle_folder(place.parent)
    if base is not None:
        with contextlib.suppress(
            OSError
        ):  # ours is there; what cannot be looked at is looked at again at the next start
            _settle(beside, place, data, base)


def take(place: Path, base: bytes | None = None) -> None:
    """Take a file away, that may be gone already; with a `base` only if it still holds that, else OvertakenError."""
    beside = place.with_name(f".{place.name}.{secrets.token_hex(8)}{SUFFIX}")
    if base is None:
        place.unlink(missing_ok=True)
    else:
        try:
            place.rename(beside)
        except FileNotFoundError:
            return
        if not _dropped(beside, base):
            try:
                _into_nothing(beside, place)
            except OvertakenError:
                raise OvertakenError(_seen(beside, place)) from None
            raise OvertakenError
    settle_folder(place.parent)


def settle_left(folder: Path, is_known: Callable[[Path, bytes], bool]) -> tuple[Path, ...]:
    """Put right what a program that was killed has left in one folder; returns the files that are now seen there.

    `is_known` tells of the place of a file and of some bytes whether they stand there or in the history. What nobody
    else keeps gets a name that people see. Nobody else may be writing with `put` meanwhile.
    """
    found: list[Path] = []
    for left in sorted(folder.glob(f".*{SUFFIX}")):
        named = _LEFT.fullmatch(left.name)
        if named is None:
            continue
        with contextlib.suppress(OSError):
            raw = _read(left)
            place = left.with_name(named[1] or left.name)
            if raw is None or _is_written_to(left):
                continue
            # One without a name never stood anywhere: nobody was told that it is saved.
            if not named[1] or is_known(place, raw):
                left.unlink()
            else:
                found.append(_seen(left, place))
    return tuple(found)


def _settle(beside: Path, place: Path, data: bytes, base: bytes) -> None:
    """Look at what was taken away; `beside` is its name now."""
    if _dropped(beside, base):
        return
    # For a moment ours stood there, and whoever read it then may soon write over theirs: a copy is safe from that.
    copied = place.with_name(f".{place.name}.{secrets.token_hex(8)}{SUFFIX}")
    theirs = _read(beside) or b""
    kept: tuple[Path, ...] = ()
    if theirs:
        _write(copied, place, theirs)
        kept = (_seen(copied, place),)
    try:
        _exchange(beside, place, (base, data))  # theirs goes back; ours, or what came on top of ours, is taken away
    except FileNotFoundError:
        with contextlib.suppress(OvertakenError):
            _into_nothing(beside, place)
        beside.unlink(missing_ok=True)
        raise OvertakenError(*kept) from None
    settle_folder(place.parent)
    if not _dropped(beside, data):
        # Somebody wrote twice: once before us, and once over us. The last goes to its place.
        with contextlib.suppress(FileNotFoundError):
            _exchange(beside, place, (base, data))
        if not _dropped(beside, base, data, theirs):
            kept = (*kept, _seen(beside, place))
    raise OvertakenError(*kept)


def _dropped(beside: Path, *known: bytes) -> bool:
    """Remove what was taken away if it holds nothing new, once nobody writes into it any more; tells whether that is so.

    Of an editor that keeps it open for longer the file is left where the next start looks again.
    """
    until = time.monotonic() + _PATIENCE
    while (busy := _is_written_to(beside)) and time.monotonic() < until:
        time.sleep(_PAUSE)
    if _read(beside) not in known:
        return False
    if not busy:
        beside.unlink(missing_ok=True)
    return True


def _write(beside: Path, place: Path, data: bytes) -> None:
    with os.fdopen(os.open(beside, _NEW, file_mode(place)), "wb") as file:
        file.write(data)
        file.flush()
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(place.lstat().st_mode) & 0o777)
        os.fsync(file.fileno())


def _into_nothing(beside: Path, place: Path) -> None:
    """Give a file its place where nothing stands; raises OvertakenError when something does."""
    try:
        if os.name == "nt":
            beside.rename(place)  # refuses there what it replaces elsewhere
        elif not _renamed(beside, place, _NO_REPLACE):
            try:
                os.link(beside, place)
                beside.unlink()
            except OSError as error:
                if error.errno not in _UNABLE:
                    raise
                os.close(os.open(place, _NEW))  # takes the name, or refuses
                beside.replace(place)
    except FileExistsError as error:
        raise OvertakenError from error


def _exchange(beside: Path, place: Path, known: tuple[bytes, ...]) -> None:
    """Let two files change places; raises FileNotFoundError or another OSError with both where they were.

    Where the system knows no such step nothing stands at `place` for a blink. Whoever writes into that gap wins: it is
    told as OvertakenError, and what stood there is kept if it is none of the `known`.
    """
    if _renamed(beside, place, _EXCHANGE):
        return
    away = place.with_name(f".{place.name}.{secrets.token_hex(8)}{SUFFIX}")
    place.rename(away)
    try:
        _into_nothing(beside, place)
    except OvertakenError:
        kept = [_seen(one, place) for one in (away, beside) if not _dropped(one, *known)]
        raise OvertakenError(*kept) from None
    except OSError:
        with contextlib.suppress(OvertakenError):
            _into_nothing(away, place)
        raise
    away.rename(beside)


def _read(file: Path) -> bytes | None:
    """Return the bytes of a plain file; None for anything else."""
    try:
        handle = os.open(file, _LOOK)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO}:
            return None
        raise
    with os.fdopen(handle, "rb") as opened:
        return opened.read(_LARGEST) if stat.S_ISREG(os.fstat(handle).st_mode) else None


def _seen(file: Path, place: Path) -> Path:
    """Give a file a name beside its old place that people see, and return that."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    seen = place.with_name(f"{place.stem}{CONFLICT}{stamp}-{secrets.token_hex(2)}{_CONFLICT_END}")
    file.rename(seen)
    settle_folder(seen.parent)
    return seen


def _is_written_to(file: Path) -> bool:
    """Tell whether somebody has a file open for writing; only Linux tells that, of files that are ours."""
    if sys.platform != "linux":
        return False
    try:
        handle = os.open(file, _LOOK)
    except OSError:
        return False
    try:
        # A signal that is ignored: nobody is ended because somebody opens the file in this very moment.
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(handle)
    return False


def _renamed(old: Path, new: Path, flags: int) -> bool:
    """Rename with one of Linux's promises; False where system or disk know none. Raises OSError."""
    call = _renameat2()
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(old), _AT_FDCWD, os.fsencode(new), flags) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(old), None, str(new))


@functools.cache
def _renameat2() -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    try:
        call: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    return call
