"""Small parts of the reading page: a heading that folds, a table of facts, a scale of five steps, a quiet notice."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import FlowLayout, PillKind, SectionLabel, Text
from ui.widgets.theme import RADIUS, theme

_LABEL_WIDTH: Final = 92


class Box(QFrame):
    """A quiet card with rounded corners."""

    def __init__(self, ground: str = "sidebar", edge: str = "line") -> None:
        super().__init__()
        self._ground, self._edge = ground, edge

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(getattr(of, self._ground))
            painter.setPen(QPen(getattr(of, self._edge), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class FoldButton(QAbstractButton):
    """Opens and closes a part: words, how many things lie in it, and an arrow that turns."""

    def __init__(self, text: str, count: int = 0) -> None:
        super().__init__()
        self._count = str(count) if count else ""
        self.setText(text)
        self.setCheckable(True)
        self.setFont(ui_font(12, QFont.Weight.Medium))
        self.setAccessibleName(f"{text}, {count}" if count else text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        count = metrics.horizontalAdvance(self._count) + 6 if self._count else 0
        return QSize(metrics.horizontalAdvance(self.text()) + count + 42, 28)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of, lit = theme(), self.isChecked() or self.underMouse()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = of.accent if lit or self.hasFocus() else of.line_strong
            painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
            painter.setBrush(of.accent_soft if lit else of.window)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
            ink = of.accent_soft_text if lit else of.text
            arrow = "chevron-up" if self.isChecked() else "chevron-down"
            paint_icon(painter, arrow, ink, QRectF(self.width() - 24, (self.height() - 14) / 2, 14, 14))
            inner = self.rect().adjusted(11, 0, -26, 0)
            painter.setPen(ink)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setPen(ink if lit else of.muted)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)


class Folds(QWidget):
    """Parts that can be opened, named in a row that wraps; the open ones lie below it, one under the other.

    What lies in a part is made when it is opened for the first time. `unfolded` holds the keys of the open parts and is
    kept up to date, so that the next story opens the same ones.
    """

    def __init__(self, unfolded: set[str]) -> None:
        super().__init__()
        self._unfolded = unfolded
        self._parts: dict[str, QWidget] = {}
        self.buttons: dict[str, FoldButton] = {}
        self._buttons = chips(())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._buttons)

    def add(self, key: str, text: str, make: Callable[[], QWidget], count: int = 0) -> None:
        """Add a part; it opens at once when its key stands among the unfolded ones."""
        button = FoldButton(text, count)
        self.buttons[key] = button
        inside = self._buttons.layout()
        assert inside is not None  # chips() gave it one
        inside.addWidget(button)
        button.toggled.connect(lambda on: self._turn(key, on, make))
        button.setChecked(key in self._unfolded)

    def _turn(self, key: str, unfolded: bool, make: Callable[[], QWidget]) -> None:
        if key not in self._parts:
            self._parts[key] = column([SectionLabel(self.buttons[key].text()), make()], 8, (0, 0, 0, 8))
            order = list(self.buttons)
            before = sum(order.index(other) < order.index(key) for other in self._parts if other != key)
            self._column.insertWidget(before + 1, self._parts[key])
        self._parts[key].setVisible(unfolded)
        (self._unfolded.add if unfolded else self._unfolded.discard)(key)


class FactRows(QWidget):
    """A table of facts without lines: a muted word on the left, what is known on the right."""

    def __init__(self, spacing: int = 9) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(spacing)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)

    @property
    def count(self) -> int:
        """Return the number of rows."""
        return self._grid.rowCount() - 1 if self._grid.count() else 0

    def add(self, name: str, value: QWidget) -> None:
        """Add a row; screen readers hear the name before the value."""
        label = Text(name, 12, "muted", wrap=True)
        label.setFixedWidth(_LABEL_WIDTH)
        label.setContentsMargins(0, 3, 0, 0)
        label.setBuddy(value)
        value.setAccessibleDescription(name)
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, top)
        self._grid.addWidget(value, row, 1)


class Scale(QWidget):
    """Five small steps, as many filled as were climbed; only beside the words that say the same."""

    def __init__(self, filled: int, steps: int) -> None:
        super().__init__()
        self._filled, self._steps = filled, steps
        self.setFixedSize(steps * 13, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for step in range(self._steps):
                full = step < self._filled
                painter.setPen(QPen(of.accent if full else of.line_strong, 1))
                painter.setBrush(of.accent if full else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(step * 13 + 0.5, 3.5, 9, 7), 2.5, 2.5)


_BESIDE: Final = 480  # pixels of a notice from which its button stands beside the text


class Notice(QFrame):
    """A quiet line with an icon, and perhaps something to press."""

    pressed = Signal()

    def __init__(self, text: str, icon_name: str = "info", kind: PillKind = "warning", action: str = "") -> None:
        super().__init__()
        self._icon, self._kind = icon_name, kind
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(38, 9, 12, 9)
        row.addWidget(Text(text, 13, "text" if kind == "plain" else f"{kind}_soft_text", wrap=True), 1)
        self.button: QPushButton | None = None
        if action:
            self.button = QPushButton(action)
            self.button.clicked.connect(self.pressed)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.button is not None:  # beside a narrow text it would leave room for two words a line
            narrow = self.width() < _BESIDE
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            if way != self._row.direction():
                self._row.setDirection(way)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        ground = of.sidebar if self._kind == "plain" else getattr(of, f"{self._kind}_soft")
        ink = of.muted if self._kind == "plain" else getattr(of, f"{self._kind}_soft_text")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
            beside = self._row.direction() == QBoxLayout.Direction.LeftToRight
            top = 11 if self.button is None or not beside else (self.height() - 16) / 2
            paint_icon(painter, self._icon, ink, QRectF(12, top, 16, 16))


def chips(pills: Iterable[QWidget]) -> QWidget:
    """Return pills, or other small things, in a row that wraps."""
    held = QWidget()
    row = FlowLayout(held, 6)
    for pill in pills:
        row.addWidget(pill)
    shape = held.sizePolicy()
    shape.setHeightForWidth(True)
    held.setSizePolicy(shape)
    return held


def column(parts: Iterable[QWidget], spacing: int = 6, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QWidget:
    """Return widgets one below the other."""
    held = QWidget()
    inside = QVBoxLayout(held)
    inside.setContentsMargins(*margins)
    inside.setSpacing(spacing)
    for part in parts:
        inside.addWidget(part)
    return held


def copyable(label: QLabel) -> QLabel:
    """Let the words of a label be selected and copied with the mouse."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
