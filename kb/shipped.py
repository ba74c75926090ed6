"""The library that comes with the program, and the person's own copy of it."""

import shutil
from pathlib import Path
from typing import Final

import content
from kb.atomic import new_folder
from kb.author import Author
from kb.shelves import belongings

_ATTRIBUTES: Final = "* -text\n"


def shipped_library() -> Path:
    """Return the folder of the shipped library; it is read, never written."""
    return Path(next(iter(content.__path__)))


def copy_shipped(to: Path, author: Author) -> Path:
    """Copy the shipped library to a new folder and begin its history there; returns the folder.

    It appears whole or not at all, and never over something that is already there: that raises KnownError.
    """
    # Git's engine takes a tenth of a second to load, which a start that copies nothing need not wait for.
    from kb.history import History  # noqa: PLC0415

    source = shipped_library()
    with new_folder(to) as beside:
        for path in belongings(source):
            (beside / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, beside / path)
        keep_bytes(beside)
        history = History(beside)
        history.init()
        history.commit(belongings(beside), "Salinan pertama pustaka bawaan", author)
        history.refresh_index()
        history.close()
    return to


def keep_bytes(library: Path) -> None:
    """Ask Git, also that of colleagues who clone, never to change line ends; an existing wish is respected."""
    file = library / ".gitattributes"
    if not file.exists():
        file.write_bytes(_ATTRIBUTES.encode())
