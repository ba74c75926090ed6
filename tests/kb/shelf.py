"""A small library to try things on: real files in a temporary folder."""

import atexit
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kb.catalogue.catalogue import Catalogue
from kb.history.history import History
from kb.library.library import Library
from kb.story.author import Author

SITI = Author("Siti Aminah", "siti@contoh.id")
BODY = "Bu Ratna bercerita.\n\n## Asesmen\n\nKami mendengarkan dahulu.\n"


def put_story(folder: Path, story_id: str, head: str = "", body: str = BODY, *, path: str = "") -> Path:
    """Write a story the way another program would; `head` is more YAML."""
    file = folder / (path or f"stories/{story_id[:2]}/{story_id}/story.md")
    file.parent.mkdir(parents=True, exist_ok=True)
    if head and not head.endswith("\n"):
        head += "\n"
    text = f"---\nid: {story_id}\ntitle: Cerita {story_id}\nstatus: published\n{head}---\n\n{body}"
    file.write_bytes(text.encode())
    return file


@cache
def _template() -> tempfile.TemporaryDirectory[str]:
    """Making a library asks the disk to remember every file of its history; once is enough for all tests."""
    kept: tempfile.TemporaryDirectory[str] = tempfile.TemporaryDirectory(prefix="pustaka-")
    atexit.register(kept.cleanup)  # before Python ends, where it would complain of being left behind
    Library.create(Path(kept.name) / "pustaka", "Pustaka Coba", SITI).close()
    return kept


def new_library(folder: Path, *ids: str) -> Library:
    """Make an empty library, or one with some stories."""
    place = folder / "pustaka"
    shutil.copytree(Path(_template().name) / "pustaka", place)
    library = Library.open(place)
    for story_id in ids:
        put_story(library.folder, story_id)
    return library


def new_catalogue(library: Library, folder: Path) -> Catalogue:
    """Make a catalogue that knows the library."""
    catalogue = Catalogue(folder / "cache" / "catalogue.db")
    catalogue.update(library)
    return catalogue


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Return every file with its bytes, without Git's own."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if ".git" not in file.parts and not file.is_symlink() and file.is_file()
    }


def commit(history: History, paths: Iterable[str], message: str, author: Author) -> str | None:
    """Remember files as they lie on the disk now, or that they are gone."""
    there = {path: history.folder / path for path in paths}
    plain = {
        path: file.read_bytes() if file.is_file() and not file.is_symlink() else None for path, file in there.items()
    }
    return history.commit(plain, message, author)
