"""Pictures of a story: only from its own media folder, only real raster pictures, never larger than the page.

An SVG may name other files, so it is not shown; a picture that claims to be enormous is not decoded.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader

_FORMATS: Final = frozenset({"png", "jpg", "jpeg", "gif", "webp", "bmp"})
_MOST_PIXELS: Final = 60_000_000
_FOLDER: Final = "media"


def nothing() -> QImage:
    """Return the picture that stands for one that must not or cannot be shown: a single clear dot.

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
        if (reader := self._reader(source)) is None:
            return None
        return reader.size().transposed() if _turned(reader) else reader.size()

    def load(self, source: str, width: int, density: float = 1.0) -> QImage | None:
        """Return the picture, decoded no larger than `width` logical pixels at the screen's density."""
        if (reader := self._reader(source)) is None:
            return None
        stored = reader.size()
        across = stored.height() if _turned(reader) else stored.width()
        if 0 < (wanted := round(width * density)) < across:
            reader.setScaledSize(QSize(*(max(round(side * wanted / across), 1) for side in stored.toTuple())))
        reader.setAutoTransform(True)
        image = reader.read()
        return None if image.isNull() else image

    def _reader(self, source: str) -> QImageReader | None:
        if (path := self.path(source)) is None:
            return None
        reader = QImageReader(str(path))
        reader.setDecideFormatFromContent(True)
        size = reader.size()
        fits = size.isValid() and not size.isEmpty() and size.width() * size.height() <= _MOST_PIXELS
        return reader if fits and bytes(reader.format().data()).decode("ascii", "replace") in _FORMATS else None


def _turned(reader: QImageReader) -> bool:
    """Tell whether the camera was held upright, so that width and height change places."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
