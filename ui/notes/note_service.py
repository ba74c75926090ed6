"""Reads and keeps notes, and finds their words in the present text. No window; all of it in one background thread."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kb.annotation.annotation import Annotation
from kb.base import folders
from kb.base.problems import KnownError
from ui.notes.placed_threads import Anchoring

if TYPE_CHECKING:
    from kb.anchors.anchor_history import AnchorHistory
    from kb.notes.notes import Notes


class NoteService:
    """The notes of one library at a time; Git, the files and the old texts belong to the thread that asks."""

    def __init__(self) -> None:
        self._desk = folders.desk()
        self._folder: Path | None = None
        self._warm: Path | None = None
        self._notes: Notes | None = None
        self._places: AnchorHistory | None = None

    def notes(self, folder: Path) -> "Notes":
        """Return the notes of the library in a folder."""
        if self._notes is None or self._folder != folder:
            # Loaded with the library in the background, long before anybody writes a note.
            from kb.anchors.anchor_history import AnchorHistory  # noqa: PLC0415
            from kb.library.library import Library  # noqa: PLC0415
            from kb.notes.notes import Notes  # noqa: PLC0415

            library = Library.open(folder)
            self._notes, self._places, self._folder = Notes(library, self._desk), AnchorHistory(library), folder
        return self._notes

    def warm(self, folder: Path) -> None:
        """Load what the gate needs for the first note that is written, so that nobody waits for it then."""
        if self._warm != folder:
            self._warm = folder
            with suppress(KnownError):  # whoever writes a note is told
                self.notes(folder).library.clearance.warm()

    def anchored(self, story: str, notes: Sequence[Annotation], plain: str) -> dict[str, Anchoring]:
        """Return for every note on some words, of the library asked for last, where they are in the present text."""
        assert self._places is not None  # notes were read from it
        found: dict[str, Anchoring] = {}
        for note, at in zip(notes, self._places.of(story, plain, notes), strict=True):
            if at is not None:
                lost = at.certainty == "lost"  # of such a note only that it is lost
                found[note.id] = Anchoring() if lost else Anchoring(at.start, at.end, at.certainty, at.alternatives)
        return found
