"""My drafts: what lies on the desk, where each stands, and the ways to go on with it, to look back, or to let it go."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.drafts.drafts import DraftRow
from ui.widgets.fonts import reading_font
from ui.widgets.ground import Ground
from ui.widgets.small_parts import Text
from ui.write.drafts.draft_card import DraftCard
from ui.write.drafts.draft_standing import Standing, standings
from ui.write.drafts.removed_dialog import RemovedDialog
from ui.write.write_services import WriteServices

_WIDEST: Final = 900


class DraftsPage(QScrollArea):
    """Reads the desk anew whenever it is shown."""

    draft_requested = Signal(str)
    history_requested = Signal(str)
    remove_requested = Signal(str)
    write_requested = Signal()

    def __init__(self, desk: WriteServices) -> None:
        super().__init__()
        self._desk = desk
        self.cards: dict[str, DraftCard] = {}
        self.setWidgetResizable(True)
        self.setProperty("ground", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heading = Text("", 30, "text", QFont.Weight.Bold)
        self._heading.setFont(reading_font(30, QFont.Weight.Bold))
        self._calm = Text("", 14, "muted", wrap=True)
        self._empty = Text("", 15, "muted", wrap=True)
        self.write = QPushButton()
        self.write.setProperty("primary", True)
        self.removed = QPushButton()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._build()
        self.write.clicked.connect(self.write_requested)
        self.removed.clicked.connect(self._show_removed)
        self.retranslate()

    def refresh(self) -> None:
        """Read the desk in another thread: a hundred drafts are a hundred files."""
        drafts, session = self._desk.drafts, self._desk.session
        library = session.library if session.is_open else None
        vocabulary = session.vocabulary if session.is_open else None
        self._desk.jobs.run(lambda: standings(drafts, library, vocabulary), self._show, self._fail)

    def focus_first(self) -> None:
        """Give the keyboard to the first draft, or to the button that begins one."""
        first = next(iter(self.cards.values()), None)
        (first.open if first is not None else self.write).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._heading.setText(self.tr("Naskah saya"))
        self._calm.setText(
            self.tr("Naskah tersimpan di meja Anda saja. Orang lain baru melihatnya sesudah Anda mengajukannya.")
        )
        self._empty.setText(self.tr("Belum ada naskah. Satu pengalaman kecil sudah cukup untuk mulai."))
        self.write.setText(self.tr("Tulis cerita"))
        self.removed.setText(self.tr("Lihat yang dihapus…"))
        self.setAccessibleName(self.tr("Naskah saya"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.write)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 36, 0, 48)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._calm)
        column.addSpacing(16)
        column.addWidget(self._empty)
        column.addLayout(self._rows)
        column.addSpacing(16)
        column.addWidget(self.removed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        page = Ground()
        row = QHBoxLayout(page)
        row.setContentsMargins(40, 0, 40, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(page)

    def _show(self, found: list[tuple[DraftRow, Standing]]) -> None:
        focused = next((key for key, card in self.cards.items() if card.isAncestorOf(self.focusWidget() or self)), "")
        for old in self.cards.values():
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = {}
        for row, standing in found:
            card = DraftCard(row, standing, self._desk.session.language, QLocale())
            card.open.clicked.connect(partial(self.draft_requested.emit, row.id))
            card.history.clicked.connect(partial(self.history_requested.emit, row.id))
            card.remove.clicked.connect(partial(self.remove_requested.emit, row.id))
            self._rows.addWidget(card)
            self.cards[row.id] = card
        last: QWidget = self.write
        for card in self.cards.values():  # Tab goes down the page, to what was removed at its end
            for part in (card.open, card.history, card.remove):
                QWidget.setTabOrder(last, part)
                last = part
        QWidget.setTabOrder(last, self.removed)
        self._empty.setVisible(not found)
        if focused in self.cards or self.hasFocus():
            (self.cards[focused].open if focused in self.cards else self.write).setFocus()

    def _show_removed(self) -> None:
        dialog = RemovedDialog(self._desk, self)
        dialog.changed.connect(self.refresh)
        dialog.exec()
        dialog.deleteLater()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._desk.messages.problem(error)
