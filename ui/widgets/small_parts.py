"""The small parts that every room of the window shares: pills, icon buttons, rules, section labels, a wrapping row."""

from collections.abc import Container, Sequence
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.widgets.fonts import ui_font
from ui.widgets.icons import icon, paint_icon
from ui.widgets.plain import PlainLabel, tip
from ui.widgets.theme import Theme, theme

PillKind = Literal["plain", "accent", "warning", "success", "error"]
_PILL_SIDE: Final = 10
_PILL_ICON: Final = 14
_PILL_HEIGHT: Final = 24


REDRESSED: Final = frozenset({QEvent.Type.PaletteChange, QEvent.Type.StyleChange})
"""How a widget hears of a new theme; one that has set a colour of its own is only sure to hear of the second."""


def repaint_label(label: QLabel, colour: QColor) -> None:
    """Give a label's text a theme colour; call again on the events in `REDRESSED`."""
    made = label.palette()
    if made.color(label.foregroundRole()) != colour:
        made.setColor(label.foregroundRole(), colour)
        label.setPalette(made)


def pill_colours(kind: PillKind, of: Theme) -> tuple[QColor, QColor]:
    """Return ground and text of a pill, for delegates that paint their own."""
    return {
        "plain": (of.pill, of.pill_text),
        "accent": (of.accent_soft, of.accent_soft_text),
        "warning": (of.warning_soft, of.warning_soft_text),
        "success": (of.success_soft, of.success_soft_text),
        "error": (of.error_soft, of.error_soft_text),
    }[kind]


def paint_pill(painter: QPainter, box: QRectF, text: str, kind: PillKind = "plain") -> None:
    """Paint a pill with elided text in `box`, with the painter's font."""
    ground, ink = pill_colours(kind, theme())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(ink)
    inner = box.adjusted(_PILL_SIDE, 0, -_PILL_SIDE, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Pill(QAbstractButton):
    """A rounded chip. It can be pressed and reached with Tab when `interactive`; `removable` shows a cross.

    Pressing the cross (or Delete while it has the focus) emits `remove_requested`, anywhere else emits `clicked`.
    """

    remove_requested = Signal()

    def __init__(
        self,
        text: str = "",
        kind: PillKind = "plain",
        *,
        icon_name: str = "",
        interactive: bool = True,
        removable: bool = False,
    ) -> None:
        super().__init__()
        self.kind: PillKind = kind
        self.icon_name = icon_name
        self.interactive = interactive
        self.removable = removable
        self.setFont(ui_font(12, QFont.Weight.Medium))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if interactive or removable else Qt.FocusPolicy.NoFocus)
        if interactive or removable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; it is the accessible name too."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _PILL_SIDE + 2
        extras = int(bool(self.icon_name)) + int(self.removable)
        return QSize(width + extras * (_PILL_ICON + 4), _PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 3 * _PILL_HEIGHT), _PILL_HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self.removable and event.position().x() > self.width() - _PILL_SIDE - _PILL_ICON - 2
        if (on_cross or (self.removable and not self.interactive)) and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.remove_requested.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        ground, ink = pill_colours(self.kind, of)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            hot = self.interactive and self.isEnabled() and self.underMouse()
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.accent if hot else ground, 1))
            painter.setBrush(of.accent_soft if hot else ground)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            inner = self.rect().adjusted(_PILL_SIDE, 0, -_PILL_SIDE, 0)
            ink = of.accent_soft_text if hot else ink
            middle = (self.height() - _PILL_ICON) / 2
            if self.icon_name:
                paint_icon(painter, self.icon_name, ink, QRectF(inner.left() - 2, middle, _PILL_ICON, _PILL_ICON))
                inner.setLeft(inner.left() + _PILL_ICON + 3)
            if self.removable:
                paint_icon(painter, "x", ink, QRectF(inner.right() - _PILL_ICON + 3, middle, _PILL_ICON, _PILL_ICON))
                inner.setRight(inner.right() - _PILL_ICON - 2)
            painter.setPen(ink)
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width() + 1)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class IconButton(QToolButton):
    """A flat button with one icon that follows the theme; its words are tooltip and accessible name."""

    def __init__(self, icon_name: str, text: str = "", parent: QWidget | None = None, *, size: int = 20) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._size = size
        self.setIconSize(QSize(size, size))
        self.setFixedSize(size + 16, size + 16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)
        self._refresh_icon()

    def set_text(self, text: str, shortcut: str = "") -> None:
        """Set what the button does in words; the shortcut is only added to the tooltip."""
        self.setAccessibleName(text)
        self.setToolTip(tip(f"{text} ({shortcut})" if shortcut else text))

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._refresh_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._refresh_icon()

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self._refresh_icon()

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self._refresh_icon()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what lies under the icon: lit while it is pressed, checked or under the mouse, ringed in focus."""
        of = theme()
        lit = self.isEnabled() and (self.isChecked() or self.isDown() or self.underMouse())
        painter.setBrush(of.accent_soft if lit else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(of.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_ground(painter)
            edge = (self.width() - self._size) // 2
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            self.icon().paint(
                painter, QRect(edge, (self.height() - self._size) // 2, self._size, self._size), mode=mode
            )

    def _refresh_icon(self) -> None:
        of = theme()
        self.setIcon(icon(self._icon_name, of.accent if self.isChecked() else of.muted, self._size))


class Divider(QFrame):
    """A hairline between two areas."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().line)


class SectionLabel(PlainLabel):
    """A small muted heading in spaced capitals, as above each facet; screen readers hear it in normal case."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        face = ui_font(11, QFont.Weight.DemiBold)
        face.setCapitalization(QFont.Capitalization.AllUppercase)
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
        self.setFont(face)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        repaint_label(self, theme().muted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in REDRESSED:
            repaint_label(self, theme().muted)


class Text(PlainLabel):
    """A plain-text label in one of the theme's colours and a given size; wraps when `wrap`."""

    def __init__(
        self,
        text: str = "",
        size: int = 14,
        colour: str = "text",
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._colour = colour
        self.setFont(ui_font(size, weight))
        self.setWordWrap(wrap)
        self.setText(text)
        repaint_label(self, getattr(theme(), colour))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in REDRESSED:
            repaint_label(self, getattr(theme(), self._colour))


class BulletList(QWidget):
    """Sentences one below the other, each behind a bullet under which its further lines do not begin."""

    def __init__(
        self, lines: Sequence[str] = (), size: int = 14, colour: str = "text", *, copied: bool = False
    ) -> None:
        """`copied` lets a person select the words with the mouse."""
        super().__init__()
        self._size, self._colour, self._copied = size, colour, copied
        self.lines: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show these sentences instead."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        clear_layout(self._grid)
        for place, line in enumerate(self.lines):
            words = Text(line, self._size, self._colour, wrap=True)
            if self._copied:
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(Text("•", self._size, self._colour), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, place, 1)


_SHORTENED: Final = 0.55  # of a row: a long item that finds so much room shortens itself rather than begin a new row


def clear_layout(layout: QLayout, keep: Container[QWidget | None] = ()) -> None:
    """Take everything out of a layout; its parts are deleted, but those to `keep` for being laid out again."""
    while (item := layout.takeAt(0)) is not None:
        if (part := item.widget()) is not None and part not in keep:
            part.hide()
            part.deleteLater()


class FlowLayout(QLayout):
    """Lays its items in a row and begins a new row when one does not fit: for pills and cards."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items, as Qt asks."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete every widget in the row."""
        clear_layout(self)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, box: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = box.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        x, y, row = inner.x(), inner.y(), 0
        for item in self._items:
            if (widget := item.widget()) is not None and widget.isHidden():
                continue
            wanted = item.sizeHint()
            width = min(wanted.width(), max(inner.width(), 1))
            left = inner.right() + 1 - x
            if x > inner.x() and width > left:
                if item.minimumSize().width() <= left and min(width, left) >= inner.width() * _SHORTENED:
                    width = left
                else:
                    x, y, row = inner.x(), y + row + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, wanted.height())))
            x += width + self.spacing()
            row = max(row, wanted.height())
        return y + row - box.y() + margins.bottom()
