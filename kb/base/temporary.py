"""Folders for a moment, in the cache: a document that is being taken in, a copy that is being looked through.

They may hold what tells of clients, so what a killed program has left goes at the next start, and before the next such
folder is made. Whether somebody still works in one is told by a lock beside it, which ends with its program.
"""

import contextlib
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kb.base import folders
from kb.base.atomic import make_folder
from kb.base.file_lock import is_locked, locked

_LOCK: Final = ".lock"
_TURN: Final = f"turn{_LOCK}"
_LEFT_OVER: Final = 86_400.0  # seconds after which a folder without a lock belongs to a program that was killed


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give an empty folder that is gone afterwards; raises OSError, or KnownError when others make theirs for too long."""
    above = make_folder(folders.temporary())
    place = above / secrets.token_hex(8)
    lock = place.with_name(place.name + _LOCK)
    with contextlib.ExitStack() as held:
        with locked(above / _TURN):
            _sweep(above)
            held.enter_context(locked(lock))
            place.mkdir(mode=0o700)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)
            held.close()
            with contextlib.suppress(OSError):  # somebody looks at it just now: the next sweep takes it
                lock.unlink(missing_ok=True)


def sweep() -> None:
    """Remove what killed programs have left; raises OSError or KnownError like `temporary_folder`."""
    above = folders.temporary()
    if above.is_dir():
        with locked(above / _TURN):
            _sweep(above)


def _sweep(above: Path) -> None:
    # Folders first: one whose lock is gone already would be taken for one of a program that has none.
    for left in sorted(above.iterdir(), key=lambda one: one.name.endswith(_LOCK)):
        if left.name == _TURN:
            continue
        lock = left if left.name.endswith(_LOCK) else left.with_name(left.name + _LOCK)
        if not _is_left(left, lock):
            continue
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _is_left(left: Path, lock: Path) -> bool:
    held = is_locked(lock)
    if held is not None:
        return not held
    try:
        return time.time() - left.lstat().st_mtime > _LEFT_OVER
    except OSError:
        return False
