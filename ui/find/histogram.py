"""Stories per year as bars; drag over them to choose a period, or walk with the arrow keys."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ui.find.facet_labels import facet_label, years_label
from ui.find.facet_view import SIDE
from ui.find.year_axis import Bar, YearAxis, Years
from ui.widgets.fonts import ui_font
from ui.widgets.plain import tip
from ui.widgets.small_parts import IconButton, SectionLabel, Text
from ui.widgets.theme import Theme, theme

_BARS: Final = 40
_LABELS: Final = 17
_STEPS: Final[dict[int, int]] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -1_000,
    Qt.Key.Key_End: 1_000,
}


class Histogram(QWidget):
    """The bars. `years_requested` carries the first and last chosen year, or None for all years."""

    years_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = YearAxis()
        self._hover = -1
        self.setFont(ui_font(11))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Return the bars as they are drawn, from the earliest years on."""
        return self._axis.bars

    def set_years(self, counts: Mapping[int, int], chosen: Years | None) -> None:
        """Show new counts and the chosen years."""
        self._axis.set_years(counts, chosen)
        self.retranslate()
        self.update()

    def forget(self) -> None:
        """Begin with another library's years."""
        self._axis.forget()

    def bar_box(self, number: int) -> QRectF:
        """Return the place of a bar at full height, in pixels."""
        step = (self.width() - 2) / max(1, len(self.bars))
        gap = 3 if step > 9 else 1
        return QRectF(1 + number * step + gap / 2, 2, max(1.0, step - gap), _BARS)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cerita per tahun"))
        value = years_label(*self._axis.chosen) if self._axis.chosen else self.tr("semua tahun")
        keys = self.tr("Panah kiri dan kanan memilih tahun, dengan Shift memperluas, Esc menghapus pilihan.")
        self.setAccessibleDescription(f"{value}. {keys}")

    def sizeHint(self) -> QSize:
        return QSize(190, _BARS + 4 + _LABELS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()

    def event(self, event: QEvent) -> bool:
        """Show the tip of the bar under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = bar_at(self, event.pos().x())
            QToolTip.showText(event.globalPos(), tip(self.tip(self.bars[number]) if number >= 0 else ""), self)
            return True
        return super().event(event)

    def tip(self, one: Bar) -> str:
        """Return what is said of a bar under the mouse."""
        told = self.tr("%n cerita", "", one.count)
        years = years_label(one.first, one.last)
        if one.first == one.last:
            return f"{years}: {told}"
        return self.tr("{years}: paling banyak {stories} dalam setahun").format(years=years, stories=told)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = bar_at(self, event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._axis.press(number)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = bar_at(self, event.position().x())
        if self._hover >= 0:
            self._axis.drag(self._hover)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._request(self._axis.release())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._clear()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = _STEPS.get(key, 0)
        if step:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._request(self._axis.walk(step, extend=extend))
        elif key == Qt.Key.Key_Escape and self._axis.chosen:
            self._clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(of.accent, 1.5))
                painter.drawRoundedRect(QRectF(0, 0, self.width(), _BARS + 4).adjusted(1, 1, -1, -1), 5, 5)
            most = max((one.count for one in self.bars), default=0) or 1
            low, high = self._axis.lit()
            for number, one in enumerate(self.bars):
                share = one.count / most
                colour = of.bar if low <= number <= high and share > 0 else of.bar_faint
                _paint_bar(painter, self.bar_box(number), share, of.accent_hover if number == self._hover else colour)
            _paint_ends(painter, QRectF(1, _BARS + 4, self.width() - 2, _LABELS), self.bars, of)

    def _request(self, years: Years | None) -> None:
        if years:
            self.retranslate()
            self.update()
            self.years_requested.emit(years)

    def _clear(self) -> None:
        if self._axis.clear():
            self.retranslate()
            self.update()
            self.years_requested.emit(None)


def bar_at(of: Histogram, x: float) -> int:
    """Return the bar above or below a place, or -1 when there are none."""
    if not of.bars:
        return -1
    return min(max(0, int((x - 1) * len(of.bars) / max(1, of.width() - 2))), len(of.bars) - 1)


def _paint_bar(painter: QPainter, box: QRectF, share: float, colour: QColor) -> None:
    height = max(3.0, share * (_BARS - 2)) if share > 0 else 2.0
    box.setTop(box.bottom() - height)
    radius = min(2.0, box.width() / 2, height / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)


def _paint_ends(painter: QPainter, line: QRectF, bars: tuple[Bar, ...], of: Theme) -> None:
    if not bars:
        return
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(of.muted)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, str(bars[0].first))
    if len(bars) > 1:
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, str(bars[-1].last))


class YearsFacet(QWidget):
    """Heading, chosen period with a small cross, and the bars."""

    years_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = SectionLabel()
        self._range = Text("", 12, "accent")
        self._clear = IconButton("x", size=12)
        self.histogram = Histogram()
        self._lay_out()
        self.histogram.years_requested.connect(self.years_requested)
        self._clear.clicked.connect(lambda: self.years_requested.emit(None))
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self._range)
        top.addWidget(self._clear)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIDE, 0, 12, 0)
        box.setSpacing(4)
        box.addLayout(top)
        box.addWidget(self.histogram)
        self._clear.setFixedSize(24, 24)
        keep = self._clear.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keep)

    def set_years(self, counts: Mapping[int, int], chosen: Years | None) -> None:
        """Show new counts and the chosen period; hidden while no story that is found tells a year."""
        self.histogram.set_years(counts, chosen)
        self._range.setText(years_label(*chosen) if chosen else "")
        self._clear.setVisible(chosen is not None)
        self.setVisible(chosen is not None or any(one.count for one in self.histogram.bars))

    def retranslate(self) -> None:
        self._heading.setText(facet_label("years"))
        self._clear.set_text(self.tr("Hapus pilihan tahun"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
