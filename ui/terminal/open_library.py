"""An open library for one command: found, brought up to date, ready for a question."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from index.answer.search import SearchIndex
from index.upkeep.refresh import bring_up_to_date
from kb.base import folders
from kb.base.atomic import make_folder
from kb.catalogue.catalogue import Catalogue
from kb.layout.shipped_folder import shipped_library
from kb.library.library import Library
from ui.terminal.speech import is_watched, say_over


class OpenLibrary(msgspec.Struct, frozen=True):
    """A library with its catalogue and its index, in the language of the answers."""

    library: Library
    catalogue: Catalogue
    index: SearchIndex
    language: str

    def close(self) -> None:
        """Let go of all files."""
        self.index.close()
        self.catalogue.close()
        self.library.close()


def chosen_folder(named: str | None, remembered: str) -> Path:
    """Return the library that is meant: the one named, the one opened last in the window, the person's own, the shipped one."""
    if named:
        return Path(named).expanduser()
    for place in (Path(remembered) if remembered else None, folders.own_library()):
        if place and place.is_dir():
            return place
    return shipped_library()


def open_desk(folder: Path, language: str, *, anew: bool = False) -> OpenLibrary:
    """Open a library and bring catalogue and index up to date, with a line of progress where a person watches.

    `anew` makes the index from scratch. Raises KnownError.
    """
    library = Library.open(folder)
    cache = make_folder(folders.cache_of(library.folder))
    catalogue = Catalogue(folders.catalogue_of(library.folder), folders.desk())
    bring_up_to_date(library, catalogue, cache, _progress(language), anew=anew)
    index = SearchIndex.open(cache, library.vocabulary, library.regions)
    return OpenLibrary(library, catalogue, index, language)


def _progress(language: str) -> Callable[[str, int, int], None]:
    """Return a listener that rewrites one line on the error stream; silent where nobody watches or little is to do."""
    watched = is_watched()
    what = {
        "read": ("Membaca cerita", "Reading stories"),
        "index": ("Menyusun daftar pencarian", "Preparing the search"),
    }

    def tell(step: str, done: int, total: int) -> None:
        if watched and total > 50:
            words = what[step][language == "en"]
            say_over(f"{words}: {done} / {total}", done=done >= total)

    return tell
