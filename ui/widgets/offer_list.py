"""The list under the search field: what the words may become, and the questions a person keeps.

A plain child of the window, not a window of its own: it never takes the keyboard, so typing goes on while it is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from index.values.request_results import Span
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.plain import tip
from ui.widgets.text_layout import Frame, lay_out, ranges
from ui.widgets.theme import RADIUS, theme

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 32
_MOST: Final = 11  # rows at once; more are scrolled to
_SIDE: Final = 12
_ICON: Final = 16
_NARROWEST: Final = 340


class OfferRole(IntEnum):
    """What the list may be asked for beside Qt's own roles."""

    OFFER = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Offer:
    """One line: an icon, words with the matching part, a few quiet words and a number. `what` says what taking it means."""

    label: str
    what: object
    spans: tuple[Span, ...] = ()
    hint: str = ""
    number: str = ""
    icon_name: str = ""
    spoken: str = ""


class OfferModel(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Return the offers, in order."""
        return self._offers

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what a view asks of an offer; None for a role that has no answer."""
        if not index.isValid() or not 0 <= index.row() < len(self._offers):
            return None
        offer = self._offers[index.row()]
        if role == OfferRole.OFFER:
            return offer
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tip(offer.label) if role == Qt.ItemDataRole.ToolTipRole else offer.label
        return offer.spoken or offer.label if role == Qt.ItemDataRole.AccessibleTextRole else None


class OfferList(QFrame):
    """Opens under a field, is walked through with the field's keys, and says what was taken."""

    taken = Signal(object)  # Offer

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        field.window().installEventFilter(self)
        self._model = OfferModel(self)
        self._view = QListView()
        self._lay_out()
        self._view.clicked.connect(lambda index: self.taken.emit(index.data(OfferRole.OFFER)))
        self.hide()

    def _lay_out(self) -> None:
        view = self._view
        view.setModel(self._model)
        view.setItemDelegate(_OfferDelegate(view))
        view.setUniformItemSizes(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMouseTracking(True)
        view.viewport().setAutoFillBackground(False)
        view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        view.entered.connect(view.setCurrentIndex)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(5, 5, 5, 5)
        box.addWidget(view)

    @property
    def view(self) -> QListView:
        """Return the list inside the frame."""
        return self._view

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The lines that are shown."""
        return self._model.offers if not self.isHidden() else ()

    def open(self, offers: Sequence[Offer], name: str) -> None:
        """Show these lines under the field; no line is chosen yet."""
        if not offers:
            self.hide()
            return
        self._view.setAccessibleName(name)
        self._model.set_offers(offers)
        self._view.setCurrentIndex(QModelIndex())
        self._place(len(offers))
        self.show()
        self.raise_()

    def chosen(self) -> Offer | None:
        """Return the line that was walked to, if there is one."""
        index = self._view.currentIndex()
        offer = index.data(OfferRole.OFFER) if index.isValid() else None
        return offer if isinstance(offer, Offer) else None

    def walk(self, step: int) -> None:
        """Choose the next line down or up; above the first one no line is chosen, and the words are searched as before."""
        at = self._view.currentIndex().row()
        target = min(at + step, len(self._model.offers) - 1)
        index = self._model.index(target) if target >= 0 else QModelIndex()
        self._view.setCurrentIndex(index)
        if index.isValid():
            spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, spoken))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.hide()  # its field stands elsewhere now
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.line_strong, 1))
            painter.setBrush(of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the edge of the list is not the page below it

    def _place(self, rows: int) -> None:
        window, field = self._field.window(), self._field
        width = max(field.width(), _NARROWEST)
        corner = field.mapTo(window, QPoint(0, field.height() + 4))
        left = max(4, min(corner.x(), window.width() - width - 4))
        height = min(rows, _MOST) * _ROW + 12
        self.setGeometry(left, corner.y(), width, min(height, max(window.height() - corner.y() - 8, _ROW + 12)))


class _OfferDelegate(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._face, self._small = ui_font(14), ui_font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(OfferRole.OFFER)
        view = self.parent()
        if not isinstance(offer, Offer) or not isinstance(view, QListView):
            return
        of, box = theme(), QRectF(option.rect)
        chosen = index.row() == view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(of.accent_soft)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 2, RADIUS - 2)
        ink, quiet = (of.accent_soft_text, of.accent_soft_text) if chosen else (of.text, of.muted)
        left = box.left() + _SIDE
        if offer.icon_name:
            paint_icon(painter, offer.icon_name, quiet, QRectF(left, box.top() + (_ROW - _ICON) / 2, _ICON, _ICON))
            left += _ICON + 10
        right = self._paint_right(painter, box, offer, left)
        painter.setPen(ink)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        bold.setForeground(ink if chosen else of.accent)
        frame = Frame(self._face, right - left, 20, 1)
        lay_out(offer.label, frame, ranges(offer.label, offer.spans, bold)).draw(
            painter, QPointF(left, box.top() + (_ROW - QFontMetrics(self._face).height()) / 2)
        )
        painter.restore()

    def _paint_right(self, painter: QPainter, box: QRectF, offer: Offer, left: float) -> float:
        """Paint the number and the quiet words at the right, and return what they leave."""
        of, metrics = theme(), QFontMetrics(self._small)
        painter.setFont(self._small)
        painter.setPen(of.muted)
        right = box.right() - _SIDE
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if offer.number:
            painter.drawText(QRectF(left, box.top(), right - left, _ROW), middle, offer.number)
            right -= metrics.horizontalAdvance(offer.number) + 14
        if offer.hint:
            width = min(metrics.horizontalAdvance(offer.hint) + 2, (right - left) * 0.5)
            shown = metrics.elidedText(offer.hint, Qt.TextElideMode.ElideRight, int(width) + 1)
            painter.drawText(QRectF(right - width, box.top(), width, _ROW), middle, shown)
            right -= width + 14
        return right
