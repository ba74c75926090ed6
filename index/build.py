"""Building a whole index beside the one in use, and putting it in its place in one step.

Whatever happens on the way (cancelled, killed, a full disk), the old index stays as it was and in use; what a dead
builder left behind is swept away by the next.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.util.filelock import FileLock

from index.codec import writer_for
from index.documents import SHOWN_STATUS, Labels, Stories, labels_of, make_document
from index.facts import Row, write_rows
from index.home import Current, new_index_folder, search_folder, sweep, write_current
from index.postings import INDEX_NAME
from index.problems import index_busy
from index.schema import schema
from index.stamp import Stamp, stamp_for
from index.stems import Stems
from kb.atomic import settle_folder, told
from kb.catalogue import Catalogue
from kb.library import Library

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Watch(NamedTuple):
    """Whoever looks on: told how far the work is (done, total), asked whether it should stop."""

    progress: Progress = lambda done, total: None
    cancelled: Cancelled = lambda: False


UNWATCHED: Final = Watch()
_LOCK: Final = "build.lock"


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
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(home / _LOCK))
        if not lock.acquire():
            raise index_busy()
        try:
            folder = new_index_folder(home)
            if not _fill(folder, stories, labels, Stems(home), watch):
                shutil.rmtree(folder, ignore_errors=True)
                return False
            settle(folder)
            write_current(home, Current(folder.name, stamp, labels.digest))
            sweep(home, keep=folder.name)
        finally:
            lock.release()
    except OSError as error:
        raise told(error, home) from error
    return True


def settle(folder: Path) -> None:
    """Ask the disk to keep every file of a folder, which Whoosh does not, before anything points at them."""
    for file in folder.iterdir():
        if file.is_file():
            with file.open("rb+") as handle:
                os.fsync(handle.fileno())
    settle_folder(folder)


def _fill(folder: Path, stories: Stories, labels: Labels, stems: Stems, watch: Watch) -> bool:
    cards = [card for card in stories.all_cards() if card.status == SHOWN_STATUS]
    writer = writer_for(FileIndex.create(FileStorage(str(folder)), schema(), INDEX_NAME))
    rows: list[Row | None] = []
    finished = False
    try:
        for number, card in enumerate(cards):
            if watch.cancelled():
                return False
            document = make_document(card, stories.plain(card.id), stories.sections(card.id), labels, stems)
            writer.add_document(row=number, **document.fields)
            rows.append(document.row)
            watch.progress(number + 1, len(cards))
        write_rows(folder, writer.generation, rows)
        writer.commit(merge=False)
        finished = True
    finally:
        if not finished:
            writer.cancel()
        stems.save()
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
