"""The notes of the open story: read and changed in a background thread, on disk before anybody sees a change.

One thread does it all in order, with a library of its own, so that two steps never cross.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from kb.annotation.annotation import Annotation
from kb.base.problems import KnownError
from kb.notes.note_edit import NoteEdit, NoteEdits, Step
from kb.story.author import Author
from kb.story.story_card import Change
from ui.notes.note_service import NoteService
from ui.notes.note_steps import NoteSteps
from ui.notes.placed_threads import Anchoring, PlacedThread, threads_of
from ui.services.jobs import Lane
from ui.services.session import Session

if TYPE_CHECKING:
    from kb.notes.held_notes import Taken
    from kb.notes.notes import NoteChange

Way = Literal["do", "undo", "redo"]


class _Read(msgspec.Struct, frozen=True):
    """What the background thread found: the notes of a story and where their words are."""

    notes: tuple[Annotation, ...]
    anchors: dict[str, Anchoring]


_NOTHING: Final = _Read((), {})


class Notebook(QObject):
    """Holds the threads of one story at a time, and what can be undone in the whole library."""

    changed = Signal()  # `threads` is new
    done = Signal(object, str)  # NoteEdit as it was taken, and how: "do", "undo", "redo"
    many_done = Signal(object, str)  # NoteEdits as they were taken, and how
    held_back = Signal(
        int, object
    )  # how many of an import were taken, and tuple[kb.notes.held_notes.Held, ...]: the others
    steps_changed = Signal()  # another step would be undone or redone
    failed = Signal(object)  # KnownError: nothing was changed, or the history was not kept

    def __init__(self, session: Session, lane: Lane, author: Callable[[], Author], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._lane, self._author = session, lane, author
        self._keeper = NoteService()  # belongs to the lane's thread
        self._waiting: list[Step] = []
        self.steps = NoteSteps()
        self.story, self.plain = "", ""
        self._read = _NOTHING
        self.threads: tuple[PlacedThread, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether a step is on its way to the disk."""
        return bool(self._waiting)

    @property
    def is_read(self) -> bool:
        """Whether the notes of the open story are known by now."""
        return self._read is not _NOTHING

    def open(self, story: str, plain: str) -> None:
        """Show the notes of a story whose text is `plain`; no story, no notes."""
        self._read, self.threads = _NOTHING, ()  # until they are read, none stands beside a text it was not placed in
        self.story, self.plain = story, plain
        self.changed.emit()
        self.read()

    def read(self) -> None:
        """Read the notes of the open story again; a late answer for another text is dropped."""
        story, plain = self.story, self.plain
        if not story or not self._session.is_open:
            return
        folder = self._session.library.folder

        def work() -> _Read:
            found = self._keeper.notes(folder).of(story).annotations
            return _Read(found, self._keeper.anchored(story, found, plain))

        self._lane.run(work, lambda read: self._show(read, story, plain), self._tell)
        self._lane.run(lambda: self._keeper.warm(folder))

    def apply(self, edit: NoteEdit, way: Way = "do", then: Callable[[NoteEdit], None] | None = None) -> None:
        """Take a step; `then` hears of it when it is on disk and shown."""
        author, folder = self._author(), self._session.library.folder
        plain = self.plain
        self._waiting.append(edit)

        def work() -> tuple["NoteChange", dict[str, Anchoring]]:
            done = self._keeper.notes(folder).apply(edit, author)
            after = done.edit.after
            return done, self._keeper.anchored(done.story, [after] if after is not None else [], plain)

        def bring(answer: tuple["NoteChange", dict[str, Anchoring]]) -> None:
            done, anchors = answer
            self._waiting.remove(edit)
            self._remember(done.edit, way)
            if edit.note.story == self.story and plain is self.plain:
                kept = tuple(note for note in self._read.notes if note.id != edit.note.id)
                after = (done.edit.after,) if done.edit.after is not None else ()
                self._take(_Read(kept + after, self._read.anchors | anchors))
            if done.trouble is not None:
                self.failed.emit(done.trouble)
            self.done.emit(done.edit, way)
            if then is not None:
                then(done.edit)

        def fail(error: Exception) -> None:
            self._waiting.remove(edit)
            self._tell(error)
            self.read()

        self._lane.run(work, bring, fail)

    def apply_many(self, step: NoteEdits, way: Way = "do") -> None:
        """Take many steps as one, in any stories."""
        author, folder = self._author(), self._session.library.folder
        self._waiting.append(step)

        def work() -> "Taken":
            from kb.notes.held_notes import take  # noqa: PLC0415 - loaded with the notes

            notes = self._keeper.notes(folder)
            return take(step.edits, lambda edits: notes.apply_all(edits, author))

        def bring(taken: "Taken") -> None:
            self._waiting.remove(step)
            if taken.edits:
                done = NoteEdits(edits=taken.edits, named=step.named)
                self._remember(done, way)
                self.read()
                self.many_done.emit(done, way)
            if taken.held:
                self.held_back.emit(len(taken.edits), taken.held)

        def fail(error: Exception) -> None:
            self._waiting.remove(step)
            self.read()
            self._tell(error)

        self._lane.run(work, bring, fail)

    def undo(self) -> None:
        """Take the newest step back; nothing while one is on its way."""
        if (step := self.steps.to_undo) is not None and not self.busy:
            self._again(step.inverse(), "undo")

    def redo(self) -> None:
        """Do again what was undone last."""
        if (step := self.steps.to_redo) is not None and not self.busy:
            self._again(step, "redo")

    def _again(self, step: Step, way: Way) -> None:
        if isinstance(step, NoteEdits):
            self.apply_many(step, way)
        else:
            self.apply(step, way)

    def follow_change(self, change: Change) -> None:
        """Somebody else wrote into the story's folder."""
        if self.story in change.touched:
            self.read()

    def forget(self) -> None:
        """Close the notebook, as when another library is opened."""
        self.steps.clear()
        self.steps_changed.emit()
        self.open("", "")

    def turn(self, key: str, step: int) -> None:
        """Let an unsure note ask at the next of its possible places (1), or at the one before (-1)."""
        thread = self.find(key)
        if thread is not None and len(thread.at.candidates) > 1:
            self._take(_Read(self._read.notes, self._read.anchors | {key: thread.at.turned(step)}))

    def find(self, key: str) -> PlacedThread | None:
        """Return a thread of the open story."""
        return next((thread for thread in self.threads if thread.key == key), None)

    def holding(self, note: Annotation) -> PlacedThread | None:
        """Return the thread of the open story in which a note or an answer stands."""
        return next((one for one in self.threads if note.id in (one.key, *(reply.id for reply in one.replies))), None)

    def codes(self) -> Iterable[str]:
        """Return the codes of the notes of the open story, the newest first."""
        return dict.fromkeys(code for thread in reversed(self.threads) for code in thread.note.codes)

    def _show(self, read: _Read, story: str, plain: str) -> None:
        if story == self.story and plain is self.plain and not self.busy:
            self._take(read)

    def _take(self, read: _Read) -> None:
        """Show what is on disk, where it is something new."""
        news = not self.is_read or (_said(self._read), self._read.anchors) != (_said(read), read.anchors)
        self._read = read
        self.threads = tuple(threads_of(read.notes, read.anchors))
        if news:
            self.changed.emit()

    def _remember(self, edit: Step, way: Way) -> None:
        {"do": self.steps.did, "undo": self.steps.undid, "redo": self.steps.redid}[way](edit)
        self.steps_changed.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)


def _said(read: _Read) -> dict[str, Annotation]:
    """What the notes say, whatever else stands in their files."""
    return {note.id: msgspec.structs.replace(note, extra=b"") for note in read.notes}
