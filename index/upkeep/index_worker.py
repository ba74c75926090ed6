"""Reading a library and building its index in a process of its own, so that the window never waits.

    python -m index.upkeep.index_worker LIBRARY CACHE

Prints one JSON object a line: {"step": "read" | "index", "done": n, "total": m} as it goes on, and at the end
{"finished": true, "changed": n}, {"finished": false} when it was stopped, or {"problem": ...}. It stops when its standard
input closes (the window is gone) or on SIGTERM; killed at any moment it leaves the old index as it was.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Final

import msgspec

from index.upkeep.refresh import bring_up_to_date
from kb.base import folders
from kb.base.atomic import make_folder
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.library.leftovers import settle_library
from kb.library.library import Library

CATALOGUE_FILE: Final = "catalogue.db"
_SECONDS_BETWEEN_NEWS: Final = 0.1


class _Voice:
    """Says how far the work is, not oftener than a person can read; a listener who is gone means stop."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._last = 0.0

    def say(self, news: object) -> None:
        try:
            sys.stdout.write(msgspec.json.encode(news).decode() + "\n")
            sys.stdout.flush()
        except (BrokenPipeError, ValueError):
            self._stop.set()

    def step(self, name: str, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= _SECONDS_BETWEEN_NEWS:
            self._last = now
            self.say({"step": name, "done": done, "total": total})


def work(library_folder: Path, cache: Path, stop: threading.Event, voice: _Voice) -> None:
    """Bring catalogue and index in step with a library. Raises KnownError."""
    library = Library.open(library_folder)
    make_folder(cache)
    settle_library(library)
    catalogue = Catalogue(cache / CATALOGUE_FILE, folders.desk())
    try:
        changed = bring_up_to_date(library, catalogue, cache, voice.step, stop.is_set, looking=float("inf"))
        voice.say({"finished": False} if changed is None else {"finished": True, "changed": changed})
    finally:
        catalogue.close()
        library.close()


def _stop_when_alone(stop: threading.Event) -> None:
    """Wait for the end of standard input; read below Python's own buffer, which must be free when the process ends."""
    while os.read(0, 4096):
        pass
    stop.set()


def main(arguments: list[str]) -> int:
    """Do the work and tell the outcome in the last line."""
    stop = threading.Event()
    voice = _Voice(stop)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threading.Thread(target=_stop_when_alone, args=(stop,), daemon=True).start()
    library, cache = map(Path, arguments)
    try:
        work(library, cache, stop, voice)
    except KnownError as error:
        voice.say({"problem": error.problem()})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
