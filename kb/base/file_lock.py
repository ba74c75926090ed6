"""Taking turns among programs: whoever holds the lock of a folder writes there, the others wait a moment.

The system itself lets go of the lock when a program ends, however it ends, so a killed program never locks anybody out.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kb.base.atomic import file_mode
from kb.base.problems import KnownError
from kb.base.words import Words

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE: Final = 0.01
_BUSY: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


@contextmanager
def locked(file: Path, *, patience: float = 5.0) -> Iterator[None]:
    """Hold the lock `file` (made when missing); raises KnownError when another program keeps it for too long.

    Where the disk knows no locks (some network disks) everybody goes on without, as everybody did before.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, file_mode(file))
    try:
        _wait(handle, file, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)  # which gives the lock back


def is_locked(file: Path) -> bool | None:
    """Tell whether a program holds the lock `file`; None where there is no such file, or the disk knows no locks."""
    try:
        handle = os.open(file, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    try:
        _take(handle)
    except OSError as error:
        return True if error.errno in _BUSY else None
    finally:
        os.close(handle)
    return False


def _wait(handle: int, file: Path, until: float) -> None:
    while True:
        try:
            _take(handle)
        except OSError as error:
            if error.errno not in _BUSY:
                return
            if time.monotonic() > until:
                raise _kept(file) from error
            time.sleep(_PAUSE)
        else:
            return


def _take(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _kept(file: Path) -> KnownError:
    return KnownError(
        Words(
            f"Program lain sedang menulis di “{file.parent.name}”.",
            f"Another program is writing in “{file.parent.name}”.",
        ),
        Words(
            "Tunggu sebentar lalu coba lagi. Tidak ada yang hilang.", "Wait a moment and try again. Nothing is lost."
        ),
        code="busy",
    )
