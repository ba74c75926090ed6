"""Puts a page on the pane: makes the sheet, reads the text, marks the words, and follows what changes on disk.

Ordinary stories are read at once. A very long one is read in another thread while its title and facts already stand on
the page; when something else was opened meanwhile, the late text is dropped.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from index.values.request_results import Span
from kb.base.problems import KnownError
from kb.reading import read
from kb.reading.tree import Reading
from kb.story.story_card import Change
from ui.read import read_sheets
from ui.read.read_pane import Pane
from ui.read.read_sheets import ReadSheet
from ui.read.reading_requests import ReadingRequests
from ui.read.story_head import Head
from ui.read.text_browser import EMPTY
from ui.read.trail import ReadingPlace, Stop
from ui.services.jobs import Lane
from ui.services.session import Session
from ui.widgets.reading_parts import Notice

_AT_ONCE: Final = 40_000  # characters of Markdown that are read without anybody noticing


class Opener(QObject):
    """Shows one stop of the trail at a time."""

    title_changed = Signal(str)
    repairs_requested = Signal(str)  # story id
    text_changed = Signal(str)  # another text is on the page: that of this story, or of no story

    def __init__(self, session: Session, pane: Pane, wishes: ReadingRequests, lane: Lane) -> None:
        super().__init__(pane)
        self._session, self._pane, self._wishes, self._lane = session, pane, wishes, lane
        self._stop: Stop | None = None
        self._sheet: ReadSheet | None = None
        self._words = ""
        self._gone = False  # the story that is open has left the library
        self._guides: dict[str, str] = {}
        self._unfolded: set[str] = set()

    def keep_guide(self, title: str, markdown: str) -> None:
        """Remember the text of a guide, so that one can come back to it."""
        self._guides[title] = markdown

    def open(self, stop: Stop) -> None:
        """Show a page at its place."""
        self._stop, self._sheet, self._words, self._gone = stop, None, stop.words, False
        self._lay_out(self._make(stop), lambda _: stop.place)

    def refresh(self) -> None:
        """Make the page again, in the language and from the files of the moment, keeping the place."""
        if self._stop is None or self._gone:
            return
        place, old = self._pane.browser.place(), self._pane.browser.reading.plain
        self._lay_out(self._make(self._stop), lambda new: place.carried(old, new))

    def follow_change(self, change: Change) -> None:
        """Show the new edition of a story that changed on disk; say so when it is gone, but leave it readable.

        What nobody signed does not stay: somebody has taken it back, and it was never there to be read.
        """
        if self._stop is None:
            return
        story = self._stop.key if self._stop.kind == "story" else ""
        if story in change.removed and self._sheet is not None and self._sheet.signed and not self._has_file(story):
            self._gone = True
            words = self.tr(
                "Cerita ini sudah tidak ada lagi di pustaka. Isinya masih dapat Anda baca dan salin di sini."
            )
            self._put_head(self._sheet, Notice(words, "info", "warning"))
        else:
            self._gone = self._gone and story not in change.touched
            self.refresh()

    def mark(self, words: str | None = None) -> None:
        """Mark the searched words, those of the last time when none are given."""
        self._words = self._words if words is None else words
        plain = self._pane.browser.reading.plain
        if self._words.strip() and plain:
            self._session.ask_marks(self._words, plain, lambda spans: self._put_marks(plain, spans))
        else:
            self._pane.matches.clear()

    def forget(self) -> None:
        """Close the page, as when another library is opened."""
        self._lane.forget()
        self._stop = self._sheet = None
        self._guides.clear()
        self._pane.forget()
        self.text_changed.emit("")

    def _make(self, stop: Stop) -> ReadSheet:
        session = self._session
        try:
            if stop.kind == "story":
                return read_sheets.story_sheet(session, stop.key, self._wishes, self._unfolded)
            if stop.kind == "guide":
                return read_sheets.guide_sheet(self._guides.get(stop.key, ""), stop.key)
            if stop.kind == "organisation":
                return read_sheets.organisation_sheet(session, stop.key, self._wishes)
            return read_sheets.person_sheet(session, stop.key, self._wishes)
        except KnownError as error:
            return read_sheets.failure_sheet(session, error)
        except KeyError:
            return read_sheets.unknown_sheet(stop.key)

    def _lay_out(self, sheet: ReadSheet, place: Callable[[str], ReadingPlace]) -> None:
        """Show a sheet; `place` says where to stand, given the plain text."""
        old, self._sheet = self._sheet, sheet
        self._lane.forget()
        self._pane.put_line(sheet.title, sheet.where_and_when)
        self._pane.bar.set_consent(*sheet.consent)
        self.title_changed.emit(sheet.title)
        if old is not None and (old.markdown, old.pictures) == (sheet.markdown, sheet.pictures):
            self._put_head(sheet)
            self._put_foot(sheet)
            self._say_how_long(self._pane.browser.reading)
        elif len(sheet.markdown) <= _AT_ONCE:
            self._put_head(sheet)
            self._put_text(read(sheet.markdown, stage_of=self._stage_of()), place)
        else:
            waiting = self.tr("Cerita ini panjang sekali. Isinya sedang disiapkan…")
            self._put_head(sheet, Notice(waiting, "clock", "plain"))
            self._pane.put_text(EMPTY, sheet.pictures)
            self.text_changed.emit("")
            stage_of = self._stage_of()
            self._lane.ask(lambda: read(sheet.markdown, stage_of=stage_of), lambda found: self._arrive(found, place))

    def _arrive(self, reading: Reading, place: Callable[[str], ReadingPlace]) -> None:
        """Show a long text that was read in another thread."""
        if self._sheet is not None:
            self._put_head(self._sheet)
            self._put_text(reading, place)

    def _put_text(self, reading: Reading, place: Callable[[str], ReadingPlace]) -> None:
        assert self._sheet is not None  # a text has a sheet
        sheet, wanted = self._sheet, place(reading.plain)
        self._pane.put_text(reading, sheet.pictures)
        if wanted.top:
            QTimer.singleShot(0, self, lambda: self._put_foot(sheet))  # nobody sees the end of the page yet
        else:
            self._put_foot(sheet)
        self._pane.browser.go_to(wanted)
        self._say_how_long(reading)
        self.mark()
        self.text_changed.emit(sheet.story)

    def _put_head(self, sheet: ReadSheet, notice: Notice | None = None) -> None:
        head: Head = sheet.head()
        if notice is not None:
            head.add_above(notice)
        if head.repairs is not None and self._stop is not None:
            story = self._stop.key
            head.repairs.pressed.connect(lambda: self.repairs_requested.emit(story))
        self._pane.put_head(head)

    def _put_foot(self, sheet: ReadSheet) -> None:
        if sheet is self._sheet:
            self._pane.browser.surround.set_footer(sheet.foot())

    def _say_how_long(self, reading: Reading) -> None:
        sheet = self._sheet
        if sheet is None or not sheet.timed or not reading.words:
            return
        minutes = self.tr("%n menit baca", "", max(1, round(reading.words / 200)))
        self._pane.put_line(sheet.title, " · ".join(filter(None, (sheet.where_and_when, minutes))))

    def _put_marks(self, plain: str, spans: tuple[Span, ...]) -> None:
        """Show the answer, unless another text is on the page by now."""
        if plain is self._pane.browser.reading.plain:
            self._pane.matches.set_spans(spans)

    def _has_file(self, story: str) -> bool:
        """Tell a story that was withdrawn or broken, and so left all lists, from one that is gone."""
        try:
            return self._session.library.is_file(self._session.library.path_of(story))
        except KnownError:
            return False

    def _stage_of(self) -> Callable[[str], str | None]:
        return self._session.vocabulary.stage_of if self._session.is_open else _no_stage


def _no_stage(heading: str) -> None:
    return None
