"""Pictures that somebody pastes or drops: their bytes as they are in the file, or as the clipboard painted them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

_ENDINGS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp", ".svg"})
ASKED: Final = "*.png *.jpg *.jpeg *.gif *.webp"


@dataclass(frozen=True)
class Offered:
    """A picture file, or the bytes of a painted one."""

    name: str
    file: Path | None = None
    data: bytes = b""


def has_picture(source: QMimeData) -> bool:
    """Whether `offered` would find a picture, without painting it: asked at every step of a mouse that drags."""
    names = [Path(url.toLocalFile()).suffix.casefold() for url in source.urls() if url.isLocalFile()]
    return any(name in _ENDINGS for name in names) or (not names and source.hasImage() and not source.hasText())


def offered(source: QMimeData) -> tuple[Offered, ...]:
    """Return the pictures in what was pasted or dropped; text beside a picture wins, as in a copied table."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    pictures = tuple(Offered(file.name, file) for file in files if file.suffix.casefold() in _ENDINGS)
    if pictures or files:
        return pictures
    if source.hasImage() and not source.hasText():
        image = source.imageData()
        data = _as_png(image) if isinstance(image, QImage) else b""
        return (Offered("gambar.png", None, data),) if data else ()
    return ()


def _as_png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(kept.data()) if image.save(buffer, "PNG") else b""  # type: ignore[call-overload]
