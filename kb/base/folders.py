"""Where things live on a person's computer: their documents, their private desk, and what can be made again.

The library is meant to be seen, backed up and shared; the desk never leaves this computer; the cache may be deleted at
any time. Keeping the three apart is what keeps private things private. Nobody but the person may look into the desk and
the cache, whatever the system gives new files: `kb.base.atomic` makes every folder and file there, and asks `is_private`.
"""

import hashlib
import os
import stat
from pathlib import Path
from typing import Final

import platformdirs

from kb.base.problems import KnownError
from kb.base.words import Words

_APP: Final = "pustaka-praktik"
_OTHERS_WRITE: Final = 0o022
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


def is_own(place: Path) -> bool:
    """Tell whether a file or folder is there, is no link, is the person's own, and nobody else may write it.

    What is kept to be trusted later (an index, a catalogue) is asked this first. Systems without such rights keep the
    folders of different people apart by themselves.
    """
    try:
        found = place.lstat()
    except OSError:
        return False
    if stat.S_ISLNK(found.st_mode):
        return False
    return os.name == "nt" or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)


def check_owner(place: Path) -> None:
    """Raise KnownError for a place of the cache that is another user's: they could write there whatever they like."""
    try:
        owner = place.stat().st_uid
    except OSError:
        return
    if os.name != "nt" and owner != os.geteuid():
        raise KnownError(
            Words(
                f"Folder sementara “{place}” milik pengguna lain di komputer ini, jadi tidak dipakai.",
                f"The cache folder “{place}” belongs to another user of this computer, so it is not used.",
            ),
            Words(
                "Buka program ini sebagai pemilik folder itu, atau hapus folder itu: isinya dapat dibuat ulang.",
                "Start the program as the owner of the folder, or delete the folder: all of it can be made again.",
            ),
            code="cache-of-another",
        )


def temporary() -> Path:
    """Return the folder of files that are only needed for a moment; see `kb.base.temporary`."""
    return cache() / "tmp"


def _moved(name: str) -> Path | None:
    """Tests and portable installations put all three below one folder of their choice."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else None


def _plain(place: Path) -> str:
    return os.path.normcase(os.path.abspath(place))  # noqa: PTH100  links stay: it is the name that is asked about
