"""Line icons (Lucide) in the colour of the moment, sharp at every screen density."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.widgets.theme import theme

FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZE: Final = 20


def icon(name: str, color: QColor | None = None, size: int = SIZE) -> QIcon:
    """Return the icon in `color` (the text colour when not given), faint when its control is disabled.

    An icon keeps its colour: ask again on `PaletteChange`, or use `ui.widgets.small_parts.IconButton`, which does.
    """
    made = QIcon()
    for density in (1, 2):
        made.addPixmap(pixmap(name, color or theme().text, size, density))
        made.addPixmap(pixmap(name, theme().faint, size, density), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color: QColor, size: int = SIZE, density: float = 1.0) -> QPixmap:
    """Return the picture of an icon, `size` logical pixels square, from Qt's own pixmap cache where it is known."""
    key = f"pustaka-icon/{name}/{color.rgba():x}/{size}/{density}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    edge = round(size * density)
    drawn = QPixmap(edge, edge)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", color.name().encode())))
    with QPainter(drawn) as painter:
        renderer.render(painter, QRectF(0, 0, edge, edge))
    drawn.setDevicePixelRatio(density)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint_icon(painter: QPainter, name: str, color: QColor, place: QRectF) -> None:
    """Draw an icon into a widget's own painting, as large as `place` is wide, at the density of its screen."""
    density = painter.device().devicePixelRatioF()
    painter.drawPixmap(place.topLeft(), pixmap(name, color, round(place.width()), density))


@cache
def _svg(name: str) -> bytes:
    return (FOLDER / f"{name}.svg").read_bytes()
