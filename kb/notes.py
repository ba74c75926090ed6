"""The notes of a library: read for a story, and changed one step at a time, each on disk before anybody shows it.

A note for everyone is a file in its story's folder, `stories/<xx>/<story>/notes/<uuid>.json`, remembered in the
library's history; a private one lies on the desk, `<desk>/notes/<library>/<story>/<uuid>.json`, and never leaves it.

    notes = Notes(library, folders.desk())
    for thread in notes.of("anak-jalanan").threads: ...
    done = notes.apply(note_edit.reply(question, "Kami mulai dari ..."), author)
    undo.append(done.edit.inverse())          # the same road takes it back
    catalogue.update(library, only=[done.story_file])

For lists over the whole library ask the catalogue (`kb.note_lists`).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from kb import atomic, library_problems, note_problems, shelves
from kb.annotation import NO_TIME, Annotation, email_sha1, new_id, now
from kb.annotation_json import annotation_bytes, read_annotation
from kb.author import Author
from kb.card import Change
from kb.library import Library
from kb.note_edit import SAYING, NoteEdit, said, same
from kb.note_files import END, NOTES, ReadNotes, read_folder, read_raw
from kb.note_threads import Thread, threads
from kb.problems import KnownError, Problem
from kb.words import Words

LONGEST: Final = 100_000
_STORY_FROM_ELSEWHERE: Final = "Perubahan cerita dari luar program, sebelum diberi catatan"
_FROM_ELSEWHERE: Final = "Catatan dari luar program, sebelum diubah lagi"


class StoryNotes(msgspec.Struct, frozen=True, kw_only=True):
    """All notes of one story, private ones among them, oldest first; and what is wrong with files of notes."""

    story: str
    annotations: tuple[Annotation, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def threads(self) -> tuple[Thread, ...]:
        """Notes with their answers; an answer to a note that is not here stands on its own, so that it is not lost."""
        return threads(self.annotations)


class NoteChange(msgspec.Struct, frozen=True, kw_only=True):
    """What was done: the step as it was taken (with times and author in it), and what followers need.

    `edit.inverse()` goes the same road back. `paths` are the changed files of the library, none for a private note.
    `trouble` is set when the note is safe on disk but the history could not be kept.
    """

    edit: NoteEdit
    story_file: str  # relative to the library: the catalogue looks at this story again, private notes included
    paths: tuple[str, ...] = ()
    trouble: KnownError | None = None

    @property
    def story(self) -> str:
        return self.edit.note.story

    @property
    def change(self) -> Change:
        """The news for views that follow stories."""
        return Change(changed=(self.story,))


class Notes:
    """The notes of one library and of one person's desk; like the library it belongs to one thread."""

    def __init__(self, library: Library, desk: Path) -> None:
        self._library = library
        self._desk = desk / NOTES / library.about.id
        self._held: list[str] | None = None  # paths that wait for one common entry in the history

    def of(self, story_id: str) -> StoryNotes:
        """Read the notes of a story; never raises for what lies there, see `problems`."""
        shared, private = self._shared(story_id), self._private(story_id)
        known = {note.id for _, note in shared.notes}
        notes = [note for _, note in shared.notes] + [note for _, note in private.notes if note.id not in known]
        answered = {note.reply_to for note in notes}
        shown = [note for note in notes if not note.deleted or note.id in answered]
        return StoryNotes(
            story=story_id,
            annotations=tuple(sorted(shown, key=lambda note: (note.created, note.id))),
            problems=(*shared.problems, *private.problems),
        )

    def apply(self, edit: NoteEdit, author: Author) -> NoteChange:
        """Take one step: on return it is on disk, and in the library's history unless it is private.

        Only what the step changes is written over, and only where it still is what the step started from; otherwise
        KnownError is raised, nothing is overwritten, and a text that would be lost is kept as a private note.
        """
        note = edit.note
        if edit.after and len(edit.after.text) > LONGEST:
            raise note_problems.too_long(LONGEST)
        if edit.before and edit.after and edit.before.private != edit.private:
            return self._moved(edit, author)
        place = self._place(note, private=edit.private, known=edit.before is not None)
        try:
            return self._step(edit, author, place)
        except OSError as error:
            raise atomic.told(error, place) from error

    def apply_all(self, edits: Sequence[NoteEdit], author: Author, named: Words) -> list[NoteChange]:
        """Take many steps as one entry of the history, for an import; each is on disk before the next.

        Raises KnownError like `apply`, with the steps before it taken and remembered.
        """
        done: list[NoteChange] = []
        self._held = []
        try:
            for edit in edits:
                done.append(self.apply(edit, author))
        finally:
            held, self._held = self._held, None
            trouble = self._commit(held, named.id, author) if held else None
        if trouble:
            raise note_problems.saved_without_history(trouble)
        return done

    def _moved(self, edit: NoteEdit, author: Author) -> NoteChange:
        """From the desk into the library or back: first it is in both, then only where it should be."""
        done = self.apply(NoteEdit(after=edit.after, private=edit.private, named=edit.name), author)
        gone = self.apply(NoteEdit(before=edit.before, private=not edit.private, named=edit.name), author)
        whole = NoteEdit(before=edit.before, after=done.edit.after, private=edit.private, named=edit.name)
        return NoteChange(
            edit=whole, story_file=done.story_file, paths=done.paths + gone.paths, trouble=done.trouble or gone.trouble
        )

    def _step(self, edit: NoteEdit, author: Author, place: Path) -> NoteChange:
        raw, present = self._present(place, edit.note)
        after = self._merged(edit, present)
        if after is None and present and self._answered(present, private=edit.private):
            after = _emptied(present)
        if after is not None:
            after = msgspec.structs.replace(_signed(after, author, present), private=edit.private)
        done = NoteEdit(before=present, after=after, private=edit.private, named=edit.name)
        if (present is None and after is None) or (present and after and same(present, after)):
            return self._told(done)
        path = "" if edit.private else self._library.relative(place)
        trouble = self._remember(path, raw, _FROM_ELSEWHERE, author) if path and raw is not None else None
        if after is None:
            place.unlink()
            atomic.settle_folder(place.parent)
        else:
            atomic.make_folder(place.parent)
            atomic.write_atomically(place, annotation_bytes(after))
        if not path:
            return self._told(done)
        if after is not None and after.quote is not None and (present is None or present.quote != after.quote):
            trouble = self._remember_text(done, author) or trouble
        trouble = self._remember(path, None, f"{edit.name.id}: {edit.note.story}", author) or trouble
        return self._told(done, (path,), trouble and note_problems.saved_without_history(trouble))

    def _remember_text(self, done: NoteEdit, author: Author) -> KnownError | None:
        """Keep the text a note is made on, which may have been written by another program: later it leads to its words."""
        place = self._library.path_of(done.note.story)
        path = self._library.relative(place)
        if self._held is not None:
            self._held.append(path)
            return None
        try:
            return self._remember(path, place.read_bytes(), _STORY_FROM_ELSEWHERE, author)
        except OSError:
            return None  # gone in this very moment

    def _told(self, done: NoteEdit, paths: tuple[str, ...] = (), trouble: KnownError | None = None) -> NoteChange:
        story_file = self._library.relative(self._library.path_of(done.note.story))
        return NoteChange(edit=done, story_file=story_file, paths=paths, trouble=trouble)

    def _merged(self, edit: NoteEdit, present: Annotation | None) -> Annotation | None:
        """Put the changes of a step on top of what is there now; raises KnownError when both changed the same."""
        before, after = edit.before, edit.after
        if after is None:
            if present and before and not same(present, before):
                raise note_problems.changed_elsewhere(False)
            return None
        if before is None or present is None:
            if present is None and before is None:
                return after
            if present and (present.deleted or same(present, after)):
                return after
            raise self._clash(edit)
        values = {}
        for field in SAYING:
            was, wanted, there = said(before, field), said(after, field), said(present, field)
            if wanted in (was, there):
                continue
            if there != was:
                raise self._clash(edit)
            values[field] = getattr(after, field)
        return msgspec.structs.replace(present, **values)

    def _clash(self, edit: NoteEdit) -> KnownError:
        """Keep the words of the step on the desk, where nobody else writes, before saying that they do not fit."""
        after = edit.after
        keeps = after is not None and bool(after.text) and not (edit.before and edit.before.text == after.text)
        if after is not None and keeps:
            copy = msgspec.structs.replace(after, id=new_id(), private=True, extra=b"")
            self.apply(NoteEdit(after=copy, private=True), after.creator)
        return note_problems.changed_elsewhere(keeps)

    def _present(self, place: Path, note: Annotation) -> tuple[bytes | None, Annotation | None]:
        if not place.exists() and not place.is_symlink():
            return None, None
        try:
            raw = read_raw(place, place.name)
            present = read_annotation(raw, note.story)
        except KnownError as error:
            raise note_problems.in_the_way(place.name) from error
        if present.id != note.id or present.story != note.story:
            raise note_problems.in_the_way(place.name)
        return raw, present

    def _answered(self, note: Annotation, *, private: bool) -> bool:
        found = self._private(note.story) if private else self._shared(note.story)
        return any(other.reply_to == note.id and other.id != note.id for _, other in found.notes)

    def _place(self, note: Annotation, *, private: bool, known: bool) -> Path:
        """Return the file of a note: where it lies, under whatever name, or where it belongs."""
        if private:
            folder = self._desk / note.story
        else:
            if self._library.read_only:
                raise library_problems.read_only(self._library.folder)
            story = self._library.path_of(note.story)
            folder = story.parent / NOTES
            if not story.is_file():
                raise library_problems.unknown_story(note.story)
            if not shelves.lies_inside(self._library.folder, folder):
                raise library_problems.not_a_place(self._library.relative(folder))
        usual = folder / f"{note.id}{END}"
        if not known or usual.exists() or usual.is_symlink():
            return usual
        found = self._private(note.story) if private else self._shared(note.story)
        return next((folder / name for name, other in found.notes if other.id == note.id), usual)

    def _shared(self, story_id: str) -> ReadNotes:
        folder = self._library.path_of(story_id).parent / NOTES
        if not shelves.lies_inside(self._library.folder, folder):
            return ReadNotes()
        return read_folder(folder, self._library.relative(folder), story_id)

    def _private(self, story_id: str) -> ReadNotes:
        return read_folder(self._desk / story_id, str(self._desk / story_id), story_id, private=True)

    def _remember(self, path: str, before: bytes | None, message: str, author: Author) -> KnownError | None:
        """Keep the file in the history; `before` only if it is not there yet in just these bytes."""
        if before is None and self._held is not None:
            self._held.append(path)
            return None
        if before is not None:
            try:
                self._library.adopt(author)
                if self._library.history.raw_at(path) == before:
                    return None
            except KnownError as error:
                return error
        return self._commit([path], message, author)

    def _commit(self, paths: Sequence[str], message: str, author: Author) -> KnownError | None:
        try:
            self._library.adopt(author)
            self._library.history.commit(paths, message, author)
        except KnownError as error:
            return error
        return None


def _emptied(note: Annotation) -> Annotation:
    """What stays of a deleted note that others answered: its place, and nothing of what its writer said."""
    return Annotation(
        id=note.id,
        story=note.story,
        kind=note.kind,
        quote=note.quote,
        created=note.created,
        reply_to=note.reply_to,
        deleted=True,
    )


def _signed(after: Annotation, author: Author, present: Annotation | None) -> Annotation:
    """Write down who and when: a new note gets both, a changed one the time, a restored one keeps what it had."""
    if after.created == NO_TIME and present is None and not after.extra:
        moment = now()
        mark = after.creator_sha1 or email_sha1(author)
        return msgspec.structs.replace(
            after, creator=Author(author.name, key=author.key), creator_sha1=mark, created=moment, modified=moment
        )
    if present is None:
        return after
    return msgspec.structs.replace(after, modified=now())
