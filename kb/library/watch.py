"""Noticing what other programs do in a library: an editor that saves a story, a colleague's changes that arrive.

Runs in a thread of the caller's; it only tells which files changed and reads none of them.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from watchfiles import Change, watch

from kb.base import entries
from kb.base.atomic import SUFFIX
from kb.base.problems import KnownError
from kb.base.words import Words

_PASSING: Final = (SUFFIX, "~", ".swp", ".swx", ".swo", ".part", ".crdownload", ".lock")
_PASSING_STARTS: Final = (".#", "#", ".~lock", "~$", "4913")


def watch_library(folder: Path, stop: threading.Event, *, settle_ms: int = 400) -> Iterator[frozenset[str]]:
    """Yield sets of changed paths (relative, forward slashes), one set for each burst of changes, until `stop` is set.

    A burst ends when nothing has changed for a moment, at the latest after four times `settle_ms`. Ends by itself when
    the folder goes away. Raises KnownError where the system cannot watch; everything else works on without.
    """
    place = folder.resolve()
    try:
        for changes in watch(
            place,
            watch_filter=lambda _change, path: _matters(place, path),
            stop_event=stop,
            debounce=settle_ms * 4,
            step=settle_ms // 4,
            rust_timeout=1000,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if changed := _relative(place, changes):
                yield changed
            elif not place.is_dir():
                return
    except OSError as error:
        raise KnownError(
            Words(
                f"Perubahan dari program lain tidak dapat dipantau ({error}).",
                f"Changes by other programs cannot be noticed ({error}).",
            ),
            Words(
                "Pustaka tetap dapat dipakai; segarkan sendiri setelah mengubah berkas di luar program ini.",
                "The library can be used all the same; refresh it yourself after changing files elsewhere.",
            ),
            code="cannot-watch",
        ) from error


def _relative(place: Path, changes: set[tuple[Change, str]]) -> frozenset[str]:
    """A new folder stands for all that lies in it: what is written there before the system watches it goes untold."""
    told = {Path(path) for _, path in changes}
    told |= {
        place / name
        for change, path in changes
        if change is Change.added and _matters(place, path)
        for name, _ in entries.below(place, Path(path).relative_to(place).as_posix())
        if _matters(place, str(place / name))
    }
    return frozenset(path.relative_to(place).as_posix() for path in told)


def _matters(place: Path, path: str) -> bool:
    """Git's own files and the leftovers of editors come and go with every save."""
    try:
        parts = Path(path).relative_to(place).parts
    except ValueError:
        return False
    if not parts or any(part.startswith(".git") for part in parts):
        return False
    name = parts[-1]
    return not name.endswith(_PASSING) and not name.startswith(_PASSING_STARTS)
