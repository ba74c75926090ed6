"""Taking many notes of which the gate stops some: those wait with their reasons, all others are taken."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from kb.base.words import Words
from kb.gate import Findings
from kb.library.outgoing_draft import StoppedError
from kb.notes.note_edit import NoteEdit
from kb.notes.notes import NoteChange

_PIECE = "comment:"
Apply = Callable[[Sequence[NoteEdit]], Sequence[NoteChange]]


class HeldNote(msgspec.Struct, frozen=True):
    """A step that was not taken, and every reason once."""

    edit: NoteEdit
    why: tuple[Words, ...]


class Taken(msgspec.Struct, frozen=True):
    """What was done, as it was done, and what was held back."""

    edits: tuple[NoteEdit, ...]
    held: tuple[HeldNote, ...] = ()


def take(edits: Sequence[NoteEdit], apply_all: Apply) -> Taken:
    """Take all steps that may be taken; `apply_all` is that of `kb.notes.notes.Notes`, made ready for these.

    Raises KnownError like `apply_all` for everything but the gate.
    """
    rest, held = list(edits), list[HeldNote]()
    while rest:
        try:
            return Taken(tuple(one.edit for one in apply_all(rest)), tuple(held))
        except StoppedError as error:
            stopped = _by_note(error.findings)
            going = [edit for edit in rest if edit.note.id in stopped]
            if not going:
                return _one_by_one(rest, held, apply_all)
            held += [HeldNote(edit, stopped[edit.note.id]) for edit in going]
            rest = [edit for edit in rest if edit.note.id not in stopped]
    return Taken((), tuple(held))


def _one_by_one(rest: Iterable[NoteEdit], held: Iterable[HeldNote], apply_all: Apply) -> Taken:
    """Where it is not said which note was stopped: ask for each. What is on disk already is taken once more in vain."""
    done: list[NoteEdit] = []
    stopped = list(held)
    for edit in rest:
        try:
            done += [one.edit for one in apply_all([edit])]
        except StoppedError as error:
            stopped.append(HeldNote(edit, tuple(dict.fromkeys(one.reason for one in error.findings.open))))
    return Taken(tuple(done), tuple(stopped))


def _by_note(found: Findings) -> dict[str, tuple[Words, ...]]:
    why: dict[str, dict[Words, None]] = {}
    for one in found.open:
        why.setdefault(one.piece.removeprefix(_PIECE), {})[one.reason] = None
    return {note: tuple(reasons) for note, reasons in why.items()}
