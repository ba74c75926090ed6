"""The right side of reading a story: what the gate sees, the checklist, words for the author, and the two decisions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.gate import Findings
from kb.library.outgoing_draft import StoppedError
from kb.review.review_look import ReviewLook
from ui.gate.finding_card import FindingCard
from ui.gate.short_checks import ShortChecks
from ui.gate.small_check import SmallCheck
from ui.review.checklist import Answer, Checklist
from ui.services.session import Session
from ui.widgets import value_words
from ui.widgets.evidence_field import Evidence
from ui.widgets.plain import tip
from ui.widgets.reading_parts import Notice
from ui.widgets.small_parts import Divider, SectionLabel, Text, clear_layout

_MOST: Final = 30
_NOTE: Final = "note"


class Verdict(QWidget):
    """Asks for a decision; the page makes it and says what came of it with `say`."""

    sign_requested = Signal()
    return_requested = Signal()
    quote_requested = Signal()
    write_requested = Signal()  # an author wants to change these words
    stewards_requested = Signal()
    card_requested = Signal()
    changed = Signal()

    def __init__(self, session: Session, checks: ShortChecks, signer: Callable[[], str] = str) -> None:
        """`checks` look at what is written to the author, `signer` says whose name stands under it."""
        super().__init__()
        self._session = session
        self._look: ReviewLook | None = None
        self._busy = False
        self._above = QVBoxLayout()
        self._above.setSpacing(8)
        self._found = QVBoxLayout()
        self._found.setSpacing(8)
        self._found_heading = SectionLabel()
        self._found_lead = Text("", 13, "muted", wrap=True)
        self.checklist = Checklist()
        self._note_heading = SectionLabel()
        self._note_asks = Text("", 13, "muted", wrap=True)
        self._note_room = Evidence()
        self.note = self._note_room.field
        self._checks, self._signer = checks, signer
        self.check = self._make_check(_NOTE, self.note)
        self.answer_checks = {key: self._make_check(f"answer-{key}", one.field) for key, one in self._answers()}
        for key, one in self._answers():
            one.add_below(self.answer_checks[key])
        self.quote = QPushButton()
        self.sign, self.send_back = QPushButton(), QPushButton()
        self.sign.setProperty("primary", True)
        self.said = Text("", 13, "error", wrap=True)
        self._deciding = QWidget()
        self._lay_out()
        self.sign.clicked.connect(lambda: self._when_clear(self.sign_requested.emit))
        self.send_back.clicked.connect(lambda: self._when_clear(self.return_requested.emit))
        self.check.solved.connect(lambda: self.send_back.setFocus(Qt.FocusReason.OtherFocusReason))
        self.quote.clicked.connect(self.quote_requested)
        self.note.textChanged.connect(self.changed)
        self.checklist.changed.connect(self.changed)
        for keys, act in (("Ctrl+Return", self.sign), ("Ctrl+Shift+Return", self.send_back)):
            QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(act.click)
        self.retranslate()

    def show_look(self, look: ReviewLook, given: Mapping[str, str], note: str) -> None:
        """Show a text that waits, with what this person had begun to write about it."""
        self._look = look
        self.checklist.ask(look.seen.story.kind, given, self._session.language)
        blocked = self.note.blockSignals(True)
        self.note.setPlainText(note)
        self.note.blockSignals(blocked)
        for check in self._all_checks():
            check.follow()  # what is written there now was written elsewhere, or for another story
        self.say("")
        self.set_busy(False)
        self._fill()

    def show_news(self, look: ReviewLook) -> None:
        """Follow what others decided about the same text, or who may decide now; what was begun stays."""
        self._look = look
        self._fill()

    @property
    def is_busy(self) -> bool:
        """Whether a decision is being written."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Let nobody decide twice while a decision is being written."""
        self._busy = busy
        self._follow_check()

    def _answers(self) -> Iterable[tuple[str, Answer]]:
        return self.checklist.answers.items()

    def _make_check(self, name: str, field: QPlainTextEdit) -> SmallCheck:
        """Look at what is typed into a field, below it; answers are kept with the decision as the note is."""
        made = SmallCheck(
            self._checks,
            lambda: {name: field.toPlainText()},
            lambda _name, text: field.setPlainText(text),
            signer=self._signer,
            said=lambda: self._look.reading.plain if self._look is not None else "",
            before=field,
        )
        field.textChanged.connect(made.follow)
        made.changed.connect(self._follow_check)
        if name != _NOTE:
            made.solved.connect(lambda: field.setFocus(Qt.FocusReason.OtherFocusReason))
        return made

    def _all_checks(self) -> tuple[SmallCheck, ...]:
        return (*self.answer_checks.values(), self.check)

    def _when_clear(self, act: Callable[[], None], place: int = 0) -> None:
        """Do something once every answer and the note may be kept; the first one that may not is shown."""
        checks = self._all_checks()
        if place == len(checks):
            act()
        else:
            checks[place].when_clear(partial(self._when_clear, act, place + 1))

    def _follow_check(self) -> None:
        """Decide nothing while an answer or the words to the author name somebody."""
        reason = next(filter(None, (check.reason for check in self._all_checks())), "")
        for button in (self.sign, self.send_back):
            button.setEnabled(not self._busy and not reason)
        self.sign.setToolTip(tip(reason or "Ctrl+Enter"))
        self.send_back.setToolTip(tip(reason or "Ctrl+Shift+Enter"))

    def say(self, text: str) -> None:
        """Say what stands in the way."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def say_error(self, error: KnownError) -> None:
        """Say what stands in the way, and what helps; what the gate found in the words to the author, below them."""
        if isinstance(error, StoppedError):
            self._show_found(error.findings)
        self.say(f"{error.what.say(self._session.language)} {error.remedy.say(self._session.language)}")

    def _show_found(self, found: Findings) -> None:
        """Show what stopped the decision below the field where it stands; what is elsewhere, below the note."""
        elsewhere = found.all
        for key, check in reversed(self.answer_checks.items()):
            own = tuple(one for one in found.all if one.piece == f"comment:answer-{key}")
            elsewhere = tuple(one for one in elsewhere if one not in own)
            if own:
                check.show_found(msgspec.structs.replace(found, all=own))
        if elsewhere:
            self.check.show_found(msgspec.structs.replace(found, all=elsewhere))

    def add_quote(self, words: str) -> None:
        """Put words of the story into the note, ready for what is to be said of them."""
        before = self.note.toPlainText().rstrip()
        self.note.setPlainText(f"{before}\n\n“{words}”: " if before else f"“{words}”: ")
        cursor = self.note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.setTextCursor(cursor)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Keputusan peninjau"))
        self._found_heading.setText(self.tr("Dilihat sekali lagi"))
        self._note_heading.setText(self.tr("Untuk penulisnya"))
        self._note_asks.setText(
            self.tr(
                "Apa yang baik, apa yang perlu diubah. Kata yang Anda kutip ditandai bagi penulisnya. Tulisan ini ikut tersimpan: jangan menulis nama klien."
            )
        )
        self.note.setAccessibleName(self.tr("Catatan atau alasan untuk penulis"))
        self.quote.setText(self.tr("Kutip kata yang dipilih"))
        self.quote.setToolTip(self.tr("Pilih kata-kata di cerita, lalu tekan K atau tombol ini"))
        self.sign.setText(self.tr("Tanda tangani"))
        self.send_back.setText(self.tr("Kembalikan dengan alasan"))
        self.checklist.set_language(self._session.language)
        self._follow_check()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        column.addLayout(self._above)
        column.addWidget(self._found_heading)
        column.addWidget(self._found_lead)
        column.addLayout(self._found)
        column.addWidget(self.checklist)
        column.addWidget(self._note_heading)
        column.addWidget(self._note_asks)
        column.addWidget(self._note_room)
        column.addWidget(self.check)
        column.addWidget(self.quote, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._inside = (self._note_heading, self._note_asks, self._note_room, self.quote)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.area = area
        below = QVBoxLayout(self._deciding)
        below.setContentsMargins(20, 12, 20, 16)
        below.setSpacing(8)
        below.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.send_back)
        buttons.addStretch(1)
        buttons.addWidget(self.sign)
        below.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(Divider())
        whole.addWidget(self._deciding)

    def _fill(self) -> None:
        for place in (self._above, self._found):
            clear_layout(place)
        look = self._look
        if look is None:
            return
        for notice in self._notices(look):
            self._above.addWidget(notice)
        self.checklist.say_others([(one.by, one.answers) for one in look.seen.signatures])
        may = look.hindrance is None and look.seen.story.status == "submitted"
        self.checklist.lock(not may)
        for part in (*self._inside, self._deciding):
            part.setVisible(may)
        self._fill_found(look)

    def _fill_found(self, look: ReviewLook) -> None:
        findings = (*look.found.must, *look.found.look)
        for finding in findings[:_MOST]:
            self._found.addWidget(FindingCard(finding, 1, self._session.language, mendable=False))
        if look.found.names:
            told = self.tr("Nama yang disebut: {names}").format(names=", ".join(look.found.names))
            self._found.addWidget(Text(told, 13, "text", wrap=True))
        clean = not findings and not look.found.names
        self._found_lead.setText(
            self.tr("Pemeriksa tidak menemukan apa-apa. Hanya Anda yang tahu apakah seseorang dapat dikenali.")
            if clean
            else self.tr("Ini bantuan, bukan keputusan: penulis sudah menjawab sebagiannya di mejanya.")
        )

    def _notices(self, look: ReviewLook) -> Sequence[QWidget]:
        language, seen = self._session.language, look.seen
        made: list[QWidget] = []
        if look.hindrance is not None:
            error = look.hindrance
            mine = error.code == "own-story"
            told = error.what.say(language)
            if not (mine and seen.lacks_readers):  # what helps then stands below, with the way there
                told += f" {error.remedy.say(language)}"
            ways = {
                "own-story": (self.tr("Ubah naskahnya"), self.write_requested),
                "no-steward": (self.tr("Pengelola pustaka"), self.stewards_requested),
                "no-name": (self.tr("Kartu saya"), self.card_requested),
            }
            action, leads_to = ways.get(error.code, ("", self.card_requested))
            notice = Notice(told, "lock", "warning", action)
            notice.pressed.connect(leads_to)
            made.append(notice)
            if mine and seen.lacks_readers:
                more = Notice(
                    self.tr("Belum cukup pengelola lain yang dapat menandatanganinya. Mintalah kartu seorang rekan."),
                    "users",
                    "warning",
                    self.tr("Pengelola pustaka"),
                )
                more.pressed.connect(self.stewards_requested)
                made.append(more)
        elif seen.story.status == "returned":
            made.append(
                Notice(self.tr("Cerita ini sudah dikembalikan; penulisnya sedang mengubahnya."), "clock", "plain")
            )
        if seen.message:
            told = self.tr("Pesan penulisnya: {message}").format(message=seen.message)
            made.append(Notice(told, "message-square", "plain"))
        if seen.needed > 1:
            told = self.tr("Cerita tentang anak atau kekerasan perlu dua tanda tangan.")
            made.append(Notice(told, "users", "plain"))
        if seen.signatures:
            who = ", ".join(one.by for one in seen.signatures)
            made.append(Notice(self.tr("Sudah ditandatangani oleh {who}.").format(who=who), "check", "success"))
        if seen.unproved:
            who = ", ".join(one.by for one in seen.unproved)
            told = self.tr("Tanda tangan atas nama {who} tidak sah dan tidak dihitung: bukan buatan kuncinya.")
            made.append(Notice(told.format(who=who), "triangle-alert", "error"))
        last = seen.returned or look.last
        if last is not None and last.outcome == "returned":
            told = self.tr("{who} mengembalikannya pada {date}: {reason}").format(
                who=last.by, date=value_words.date(last.date, language), reason=last.note
            )
            made.append(Notice(told, "corner-down-right", "plain"))
        return made
