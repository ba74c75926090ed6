"""What is said of a story until it is signed: who submitted which words, with which message, what readers decided and why.

`.review/<story>/` in the library's folder, one small file for each step, so that two people who write at once (also on
two computers that share the folder) never write over each other; `.review/<story>/notes/` holds what readers remark in
the margin. Nothing of it is ever remembered by history, shared or exported, and all of it goes when the story is
published or withdrawn. In the story itself only stays who signed, when, and what came of it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

from kb.annotation.note_files import read_folder
from kb.base import entries, plain_json
from kb.base.atomic import told
from kb.base.folding import fold
from kb.base.problems import KnownError
from kb.gate.decisions import Answer, Decisions
from kb.layout import shelf_problems, shelves
from kb.layout.shelves import NOTES, PRIVATE
from kb.library.commit_reason import CommitReason
from kb.library.library import Library
from kb.library.submitted_words import telling_words
from kb.pictures.draft_pictures import named_in
from kb.signatures.review_rules import content_digest
from kb.story.author import Author
from kb.story.story import Review
from kb.story.story_file import StoryFile

_END: Final = ".json"
# What an author says of a name that stays in the text; who a client is stays on their desk.
_TOLD: Final = frozenset({"pseudonym", "colleague", "public", "author", "organisation", "place", "other"})


class AuthorAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the author said of words that are in the text, so that a reader's gate need not ask again."""

    names: dict[str, Answer] = {}
    public: frozenset[str] = frozenset()


class ReviewStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step on the way: words that were submitted, or a decision about them. `text` is the digest of the words."""

    doing: Literal["submitted", "decided"]
    when: str
    text: str
    by: Author
    note: str = ""
    pictures: tuple[str, ...] = ()  # those that came with these words
    said: AuthorAnswer = AuthorAnswer()
    named: frozenset[str] = frozenset()  # names and numbers of these words: see `kb.library.submitted_words`
    review: Review | None = None


class ReviewRecord(msgspec.Struct, frozen=True, kw_only=True):
    """All steps of one story that waits, oldest first."""

    steps: tuple[ReviewStep, ...] = ()

    @property
    def reviews(self) -> tuple[Review, ...]:
        """What readers decided, with their reasons and answers."""
        return tuple(step.review for step in self.steps if step.review is not None)

    @property
    def writers(self) -> tuple[Author, ...]:
        """Whoever submitted words of this story: none of them may sign it."""
        return tuple(dict.fromkeys(step.by for step in self.steps if step.doing == "submitted"))

    @property
    def named(self) -> frozenset[str]:
        """Names and numbers of all texts that were submitted so far."""
        return frozenset(word for step in self.steps for word in (*step.named, *_words(step.said)))

    def submitted(self, text: str) -> ReviewStep | None:
        """Return the step in which just these words were submitted last."""
        found = (one for one in reversed(self.steps) if one.doing == "submitted" and one.text == text)
        return next(found, None)

    def decisions(self, text: str) -> Decisions:
        """Return what the author said of these words."""
        step = self.submitted(text)
        said = step.said if step else AuthorAnswer()
        return Decisions(names=said.names, public=said.public)


def record_of(library: Library, home: str) -> ReviewRecord:
    """Return what was said of the story at a path so far; a file that is none of ours, or broken, counts for nothing.

    Raises KnownError where the disk does not give a file: a signature, or who wrote the words, must not be overlooked.
    """
    found = sorted(steps_of(library, home), key=lambda one: (one[1].when, one[0]))
    return ReviewRecord(steps=tuple(step for _, step in found))


def steps_of(library: Library, home: str) -> Iterator[tuple[str, ReviewStep]]:
    """Yield the steps of the story at a path with the names of their files, in no order; raises KnownError."""
    folder = record_folder(home)
    try:
        files = _listed(library, folder)
    except OSError as error:
        raise shelf_problems.as_error(shelf_problems.unreadable(folder, error)) from error
    for file in files:
        if not file.name.endswith(_END):
            continue
        try:
            step = plain_json.decode(shelves.read_bytes(library.folder, f"{folder}/{file.name}"), type=ReviewStep)
        except msgspec.MsgspecError:
            continue
        except KnownError as error:
            if error.code == "unreadable":
                raise
            continue
        yield file.name, step


def keep_step(library: Library, file: StoryFile, name: str, step: ReviewStep) -> None:
    """Write a step down under a name of its own; raises StoppedError, KnownError, or OSError when the disk refuses.

    What is said in it is looked at by the gate; `file` is the text it speaks of, whose names need no question.
    """
    asked = {"note": step.note}
    if step.review is not None:
        asked |= {"note": step.review.note, **{f"answer-{key}": text for key, text in step.review.answers.items()}}
    raw = msgspec.json.format(msgspec.json.encode(step), indent=1)
    said = file.raw.decode("utf-8", "replace")
    path = f"{record_folder(file.path)}/{name}{_END}"
    library.writer.put(library.clearance.note(path, raw, asked, signer=step.by.name, said=said, own=step.by.email))


@contextmanager
def step_kept(  # noqa: PLR0913  what was submitted, by whom, with what
    library: Library, file: StoryFile, author: Author, *, note: str, pictures: tuple[str, ...], decisions: Decisions
) -> Iterator[None]:
    """Write down who submits these words, before they are in the library: whoever wrote them never signs them.

    What fails in between was not submitted. The same words submitted again by the same person are one step.
    """
    text = content_digest(file)
    name = name_of("submitted", text, author.name)
    known = record_of(library, file.path)
    before = next(
        (one for one in known.steps if one.doing == "submitted" and one.text == text and one.by == author), None
    )
    step = ReviewStep(
        doing="submitted",
        when=present_moment(),
        text=text,
        by=author,
        note=note or (before.note if before else ""),
        pictures=tuple(dict.fromkeys((*pictures, *(before.pictures if before else ())))),
        said=said_of(file, decisions),
        named=telling_words(file),
    )
    library.clearance.keep_submitted(file, step.named)
    try:
        keep_step(library, file, name, step)
    except OSError as error:
        raise told(error, library.folder / file.path) from error
    try:
        yield
    except BaseException:
        if before is None:
            drop_step(library, file.path, name)
        raise


def drop_pictures(library: Library, file: StoryFile) -> None:
    """Take away pictures that came with earlier words, and that neither these words nor the published ones show.

    Only those that the record knows: what somebody else has put there is not ours to remove.
    """
    folder = file.path.rpartition("/")[0]
    shown = set(named_in(file.body))
    home = f"{folder}/{shelves.STORY}"
    if home != file.path and library.is_file(home):
        shown |= set(named_in(library.read_path(home).body))
    known = {name for step in record_of(library, file.path).steps for name in step.pictures}
    for name in sorted(known - shown):
        path = f"{folder}/media/{name}"
        if not library.history.exists or library.history.raw_at(path) is None:
            library.writer.remove(library.clearance.gone(path))


def drop_step(library: Library, home: str, name: str) -> None:
    """Take a step back that did not come to be."""
    library.writer.remove(library.clearance.gone(f"{record_folder(home)}/{name}{_END}"))


def drop_record(library: Library, home: str) -> None:
    """Take away all that was said: the story is published, or withdrawn. Raises OSError."""
    for folder in (f"{record_folder(home)}/{NOTES}", record_folder(home)):
        names = [one.name for one in _listed(library, folder) if not one.is_folder]
        library.writer.remove(*(library.clearance.gone(f"{folder}/{name}") for name in names))
        library.writer.remove_empty(folder)  # its name tells something too; whoever was killed in between has left it


def _listed(library: Library, folder: str) -> list[entries.Entry]:
    """Return what lies in a folder, nothing where there is none or it is reached by a link; raises OSError."""
    try:
        return entries.listed(library.folder, folder)
    except (FileNotFoundError, NotADirectoryError, entries.LinkError):
        return []


def beside(library: Library, file: StoryFile) -> tuple[list[str], list[str]]:
    """Return the files that become part of the history with a signed story, and the notes that go.

    Its pictures and notes stay; in older libraries readers' remarks, and what was answered to them, lie among the notes.
    """
    folder = file.path.rpartition("/")[0]
    staying = [f"{folder}/media/{name}" for name in named_in(file.body)]
    place = f"{folder}/{NOTES}"
    notes = read_folder(library.folder, place, place, file.path.split("/")[-2]).notes
    gone = {note.id for _, note in notes if note.kind == "review"}
    while more := {note.id for _, note in notes if note.reply_to in gone} - gone:
        gone |= more
    going = [f"{folder}/{NOTES}/{name}" for name, note in notes if note.id in gone]
    return staying + [f"{folder}/{NOTES}/{name}" for name, note in notes if note.id not in gone], going


def clear_away(library: Library, file: StoryFile, going: Iterable[str], person: Author) -> None:
    """Take away what was only there for the review, now that a story is published. Raises OSError or KnownError."""
    drop_pictures(library, file)
    drop_record(library, file.path)
    gone = [library.clearance.gone(path) for path in going]
    library.writer.remove(*gone)
    if gone:
        library.writer.remember(gone, CommitReason.NOTES_CLEARED, library.clearance.hand(person))


def said_of(file: StoryFile, decisions: Decisions) -> AuthorAnswer:
    """Return what an author said of the names and public words that stand in a text; of others nothing is told."""
    text = f" {fold(file.raw.decode('utf-8', 'replace'))} "
    return AuthorAnswer(
        names={
            name: answer
            for name, answer in decisions.names.items()
            if answer.kind in _TOLD and f" {fold(name)} " in text
        },
        public=frozenset(words for words in decisions.public if f" {fold(words)} " in text),
    )


def present_moment() -> str:
    """Return the present moment as steps keep it: world time, so exact that two steps differ."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def name_of(*parts: str) -> str:
    """Return the name of a step: the same for the same step made again, so that nothing is written down twice."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]


def remarks_folder(story: str) -> str:
    """Return where readers' remarks on a story lie that is not signed yet."""
    return f"{PRIVATE}/{story}/{NOTES}"


def without_reasons(review: Mapping[str, object]) -> dict[str, object]:
    """Return of a decision what readers may know: who, when, about which text, and what came of it."""
    return {key: value for key, value in review.items() if key not in {"note", "answers"}}


def _words(said: AuthorAnswer) -> frozenset[str]:
    return frozenset(word for name in said.names for word in fold(name).split() if len(word) > 1)


def record_folder(home: str) -> str:
    """Return where the record of the story at a path lies."""
    return f"{PRIVATE}/{home.split('/')[-2]}"
