"""One finding in a short text: the words, why they matter in one line, and small buttons that solve it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from kb.gate import AnswerKind, Finding, Repair
from ui.gate.answer_words import SHORT
from ui.gate.card_base import StopCard
from ui.gate.finding_card import ReasonPrompt
from ui.gate.repair_choice import Pick
from ui.widgets.small_parts import FlowLayout, Text
from ui.widgets.theme import RADIUS, theme

_SHOWN: Final = 60
_KEYS: Final = 9


class SmallCard(StopCard):
    """Its digits answer it while it has the keyboard; arrows go to the next one."""

    replace_requested = Signal(str, bool)  # the new words, and whether the old ones are a client's name
    answer_requested = Signal(str, bool)  # kind, agreed
    public_requested = Signal()

    def __init__(self, finding: Finding, language: str) -> None:
        super().__init__()
        self.finding = finding
        self._language = language
        self._asking: ReasonPrompt | None = None
        self.picks: list[Pick] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        words = " ".join(finding.words.split())
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        reason = finding.reason.say(language)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(13, 8, 8, 8)
        self._column.setSpacing(4)
        if shown and shown not in reason:
            self._column.addWidget(Text(f"“{shown}”", 13, "text", QFont.Weight.DemiBold, wrap=True))
        self._column.addWidget(Text(reason, 12, "text", wrap=True))
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers, 5)
        self._column.addWidget(self._answers)
        self._answers.hide()
        for repair in finding.repairs:
            self._offer(repair)
        self.setAccessibleName(reason if shown in reason else f"{shown}. {reason}")

    @property
    def is_open(self) -> bool:
        """Whether its answers can be seen."""
        return not self._answers.isHidden() or self._asking is not None

    def set_open(self, wanted: bool) -> None:
        """Show the answers, or only what is to be solved."""
        if wanted != self.is_open:
            if not wanted and self._asking is not None:
                self._stop_asking()
            self._answers.setVisible(wanted)
            self.updateGeometry()

    @property
    def holds_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    def press_key(self, key: str) -> bool:
        """Do what a digit stands for; returns whether it stands for anything."""
        for pick in self.picks:
            if key and pick.key == key and not pick.isHidden() and self._asking is None:
                pick.click()
                return True
        return False

    def _offer(self, repair: Repair) -> None:
        text = self._label(repair)
        if not text or len(self.picks) == _KEYS:
            return
        self._add(text, partial(self._press, repair))

    def _add(self, text: str, act: object) -> None:
        pick = Pick(text, str(len(self.picks) + 1))
        pick.clicked.connect(act)
        self._flow.addWidget(pick)
        self.picks.append(pick)
        self.follow_hand(pick)
        pick.show()

    def _label(self, repair: Repair) -> str:
        if repair.kind == "replace":
            client = repair.answer == "client"
            return self.tr("klien: nama samaran…") if client else self.tr("pakai peran…")
        if repair.kind == "answer":
            kind = repair.answer.partition(", ")[0]
            return next((words.say(self._language) for one, words in SHORT.items() if one == kind), "")
        return {
            "remove": self.tr("hapus"),
            "public": self.tr("milik umum") if self.finding.row == 1 else self.tr("tidak menunjuk siapa pun"),
            "widen": self.tr("sebut lebih umum…"),
            "band": f"“{repair.new}”",
        }.get(repair.kind, "")

    def _press(self, repair: Repair) -> None:
        if repair.kind == "public":
            self.public_requested.emit()
        elif repair.kind == "answer":
            self._answer(repair)
        elif repair.asks:
            self._ask(repair)
        else:
            self.replace_requested.emit(repair.new, False)

    def _answer(self, repair: Repair) -> None:
        kind: AnswerKind = next(one for one in SHORT if one == repair.answer.partition(", ")[0])
        if kind != "colleague" or ", " in repair.answer:
            self.answer_requested.emit(kind, ", " in repair.answer)
            return
        for pick in self.picks:
            pick.hide()
        self.picks = []
        self._add(self.tr("sudah setuju disebut"), lambda: self.answer_requested.emit("colleague", True))
        role = next((one for one in self.finding.repairs if one.kind == "replace" and one.answer != "client"), None)
        if role is not None:
            self._add(self.tr("belum: pakai peran…"), partial(self._ask, role))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, repair: Repair) -> None:
        if self._asking is not None:
            return
        asking = self._asking = ReasonPrompt(repair, self._language)
        asking.follow_hand(self)
        asking.answered.connect(lambda words: self.replace_requested.emit(words, repair.answer == "client"))
        asking.left.connect(self._stop_asking)
        self._column.addWidget(asking)
        self._answers.hide()
        asking.begin()

    def _stop_asking(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            if asking.isAncestorOf(QApplication.focusWidget() or asking):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(asking)
            asking.hide()
            asking.deleteLater()
            self._answers.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.line_strong, 1))
            painter.setBrush(of.card)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            inside = QPainterPath()
            inside.addRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
            painter.setClipPath(inside)
            painter.fillRect(QRectF(0, 0, 5, self.height()), of.error)
