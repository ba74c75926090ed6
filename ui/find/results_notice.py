"""What stands in the place of the list when there is nothing to list: why, and what to do. Never an empty pane."""

from dataclasses import dataclass, field
from typing import Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from index.values.request_results import FACETS, Request, Results, Way
from ui.find.facet_labels import FacetNames, facet_label, years_label
from ui.services.session import Session
from ui.widgets.plain import tip
from ui.widgets.small_parts import FlowLayout, Text
from ui.widgets.theme import RADIUS, theme

State = Literal["closed", "loading", "nothing"]

_MOST: Final = 240  # letters of a question that found nothing


@dataclass(frozen=True)
class NoticeReason:
    """What the notice speaks of."""

    state: State = "closed"
    request: Request = field(default_factory=Request)
    done: int = 0
    total: int = 0
    ways: tuple[Way, ...] = ()


class ResultsNotice(QWidget):
    """Three messages: no library is open, the stories are still being read, nothing fits."""

    clear_requested = Signal()
    clear_text_requested = Signal()
    way_requested = Signal(object)  # Request: a way on, ready to be asked

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told = NoticeReason()
        self._title = Text("", 17, "text", QFont.Weight.DemiBold, wrap=True)
        self._what = Text("", 14, "muted", wrap=True)
        self._ticks = Text("", 14, "text", wrap=True)
        self._advice = Text("", 14, "muted", wrap=True)
        self._progress = QProgressBar(textVisible=False)
        self._clear = QPushButton()
        self._clear_text = QPushButton()
        self._ways: list[QPushButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that a screen reader can be led to the words
        self._lay_out()
        self._clear.clicked.connect(self.clear_requested)
        self._clear_text.clicked.connect(self.clear_text_requested)
        self.retranslate()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 32, 24, 24)
        box.setSpacing(10)
        for part in (self._title, self._progress, self._what, self._ticks, self._advice):
            box.addWidget(part)
        # One way a line: they are sentences, and one compares them.
        self._way_column = QVBoxLayout()
        self._way_column.setSpacing(8)
        box.addLayout(self._way_column)
        buttons = QWidget()
        row = FlowLayout(buttons, 8)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(self._clear)
        row.addWidget(self._clear_text)
        box.addWidget(buttons)
        box.addStretch()

    def show_closed(self) -> None:
        """Say that no library is open."""
        self._tell(NoticeReason())

    def show_loading(self, done: int, total: int) -> None:
        """Say how far the reading of the stories has come."""
        self._tell(NoticeReason("loading", Request(), done, total))

    def show_nothing(self, results: Results) -> None:
        """Say what was searched, which ticks narrow it, and offer every way on that leads to stories."""
        self._tell(NoticeReason("nothing", results.request, ways=results.ways))

    def ways(self) -> list[QPushButton]:
        """Return the buttons of the ways on."""
        return list(self._ways)

    def holds_focus(self) -> bool:
        """Whether the keyboard waits here for stories to come."""
        focused = self.focusWidget()
        return self.hasFocus() or (focused is not None and focused.hasFocus())

    def words(self) -> str:
        """Return all that is now said, for screen readers and tests."""
        parts = (self._title, self._what, self._ticks, self._advice)
        return "\n".join(part.text() for part in parts if not part.isHidden())

    def focus_button(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        parts = (*self._ways, self._clear, self._clear_text)
        first = next((one for one in parts if not one.isHidden()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self._clear.setText(self.tr("Hapus semua saringan"))
        self._progress.setAccessibleName(self.tr("Kemajuan membaca cerita"))
        {"closed": self._say_closed, "loading": self._say_loading, "nothing": self._say_nothing}[self._told.state]()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme().panel)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme().accent, 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(10, 6, -10, -10), RADIUS, RADIUS)

    def _tell(self, told: NoticeReason) -> None:
        self._told = told
        self.retranslate()

    def _fill_ways(self) -> None:
        held = next((at for at, one in enumerate(self._ways) if one.hasFocus()), -1)
        for old in self._ways:
            self._way_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ways = [self._way(way) for way in self._told.ways]
        for button in self._ways:
            self._way_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()  # a layout does so only later, and nothing unseen takes the keyboard
        if held >= 0:
            self.focus_button()

    def _way(self, way: Way) -> QPushButton:
        stories = self.tr("%Ln cerita", "", way.total)
        button = _WayButton(f"{way.label.say(self._session.language)} · {stories}")
        button.clicked.connect(lambda: self.way_requested.emit(way.request))
        return button

    def _say(self, title: str, what: str = "", ticks: str = "", advice: str = "") -> None:
        for part, text in ((self._title, title), (self._what, what), (self._ticks, ticks), (self._advice, advice)):
            part.setText(text)
            part.setVisible(bool(text))
        request = self._told.request
        self._progress.setVisible(self._told.state == "loading")
        self._clear.setVisible(bool(_narrowed(request)))
        self._clear_text.setVisible(bool(request.text.strip()))
        alone = not (self._told.ways or _narrowed(request))
        self._clear_text.setText(self.tr("Lihat semua cerita") if alone else self.tr("Hapus kata"))
        self._fill_ways()
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.words())

    def _say_closed(self) -> None:
        self._say(self.tr("Belum ada pustaka yang terbuka"), self.tr("Buka sebuah pustaka untuk mulai mencari."))

    def _say_loading(self) -> None:
        done, total = self._told.done, self._told.total
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        told = self.tr("{done} dari {total} cerita sudah dibaca.").format(done=done, total=total) if total else ""
        self._say(
            self.tr("Menyiapkan daftar pencarian"),
            told,
            advice=self.tr("Cerita akan muncul di sini begitu siap. Anda boleh mulai mengetik."),
        )

    def _say_nothing(self) -> None:
        request = self._told.request
        words, narrowed = request.text.strip(), _narrowed(request)
        if words:
            words = words if len(words) <= _MOST else f"{words[:_MOST].rstrip()} …"
            title = self.tr("Tidak ada cerita untuk “{words}”").format(words=words)
        elif narrowed:
            title = self.tr("Tidak ada cerita dengan saringan ini")
        else:
            self._say(self.tr("Pustaka ini belum berisi cerita"))
            return
        what = self.tr("Pencarian dipersempit oleh:") if narrowed else ""
        if self._told.ways:
            advice = self.tr("Cara lain yang menemukan cerita:")
        elif narrowed:
            advice = self.tr("Hapus sebagian saringan agar lebih banyak cerita terlihat.")
        else:
            advice = self.tr("Periksa ejaannya, atau coba kata lain yang lebih umum.")
        self._say(title, what, self._ticks_in_words(request), advice)

    def _ticks_in_words(self, request: Request) -> str:
        lines = []
        for facet in FACETS:
            names = FacetNames(facet, self._session)
            if values := sorted(names.label(value) for value in request.ticks.get(facet, ())):
                lines.append(f"{facet_label(facet)}: {', '.join(values)}")
        if request.years:
            lines.append(f"{facet_label('years')}: {years_label(*request.years)}")
        return "\n".join(lines)


class _WayButton(QPushButton):
    """A button that shortens its words where the column is narrow; tooltip and screen readers say them whole."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(tip(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        frame = super().sizeHint().width() - metrics.horizontalAdvance(self.text())
        return QSize(metrics.horizontalAdvance(self._whole) + frame, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        frame = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = self.width() - frame
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room + 1))


def _narrowed(request: Request) -> bool:
    return bool(request.years or any(request.ticks.values()))
