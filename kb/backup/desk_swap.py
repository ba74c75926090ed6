"""A restored desk takes the place of the present one, which is kept beside it; done before anything of a desk is read."""

import time
from pathlib import Path
from typing import Final

from kb.base import atomic, folders

_WAITING: Final = ".pulih"


def waiting_desk() -> Path:
    """Return where a restored desk lies until the next start."""
    desk = folders.desk()
    return desk.with_name(f"{desk.name}{_WAITING}")


def settle_desk() -> Path | None:
    """Put a restored desk that lies ready into its place; returns where the one before is kept, None for nothing done.

    Killed at any moment, the next call goes on. Raises KnownError, with the present desk in its place.
    """
    waiting, desk = waiting_desk(), folders.desk()
    if not waiting.is_dir() or waiting.is_symlink():
        return None
    kept = free(desk.with_name(f"{desk.name}-sebelum-{time.strftime('%Y%m%d-%H%M%S')}"))
    try:
        if desk.exists():
            desk.rename(kept)
        waiting.rename(desk)
        atomic.settle_folder(desk.parent)
    except OSError as error:
        raise atomic.told(error, desk) from error
    return kept if kept.exists() else None


def free(place: Path) -> Path:
    """Return a name like this one under which there is nothing yet."""
    found, number = place, 1
    while found.exists():
        number += 1
        found = place.with_name(f"{place.name}-{number}")
    return found
