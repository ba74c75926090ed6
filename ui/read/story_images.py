"""Pictures of a story: only from its own media folder, only what `kb.pictures.pictures` knows, never larger than the page.

Sizes are read from the heads of the files, so that a page can be laid out at once; the pixels come later, from a thread
in which one picture is decoded at a time.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QImage

from kb.base import entries
from kb.pictures.pictures import MAX_BYTES, Measured, measured
from ui.services.jobs import Lane
from ui.widgets.picture_decoder import decoded

_FOLDER: Final = "media"


def nothing() -> QImage:
    """Return the picture that stands for one that is not there yet, or must not or cannot be shown: a single clear dot.

    Anything less makes Qt ask again and again.
    """
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(Qt.GlobalColor.transparent))
    return image


class Pictures:
    """The media folder of one story; `None` for a page that has no folder of its own.

    `story` is the story's folder in the library at `top`; a draft is a folder by itself. No link is followed below `top`.
    """

    def __init__(self, top: Path | None = None, story: str = "") -> None:
        self._top = top
        self._story = story

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pictures) and (self._top, self._story) == (other._top, other._story)

    def __hash__(self) -> int:
        return hash((self._top, self._story))

    def path(self, source: str) -> Path | None:
        """Return the file behind a relative address, or None when it leads out of the media folder or nowhere."""
        name = self._name(source)
        return self._top / name if self._top is not None and name and entries.is_file(self._top, name) else None

    def _name(self, source: str) -> str:
        """Return where a relative address leads below `top`, empty when it leads out of the media folder."""
        if not source or "\\" in source or ":" in source or source.startswith("/") or "\0" in source:
            return ""
        parts = PurePosixPath(source).parts
        if len(parts) < 2 or parts[0] != _FOLDER or ".." in parts:
            return ""
        return "/".join((*filter(None, (self._story,)), *parts))

    def size(self, source: str) -> QSize | None:
        """Return the natural size of a picture without decoding it, or None when it cannot be shown."""
        name = self._name(source)
        seen = _seen(self._top, name) if self._top is not None and name else None
        if seen is None:
            return None
        return QSize(seen.height, seen.width) if seen.turned else QSize(seen.width, seen.height)

    def load(self, source: str, width: int, density: float = 1.0) -> QImage | None:
        """Return the picture, decoded no larger than `width` logical pixels at the screen's density; takes its time."""
        name = self._name(source)
        if self._top is None or not name or not (data := _bytes(self._top, name)):
            return None
        return decoded(data, round(width * density))

    def ask(
        self, source: str, width: int, density: float, wanted: Callable[[], bool], done: Callable[[QImage | None], None]
    ) -> None:
        """Load a picture behind the window, if it is still wanted when its turn comes; `done` runs in the window's thread."""
        _lane().run(lambda: self.load(source, width, density) if wanted() else None, done)


@lru_cache(maxsize=1)
def _lane() -> Lane:
    """One thread for all pages: two large pictures at once would take twice the memory."""
    return Lane(QCoreApplication.instance())


def _seen(top: Path, name: str) -> Measured | None:
    try:
        found = entries.look(top, name)
    except OSError:
        return None
    if found is None or not found.is_file:
        return None
    return _measured(top, name, found.facts.st_mtime_ns, found.facts.st_size)


@lru_cache(maxsize=512)
def _measured(top: Path, name: str, _changed: int, size: int) -> Measured | None:
    return measured(_bytes(top, name)) if size <= MAX_BYTES else None


def _bytes(top: Path, name: str) -> bytes:
    """Return what is in a file, nothing where it cannot be read or is too much."""
    try:
        data = entries.read(top, name, MAX_BYTES)
    except OSError:
        return b""
    return data if len(data) <= MAX_BYTES else b""
