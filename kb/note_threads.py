"""Which note answers which: threads of a note and everything that was said to it."""

from collections.abc import Mapping, Sequence

import msgspec

from kb.annotation import Annotation


class Thread(msgspec.Struct, frozen=True):
    """A note and what was answered to it, and to its answers, in the order in which it was said."""

    note: Annotation
    answers: tuple[Annotation, ...] = ()

    @property
    def replies(self) -> tuple[Annotation, ...]:
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
    for note in annotations:
        top = _top(note, known)
        if top.id == note.id:
            tops.append(note)
        else:
            below.setdefault(top.id, []).append(note)
    return tuple(Thread(top, tuple(below.get(top.id, ()))) for top in tops)


def _top(note: Annotation, known: Mapping[str, Annotation]) -> Annotation:
    """Go up to the note that answers nothing; of notes that answer each other in a ring the first by id is the top."""
    way = [note.id]
    top = note
    while top.reply_to in known:
        if top.reply_to in way:
            return known[min(way[way.index(top.reply_to) :])]
        way.append(top.reply_to)
        top = known[top.reply_to]
    return top
