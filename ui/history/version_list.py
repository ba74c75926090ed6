"""The list of versions: one row each, what happened, by whom, when, and how much became different."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kb.review.story_history import VersionEntry
from ui.history import entry_words
from ui.widgets.fonts import ui_font
from ui.widgets.plain import tip
from ui.widgets.theme import RADIUS, theme

_LINES: Final = Qt.ItemDataRole.UserRole + 1
_SIDE: Final = 14
_TOP: Final = 10
_GAP: Final = 4


class VersionList(QListWidget):
    """Arrow keys choose; `chosen` is told at once."""

    chosen = Signal(int)  # number of the row

    def __init__(self) -> None:
        super().__init__()
        self._changes = entry_words.ChangeWords(self)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_VersionDelegate(self))
        self.setMinimumWidth(220)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(row) if row >= 0 else None)

    def show_entries(self, entries: Sequence[VersionEntry], language: str) -> None:
        """Show versions, newest first; the row that was chosen stays chosen."""
        row = max(self.currentRow(), 0)
        blocked = self.blockSignals(True)
        self.clear()
        for entry in entries:
            lines = (
                f"{entry.number}. {entry_words.title(entry)}",
                f"{entry_words.who(entry)}, {entry_words.when(entry, language)}",
                self._changes.said(entry, language),
            )
            item = QListWidgetItem(". ".join(lines))
            item.setData(_LINES, lines)
            item.setToolTip(tip(entry.version.message))
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(blocked)


class _VersionDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first = ui_font(14, QFont.Weight.DemiBold)
        self._other = ui_font(13)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        first, other = QFontMetrics(self._first).lineSpacing(), QFontMetrics(self._other).lineSpacing()
        return QSize(200, first + 2 * other + 2 * _GAP + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        of = theme()
        box = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(
                QPen(of.accent, 2) if chosen and state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen
            )
            painter.setBrush(of.accent_soft if chosen else of.card_hover)
            painter.drawRoundedRect(box.adjusted(6, 2, -6, -2), RADIUS, RADIUS)
        y = box.top() + _TOP
        for number, line in enumerate(index.data(_LINES) or ()):
            painter.setFont(self._other if number else self._first)
            if chosen:
                painter.setPen(of.accent_soft_text)
            else:
                painter.setPen(of.muted if number else of.text)
            metrics = painter.fontMetrics()
            room = int(box.width()) - 2 * _SIDE
            shown = metrics.elidedText(str(line), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(box.left() + _SIDE, y, room, metrics.lineSpacing()), shown)
            y += metrics.lineSpacing() + _GAP
        painter.restore()
