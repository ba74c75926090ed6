"""Where things live on a person's computer: their documents, their private desk, and what can be made again.

The library is meant to be seen, backed up and shared; the desk never leaves this computer; the cache may be deleted at
any time. Keeping the three apart is what keeps private things private. Nobody but the person may look into the desk and
the cache, whatever the system gives new files: `kb.atomic` makes every folder and file there, and asks `is_private`.
"""

import hashlib
import os
from pathlib import Path
from typing import Final

import platformdirs

_APP: Final = "pustaka-praktik"
HOME_VARIABLE: Final = "PUSTAKA_HOME"
OWN_LIBRARY: Final = "Pustaka Praktik"


def documents() -> Path:
    """Return the folder of the person's documents."""
    return _moved("documents") or Path(platformdirs.user_documents_dir())


def own_library() -> Path:
    """Return where the first start puts the person's own library."""
    return documents() / OWN_LIBRARY


def desk() -> Path:
    """Return the folder of private things (settings, bookmarks, drafts); never shared, never inside a library."""
    return _moved("desk") or Path(platformdirs.user_data_dir(_APP, appauthor=False))


def cache() -> Path:
    """Return the folder of everything that can be made again from the libraries."""
    return _moved("cache") or Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def cache_of(library: Path) -> Path:
    """Return the cache folder of one library, named by a digest of where the library lies.

    It is never inside the library: an index file is executable data, and a library may come from somebody else.
    """
    place = os.path.normcase(library.resolve())
    return cache() / hashlib.sha256(os.fsencode(place)).hexdigest()[:24]


def catalogue_of(library: Path) -> Path:
    """Return the file of a library's catalogue."""
    return cache_of(library) / "catalogue.db"


def is_private(place: Path) -> bool:
    """Tell whether a place lies on the desk or in the cache, where nobody but the person may look."""
    wanted = _plain(place)
    return any(wanted == root or wanted.startswith(root + os.sep) for root in map(_plain, (desk(), cache())))


def temporary() -> Path:
    """Return the folder of files that are only needed for a moment; see `kb.atomic.temporary_folder`."""
    return cache() / "tmp"


def _moved(name: str) -> Path | None:
    """Tests and portable installations put all three below one folder of their choice."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else None


def _plain(place: Path) -> str:
    return os.path.normcase(os.path.abspath(place))  # noqa: PTH100  links stay: it is the name that is asked about
