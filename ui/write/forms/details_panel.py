"""The tab “Keterangan”: everything about a story that is not its text, in small forms that can wait."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.base.words import Words
from ui.widgets.ground import Ground
from ui.widgets.small_parts import SectionLabel, Text
from ui.write.draft_place import DraftPlace
from ui.write.forms.form_card import FormCard
from ui.write.forms.form_kinds import GROUPS
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft

_ROOM: Final = 240  # below the last form, so that a list under its fields can be seen


class FormsPanel(QWidget):
    """Follows one draft; a wish to see a field opens its form."""

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing = writing
        self._hints = TextHints(writing, self)
        self.cards: dict[str, FormCard] = {}
        self._promise = Text("", 13, "muted", wrap=True)
        self._labels: list[tuple[SectionLabel, Words]] = []
        self._build()
        for place, card in enumerate(self._all):
            card.left.connect(partial(self._go_on, place, 1))
            card.stepped.connect(partial(self._go_on, place))
            card.opened.connect(partial(self._bring, card))
        writing.wanted.connect(self.show_place)
        self.retranslate()
        first = next((card for card in self._all if not card.filled), None)
        if first is self._all[0]:
            first.open(focus=False)

    @property
    def _all(self) -> list[FormCard]:
        return list(dict.fromkeys(self.cards.values()))

    def show_place(self, place: DraftPlace) -> None:
        """Open the form of a field that somebody wants to see."""
        card = self.cards.get(place.field) if place.part == "field" else None
        if card is not None:
            card.open(place.item)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Keterangan"))
        self._promise.setText(
            self.tr("Semua boleh ditunda. Isilah yang Anda tahu; sisanya ditanyakan lagi sebelum cerita diajukan.")
        )
        for label, words in self._labels:
            label.setText(words.say(self.writing.language))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hints.look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        inner = Ground()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, _ROOM)
        column.setSpacing(8)
        column.addWidget(self._promise)
        for words, kinds in GROUPS:
            label = SectionLabel()
            label.setContentsMargins(2, 10, 0, 0)
            self._labels.append((label, words))
            column.addWidget(label)
            for kind in kinds:
                card = FormCard(kind, self._hints)
                self.cards |= dict.fromkeys(kind.fields, card)
                column.addWidget(card)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setProperty("ground", "panel")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _bring(self, card: FormCard) -> None:
        """Bring an opened form into sight, its title above all, once it has found its height."""
        QTimer.singleShot(0, card, lambda: self._show_all_of(card))

    def _show_all_of(self, card: FormCard) -> None:
        if self.isVisible():
            self.area.ensureWidgetVisible(card, 0, 8)
            self.area.ensureWidgetVisible(card.head, 0, 40)

    def _go_on(self, place: int, step: int) -> None:
        """Give the keyboard to the card above or below."""
        cards = self._all
        if 0 <= place + step < len(cards):
            head = cards[place + step].head
            head.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(head, 0, 40)
