"""The notes of a story as they are shown: each with its place, its replies, and those who lived it too. No window.

A note stands at certain words, at words that moved along with an edit, or perhaps somewhere (and then it asks); it has
lost its place, or speaks of the whole story. What it never does is stand confidently at the wrong words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kb.annotation.annotation import Annotation
from kb.notes import note_threads

State = Literal["whole", "certain", "moved", "unsure", "lost"]


@dataclass(frozen=True)
class Anchoring:
    """Where the words of a note are in the present text, and how sure that is."""

    start: int = -1
    end: int = -1
    state: State = "lost"
    others: tuple[tuple[int, int], ...] = ()  # further places it may have meant

    @property
    def candidates(self) -> tuple[tuple[int, int], ...]:
        """All places it may have meant, in the order of the text; none for a note that has lost its place."""
        return tuple(sorted({(self.start, self.end), *self.others})) if self.start >= 0 else ()

    def turned(self, step: int) -> "Anchoring":
        """Return the same doubt at the next of these places (1), or at the one before (-1)."""
        places = self.candidates
        start, end = places[(places.index((self.start, self.end)) + step) % len(places)]
        return Anchoring(start, end, self.state, tuple(place for place in places if place != (start, end)))


@dataclass(frozen=True)
class PlacedThread:
    """One note with everything that was said to it."""

    note: Annotation
    at: Anchoring
    replies: tuple[Annotation, ...] = ()
    agrees: tuple[Annotation, ...] = ()

    @property
    def key(self) -> str:
        """Return the id of the note that began the thread."""
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
        """Return whether the thread is resolved or one of its answers is accepted."""
        return self.note.resolved or self.accepted is not None

    def people(self) -> list[str]:
        """Return who lived it too, in the order in which they said so."""
        return list(dict.fromkeys(one.creator.name.strip() for one in self.agrees))


def threads_of(notes: Iterable[Annotation], anchors: Mapping[str, Anchoring]) -> list[PlacedThread]:
    """Return the threads in reading order: on the whole story, then along the text, then what has lost its place."""
    told = note_threads.threads(sorted(notes, key=lambda note: (note.created, note.id)))
    made = [_placed(thread, anchors) for thread in told]
    shown = [thread for thread in made if not thread.note.deleted or thread.replies]
    return sorted(shown, key=_order)


def _placed(thread: note_threads.Thread, anchors: Mapping[str, Anchoring]) -> PlacedThread:
    note = thread.note
    at = Anchoring(state="whole") if note.quote is None else anchors.get(note.id, Anchoring())
    replies = tuple(one for one in thread.replies if not one.deleted)
    agrees = tuple(one for one in thread.agreeing if not one.deleted)
    return PlacedThread(note, at, replies, agrees)


def _order(thread: PlacedThread) -> tuple[int, int, int]:
    at = thread.at
    return {"whole": 0, "lost": 2}.get(at.state, 1), max(at.start, 0), -at.end
