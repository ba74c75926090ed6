"""One step with a note, which can be taken back: what it was, what it becomes, and how the step is called."""

from typing import Final

import msgspec

from kb.annotation.annotation import ALL_KINDS, Annotation, Quote, new_id
from kb.base.words import Words

# What may not decide whether two notes say the same: where they lie, when they were last touched, how they are spelled.
_ASIDE: Final = frozenset({"id", "private", "extra", "modified"})
SAYING: Final = tuple(field for field in Annotation.__struct_fields__ if field not in _ASIDE)


class NoteEdit(msgspec.Struct, frozen=True, kw_only=True):
    """A note comes (`before` is None), changes, or goes (`after` is None).

    `private` says where `after` lies: on the desk, or in the library for everyone; `before` knows where it lay.
    `named` is for steps that the two notes alone do not tell, such as a place that was confirmed.
    """

    before: Annotation | None = None
    after: Annotation | None = None
    private: bool = False
    named: Words | None = None

    @property
    def note(self) -> Annotation:
        """The note that this is about."""
        note = self.after or self.before
        if note is None:
            raise ValueError("a step needs a note")
        return note

    @property
    def name(self) -> Words:
        """How the step is called in the menu, in the list of steps and in the history."""
        return self.named or _name(self.before, self.after)

    def inverse(self) -> "NoteEdit":
        """Return the step that takes this one back; it keeps the name, for “undo …” and “redo …”."""
        private = self.before.private if self.before else self.private
        return NoteEdit(before=self.after, after=self.before, private=private, named=self.name)


class NoteEdits(msgspec.Struct, frozen=True, kw_only=True):
    """Many steps that a person takes as one, such as an import; undone and done again as one, too."""

    edits: tuple[NoteEdit, ...]
    named: Words

    @property
    def name(self) -> Words:
        """Return what the edits are called in *Undo*, in both languages."""
        return self.named

    def inverse(self) -> "NoteEdits":
        """Return the step that takes all of them back, the last one first."""
        back = tuple(edit.inverse() for edit in reversed(self.edits))
        return NoteEdits(edits=back, named=self.named)


Step = NoteEdit | NoteEdits


def add(note: Annotation) -> NoteEdit:
    """A new note, or an answer."""
    return NoteEdit(after=note, private=note.private)


def change(before: Annotation, after: Annotation) -> NoteEdit:
    """Other words, another kind or colour, other codes; also the way to make a private note one for everyone."""
    return NoteEdit(before=before, after=after, private=after.private)


def delete(note: Annotation) -> NoteEdit:
    """Take a note away; what others answered to it stays, below a note that only says that it was deleted."""
    return NoteEdit(before=note, private=note.private)


def reply(to: Annotation, text: str) -> NoteEdit:
    """Answer a note, as privately as the note itself."""
    return add(Annotation(id=new_id(), story=to.story, kind="reply", text=text, reply_to=to.id, private=to.private))


def agree(to: Annotation) -> NoteEdit:
    """Say “saya juga”: what somebody else wrote has been my experience, too."""
    return add(Annotation(id=new_id(), story=to.story, kind="agree", reply_to=to.id, private=to.private))


def resolve(note: Annotation, resolved: bool = True) -> NoteEdit:
    """Mark a note as settled, or open it again."""
    return change(note, msgspec.structs.replace(note, resolved=resolved))


def accept(question: Annotation, answer: Annotation | None) -> NoteEdit:
    """Say which answer settled a question; None takes that back."""
    return change(question, msgspec.structs.replace(question, accepted=answer.id if answer else ""))


def confirm_place(note: Annotation, quote: Quote) -> NoteEdit:
    """Say that an unsure note is meant for just these words of the text as it is now."""
    after = msgspec.structs.replace(note, quote=quote, left="")
    named = Words("Pastikan tempat catatan", "Confirm the place of a note")
    return NoteEdit(before=note, after=after, private=note.private, named=named)


def move_place(note: Annotation, quote: Quote | None) -> NoteEdit:
    """Move a note to other words; None moves it to the story as a whole."""
    after = msgspec.structs.replace(note, quote=quote, left="")
    return NoteEdit(before=note, after=after, private=note.private, named=_MOVE)


def leave_place(note: Annotation, digest: str) -> NoteEdit:
    """Say that the words a note was made on are gone from the text with this digest, so that nobody asks again."""
    return change(note, msgspec.structs.replace(note, left=digest))


def same(one: Annotation, other: Annotation) -> bool:
    """Tell whether two notes say the same, wherever they lie and however they are written."""
    return all(said(one, field) == said(other, field) for field in SAYING)


def said(note: Annotation, field: str) -> object:
    """Return a field as it is compared: of the creator only the name, because the address is not written down."""
    value: object = getattr(note, field)
    return note.creator.name if field == "creator" else value


def _name(before: Annotation | None, after: Annotation | None) -> Words:
    note = after or before
    kind = ALL_KINDS[note.kind] if note else Words("Catatan", "Note")
    if before is None or after is None or before.deleted != after.deleted:
        if after is None or after.deleted:
            return Words(f"Hapus {kind.id.lower()}", f"Delete {_an(kind.en.lower())}")
        return Words(f"Tambah {kind.id.lower()}", f"Add {_an(kind.en.lower())}")
    for field, yes, no in _STEPS:
        if getattr(before, field) != getattr(after, field):
            return yes if getattr(after, field) else no
    return Words(f"Ubah {kind.id.lower()}", f"Change {_an(kind.en.lower())}")


def _an(kind: str) -> str:
    return kind if kind == "me too" else f"a {kind}"


_MOVE: Final = Words("Pindahkan catatan", "Move a note")
_STEPS: Final = (
    ("resolved", Words("Tandai selesai", "Mark as settled"), Words("Buka lagi catatan", "Open a note again")),
    ("accepted", Words("Terima jawaban", "Accept an answer"), Words("Batalkan jawaban", "Take back an answer")),
    (
        "left",
        Words("Biarkan catatan tanpa tempat", "Leave a note without a place"),
        Words("Cari lagi tempat catatan", "Look for the place again"),
    ),
    ("private", Words("Jadikan catatan pribadi", "Make a note private"), Words("Bagikan catatan", "Share a note")),
    ("quote", _MOVE, _MOVE),
)
