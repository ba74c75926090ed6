"""The rooms that are built when somebody first goes there: writing and the list of drafts; and undo for whichever is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from kb.problems import KnownError
from ui.shell.noting import noting
from ui.shell.pages import Pages

if TYPE_CHECKING:
    from ui.shell.window import Services
    from ui.write.page import WritePage


@runtime_checkable
class Stepping(Protocol):
    """A page on which something can be undone; it also has a signal `steps_changed`."""

    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def step_names(self) -> tuple[str, str]: ...


class Rooms(QObject):
    """Builds the rooms for the window and leads there; owned by the window."""

    steps_changed = Signal(str, str)  # what would be undone and redone where one is; empty for nothing

    def __init__(self, pages: Pages, services: "Services", parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._services = pages, services
        self._write: WritePage | None = None
        self._undo_note = noting(pages, lambda notes: notes.notebook.undo())
        self._redo_note = noting(pages, lambda notes: notes.notebook.redo())
        pages.currentChanged.connect(self._name_steps)
        pages.note_steps_changed.connect(self._name_steps)

    @property
    def write_page(self) -> "WritePage":
        """The page for writing, built when it is first wished for."""
        if self._write is None:
            # Only now: too heavy for the way to the first paint.
            from kb.drafts import Drafts  # noqa: PLC0415
            from ui.write.desk import Desk  # noqa: PLC0415
            from ui.write.page import WritePage  # noqa: PLC0415

            of = self._services
            self._write = WritePage(Desk(Drafts(), of.session, of.jobs, of.settings, of.messages))
            self._write.steps_changed.connect(self._name_steps)
        return self._write

    def write_new(self) -> None:
        """Begin a new draft."""
        self._try(lambda: self.write_page.begin())  # noqa: PLW0108 - a room that is built when it is gone to

    def write(self, draft_id: str) -> None:
        """Go on with a draft."""
        self._try(lambda: self.write_page.open(draft_id))

    def undo(self) -> None:
        """Take back the newest step of the page that is shown."""
        page = self._pages.currentWidget()
        if isinstance(page, Stepping):
            page.undo()
        else:
            self._undo_note()

    def redo(self) -> None:
        """Do again what was undone last on the page that is shown."""
        page = self._pages.currentWidget()
        if isinstance(page, Stepping):
            page.redo()
        else:
            self._redo_note()

    def _try(self, act: Callable[[], None]) -> None:
        """Do something on the page for writing and go there; where it cannot be done, say why and stay."""
        if not self._services.session.is_open:
            return
        try:
            act()
        except KnownError as error:
            self._services.messages.problem(error)
        else:
            self._pages.show_page(self.write_page)

    def _name_steps(self) -> None:
        page = self._pages.currentWidget()
        names = page.step_names() if isinstance(page, Stepping) else self._pages.note_steps()
        self.steps_changed.emit(*names)
