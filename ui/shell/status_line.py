"""The line at the foot of the window: how much is here, that it stays here, and what is being read just now."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.services.session import Session
from ui.widgets.small_parts import Text
from ui.widgets.theme import theme


class StatusLine(QWidget):
    """Follows the session; shows a small bar while the library is being read in the background."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._busy, self._done, self._total = False, 0, 0
        self._holding = Text("", 12, "muted")
        self._doing = Text("", 12, "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._holding)
        row.addStretch(1)
        row.addWidget(self._doing)
        row.addWidget(self._bar)
        session.busy_changed.connect(self._follow_busy)
        session.changed.connect(self._show_holding)
        session.overview_changed.connect(self._show_holding)
        session.closed.connect(self._show_holding)
        session.opened.connect(self._show_holding)
        session.progress_changed.connect(self._follow_progress)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._bar.setAccessibleName(self.tr("Kemajuan membaca pustaka"))
        self._show_holding()
        self._show_progress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().window)
            painter.fillRect(0, 0, self.width(), 1, theme().line)

    def _follow_busy(self, busy: bool) -> None:
        self._busy, self._done, self._total = busy, 0, 0
        self._show_progress()

    def _follow_progress(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self._show_progress()

    def _show_progress(self) -> None:
        # A library that is up to date is checked in a blink; only real reading deserves a bar.
        shown = self._busy and self._total > 0
        self._doing.setVisible(shown)
        self._bar.setVisible(shown)
        if shown:
            self._bar.setRange(0, self._total)
            self._bar.setValue(self._done)
            self._doing.setText(
                self.tr("Membaca pustaka: {done} dari {total}").format(done=self._done, total=self._total)
            )

    def _show_holding(self) -> None:
        if not self._session.is_open:
            self._holding.setText("")
            return
        stories = self.tr("%n cerita", "", self._session.story_count())
        self._holding.setText(self.tr("{stories} · semua tersimpan di komputer ini").format(stories=stories))
