"""What is being written before it is a note: on which words, of which kind, changing or answering which note."""

from dataclasses import dataclass

import msgspec

from kb.annotation.annotation import Annotation, Colour, Kind, Quote, new_id
from kb.notes import note_edit
from kb.notes.note_edit import NoteEdit


@dataclass(frozen=True)
class NoteDraft:
    """One piece of writing; `base` is the note it changes, `to` the note it answers."""

    story: str
    kind: Kind
    quote: Quote | None = None
    base: Annotation | None = None
    to: Annotation | None = None

    @property
    def key(self) -> str:
        """The place of the editor in the margin: that of its note, or one of its own."""
        note = self.base or self.to
        return note.id if note is not None else "draft"

    @property
    def span(self) -> tuple[int, int]:
        """The words it is written on, in the text of the moment."""
        return (self.quote.start, self.quote.end) if self.quote is not None else (-1, -1)


@dataclass(frozen=True)
class Written:
    """What the fields say."""

    text: str = ""
    colour: Colour = ""
    codes: tuple[str, ...] = ()
    region: str = ""
    period: str = ""
    private: bool = False


def written_of(draft: NoteDraft) -> Written:
    """Return what the fields begin with."""
    note = draft.base
    if note is None:
        return Written(private=draft.to.private if draft.to is not None else False)
    return Written(note.text, note.colour, note.codes, note.region, note.period, note.private)


def is_enough(draft: NoteDraft, written: Written) -> bool:
    """Tell whether there is something to keep: a code for a code, a place or words for an experience, else words."""
    if draft.kind == "highlight":
        return True
    if draft.kind == "code":
        return bool(written.codes)
    return bool(written.text.strip()) or (draft.kind == "similar" and bool(written.region or written.period))


def edit_of(draft: NoteDraft, written: Written) -> NoteEdit:
    """Return the step that keeps what was written."""
    if draft.to is not None and draft.base is None:
        return note_edit.reply(draft.to, written.text.strip())
    base = draft.base or Annotation(id=new_id(), story=draft.story, kind=draft.kind, quote=draft.quote)
    after = msgspec.structs.replace(
        base,
        text=written.text.strip(),
        colour=written.colour,
        codes=written.codes,
        region=written.region,
        period=written.period.strip(),
        private=written.private,
    )
    return note_edit.change(draft.base, after) if draft.base is not None else note_edit.add(after)
