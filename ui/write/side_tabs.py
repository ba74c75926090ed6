"""The column beside the text: a row of tabs, and under it the panel that is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.fonts import ui_font
from ui.widgets.small_parts import Divider
from ui.widgets.theme import theme
from ui.write.open_draft import OpenDraft

CONTEXT: Final = "WriteTabs"
_HEIGHT: Final = 44


@dataclass(frozen=True)
class Tab:
    """One panel: `text` is the source of its title (context "WriteTabs"), `make` builds it for a draft.

    A panel may have a signal `badge_changed(str)`: a few letters shown behind the title, such as a count.
    """

    name: str
    text: object  # a str; QT_TRANSLATE_NOOP, which marks it for translators, is typed as giving an object
    make: Callable[[OpenDraft, QWidget | None], QWidget]


class SideColumn(QWidget):
    """Builds the panels one after the other behind the first, so that no key waits for them."""

    chosen = Signal(str)

    def __init__(self, writing: OpenDraft, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self._tabs = {tab.name: tab for tab in tabs}
        self._panels: dict[str, QWidget] = {}
        self._buttons = {tab.name: _TabButton() for tab in tabs}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(2)
        for name, button in self._buttons.items():
            row.addWidget(button)
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, name=name: self.show_tab(name))
            button.step_requested.connect(lambda step, name=name: self._step(name, step))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Divider())
        column.addWidget(self._stack, 1)
        self.retranslate()
        if tabs:
            self.show_tab(tabs[0].name)
            QTimer.singleShot(0, self, self._build_on)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tabs in order."""
        return tuple(self._tabs)

    def panel(self, name: str) -> QWidget:
        """Return a panel, built at once where it is not yet."""
        if name not in self._panels:
            made = self._tabs[name].make(self._writing, None)
            self._panels[name] = made
            self._stack.addWidget(made)
            badge = getattr(made, "badge_changed", None)
            if badge is not None:
                badge.connect(self._buttons[name].set_badge)
        return self._panels[name]

    def show_tab(self, name: str) -> None:
        """Show one of the panels."""
        self._stack.setCurrentWidget(self.panel(name))
        self._buttons[name].setChecked(True)
        for each, button in self._buttons.items():  # Tab leads to the chosen one, arrows to the others
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == name else Qt.FocusPolicy.ClickFocus)
        self.chosen.emit(name)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for name, tab in self._tabs.items():
            self._buttons[name].setText(QCoreApplication.translate(CONTEXT, str(tab.text)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build_on(self) -> None:
        missing = [name for name in self._tabs if name not in self._panels]
        if missing:
            self.panel(missing[0])
            QTimer.singleShot(0, self, self._build_on)

    def _step(self, name: str, step: int) -> None:
        names = self.names
        other = names[(names.index(name) + step) % len(names)]
        self.show_tab(other)
        self._buttons[other].setFocus(Qt.FocusReason.TabFocusReason)


class _TabButton(QAbstractButton):
    """A word with a line under it when it is chosen."""

    step_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._badge = ""
        self.setCheckable(True)
        self.setFont(ui_font(14, QFont.Weight.DemiBold))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show a word; it is the accessible name too."""
        super().setText(text)
        self.setAccessibleName(f"{text} {self._badge}".strip())
        self.updateGeometry()

    def set_badge(self, badge: str) -> None:
        """Show a few letters behind the word."""
        self._badge = badge
        self.setText(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        words = f"{self.text()}  {self._badge}" if self._badge else self.text()
        return QSize(self.fontMetrics().horizontalAdvance(words) + 20, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step:
            self.step_requested.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.isChecked() or self.underMouse()
            if self.hasFocus():
                painter.setPen(QPen(of.accent, 2))
                painter.drawRoundedRect(box.adjusted(2, 6, -2, -6), 7, 7)
            painter.setPen(of.accent if self.isChecked() else of.text if lit else of.muted)
            width = self.fontMetrics().horizontalAdvance(self.text())
            painter.drawText(box.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            if self._badge:
                painter.setFont(ui_font(12, QFont.Weight.Medium))
                painter.setPen(of.muted)
                painter.drawText(box.adjusted(10 + width + 7, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._badge)
            if self.isChecked():
                painter.fillRect(QRectF(10, box.height() - 3, box.width() - 20, 3), of.accent)
