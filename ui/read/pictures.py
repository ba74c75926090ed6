"""Pictures of a story: only from its own media folder, only what `kb.pictures` knows, never larger than the page.

Sizes are read from the heads of the files, so that a page can be laid out at once; the pixels come later, from a thread
in which one picture is decoded at a time.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QImage

from kb.pictures import MAX_BYTES, Measured, measured
from ui.shell.decoding import decoded
from ui.shell.jobs import Lane

_FOLDER: Final = "media"


def nothing() -> QImage:
    """Return the picture that stands for one that is not there yet, or must not or cannot be shown: a single clear dot.

    Anything less makes Qt ask again and again.
    """
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(Qt.GlobalColor.transparent))
    return image


class Pictures:
    """The media folder of one story; `None` for a page that has no folder of its own."""

    def __init__(self, story_folder: Path | None = None) -> None:
        self._folder = (story_folder / _FOLDER).resolve() if story_folder else None
        self._root = story_folder

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pictures) and self._folder == other._folder

    def __hash__(self) -> int:
        return hash(self._folder)

    def path(self, source: str) -> Path | None:
        """Return the file behind a relative address, or None when it leads out of the media folder or nowhere."""
        if self._folder is None or self._root is None or not source or "\\" in source or ":" in source:
            return None
        if source.startswith("/") or "\0" in source:
            return None
        try:
            found = (self._root / source).resolve()
            inside = found.is_relative_to(self._folder) and found.is_file()
        except (OSError, RuntimeError):  # too long a name, a loop of links
            return None
        return found if inside else None

    def size(self, source: str) -> QSize | None:
        """Return the natural size of a picture without decoding it, or None when it cannot be shown."""
        seen = _seen(path) if (path := self.path(source)) is not None else None
        if seen is None:
            return None
        return QSize(seen.height, seen.width) if seen.turned else QSize(seen.width, seen.height)

    def load(self, source: str, width: int, density: float = 1.0) -> QImage | None:
        """Return the picture, decoded no larger than `width` logical pixels at the screen's density; takes its time."""
        path = self.path(source)
        return decoded(_bytes(path), round(width * density)) if path is not None else None

    def ask(
        self, source: str, width: int, density: float, wanted: Callable[[], bool], done: Callable[[QImage | None], None]
    ) -> None:
        """Load a picture behind the window, if it is still wanted when its turn comes; `done` runs in the window's thread."""
        _lane().run(lambda: self.load(source, width, density) if wanted() else None, done)


@lru_cache(maxsize=1)
def _lane() -> Lane:
    """One thread for all pages: two large pictures at once would take twice the memory."""
    return Lane(QCoreApplication.instance())


def _seen(path: Path) -> Measured | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return _measured(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=512)
def _measured(path: Path, _changed: int, size: int) -> Measured | None:
    return measured(_bytes(path)) if size <= MAX_BYTES else None


def _bytes(path: Path) -> bytes:
    """Return what is in a file, nothing where it cannot be read or is too much."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return b""
    return data if len(data) <= MAX_BYTES else b""
