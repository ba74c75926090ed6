"""Finding and reading side by side, with a boundary that can be moved and facets that step aside when room is short."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from ui.find.find_page import FindPage
from ui.notes.annotation_presenter import Annotating
from ui.read.read_page import ReadPage
from ui.services.jobs import Jobs
from ui.services.person import person_of
from ui.services.session import Session
from ui.services.settings import SettingsStore

if TYPE_CHECKING:
    from ui.noteboard.board_page import NoteBoard

NARROW_BELOW: Final = 1250
_LIST_WIDTH: Final = 420
_LIST_WIDTH_NARROW: Final = 370


class Shelf(QSplitter):
    """Owns the two pages and their widths; remembers what the person chose."""

    narrow_changed = Signal(bool)

    def __init__(
        self,
        find: FindPage,
        read: ReadPage,
        notes: Annotating,
        settings: SettingsStore,
        make_board: "Callable[[], NoteBoard]",
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.find_page, self.read_page, self.notes = find, read, notes
        self._settings = settings
        self._narrow: bool | None = None
        self.make_board = make_board
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(find)
        self.addWidget(read)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        read.set_type_size(settings.value.type_size)
        read.type_size_changed.connect(lambda size: settings.change(type_size=size))
        settings.changed.connect(self._follow_settings)
        self.splitterMoved.connect(self._remember)

    @property
    def is_narrow(self) -> bool:
        """Whether the facets are in their drawer."""
        return bool(self._narrow)

    def toggle_facets(self) -> None:
        """Hide or show the facets; where there is no room for them beside the list, open their drawer."""
        if self.width() < NARROW_BELOW:
            self.find_page.header.filters.click()
        else:
            self._settings.change(facets_hidden=not self._settings.value.facets_hidden)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW_BELOW or self._settings.value.facets_hidden
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.find_page.set_narrow(narrow)
        beside = 0 if narrow else self.find_page.facets.width() + 1
        kept = self._settings.value.columns
        usual = _LIST_WIDTH_NARROW if narrow else _LIST_WIDTH
        wanted = beside + min(kept[0] if kept else usual, self.width() // 2)
        self.setSizes([wanted, max(self.width() - wanted, 1)])
        self.narrow_changed.emit(narrow)

    def _follow_settings(self, names: frozenset[str]) -> None:
        if "type_size" in names:
            self.read_page.set_type_size(self._settings.value.type_size)

    def _remember(self) -> None:
        beside = 0 if self._narrow else self.find_page.facets.width() + 1
        self._settings.change(columns=(max(self.sizes()[0] - beside, 200),))


class ShelfBuilder:
    """Builds the shelf in steps, each short enough that a key pressed meanwhile is not late."""

    def __init__(self, session: Session, jobs: Jobs, settings: SettingsStore) -> None:
        self._session, self._jobs, self._settings = session, jobs, settings
        self._find: FindPage | None = None
        self._read: ReadPage | None = None
        self._notes: Annotating | None = None

    def step(self) -> Shelf | None:
        """Do one more step; the fourth returns the shelf."""
        if self._find is None:
            self._find = FindPage(self._session)
        elif self._read is None:
            self._read = ReadPage(self._session, self._jobs)
        elif self._notes is None:
            self._notes = Annotating(self._read, self._session, self._jobs, self._settings)
        else:
            self._session.overview_changed.connect(self._load_board, Qt.ConnectionType.SingleShotConnection)
            return Shelf(self._find, self._read, self._notes, self._settings, self._make_board)
        return None

    def _load_board(self) -> None:
        """Load the page of all notes in the background once the library is there, so that nobody waits for it later."""
        self._jobs.run(partial(import_module, "ui.noteboard.board_page"))

    def _make_board(self) -> "NoteBoard":
        # Few people go there in the first minute.
        from ui.noteboard.board_page import NoteBoard  # noqa: PLC0415

        assert self._notes is not None, "the shelf that asks for it has them"
        return NoteBoard(self._session, self._jobs, self._notes, lambda: person_of(self._settings))
