"""The one search field: it stands in the middle of the header and has the focus when the window opens."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from index.values.request_results import Span
from ui.shell.search_marks import paint_ghost, paint_wrong, room
from ui.widgets.fonts import ui_font
from ui.widgets.icons import icon
from ui.widgets.theme import theme
from ui.widgets.utf16 import Bridge


class SearchField(QLineEdit):
    """Says every change at once; Down goes into the results, Escape empties, a second Escape leaves.

    It can underline the part of its words that is not understood, and show behind them, in quiet letters, how they may
    go on. Both are painted over the text and change nothing in it.
    """

    text_changed = Signal(str)
    results_requested = Signal()  # Down or Enter: the person wants to go on among the results
    leave_requested = Signal()  # Escape in an empty field
    offers_requested = Signal()  # the small arrow: show what could be typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong: Span | None = None
        self._ghost = ""
        self.setObjectName("search")
        self.setFont(ui_font(15))
        self.setFixedHeight(38)
        self.setMinimumWidth(220)
        self.setMaximumWidth(560)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lens, self._clear, self._more = QAction(self), QAction(self), QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._more, QLineEdit.ActionPosition.TrailingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self._lens.triggered.connect(self.setFocus)
        self._more.triggered.connect(self.offers_requested)
        self._clear.setVisible(False)
        self.textChanged.connect(self._follow)
        self.retranslate()
        self._recolour()

    def sizeHint(self) -> QSize:
        return QSize(480, 38)

    def set_text_silently(self, text: str) -> None:
        """Show words that came from elsewhere (history, a ticked value) without searching again."""
        blocked = self.blockSignals(True)
        self.setText(text)
        self.blockSignals(blocked)
        self._clear.setVisible(bool(text))

    def set_wrong(self, span: Span | None, told: str = "") -> None:
        """Underline a part of the words (Python offsets) and tell screen readers why; None when all is well."""
        self._wrong = span
        self.setAccessibleDescription(told)
        self.update()

    def set_ghost(self, text: str) -> None:
        """Show how the words may go on; nothing for an empty text."""
        if text != self._ghost:
            self._ghost = text
            self.update()

    @property
    def ghost(self) -> str:
        """What is shown behind the words."""
        return self._ghost

    def cursor_place(self) -> int:
        """Return where the cursor stands, counted as Python counts."""
        return Bridge(self.text()).to_characters(self.cursorPosition())

    def replace_part(self, start: int, end: int, text: str) -> None:
        """Put something in the place of a part of the words, in a way that Ctrl+Z takes back."""
        bridge = Bridge(self.text())
        first, last = bridge.to_units(start), bridge.to_units(end)
        self.setSelection(first, last - first)
        self.insert(text)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._fit_placeholder()
        self.setAccessibleName(self.tr("Cari cerita"))
        self.setToolTip(
            self.tr('Ketik kata apa saja. Tanda kutip mencari kata yang berdampingan: "anak jalanan". (Ctrl+K)')
        )
        self._clear.setText(self.tr("Kosongkan"))
        self._clear.setToolTip(self.tr("Kosongkan (Esc)"))
        self._more.setText(self.tr("Saran pencarian"))
        self._more.setToolTip(self.tr("Saran dan pencarian tersimpan (Ctrl+Spasi)"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_placeholder()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.results_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._wrong is None and not self._ghost:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._wrong is not None:
                paint_wrong(painter, self, self._wrong)
            if self._ghost:
                paint_ghost(painter, self, self._ghost)

    def _fit_placeholder(self) -> None:
        """Say in a narrow field what fits there, rather than half a sentence."""
        whole, short = self.tr("Cari kata, isu, metode, atau tempat"), self.tr("Cari cerita")
        fits = self.fontMetrics().horizontalAdvance(whole) <= room(self).width()
        self.setPlaceholderText(whole if fits else short)

    def _follow(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.text_changed.emit(text)

    def _recolour(self) -> None:
        self._lens.setIcon(icon("search", theme().muted, 18))
        self._clear.setIcon(icon("x", theme().muted, 16))
        self._more.setIcon(icon("chevron-down", theme().muted, 16))
