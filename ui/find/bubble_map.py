"""A small map of Indonesia with one bubble per province, as large as its number of stories; a click ticks the province.

The list below it offers the same by keyboard, so the map takes no focus; screen readers hear a summary of it.
"""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from math import hypot, sqrt
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.services.session import Session
from ui.widgets.plain import tip
from ui.widgets.theme import Theme, theme

OUTLINE: Final = Path(__file__).resolve().parents[1] / "resources" / "map" / "indonesia.json"
_WEST: Final = 94.6
_EAST: Final = 141.4
_SOUTH: Final = -11.3
_NORTH: Final = 6.3
_EDGE: Final = 6  # pixels beside the land, for bubbles near the coast
_LARGEST: Final = 10.0
_SMALLEST: Final = 3.0
_REACH: Final = 4.0  # pixels beside a bubble that still count as hitting it
_SPOKEN: Final = 5


@dataclass(frozen=True)
class Bubble:
    """One province on the map, in pixels."""

    code: str
    count: int
    at: QPointF
    radius: float


@cache
def outline() -> QPainterPath:
    """Return the coast lines in degrees, north up; empty when the drawing did not come with the program."""
    path = QPainterPath()
    if not OUTLINE.is_file():
        return path
    for ring in json.loads(OUTLINE.read_bytes())["rings"]:
        path.moveTo(ring[0][0], -ring[0][1])
        for longitude, latitude in ring[1:]:
            path.lineTo(longitude, -latitude)
        path.closeSubpath()
    return path


class BubbleMap(QWidget):
    """Counts by province."""

    province_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts: dict[str, int] = {}
        self._ticks: Set[str] = frozenset()
        self._bubbles: tuple[Bubble, ...] = ()
        self._land = QPainterPath()
        self._picture = QPixmap()
        self._picture_of: tuple[object, ...] = ()
        self._under: str = ""
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """Return the circles as they are drawn, one a region."""
        return self._bubbles

    def set_counts(self, counts: Mapping[str, int], ticks: Set[str]) -> None:
        """Show the stories per region; only provinces are drawn, the index has rolled their regencies up."""
        provinces = {code: count for code, count in counts.items() if len(code) == 2 and (count > 0 or code in ticks)}
        for code in ticks:
            provinces.setdefault(code[:2], 0)
        if provinces != self._counts or ticks != self._ticks:
            self._counts, self._ticks = provinces, ticks
            self._place()
            self.retranslate()
            self.update()

    def bubble_at(self, place: QPointF) -> Bubble | None:
        """Return the bubble under a point, the smallest one where several overlap."""
        hit = [one for one in self._bubbles if _distance(one.at, place) <= one.radius + _REACH]
        return min(hit, key=lambda one: (max(0.0, _distance(one.at, place) - one.radius), one.radius), default=None)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Peta wilayah"))
        largest = sorted(self._counts, key=lambda code: -self._counts[code])[:_SPOKEN]
        named = ", ".join(f"{self._name(code)} {self._counts[code]}" for code in largest)
        told = (
            self.tr("Cerita paling banyak: {places}.").format(places=named) if named else self.tr("Belum ada cerita.")
        )
        same = self.tr("Daftar di bawah peta memuat pilihan yang sama.")
        self.setAccessibleDescription(f"{told} {same}")

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * (_NORTH - _SOUTH) / (_EAST - _WEST)) + 10

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()

    def event(self, event: QEvent) -> bool:
        """Show the tip of the circle under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bubble = self.bubble_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self.tip(bubble) if bubble else ""), self)
            return True
        return super().event(event)

    def tip(self, bubble: Bubble) -> str:
        """Return what is said of a bubble under the mouse."""
        told = self.tr("%n cerita", "", bubble.count)
        return f"{self._name(bubble.code)}: {told}"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.bubble_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        bubble = self.bubble_at(event.position())
        if bubble and event.button() == Qt.MouseButton.LeftButton:
            self.province_requested.emit(bubble.code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._land = _fit(outline(), self.size())
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(0, 0, self._land_picture(of))
            for bubble in self._bubbles:
                _paint_bubble(painter, bubble, of, bubble.code in self._ticks, bubble.code == self._under)

    def _land_picture(self, of: Theme) -> QPixmap:
        """Return the land as a picture: its thousands of points must not be filled again at every key stroke."""
        density = self.devicePixelRatioF()
        wanted = (self.width(), self.height(), density, of.map_land.rgba())
        if wanted != self._picture_of:
            made = QPixmap(self.size() * density)
            made.setDevicePixelRatio(density)
            made.fill(Qt.GlobalColor.transparent)
            with QPainter(made) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.fillPath(self._land, of.map_land)
            self._picture, self._picture_of = made, wanted
        return self._picture

    def _hover(self, bubble: Bubble | None) -> None:
        under = bubble.code if bubble else ""
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
            self.update()

    def _place(self) -> None:
        """Work out the bubbles, the large ones first, so that small ones lie on top and can be hit."""
        if not self._session.is_open:
            self._bubbles = ()
            return
        most = max(self._counts.values(), default=0) or 1
        largest = min(_LARGEST, 4 + 2 * sqrt(most))  # three stories are not many, even where nobody has more
        made = []
        for code, count in self._counts.items():
            if (point := self._session.regions.point(code)) is not None:
                radius = max(_SMALLEST, largest * sqrt(count / most))
                made.append(Bubble(code, count, _project(point[0], point[1], self.size()), radius))
        self._bubbles = tuple(sorted(made, key=lambda one: (-one.radius, one.code)))

    def _name(self, code: str) -> str:
        return self._session.regions.name(code) if self._session.is_open else code


def _paint_bubble(painter: QPainter, bubble: Bubble, of: Theme, ticked: bool, hovered: bool) -> None:
    fill = QColor(of.accent if ticked else of.map_bubble)
    fill.setAlpha(255 if ticked else 150 if hovered else 95)
    painter.setBrush(fill)
    painter.setPen(QPen(of.sidebar, 1.4) if ticked else QPen(of.map_bubble, 1))
    painter.drawEllipse(bubble.at, bubble.radius, bubble.radius)


def _scale(size: QSize) -> float:
    return max(0.1, min((size.width() - 2 * _EDGE) / (_EAST - _WEST), size.height() / (_NORTH - _SOUTH)))


def _project(longitude: float, latitude: float, size: QSize) -> QPointF:
    scale = _scale(size)
    left = (size.width() - scale * (_EAST - _WEST)) / 2
    top = (size.height() - scale * (_NORTH - _SOUTH)) / 2
    return QPointF(left + (longitude - _WEST) * scale, top + (_NORTH - latitude) * scale)


def _fit(path: QPainterPath, size: QSize) -> QPainterPath:
    """Return the outline in the widget's pixels, without islands too small to see; done once per size, not per paint."""
    scale, corner = _scale(size), _project(0.0, 0.0, size)
    move = QTransform(scale, 0, 0, scale, corner.x(), corner.y())
    made = QPainterPath()
    for polygon in path.toSubpathPolygons(move):
        box = polygon.boundingRect()
        if max(box.width(), box.height()) >= 1.0:
            made.addPolygon(polygon)
    return made


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
