"""Paints one found story as a card: title, two lines of excerpt, chips on the left, year and reading time on the right."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.find.card_notes import notes_width, paint_notes
from ui.find.results_model import ResultRole, ResultRow, Tag
from ui.widgets.small_parts import PillKind, pill_colours
from ui.widgets.spans import near_match, units
from ui.widgets.text_layout import Frame, first_units, lay_out, ranges
from ui.widgets.theme import RADIUS, Theme, theme

SIDE: Final = 10  # from the edge of the list to the card
GAP: Final = 10  # between two cards
PAD: Final = 14  # inside a card
_CHIP_GAP: Final = 6
_CHIP_SIDE: Final = 10
_CHIP_LEAST: Final = 72  # a narrower chip would show no more than a letter or two
_KEPT: Final = 300
_LONG: Final = 600  # characters; more never fit into two lines
# Worked out once: Python's own flag arithmetic costs as much as painting.
_AT_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_AT_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CHOSEN: Final = QStyle.StateFlag.State_Selected.value
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class CardMetrics:
    """Fonts and heights of a card, worked out from the font of the list, so that larger system fonts just work."""

    title: QFont
    text: QFont
    small: QFont
    stage: QFont
    title_height: float
    text_height: float
    chip_height: float
    card_height: float

    @classmethod
    def of(cls, font: QFont) -> "CardMetrics":
        """Return fonts and heights of a card, in pixels, for the font of the list."""
        size = max(9, QFontInfo(font).pixelSize())
        title, text, small, stage = QFont(font), QFont(font), QFont(font), QFont(font)
        title.setPixelSize(round(size * 1.1))
        title.setWeight(QFont.Weight.DemiBold)
        text.setPixelSize(round(size * 0.96))
        small.setPixelSize(round(size * 0.86))
        stage.setPixelSize(round(size * 0.82))
        stage.setWeight(QFont.Weight.DemiBold)
        title_height = QFontMetricsF(title).height()
        text_height = round(QFontMetricsF(text).height() * 1.12)
        chip_height = round(QFontMetricsF(small).height()) + 5
        inside = title_height + 4 + 2 * text_height + 9 + chip_height
        return cls(
            title,
            text,
            small,
            stage,
            title_height,
            text_height,
            chip_height,
            round(inside + 2 * PAD - 3),
        )


@dataclass(frozen=True, slots=True)
class PaintedChip:
    """A pill, placed from the left edge of the card's inside."""

    x: float
    width: float
    text: str
    kind: PillKind = "plain"
    tag: Tag | None = None


@dataclass(frozen=True)
class CardDrawing:
    """The laid-out texts of one row at one width."""

    width: float
    title: QTextLayout
    excerpt: QTextLayout
    meta: str
    chips: tuple[PaintedChip, ...]


class CardDelegate(QStyledItemDelegate):
    """Paints rows of a `ResultsModel`; all rows are equally high."""

    def __init__(self, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = CardMetrics.of(font)
        self._drawings: OrderedDict[ResultRow, CardDrawing] = OrderedDict()
        self._pointed: tuple[ResultRow | None, Tag | None] = (None, None)

    def set_font(self, font: QFont) -> None:
        """Take over another font of the list."""
        self._face = CardMetrics.of(font)
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew: the marks hold colours of the theme."""
        self._drawings.clear()

    def row_height(self) -> int:
        """Return the height of a row in pixels, with the gap between two cards."""
        return int(self._face.card_height + GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card of one story; nothing where the row is not there any more."""
        row = index.data(ResultRole.ROW)
        if not isinstance(row, ResultRow):
            return
        of = theme()
        box = QRectF(option.rect).adjusted(SIDE, GAP / 2, -SIDE, -GAP / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_card(painter, box, option.state.value, of)
        self._paint_inside(painter, _inside(box), row, of)
        painter.restore()

    def tag_at(self, card: QRect, row: ResultRow, place: QPoint) -> Tag | None:
        """Return what the chip under a place of a card stands for."""
        inside = _inside(QRectF(card).adjusted(SIDE, GAP / 2, -SIDE, -GAP / 2))
        foot = self._foot(inside)
        if not foot.contains(QPointF(place)):
            return None
        x = place.x() - foot.left()
        return next(
            (chip.tag for chip in self._drawing(row, inside.width(), theme()).chips if 0 <= x - chip.x <= chip.width),
            None,
        )

    def point_at(self, row: ResultRow | None, tag: Tag | None) -> bool:
        """Show the chip under the mouse as one that can be pressed; returns whether that is another one than before."""
        pointed = (row, tag) if tag else (None, None)
        changed, self._pointed = pointed != self._pointed, pointed
        return changed

    def _foot(self, inside: QRectF) -> QRectF:
        height = self._face.chip_height
        return QRectF(inside.left(), inside.bottom() - height + 1, inside.width(), height)

    def _paint_inside(self, painter: QPainter, box: QRectF, row: ResultRow, of: Theme) -> None:
        face, drawing = self._face, self._drawing(row, box.width(), of)
        painter.setPen(of.text)
        drawing.title.draw(painter, box.topLeft())
        painter.setPen(of.muted)
        drawing.excerpt.draw(painter, QPointF(box.left(), box.top() + face.title_height + 4))
        painter.setFont(face.small)
        foot = self._foot(box)
        if row.notes:
            noted = notes_width(row.notes, QFontMetricsF(face.small))
            paint_notes(painter, QRectF(foot.right() - noted, foot.top(), noted, foot.height()), row.notes, of)
            foot.setRight(foot.right() - noted)
        _paint_foot(painter, foot, drawing, of, self._pointed[1] if self._pointed[0] is row else None)

    def _drawing(self, row: ResultRow, width: float, of: Theme) -> CardDrawing:
        kept = self._drawings.get(row)
        if kept is not None and kept.width == width:
            self._drawings.move_to_end(row)
            return kept
        made = self._draw(row, width, of)
        self._drawings[row] = made
        self._drawings.move_to_end(row)
        if len(self._drawings) > _KEPT:
            self._drawings.popitem(last=False)
        return made

    def _draw(self, row: ResultRow, width: float, of: Theme) -> CardDrawing:
        face = self._face
        marked = QTextCharFormat()
        marked.setBackground(of.mark)
        marked.setForeground(of.mark_text)
        title = lay_out(
            row.title, Frame(face.title, width, face.title_height, 1), ranges(row.title, row.title_spans, marked)
        )
        bold = QTextCharFormat(marked)
        bold.setFontWeight(QFont.Weight.DemiBold)
        before, formats = "", []
        if row.stage:
            before = f"{row.stage}  "
            style = QTextCharFormat()
            style.setFont(face.stage)
            style.setForeground(of.accent)
            formats.append(first_units(before, style))
        frame = Frame(face.text, width, face.text_height, 2)
        text, spans = row.excerpt, row.spans
        excerpt = lay_out(before + text, frame, [*formats, *ranges(text, spans, bold, units(before))])
        cut = excerpt.text() != before + text
        if cut and spans and min(spans)[1] >= len(excerpt.text()) - len(before):
            text, spans = near_match(row.excerpt, spans, _LONG)
            excerpt = lay_out(before + text, frame, [*formats, *ranges(text, spans, bold, units(before))])
        return CardDrawing(width, title, excerpt, *_foot(row, width, face))


def _paint_card(painter: QPainter, box: QRectF, state: int, of: Theme) -> None:
    chosen, hovered = bool(state & _CHOSEN), bool(state & _HOVERED)
    focused = chosen and bool(state & _FOCUSED)
    if focused:
        painter.setPen(QPen(of.selection, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS + 2, RADIUS + 2)
    painter.setPen(QPen(of.accent, 1.6) if chosen else QPen(of.line_strong if hovered else of.line, 1))
    painter.setBrush(of.card_hover if hovered and not chosen else of.card)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _foot(row: ResultRow, width: float, face: CardMetrics) -> tuple[str, tuple[PaintedChip, ...]]:
    """Return the meta text and as many chips as fit before it; one that does not fit is elided or left out."""
    metrics, elide = QFontMetricsF(face.small), Qt.TextElideMode.ElideRight
    noted = notes_width(row.notes, metrics)
    meta = metrics.elidedText(row.meta, elide, width - noted)
    x, limit = 0.0, width - noted - metrics.horizontalAdvance(meta) - 2 * _CHIP_GAP - 2
    chips = []
    wished: list[tuple[str, PillKind, Tag | None]] = [(row.fresh, "accent", None)] if row.fresh else []
    for label, kind, tag in (*wished, *((tag.label, "plain", tag) for tag in row.chips)):
        wanted = metrics.horizontalAdvance(label) + 2 * _CHIP_SIDE + 2
        taken = min(wanted, limit - x)
        if taken < min(wanted, _CHIP_LEAST):
            break
        text = label if taken == wanted else metrics.elidedText(label, elide, taken - 2 * _CHIP_SIDE)
        chips.append(PaintedChip(x, taken, text, kind, tag))
        x += taken + _CHIP_GAP
    return meta, tuple(chips)


def _inside(card: QRectF) -> QRectF:
    return card.adjusted(PAD, PAD - 2, -PAD, -PAD)


def _paint_foot(painter: QPainter, box: QRectF, drawing: CardDrawing, of: Theme, pointed: Tag | None) -> None:
    painter.setPen(of.muted)
    painter.drawText(box, _AT_RIGHT, drawing.meta)
    for chip in drawing.chips:
        ground, ink = pill_colours("accent" if pointed is not None and chip.tag == pointed else chip.kind, of)
        painter.setBrush(ground)
        pill = QRectF(box.left() + chip.x, box.top(), chip.width, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(pill, box.height() / 2, box.height() / 2)
        painter.setPen(ink)
        painter.drawText(pill.adjusted(_CHIP_SIDE, 0, 0, 0), _AT_LEFT, chip.text)
