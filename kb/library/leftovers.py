"""What a program that was killed while saving has left in a library: settled at the next start, behind the window.

Whoever writes says so in the cache, and takes that back when it is done. Where it still stands there, the library is
looked through at once; else once a day, for what was killed on another computer.
"""

import contextlib
import os
import time
from typing import Final

from kb.base import atomic
from kb.base.folders import cache_of
from kb.base.problems import KnownError
from kb.library.library import Library
from kb.library.library_writer import BEGUN

_LOOKED: Final = "leftovers-looked-for"
_DAY: Final = 86_400.0


def settle_library(library: Library) -> tuple[str, ...]:
    """Settle what was left, and return the files that people see now; what refuses is left for the next start."""
    cache = cache_of(library.folder)
    looked = cache / _LOOKED
    with contextlib.suppress(OSError):
        if not (cache / BEGUN).exists() and time.time() - looked.stat().st_mtime < _DAY:
            return ()
    found: tuple[str, ...] = ()
    with contextlib.suppress(OSError, KnownError):
        found = library.writer.settle_left()
        os.utime(atomic.make_file(atomic.make_folder(cache) / _LOOKED))
    return found
