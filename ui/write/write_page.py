"""The page on which drafts are written: opens them one at a time, and lets go of none that is not on the disk."""

from functools import partial
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kb.story.draft import Form
from ui.notes.link_targets import Targets
from ui.write.check.check_navigation import WayToCheck
from ui.write.check.check_panel import CheckPanel
from ui.write.check.submit_presenter import start_submit
from ui.write.content_tab import ContentPanel
from ui.write.draft_view import WritingView
from ui.write.drafts.begin_page import BeginPage
from ui.write.drafts.unsaved_dialog import LeaveDialog
from ui.write.forms.details_panel import FormsPanel
from ui.write.open_draft import OpenDraft
from ui.write.side_tabs import Tab
from ui.write.text.link_offers import LinkOffers
from ui.write.text.spell_service import Spelling
from ui.write.text.spelling_marks import SpellingMarks
from ui.write.write_services import WriteServices

TABS: Final[tuple[Tab, ...]] = (
    Tab("content", QT_TRANSLATE_NOOP("WriteTabs", "Isi"), ContentPanel),
    Tab("details", QT_TRANSLATE_NOOP("WriteTabs", "Keterangan"), FormsPanel),
    Tab("check", QT_TRANSLATE_NOOP("WriteTabs", "Periksa"), CheckPanel),
)
"""The panels beside the text, in their order; each room that has one adds its line here."""


class WritePage(QStackedWidget):
    """Shows the draft that is being written, or asks how to begin one."""

    steps_changed = Signal()
    begin_requested = Signal(str)  # a way of writing, see `begin`
    drafts_requested = Signal()
    split_requested = Signal(str)  # the id of the draft that shall become several stories
    quiet_changed = Signal(bool)  # everything around this page shall step aside, or come back

    def __init__(self, desk: WriteServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._links = LinkOffers(Targets(desk.session, desk.jobs, self))
        self._lane = desk.jobs.lane()
        self._spelling = Spelling(desk, self)
        self.begin_page = BeginPage()
        self.view: WritingView | None = None
        self.addWidget(self.begin_page)
        self.begin_page.way_chosen.connect(self.begin_requested)
        desk.session.closed.connect(self._follow_library)
        desk.session.opened.connect(self._follow_library)

    @property
    def writing(self) -> OpenDraft | None:
        """The draft that is open, with its steps."""
        return self.view.writing if self.view is not None else None

    def ask(self) -> None:
        """Ask how to begin; nothing is made yet."""
        if self.may_leave():
            self.close_draft()
            self.setCurrentWidget(self.begin_page)
            self.begin_page.focus_first()

    def begin(self, way: str = "quick") -> None:
        """Begin an empty draft for the library that is open; raises KnownError where the desk cannot be written."""
        form: Form = "full" if way == "full" else "quick"
        draft = self._desk.drafts.new({"language": self._desk.session.language}, form=form)
        library = self._desk.session.library
        self._desk.drafts.know(draft.with_about(library=str(library.folder), library_id=library.about.id))
        self._desk.settings.change(write_as_text=way == "text")
        self.open(draft.id)

    def open(self, draft_id: str) -> None:
        """Show a draft of the desk; raises KnownError when it cannot be read."""
        if self.view is None or self.view.writing.draft.id != draft_id:
            if not self.may_leave():
                return
            writing = OpenDraft(self._desk, self._desk.drafts.open(draft_id))
            self.close_draft()
            self.view = self._make_view(writing)
            self.addWidget(self.view)
        self.setCurrentWidget(self.view)
        self.view.focus_text()
        self.steps_changed.emit()

    def undo(self) -> None:
        """Take the newest step back."""
        if self.writing is not None:
            self.writing.undo()

    def redo(self) -> None:
        """Do the step again that was undone last."""
        if self.writing is not None:
            self.writing.redo()

    def step_names(self) -> tuple[str, str]:
        """Return what would be undone and what done again; empty for nothing."""
        return self.writing.step_names() if self.writing is not None else ("", "")

    def may_leave(self) -> bool:
        """Whether the draft can be let go: it is on the disk, or a person said so."""
        if self.writing is None or self.writing.saving.is_safe:
            return True
        dialog = LeaveDialog(self.writing, self)
        let_go = bool(dialog.exec())
        dialog.deleteLater()
        return let_go

    def close_draft(self) -> bool:
        """Let go of the draft; returns whether all of it is on the disk."""
        view, self.view = self.view, None
        if view is None:
            return True
        if view.is_quiet:
            view.set_quiet(False)
        done = view.writing.close()
        self.removeWidget(view)
        view.deleteLater()
        self.steps_changed.emit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What asked for the keyboard before the page could be seen did not get it.
        if self.view is not None and self.currentWidget() is self.view:
            self.view.focus_text()
        else:
            self.begin_page.focus_first()

    def _follow_library(self) -> None:
        """Another library is open, or none: let go of the draft, unless the disk did not take all of it."""
        if self.writing is not None and self.writing.saving.is_safe:
            self.close_draft()

    def _make_view(self, writing: OpenDraft) -> WritingView:
        view = WritingView(writing, TABS, self._links, self._lane)
        writing.setParent(view)
        writing.failed.connect(self._desk.messages.problem)
        writing.steps_changed.connect(self.steps_changed)
        view.bar.drafts_requested.connect(self.drafts_requested)
        view.bar.split_requested.connect(partial(self.split_requested.emit, writing.draft.id))
        view.bar.submit_requested.connect(partial(start_submit, writing, view))
        view.quiet_changed.connect(self.quiet_changed)
        WayToCheck(view)
        SpellingMarks(view, self._spelling)
        return view
