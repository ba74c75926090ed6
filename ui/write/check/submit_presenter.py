"""From the writing page into the library: what is still in the way, a last look, handing in, and what happens next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.desk.draft_submit import Submitted
from kb.desk.submission import hand_in, told_beside
from kb.library.gatekeeper import Gatekeeper
from kb.library.outgoing_draft import StoppedError, consents_of, outgoing
from kb.signatures.review_rules import same_person
from kb.versions.version_comparison import ConflictError
from ui.gate.card_base import StopCard
from ui.notes.name_question import AskName
from ui.services.person import person_of
from ui.widgets.dialog import Dialog
from ui.widgets.plain import tip
from ui.widgets.small_parts import Text
from ui.widgets.time_words import names
from ui.write.check.check_panel import CheckPanel
from ui.write.check.missing_list import LackingList
from ui.write.check.next_steps import WhatNext
from ui.write.check.submit_dialog import LastLook
from ui.write.drafts.conflict import join_story
from ui.write.open_draft import OpenDraft

_SIGNATURE = 7
_WIDE, _TALL, _EDGE = 820, 720, 20  # never taller than the window, whose buttons would else lie below the screen


def start_submit(writing: OpenDraft, parent: QWidget) -> Submitted | None:
    """Lead a person through handing a draft in; returns what came of it, None when the draft stays as it was."""
    if not writing.settings.value.name and AskWriter(writing.settings, parent).exec() != QDialog.DialogCode.Accepted:
        return None
    dialog = SubmitDialog(writing, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.submitted


class AskWriter(AskName):
    """Asks who hands the story in: it is signed, and the author cannot be its second reader."""

    def retranslate(self) -> None:
        super().retranslate()
        self.set_heading(self.tr("Siapa yang mengajukan cerita ini?"))
        self._hint.setText(
            self.tr("Dengan nama ini pembaca kedua tahu siapa yang mengajukan. Nanti dapat diganti di Pengaturan.")
        )
        self._skip.setText(self.tr("Batal"))


class SubmitDialog(Dialog):
    """Three pages: what is in the way, the last look, and what happens next."""

    place_left = Signal()

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=760)
        self.writing = writing
        self.submitted: Submitted | None = None
        self._working = False
        self._lead = Text("", 14, "muted", wrap=True)
        self._said = Text("", 14, "error", wrap=True)
        self._said.hide()
        self.missing = LackingList(writing)
        self.panel = CheckPanel(writing, moment="submit")
        self.look = LastLook(writing)
        self.after = WhatNext()
        self.pages = QStackedWidget()
        self._lay_out()
        self.join, self.back, self.on = self.add_button(), self.add_button(), self.add_button(primary=True)
        self.join.hide()
        self._clash: ConflictError | None = None
        self._led = False  # to the first thing to do, once
        self.join.clicked.connect(self._join)
        self.back.clicked.connect(self._go_back)
        self.on.clicked.connect(self._go_on)
        self.missing.answered.connect(self._go_on_below)
        self.panel.checking.seen_changed.connect(self._seen)
        self.panel.checking.failed.connect(self._fail)
        self.panel.leave_requested.connect(self._go_back)
        self.look.check.changed.connect(self._follow_buttons)
        self.look.check.solved.connect(lambda: self.on.setFocus(Qt.FocusReason.OtherFocusReason))
        writing.changed.connect(self._follow)
        writing.wanted.connect(self._leave_for_place)
        room = parent.window().height() if parent is not None else _TALL
        self.resize(_WIDE, max(min(_TALL, room - 2 * _EDGE), self.minimumSizeHint().height()))
        self.retranslate()
        self._follow()

    def retranslate(self) -> None:
        self.join.setText(self.tr("Bandingkan dan gabungkan…"))
        page = self.pages.currentIndex()
        self._lead.setVisible(page < 2)
        if page == 0:
            self.set_heading(self.tr("Sebelum diajukan"))
            self._lead.setText(self._in_the_way())
            self.back.setText(self.tr("Kembali ke naskah"))
            self.on.setText(self.tr("Lihat sekali lagi"))
        elif page == 1:
            self.set_heading(self.tr("Inilah yang akan dibaca orang"))
            self._lead.setText(self.tr("Bacalah sekali lagi seperti orang yang mengenal mereka."))
            self.back.setText(self.tr("Kembali"))
            self.on.setText(self.tr("Mengajukan…") if self._working else self.tr("Ajukan"))
            self.look.retranslate()
        else:
            self.set_heading(self.tr("Cerita Anda sudah diajukan"))
            person = person_of(self.writing.settings)
            others = [one for one in self.writing.library.about.stewards if not same_person(one, person)]
            self.after.say(names([one.name for one in others if one.name], self.writing.language))
            self.back.hide()
            self.on.setText(self.tr("Selesai"))
        self._follow_buttons()

    def _lay_out(self) -> None:
        first = self._before = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.missing)
        column.addWidget(self.panel, 1)
        for page in (first, self.look, self.after):
            self.pages.addWidget(page)
        self.body.addWidget(self._lead)
        self.body.addWidget(self._said)
        self.body.addWidget(self.pages, 1)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is in the way of the story as it is now."""
        checking = self.panel.checking
        return not self.missing.found and checking.is_current and not checking.is_busy and self.panel.rows.count == 0

    def _seen(self) -> None:
        """Open the first thing to do, so that a person sees how it is done."""
        self._follow()
        if self.pages.currentIndex() != 0:
            return
        at = self.focusWidget()
        fresh = at is self.back and not self._led  # Qt gave it the keyboard when the dialog opened, nobody asked for it
        if self.is_clear and (
            fresh or at is None or at is self.panel.area or not at.isEnabled() or isinstance(at, StopCard)
        ):
            self._led = True
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._led and not self.panel.isAncestorOf(at or self):
            self._led = self.panel.focus_first()  # later the keyboard stays where a person put it

    def _go_on_below(self) -> None:
        """Give the keyboard to the next thing to do: Qt would give it to whatever comes after the row that went."""
        left = self.missing.choices
        if left:
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.panel.focus_first():
            self.panel.area.setFocus(Qt.FocusReason.OtherFocusReason)  # until the check says that all is done

    def _follow(self) -> None:
        """Show what is in the way now."""
        self.missing.follow()
        if self.pages.currentIndex() == 0:
            self.retranslate()

    def _in_the_way(self) -> str:
        if self.panel.checking.seen is None:
            return self.tr("Sedang memeriksa…")
        count = self.panel.rows.count + len(self.missing.found)
        if not count:
            return self.tr("Tidak ada lagi yang perlu diselesaikan.")
        return self.tr("Masih ada %n hal. Naskah Anda tetap di meja; semua dapat dilanjutkan nanti.", "", count)

    def _follow_buttons(self) -> None:
        page = self.pages.currentIndex()
        told = page == 1 and self.look.check.is_stopped
        self.on.setEnabled(not self._working and (page > 0 or self.is_clear) and not told)
        self.on.setToolTip(tip(self.look.check.reason if told else ""))
        self.back.setEnabled(not self._working)

    def _go_back(self) -> None:
        if self.pages.currentIndex() == 1:
            self._show_page(0)
        else:
            self.reject()

    def _go_on(self) -> None:
        page = self.pages.currentIndex()
        if page == 0:
            self._prepare()
        elif page == 1:
            self.look.check.when_clear(self._hand_in)
        else:
            self.accept()

    def _prepare(self) -> None:
        """Say beside the story what the desk knows of it, and find out who has to sign it."""
        writing = self.writing
        self._set_working(True)
        vault, draft, answers = writing.vault, writing.draft, writing.said.value
        keeper = Gatekeeper(vault.library)

        def work() -> tuple[dict[str, object], Words]:
            consents = consents_of(vault, draft)
            fields = told_beside(draft, answers, consents)
            leaving = outgoing(draft, answers, consents=consents)
            found = keeper.gate(vault).check(leaving, "leave").all
            signs = next((one.reason for one in found if one.row == _SIGNATURE), Words("", ""))
            return fields, signs

        writing.jobs.run(work, self._show_last, self._fail)

    def _show_last(self, prepared: tuple[dict[str, object], Words]) -> None:
        fields, signs = prepared
        self._set_working(False)
        if fields:
            self.writing.put_fields(fields, self.tr("Catat keterangan untuk pembaca"))
        self._show_page(1)
        self.look.show_story(signs)
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_in(self) -> None:
        writing = self.writing
        if not writing.saving.flush():
            self._fail(writing.saving.trouble or _not_saved())
            return
        self._set_working(True)
        work: Callable[[], Submitted] = partial(
            hand_in,
            writing.drafts,
            writing.saving.saved,
            writing.vault.library,
            person_of(writing.settings),
            writing.said.value,
            note=self.look.note.text(),
        )
        writing.jobs.run(work, self._show_done, self._fail)

    def _show_done(self, done: Submitted) -> None:
        self.submitted = done
        self.writing.take(done.draft)
        self.writing.session.refresh()
        self._set_working(False)
        self._show_page(2)
        for place, page in enumerate((self._before, self.look)):  # they are taller, and nobody goes back to them
            self.pages.removeWidget(page)
            self.pages.insertWidget(place, QWidget())
        QTimer.singleShot(0, self, self.adjustSize)
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        """Say what stopped it, and where it can be put right; the draft stays as it is."""
        self._set_working(False)
        if not isinstance(error, KnownError):
            self.reject()
            raise error
        language = self.writing.language
        self._said.setText(f"{error.what.say(language)} {error.remedy.say(language)}")
        self._said.show()
        self._clash = error if isinstance(error, ConflictError) else None
        self.join.setVisible(self._clash is not None)
        if isinstance(error, StoppedError) and all(one.piece == "comment:note" for one in error.findings.open):
            self.look.check.show_found(error.findings)
        elif isinstance(error, StoppedError):
            self.panel.checking.look_now()
            self.pages.setCurrentIndex(0)
        self.retranslate()

    def _join(self) -> None:
        """Put together what others wrote into the library meanwhile and what is handed in; then look at it again."""
        if self._clash is not None and join_story(self.writing, self._clash, self):
            self._show_page(0)

    def _show_page(self, page: int) -> None:
        self._said.hide()
        self.join.hide()
        self.pages.setCurrentIndex(page)
        self.retranslate()

    def _set_working(self, working: bool) -> None:
        self._working = working
        self.retranslate()

    def _leave_for_place(self, _place: object) -> None:
        self.place_left.emit()
        self.reject()

    def reject(self) -> None:
        """Close, but not in the middle of handing in."""
        if not self._working:
            super().reject()


def _not_saved() -> KnownError:
    return KnownError(
        Words("Naskah ini belum tersimpan seluruhnya.", "This draft is not wholly saved yet."),
        Words("Tunggu sebentar, lalu coba lagi.", "Wait a moment, then try again."),
        code="not-saved",
    )
