"""One finding of the gate as a card: the words, why they matter, the rule behind it, and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kb.gate.finding import Finding, Repair, RepairKind
from kb.gate.rules import laws
from ui.gate.card_base import StopCard
from ui.gate.repair_choice import Choice
from ui.widgets.choices import TickBox
from ui.widgets.small_parts import Text
from ui.widgets.theme import RADIUS, theme

_ICONS: Final[dict[RepairKind, str]] = {
    "replace": "user",
    "band": "users",
    "widen": "map-pin",
    "remove": "x",
    "public": "book-open",
    "group": "users",
    "answer": "check",
    "strip": "x",
    "rename": "pencil",
    "explain": "message-square",
}
_LONGEST: Final = 400
_SHOWN: Final = 90
_KEYS: Final = 9


class FindingCard(StopCard):
    """Shows one finding and, when it is open, its repairs; keys 1 to 9 press them, Enter goes to the words."""

    repair_requested = Signal(object, str)  # kb.gate.finding.Repair, the author's own words

    def __init__(self, finding: Finding, places: int, language: str, *, mendable: bool = True, others: int = 0) -> None:
        """`others` tells in how many places more the same words stand: they may be said in the new words too."""
        super().__init__()
        self._others = others
        self.everywhere = False  # whether the last answer is for those too
        self.finding = finding
        self._language = language
        self._open = False
        self._asking: ReasonPrompt | None = None
        self.choices: list[Choice] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(5)
        words = self._words(finding, places)
        if words:
            column.addWidget(Text(words, 14, "text", QFont.Weight.DemiBold, wrap=True))
        column.addWidget(Text(finding.reason.say(language), 13, "text", wrap=True))
        rule = laws.said(finding.rule).say(language)
        column.addWidget(Text(self.tr("Dasar: {rule}").format(rule=rule), 12, "muted", wrap=True))
        self._below = QWidget()
        self._rows = QVBoxLayout(self._below)
        self._rows.setContentsMargins(0, 4, 0, 0)
        self._rows.setSpacing(4)
        self._below.hide()
        column.addWidget(self._below)
        self.setAccessibleName(f"{words} {finding.reason.say(language)}".strip())
        self.setAccessibleDescription(rule)
        # Buttons are made when somebody looks: a long draft has hundreds of findings.
        self._offered: list[Callable[[], None]] = [partial(self._offer, finding.repairs)] if mendable else []

    @property
    def is_open(self) -> bool:
        """Return whether the card shows reason and repairs."""
        return self._open

    def set_open(self, wanted: bool) -> None:
        """Show or hide what can be done."""
        self._open = wanted
        if wanted:
            self._make_offers()
        self._below.setVisible(wanted and bool(self.choices))
        if not wanted and self._asking is not None:
            self._stop_asking(self._asking)
        self.update()

    def _words(self, finding: Finding, places: int) -> str:
        if finding.end == 0 or not finding.words:
            return finding.words
        shown = " ".join(finding.words.split())
        shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
        more = self.tr("%n tempat", "", places) if places > 1 else ""
        return f"“{shown}”" + (f" · {more}" if more else "")

    def _offer(self, repairs: Sequence[Repair]) -> None:
        for number, repair in enumerate(repairs, 1):
            label = repair.label.say(self._language)
            if repair.new and repair.kind in {"band", "widen"} and not repair.asks:
                label = f"{label}: “{repair.new}”"
            choice = Choice(label, _ICONS[repair.kind], str(number) if number <= _KEYS else "")
            choice.clicked.connect(lambda _=False, repair=repair, choice=choice: self._press(repair, choice))
            self._take(choice)

    def add_choice(self, text: str, icon_name: str, act: Callable[[], None]) -> None:
        """Offer one more thing, which somebody else does."""

        def make() -> None:
            choice = Choice(text, icon_name, str(len(self.choices) + 1) if len(self.choices) < _KEYS else "")
            choice.clicked.connect(act)
            self._take(choice)

        self._offered.append(make)

    def _take(self, choice: Choice) -> None:
        self._rows.addWidget(choice)
        self.choices.append(choice)
        self.follow_hand(choice)

    def _make_offers(self) -> None:
        while self._offered:
            self._offered.pop(0)()

    def _press(self, repair: Repair, choice: Choice) -> None:
        if not repair.asks:
            self.repair_requested.emit(repair, "")
            return
        if self._asking is not None:
            return
        asking = self._asking = ReasonPrompt(repair, self._language, self._others if repair.kind == "widen" else 0)
        asking.answered.connect(partial(self._answer, asking, repair))
        asking.left.connect(lambda: self._leave_asking(asking, choice))
        self._rows.insertWidget(self._rows.indexOf(choice) + 1, asking)
        asking.follow_hand(self)
        chosen = self.choices.index(choice)
        for place, other in enumerate(self.choices):
            other.setVisible(place <= chosen)  # what stands above stays, so that nothing moves under the hand
            other.setEnabled(other is choice)
        asking.begin()
        self.open_requested.emit()  # it is taller now

    def _answer(self, asking: "ReasonPrompt", repair: Repair, words: str) -> None:
        self.everywhere = asking.also is not None and asking.also.isChecked()
        self.repair_requested.emit(repair, words)

    def _leave_asking(self, asking: "ReasonPrompt", choice: Choice) -> None:
        self._stop_asking(asking)
        choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self, asking: "ReasonPrompt") -> None:
        self._asking = None
        self._rows.removeWidget(asking)
        asking.hide()
        asking.deleteLater()
        for choice in self.choices:
            choice.setEnabled(True)
            choice.show()

    def press_key(self, key: str) -> bool:
        """Do what a digit stands for; returns whether it stands for anything."""
        if key.isdecimal():
            self._make_offers()
        for choice in self.choices:
            if key and choice.key == key and not choice.isHidden() and self._asking is None:
                self.open_requested.emit()
                choice.click()
                return True
        return False

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(200, 48))

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        ink = of.error if self.finding.group == "must" else of.warning
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            edge = QPen(of.accent, 2) if self.hasFocus() else QPen(of.line_strong if self._open else of.line, 1)
            painter.setPen(edge)
            painter.setBrush(of.card_hover if self.underMouse() and not self._open else of.card)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            inside = QPainterPath()
            inside.addRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
            painter.setClipPath(inside)
            painter.fillRect(QRectF(0, 0, 5, self.height()), ink)


class ReasonPrompt(QWidget):
    """Asks for the new words, or the reason, right where the repair stands; Escape goes back."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, repair: Repair, language: str, others: int = 0) -> None:
        """Where the same words stand in `others` places too, those can be said in the new ones with the same answer."""
        super().__init__()
        self.also: TickBox | None = None
        explains = repair.kind == "explain"
        self.field = QLineEdit(repair.new, maxLength=_LONGEST)
        self.field.setAccessibleName(repair.label.say(language))
        self.field.setPlaceholderText(self.tr("Mengapa boleh tetap?") if explains else self.tr("Kata-kata baru"))
        self.take = QPushButton(self.tr("Simpan") if explains else self.tr("Ganti"))
        self.take.setProperty("primary", True)
        self.back = QPushButton(self.tr("Batal"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(6)
        column.addWidget(self.field)
        if others:
            self.also = TickBox()
            self.also.setText(self.tr("Juga di %n tempat lain", "", others))
            self.also.setChecked(True)
            column.addWidget(self.also)
        column.addLayout(row)
        self.field.textChanged.connect(self._follow)
        self.field.returnPressed.connect(self._answer)
        self.take.clicked.connect(self._answer)
        self.back.clicked.connect(self.left)
        self._follow()

    def follow_hand(self, card: StopCard) -> None:
        """Let the card notice with which hand this is answered."""
        parts: tuple[QWidget | None, ...] = (self.field, self.also, self.take, self.back)
        for part in filter(None, parts):
            card.follow_hand(part)

    def begin(self) -> None:
        """Give the keyboard to the field, with the proposal marked."""
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._bring)  # its place is only known then

    def _bring(self) -> None:
        """Scroll no further than is needed to see the field and its buttons: that is where the hand goes next."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and (inner := above.widget()) is not None:
            if (layout := inner.layout()) is not None:
                layout.activate()
            above.ensureWidgetVisible(self, 0, 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # answered; the card would go to its place
            super().keyPressEvent(event)

    def _follow(self) -> None:
        self.take.setEnabled(bool(self.field.text().strip()))

    def _answer(self) -> None:
        if words := self.field.text().strip():
            self.answered.emit(words)
