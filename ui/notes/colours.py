"""The four highlights, each named by what it means and shown as it will look: ground, line and word."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kb.annotation.annotation import COLOURS, Colour
from ui.notes.note_kinds import COLOUR_FACES, KindStyle, Underline
from ui.widgets.fonts import ui_font
from ui.widgets.small_parts import FlowLayout
from ui.widgets.theme import theme

_HEIGHT: Final = 30
_SIDE: Final = 9
_PENS: Final = {
    Underline.SingleUnderline: Qt.PenStyle.SolidLine,
    Underline.DashUnderline: Qt.PenStyle.DashLine,
    Underline.DashDotLine: Qt.PenStyle.DashDotLine,
    Underline.DotLine: Qt.PenStyle.DotLine,
}


class Swatch(QAbstractButton):
    """One highlight to choose: its word, marked as the words in the text will be, and the key that chooses it."""

    def __init__(self, colour: Colour, *, key_shown: bool = False) -> None:
        super().__init__()
        self.colour: Colour = colour
        self._key = COLOUR_FACES[colour].key if key_shown else ""
        self.setFont(ui_font(13, QFont.Weight.Medium))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, language: str) -> None:
        """Speak the language of the window."""
        word = COLOURS[self.colour].say(language)
        self.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(
            QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _SIDE + (14 if self._key else 0), _HEIGHT
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of, face = theme(), COLOUR_FACES[self.colour]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.underMouse() or self.isDown()
            ring = self.hasFocus() or self.isChecked()
            painter.setPen(
                QPen(of.accent if ring else face.ink if lit else Qt.GlobalColor.transparent, 2 if ring else 1)
            )
            painter.setBrush(face.ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.setFont(self.font())
            painter.setPen(of.text)
            box = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE - (14 if self._key else 0), -3)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            paint_underline(painter, face, box.left(), box.right(), box.center().y() + 9)
            if self._key:
                painter.setPen(of.muted)
                painter.setFont(ui_font(11))
                painter.drawText(
                    self.rect().adjusted(0, 0, -_SIDE, 0),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                    self._key,
                )


class ColourRow(QWidget):
    """The four of them; one is chosen."""

    chosen = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        row = FlowLayout(self, 6)
        self.swatches = [Swatch(colour) for colour in COLOUR_FACES]
        for swatch in self.swatches:
            swatch.setCheckable(True)
            swatch.setAutoExclusive(True)
            swatch.say(language)
            swatch.clicked.connect(lambda _=False, swatch=swatch: self.chosen.emit(swatch.colour))
            row.addWidget(swatch)

    def choose(self, colour: str) -> None:
        """Show which one is chosen."""
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == colour)

    def colour(self) -> Colour:
        """Return the chosen one."""
        return next((swatch.colour for swatch in self.swatches if swatch.isChecked()), "important")


def paint_underline(painter: QPainter, face: KindStyle, left: float, right: float, y: float) -> None:
    """Draw the line that this highlight puts under words."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(face.ink), 1.4, _PENS.get(face.underline, Qt.PenStyle.SolidLine)))
    if face.underline != Underline.WaveUnderline:
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        return
    wave, x, up = QPainterPath(QPointF(left, y)), left, True
    while x < right:
        wave.quadTo(QPointF(x + 2, y + (-2.4 if up else 2.4)), QPointF(x + 4, y))
        x, up = x + 4, not up
    painter.drawPath(wave)
