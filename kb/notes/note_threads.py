"""Which note answers which: threads of a note and everything that was said to it."""

from collections.abc import Mapping, Sequence

import msgspec

from kb.annotation.annotation import Annotation


class Thread(msgspec.Struct, frozen=True):
    """A note and what was answered to it, and to its answers, in the order in which it was said."""

    note: Annotation
    answers: tuple[Annotation, ...] = ()

    @property
    def replies(self) -> tuple[Annotation, ...]:
        """Return the answers that say something, without those that only agree."""
        return tuple(answer for answer in self.answers if answer.kind != "agree")

    @property
    def agreeing(self) -> tuple[Annotation, ...]:
        """Those who said “saya juga”."""
        return tuple(answer for answer in self.answers if answer.kind == "agree")


def threads(annotations: Sequence[Annotation]) -> tuple[Thread, ...]:
    """Put answers below the notes they answer, however deep; what answers nothing here, or itself, stands alone."""
    known = {note.id: note for note in annotations}
    below: dict[str, list[Annotation]] = {}
    tops: list[Annotation] = []
    top_of = _tops(known)
    for note in annotations:
        top = top_of[note.id]
        if top == note.id:
            tops.append(note)
        else:
            below.setdefault(top, []).append(note)
    return tuple(Thread(top, tuple(below.get(top.id, ()))) for top in tops)


def _tops(known: Mapping[str, Annotation]) -> dict[str, str]:
    """Return for each note the id of the one at its top; of notes that answer each other in a ring the first by id.

    Each way up is walked once, however many notes lie on it.
    """
    top_of: dict[str, str] = {}
    for begin in known:
        way: dict[str, None] = {}
        at = begin
        while at not in top_of and at not in way and known[at].reply_to in known:
            way[at] = None
            at = known[at].reply_to
        if at in way:
            ids = list(way)
            top = min(ids[ids.index(at) :])
        else:
            top = top_of.get(at, at)
        top_of[at] = top
        top_of.update(dict.fromkeys(way, top))
    return top_of
