"""The contents of the open story: a small list beside the text, or a menu where there is no room for one.

Headings that name a stage of the helping process carry a small mark; a stage that the story does not tell is named too,
because what is missing in a story is worth knowing.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kb.reading.tree import Section
from ui.widgets.fonts import ui_font
from ui.widgets.plain import tip
from ui.widgets.small_parts import SectionLabel
from ui.widgets.theme import theme

WIDTH: Final = 208
_DEEPEST: Final = 3
_ROW: Final = 28
_SECTION: Final = Qt.ItemDataRole.UserRole


class _Painter(QStyledItemDelegate):
    """One line per heading: mark, indent, elided words; the current one on a soft ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        of, section = theme(), index.data(_SECTION)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(of.accent, 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(of.accent_soft if current else of.panel)
            painter.drawRoundedRect(box, 6, 6)
        left = box.left() + 8 + 12 * max(index.data(_SECTION + 1), 0)
        if section.stage:
            dot = QRectF(left, box.center().y() - 3, 6, 6)
            painter.setPen(QPen(of.accent if section.told else of.faint, 1.2))
            painter.setBrush(of.accent if section.told else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
        ink = of.accent_soft_text if current else (of.text if section.told else of.muted)
        painter.setPen(ink)
        painter.setFont(ui_font(12, QFont.Weight.DemiBold if current else QFont.Weight.Normal))
        words = box.adjusted(left - box.left() + 14, 0, -6, 0)
        shown = painter.fontMetrics().elidedText(section.title, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class Contents(QFrame):
    """The list beside the text."""

    section_requested = Signal(int)  # plain offset of a heading

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._starts: list[int] = []
        self.label = SectionLabel()
        self.list = QListWidget()
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 26, 4, 12)
        column.setSpacing(8)
        column.addWidget(self.label)
        column.addWidget(self.list)
        self.setFixedWidth(WIDTH)
        self.list.itemClicked.connect(self._jump)
        self.list.itemActivated.connect(self._jump)
        self.retranslate()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings that are listed."""
        return self._sections

    def set_sections(self, sections: Sequence[Section]) -> None:
        """List the headings of another text."""
        self._sections = tuple(section for section in sections if section.level <= _DEEPEST)
        self._starts = [section.start for section in self._sections]
        highest = min((section.level for section in self._sections), default=1)
        self.list.clear()
        for section in self._sections:
            item = QListWidgetItem(section.title)
            item.setData(_SECTION, section)
            item.setData(_SECTION + 1, section.level - highest)
            item.setToolTip(tip(self._said(section)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(section))
            self.list.addItem(item)

    def follow(self, offset: int) -> None:
        """Show in which section the eye is."""
        row = bisect_right(self._starts, offset) - 1
        if row != self.list.currentRow():
            self.list.setCurrentRow(row)
            if row >= 0:
                self.list.scrollToItem(self.list.item(row))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the same headings in a menu."""
        menu.clear()
        for section in self._sections:
            action = menu.addAction(self._said(section).replace("&", "&&"))
            action.triggered.connect(lambda _=False, start=section.start: self.section_requested.emit(start))

    def height_wanted(self) -> int:
        """Return how tall the list is when nothing of it has to be scrolled."""
        return len(self._sections) * _ROW + 76

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.label.setText(self.tr("Isi cerita"))
        self.list.setAccessibleName(self.tr("Isi cerita"))
        self.set_sections(self._sections)

    def _jump(self, item: QListWidgetItem) -> None:
        self.section_requested.emit(item.data(_SECTION).start)

    def _said(self, section: Section) -> str:
        if section.stage and not section.told:
            return self.tr("{title} (tidak diceritakan)").format(title=section.title)
        return section.title
