"""The one sheet that is open at a time: a conversation, or a note being written; what was begun is kept for later."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from kb.annotation.annotation import ALL_KINDS, Annotation, digest_of, quote_of
from kb.base.problems import KnownError
from kb.notes import note_edit
from ui.notes.margin.conversation import Conversation
from ui.notes.margin.note_sheet import NoteSheet
from ui.notes.margin.note_stage import Stage
from ui.notes.margin.placement import Placement
from ui.notes.note_draft import NoteDraft, Written
from ui.notes.note_editor import NoteEditor
from ui.notes.note_kinds import KIND_FACES, face_of, word_for
from ui.notes.note_sources import Knowing
from ui.notes.notebook import Notebook
from ui.notes.placed_threads import PlacedThread
from ui.read.reader import StoryBrowser

IsMine = Callable[[Annotation], bool]


class Opening(QObject):
    """Opens and closes sheets on the stage; `edit_requested` is what a person wants kept."""

    edit_requested = Signal(object)  # NoteEdit
    link_requested = Signal(str)
    step_requested = Signal(int)
    changed = Signal()  # another note is open, or none

    def __init__(
        self, stage: Stage, browser: StoryBrowser, notebook: Notebook, knowing: Knowing, is_mine: IsMine
    ) -> None:
        super().__init__(stage)
        self._stage, self._browser, self._notebook = stage, browser, notebook
        self._knowing, self._is_mine = knowing, is_mine
        self._thread: PlacedThread | None = None
        self._editor: NoteEditor | None = None
        self._placement: Placement | None = None
        self._begun: list[tuple[NoteDraft, Written]] = []  # what was written and neither kept nor thrown away

    @property
    def opened(self) -> PlacedThread | None:
        """The note that is open, also while it is answered or changed."""
        return self._thread

    @property
    def editor(self) -> NoteEditor | None:
        """The form that is open."""
        return self._editor

    def open(self, thread: PlacedThread) -> None:
        """Show a note with everything that was said to it, and give it the keyboard."""
        self._converse(thread)
        if self._stage.sheet is not None:
            self._stage.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, draft: NoteDraft, begun: Written | None = None) -> None:
        """Open the form for a draft, with what was begun before."""
        self._put_aside()
        note = draft.base or draft.to
        thread = self._notebook.holding(note) if note is not None else None
        editor = self._editor_for(draft, begun)
        if (thread is not None and draft.key != thread.key) or draft.to is not None:
            if thread is not None:
                self._converse(thread, editor)
        else:
            face = face_of(draft.base) if draft.base is not None else KIND_FACES[draft.kind]
            title = ALL_KINDS[draft.kind].say(self._knowing.language)
            sheet = NoteSheet(editor, face, title, walks=False)
            sheet.close_requested.connect(editor.ask_leave)
            span = (thread.at.start, thread.at.end) if thread is not None else draft.span
            self._thread, self._placement = thread, None
            self._stage.show_sheet(sheet, draft.key, span, floats=thread is not None and thread.at.state == "lost")
        self._editor = editor
        editor.first().setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def resume(self, story: str) -> bool:
        """Open again what was begun in a story; returns whether there was anything."""
        found = next((one for one in reversed(self._begun) if one[0].story == story), None)
        if found is None:
            return False
        self._begun.remove(found)
        self.write(*found)
        return True

    def has_begun(self, story: str) -> bool:
        """Whether something was begun in a story and waits."""
        return any(draft.story == story for draft, _ in self._begun)

    def close(self) -> None:
        """Close the sheet; what was begun in it is kept for later."""
        self._put_aside()
        self._leave()

    def refresh(self, *, anew: bool = False) -> None:
        """Show the open note as it is now, `anew` in another language; a form stays as it is."""
        if self._thread is None or self._editor is not None:
            return
        now = self._notebook.find(self._thread.key)
        if now is None:
            self._leave()
        elif anew or now != self._thread:
            sheet, focused = self._stage.sheet, QApplication.focusWidget()
            held = sheet is not None and focused is not None and (sheet is focused or sheet.isAncestorOf(focused))
            step = self._placement.focused_step() if self._placement is not None else 0
            self.open(now) if held else self._converse(now)
            if step and self._placement is not None:
                self._placement.step_button(step).setFocus(Qt.FocusReason.OtherFocusReason)  # for the next turn

    def finish(self) -> None:
        """What was written is on disk: the form has done its work; show the conversation it belongs to."""
        thread = self._thread
        self._editor = None
        now = self._notebook.find(thread.key) if thread is not None else None
        self.open(now) if now is not None else self._leave()

    def retry(self, error: KnownError | None = None) -> None:
        """It could not be kept: let the person try again, nothing of it is gone; what the gate found is shown with it."""
        found = getattr(error, "findings", None)
        if self._editor is not None and found is not None:
            self._editor.show_stopped(found)
        elif self._editor is not None:
            self._editor.allow()

    def follow_selection(self, chosen: bool) -> None:
        """Words of the text are chosen, or none any more."""
        if self._placement is not None:
            self._placement.set_selected(chosen)

    def move_here(self) -> None:
        """Move the open note to the chosen words."""
        start, end = self._browser.selection()
        if self._thread is not None and start < end:
            quote = quote_of(self._notebook.plain, start, end)
            self.edit_requested.emit(note_edit.move_place(self._thread.note, quote))

    def _converse(self, thread: PlacedThread, editor: NoteEditor | None = None) -> None:
        if editor is None:
            self._put_aside()
        note = thread.note
        self._thread, self._placement = thread, self._placement_for(thread)
        view = Conversation(thread, self._knowing, self._is_mine, self._placement)
        if editor is not None:
            view.put_editor(editor)
        sheet = NoteSheet(view, face_of(note), word_for(note, self._knowing.language), walks=True, private=note.private)
        sheet.close_requested.connect(self._close_view)
        sheet.step_requested.connect(self.step_requested)
        view.edit_requested.connect(self.edit_requested)
        view.link_requested.connect(self.link_requested)
        view.change_requested.connect(lambda one: self.write(NoteDraft(one.story, one.kind, one.quote, base=one)))
        view.reply_requested.connect(lambda: self.write(NoteDraft(note.story, "reply", to=note)))
        self._stage.show_sheet(sheet, thread.key, (thread.at.start, thread.at.end), floats=thread.at.state == "lost")
        self.changed.emit()

    def _placement_for(self, thread: PlacedThread) -> Placement | None:
        if not thread.unplaced:
            return None
        made, note, at, plain = Placement(thread), thread.note, thread.at, self._notebook.plain
        asked = self.edit_requested.emit
        made.confirmed.connect(lambda: asked(note_edit.confirm_place(note, quote_of(plain, at.start, at.end))))
        made.moved.connect(self.move_here)
        made.left.connect(lambda: asked(note_edit.leave_place(note, digest_of(plain))))
        made.turned.connect(lambda step: self._notebook.turn(note.id, step))
        made.loosened.connect(lambda: asked(note_edit.move_place(note, None)))
        start, end = self._browser.selection()
        made.set_selected(start < end)
        return made

    def _editor_for(self, draft: NoteDraft, begun: Written | None) -> NoteEditor:
        editor = NoteEditor(draft, self._knowing, self._notebook.codes())
        if begun is not None:
            editor.fill(begun)
        editor.saved.connect(self.edit_requested)
        editor.closed.connect(self._drop_editor)
        return editor

    def _drop_editor(self) -> None:
        """What was written is thrown away on purpose."""
        self.finish()
        if self._thread is None:
            self._browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_view(self) -> None:
        if self._editor is not None:
            self._editor.ask_leave()
            return
        self._leave()
        self._browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_aside(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None and editor.touched:
            self._begun.append((editor.draft, editor.written()))

    def _leave(self) -> None:
        self._thread = self._placement = self._editor = None
        self._stage.drop_sheet()
        self.changed.emit()
