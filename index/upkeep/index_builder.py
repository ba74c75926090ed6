"""Building a whole index beside the one in use, and putting it in its place in one step.

Whatever happens on the way (cancelled, killed, a full disk), the old index stays as it was and in use. A build saves
what it has every few thousand stories, so the next one goes on from there if stories and analysis are still the same.
"""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from whoosh.util.filelock import FileLock

from index.engine.documents import Labels, Stories, document_of, labels_of
from index.engine.index_home import (
    BUILD_LOCK,
    Current,
    finish_building,
    in_turn,
    make_home,
    new_index_folder,
    search_folder,
    sweep,
    unfinished_folder,
    write_current,
)
from index.engine.index_problems import index_busy
from index.engine.index_writer import IndexWriter, join
from index.engine.segment_list import FILE, Contents, read_contents, write_contents
from index.engine.stamp import Stamp, stamp_for
from index.language.stems import Stems
from index.upkeep.index_updater import AT_ONCE, differences
from kb.base.atomic import make_file, told
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_PATIENCE: Final = 300.0  # seconds; half of what the largest library takes
_PAUSE: Final = 0.05


class Watch(NamedTuple):
    """Whoever looks on: told how far the work is (done, total), asked whether it should stop."""

    progress: Progress = lambda done, total: None
    cancelled: Cancelled = lambda: False


UNWATCHED: Final = Watch()


def build_index(
    stories: Stories,
    labels: Labels,
    cache: Path,
    stamp: Stamp,
    watch: Watch = UNWATCHED,
) -> bool:
    """Build an index of all published stories and make it the current one; False when cancelled.

    Raises KnownError when another build is under way or the disk refuses.
    """
    home = search_folder(cache)
    try:
        make_home(home)
        lock = FileLock(str(make_file(home / BUILD_LOCK)))
        until = time.monotonic() + _PATIENCE
        while not lock.acquire():  # another window builds: this one waits, and may be stopped
            if watch.cancelled():
                return False
            if time.monotonic() > until:
                raise index_busy()
            time.sleep(_PAUSE)
        try:
            wanted = Current("", stamp, labels.digest)
            folder = unfinished_folder(home, wanted) or new_index_folder(home, wanted)
            if not _fill(folder, stories, labels, Stems(home), watch):
                if not read_contents(folder).parts:
                    shutil.rmtree(folder, ignore_errors=True)
                return False
            with in_turn(home):
                finish_building(folder)
                write_current(home, Current(folder.name, stamp, labels.digest))
                sweep(home, keep=folder.name)
        finally:
            lock.release()
    except OSError as error:
        raise told(error, home) from error
    return True


def _fill(folder: Path, stories: Stories, labels: Labels, stems: Stems, watch: Watch) -> bool:
    """Take in what is not there yet, and join it all; False when cancelled."""
    if not (folder / FILE).exists():
        write_contents(folder, Contents())
    writer = IndexWriter(folder, stems)
    known = writer.digests()
    changes = differences(known, stories.all_cards())
    for name in changes.ids:
        writer.remove(name)
    done = sum(part.documents for part in writer.contents.parts)
    total = done + len(changes.changed)
    try:
        for number, card in enumerate(changes.changed, done + 1):
            if watch.cancelled():
                return False
            writer.add(document_of(card, stories, labels))
            if writer.waiting >= AT_ONCE:
                writer.save()
            watch.progress(number, total)
        writer.save()
    finally:
        stems.save()
    if len(writer.contents.parts) > 1:
        join(folder, writer.contents.parts)
    return True


def build(
    library_folder: Path,
    catalogue_file: Path,
    cache_folder: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bool:
    """Build the index of a library from its catalogue, which must be up to date; False when cancelled."""
    watch = Watch(progress or UNWATCHED.progress, cancelled or UNWATCHED.cancelled)
    library = Library.open(library_folder)
    catalogue = Catalogue(catalogue_file)
    try:
        stamp = stamp_for(library.vocabulary)
        return build_index(catalogue, labels_of(library), cache_folder, stamp, watch)
    finally:
        catalogue.close()
        library.close()
