"""The queue: what waits for this person first, then what they wait for; sentences where nothing waits."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.review.review_queue import WaitingText
from ui.review.queue_row import QueueRow
from ui.services.session import Session
from ui.widgets.centred_column import CentredColumn
from ui.widgets.small_parts import SectionLabel, Text, clear_layout

_WIDTH = 820
_OPEN = frozenset({"to-read", "my-returned"})


def _has_keyboard(row: QueueRow) -> bool:
    held = QApplication.focusWidget()
    return held is not None and (held is row or row.isAncestorOf(held))


class QueuePage(QScrollArea):
    """Shows rows; knows nothing of files."""

    open_requested = Signal(str)  # path of the file that waits
    write_requested = Signal(str)  # story id

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._queue: Sequence[WaitingText] | None = None
        self.rows: list[QueueRow] = []
        self.setWidgetResizable(True)
        self.setProperty("ground", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = Text("", 26, "text", QFont.Weight.Bold, wrap=True)
        self.lead = Text("", 15, "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 36, 0, 48)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self.lead)
        column.addSpacing(8)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(CentredColumn(inner))
        self.retranslate()

    def show_queue(self, queue: Sequence[WaitingText]) -> None:
        """Show what waits; the keyboard stays on the same story, and the card of an unchanged one is not made anew."""
        held = next((row.row.story for row in self.rows if _has_keyboard(row)), "")
        self._queue = queue
        self._fill({card.row: card for card in self.rows})
        for row in self.rows:
            if row.row.story == held and not _has_keyboard(row):
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nothing of a library that is closed."""
        self._queue = None
        self._fill()

    def show_trouble(self, error: KnownError) -> None:
        """Say why the queue cannot be shown."""
        self._queue = ()
        self._fill()
        self.lead.setText(f"{error.what.say(self._session.language)} {error.remedy.say(self._session.language)}")

    def focus_first(self) -> None:
        """Give the keyboard to the most urgent story."""
        (self.rows[0] if self.rows else self).setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._title.setText(self.tr("Tinjauan"))
        self.setAccessibleName(self.tr("Tinjauan"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fill(self, kept: Mapping[WaitingText, QueueRow] = MappingProxyType({})) -> None:
        """Lay out the queue; a card somebody aims at stays the same one, so that a press is not lost on an old one."""
        stays = {kept[row] for row in self._queue or () if row in kept}
        clear_layout(self._list, keep=stays)
        self.rows = []
        if self._queue is None:
            self.lead.setText(self.tr("Mencari cerita yang menunggu…"))
            return
        self.lead.setText(self._lead(self._queue))
        now = [row for row in self._queue if row.state in _OPEN]
        later = [row for row in self._queue if row.state not in _OPEN]
        for heading, part in ((self.tr("Giliran Anda"), now), (self.tr("Menunggu orang lain"), later)):
            if part:
                self._list.addWidget(SectionLabel(heading))
            for row in part:
                card = kept.get(row) or self._card(row)
                self._list.addWidget(card)
                self.rows.append(card)

    def _card(self, row: WaitingText) -> QueueRow:
        card = QueueRow(row, self._session.language)
        card.open_requested.connect(lambda: self.open_requested.emit(row.path))
        card.write_requested.connect(lambda: self.write_requested.emit(row.story))
        card.step_requested.connect(lambda by: self._step(self.rows.index(card) + by))
        return card

    def _step(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.rows[number].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.rows[number])

    def _lead(self, queue: Sequence[WaitingText]) -> str:
        if not queue:
            return self.tr(
                "Tidak ada cerita yang menunggu. Cerita yang diajukan rekan muncul di sini untuk dibaca sebelum terbit."
            )
        mine = sum(row.state in _OPEN for row in queue)
        if mine:
            return self.tr(
                "%n cerita menunggu Anda. Sebuah cerita terbit sesudah dibaca dan ditandatangani orang yang tidak ikut menulisnya.",
                "",
                mine,
            )
        return self.tr("Tidak ada yang menunggu Anda. Yang di bawah ini menunggu orang lain.")
