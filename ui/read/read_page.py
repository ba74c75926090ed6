"""The reading page: asks for what is to be read, lays it out, and remembers the way that led here.

Links to other stories, organisations and people are followed here and told as signals too, so that the window can
follow; a pressed facet is only told, because finding is another page's work.
"""

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.read.idle_page import IdlePage
from ui.read.page_style import DEFAULT_SIZE
from ui.read.read_pane import Pane
from ui.read.read_sheets import own_guide
from ui.read.reading_requests import ReadingRequests
from ui.read.sheet_opener import Opener
from ui.read.trail import PageKind, Stop, Trail
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.services.settings_file import next_size


class ReadPage(QStackedWidget):
    """Shows a story, an organisation, a person or a guide of the session's library."""

    story_requested = Signal(str)
    organisation_requested = Signal(str)
    person_requested = Signal(str)
    facet_requested = Signal(str, str)  # facet, value: find other stories like this
    repairs_requested = Signal(str)  # story id: its file needs a hand
    edit_requested = Signal(str)  # story id: a new version of it shall be written
    withdrawal_requested = Signal(str)  # story id: somebody no longer agrees
    erasing_requested = Signal(str)  # story id: the text of a withdrawn story shall leave earlier versions
    title_changed = Signal(str)
    type_size_changed = Signal(int)  # the person chose another size, in pixels
    text_changed = Signal(str)  # another text is on the page: that of this story, or of no story

    def __init__(self, session: Session, jobs: Jobs | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trail = Trail()
        self._wishes = ReadingRequests(self)
        self._idle, self.pane = IdlePage(), Pane()
        self._opener = Opener(session, self.pane, self._wishes, (jobs or Jobs(self)).lane())
        self._relabel = QTimer(self)
        self._relabel.setSingleShot(True)
        self.addWidget(self._idle)
        self.addWidget(self.pane)
        self._connect()
        self._make_shortcuts()

    @property
    def can_go_back(self) -> bool:
        """Whether something was read before."""
        return self._trail.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether one came back from somewhere."""
        return self._trail.can_go_forward

    @property
    def current(self) -> Stop | None:
        """What is open, None when nothing is."""
        return self._trail.current

    def show_story(self, story_id: str, words: str = "") -> None:
        """Show a story with the searched words marked; the same story with other words keeps its place."""
        self._visit("story", story_id, words)

    def show_organisation(self, slug: str) -> None:
        """Show what is known of an organisation, and its stories."""
        self._visit("organisation", slug)

    def show_person(self, slug: str) -> None:
        """Show what is known of a practitioner, and their stories."""
        self._visit("person", slug)

    def show_guide(self, markdown: str = "", title: str = "") -> None:
        """Show a page of advice; without arguments the guide to writing a story."""
        title = title or self.tr("Panduan menulis cerita")
        folder = self._session.library.folder if self._session.is_open else None
        self._opener.keep_guide(title, markdown or own_guide(folder))
        self._visit("guide", title)

    def go_back(self) -> None:
        """Go back to what was read before, at the place where it was left."""
        self._trail.remember(self.pane.browser.place())
        if (stop := self._trail.back()) is not None:
            self._open(stop)

    def go_forward(self) -> None:
        """Go to where one came back from."""
        self._trail.remember(self.pane.browser.place())
        if (stop := self._trail.forward()) is not None:
            self._open(stop)

    def set_type_size(self, size: int) -> None:
        """Set the type in pixels, as remembered from the last time."""
        self.pane.set_type_size(size)

    def step_type_size(self, step: int) -> None:
        """Make the type larger (1), smaller (-1), or as it was in the beginning (0)."""
        size = next_size(self.pane.browser.look.size, step) if step else DEFAULT_SIZE
        if size != self.pane.browser.look.size:
            self.pane.set_type_size(size)
            self.type_size_changed.emit(size)

    def focus_reader(self) -> None:
        """Give the keyboard to the text."""
        self.pane.browser.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._relabel.start(0)

    def _connect(self) -> None:
        bar, browser, session, wishes = self.pane.bar, self.pane.browser, self._session, self._wishes
        bar.back_requested.connect(self.go_back)
        bar.forward_requested.connect(self.go_forward)
        bar.size_step_requested.connect(self.step_type_size)
        browser.link_requested.connect(self.follow)
        browser.size_step_requested.connect(self.step_type_size)
        self._opener.repairs_requested.connect(self.repairs_requested)
        bar.edit.clicked.connect(self.ask_edit)
        self._opener.text_changed.connect(self.text_changed)
        self._opener.text_changed.connect(lambda story: bar.edit.setVisible(bool(story)))
        self._opener.title_changed.connect(self.title_changed)
        self._relabel.timeout.connect(self._opener.refresh)
        session.changed.connect(self._opener.follow_change)
        session.closed.connect(self._forget)
        session.language_changed.connect(lambda _: self._relabel.start(0))
        session.opened.connect(self._forget)
        session.ready_changed.connect(lambda ready: self._opener.mark() if ready else None)
        wishes.facet_requested.connect(self.facet_requested)
        wishes.link_requested.connect(self.follow)
        wishes.withdrawal_requested.connect(self.withdrawal_requested)
        wishes.erasing_requested.connect(self.erasing_requested)
        for kind in ("story", "organisation", "person"):
            wish = getattr(wishes, f"{kind}_requested")
            wish.connect(lambda key, kind=kind: self.follow(f"{kind}:{key}"))

    def _make_shortcuts(self) -> None:
        """Only what the window has no command for: the others would be ambiguous."""
        matches = self.pane.matches
        QShortcut(QKeySequence("F3"), self).activated.connect(lambda: matches.step(True))
        QShortcut(QKeySequence("Shift+F3"), self).activated.connect(lambda: matches.step(False))
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(lambda: self.step_type_size(0))

    def ask_edit(self) -> None:
        """Wish for a new version of the story that is read."""
        if self.current is not None and self.current.kind == "story":
            self.edit_requested.emit(self.current.key)

    def follow(self, address: str) -> None:
        """Grant a wish, and tell the window what is open now; what leads outside goes to the system's own program."""
        kind, _, key = address.partition(":")
        if kind == "story":
            self.show_story(key)
            self.story_requested.emit(key)
        elif kind == "organisation":
            self.show_organisation(key)
            self.organisation_requested.emit(key)
        elif kind == "person":
            self.show_person(key)
            self.person_requested.emit(key)
        elif kind in {"http", "https", "mailto"}:
            QDesktopServices.openUrl(QUrl(address))

    def _visit(self, kind: PageKind, key: str, words: str = "") -> None:
        """Go to a page; where one already is, only the marked words become others."""
        now, place = self._trail.current, self.pane.browser.place()
        self._trail.remember(place)
        if kind == "story" and now is not None and (now.kind, now.key) == (kind, key):
            self._trail.visit(Stop(kind, key, words, place))
            self._opener.mark(words)
            return
        stop = Stop(kind, key, words)
        self._trail.visit(stop)
        self._open(stop)

    def _open(self, stop: Stop) -> None:
        self.setCurrentWidget(self.pane)
        self.pane.bar.set_trail(self.can_go_back, self.can_go_forward)
        self._opener.open(stop)

    def _forget(self) -> None:
        self._trail.clear()
        self._opener.forget()
        self.pane.bar.set_trail(False, False)
        self.setCurrentWidget(self._idle)
        self.title_changed.emit("")
