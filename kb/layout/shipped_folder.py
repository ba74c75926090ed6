"""Where the library lies that comes with the program."""

from pathlib import Path

import content


def shipped_library() -> Path:
    """Return the folder of the shipped library; it is read, never written."""
    return Path(next(iter(content.__path__)))
