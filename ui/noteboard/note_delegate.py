"""Paints one line of the notes page: what kind of note, the words it speaks of, what it says, by whom, and where."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.noteboard.note_facts import NoteFacts, told
from ui.noteboard.note_model import LinesModel, NoteRole, found_in
from ui.noteboard.note_wish import Group, NoteItem
from ui.notes.note_kinds import face_of
from ui.services.session import Session
from ui.widgets.fonts import reading_font, ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import paint_pill
from ui.widgets.spans import near_match, one_line
from ui.widgets.text_layout import Frame, lay_out, ranges
from ui.widgets.theme import RADIUS, Theme, theme

SIDE: Final = 10
GAP: Final = 10
PAD: Final = 14
_HEAD: Final = 22
_FOOT: Final = 20
_HEADING: Final = 44
_BAR: Final = 12  # from the bar to the quoted words
_ICON: Final = 16
_PILL_GAP: Final = 6
_KEPT: Final = 1_500
_LONG: Final = 900
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CHOSEN: Final = QStyle.StateFlag.State_Selected.value
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class NoteDrawing:
    """The laid-out texts of one note at one width."""

    width: float
    quote: QTextLayout | None
    text: QTextLayout | None
    quote_height: float
    text_height: float
    told: NoteFacts

    @property
    def height(self) -> float:
        """Return the height of the card in pixels."""
        between = 6 if self.quote and self.text else 0
        return 2 * PAD + _HEAD + self.quote_height + between + self.text_height + 8 + _FOOT


class NoteDelegate(QStyledItemDelegate):
    """Paints the lines of a `LinesModel`, each as high as what it says."""

    def __init__(self, session: Session, model: LinesModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._session, self._model, self._view = session, model, view
        self._small, self._text = ui_font(12), ui_font(14)
        self._bold = ui_font(12, QFont.Weight.DemiBold)
        self._title = ui_font(17, QFont.Weight.Bold)
        self._quote = reading_font(15)
        self._drawings: OrderedDict[NoteItem, NoteDrawing] = OrderedDict()

    def forget(self) -> None:
        """Lay everything out anew: another theme, language or list."""
        self._drawings.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(NoteRole.LINE)
        if isinstance(line, NoteItem):
            width = self._view.viewport().width() - 2 * (SIDE + PAD)
            return QSize(200, round(self._drawing(line, width).height) + GAP)
        return QSize(200, _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or the card of a note."""
        line, of = index.data(NoteRole.LINE), theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Group):
            self._paint_heading(painter, QRectF(option.rect), line, of)
        elif isinstance(line, NoteItem):
            box = QRectF(option.rect).adjusted(SIDE, GAP / 2, -SIDE, -GAP / 2)
            _paint_card(painter, box, option.state.value, of)
            self._paint_inside(painter, box.adjusted(PAD, PAD, -PAD, -PAD), line, of)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, group: Group, of: Theme) -> None:
        inner = box.adjusted(SIDE + 2, 8, -SIDE, 0)
        name = self._model.heading(group)
        painter.setFont(self._title)
        painter.setPen(of.text)
        painter.drawText(inner, _LEFT, name)
        used = QFontMetricsF(self._title).horizontalAdvance(name) + 12
        painter.setFont(self._small)
        painter.setPen(of.muted)
        painter.drawText(inner.adjusted(used, 2, 0, 0), _LEFT, str(group.total))

    def _paint_inside(self, painter: QPainter, box: QRectF, item: NoteItem, of: Theme) -> None:
        drawing, face = self._drawing(item, box.width()), face_of(item.row.note)
        head = QRectF(box.left(), box.top() - 3, box.width(), _HEAD)
        paint_icon(painter, face.icon, face.ink, QRectF(head.left(), head.top() + 3, _ICON, _ICON))
        self._paint_head(painter, head.adjusted(_ICON + 7, 0, 0, 0), drawing.told, face.ink)
        y = box.top() + _HEAD
        parts = [(drawing.quote, drawing.quote_height), (drawing.text, drawing.text_height)]
        for layout, height in reversed(parts) if self._model.passages else parts:
            if layout is None:
                continue
            quoted = layout is drawing.quote
            if quoted:
                painter.fillRect(QRectF(box.left(), y + 2, 3, height - 3), face.ink)
            painter.setPen(of.muted if quoted and drawing.text is not None else of.text)
            layout.draw(painter, QPointF(box.left() + (_BAR if quoted else 0), y))
            y += height + 6
        self._paint_foot(painter, QRectF(box.left(), box.bottom() - _FOOT + 3, box.width(), _FOOT), drawing.told, of)

    def _paint_head(self, painter: QPainter, box: QRectF, said: NoteFacts, ink: QColor) -> None:
        painter.setFont(self._bold)
        painter.setPen(ink)
        painter.drawText(box, _LEFT, said.kind)
        painter.setFont(self._small)
        metrics = QFontMetricsF(self._small)
        right = box.right()
        limit = box.left() + QFontMetricsF(self._bold).horizontalAdvance(said.kind) + 12
        for text, kind in said.marks:
            width = metrics.horizontalAdvance(text) + 22
            if right - width < limit:
                break
            paint_pill(painter, QRectF(right - width, box.top() + 1, width, _HEAD - 3), text, kind)
            right -= width + _PILL_GAP

    def _paint_foot(self, painter: QPainter, box: QRectF, said: NoteFacts, of: Theme) -> None:
        painter.setFont(self._small)
        metrics = QFontMetricsF(self._small)
        painter.setPen(of.muted)
        by = metrics.elidedText(said.signed, Qt.TextElideMode.ElideRight, box.width() * 0.4)
        painter.drawText(box, _LEFT, by)
        room = box.width() - metrics.horizontalAdvance(by) - 20
        painter.setPen(of.accent)
        painter.drawText(box, _RIGHT, metrics.elidedText(said.where, Qt.TextElideMode.ElideRight, room))

    def _drawing(self, item: NoteItem, width: float) -> NoteDrawing:
        kept = self._drawings.get(item)
        if kept is None or kept.width != width:
            kept = self._drawings[item] = self._draw(item, width)
            if len(self._drawings) > _KEPT:
                self._drawings.popitem(last=False)
        return kept

    def _draw(self, item: NoteItem, width: float) -> NoteDrawing:
        note = item.row.note
        quoted = one_line(note.quote.exact.strip()) if note.quote else ""
        text = one_line(note.text.strip())
        long = self._model.passages or not text
        quote, quote_height = self._laid_out(
            f"“{quoted}”" if quoted else "", self._quote, width - _BAR, 4 if long else 2
        )
        said, text_height = self._laid_out(text, self._text, width, 3)
        return NoteDrawing(width, quote, said, quote_height, text_height, told(item, self._session))

    def _laid_out(self, text: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout | None, float]:
        if not text:
            return None, 0.0
        marked = QTextCharFormat()
        marked.setBackground(theme().mark)
        marked.setForeground(theme().mark_text)
        spans = found_in(text, self._model.words)
        line = round(QFontMetricsF(font).height() * 1.1)
        frame = Frame(font, width, line, lines)
        made = lay_out(text, frame, ranges(text, spans, marked))
        if made.text() != text and spans and min(spans)[1] >= len(made.text()):
            text, spans = near_match(text, spans, _LONG)
            made = lay_out(text, frame, ranges(text, spans, marked))
        return made, float(made.lineCount() * line)


def _paint_card(painter: QPainter, box: QRectF, state: int, of: Theme) -> None:
    chosen, hovered = bool(state & _CHOSEN), bool(state & _HOVERED)
    if chosen and state & _FOCUSED:
        painter.setPen(QPen(of.selection, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS + 2, RADIUS + 2)
    painter.setPen(QPen(of.accent, 1.6) if chosen else QPen(of.line_strong if hovered else of.line, 1))
    painter.setBrush(of.card_hover if hovered and not chosen else of.card)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
