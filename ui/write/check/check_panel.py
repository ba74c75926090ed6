"""The tab “Periksa”: what could expose somebody, who the named are, and what can be done, while the story is written."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from kb.base.problems import KnownError
from kb.gate import GROUPS, Moment
from ui.widgets.ground import Ground
from ui.widgets.small_parts import Text
from ui.write.check.card_actions import CardMaker
from ui.write.check.check_deck import Card, CheckDeck
from ui.write.check.consent_cards import ConsentSection
from ui.write.check.finding_rows import FindingRow, FindingRows, NameRow
from ui.write.check.gate_runner import Checking
from ui.write.open_draft import OpenDraft


class CheckPanel(QWidget):
    """Shows what the gate sees of one draft; nothing in it stops the typing, only the submitting."""

    badge_changed = Signal(str)  # how many things wait for the author, for the tab
    count_changed = Signal(int)
    leave_requested = Signal()  # back to the text

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None, *, moment: Moment = "writing") -> None:
        super().__init__(parent)
        self.writing = writing
        self.checking = Checking(writing, moment, self)
        self._by_key = False  # the last answer came from the keyboard: nobody aims with the mouse
        self.must, self.names, self.look, self.answered = (CheckDeck(self._held) for _ in range(4))
        self._in_dialog = moment == "submit"  # which says itself when nothing is left
        self._cards = CardMaker(self.checking, self, over_text=self._in_dialog)
        self._cards.settled.connect(self._put_aside)
        self._cards.consent_requested.connect(self.record_consent)
        self._consents: ConsentSection | None = None
        self._decks = (self.must, self.names, self.look, self.answered)
        self._state = Text("", 13, "muted", wrap=True)
        self._empty = Text("", 14, "text", QFont.Weight.Medium, wrap=True)
        self._later = Text("", 13, "warning", wrap=True)
        self.consent = QPushButton()
        self._promise = Text("", 13, "muted", wrap=True)
        self._show_answered = QPushButton()
        self._show_answered.setCheckable(True)
        self._state.setContentsMargins(0, 0, 0, 8)  # it speaks of all that follows, not of the first heading
        self._build()
        for place, deck in enumerate(self._decks):
            deck.edge_reached.connect(partial(self._go_on, place))
            deck.opened.connect(partial(self._follow_opened, deck))
        self.area.viewport().installEventFilter(self)
        self._show_answered.toggled.connect(lambda _: self._show())
        self.checking.busy_changed.connect(lambda _: self._say_state())
        self.checking.failed.connect(self._tell)
        self.consent.clicked.connect(self._record_lacking)
        self.checking.seen_changed.connect(self._show)
        self.retranslate()

    @property
    def rows(self) -> FindingRows:
        """What the newest check found; nothing before the first."""
        return self.checking.seen.rows if self.checking.seen else FindingRows()

    def focus_first(self) -> bool:
        """Give the keyboard to the first card; returns whether there is one."""
        return any(deck.focus_at(0) for deck in self._decks)

    def record_consent(self, record_id: str = "") -> None:
        """Show the consents of this draft, with one open to be filled in."""
        if self._consents is None:
            self._consents = ConsentSection(self.writing)
            self._consents.form.finished.connect(self._leave_consents)
            self._column.insertWidget(self._column.indexOf(self.must) + 1, self._consents)
        self._consents.show()
        self._consents.begin(record_id)
        QTimer.singleShot(0, self._consents, partial(self._bring, self._consents))

    def begin(self) -> None:
        """Check without waiting, and give the keyboard to the first thing to do; to the panel where there is none."""
        self.checking.look_now()
        if not self.focus_first():
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        language = self.writing.language
        self.setAccessibleName(self.tr("Periksa"))
        self.must.say(GROUPS["must"].say(language))
        self.look.say(GROUPS["look"].say(language), self.tr("Perbaiki, atau tulis mengapa boleh tetap."))
        self.names.say(
            self.tr("Siapa mereka?"), self.tr("Jawab sekali untuk tiap nama, dengan angkanya. Nama klien tidak keluar.")
        )
        self.answered.say(self.tr("Nama yang sudah jelas"))
        self._later.setText(
            self.tr(
                "Sebelum diajukan masih perlu: persetujuan orang yang diceritakan, atau pernyataan bahwa ini cerita kelompok atau program."
            )
        )
        self._promise.setText(
            self.tr(
                "Ini bukan jaminan: hanya Anda dan pembaca kedua yang tahu apakah seseorang dapat dikenali dari cerita ini."
            )
        )
        for deck in self._decks:
            deck.forget()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # they would press the main button of a dialog
            super().keyPressEvent(event)

    def _build(self) -> None:
        inner = Ground()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 20)
        column.setSpacing(10)
        column.addWidget(self._state)
        column.addWidget(self._empty)
        column.addWidget(self._later)
        column.addWidget(self.consent, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._promise)
        column.addWidget(self.must)
        column.addWidget(self.names)
        column.addWidget(self.look)
        column.addWidget(self._show_answered, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.answered)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setProperty("ground", "panel")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            QTimer.singleShot(0, self, self._tidy)
        elif event.type() == QEvent.Type.Enter:
            self._by_key = False
        return False

    def _held(self) -> bool:
        """Whether somebody may be aiming at a card with the mouse, so that none may move."""
        return self.area.viewport().underMouse() and not self._by_key

    def _tidy(self) -> None:
        """Nobody aims any more: fold what is open besides the card with the keyboard, and let go of what is settled."""
        if not self._held():
            own = next((card for deck in self._decks for card in deck.cards if _has_keyboard(card)), None)
            for deck in self._decks:
                deck.tidy(own)
            if own is not None:
                QTimer.singleShot(0, own, lambda: self._bring(own))

    def _show(self) -> None:
        rows, newest = self.rows, self.checking.is_current
        under = next((card for deck in self._decks for card in deck.cards if card.underMouse()), None)
        before = under.mapTo(self.area, QPoint()).y() if under is not None else 0
        self.must.show_cards([(_key(row), partial(self._cards.finding_card, row)) for row in rows.must], newest=newest)
        self.look.show_cards([(_key(row), partial(self._cards.finding_card, row)) for row in rows.look], newest=newest)
        asked = [(_name_key(row), partial(self._cards.name_card, row)) for row in rows.unanswered]
        self.names.show_cards(asked, newest=newest)
        shown = rows.answered if self._show_answered.isChecked() else ()
        told = [(_name_key(row), partial(self._cards.name_card, row)) for row in shown]
        self.answered.show_cards(told, newest=newest)
        self._show_answered.setVisible(bool(rows.answered))
        self._show_answered.setText(self.tr("%n nama sudah jelas", "", len(rows.answered)))
        clean = self.checking.seen is not None and rows.count == 0
        self._empty.setVisible(clean and not self._in_dialog)
        self._say_later(clean)
        self._promise.setVisible(clean)
        self._say_state()
        self.badge_changed.emit(str(rows.count) if rows.count else "")
        self.count_changed.emit(rows.count)
        if (seen := self.checking.seen) is not None:
            self.writing.marks.set_layer("check", seen.draft.body, rows.marks)
        if under is not None and self._held() and isValid(under):
            self._column.activate()  # what came above moves the page, not what lies under the mouse
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + under.mapTo(self.area, QPoint()).y() - before)

    def _say_later(self, clean: bool) -> None:
        """Where the words are in order, say what else is lacking: who reads “nothing left” would think of handing in."""
        seen = self.checking.seen
        lacks = clean and seen is not None and bool(seen.later)
        self._empty.setText(
            self.tr("Dalam teksnya tidak ada lagi yang perlu diselesaikan.")
            if lacks
            else self.tr("Tidak ada yang perlu diselesaikan.")
        )
        self._later.setVisible(lacks)
        open_ = self._consents is not None and self._consents.isVisibleTo(self)
        self.consent.setVisible(lacks and not open_)
        known = self._lacking_record()
        self.consent.setText(self.tr("Buka catatan persetujuannya…") if known else self.tr("Catat persetujuannya…"))

    def _record_lacking(self) -> None:
        self.record_consent(self._lacking_record())
        self.consent.hide()

    def _lacking_record(self) -> str:
        """The consent that is begun and lacks something; empty where none is."""
        seen = self.checking.seen
        return next((one.piece.partition(":")[2] for one in seen.later), "") if seen else ""

    def _say_state(self) -> None:
        rows = self.rows
        if self.checking.seen is None:
            said = self.tr("Sedang memeriksa…")
        elif rows.count:
            parts = [
                self.tr("%n harus diselesaikan", "", len(rows.must)) if rows.must else "",
                self.tr("%n nama belum dijawab", "", len(rows.unanswered)) if rows.unanswered else "",
                self.tr("%n mohon dilihat", "", len(rows.look)) if rows.look else "",
            ]
            said = " · ".join(filter(None, parts))
        else:
            said = ""
        self._state.setText(said)
        self._state.setVisible(bool(said))

    def _tell(self, error: KnownError) -> None:
        language = self.writing.language
        self._state.setText(f"{error.what.say(language)} {error.remedy.say(language)}")
        self._state.show()

    def _put_aside(self, card: Card) -> None:
        """A card is settled: the next one has the keyboard until the check knows better."""
        self._by_key = card.by_key
        for deck in self._decks:
            if card in deck.cards:
                deck.leave(card)

    def _go_on(self, place: int, step: int) -> None:
        """Give the keyboard to the next deck that has a card, from the last to the first; never to the story."""
        ahead = self._decks[place + 1 :] if step > 0 else tuple(reversed(self._decks[:place]))
        if any(deck.focus_at(0 if step > 0 else -1) for deck in ahead):
            return
        stands = any(_has_keyboard(card) for deck in self._decks for card in deck.cards)
        if not stands and not self.focus_first():
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)  # all is done; Escape leads back to the text

    def _leave_consents(self) -> None:
        """The record is filled in: go on with what is still to be done."""
        if self._consents is not None:
            self._go_on(-1, 1)
            self._consents.hide()
            self._show()

    def _follow_opened(self, deck: CheckDeck, card: Card) -> None:
        """One card is open at a time, and in sight."""
        held = self._held()
        for other in self._decks:
            if other is not deck and not (held and self._decks.index(other) < self._decks.index(deck)):
                other.close_cards()
        if not held:
            QTimer.singleShot(0, card, lambda: self._bring(card))

    def _bring(self, card: QWidget) -> None:
        self._column.activate()  # the card has grown, and its place is not known before
        self.area.ensureWidgetVisible(card, 0, 16)


def _has_keyboard(card: Card) -> bool:
    return card.hasFocus() or card.isAncestorOf(card.window().focusWidget() or card.window())


def _key(row: FindingRow) -> Hashable:
    finding = row.finding
    return finding.key, finding.reason.id, len(row.places), row.others, finding.repairs


def _name_key(row: NameRow) -> Hashable:
    entry = row.entry
    return entry.name, len(entry.places), entry.answer, row.before, row.behind
