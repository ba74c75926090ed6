"""A row of tabs with numbers: one is chosen, the arrows go along it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.noteboard.board_labels import tab_label
from ui.noteboard.note_wish import TABS, Tab
from ui.widgets.fonts import ui_font
from ui.widgets.theme import theme

_HEIGHT: Final = 40
_SIDE: Final = 10


class Tabs(QWidget):
    """Tells which tab is wished for."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[Tab, _Tab] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for tab in TABS:
            made = self.buttons[tab] = _Tab()
            made.clicked.connect(lambda _checked=False, name=tab: self.chosen.emit(name))
            self._group.addButton(made)
            row.addWidget(made)
        row.addStretch(1)
        self.show_tab("all")
        self.retranslate()

    def show_tab(self, tab: Tab) -> None:
        """Show which tab is chosen; only that one is a stop of Tab, the arrows lead to the others."""
        for name, button in self.buttons.items():
            button.setChecked(name == tab)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == tab else Qt.FocusPolicy.ClickFocus)

    def set_counts(self, counts: Mapping[Tab, int]) -> None:
        """Show how many notes each tab has."""
        for tab, button in self.buttons.items():
            button.set_count(counts.get(tab, 0))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Bagian catatan"))
        for tab, button in self.buttons.items():
            button.setText(tab_label(tab))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        now = next((at for at, tab in enumerate(TABS) if self.buttons[tab].isChecked()), 0)
        wanted = self.buttons[TABS[(now + step) % len(TABS)]]
        wanted.click()
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)


class _Tab(QAbstractButton):
    """Words and a number, underlined when it is the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setCheckable(True)
        self.setFont(ui_font(14, QFont.Weight.Medium))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show another number."""
        if count != self._count:
            self._count = count
            self._name()
            self.updateGeometry()
            self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._name()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(f"{self.text()}  {self._number()}") + 2 * _SIDE, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the row walks
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(of.accent, 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -5), 6, 6)
            hot = self.isChecked() or self.underMouse()
            inner = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            metrics = painter.fontMetrics()
            number = metrics.horizontalAdvance(f"  {self._number()}")
            shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width() - number + 1)
            painter.setPen(of.accent if hot else of.muted)
            painter.drawText(inner, left, shown)
            painter.setPen(of.muted)
            painter.drawText(inner.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0), left, f"  {self._number()}")
            if self.isChecked():
                painter.fillRect(_SIDE, self.height() - 3, self.width() - 2 * _SIDE, 3, of.accent)

    def _number(self) -> str:
        return QLocale().toString(self._count)

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()}: {self._number()}")
