"""Rows of one facet: a model of `FacetRow`, a list view that never scrolls by itself, and a painter of check rows.

A QListView with a delegate instead of hundreds of check boxes: screen readers still find every row with its name, and
new counts at each key cost a repaint, not a layout of widgets.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.find.facet_rows import FacetRow
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.plain import tip
from ui.widgets.theme import Theme, theme

SIDE: Final = 18  # left edge of the boxes, in line with the headings
_BOX: Final = 15
_INDENT: Final = 18
_ARROW: Final = 22  # width of the place to press for opening a row
_COUNT: Final = 26  # width of the numbers; of long ones as much as they need
_RIGHT: Final = 12
# Worked out once: Python's own flag arithmetic would cost more than the painting of a row.
_AT_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_AT_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
Index = QModelIndex | QPersistentModelIndex


class FacetRole(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class FacetModel(QAbstractListModel):
    """The shown rows of one facet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FacetRow, ...] = ()

    @property
    def rows(self) -> tuple[FacetRow, ...]:
        """Return the rows that are shown, in order."""
        return self._rows

    def set_rows(self, rows: Sequence[FacetRow]) -> None:
        """Show other rows; as many as before are only repainted, so that no key waits for a list to be laid out anew."""
        new, old = tuple(rows), self._rows
        if new == old:
            return
        if len(new) == len(old):
            self._rows = new
            changed = [number for number, pair in enumerate(zip(new, old, strict=True)) if pair[0] != pair[1]]
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def row_of(self, value: str) -> int:
        """Return where a value stands, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.value == value), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what a view asks of a row; None for a role that has no answer."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == FacetRole.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tip(row.label) if role == Qt.ItemDataRole.ToolTipRole else row.label
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def counted(self, count: int) -> str:
        """Say how many a value has, for whoever cannot see the number."""
        return self.tr("%n cerita", "", count)

    def _spoken(self, row: FacetRow) -> str:
        parts = [row.label, self.counted(row.count)]
        parts.append(self.tr("dicentang") if row.ticked else self.tr("tidak dicentang"))
        if row.expandable:
            parts.append(self.tr("terbuka") if row.expanded else self.tr("tertutup"))
        return ", ".join(parts)


class FacetView(QListView):
    """Shows a `FacetModel` at its full height; the panel around it scrolls."""

    tick_requested = Signal(str)
    open_requested = Signal(str, bool)
    row_entered = Signal(QRect)  # the row with the keyboard, in the view's own coordinates

    def __init__(self, model: FacetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facet = model
        self.count_width = _COUNT
        self.setFont(ui_font(13))
        self.setItemDelegate(_RowDelegate(self))
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAutoFillBackground(False)

    def row_height(self) -> int:
        """Return the height of a row in pixels, for the font in use."""
        return max(25, QFontMetrics(self.font()).height() + 7)

    def fit(self) -> None:
        """Take exactly the height of the rows, and give the numbers the room they need."""
        most = max((row.count for row in self._facet.rows), default=0)
        self.count_width = max(_COUNT, QFontMetrics(self.font()).horizontalAdvance(number(most)) + 4)
        wanted = self.row_height() * len(self._facet.rows)
        if wanted != self.maximumHeight():
            self.setFixedHeight(wanted)

    def current_value(self) -> str:
        """Return the value of the row that has the keyboard, or an empty string."""
        number = self.currentIndex().row()
        return self._facet.rows[number].value if 0 <= number < len(self._facet.rows) else ""

    def set_current(self, value: str) -> None:
        """Give the keyboard back to a value after the rows have changed."""
        number = self._facet.row_of(value)
        if number >= 0:
            self.setCurrentIndex(self._facet.index(number))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._show_row(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._facet.rows:
            self.setCurrentIndex(self._facet.index(0))
        elif self.currentIndex().isValid():
            self._show_row(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.currentIndex().row()
        row = self._facet.rows[number] if 0 <= number < len(self._facet.rows) else None
        key = event.key()
        if row and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tick_requested.emit(row.value)
        elif row and key == Qt.Key.Key_Right and row.expandable and not row.expanded:
            self.open_requested.emit(row.value, True)
        elif row and key == Qt.Key.Key_Left:
            self._leave(number, row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        pressed = self.currentIndex()
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != pressed:
            return
        row = self._facet.rows[index.row()]
        if row.expandable and arrow_box(self.visualRect(index), self.count_width).contains(event.position().toPoint()):
            self.open_requested.emit(row.value, not row.expanded)
        else:
            self.tick_requested.emit(row.value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Do nothing: every row is always in the view, and a scroll of a pixel would shift all of them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme().sidebar)
        super().paintEvent(event)

    def _show_row(self, index: Index) -> None:
        """Ask for the row to be scrolled to; not under a pressed mouse, or it would be let go over another row."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.row_entered.emit(self.visualRect(index))

    def _leave(self, number: int, row: FacetRow) -> None:
        """Close an open row, or go up to the row that the present one stands under."""
        if row.expanded and row.expandable:
            self.open_requested.emit(row.value, False)
            return
        above = (other for other in range(number - 1, -1, -1) if self._facet.rows[other].level < row.level)
        if (target := next(above, -1)) >= 0:
            self.setCurrentIndex(self._facet.index(target))


def arrow_box(row: QRect, count_width: int = _COUNT) -> QRect:
    """Return where in a row one presses to see its narrower values."""
    return QRect(row.right() - _RIGHT - count_width - _ARROW + 1, row.top(), _ARROW, row.height())


def number(count: int) -> str:
    """Return a count as it is written: 1.234 in Indonesian, 1,234 in English."""
    return str(count) if count < 1_000 else QLocale().toString(count)


class _RowDelegate(QStyledItemDelegate):
    """Paints box, label, arrow and count of a row."""

    def __init__(self, view: FacetView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(FacetRole.ROW)
        if not isinstance(row, FacetRow):
            return
        of, box = theme(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state.value
        hovered, focused = bool(state & _HOVERED), bool(state & _FOCUSED)
        if hovered or focused:
            painter.setPen(QPen(of.accent, 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(of.accent_soft if hovered else QColor(0, 0, 0, 0))
            painter.drawRoundedRect(QRectF(box).adjusted(SIDE - 7, 1, -5, -1), 5, 5)
        left = box.left() + SIDE + row.level * _INDENT
        _paint_box(painter, QRectF(left, box.top() + (box.height() - _BOX) / 2, _BOX, _BOX), row, of)
        self._paint_texts(painter, left + _BOX + 8, box, row, of)
        painter.restore()

    def _paint_texts(self, painter: QPainter, left: int, box: QRect, row: FacetRow, of: Theme) -> None:
        metrics = painter.fontMetrics()
        arrow = arrow_box(box, self._view.count_width)
        right = arrow.left() - 2 if row.expandable else arrow.right() - 2
        room = QRect(left, box.top(), right - left, box.height())
        painter.setPen(of.text if row.count or row.ticked else of.muted)
        shown = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _AT_LEFT, shown)
        if row.expandable:
            name = "chevron-down" if row.expanded else "chevron-right"
            paint_icon(painter, name, of.muted, QRectF(arrow.left() + 4, arrow.center().y() - 6, 14, 14))
        painter.setPen(of.muted)
        count = QRect(arrow.right() + 1, box.top(), self._view.count_width, box.height())
        painter.drawText(count, _AT_RIGHT, number(row.count))


def _paint_box(painter: QPainter, box: QRectF, row: FacetRow, of: Theme) -> None:
    painter.setPen(QPen(of.accent if row.ticked else of.line_strong, 1.3))
    painter.setBrush(of.accent if row.ticked else of.field)
    painter.drawRoundedRect(box, 4, 4)
    if row.ticked:
        paint_icon(painter, "check", of.accent_text, box.adjusted(1, 1, -1, -1))
