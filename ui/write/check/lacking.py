"""What a draft lacks before it can be handed in, each with the place where it can be told."""

from dataclasses import dataclass

from kb.words import Words
from ui.write.place import Place
from ui.write.writing import Writing


@dataclass(frozen=True)
class Lacking:
    """One sentence and the place it speaks of."""

    words: Words
    place: Place


def lacking(writing: Writing) -> tuple[Lacking, ...]:
    """Return what has to be there before a story can be handed in."""
    draft = writing.draft
    found = []
    if not draft.title:
        found.append(
            Lacking(
                Words("Cerita ini belum punya judul.", "This story has no title yet."), Place("field", field="title")
            )
        )
    if not draft.body.strip():
        found.append(Lacking(Words("Ceritanya belum ditulis.", "The story is not written yet."), Place("body")))
    return tuple(found)
