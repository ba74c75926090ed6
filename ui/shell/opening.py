"""Opening a library: the only module of the shell that needs Git, SQL and the search engine.

It is imported in a background thread, after the window has been painted; that is why `ui.shell.keeper` does not import
it at its top.
"""

from dataclasses import dataclass
from pathlib import Path

from index.search import SearchIndex
from kb.catalogue import Catalogue
from kb.library import Library
from kb.regions import Regions

from kb import folders
from kb.vocabulary import Vocabulary


@dataclass(frozen=True)
class Opened:
    """A library and the places of what was made from it."""

    library: Library
    vocabulary: Vocabulary
    regions: Regions
    cache: Path
    catalogue_file: Path


def open_folder(folder: Path) -> Opened:
    """Open the library in `folder`; raises KnownError when there is none."""
    library = Library.open(folder)
    return Opened(library, library.vocabulary, library.regions, folders.cache_of(folder), folders.catalogue_of(folder))


def open_catalogue(opened: Opened) -> Catalogue:
    """Open the catalogue in the calling thread; it belongs to that thread."""
    opened.catalogue_file.parent.mkdir(parents=True, exist_ok=True)
    return Catalogue(opened.catalogue_file)


def open_index(opened: Opened) -> SearchIndex:
    """Open the index in the calling thread; raises KnownError when it has to be built first."""
    return SearchIndex.open(opened.cache, opened.vocabulary, opened.regions)
