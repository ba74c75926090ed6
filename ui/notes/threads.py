"""The notes of a story as they are shown: each with its place, its replies, and those who lived it too. No window.

A note stands at certain words, at words that moved along with an edit, or perhaps somewhere (and then it asks); it has
lost its place, or speaks of the whole story. What it never does is stand confidently at the wrong words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.annotation import Annotation

State = Literal["whole", "certain", "moved", "unsure", "lost"]


@dataclass(frozen=True)
class Anchoring:
    """Where the words of a note are in the present text, and how sure that is."""

    start: int = -1
    end: int = -1
    state: State = "lost"
    others: tuple[tuple[int, int], ...] = ()  # further places it may have meant


@dataclass(frozen=True)
class Thread:
    """One note with everything that was said to it."""

    note: Annotation
    at: Anchoring
    replies: tuple[Annotation, ...] = ()
    agrees: tuple[Annotation, ...] = ()

    @property
    def key(self) -> str:
        return self.note.id

    @property
    def unplaced(self) -> bool:
        """Whether it asks where it belongs."""
        return self.at.state in ("unsure", "lost")

    @property
    def accepted(self) -> Annotation | None:
        """The reply that settled a question."""
        return next((reply for reply in self.replies if reply.id == self.note.accepted), None)

    @property
    def settled(self) -> bool:
        return self.note.resolved or self.accepted is not None

    def people(self) -> list[str]:
        """Return who lived it too, in the order in which they said so."""
        return list(dict.fromkeys(one.creator.name.strip() for one in self.agrees))


def threads_of(notes: Iterable[Annotation], anchors: Mapping[str, Anchoring]) -> list[Thread]:
    """Return the threads in reading order: on the whole story, then along the text, then what has lost its place."""
    ordered = sorted(notes, key=lambda note: (note.created, note.id))
    known = {note.id: note for note in ordered}
    answers: dict[str, list[Annotation]] = {}
    for note in ordered:
        if note.is_answer and (root := _root(note, known)) is not None:
            answers.setdefault(root, []).append(note)
    made = [_thread(note, anchors, answers.get(note.id, ())) for note in ordered if not note.is_answer]
    shown = [thread for thread in made if not thread.note.deleted or thread.replies]
    return sorted(shown, key=_order)


def _thread(note: Annotation, anchors: Mapping[str, Anchoring], answers: Sequence[Annotation]) -> Thread:
    at = Anchoring(state="whole") if note.quote is None else anchors.get(note.id, Anchoring())
    replies = tuple(one for one in answers if one.kind != "agree" and not one.deleted)
    agrees = tuple(one for one in answers if one.kind == "agree" and not one.deleted)
    return Thread(note, at, replies, agrees)


def _root(note: Annotation, known: Mapping[str, Annotation]) -> str | None:
    """Return the note that an answer is about in the end; answers may answer answers, and a circle leads nowhere."""
    seen: set[str] = set()
    while note.is_answer:
        if note.id in seen or note.reply_to not in known:
            return None
        seen.add(note.id)
        note = known[note.reply_to]
    return note.id


def _order(thread: Thread) -> tuple[int, int, int]:
    at = thread.at
    return {"whole": 0, "lost": 2}.get(at.state, 1), max(at.start, 0), -at.end
