"""The tab “Periksa”: what could expose somebody, who the named are, and what can be done, while the story is written."""

from collections.abc import Hashable
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kb.gate import GROUPS, Answer, AnswerKind, Finding, Gate, Moment, Repair, apply
from kb.gate import repairs as offers
from kb.gate.draft import Draft as Outgoing
from kb.problems import KnownError
from ui.gate.card import FindingCard
from ui.shell.theme import theme
from ui.shell.widgets import Text
from ui.write.check.checking import Change, Checking
from ui.write.check.consents import ConsentSection
from ui.write.check.deck import Card, Deck
from ui.write.check.name_card import NameCard
from ui.write.check.places import place_of
from ui.write.check.rows import FindingRow, NameRow, Rows
from ui.write.writing import Writing

_NAMES: Final = 2


class CheckPanel(QWidget):
    """Shows what the gate sees of one draft; nothing in it stops the typing, only the submitting."""

    badge_changed = Signal(str)  # how many things wait for the author, for the tab
    count_changed = Signal(int)
    leave_requested = Signal()  # back to the text

    def __init__(self, writing: Writing, parent: QWidget | None = None, *, moment: Moment = "writing") -> None:
        super().__init__(parent)
        self.writing = writing
        self.checking = Checking(writing, moment, self)
        self.must, self.names, self.look, self.answered = Deck(), Deck(), Deck(), Deck()
        self._consents: ConsentSection | None = None
        self._decks = (self.must, self.names, self.look, self.answered)
        self._state = Text("", 13, "muted", wrap=True)
        self._empty = Text("", 14, "text", QFont.Weight.Medium, wrap=True)
        self._promise = Text("", 13, "muted", wrap=True)
        self._show_answered = QPushButton()
        self._show_answered.setCheckable(True)
        self._build()
        for place, deck in enumerate(self._decks):
            deck.edge_reached.connect(partial(self._go_on, place))
            deck.opened.connect(partial(self._close_others, deck))
        self._show_answered.toggled.connect(lambda _: self._show())
        self.checking.busy_changed.connect(lambda _: self._say_state())
        self.checking.failed.connect(self._tell)
        self.checking.seen_changed.connect(self._show)
        self.retranslate()

    @property
    def rows(self) -> Rows:
        """What the newest check found; nothing before the first."""
        return self.checking.seen.rows if self.checking.seen else Rows()

    def focus_first(self) -> bool:
        """Give the keyboard to the first card; returns whether there is one."""
        return any(deck.focus_at(0) for deck in self._decks)

    def record_consent(self, record_id: str = "") -> None:
        """Show the consents of this draft, with one open to be filled in."""
        if self._consents is None:
            self._consents = ConsentSection(self.writing)
            self._column.insertWidget(self._column.indexOf(self.must) + 1, self._consents)
        self._consents.show()
        self._consents.begin(record_id)
        QTimer.singleShot(0, self, partial(self.area.ensureWidgetVisible, self._consents, 0, 0))

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
        self._empty.setText(self.tr("Tidak ada yang perlu diselesaikan."))
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
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        inner = _Ground()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 20)
        column.setSpacing(10)
        column.addWidget(self._state)
        column.addWidget(self._empty)
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

    def _show(self) -> None:
        rows = self.rows
        self.must.show_cards([(_key(row), partial(self._finding_card, row)) for row in rows.must])
        self.look.show_cards([(_key(row), partial(self._finding_card, row)) for row in rows.look])
        self.names.show_cards([(_name_key(row), partial(self._name_card, self.names, row)) for row in rows.unanswered])
        shown = rows.answered if self._show_answered.isChecked() else ()
        self.answered.show_cards([(_name_key(row), partial(self._name_card, self.answered, row)) for row in shown])
        self._show_answered.setVisible(bool(rows.answered))
        self._show_answered.setText(self.tr("%n nama sudah jelas", "", len(rows.answered)))
        clean = self.checking.seen is not None and rows.count == 0
        self._empty.setVisible(clean)
        self._promise.setVisible(clean)
        self._say_state()
        self.badge_changed.emit(str(rows.count) if rows.count else "")
        self.count_changed.emit(rows.count)
        if (seen := self.checking.seen) is not None:
            self.writing.marks.set_layer("check", seen.draft.body, rows.marks)

    def _say_state(self) -> None:
        rows = self.rows
        if self.checking.seen is None:
            said = self.tr("Sedang memeriksa …")
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

    def _finding_card(self, row: FindingRow) -> Card:
        card = FindingCard(row.finding, len(row.places), self.writing.language)
        card.place_requested.connect(partial(self._go_to, row.finding))
        card.repair_requested.connect(partial(self._mend, card))
        if row.finding.piece.startswith("consent"):
            act = partial(self.record_consent, row.finding.piece.partition(":")[2])
            card.add_choice(self.tr("Catat persetujuannya …"), "square-pen", act)
        return card

    def _name_card(self, deck: Deck, row: NameRow) -> Card:
        seen, answer = self.checking.seen, row.entry.answer
        proposal = answer.pseudonym if answer and answer.pseudonym else seen.proposal if seen else ""
        card = NameCard(row, proposal, self.writing.language)
        card.place_requested.connect(partial(self._go_to, _asked(row, row.entry.places[0].piece)))
        card.answer_requested.connect(partial(self._answer, deck, card))
        card.pseudonym_requested.connect(partial(self._rename, deck, card))
        return card

    def _mend(self, card: FindingCard, repair: Repair, words: str) -> None:
        deck = self.must if card in self.must.cards else self.look
        self.checking.mend(self._newest(card.finding), repair, words, self._step_name(card.finding, repair))
        deck.leave(card)

    def _newest(self, finding: Finding) -> Finding:
        """A card may have been made for an older text; the finding of its key in the newest check has the places of now."""
        found = self.checking.seen.found.all if self.checking.seen else ()
        return next((one for one in found if one.key == finding.key), finding)

    def _answer(self, deck: Deck, card: NameCard, kind: AnswerKind, agreed: bool) -> None:
        name = card.row.entry.name
        answer = Answer(kind=kind, agreed=agreed)
        answers = self.writing.said.value.with_answer(name, answer)
        step = self.tr("Jawab siapa “{name}”").format(name=name)
        self.writing.put_file(self.writing.draft.file, step, answers=answers)
        deck.leave(card)

    def _rename(self, deck: Deck, card: NameCard, pseudonym: str) -> None:
        entry = card.row.entry
        repair = offers.replace(entry.name, pseudonym)[0]
        finding = _asked(card.row, entry.places[0].piece)

        def make(gate: Gate, draft: Outgoing) -> Outgoing:
            return apply(gate, draft, finding, repair, pseudonym)

        step = self.tr("Ganti “{name}” di semua tempat").format(name=entry.name)
        self.checking.do(Change(step, make, entry, pseudonym))
        deck.leave(card)

    def _step_name(self, finding: Finding, repair: Repair) -> str:
        words = " ".join(finding.words.split())[:40]
        named = {
            "replace": self.tr("Ganti “{words}” di semua tempat"),
            "band": self.tr("Sebut kelompok umur saja"),
            "widen": self.tr("Sebut “{words}” lebih umum"),
            "remove": self.tr("Hapus “{words}” di semua tempat"),
            "public": self.tr("Tandai “{words}” milik umum"),
            "group": self.tr("Nyatakan cerita kelompok atau program"),
            "explain": self.tr("Tulis mengapa “{words}” boleh tetap"),
            "strip": self.tr("Bersihkan gambar"),
        }
        return named.get(repair.kind, self.tr("Jawab pertanyaan pemeriksaan")).format(words=words)

    def _go_to(self, finding: Finding) -> None:
        newest = self._newest(finding)
        seen = self.checking.seen
        place = place_of(newest, seen.draft.body if seen else "")
        if place is not None:
            self.writing.go(place)

    def _go_on(self, place: int, step: int) -> None:
        """Give the keyboard to the next deck that has a card."""
        ahead = self._decks[place + 1 :] if step > 0 else tuple(reversed(self._decks[:place]))
        if not any(deck.focus_at(0 if step > 0 else -1) for deck in ahead) and not self.rows.count:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)  # all is done; Escape leads back to the text

    def _close_others(self, deck: Deck) -> None:
        for other in self._decks:
            if other is not deck:
                other.close_cards()


class _Ground(QWidget):
    """What lies behind the cards."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().panel)


def _asked(row: NameRow, piece: str) -> Finding:
    """The question about a name as a finding, which the gate's repairs know how to answer."""
    entry = row.entry
    place = entry.places[0]
    blank = msgspec.structs.replace(offers.GROUP.label, id="", en="")
    return Finding(
        row=_NAMES,
        kind="name",
        group="must",
        piece=piece,
        start=place.start,
        end=place.end,
        words=entry.name,
        reason=blank,
        rule="",
    )


def _key(row: FindingRow) -> Hashable:
    finding = row.finding
    return finding.key, finding.reason.id, len(row.places), finding.repairs


def _name_key(row: NameRow) -> Hashable:
    entry = row.entry
    return entry.name, len(entry.places), entry.answer, row.before, row.behind
