"""Pictures into pixels, for every part of the window: only after their bytes were judged, and only with little memory.

Qt looks a picture's kind up in its content and would hand an SVG, whatever it is called, to a reader that opens other
files. Here the kind is known before Qt sees a byte, Qt is told which reader to use and no other, and how much it may
allocate. Decoding takes up to a second: ask for it in a thread.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from kb.pictures.pictures import MAX_PIXELS, Measured, measured

MEGABYTES: Final = 128
"""What one picture may take, the largest with four bytes a pixel and some room."""


def decoded(data: bytes, width: int = 0) -> QImage | None:
    """Return a picture no wider than `width` pixels (0: as it is), upright; None where it is none that may be shown."""
    seen = measured(data)
    if seen is None:
        return None
    QImageReader.setAllocationLimit(MEGABYTES)
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(seen.kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    stored = reader.size()
    if stored.isEmpty() or stored.width() * stored.height() > MAX_PIXELS:
        return None
    _shrink(reader, seen, stored, width)
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image


def _shrink(reader: QImageReader, seen: Measured, stored: QSize, width: int) -> None:
    across = stored.height() if seen.turned else stored.width()
    if 0 < width < across:
        reader.setScaledSize(QSize(*(max(round(side * width / across), 1) for side in stored.toTuple())))
