"""A new version of a published story waits beside it, so that readers keep the signed one until the new one is signed.

`stories/an/anak-jalanan/waiting.md` lies beside `story.md`: the same head, the same text, the state "submitted" or
"returned". Signing puts its words into `story.md` and takes it away. A program that was killed between the two leaves a
waiting file that says exactly what is published already; such a one waits for nobody.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby

from kb.base import entries
from kb.catalogue.catalogue import Catalogue
from kb.layout.shelves import STORY, WAITING
from kb.library.library import Library
from kb.signatures.review_rules import content_digest
from kb.story.story_file import StoryFile

_UNSIGNED = frozenset({"submitted", "returned"})


def waiting_path(path: str) -> str:
    """Return where a new version of the story at `path` waits."""
    return f"{path.rpartition('/')[0]}/{WAITING}"


def home_path(path: str) -> str:
    """Return where the story itself lies, whichever of the two files is named."""
    return f"{path.rpartition('/')[0]}/{STORY}"


def on_disk(library: Library, path: str) -> StoryFile | None:
    """Return a file of a story if it is there; raises KnownError when it is there and cannot be read."""
    return library.read_path(path) if library.is_there(path) else None


def is_published(file: StoryFile | None) -> bool:
    """Tell whether readers see this file."""
    return file is not None and file.story is not None and file.story.status == "published"


def waiting(library: Library, path: str) -> StoryFile | None:
    """Return the new version that waits beside a published story, None where none does."""
    if not library.is_there(waiting_path(path)):
        return None
    home = on_disk(library, home_path(path))
    file = on_disk(library, waiting_path(path))
    if file is None or (home is not None and is_published(home) and content_digest(home) == content_digest(file)):
        return None
    return file


def newest(library: Library, path: str) -> StoryFile | None:
    """Return the newest words of a story, signed or not: what a writer goes on from."""
    return waiting(library, path) or on_disk(library, home_path(path))


def unsigned_paths(library: Library, catalogue: Catalogue) -> Iterator[str]:
    """Yield the files that wait for a reader or an author."""
    for card in catalogue.unpublished():
        if card.status in _UNSIGNED:
            yield card.path
    # Shelf by shelf: to reach each of ten thousand files by itself would show.
    for shelf, paths in groupby(catalogue.paths(), lambda path: path.rsplit("/", 2)[0]):
        with suppress(OSError), entries.inside(library.folder, shelf) as folder:
            for path in paths:
                beside = waiting_path(path)
                with suppress(OSError):
                    folder.look(beside.removeprefix(f"{shelf}/"))
                    yield beside
