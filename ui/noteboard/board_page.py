"""The page “Catatan”: all notes of the library, and the one question that tabs, facets and list belong to."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent

from kb.base.words import Words
from kb.notes.note_lists import NoteRow
from kb.story.author import Author
from kb.story.story_card import Change
from ui.noteboard.board_pane import BoardPane
from ui.noteboard.note_queries import NoteQueries
from ui.noteboard.note_transfer import Exchange
from ui.noteboard.note_wish import BoardWish, More
from ui.notes.annotation_presenter import Annotating
from ui.services.jobs import Jobs
from ui.services.session import Session


class NoteBoard(BoardPane):
    """Turns typing and ticking into a `BoardWish`, and shows the answer; asks again when notes have changed."""

    note_requested = Signal(str, str)  # story, note
    repairs_requested = Signal()
    leave_requested = Signal()

    def __init__(self, session: Session, jobs: Jobs, notes: Annotating, person: Callable[[], Author]) -> None:
        super().__init__(session)
        self._session, self._notes, self._person = session, notes, person
        self._reading = NoteQueries(jobs.lane(), self)
        self.exchange = Exchange(session, jobs, self._reading, notes.notebook, self)
        self._wish = BoardWish()
        self._stale = True
        self._connect()

    def _connect(self) -> None:
        head = self.head
        turn = lambda facet, value: self._ask(self._wish.turned(facet, value))  # noqa: E731 - said twice below
        self.facets.tick_requested.connect(turn)
        head.clear_requested.connect(lambda: self._ask(replace(self._wish, ticks={})))
        head.export_button.clicked.connect(self._export)
        head.import_button.clicked.connect(self.exchange.take_in)
        head.field.leave_requested.connect(self.leave_requested)
        head.field.list_requested.connect(self.focus_list)
        head.field.textChanged.connect(lambda text: self._ask(replace(self._wish, words=text)))
        head.mine_toggled.connect(self._turn_mine)
        head.order_requested.connect(lambda order: self._ask(replace(self._wish, order=order)))
        head.pill_removed.connect(turn)
        head.repairs.clicked.connect(self.repairs_requested)
        head.tabs.chosen.connect(self.show_tab)
        self.model.more_requested.connect(self._want_more)
        self.nothing.clear_requested.connect(self.clear)
        self.view.leave_requested.connect(head.field.setFocus)
        self.view.note_requested.connect(self._open)
        self._session.changed.connect(self._follow_change)
        self._session.closed.connect(self._forget)
        self._session.opened.connect(self._forget)
        self._session.language_changed.connect(lambda: self._follow_change(Change()))
        self._session.problems_changed.connect(self._count_problems)

    def open_with(self, wish: BoardWish) -> None:
        """Ask a whole question that was made elsewhere."""
        self.set_field(wish)
        self._ask(wish)

    def ask_for(self, words: str, kinds: Iterable[str]) -> None:
        """Show the notes that were asked for among the stories."""
        kind = frozenset(kinds)
        self.open_with(BoardWish(words=words, ticks={"kind": kind} if kind else {}))

    def show_notes_of(self, story: str) -> None:
        """Show the notes of one story."""
        if (card := self._session.catalogue.card(story)) is not None:
            self.facets.titles[story] = Words(card.title, card.title_en or card.title)
        self.open_with(BoardWish(ticks={"story": frozenset({story})}, order="story"))

    def show_tab(self, tab: str) -> None:
        """Show another part of the notes; words and ticks stay."""
        self._ask(replace(self._wish, tab=tab, order="oldest" if tab == "questions" else "newest"))

    def clear(self) -> None:
        """Take words and ticks back, the tab stays."""
        self.open_with(BoardWish(tab=self._wish.tab, order=self._wish.order))
        self.head.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Take back what was done last with notes."""
        self._notes.notebook.undo()

    def redo(self) -> None:
        """Do it again."""
        self._notes.notebook.redo()

    def step_names(self) -> tuple[str, str]:
        """Return what would be undone and what done again, in words; empty for nothing."""
        return self._notes.step_names()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask(self._wish)
        self._count_problems()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self, wish: BoardWish) -> None:
        self._wish = wish
        self.show_wish(wish)
        self._stale = not self.isVisible()
        if not self._stale and self._session.is_open:
            self._reading.ask(self._session.library.folder, wish, self.show_board, self.show_tally)

    def _export(self) -> None:
        if self._session.is_open:
            self.exchange.export(self._wish.filter(), narrowed=self._wish.narrowed or self._wish.tab != "all")

    def _want_more(self, start: int) -> None:
        wish = self._wish

        def bring(more: More) -> None:
            if wish is self._wish:
                self.model.add(more)

        if self._session.is_open:
            self._reading.more(self._session.library.folder, wish, start, bring)

    def _turn_mine(self, only: bool) -> None:
        """Whoever has neither name nor key has only private notes that are surely theirs."""
        person = self._person()
        others = {facet: values for facet, values in self._wish.ticks.items() if facet != "audience"}
        if only and not (person.name or person.key):
            self._ask(replace(self._wish, ticks={**others, "audience": frozenset({"private"})}))
        else:
            self._ask(replace(self._wish, mine=person.name if only else "", mine_key=person.key if only else ""))

    def _open(self, row: NoteRow) -> None:
        """An answer is read where the note is that it answers."""
        note, steps = row.note, 0
        while note.reply_to and steps < 20 and (above := self._session.catalogue.notes.find(note.reply_to)):
            note, steps = above.note, steps + 1
        self.note_requested.emit(row.card.id, note.id)

    def _follow_change(self, _change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._ask(self._wish)

    def _forget(self) -> None:
        self._reading.close()
        self.model.set_board(None)
        self.facets.forget()
        self.open_with(BoardWish())

    def _count_problems(self) -> None:
        found = {one.path for one in self._session.problems() if "/notes/" in one.path.replace("\\", "/")}
        self.head.set_problems(len(found))
