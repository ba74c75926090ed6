"""Opening the index and keeping it in step: the only module of the shell that loads the search engine.

Imported in a background thread, after the library is open, because it takes longest to load; see `ui.services.library_opener`.
"""

from collections.abc import Iterable
from typing import Final

from index.answer.search import SearchIndex
from index.engine.documents import labels_of
from index.engine.stamp import stamp_for
from index.upkeep.index_updater import update_index
from kb.base.problems import KnownError
from kb.library.library import Library
from kb.story.story_card import Change
from ui.services.library_opener import Opened, open_catalogue

REBUILD: Final = frozenset({"index-missing", "index-stale", "index-broken"})


def open_index(opened: Opened) -> SearchIndex | None:
    """Open the index, in any thread; None when it has to be built first."""
    try:
        return SearchIndex.open(opened.cache, opened.vocabulary, opened.regions)
    except KnownError as error:
        if error.code in REBUILD:
            return None
        raise


def update_some(opened: Opened, paths: Iterable[str]) -> Change | None:
    """Read a few changed files into catalogue and index, in a background thread; None when a whole update is needed."""
    catalogue = open_catalogue(opened)
    library = Library.open(opened.library.folder)
    try:
        change = catalogue.update(library, only=paths)
        ids = (*change.touched, *change.removed)
        if ids:
            update_index(catalogue, labels_of(library), opened.cache, stamp_for(library.vocabulary), only=ids)
    except KnownError as error:
        if error.code in REBUILD:
            return None
        raise
    finally:
        catalogue.close()
        library.close()
    return change
