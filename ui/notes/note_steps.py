"""What was done to notes, to be undone and done again. No window, no disk: it only remembers."""

from typing import Final

from kb.notes.note_edit import Step

LONGEST: Final = 100


class NoteSteps:
    """Two piles of steps; a new one forgets those that had been undone."""

    def __init__(self, longest: int = LONGEST) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._longest = longest

    @property
    def to_undo(self) -> Step | None:
        """The step that undo would take back, as it was done."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        """The step that redo would do again, as it was done."""
        return self._undone[-1] if self._undone else None

    def did(self, edit: Step) -> None:
        """Remember a step that was taken."""
        self._done.append(edit)
        del self._done[: -self._longest]
        self._undone.clear()

    def undid(self, inverse: Step) -> None:
        """Remember that the newest step was taken back, by this one."""
        self._done.pop()
        self._undone.append(inverse.inverse())

    def redid(self, edit: Step) -> None:
        """Remember that the step that was undone last was done again, so."""
        self._undone.pop()
        self._done.append(edit)

    def clear(self) -> None:
        """Forget everything, as when another library is opened."""
        self._done.clear()
        self._undone.clear()
