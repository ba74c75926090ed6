"""A closed card of the margin, a single line of it, a stack of several, or a small sign at the edge of a narrow page.

One widget for all, recycled while one scrolls; it paints itself, so that five hundred notes cost no more than ten.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.notes.margin.card_content import BODY_LINE, FOOT, HEAD, PAD, SIDE, Content, body_font, head_font, sign_font
from ui.notes.margin.card_layout import Size
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.plain import tip
from ui.widgets.text_layout import Frame, lay_out
from ui.widgets.theme import RADIUS, theme

_ICON: Final = 13
_MOST_ICONS: Final = 4


class NoteCard(QAbstractButton):
    """Shows one box of the margin. Being pressed is `clicked`."""

    pointed_changed = Signal(bool)  # the mouse or the keyboard is at it, or no longer
    step_requested = Signal(int)  # the arrow keys: to the next note (1), to the one before (-1)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.content: Content | None = None
        self.size_kind: Size = "full"
        self.at_edge = False
        self.is_now = False
        self._body: QTextLayout | None = None
        self._body_key: tuple[object, int] = (None, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_content(self, content: Content, size: Size, *, at_edge: bool, now: bool) -> None:
        """Show another box, or the same one in another state."""
        if content is not self.content:
            self.setAccessibleName(content.spoken)
            self.setToolTip(tip(content.spoken if at_edge or size != "full" else ""))
        self.content, self.size_kind, self.at_edge, self.is_now = content, size, at_edge, now
        self.update()

    @property
    def is_pointed(self) -> bool:
        """Return whether the pointer is over the card or the keyboard is in it."""
        return self.underMouse() or self.hasFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed_changed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_changed.emit(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed_changed.emit(self.underMouse())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step_requested.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.content is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.at_edge:
                self._paint_sign(painter, self.content)
                return
            self._paint_ground(painter, self.content)
            if self.size_kind == "stack":
                self._paint_stack(painter, self.content)
            elif self.size_kind == "line" or self.height() <= HEAD + 2 * PAD - 2:
                self._paint_line(painter, self.content)
            else:
                self._paint_whole(painter, self.content)

    def _paint_ground(self, painter: QPainter, content: Content) -> None:
        of, box = theme(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = content.faces[0].ink
        lit = self.is_pointed or self.is_now
        edge = of.accent if self.hasFocus() else ink if lit else of.line
        pen = QPen(
            edge,
            2 if self.hasFocus() else 1,
            Qt.PenStyle.DotLine if content.asks and not lit else Qt.PenStyle.SolidLine,
        )
        painter.setPen(pen)
        painter.setBrush(of.card_hover if lit else of.card)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        inside = QPainterPath()
        inside.addRoundedRect(box, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(inside)
        painter.fillRect(QRectF(0, 0, 4, self.height()), _soft(ink, 0.45) if content.quiet else ink)
        painter.restore()

    def _paint_head(self, painter: QPainter, content: Content, y: float) -> None:
        """The kind as icon and word, then who and when as far as there is room."""
        of, right = theme(), self.width() - PAD
        ink = _soft(content.faces[0].ink, 0.8) if content.quiet else content.faces[0].ink
        paint_icon(painter, content.faces[0].icon, ink, QRectF(SIDE, y + 2, _ICON, _ICON))
        if content.private:
            paint_icon(painter, "lock", of.muted, QRectF(right - _ICON, y + 2, _ICON, _ICON))
            right -= _ICON + 5
        x = SIDE + _ICON + 5.0
        x += _words(painter, content.word, head_font(), ink, QRectF(x, y, right - x, HEAD))
        if content.signed and right - x > 30:
            _words(painter, f" · {content.signed}", sign_font(), of.muted, QRectF(x, y, right - x, HEAD))

    def _paint_whole(self, painter: QPainter, content: Content) -> None:
        of, y = theme(), float(PAD)
        self._paint_head(painter, content, y)
        y += HEAD
        room = self.width() - SIDE - PAD
        if content.lines:
            painter.setPen(of.muted if content.quiet else of.text)
            self._body_layout(content, room).draw(painter, QPointF(SIDE, y))
            y += content.lines * BODY_LINE
        for words, ink in ((content.asks, of.warning), (content.foot, of.muted)):
            if words:
                _words(
                    painter,
                    words,
                    head_font() if words is content.asks else sign_font(),
                    ink,
                    QRectF(SIDE, y + 2, room, FOOT),
                )
                y += FOOT + 2

    def _paint_line(self, painter: QPainter, content: Content) -> None:
        of, middle, right = theme(), (self.height() - HEAD) / 2, self.width() - PAD
        if not content.body:
            self._paint_head(painter, content, middle)
            return
        paint_icon(painter, content.faces[0].icon, content.faces[0].ink, QRectF(SIDE, middle + 2, _ICON, _ICON))
        for shown, icon, ink in (
            (content.private, "lock", of.muted),
            (bool(content.asks), "circle-question-mark", of.warning),
        ):
            if shown:
                right -= _ICON
                paint_icon(painter, icon, ink, QRectF(right, middle + 2, _ICON, _ICON))
                right -= 5
        x = SIDE + _ICON + 6
        _words(
            painter,
            content.in_one_line(),
            ui_font(12),
            of.muted if content.quiet else of.text,
            QRectF(x, middle, right - x, HEAD),
        )

    def _paint_stack(self, painter: QPainter, content: Content) -> None:
        of, middle = theme(), (self.height() - HEAD) / 2
        x = float(SIDE)
        for face in content.faces[:_MOST_ICONS]:
            paint_icon(painter, face.icon, face.ink, QRectF(x, middle + 2, _ICON, _ICON))
            x += _ICON + 3
        _words(
            painter,
            content.word,
            ui_font(12, QFont.Weight.Medium),
            of.text,
            QRectF(x + 4, middle, self.width() - PAD - x - 18, HEAD),
        )
        paint_icon(painter, "chevron-down", of.muted, QRectF(self.width() - PAD - 12, middle + 2, 12, 12))

    def _paint_sign(self, painter: QPainter, content: Content) -> None:
        """A small round sign: the kind's icon, or how many."""
        of, box = theme(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        face, many = content.faces[0], len(content.keys)
        lit = self.is_pointed or self.is_now
        painter.setPen(
            QPen(of.accent if self.hasFocus() else face.ink if lit else of.line, 2 if self.hasFocus() else 1)
        )
        painter.setBrush(face.ground if lit else of.card)
        painter.drawRoundedRect(box, 7, 7)
        if many > 1:
            painter.setPen(of.text)
            painter.setFont(ui_font(11, QFont.Weight.DemiBold))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(many) if many < 100 else "99+")
            return
        paint_icon(painter, face.icon, face.ink, QRectF(box.center().x() - 7, box.center().y() - 7, 14, 14))
        if content.asks:
            painter.setPen(QPen(of.warning, 1.5, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 7, 7)

    def _body_layout(self, content: Content, width: int) -> QTextLayout:
        if self._body is None or self._body_key != (content, width):
            self._body = lay_out(content.body, Frame(body_font(), width, BODY_LINE, content.lines), ())
            self._body_key = (content, width)
        return self._body


def _words(painter: QPainter, words: str, font: QFont, ink: QColor, box: QRectF) -> float:
    """Write in one line, cut short where there is no room, and return the width of what was written."""
    painter.setFont(font)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _soft(colour: QColor, strength: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(strength)
    return made
