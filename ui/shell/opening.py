"""Opening a library and following its files: the only module of the shell that loads SQL, Git and the search engine.

It is imported in a background thread, after the window has been painted; that is why `ui.shell.keeper` and
`ui.shell.session` do not import it at their top. Every function says in which thread it may be called.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index.documents import labels_of
from index.search import SearchIndex
from index.stamp import stamp_for
from index.update import update_index
from kb import folders
from kb.card import Change
from kb.catalogue import Catalogue
from kb.library import Library
from kb.problems import KnownError
from kb.regions import Regions
from kb.vocabulary import Vocabulary

REBUILD: Final = frozenset({"index-missing", "index-stale", "index-broken"})


@dataclass(frozen=True)
class Opened:
    """A library, read as far as the window needs it, and the place of what is made from it."""

    library: Library
    vocabulary: Vocabulary
    regions: Regions
    cache: Path


def open_folder(folder: Path) -> Opened:
    """Open the library in `folder`, in any thread; raises KnownError when there is none.

    Organisations, people and vocabulary are read here, so that the window's thread finds them read.
    """
    library = Library.open(folder)
    library.problems()
    return Opened(library, library.vocabulary, library.regions, folders.cache_of(folder))


def open_catalogue(opened: Opened) -> Catalogue:
    """Open the catalogue in the calling thread; it belongs to that thread."""
    opened.cache.mkdir(parents=True, exist_ok=True)
    return Catalogue(folders.catalogue_of(opened.library.folder))


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


def all_ids(opened: Opened) -> tuple[str, ...]:
    """Return the ids of every story, in a background thread."""
    catalogue = open_catalogue(opened)
    try:
        return tuple(card.id for card in catalogue.all_cards())
    finally:
        catalogue.close()
