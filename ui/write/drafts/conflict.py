"""A draft that two programs write: noticed at once, never overwritten, ended by a person."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kb.base.problems import KnownError
from kb.story.draft import FILE, Draft
from kb.story.story_file import StoryFile
from kb.versions.version_comparison import ConflictError, compare
from ui.read.field_reader import FieldReader
from ui.write.drafts.merge_page import JoinDialog
from ui.write.open_draft import OpenDraft

_LOOK_MS = 1500


class Conflict(QObject):
    """Takes in what another program wrote while nothing was typed here; where both wrote, waits for a person."""

    changed = Signal()  # `waits` is another

    def __init__(self, writing: OpenDraft, window: QWidget) -> None:
        super().__init__(window)
        self._writing, self._window = writing, window
        self._file = writing.drafts.place(writing.draft.id) / FILE
        self._aside: StoryFile | None = None  # what an earlier window could not save
        self._seen = self._stamp()
        self._look = QTimer(self)
        self._look.timeout.connect(self._notice)
        self._look.start(_LOOK_MS)
        writing.saving.changed.connect(self.changed)
        self._recall()

    @property
    def waits(self) -> bool:
        """Whether two texts wait to be made one."""
        return self._aside is not None or isinstance(self._writing.saving.trouble, ConflictError)

    def ask(self) -> None:
        """Show both texts and go on with the one that a person makes of them."""
        writing = self._writing
        try:
            present = writing.drafts.open(writing.draft.id)
        except KnownError as error:
            writing.failed.emit(error)
            return
        mine = self._aside or writing.draft.file
        if compare(present.file, mine).same:  # told apart by nothing a reader would notice
            self._end(mine)
            return
        dialog = JoinDialog(mine, present.file, writing.language, self._window, reader=FieldReader(writing.session))
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            self._end(chosen)

    def _end(self, chosen: StoryFile) -> None:
        self._aside = None
        self._writing.settle(chosen, self.tr("Gabungkan dua teks"))
        self._seen = self._stamp()
        self.changed.emit()

    def _recall(self) -> None:
        """Remember a conflict that was not ended when the program was."""
        try:
            waiting = self._writing.drafts.conflicts(self._writing.draft.id)
        except (KnownError, OSError):
            return  # the draft itself tells what is wrong
        if waiting:
            self._aside = waiting[-1].mine
            self.changed.emit()

    def _notice(self) -> None:
        stamp = self._stamp()
        if stamp == self._seen or not self._writing.saving.is_done:
            return
        self._seen = stamp
        draft_id = self._writing.draft.id
        self._writing.jobs.run(lambda: self._writing.drafts.open(draft_id), self._take_in, self._forgive)

    def _take_in(self, draft: Draft) -> None:
        saving = self._writing.saving
        if saving.is_done and draft.file.raw not in (saving.saved.file.raw, self._writing.draft.file.raw):
            self._writing.take(draft, self.tr("Diubah di tempat lain"))

    def _forgive(self, error: Exception) -> None:
        """Half a second later another program may have written the whole file."""
        if not isinstance(error, KnownError):
            raise error

    def _stamp(self) -> tuple[int, int]:
        try:
            known = self._file.stat()
        except OSError:
            return 0, 0
        return known.st_mtime_ns, known.st_size


def join_story(writing: OpenDraft, error: ConflictError, parent: QWidget) -> bool:
    """Let a person put into the draft what the library says otherwise now; returns whether it can be handed in again."""
    dialog = JoinDialog(
        writing.draft.file,
        error.theirs,
        writing.language,
        parent,
        in_library=True,
        reader=FieldReader(writing.session),
    )
    dialog.exec()
    chosen = dialog.chosen
    dialog.deleteLater()
    if chosen is None:
        return False
    step = QCoreApplication.translate("Conflict", "Gabungkan dengan cerita di pustaka")
    writing.put_file(StoryFile.parse(chosen.raw, FILE), step)
    writing.rebase(error.theirs)
    return True
