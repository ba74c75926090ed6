"""Opening a library: the only module of the shell that loads what reads stories.

It is imported in a background thread, after the window has been painted; that is why `ui.services.library_keeper` and
`ui.services.session` do not import it at their top. Every function says in which thread it may be called.
"""

from dataclasses import dataclass
from pathlib import Path

from kb.base import folders
from kb.base.atomic import make_folder
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary


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
    library.regions.name("31")  # the first name asked for reads the whole list
    return Opened(library, library.vocabulary, library.regions, folders.cache_of(folder))


def open_catalogue(opened: Opened) -> Catalogue:
    """Open the catalogue in the calling thread; it belongs to that thread."""
    make_folder(opened.cache)
    return Catalogue(folders.catalogue_of(opened.library.folder), folders.desk())


def all_ids(opened: Opened) -> tuple[str, ...]:
    """Return the ids of every story, in a background thread."""
    catalogue = open_catalogue(opened)
    try:
        return tuple(card.id for card in catalogue.all_cards())
    finally:
        catalogue.close()
