"""The notes of the reading page: what is chosen, opened, written, placed and undone; the parts do not know each other."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kb.notes.note_edit import NoteEdit, NoteEdits
from ui.gate.short_checks import ShortChecks
from ui.notes.link_targets import Targets
from ui.notes.margin.note_stage import Stage
from ui.notes.margin.note_visibility import Showing
from ui.notes.margin.open_sheet import Opening
from ui.notes.note_commands import Doing, Writer
from ui.notes.note_sources import Knowing
from ui.notes.notebook import Notebook
from ui.notes.notes_menu import NotesButton
from ui.notes.selection import Picking
from ui.read.read_page import ReadPage
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.services.settings import SettingsStore
from ui.widgets.small_parts import REDRESSED

translate = QCoreApplication.translate


class Annotating(QObject):
    """Makes the parts and connects them; owned by the reading page."""

    steps_changed = Signal()  # other steps would be undone or redone
    board_requested = Signal(str)  # show all notes of this story on the page of all notes
    deleted = Signal(str)  # the name of the step that took a note away

    def __init__(self, page: ReadPage, session: Session, jobs: Jobs, settings: SettingsStore) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        pane = page.pane
        self._browser = pane.browser
        writer = Writer(settings)
        self.notebook = Notebook(session, jobs.lane(), writer.author, self)
        checks = ShortChecks.of(session, jobs)
        self.knowing = Knowing(session, Targets(session, jobs, self), checks, lambda: settings.value.name)
        self.stage = Stage(pane)
        self.picking = Picking(pane.browser)
        self.opening = Opening(self.stage, pane.browser, self.notebook, self.knowing, writer.wrote)
        self.showing = Showing(pane, self.stage, self.notebook, self.knowing, writer.wrote)
        self.doing = Doing(pane.browser, self.notebook, self.picking, self.opening, writer)
        self.button = NotesButton()
        pane.bar.add_part(self.button)
        self._wished = ""  # a note that shall be opened when it is there
        pane.installEventFilter(self)
        self._connect_parts()
        self._connect_wishes()
        self._retranslate()

    def show_note(self, story: str, key: str) -> None:
        """Read a story and open one of its notes."""
        self._wished = key
        here = self.notebook.story == story
        self._page.show_story(story)
        if here:
            self._follow_notes()

    def step(self, step: int) -> None:
        """Open the next note (1) or the one before (-1), from the open one or from where one reads."""
        threads, now = self.showing.threads, self.opening.opened
        if not threads:
            return
        keys = [thread.key for thread in threads]
        if now is not None and now.key in keys:
            at = keys.index(now.key) + step
        else:
            seen = self._browser.offset_at(0) if self._browser.verticalScrollBar().value() else -1
            later = (n for n, thread in enumerate(threads) if thread.at.state == "lost" or thread.at.start >= seen)
            at = next(later, len(threads)) - (step < 0)
        self.opening.open(threads[at % len(threads)])

    def step_names(self) -> tuple[str, str]:
        """Return what would be undone and what done again, in words; empty for nothing."""
        steps, language = self.notebook.steps, self._session.language
        undo, redo = steps.to_undo, steps.to_redo
        return undo.name.say(language) if undo else "", redo.name.say(language) if redo else ""

    def set_shown(self, shown: bool) -> None:
        """Show the notes beside the text, or only the text."""
        self.showing.hidden = not shown
        self.button.shown.setChecked(shown)
        if not shown:
            self.opening.close()
        self.showing.follow()

    def toggle_shown(self) -> None:
        """Show what is hidden, hide what is shown."""
        self.set_shown(self.showing.hidden)

    def set_only_mine(self, only: bool) -> None:
        """Show one's own notes only, or everyone's."""
        self.showing.only_mine = only
        self.showing.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in REDRESSED:
            self.showing.mark()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    def _connect_parts(self) -> None:
        book, opening, picking, showing = self.notebook, self.opening, self.picking, self.showing
        self._page.text_changed.connect(self._follow_text)
        self._session.changed.connect(book.follow_change)
        self._session.closed.connect(book.forget)
        self._session.opened.connect(book.forget)
        book.changed.connect(self._follow_notes)
        book.done.connect(self._follow_done)
        book.many_done.connect(self._follow_many)
        book.failed.connect(self._session.failed)
        book.failed.connect(opening.retry)
        book.steps_changed.connect(self.steps_changed)
        opening.changed.connect(self._follow_opening)
        picking.caret_changed.connect(self._show_state)
        picking.words_chosen.connect(opening.follow_selection)
        showing.changed.connect(self._show_state)

    def _connect_wishes(self) -> None:
        button, opening, picking = self.button, self.opening, self.picking
        button.board_requested.connect(lambda: self.board_requested.emit(self.notebook.story))
        button.caret_toggled.connect(picking.toggle_caret)
        button.lost_requested.connect(self._open_lost)
        button.mine_toggled.connect(self.set_only_mine)
        button.resume_requested.connect(lambda: opening.resume(self.notebook.story))
        button.shown_toggled.connect(self.set_shown)
        button.story_note_requested.connect(self.doing.write_on_story)
        opening.link_requested.connect(self._follow_link)
        opening.step_requested.connect(self.step)
        picking.offset_pointed.connect(lambda offset: self.showing.point(self.showing.keys_at(offset)))
        picking.offset_pressed.connect(lambda offset, spot: self.showing.choose(self.showing.keys_at(offset), spot))
        self.showing.chosen.connect(opening.open)
        self.stage.lost_requested.connect(self._open_lost)
        self.stage.opened.connect(self.showing.choose)
        self.stage.pointed_changed.connect(self.showing.point)

    def _follow_text(self, story: str) -> None:
        self.opening.close()
        self.picking.set_enabled(bool(story))
        self.showing.make_room(None if story else _coming_notes(self._page, self._session))
        self.notebook.open(story, self._browser.reading.plain if story else "")
        if story:
            self.opening.resume(story)

    def _follow_notes(self) -> None:
        self.showing.follow()
        self.opening.refresh()
        wished = self.notebook.find(self._wished) if self._wished else None
        if wished is not None:
            self._wished = ""
            self.opening.open(wished)
            self._reveal()

    def _follow_done(self, edit: NoteEdit, way: str) -> None:
        """A step is on disk and shown."""
        editor, note = self.opening.editor, edit.note
        self._session.follow_story(note.story)
        if way == "do" and editor is not None and not editor.keep.isEnabled():
            self.opening.finish()
        said = edit.name.say(self._session.language)
        if (way == "do" and edit.after is None) or (edit.after and edit.after.deleted):
            self.deleted.emit(said)
        if way != "do":
            said = _undone(way).format(name=said)
            self._wished = note.reply_to or note.id if edit.after is not None else ""
            if note.story != self.notebook.story:
                self.show_note(note.story, self._wished)
            else:
                self._follow_notes()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._browser, said))

    def _follow_many(self, done: NoteEdits, way: str) -> None:
        """Many steps are on disk."""
        for story in {edit.note.story for edit in done.edits}:
            self._session.follow_story(story)
        said = done.name.say(self._session.language)
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self._browser, said if way == "do" else _undone(way).format(name=said))
        )

    def _follow_opening(self) -> None:
        opened, editor = self.opening.opened, self.opening.editor
        self.showing.follow_opened(opened, editor.draft.quote if editor is not None else None)
        self.picking.bar.offer_place(opened is not None and opened.unplaced)
        self._reveal()
        self._show_state()

    def _reveal(self) -> None:
        """Bring the words of the open note into sight, and its sheet with them."""
        thread = self.opening.opened
        if thread is None:
            return
        if thread.at.start >= 0:
            self._browser.reveal(thread.at.start)
        elif thread.at.state == "whole":
            self._browser.verticalScrollBar().setValue(0)
        if self.stage.covers:
            self._browser.reveal(thread.at.start, at_top=True)
        box = self.stage.margin.box_of(thread.key)
        if box is not None and not self.stage.at_edge:
            self.stage.margin.bring_into_view(box)

    def _open_lost(self) -> None:
        if self.showing.lost:
            self.opening.open(self.showing.lost[0])

    def _follow_link(self, address: str) -> None:
        """Go where a link in a note leads; the stories of a concept are found."""
        kind, _, key = address.partition(":")
        if kind != "concept":
            self._page.follow(address)
        elif (facet := self.knowing.facet_of(key)) != "":
            self._page.facet_requested.emit(facet, key)

    def _show_state(self) -> None:
        story = self.notebook.story
        self.button.setVisible(bool(story))
        self.button.show_state(
            len(self.notebook.threads),
            self.showing.lost_said,
            begun=self.opening.has_begun(story),
            caret=self.picking.caret,
        )

    def _retranslate(self) -> None:
        self.picking.bar.say(self._session.language)
        self.steps_changed.emit()
        self.showing.follow()
        self.opening.refresh(anew=True)
        self._show_state()


def _coming_notes(page: ReadPage, session: Session) -> int | None:
    """Return how many notes a long story has, whose text is still being read; None when none is."""
    coming = page.current
    if coming is None or coming.kind != "story" or not session.is_open:
        return None
    card = session.catalogue.card(coming.key)
    return card.notes if card is not None else 0


def _undone(way: str) -> str:
    return (
        translate("Annotating", "Diurungkan: {name}") if way == "undo" else translate("Annotating", "Diulangi: {name}")
    )
