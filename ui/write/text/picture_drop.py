"""Pictures that somebody pastes or drops: their bytes as they are in the file, or as the clipboard painted them.

Nothing is decoded or packed here, where the window would wait for it: that is done behind it, by whoever calls `packed`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from kb.pictures.pictures import MAX_PIXELS, too_big

# What the clipboard has as the bytes of a file is taken as it is, and judged like any other file.
_WRITTEN: Final = ("image/png", "image/jpeg", "image/gif", "image/webp")
_ENDINGS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp", ".svg"})
_PASTED: Final = "gambar.png"
ASKED: Final = "*.png *.jpg *.jpeg *.gif *.webp"


@dataclass(frozen=True)
class Offered:
    """A picture file, the bytes of one, or one that is painted already."""

    name: str
    file: Path | None = None
    data: bytes = b""
    image: QImage | None = None


def has_picture(source: QMimeData) -> bool:
    """Whether `offered` would find a picture, without painting it: asked at every step of a mouse that drags."""
    names = [Path(url.toLocalFile()).suffix.casefold() for url in source.urls() if url.isLocalFile()]
    return any(name in _ENDINGS for name in names) or (not names and _is_painted(source))


def offered(source: QMimeData) -> tuple[Offered, ...]:
    """Return the pictures in what was pasted or dropped; text beside a picture wins, as in a copied table."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    pictures = tuple(Offered(file.name, file) for file in files if file.suffix.casefold() in _ENDINGS)
    if pictures or files:
        return pictures
    if _is_painted(source):
        written = next((kind for kind in _WRITTEN if source.hasFormat(kind)), None)
        if written is not None:
            data = source.data(written).data()
            return (Offered(_PASTED, data=bytes(data)),) if data else ()
        image = source.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return (Offered(_PASTED, image=image),)
    return ()


def _is_painted(source: QMimeData) -> bool:
    return (source.hasImage() or any(map(source.hasFormat, _WRITTEN))) and not source.hasText()


def packed(image: QImage, name: str) -> bytes:
    """Return a painted picture as PNG, which takes up to a second; raises KnownError for one that is too big."""
    if image.width() * image.height() > MAX_PIXELS:
        raise too_big(name)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(kept.data()) if image.save(buffer, "PNG") else b""  # type: ignore[call-overload]
