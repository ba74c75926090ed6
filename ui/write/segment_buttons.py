"""A few choices side by side, of which one is in force."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.plain import tip
from ui.widgets.theme import theme


class Segments(QWidget):
    """Tab leads to the choice in force, arrows to the others; `chosen` is told only when a person chose."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {name: _Segment() for name in names}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            button.step_requested.connect(lambda step, name=name: self._step(name, step))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, text: str, told: str) -> None:
        """Say what a choice is, in the language of the moment."""
        self.buttons[name].setText(text)
        self.buttons[name].setAccessibleName(text)
        self.buttons[name].setToolTip(tip(told))
        self.buttons[name].updateGeometry()

    def show_choice(self, name: str) -> None:
        """Show which choice is in force."""
        for each, button in self.buttons.items():
            button.setChecked(each == name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == name else Qt.FocusPolicy.ClickFocus)

    def _choose(self, name: str) -> None:
        self.show_choice(name)
        self.chosen.emit(name)

    def _step(self, name: str, step: int) -> None:
        names = list(self.buttons)
        other = names[(names.index(name) + step) % len(names)]
        self.buttons[other].setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(other)


class _Segment(QAbstractButton):
    step_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFont(ui_font(13, QFont.Weight.Medium))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 26, 34)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step:
            self.step_requested.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
            painter.setBrush(of.accent_soft if self.isChecked() else of.window)
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.line, 1))
            painter.drawRoundedRect(box, 7, 7)
            painter.setPen(of.accent_soft_text if self.isChecked() else of.text if self.underMouse() else of.muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
