"""Bringing catalogue and index up to date with a library, by the shortest way that is right.

The worker process and the terminal both come through here.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from index.engine.documents import Labels, labels_of
from index.engine.index_home import read_current, search_folder
from index.engine.stamp import Stamp, stamp_for
from index.upkeep.index_builder import Watch, build_index
from index.upkeep.index_updater import tidy, update_index
from index.upkeep.verification import NEEDS_BUILD, is_intact
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library

Steps = Callable[[str, int, int], None]  # "read" or "index", done, total
A_MOMENT: Final = 0.2  # seconds that somebody who waits for an answer can spare


def bring_up_to_date(  # noqa: PLR0913
    library: Library,
    catalogue: Catalogue,
    cache: Path,
    progress: Steps = lambda step, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    anew: bool = False,
    looking: float = A_MOMENT,
) -> int | None:
    """Read what changed into the catalogue and then into the index; return how many stories, None when stopped.

    The index is built from scratch when it is missing, damaged or of another make, when an organisation has another
    name, or when `anew` asks for it. Damage is looked for no longer than `looking` seconds. Raises KnownError.
    """
    reading = partial(progress, "read")
    if not catalogue.is_intact(looking, cancelled):
        catalogue.rebuild(library, reading, cancelled)
    catalogue.update(library, reading, cancelled)
    if cancelled():
        return None
    labels, stamp = labels_of(library), stamp_for(library.vocabulary)
    if not anew and _is_of_this_make(labels, cache, stamp) and is_intact(cache, looking, cancelled):
        try:
            changed = len(update_index(catalogue, labels, cache, stamp))
            tidy(cache, stamp)
            return changed
        except KnownError as error:
            if error.code not in NEEDS_BUILD:
                raise
    watch = Watch(lambda done, total: progress("index", done, total), cancelled)
    if not build_index(catalogue, labels, cache, stamp, watch):
        return None
    # Stories saved while it was building went into the old index; the catalogue knows them.
    return catalogue.count() + len(update_index(catalogue, labels, cache, stamp))


def _is_of_this_make(labels: Labels, cache: Path, stamp: Stamp) -> bool:
    current = read_current(search_folder(cache))
    return current is not None and current.stamp == stamp and current.names == labels.digest
