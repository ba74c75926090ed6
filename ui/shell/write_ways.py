"""The rooms that are built when somebody first goes there: writing and the list of drafts; and undo for whichever is open."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from kb.base.problems import KnownError
from ui.shell.note_ways import noting
from ui.shell.pages import Pages

if TYPE_CHECKING:
    from ui.shell.window_services import Services
    from ui.write.drafts.drafts_page import DraftsPage
    from ui.write.importing.importer import Importer
    from ui.write.importing.split_page import SplitPage
    from ui.write.write_page import WritePage
    from ui.write.write_services import WriteServices


@runtime_checkable
class Stepping(Protocol):
    """A page on which something can be undone; it also has a signal `steps_changed`."""

    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def step_names(self) -> tuple[str, str]: ...


class WriteWays(QObject):
    """Builds the rooms for the window and leads there; owned by the window."""

    story_taken_up = Signal(str)  # the id of a story of the library whose draft is opened again
    quiet_changed = Signal(bool)  # everything around the page shall step aside, or come back
    steps_changed = Signal(str, str)  # what would be undone and redone where one is; empty for nothing

    def __init__(self, pages: Pages, services: "Services", parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._services = pages, services
        self._write: WritePage | None = None
        self._named = ("", "")
        self._drafts: DraftsPage | None = None
        self._desk: WriteServices | None = None
        self._importer: Importer | None = None
        self._undo_note = noting(pages, lambda notes: notes.notebook.undo())
        self._redo_note = noting(pages, lambda notes: notes.notebook.redo())
        pages.currentChanged.connect(self._name_steps)
        pages.note_steps_changed.connect(self._name_steps)

    @property
    def desk(self) -> "WriteServices":
        """The drafts of this person with the services of the window."""
        if self._desk is None:
            # Only now: too heavy for the way to the first paint.
            from kb.drafts.drafts import Drafts  # noqa: PLC0415
            from ui.write.write_services import WriteServices  # noqa: PLC0415

            of = self._services
            self._desk = WriteServices(Drafts(), of.session, of.jobs, of.settings, of.messages)
        return self._desk

    @property
    def write_page(self) -> "WritePage":
        """The page for writing, built when it is first wished for."""
        if self._write is None:
            from ui.write.write_page import WritePage  # noqa: PLC0415 - see `desk`

            page = self._write = WritePage(self.desk)
            page.begin_requested.connect(self.begin)
            page.drafts_requested.connect(self.go_drafts)
            page.split_requested.connect(self.split)
            page.begin_page.files_requested.connect(self.import_files)
            page.begin_page.folder_requested.connect(self.import_folder)
            page.quiet_changed.connect(self.quiet_changed)
            page.steps_changed.connect(self._name_steps)
        return self._write

    @property
    def drafts_page(self) -> "DraftsPage":
        """The list of drafts, built when it is first wished for."""
        if self._drafts is None:
            from ui.write.drafts.drafts_page import DraftsPage  # noqa: PLC0415 - see `desk`

            page = self._drafts = DraftsPage(self.desk)
            page.draft_requested.connect(self.write)
            page.history_requested.connect(self.show_history)
            page.remove_requested.connect(self.remove)
            page.write_requested.connect(self.write_new)
        return self._drafts

    @property
    def importer(self) -> "Importer":
        """What brings documents in, made when it is first wished for."""
        if self._importer is None:
            from ui.write.importing.importer import Importer  # noqa: PLC0415 - see `desk`

            self._importer = Importer(self.desk, self._pages)
            self._importer.draft_made.connect(self.write)
            self._importer.drafts_made.connect(self.go_drafts)
        return self._importer

    def import_files(self) -> None:
        """Let the person choose documents that become drafts."""
        if self._services.session.is_open:
            self.importer.ask_files()

    def import_folder(self) -> None:
        """Let the person choose a folder of documents that become drafts."""
        if self._services.session.is_open:
            self.importer.ask_folder()

    def bring(self, paths: Iterable[Path]) -> None:
        """Bring in documents that were dropped on the window."""
        self.importer.bring(paths)

    def split(self, draft_id: str) -> None:
        """Cut a draft into several stories on a page of its own."""
        from kb.vault.vault import Vault  # noqa: PLC0415 - see `desk`
        from ui.write.importing.split_page import SplitPage  # noqa: PLC0415

        if self.write_page.writing is not None:
            self.write_page.writing.saving.flush()
        try:
            source = self.desk.drafts.open(draft_id)
        except KnownError as error:
            self._services.messages.problem(error)
            return
        page = SplitPage(self.desk, Vault(self.desk.session.library.folder), source)
        page.steps_changed.connect(self._name_steps)
        page.leave_requested.connect(lambda: self._leave_split(page, draft_id))
        page.made.connect(lambda made: self._tell_split(page, len(made)))
        self._pages.show_page(page)
        page.focus_text()

    def write_new(self) -> None:
        """Ask how a new draft shall be written."""
        self._try(lambda: self.write_page.ask())  # noqa: PLW0108 - built when it is gone to

    def begin(self, way: str) -> None:
        """Begin a draft that is written in this way."""
        self._try(lambda: self.write_page.begin(way))

    def write(self, draft_id: str) -> None:
        """Go on with a draft."""
        self._try(lambda: self.write_page.open(draft_id))
        writing = self.write_page.writing
        if writing is not None and writing.draft.id == draft_id and writing.draft.about.story:
            self.story_taken_up.emit(writing.draft.about.story)

    def go_drafts(self) -> None:
        """Show the list of drafts."""
        self._pages.show_page(self.drafts_page)
        self.drafts_page.focus_first()

    def show_history(self, draft_id: str) -> None:
        """Open a draft with its earlier texts before it."""
        self.write(draft_id)
        view = self.write_page.view
        if view is not None and view.writing.draft.id == draft_id:
            view.show_history()

    def remove(self, draft_id: str) -> None:
        """Take a draft off the desk, with a way back."""
        messages, drafts = self._services.messages, self.desk.drafts
        try:
            if self.write_page.writing is not None and self.write_page.writing.draft.id == draft_id:
                self.write_page.close_draft()
            drafts.remove(draft_id)
        except KnownError as error:
            messages.problem(error)
            return
        self.drafts_page.refresh()
        messages.info(self.tr("Naskah dihapus."), self.tr("Urungkan"), lambda: self._bring_back(draft_id))

    def look_again(self) -> None:
        """Check the open draft again: what its answers are can be read now."""
        if self._write is not None and self._write.writing is not None:
            self._write.writing.said.look_again()

    def edit_story(self, story: str) -> None:
        """Take a published story to the desk, to write a new version of it."""
        from kb.drafts.drafts import draft_from  # noqa: PLC0415 - see `desk`

        self._try(lambda: self.write_page.open(draft_from(self.desk.drafts, self.desk.session.library, story).id))

    def may_close(self) -> bool:
        """Whether the window can close without a word being lost that nobody let go."""
        return self._write is None or self._write.may_leave()

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

    def _leave_split(self, page: "SplitPage", draft_id: str) -> None:
        self.write(draft_id)
        self._pages.let_go(page)

    def _tell_split(self, page: "SplitPage", count: int) -> None:
        self.go_drafts()
        self._pages.let_go(page)
        self._services.messages.info(
            self.tr("%n naskah dibuat. Teks asalnya tetap ada di antara naskah Anda.", "", count)
        )

    def _bring_back(self, draft_id: str) -> None:
        try:
            self.desk.drafts.bring_back(draft_id)
        except KnownError as error:
            self._services.messages.problem(error)
        self.drafts_page.refresh()

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
        if names != self._named:  # at every key one types, the same step grows
            self._named = names
            self.steps_changed.emit(*names)
