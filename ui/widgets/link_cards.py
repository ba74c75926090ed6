"""The larger parts of the front page: a story as a card, a row that leads somewhere, a grid that follows the width."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.plain import tip
from ui.widgets.small_parts import paint_pill
from ui.widgets.theme import RADIUS, theme

_PADDING: Final = 16
_PILL_HEIGHT: Final = 22
_PILL_FACE: Final = 11
_NAME: Final = 22  # the name of a tile
_LINE: Final = 16  # and one line of what it says
_MOST_LINES: Final = 3


def lay_out(text: str, face: QFont, width: float, lines: int) -> list[str]:
    """Break `text` into at most `lines` lines of `width`; the last one is elided when more would follow."""
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    broken: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(broken) == lines - 1:
            broken.append(QFontMetrics(face).elidedText(text[start:], Qt.TextElideMode.ElideRight, int(width)))
            break
        broken.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return broken


class Pressable(QAbstractButton):
    """A painted area that can be pressed, with a focus ring and a lighter ground under the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    @contextmanager
    def painting(self, ground: QColor, edge: QColor) -> Iterator[QPainter]:
        """Paint ground and frame, then hand over the painter for the content."""
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            hot = self.underMouse() or self.isDown()
            painter.setBrush(of.card_hover if hot and ground.alpha() else (of.accent_soft if hot else ground))
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.accent if hot else edge, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            yield painter


class StoryCard(Pressable):
    """A story on the front page: title, summary, a few chips, and one line of facts."""

    def __init__(self, title: str, summary: str, chips: Sequence[str], meta: str) -> None:
        super().__init__()
        self._title, self._summary, self._chips, self._meta = title, summary, tuple(chips), meta
        self._title_face = ui_font(16, QFont.Weight.DemiBold)
        self._summary_face = ui_font(13)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{summary} {meta}")

    def sizeHint(self) -> QSize:
        title = QFontMetrics(self._title_face).lineSpacing() * 2
        summary = (QFontMetrics(self._summary_face).lineSpacing() + 3) * 3
        return QSize(320, _PADDING * 2 + title + summary + _PILL_HEIGHT + 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        width = self.width() - 2 * _PADDING
        with self.painting(of.card, of.line) as painter:
            y = float(_PADDING)
            painter.setPen(of.text)
            painter.setFont(self._title_face)
            title = lay_out(self._title, self._title_face, width, 2)
            y = self._lines(painter, title, y, 1) + 6
            painter.setPen(of.muted)
            painter.setFont(self._summary_face)
            self._lines(painter, lay_out(self._summary, self._summary_face, width, 5 - len(title)), y, 3)
            painter.setFont(ui_font(12))
            foot = self.height() - _PADDING
            painter.drawText(QPointF(_PADDING, foot - 2), self._meta)
            self._paint_chips(painter, foot - 26 - _PILL_HEIGHT, width)

    def _lines(self, painter: QPainter, lines: list[str], y: float, leading: int) -> float:
        metrics = painter.fontMetrics()
        for line in lines:
            painter.drawText(QPointF(_PADDING, y + metrics.ascent()), line)
            y += metrics.lineSpacing() + leading
        return y

    def _paint_chips(self, painter: QPainter, y: float, width: float) -> None:
        painter.setFont(ui_font(_PILL_FACE, QFont.Weight.Medium))
        x = float(_PADDING)
        for chip in self._chips:
            wanted = painter.fontMetrics().horizontalAdvance(chip) + 22.0
            room = _PADDING + width - x
            if room < min(wanted, 70.0):
                return
            paint_pill(painter, QRectF(x, y, min(wanted, room), _PILL_HEIGHT), chip)
            x += wanted + 6


class CountRow(Pressable):
    """One value that can be browsed, with how many stories it leads to."""

    def __init__(self, label: str, count: int) -> None:
        super().__init__()
        self._label, self._count = label, QLocale().toString(count) if count else ""
        self.setFont(ui_font(14))
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label}, {self._count}" if count else label)
        self.setToolTip(tip(label))

    def sizeHint(self) -> QSize:
        return QSize(190, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        clear = QColor(Qt.GlobalColor.transparent)
        with self.painting(clear, clear) as painter:
            metrics = painter.fontMetrics()
            tail = metrics.horizontalAdvance(self._count)
            painter.setPen(of.text)
            room = self.width() - tail - 30
            shown = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, room)
            painter.drawText(self.rect().adjusted(10, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setPen(of.muted)
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(10, 0, -10, 0), end, self._count)


class DoTile(Pressable):
    """Something one can do here: an icon, a name, half a sentence."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._name = self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(200)

    def set_words(self, name: str, words: str) -> None:
        """Say what the tile does, in the language of the moment."""
        self._name, self._words = name, words
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 2 * _PADDING + _NAME + _MOST_LINES * _LINE)  # tiles of a row are alike, however much they say

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with self.painting(of.card, of.line) as painter:
            disc = QRectF(_PADDING, _PADDING + 2, 36, 36)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(of.accent_soft)
            painter.drawEllipse(disc)
            paint_icon(painter, self._icon_name, of.accent, disc.adjusted(8, 8, -8, -8))
            left = disc.right() + 14
            room = self.width() - left - _PADDING
            name = ui_font(14, QFont.Weight.DemiBold)
            painter.setFont(name)
            painter.setPen(of.text)
            painter.drawText(QPointF(left, _PADDING + 14), lay_out(self._name, name, room, 1)[0] if self._name else "")
            face = ui_font(12)
            painter.setFont(face)
            painter.setPen(of.muted)
            for at, line in enumerate(lay_out(self._words, face, room, _MOST_LINES)):
                painter.drawText(QPointF(left, _PADDING + 34 + at * _LINE), line)


class WideGrid(QWidget):
    """Puts its widgets in as many equal columns as the width allows, top-aligned."""

    def __init__(self, column_width: int, counts: tuple[int, ...], spacing: int = 14) -> None:
        """Allow only these numbers of columns, so that no single widget is left in a row of its own."""
        super().__init__()
        self._column_width, self._counts = column_width, counts
        self._widgets: list[QWidget] = []
        self._fillers: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these and delete what was there before."""
        for old in self._widgets:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._widgets = list(widgets)
        self._columns = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, whatever width the columns have now."""
        narrow = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        least = max((widget.minimumWidth() for widget in self._widgets), default=0)
        return QSize(max(narrow, least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fitting = (self.width() + self._grid.spacing()) // (self._column_width + self._grid.spacing())
        columns = max((count for count in self._counts if count <= fitting), default=1)
        each = (self.width() - (columns - 1) * self._grid.spacing()) // columns
        for column in range(columns):
            self._grid.setColumnMinimumWidth(
                column, each
            )  # also where a row is not full: columns stand below each other
        if columns == self._columns:
            return
        for column in range(columns, self._columns):
            self._grid.setColumnMinimumWidth(column, 0)
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for at, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        while self._fillers:
            self._fillers.pop().deleteLater()
        for column in range(len(self._widgets), columns):
            filler = QWidget()  # a column with nothing in it would have no room beside it either
            self._grid.addWidget(filler, 0, column)
            self._fillers.append(filler)


def stack(*widgets: QWidget, spacing: int = 2) -> QWidget:
    """Return a plain column of widgets."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return made
