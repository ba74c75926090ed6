"""A person's own copy of the library that comes with the program."""

from pathlib import Path
from typing import Final

from kb.base.atomic import new_folder
from kb.layout.shelves import belongings
from kb.layout.shipped_folder import shipped_library
from kb.library.commit_reason import CommitReason
from kb.story.author import Author

_ATTRIBUTES: Final = ".gitattributes"


def copy_shipped(to: Path, author: Author) -> Path:
    """Copy the shipped library to a new folder and begin its history there; returns the folder.

    It appears whole or not at all, and never over something that is already there: that raises KnownError.
    """
    # The gate and Git's engine take a moment to load, which a start that copies nothing need not wait for.
    from kb.history.history import History  # noqa: PLC0415
    from kb.library.clearance import Clearance  # noqa: PLC0415
    from kb.library.library_writer import LibraryWriter  # noqa: PLC0415

    with new_folder(to) as beside:
        door, history = Clearance(beside), History(beside)
        writer = LibraryWriter(beside, history)
        files = [door.shipped(path) for path in belongings(shipped_library())]
        if not (shipped_library() / _ATTRIBUTES).exists():
            files.append(door.built_in(_ATTRIBUTES))
        for file in files:
            writer.put(file)
        writer.remember(files, CommitReason.COPIED, door.hand(author))
        history.refresh_index()
        history.close()
    return to
