"""The notes of a library: read for a story, and changed one step at a time, each on disk before anybody shows it.

A note for everyone is a file in its story's folder, `stories/<xx>/<story>/notes/<uuid>.json`, looked at by the gate like
everything that is written there, and remembered in the library's history as soon as the story is signed. A private one
lies on the desk, `<desk>/notes/<library>/<story>/<uuid>.json`, and never leaves it. What a reader remarks on a text that
is not signed yet, and what is answered to it, lies in the library's private place (`kb.library.review_record`) until it is.

    notes = Notes(library, folders.desk())
    for thread in notes.of("anak-jalanan").threads: ...
    done = notes.apply(note_edit.reply(question, "Kami mulai dari ..."), author)
    undo.append(done.edit.inverse())          # the same road takes it back
    catalogue.update(library, only=[done.story_file])

For lists over the whole library ask the catalogue (`kb.notes.note_lists`).
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from kb.annotation import note_problems
from kb.annotation.annotation import NO_TIME, Annotation, email_sha1, new_id, now
from kb.annotation.annotation_json import annotation_bytes, read_annotation
from kb.annotation.note_files import END, NOTES, ReadNotes, read_folder, read_raw
from kb.annotation.note_words import new_words
from kb.base import atomic, entries
from kb.base.problems import KnownError, Problem
from kb.gate.finding import Finding
from kb.gate.gate import Findings
from kb.layout import library_problems
from kb.library.checked import Checked
from kb.library.commit_reason import CommitReason
from kb.library.library import Library, let_in, remember_present
from kb.library.outgoing_draft import StoppedError
from kb.library.review_record import remarks_folder
from kb.notes.note_edit import SAYING, NoteEdit, said, same
from kb.notes.note_threads import Thread, threads
from kb.reading import read
from kb.story.author import Author
from kb.story.story_card import Change

LONGEST: Final = 100_000
_REVIEW: Final = "review"


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
        """Return the id of the story that the changed note belongs to."""
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
        self._moving = False
        self._held: list[Checked] | None = None  # what waits for one common entry in the history
        self._deleted: set[tuple[str, str]] = (
            set()
        )  # ids and words that were taken away here, and may come back as they were

    @property
    def library(self) -> Library:
        """The library that these notes belong to."""
        return self._library

    def of(self, story_id: str, *, remarks: bool = True) -> StoryNotes:
        """Read the notes of a story; never raises for what lies there, see `problems`.

        Without `remarks` what readers remarked on a text that is not signed yet is left out: it is not to be shared.
        """
        shared, private = self._shared(story_id, remarks=remarks), self._private(story_id)
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
        """Take one step: on return it is on disk, and in the library's history unless it is private or not signed yet.

        Raises StoppedError, with nothing written, when the gate does not let it into the library.

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
            if edit.private:
                return self._step(edit, author, place)
            with self._library.writer.turn():
                done = self._step(edit, author, place)
        except OSError as error:
            raise atomic.told(error, place) from error
        if not self._moving:
            self._end_moving(note, done.edit)
        return done

    def apply_all(
        self, edits: Sequence[NoteEdit], author: Author, deed: CommitReason = CommitReason.NOTES_IMPORTED
    ) -> list[NoteChange]:
        """Take many steps as one entry of the history, for an import; each is on disk before the next.

        All their words are looked at before the first is taken: StoppedError tells of everything at once. Raises
        KnownError like `apply`, with the steps before it taken and remembered.
        """
        self._all_must_pass([edit.after for edit in edits if edit.after and not edit.private], author)
        done: list[NoteChange] = []
        self._held = []
        try:
            for edit in edits:
                done.append(self.apply(edit, author))
        except KnownError as error:
            raise (note_problems.partly(len(done), len(edits), error) if done else error) from error
        finally:
            held, self._held = self._held, None
            trouble = self._commit(held, deed, self._library.clearance.hand(author)) if held else None
        if trouble:
            raise note_problems.saved_without_history(trouble)
        return done

    def _all_must_pass(self, notes: Sequence[Annotation], author: Author) -> None:
        """Ask all words of many notes, those of each story beside it; raises one StoppedError for all of them."""
        known = [note.creator.name for note in notes]
        stopped: list[Finding] = []
        what: StoppedError | None = None
        for story in sorted({note.story for note in notes}):
            said = "\n".join((self._story_text(story), *known))
            texts = {
                note.id: "\n".join(self._asked(note, None, said).values()) for note in notes if note.story == story
            }
            try:
                self._library.clearance.clear(texts, signer=author.name, said=said, story=story)
            except StoppedError as error:
                stopped += error.findings.all
                what = error
        if what is not None:
            raise StoppedError(Findings(all=tuple(stopped), names=()), what.what)

    def _asked(self, note: Annotation, present: Annotation | None, said: str) -> dict[str, str]:
        """Return what the gate has to ask of a note: all that a person wrote in it and that was not asked before."""
        return {} if (note.id, note.text) in self._deleted else new_words(note, present, said)

    def _moved(self, edit: NoteEdit, author: Author) -> NoteChange:
        """From the desk into the library or back: first it is in both, then only where it should be."""
        self._moving = True
        try:
            done = self.apply(NoteEdit(after=edit.after, private=edit.private, named=edit.name), author)
            try:
                gone = self.apply(NoteEdit(before=edit.before, private=not edit.private, named=edit.name), author)
            except KnownError as error:
                raise note_problems.in_both(error, private=edit.private) from error
        finally:
            self._moving = False
        whole = NoteEdit(before=edit.before, after=done.edit.after, private=edit.private, named=edit.name)
        return NoteChange(
            edit=whole, story_file=done.story_file, paths=done.paths + gone.paths, trouble=done.trouble or gone.trouble
        )

    def _end_moving(self, note: Annotation, done: NoteEdit) -> None:
        """Take away a private twin of a shared note: a program that was killed while it moved one has left it behind."""
        place = self._desk / note.story / f"{note.id}{END}"
        with suppress(KnownError, OSError):  # it stays hidden behind the shared one; the next step looks again
            _, left = self._present(place, note)
            if left is not None and any(_was(left, one) for one in (done.before, done.after) if one is not None):
                _write_private(place, None)

    def _step(self, edit: NoteEdit, author: Author, place: Path) -> NoteChange:
        raw, present = self._present(place, edit.note)
        after = self._merged(edit, present)
        if after is None and present and self._answered(present, private=edit.private):
            after = _emptied(present)
        if after is not None:
            after = msgspec.structs.replace(_signed(after, author, present), private=edit.private)
        done = NoteEdit(before=present, after=after, private=edit.private, named=edit.name)
        if present is None and after is None:
            return self._told(edit)  # another program has taken it away already
        if present and after and same(present, after):
            return self._told(done)
        if edit.private:
            _write_private(place, after)
            return self._told(done)
        path = self._library.relative(place)
        file = self._checked(path, after, present, author)
        hand = self._library.clearance.hand(author)
        trouble = remember_present(self._library, [path] if raw is not None else [], author)
        if file.what == "gone":
            self._library.writer.remove(file, base=raw)
        else:
            self._library.writer.put(file, raw)
        if after is None and present is not None:
            self._deleted.add((present.id, present.text))
        files = [file]
        if after is not None and after.quote is not None and (present is None or present.quote != after.quote):
            trouble = self._remember_text(done, author) or trouble
        trouble = self._remember(files, _deed(done), hand) or trouble
        return self._told(done, (path,), trouble and note_problems.saved_without_history(trouble))

    def _checked(self, path: str, after: Annotation | None, present: Annotation | None, author: Author) -> Checked:
        """Return what goes into the library past the gate; raises StoppedError.

        Asked is only what this step says: words that were there before were asked when they came.
        """
        door = self._library.clearance
        if after is None:
            return door.gone(path)
        said = self._said(after)
        # Of many notes all words were asked before the first of them was taken.
        asked = {} if self._held is not None else self._asked(after, present, said)
        try:
            return door.note(path, annotation_bytes(after), asked, signer=author.name, said=said)
        except StoppedError:
            if after.deleted:  # of what was deleted not even the place may stay then
                return door.gone(path)
            raise

    def _said(self, note: Annotation) -> str:
        """Return what everybody can read beside a note: the story, its place in it, and who wrote what it answers."""
        found = [self._story_text(note.story)]
        if note.reply_to:
            found += [other.creator.name for _, other in self._shared(note.story).notes]
        return "\n".join(found)

    def _story_text(self, story_id: str) -> str:
        """Return a story as it is written and as it is read: words are quoted from either."""
        file = self._library.read(story_id)
        return "\n".join((file.raw.decode("utf-8", "replace"), read(file.body).plain))

    def _remember_text(self, done: NoteEdit, author: Author) -> KnownError | None:
        """Keep the text a note is made on, which may have been written by another program: later it leads to its words."""
        path = self._library.relative(self._library.path_of(done.note.story))
        if self._held is None:
            return remember_present(self._library, [path], author)
        if path not in {file.name for file in self._held}:
            self._held.extend(let_in(self._library, [path]))
        return None

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
        top, name = self._named(place)
        if not entries.is_there(top, name):
            return None, None
        try:
            raw = read_raw(top, name, place.name)
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
            if not self._library.is_file(story):
                raise library_problems.unknown_story(note.story)
            folder = self._remarks(note.story) if self._is_remark(note) else story.parent / NOTES
            if self._library.is_there(folder) and not entries.is_folder(*self._named(folder)):
                raise library_problems.not_a_place(self._library.relative(folder))
        usual = folder / f"{note.id}{END}"
        if not known or entries.is_there(*self._named(usual)):
            return usual
        found = self._private(note.story) if private else self._in(folder, note.story)
        return next((folder / name for name, other in found.notes if other.id == note.id), usual)

    def _shared(self, story_id: str, *, remarks: bool = True) -> ReadNotes:
        found = self._in(self._library.path_of(story_id).parent / NOTES, story_id)
        if not remarks:
            return found
        beside = self._in(self._remarks(story_id), story_id)
        return ReadNotes(notes=(*found.notes, *beside.notes), problems=(*found.problems, *beside.problems))

    def _in(self, folder: Path, story_id: str) -> ReadNotes:
        path = self._library.relative(folder)
        return read_folder(self._library.folder, path, path, story_id)

    def _named(self, place: Path) -> tuple[Path, str]:
        """Return the library or the desk, and what a place is called in it."""
        top = self._desk if place.is_relative_to(self._desk) else self._library.folder
        return top, place.relative_to(top).as_posix()

    def _remarks(self, story_id: str) -> Path:
        return self._library.folder / remarks_folder(self._library.path_of(story_id).parent.name)

    def _is_remark(self, note: Annotation) -> bool:
        """Whether a note is part of a review that goes on: a remark on a text nobody has signed yet, or an answer to one."""
        usual = self._library.path_of(note.story).parent / NOTES / f"{note.id}{END}"
        if self._library.is_there(usual):
            return False
        folder = self._remarks(note.story)
        if any(self._library.is_there(folder / f"{one}{END}") for one in (note.id, note.reply_to) if one):
            return True
        if note.kind != _REVIEW:
            return False
        story = self._library.read(note.story).story
        return story is not None and story.status in {"submitted", "returned"}

    def _private(self, story_id: str) -> ReadNotes:
        return read_folder(self._desk, story_id, str(self._desk / story_id), story_id, private=True)

    def _remember(self, files: Sequence[Checked], deed: CommitReason, hand: Checked) -> KnownError | None:
        if self._held is not None:
            self._held.extend(files)
            return None
        return self._commit(files, deed, hand)

    def _commit(self, files: Sequence[Checked], deed: CommitReason, hand: Checked) -> KnownError | None:
        try:
            self._library.writer.remember(files, deed, hand)
        except KnownError as error:
            return error
        return None


def _write_private(place: Path, note: Annotation | None) -> None:
    """A note of the desk goes through no gate: it leads nowhere."""
    if note is None:
        place.unlink()
        atomic.settle_folder(place.parent)
    else:
        atomic.make_folder(place.parent)
        atomic.write_atomically(place, annotation_bytes(note))


def _deed(done: NoteEdit) -> CommitReason:
    if done.after is None or done.after.deleted:
        return CommitReason.NOTE_DELETED
    return CommitReason.NOTE_ADDED if done.before is None or done.before.deleted else CommitReason.NOTE_CHANGED


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


def _was(left: Annotation, one: Annotation) -> bool:
    """Tell whether a note left behind is an earlier state of one, or says the same: none of its words is lost then."""
    same_hand = (left.creator, left.creator_sha1, left.created) == (one.creator, one.creator_sha1, one.created)
    return left.text == one.text or (same_hand and left.modified <= one.modified)


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
