"""Reading a story that waits: what changed, or the whole of it, on the left; the decision on the right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.library.outgoing_draft import StoppedError
from kb.review.review import Decided
from kb.review.review_desk import Begun, keep_begun, read_begun
from kb.review.review_look import ReviewLook, decide
from kb.review.review_notes import quoted
from kb.story.author import Author
from ui.gate.short_checks import ShortChecks
from ui.history.difference_view import DifferenceView
from ui.identity.passphrase_dialog import ask_to_unlock
from ui.notes.note_kinds import KIND_FACES
from ui.read.field_reader import FieldReader
from ui.read.layers import LayerLook, Layers
from ui.read.reader import StoryBrowser
from ui.read.reading_requests import ReadingRequests
from ui.read.story_head import StoryHead
from ui.read.story_images import Pictures
from ui.review.verdict import Verdict
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.widgets.small_parts import Divider, IconButton, Text
from ui.widgets.tab_button import TabButton

_VERDICT: Final = 400
_LEAST: Final = 330
_KEEP_MS: Final = 800
_LONGEST: Final = 300


class SubmissionPage(QWidget):
    """Shows one `ReviewLook`; `decided` tells what came of the decision."""

    back_requested = Signal()
    decided = Signal(object)  # kb.review.review.Decided
    write_requested = Signal(str)  # story id
    stewards_requested = Signal()
    card_requested = Signal()
    stale = Signal()  # the text is another one now: it must be looked at again

    def __init__(self, session: Session, jobs: Jobs, person: Callable[[], Author]) -> None:
        super().__init__()
        self._session, self._jobs, self._person = session, jobs, person
        self._lane = jobs.lane()
        self._look: ReviewLook | None = None
        self._on_page: ReviewLook | None = None  # whose text the browser shows
        self._unfolded: set[str] = set()
        self._wishes = ReadingRequests(self)
        self.back = IconButton("arrow-left", size=18)
        self._title = Text("", 15, "text", QFont.Weight.DemiBold)
        self.changed_tab, self.whole_tab = TabButton(), TabButton()
        self._tabs = QButtonGroup(self)
        self.previous, self.next = IconButton("chevron-up", size=16), IconButton("chevron-down", size=16)
        self._place = Text("", 12, "muted")
        self.differences, self.browser = DifferenceView(), StoryBrowser()
        self._stack = QStackedWidget()
        self._layers = Layers(self.browser)
        self.verdict = Verdict(session, ShortChecks.of(session, jobs), lambda: self._person().name)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def look(self) -> ReviewLook | None:
        """What is shown."""
        return self._look

    def show_look(self, look: ReviewLook) -> None:
        """Show a text that waits, first what changed since it was read last; what one had begun to write comes back."""
        self.keep()
        begun = read_begun(self._session.library.about.id, look.seen.text)
        if self._look is not None and self._look.seen.story.id == look.seen.story.id and begun == Begun():
            # The words changed under the reader's hands: the answers stay, the text is a new one.
            begun = Begun(answers=self.verdict.checklist.values(), note=self.verdict.note.toPlainText().strip())
        self._look = look
        self.verdict.show_look(look, begun.answers, begun.note)
        self._on_page = None
        self.browser.setAccessibleName(look.seen.story.title)
        self.retranslate()
        # Only who has read the whole before is shown what changed since: a difference says nothing to anybody else.
        (self.changed_tab if look.changes and look.since == "mine" else self.whole_tab).click()

    def show_news(self, look: ReviewLook) -> None:
        """Follow what others decided, or who may decide now; text, answers and the keyboard stay where they are."""
        self._look = self._on_page = look
        self.verdict.show_news(look)

    def focus_text(self) -> None:
        """Give the keyboard to the story, or to what changed in it."""
        (self.differences if self._stack.currentIndex() == 0 else self.browser).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def keep(self) -> None:
        """Write down what was begun."""
        self._keeping.stop()
        look = self._look
        if look is not None and look.hindrance is None and look.seen.story.status == "submitted":
            begun = Begun(answers=self.verdict.checklist.values(), note=self.verdict.note.toPlainText().strip())
            keep_begun(self._session.library.about.id, look.seen.text, begun)

    def forget(self) -> None:
        """Show nothing: another library is open, or the text is decided."""
        self._keeping.stop()
        self._lane.forget()
        self._look = None

    def quote(self) -> None:
        """Put the chosen words into the note to the author."""
        shown = self._stack.currentWidget()
        cursor: QTextCursor = self.browser.textCursor() if shown is self.browser else self.differences.textCursor()
        words = " ".join(cursor.selectedText().split())
        if words and self._look is not None and self._look.hindrance is None:
            self.verdict.add_quote(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")
        else:
            self.verdict.say(
                self.tr("Pilih dulu kata-kata di cerita, dengan tetikus atau dengan Shift dan tanda panah.")
            )

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.back.set_text(self.tr("Kembali ke daftar tinjauan"), "Esc")
        self.previous.set_text(self.tr("Perubahan sebelumnya"), "P")
        self.next.set_text(self.tr("Perubahan berikutnya"), "N")
        self.whole_tab.setText(self.tr("Seluruh cerita"))
        since = self._look.since if self._look else ""
        mine, published = self.tr("Yang berubah sejak Anda membacanya"), self.tr("Yang berubah dari versi terbit")
        self.changed_tab.setText(mine if since == "mine" else published)
        self.changed_tab.setVisible(bool(since))
        self.whole_tab.setVisible(bool(since))
        if self._look is not None:
            self._title.setText(self._look.seen.story.title)
            self._show_changes(self._look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            QTimer.singleShot(0, self, self._lay_out_story)  # the session speaks the other language by then

    def _show_changes(self, look: ReviewLook) -> None:
        if look.changes is None:
            return
        titles = (self.tr("Sebelumnya"), self.tr("Sekarang"))
        fields = FieldReader(self._session).fields(look.changes)
        self.differences.show_difference(fields, look.changes.body, titles, self._session.language)

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setFixedHeight(52)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self._title, 1)
        for number, tab in enumerate((self.changed_tab, self.whole_tab)):
            self._tabs.addButton(tab, number)
            row.addWidget(tab)
        for part in (self.previous, self._place, self.next):
            row.addWidget(part)
        self._stack.addWidget(self.differences)
        self._stack.addWidget(self.browser)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._stack)
        split.addWidget(self.verdict)
        self.verdict.setMinimumWidth(_LEAST)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([1000, _VERDICT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(Divider())
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self._tabs.idClicked.connect(self._turn)
        self.previous.clicked.connect(lambda: self.differences.step(-1))
        self.next.clicked.connect(lambda: self.differences.step(+1))
        self.differences.stepped.connect(self._say_place)
        self.verdict.sign_requested.connect(lambda: self._decide(signs=True))
        self.verdict.return_requested.connect(lambda: self._decide(signs=False))
        self.verdict.quote_requested.connect(self.quote)
        self.verdict.write_requested.connect(self._ask_writing)
        self.verdict.stewards_requested.connect(self.stewards_requested)
        self.verdict.card_requested.connect(self.card_requested)
        self.verdict.changed.connect(self._keeping.start)
        self._keeping.timeout.connect(self.keep)
        for part in (self.browser, self.differences):
            key = QShortcut(QKeySequence("K"), part, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(self.quote)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_requested)

    def _lay_out_story(self) -> None:
        """Put the text on its page once that has the width it will have: lines are broken only then."""
        look = self._look
        if look is None or self._stack.currentWidget() is not self.browser:
            return
        if self._on_page is not look:
            self._on_page = look
            folder = look.seen.file.path.rpartition("/")[0]
            self.browser.show_reading(look.reading, Pictures(self._session.library.folder, folder))
            self._mark_quotes(look)
        self.browser.surround.set_header(
            StoryHead(self._session, look.seen.story, self._wishes, self._unfolded, broken=False)
        )

    def _mark_quotes(self, look: ReviewLook) -> None:
        """Mark the words that the last reader pointed at; an author sees at once where to look."""
        last = look.seen.returned or look.last
        spans = quoted(look.reading.plain, last.note) if last is not None else []
        face = KIND_FACES["review"]
        self._layers.set_layer("review", spans, LayerLook(ground=face.ground, underline=face.ink))
        if spans:
            QTimer.singleShot(0, self, lambda: self.browser.reveal(spans[0][0]))

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._lay_out_story()
        for part in (self.previous, self._place, self.next):
            part.setVisible(number == 0)

    def _ask_writing(self) -> None:
        if self._look is not None:
            self.write_requested.emit(self._look.seen.story.id)

    def _say_place(self, at: int, count: int) -> None:
        if not count:
            self._place.setText(self.tr("Tidak ada kata yang berubah"))
        elif at:
            self._place.setText(self.tr("{at} dari {count}").format(at=at, count=count))
        else:
            self._place.setText(self.tr("%n perubahan", "", count))

    def _decide(self, *, signs: bool) -> None:
        look = self._look
        if look is None or look.hindrance is not None:
            return
        self.keep()
        self.verdict.say("")
        if self.verdict.isAncestorOf(self.verdict.window().focusWidget() or self):
            self.focus_text()  # a button that is switched off would give the keyboard to anybody, even another page
        self.verdict.set_busy(True)
        folder, person = self._session.library.folder, self._person()
        answers, note = self.verdict.checklist.values(), self.verdict.note.toPlainText()
        self._lane.run(
            lambda: decide(folder, look.seen, person, signs=signs, answers=answers, note=note),
            lambda done: self._done(look, done),
            lambda error: self._fail(look, error, signs=signs),
        )

    def _done(self, look: ReviewLook, done: Decided) -> None:
        keep_begun(self._session.library.about.id, look.seen.text, Begun())
        if self._look is look:
            self._look = None
        self.decided.emit(done)

    def _fail(self, look: ReviewLook, error: Exception, *, signs: bool) -> None:
        if not isinstance(error, KnownError):
            raise error
        if self._look is not look:
            return
        self.verdict.set_busy(False)
        self.verdict.say_error(error)
        if error.code == "key-locked":
            if ask_to_unlock(self._session.language, self):
                self._decide(signs=signs)
        elif error.code in {"changed-since-read", "nothing-waits"}:
            self.stale.emit()
        elif error.code == "unanswered":
            missing = [key for key in self.verdict.checklist.answers if key not in self.verdict.checklist.values()]
            self.verdict.checklist.focus(missing[0])
        elif error.code in {"no-reason", "names-somebody"}:
            self.verdict.note.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not isinstance(error, StoppedError):  # which has led to the words that stopped it
            (self.verdict.sign if signs else self.verdict.send_back).setFocus(Qt.FocusReason.OtherFocusReason)
