"""Looking whether the index in use is still as it was written, in the background or within a moment.

A damaged array can give a wrong answer without any error, so whoever brings an index up to date looks here first.
"""

import random
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Final

from index.engine.index_home import read_current, search_folder
from index.engine.segment_list import open_segments, read_contents
from kb.base.problems import KnownError

NEEDS_BUILD: Final = frozenset({"index-missing", "index-stale", "index-broken"})


def is_intact(cache: Path, seconds: float = float("inf"), cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Tell whether no damage was found in the index in use; one that is missing, or not the person's own, is damaged.

    Names, sizes and directories are always looked at; of the rest as much as `seconds` allow, beginning anywhere, so
    that many short looks see all of it. Raises KnownError only for a place where no index may be.
    """
    home = search_folder(cache)
    current = read_current(home)
    if current is None:
        return False
    until = time.monotonic() + seconds
    try:
        folder = home / current.folder
        segments = open_segments(folder, read_contents(folder))
        random.shuffle(segments)
        for _ in chain.from_iterable(segment.file.verifying() for segment in segments):
            if time.monotonic() > until or cancelled():
                break
    except KnownError as error:
        if error.code not in NEEDS_BUILD:
            raise
        return read_current(home) != current  # a writer may have put another in its place just then
    return True
