"""Cutting one text into several stories: the text on the left, the stories to be on the right."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.drafts.text_split import split
from kb.story.draft import Draft
from kb.vault.vault import Vault
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import Divider, Text
from ui.widgets.theme import theme
from ui.write.importing.cut_saver import CutSaver
from ui.write.importing.split_card import SplitCard
from ui.write.importing.split_choice import Splitting
from ui.write.importing.split_text import SplitText
from ui.write.write_services import WriteServices

_COLUMN: Final = 440


class SplitPage(QWidget):
    """Made anew for each text; `made` brings the drafts, and nothing is made before the button is pressed."""

    made = Signal(object)  # tuple[Draft, ...]
    leave_requested = Signal()
    steps_changed = Signal()

    def __init__(self, desk: WriteServices, vault: Vault, source: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._vault = desk, vault
        self.splitting = Splitting(source, self)
        self.keeping = CutSaver(desk, self.splitting)
        self.text = SplitText(self.splitting)
        self.cards: list[SplitCard] = []
        self.back = QuietButton(icon_name="arrow-left", icon_first=True, colour="muted")
        self.new = QPushButton()
        self.make = QPushButton()
        self.make.setProperty("primary", True)
        self._heading = Text("", 20, "text", QFont.Weight.Bold, wrap=True)
        self._calm = Text("", 13, "muted", wrap=True)
        self.left = QuietButton()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._lay_out()
        self.splitting.changed.connect(self._show)
        self.splitting.steps_changed.connect(self.steps_changed)
        self.text.chosen.connect(self._add)
        self.new.clicked.connect(self._add)
        self.make.clicked.connect(self._make)
        self.keeping.failed.connect(desk.messages.problem)
        self.back.clicked.connect(self._leave)
        self.left.clicked.connect(self._show_left)
        self.retranslate()

    def focus_text(self) -> None:
        """Give the keyboard to the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Take the newest step back."""
        self.splitting.undo()

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self.splitting.redo()

    def step_names(self) -> tuple[str, str]:
        """Return what would be undone and what done again; empty for nothing."""
        return self.splitting.step_names()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.back.setText(self.tr("Kembali ke naskah"))
        self.new.setText(self.tr("Jadikan cerita baru"))
        self.new.setToolTip(self.tr("Dari bagian yang dipilih, atau paragraf tempat kursor berada (Ctrl+Enter)"))
        self._heading.setText(self.tr("Bagi menjadi beberapa cerita"))
        self._calm.setText(
            self.tr(
                "Pilih satu bagian teks, lalu jadikan cerita baru. Setiap bagian mencatat paragraf asalnya, "
                "dan teks asal tetap tersimpan di meja Anda."
            )
        )
        self.setAccessibleName(self.tr("Bagi menjadi beberapa cerita"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().panel)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.new)
        column = QVBoxLayout()
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._calm)
        column.addSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.left)
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("ground", "panel")
        area.setWidget(inner)
        area.verticalScrollBar().rangeChanged.connect(self._follow_focus)
        below = QHBoxLayout()
        below.setContentsMargins(18, 10, 18, 14)
        below.addStretch(1)
        below.addWidget(self.make)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(area, 1)
        side.addWidget(Divider())
        side.addLayout(below)
        right = QWidget()
        right.setFixedWidth(_COLUMN)
        right.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.text, 1)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Divider())
        whole.addLayout(row, 1)

    def _add(self) -> None:
        before = len(self.splitting.cuts)
        self.splitting.add(self.text.span())
        if len(self.splitting.cuts) > before:
            title = self.cards[-1].title
            title.setFocus(Qt.FocusReason.OtherFocusReason)
            title.selectAll()

    def _follow_focus(self) -> None:
        """Keep a card in sight that somebody writes in, once the column has made room for it."""
        for card in self.cards:
            if card.title.hasFocus():
                self._area.ensureWidgetVisible(card, 0, 20)

    def _show(self) -> None:
        cuts = self.splitting.cuts
        while len(self.cards) > len(cuts):
            card = self.cards.pop()
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(cuts):
            self._add_card()
        for card, cut in zip(self.cards, cuts, strict=True):
            words = sum(len(self.splitting.text[start:end].split()) for start, end in cut.spans)
            card.show_cut(cut, self.splitting.numbers(cut), len(self.splitting.figures(cut)), words)
        left = self.splitting.left()
        self.left.setVisible(bool(cuts) and bool(left))
        self.left.setText(self.tr("%n paragraf belum dipakai: lihat yang pertama", "", len(left)))
        self.make.setEnabled(bool(cuts))
        self.make.setText(self.tr("Buat %n naskah", "", len(cuts)) if cuts else self.tr("Buat naskah"))

    def _add_card(self) -> None:
        number = len(self.cards)
        card = SplitCard(number)
        card.retitled.connect(partial(self.splitting.retitle, number))
        card.extend_requested.connect(lambda: self.splitting.extend(number, self.text.span()))
        card.remove_requested.connect(partial(self.splitting.remove, number))
        card.figures_toggled.connect(lambda wanted: self.splitting.take_figures(number, wanted=wanted))
        self._rows.addWidget(card)
        self.cards.append(card)

    def _show_left(self) -> None:
        self.text.show_passage(self.splitting.left()[0])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeping.flush()

    def _leave(self) -> None:
        self.keeping.flush()
        self.leave_requested.emit()

    def _make(self) -> None:
        """Write the drafts in another thread: ten of them are fifty files that a disk must confirm."""
        desk, vault, source, cuts = self._desk, self._vault, self.splitting.source, self.splitting.cuts
        library, vocabulary = desk.session.library, desk.session.vocabulary
        self.setEnabled(False)
        desk.jobs.run(
            lambda: split(
                source,
                cuts,
                desk.drafts,
                vocabulary,
                vault,
                is_taken=lambda name: library.is_there(library.path_of(name)),
            ),
            self._tell_made,
            self._fail,
        )

    def _tell_made(self, made: tuple[Draft, ...]) -> None:
        self.setEnabled(True)
        self.keeping.forget()
        self.made.emit(made)

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        if not isinstance(error, KnownError):
            raise error
        self._desk.messages.problem(error)
