"""The page on which drafts are written: opens them one at a time, and lets go of none that is not on the disk."""

from functools import partial
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.write.check.panel import CheckPanel
from ui.write.check.submitting import start_submit
from ui.write.desk import Desk
from ui.write.tabs import Tab
from ui.write.view import WritingView
from ui.write.writing import Writing

TABS: Final[tuple[Tab, ...]] = (Tab("check", QT_TRANSLATE_NOOP("WriteTabs", "Periksa"), CheckPanel),)
"""The panels beside the text, in their order; each room that has one adds its line here."""


class WritePage(QStackedWidget):
    """Shows the draft that is being written."""

    steps_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view: WritingView | None = None
        desk.session.closed.connect(self.close_draft)
        desk.session.opened.connect(self.close_draft)

    @property
    def writing(self) -> Writing | None:
        """The draft that is open, with its steps."""
        return self.view.writing if self.view is not None else None

    def begin(self) -> None:
        """Begin an empty draft for the library that is open."""
        fields = {"language": self._desk.session.language}
        draft = self._desk.drafts.new(fields)
        self._desk.drafts.know(draft.with_about(library=str(self._desk.session.library.folder)))
        self.open(draft.id)

    def open(self, draft_id: str) -> None:
        """Show a draft of the desk; raises KnownError when it cannot be read."""
        if self.writing is not None and self.writing.draft.id == draft_id:
            return
        draft = self._desk.drafts.open(draft_id)
        self.close_draft()
        writing = Writing(self._desk, draft)
        self.view = WritingView(writing, TABS)
        writing.setParent(self.view)
        writing.failed.connect(self._desk.messages.problem)
        writing.steps_changed.connect(self.steps_changed)
        self.view.submit_requested.connect(partial(start_submit, writing, self.view))
        self.addWidget(self.view)
        self.setCurrentWidget(self.view)
        self.view.editor.setFocus()
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

    def close_draft(self) -> bool:
        """Let go of the draft; returns whether all of it is on the disk."""
        view, self.view = self.view, None
        if view is None:
            return True
        done = view.writing.close()
        self.removeWidget(view)
        view.deleteLater()
        self.steps_changed.emit()
        return done
