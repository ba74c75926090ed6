"""What stands in the way of a short text, said below its field while it is typed; saving waits until it is solved."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from kb.base.problems import KnownError
from ui.gate.short_checks import ShortChecks
from ui.widgets.small_parts import Text

if TYPE_CHECKING:  # see ui.gate.short_checks
    from kb.gate import AnswerKind, Finding, Findings
    from ui.gate.small_card import SmallCard

_PAUSE_MS: Final = 350
_MOST: Final = 4


class SmallCheck(QWidget):
    """Follows some short texts, by name: `texts` returns them, `put` replaces one. Call `follow` when one was changed.

    `is_clear` tells whether they may be saved as they are; `changed` says that it may be another answer now. Private texts
    stay on the desk: `set_free` lets them be.
    """

    changed = Signal()
    solved = Signal()  # the last thing was solved by an answer: the keyboard may go on

    def __init__(  # noqa: PLR0913  what is looked at and what needs no question
        self,
        checks: ShortChecks,
        texts: Callable[[], Mapping[str, str]],
        put: Callable[[str, str], None],
        *,
        signer: Callable[[], str] = str,
        story: Callable[[], str] = str,
        said: Callable[[], str] = str,
        before: QWidget | None = None,
    ) -> None:
        """`before` is the field behind which the cards come when somebody presses Tab."""
        super().__init__()
        self._checks, self._texts, self._put = checks, texts, put
        self._signer, self._story, self._said = signer, story, said
        self._before = before
        self._free = False
        self._seen: tuple[Mapping[str, str], Findings] | None = None
        self._asked = 0
        self._looking = False
        self._when_clear: Callable[[], None] | None = None
        self._wish: tuple[str, Callable[[Finding], None]] | None = None
        self.cards: list[SmallCard] = []
        self._lead = Text("", 12, "muted", wrap=True)
        self._trouble = Text("", 12, "error", wrap=True)
        self._trouble.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._lead)
        column.addLayout(self._rows)
        column.addWidget(self._trouble)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    @property
    def is_clear(self) -> bool:
        """Whether the texts, as they are now, were looked at and nothing stands in their way."""
        if self._free or not _written(self._texts()):
            return True
        return self._seen is not None and self._seen[0] == _written(self._texts()) and not self._seen[1].all

    @property
    def is_stopped(self) -> bool:
        """Whether something is known that must be solved first; a look that is still due stops nothing yet."""
        return not self._free and bool(self.cards)

    @property
    def reason(self) -> str:
        """Why saving waits, in words; empty where it does not."""
        return self.tr("Selesaikan dulu yang tertulis di bawah teks.") if self.is_stopped else ""

    def set_free(self, free: bool) -> None:
        """Let the texts be, or look at them again."""
        if free != self._free:
            self._free = free
            self._seen = None
            self._show()
            self.follow()

    def follow(self) -> None:
        """A text was changed: look at the next pause in typing."""
        if self._free or self.is_clear:
            self._timer.stop()
            if self.cards:
                self._show()
        elif self._seen is None or self._seen[0] != _written(self._texts()):
            self._timer.start()

    def when_clear(self, act: Callable[[], None]) -> None:
        """Do something as soon as the texts may be saved; where something must be solved, show that instead."""
        if self.is_clear:
            act()
            return
        self._when_clear = act
        if not self._looking and not self.is_stopped:
            self.look()
        elif self.is_stopped:
            self._when_clear = None
            self.focus_first()

    def look(self) -> None:
        """Look now, behind the window."""
        self._timer.stop()
        texts = _written(self._texts())
        if self._free or not texts:
            return
        self._asked += 1
        self._looking = True
        number = self._asked
        self._checks.look(
            texts,
            lambda found: self._arrive(number, texts, found),
            lambda error: self._fail(number, error),
            story=self._story(),
            said=self._said(),
            signer=self._signer(),
        )

    def show_found(self, found: "Findings") -> None:
        """Show what a writer of the library found when it was saved all the same."""
        self._seen = _written(self._texts()), found
        self._show()
        self.focus_first()

    def focus_first(self) -> bool:
        """Give the keyboard to the first thing to solve; returns whether there is one."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.cards)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._seen is not None:
            for card in self.cards:
                self._drop(card)
            self.cards = []
            self._show()

    def _arrive(self, number: int, texts: Mapping[str, str], found: "Findings") -> None:
        if number != self._asked or not isValid(self):
            return
        self._looking = False
        self._trouble.hide()
        self._seen = texts, found
        if texts != _written(self._texts()):
            self._show()
            self.look()  # typed on meanwhile
            return
        wish, self._wish = self._wish, None
        if wish is not None:
            finding = next((one for one in found.all if one.key == wish[0]), None)
            if finding is not None:
                wish[1](finding)
                return
        had = bool(self.cards) and self._has_keyboard()
        self._show()
        act, self._when_clear = self._when_clear, None
        if self.is_clear and act is not None:
            act()
        elif self.is_clear and had:
            self.solved.emit()
        elif act is not None:
            self.focus_first()

    def _fail(self, number: int, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        if number != self._asked or not isValid(self):
            return
        self._looking = False
        language = self._checks.language
        self._trouble.setText(f"{error.what.say(language)} {error.remedy.say(language)}")
        self._trouble.show()
        self.show()
        act, self._when_clear = self._when_clear, None
        if act is not None:
            act()  # the writer of the library looks again, and says what stops it

    def _show(self) -> None:
        """Show one card for each thing; those that stay keep their place and the keyboard."""
        from ui.gate.small_card import SmallCard  # noqa: PLC0415 - the gate was loaded with the answer

        found = () if self._free or self._seen is None or not _written(self._texts()) else self._seen[1].all
        first = {one.key: one for one in reversed(found)}
        wanted = list(dict.fromkeys(one.key for one in found))
        at = next((place for place, card in enumerate(self.cards) if card.holds_keyboard), -1)
        kept = {card.finding.key: card for card in self.cards if card.finding.key in first}
        for card in self.cards:
            if card.finding.key not in first:
                self._drop(card)
        self.cards = []
        previous = self._before
        for place, key in enumerate(wanted[:_MOST]):
            card = kept.get(key) or SmallCard(first[key], self._checks.language)
            if key not in kept:
                self._connect(card)
                self._rows.insertWidget(place, card)
                if previous is not None:
                    QWidget.setTabOrder(previous, card)
            self.cards.append(card)
            previous = card
        if self.cards and not any(card.is_open for card in self.cards):
            self.cards[0].set_open(True)
        self._lead.setText(
            self.tr("%n hal harus diselesaikan dulu. Nama klien tidak boleh ikut keluar.", "", len(wanted))
        )
        self.setVisible(bool(self.cards) or not self._trouble.isHidden())
        self._lead.setVisible(bool(self.cards))
        if at >= 0 and self.cards and not any(card.holds_keyboard for card in self.cards):
            self.cards[min(at, len(self.cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        if self.cards and at < 0 and not kept:
            QTimer.singleShot(0, self, self._bring)
        self.changed.emit()

    def _bring(self) -> None:
        """Scroll no further than is needed to see the first card below its field."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and self.cards:
            above.ensureWidgetVisible(self.cards[0], 0, 8)

    def _connect(self, card: "SmallCard") -> None:
        card.replace_requested.connect(lambda words, client: self._replace(card.finding.key, words, client))
        card.answer_requested.connect(lambda kind, agreed: self._answer(card.finding.words, kind, agreed))
        card.public_requested.connect(lambda: self._make_public(card.finding.words))
        card.step_requested.connect(lambda step: self._step(card, step))
        card.open_requested.connect(lambda: self._open(card))

    def _open(self, card: "SmallCard") -> None:
        """One is open at a time; but none above the mouse folds, or what one aims at would move."""
        at = self.cards.index(card) if card in self.cards else 0
        for place, other in enumerate(self.cards):
            if other is not card and not (card.underMouse() and place < at):
                other.set_open(False)
        card.set_open(True)

    def _step(self, card: "SmallCard", step: int) -> None:
        place = self.cards.index(card) + step
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place < 0 and self._before is not None:
            self._before.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _answer(self, name: str, kind: "AnswerKind", agreed: bool) -> None:
        self._checks.answer(name, kind, agreed, self._look_again, self._complain)

    def _make_public(self, words: str) -> None:
        self._checks.make_public(words, self._look_again, self._complain)

    def _replace(self, key: str, words: str, client: bool) -> None:
        """Put other words wherever this stands; a client is on the list of the desk before the text is changed."""
        if self._seen is None or self._seen[0] != _written(self._texts()):
            self._wish = key, lambda finding: self._replace(finding.key, words, client)
            self.look()
            return
        found = self._seen[1]
        same = [one for one in found.all if one.key == key]
        entry = next((one for one in found.names if same and same[0].words in one.forms), None)
        places = {(one.piece, one.start, one.end) for one in same}
        if client and entry is not None:
            places |= {(one.piece, one.start, one.end) for one in entry.places}
        texts = self._texts()
        changed = {name: _put(text, name, places, words) for name, text in texts.items()}

        def put(_nothing: object) -> None:
            if isValid(self):
                for name, text in changed.items():
                    if text != texts[name] and self._texts()[name] == texts[name]:
                        self._put(name, text)
                self.look()
                if not _written(self._texts()):
                    self._show()

        if client:
            forms = entry.forms if entry is not None else (same[0].words,)
            self._checks.remember(forms, words, put, self._complain)
        else:
            put(None)

    def _look_again(self, _nothing: object) -> None:
        if isValid(self):
            self.look()

    def _complain(self, error: Exception) -> None:
        self._fail(self._asked, error)

    def _drop(self, card: "SmallCard") -> None:
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _has_keyboard(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))


def _written(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text.strip()}


def _put(text: str, name: str, places: set[tuple[str, int, int]], words: str) -> str:
    """Replace every place of one text, from its end; of places that touch, the longest."""
    kept: list[tuple[int, int]] = []
    for piece, start, end in sorted(places, key=lambda one: one[1] - one[2]):
        if piece == f"comment:{name}" and all(end <= low or start >= high for low, high in kept):
            kept.append((start, end))
    for start, end in sorted(kept, reverse=True):
        text = text[:start] + words + text[end:]
    return text
