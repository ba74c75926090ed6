"""One name of the story: how often, where first, and who it is, with one key for each answer."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kb.base.words import Words
from kb.gate import ANSWERS, AnswerKind, Repair
from ui.gate.answer_words import SHORT
from ui.gate.card_base import StopCard
from ui.gate.finding_card import ReasonPrompt
from ui.gate.repair_choice import Pick
from ui.widgets.small_parts import FlowLayout, Text
from ui.widgets.theme import RADIUS, theme
from ui.write.check.finding_rows import OFFERED, NameRow


class NameCard(StopCard):
    """Asks who a name is; a client's name asks for what the story calls the person, a colleague whether they agreed."""

    answer_requested = Signal(str, bool)  # kind, agreed
    pseudonym_requested = Signal(str)

    def __init__(self, row: NameRow, language: str) -> None:
        super().__init__()
        self.row = row
        self._language = language
        self._asking: ReasonPrompt | None = None
        self.picks: list[Pick] = []
        self._more: list[tuple[str, Callable[[], None]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        entry = row.entry
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(entry.name, 14, "text", QFont.Weight.DemiBold, wrap=True), 1)
        head.addWidget(Text(self.tr("%n kali", "", len(entry.places)), 12, "muted"))
        self._sentence = Text("", 13, "muted", wrap=True)
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self._sentence.setText(f"{escape(row.before)}<b>{escape(row.name)}</b>{escape(row.behind)}")
        self._below = QWidget()
        self._column = QVBoxLayout(self._below)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers, 6)
        self._column.addWidget(self._answers)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addWidget(self._below)
        if entry.answer is not None:
            column.insertWidget(1, Text(self._said(), 12, "success", wrap=True))
        who = self.tr("Siapa ini?") if entry.answer is None else self._said()
        self.setAccessibleName(f"{entry.name}. {who}")
        self.setAccessibleDescription(f"{row.before}{row.name}{row.behind}")

    def set_open(self, wanted: bool) -> None:
        """Show or hide the answers."""
        if not wanted and self._asking is not None:
            self._stop_asking()
        if wanted:
            self._make_picks()
        self._below.setVisible(wanted)
        self.update()

    @property
    def is_open(self) -> bool:
        """Return whether the card shows its answers."""
        return not self._below.isHidden()

    def _make_picks(self) -> None:
        """Only when somebody looks: a long draft names hundreds."""
        for number, kind in enumerate(() if self.picks else OFFERED, 1):
            pick = Pick(SHORT[kind].say(self._language), str(number))
            pick.clicked.connect(lambda _=False, kind=kind: self._answer(kind))
            self._add(pick)
        for text, act in self._more:
            pick = Pick(text, str(len(self.picks) + 1))
            pick.clicked.connect(act)
            self._add(pick)
        self._more.clear()

    def add_choice(self, text: str, act: Callable[[], None]) -> None:
        """Offer one more thing, which somebody else does."""
        self._more.append((text, act))

    def _add(self, pick: Pick) -> None:
        self._flow.addWidget(pick)
        self.picks.append(pick)
        self.follow_hand(pick)

    def press_key(self, key: str) -> bool:
        """Do what a digit stands for; returns whether it stands for anything."""
        if key.isdecimal():
            self._make_picks()
        for pick in self.picks:
            if key and pick.key == key and not pick.isHidden() and self._asking is None:
                self.open_requested.emit()
                pick.click()
                return True
        return False

    def _said(self) -> str:
        entry = self.row.entry
        if entry.known is not None:
            return entry.known.say(self._language)
        answer = entry.answer
        if answer is None:
            return ""
        said = ANSWERS[answer.kind].say(self._language)
        if answer.kind == "colleague":
            said += ", " + (self.tr("setuju disebut") if answer.agreed else self.tr("belum ditanya"))
        return said

    def _answer(self, kind: AnswerKind) -> None:
        if kind == "client":
            self._ask_pseudonym()
        elif kind == "colleague":
            self._ask_agreed()
        else:
            self.answer_requested.emit(kind, False)

    def _ask_pseudonym(self) -> None:
        if self._asking is not None:
            return
        label = Words("Ganti di semua tempat dengan", "Replace everywhere by")
        asking = self._asking = ReasonPrompt(
            Repair(kind="replace", label=label, new=self.row.proposal, asks=True), self._language
        )
        asking.answered.connect(self.pseudonym_requested)
        asking.left.connect(self._leave_asking)
        asking.follow_hand(self)
        said = (
            self.tr("Nama samaran yang sudah dipakai untuk orang ini") if self.row.known else label.say(self._language)
        )
        self._column.addWidget(Text(f"{said}:", 12, "muted", wrap=True))
        self._column.addWidget(asking)
        self._answers.hide()
        asking.begin()
        self.open_requested.emit()  # it is taller now

    def _ask_agreed(self) -> None:
        """One more key: has this colleague agreed to be named?"""
        for pick in self.picks:
            pick.hide()
        self.picks = []
        for key, word, agreed in (
            ("1", self.tr("sudah setuju disebut"), True),
            ("2", self.tr("belum ditanya"), False),
        ):
            pick = Pick(word, key)
            pick.clicked.connect(lambda _=False, agreed=agreed: self.answer_requested.emit("colleague", agreed))
            self._add(pick)
            pick.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_asking(self) -> None:
        self._stop_asking()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        self._asking = None
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._answers.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.line, 1))
            painter.setBrush(of.card_hover if self.underMouse() else of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
