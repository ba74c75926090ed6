"""How many notes of which kinds a story has, as small quiet icons with numbers at the foot of its card."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.notes.note_kinds import KIND_FACES
from ui.widgets.icons import paint_icon
from ui.widgets.theme import Theme

Notes = Sequence[tuple[str, int]]
_MOST: Final = 3  # kinds; the list of notes has them all
_ICON: Final = 13
_NEAR: Final = 3  # from an icon to its number
_GAP: Final = 8
_AT_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def notes_width(notes: Notes, metrics: QFontMetricsF) -> float:
    """Return how much room the icons and numbers take, with the gap before each."""
    return sum(_GAP + _ICON + _NEAR + metrics.horizontalAdvance(str(count)) for _, count in _shown(notes))


def paint_notes(painter: QPainter, box: QRectF, notes: Notes, of: Theme) -> None:
    """Paint them from the left edge of `box`, in the painter's font."""
    metrics = QFontMetricsF(painter.font())
    x = box.left()
    painter.setPen(of.muted)
    for kind, count in _shown(notes):
        x += _GAP
        middle = box.top() + (box.height() - _ICON) / 2
        paint_icon(painter, KIND_FACES[kind].icon, of.muted, QRectF(x, middle, _ICON, _ICON))
        x += _ICON + _NEAR
        painter.drawText(QRectF(x, box.top(), box.right() - x + 1, box.height()), _AT_LEFT, str(count))
        x += metrics.horizontalAdvance(str(count))


def _shown(notes: Notes) -> Notes:
    return [(kind, count) for kind, count in notes if kind in KIND_FACES][:_MOST]
