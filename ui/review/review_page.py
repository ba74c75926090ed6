"""The page “Tinjauan”: the queue, and the story one has taken from it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from kb.base.problems import KnownError
from kb.review.review import Decided
from kb.review.review_look import ReviewLook, look
from kb.review.review_queue import WaitingText
from kb.story.author import Author
from ui.review.queue_page import QueuePage
from ui.review.submission_page import SubmissionPage
from ui.review.waiting_count import Waiting
from ui.services.jobs import Jobs
from ui.services.session import Session


class ReviewPage(QStackedWidget):
    """Leads from the queue to a story and back; tells the window what was decided."""

    leave_requested = Signal()
    write_requested = Signal(str)  # story id
    stewards_requested = Signal()
    card_requested = Signal()
    told = Signal(str)  # what came of a decision
    warned = Signal(str)  # the same, where the person has something to do now
    failed = Signal(object)  # KnownError

    def __init__(self, session: Session, jobs: Jobs, waiting: Waiting, person: Callable[[], Author]) -> None:
        super().__init__()
        self._session, self._waiting, self._person = session, waiting, person
        self._lane = jobs.lane()
        self._wanted = ""
        self.queue = QueuePage(session)
        self.submission = SubmissionPage(session, jobs, person)
        self.addWidget(self.queue)
        self.addWidget(self.submission)
        self.queue.open_requested.connect(self.open)
        self.queue.write_requested.connect(self.write_requested)
        self.submission.back_requested.connect(self.go_back)
        self.submission.decided.connect(self._follow_decision)
        self.submission.write_requested.connect(self.write_requested)
        self.submission.stale.connect(self._look_again)
        self.submission.stewards_requested.connect(self.stewards_requested)
        self.submission.card_requested.connect(self.card_requested)
        session.changed.connect(lambda _: self.follow())  # which stories wait is in no change: nobody finds them
        waiting.changed.connect(self._show_rows)
        waiting.failed.connect(self.queue.show_trouble)
        session.closed.connect(self._forget)
        if waiting.rows is not None:
            self._show_rows(waiting.rows)

    def open(self, path: str) -> None:
        """Read what waits of a story."""
        self._wanted = path
        folder, person = self._session.library.folder, self._person()
        self._lane.ask(lambda: look(folder, path, person), self._show_look, self._fail)

    def follow(self) -> None:
        """Look again at the story that is open: it, the person or the stewards may be others now."""
        if not self._wanted or self.submission.look is None or self.submission.verdict.is_busy:
            return
        self.submission.keep()
        folder, path, person = self._session.library.folder, self._wanted, self._person()
        self._lane.ask(lambda: look(folder, path, person), self._show_again, self._fail)

    def go_back(self) -> None:
        """Go from a story to the queue, or leave the queue; what was asked about a story on the way is not shown."""
        self._lane.forget()
        if self.currentWidget() is self.submission:
            self.submission.keep()
            self.submission.forget()
            self._wanted = ""
            self.setCurrentWidget(self.queue)
            self.queue.focus_first()
        else:
            self.leave_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._waiting.refresh()
        QTimer.singleShot(0, self, self._take_keyboard)  # the stack of pages has given it to somebody by then

    def _take_keyboard(self) -> None:
        if self.isVisible() and self.currentWidget() is self.queue:
            self.queue.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _show_rows(self, rows: tuple[WaitingText, ...]) -> None:
        here = self._has_keyboard()
        self.queue.show_queue(rows)
        if here and self.currentWidget() is self.queue and not any(row.hasFocus() for row in self.queue.rows):
            self.queue.focus_first()

    def _show_look(self, found: ReviewLook | None) -> None:
        if found is None:
            self._wanted = ""
            self.told.emit(self.tr("Cerita ini tidak lagi menunggu pembaca."))
            self.setCurrentWidget(self.queue)
            self._waiting.refresh()
            return
        here = self._has_keyboard()
        self.setCurrentWidget(self.submission)
        self.submission.show_look(found)
        if here:
            self.submission.focus_text()

    def _show_again(self, found: ReviewLook | None) -> None:
        """Show what is different, without taking the keyboard from somebody who writes an answer."""
        shown = self.submission.look
        if shown is None or self.submission.verdict.is_busy:
            return
        if found is None:
            self._show_look(None)
        elif found.seen.text != shown.seen.text or found.seen.ground != shown.seen.ground:
            self.submission.show_look(found)
            self.submission.verdict.say(
                self.tr("Cerita ini diajukan lagi dengan isi yang lain. Bacalah yang sekarang; jawaban Anda tetap ada.")
            )
        else:
            self.submission.show_news(found)

    def _has_keyboard(self) -> bool:
        """Whether the person is here and not, meanwhile, typing elsewhere."""
        held = QApplication.focusWidget()
        return self.isVisible() and (held is None or held is self or self.isAncestorOf(held))

    def _look_again(self) -> None:
        if self._wanted:
            said = self.submission.verdict.said.text()
            folder, path, person = self._session.library.folder, self._wanted, self._person()

            def show(found: ReviewLook | None) -> None:
                self._show_look(found)
                self.submission.verdict.say(said)

            self._lane.ask(lambda: look(folder, path, person), show, self._fail)

    def _follow_decision(self, done: Decided) -> None:
        self._lane.forget()
        self._wanted = ""
        here = self._has_keyboard()
        self.setCurrentWidget(self.queue)
        if done.outcome == "returned":
            self.told.emit(self.tr("Dikembalikan kepada penulisnya bersama alasan Anda."))
        elif done.published:
            said = self.tr("Ditandatangani. Cerita ini terbit sebagai versi {number}.").format(number=done.version)
            behind = tuple(self._behind(done))
            (self.warned if behind else self.told).emit(" ".join((said, *behind)))
        else:
            self.told.emit(self.tr("Ditandatangani. Masih ditunggu %n tanda tangan lagi.", "", done.lacking))
        self._session.refresh()
        self._waiting.refresh()
        if here:
            self.queue.focus_first()

    def _behind(self, done: Decided) -> Iterator[str]:
        """Say what did not follow a story, and what history has already."""
        if done.behind.moved:
            yield self.tr(
                "%n catatan tidak ikut, karena memuat kata yang dihapus saat peninjauan. Kini menjadi catatan pribadi "
                "Anda di pinggir cerita: tulislah tanpa kata itu, lalu bagikan lagi.",
                "",
                len(done.behind.moved),
            )
        if done.behind.known:
            yield self.tr(
                "%n catatan lama memuat kata yang dihapus dan sudah ada di riwayat: pakailah Hapus dari riwayat.",
                "",
                len(done.behind.known),
            )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)

    def _forget(self) -> None:
        self._lane.forget()
        self._wanted = ""
        self.submission.forget()
        self.queue.forget()
        self.setCurrentWidget(self.queue)
