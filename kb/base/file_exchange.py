"""Putting a file in the place of another without ever writing over words that nobody has looked at.

Between a look at a file and its renaming another program may write there. So the file that stands there is not
overwritten but exchanged with ours, in one step where the system can (Linux), and then compared with what we started
from: what turns out to be newer is put back, and whoever wanted to save is told. An editor that has the old file open
still gets a moment to finish; whatever cannot be settled stays beside it under a name that people see.

Everything is asked for by its name in a folder that is open already (`kb.base.entries`): who puts a link into the place
of the folder, or of one above it, while this is at work, leads it nowhere else.
"""

import contextlib
import ctypes
import errno
import functools
import os
import re
import secrets
import signal
import sys
import time
from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from kb.base.atomic import SUFFIX, file_mode
from kb.base.entries import Folder, LinkError, NotPlainError

if sys.platform == "linux":
    import fcntl

CONFLICT: Final = ".konflik-"
_CONFLICT_END: Final = ".txt"  # never a story, a note or a page; opens with a double click
_PATIENCE: Final = 0.5  # seconds that an editor gets to finish writing into a file that was taken away
_PAUSE: Final = 0.01
_NO_REPLACE: Final = 1
_EXCHANGE: Final = 2
_LEFT: Final = re.compile(r"\.(?:(.+)\.)?[0-9a-f]{16}" + re.escape(SUFFIX), re.DOTALL)
_LARGEST: Final = 64_000_000
_UNABLE: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


class OvertakenError(Exception):
    """Another program was faster: its words stand where they stood; `kept` are files beside them with other words."""

    def __init__(self, *kept: str) -> None:
        super().__init__("overtaken")
        self.kept = kept


def put(folder: Folder, name: str, data: bytes, base: bytes | None) -> None:
    """Put `data` where `base` stands (None: where nothing stands), whole or not at all.

    Raises OvertakenError, with the newer words in their place, when something else than `base` stands there; OSError
    with everything as it was.
    """
    beside = _beside(name)
    try:
        _write(folder, beside, name, data)
        if base is None:
            _into_nothing(folder, beside, name)
        elif _read(folder, name) != base:
            raise OvertakenError
        else:
            _exchange(folder, beside, name, (base, data))
    except FileNotFoundError as error:
        _drop(folder, beside)
        raise OvertakenError from error  # it was taken away: that may have been meant
    except (OSError, OvertakenError):
        _drop(folder, beside)
        raise
    folder.settle()
    if base is not None:
        with contextlib.suppress(
            OSError
        ):  # ours is there; what cannot be looked at is looked at again at the next start
            _settle(folder, beside, name, data, base)


def take(folder: Folder, name: str, base: bytes | None = None) -> None:
    """Take a file away, that may be gone already; with a `base` only if it still holds that, else OvertakenError."""
    if base is None:
        _drop(folder, name)
    else:
        beside = _beside(name)
        try:
            folder.rename(name, beside)
        except FileNotFoundError:
            return
        if not _dropped(folder, beside, base):
            try:
                _into_nothing(folder, beside, name)
            except OvertakenError:
                raise OvertakenError(_seen(folder, beside, name)) from None
            raise OvertakenError
    folder.settle()


def settle_left(folder: Folder, is_known: Callable[[str, bytes], bool]) -> tuple[str, ...]:
    """Put right what a program that was killed has left in one folder; returns the files that are now seen there.

    `is_known` tells of the name of a file and of some bytes whether they stand there or in the history. What nobody
    else keeps gets a name that people see. Nobody else may be writing with `put` meanwhile.
    """
    found: list[str] = []
    for left in sorted(one.name for one in folder.entries()):
        named = _LEFT.fullmatch(left)
        if named is None:
            continue
        with contextlib.suppress(OSError):
            raw = _read(folder, left)
            name = named[1] or left
            if raw is None or _is_written_to(folder, left):
                continue
            # One without a name never stood anywhere: nobody was told that it is saved.
            if not named[1] or is_known(name, raw):
                folder.remove(left)
            else:
                found.append(_seen(folder, left, name))
    return tuple(found)


def _settle(folder: Folder, beside: str, name: str, data: bytes, base: bytes) -> None:
    """Look at what was taken away; `beside` is its name now."""
    if _dropped(folder, beside, base):
        return
    # For a moment ours stood there, and whoever read it then may soon write over theirs: a copy is safe from that.
    copied = _beside(name)
    theirs = _read(folder, beside) or b""
    kept: tuple[str, ...] = ()
    if theirs:
        _write(folder, copied, name, theirs)
        kept = (_seen(folder, copied, name),)
    try:
        # Theirs goes back; ours, or what came on top of ours, is taken away.
        _exchange(folder, beside, name, (base, data))
    except FileNotFoundError:
        with contextlib.suppress(OvertakenError):
            _into_nothing(folder, beside, name)
        _drop(folder, beside)
        raise OvertakenError(*kept) from None
    folder.settle()
    if not _dropped(folder, beside, data):
        # Somebody wrote twice: once before us, and once over us. The last goes to its place.
        with contextlib.suppress(FileNotFoundError):
            _exchange(folder, beside, name, (base, data))
        if not _dropped(folder, beside, base, data, theirs):
            kept = (*kept, _seen(folder, beside, name))
    raise OvertakenError(*kept)


def _beside(name: str) -> str:
    return f".{name}.{secrets.token_hex(8)}{SUFFIX}"


def _drop(folder: Folder, name: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        folder.remove(name)


def _dropped(folder: Folder, beside: str, *known: bytes) -> bool:
    """Remove what was taken away if it holds nothing new, once nobody writes into it any more; tells whether that is so.

    Of an editor that keeps it open for longer the file is left where the next start looks again.
    """
    until = time.monotonic() + _PATIENCE
    while (busy := _is_written_to(folder, beside)) and time.monotonic() < until:
        time.sleep(_PAUSE)
    if _read(folder, beside) not in known:
        return False
    if not busy:
        _drop(folder, beside)
    return True


def _write(folder: Folder, beside: str, name: str, data: bytes) -> None:
    folder.write_new(beside, data, like=name, mode=file_mode(folder.place(name)))


def _into_nothing(folder: Folder, beside: str, name: str) -> None:
    """Give a file its name where nothing stands; raises OvertakenError when something does."""
    try:
        if os.name == "nt":
            folder.rename(beside, name)  # refuses there what it replaces elsewhere
        elif not _renamed(folder, beside, name, _NO_REPLACE):
            try:
                folder.link(beside, name)
                folder.remove(beside)
            except OSError as error:
                if error.errno not in _UNABLE:
                    raise
                folder.write_new(name, b"")  # takes the name, or refuses
                folder.rename(beside, name)
    except FileExistsError as error:
        raise OvertakenError from error


def _exchange(folder: Folder, beside: str, name: str, known: tuple[bytes, ...]) -> None:
    """Let two files change places; raises FileNotFoundError or another OSError with both where they were.

    Where the system knows no such step nothing stands at `name` for a blink. Whoever writes into that gap wins: it is
    told as OvertakenError, and what stood there is kept if it is none of the `known`.
    """
    if _renamed(folder, beside, name, _EXCHANGE):
        return
    away = _beside(name)
    folder.rename(name, away)
    try:
        _into_nothing(folder, beside, name)
    except OvertakenError:
        kept = [_seen(folder, one, name) for one in (away, beside) if not _dropped(folder, one, *known)]
        raise OvertakenError(*kept) from None
    except OSError:
        with contextlib.suppress(OvertakenError):
            _into_nothing(folder, away, name)
        raise
    folder.rename(away, beside)


def _read(folder: Folder, name: str) -> bytes | None:
    """Return the bytes of a plain file; None for anything else."""
    try:
        return folder.read(name, _LARGEST)
    except (FileNotFoundError, LinkError, NotPlainError):
        return None


def _seen(folder: Folder, beside: str, name: str) -> str:
    """Give a file a name that people see, beside the one it had, and return that."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    seen = f"{PurePath(name).stem}{CONFLICT}{stamp}-{secrets.token_hex(2)}{_CONFLICT_END}"
    folder.rename(beside, seen)
    folder.settle()
    return seen


def _is_written_to(folder: Folder, name: str) -> bool:
    """Tell whether somebody has a file open for writing; only Linux tells that, of files that are ours."""
    if sys.platform != "linux":
        return False
    try:
        handle = folder.open_file(name)
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


def _renamed(folder: Folder, old: str, new: str, flags: int) -> bool:
    """Rename with one of Linux's promises; False where system or disk know none. Raises OSError."""
    call = _renameat2()
    if call is None or folder.handle is None:
        return False
    if call(folder.handle, os.fsencode(old), folder.handle, os.fsencode(new), flags) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(folder.place(old)), None, str(folder.place(new)))


@functools.cache
def _renameat2() -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    try:
        call: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    return call
