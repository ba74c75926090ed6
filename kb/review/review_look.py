"""Everything a reader has before their eyes: the text, what changed since it was read last, what the gate sees in it.

It asks history and the gate, which takes some tenths of a second: not in the thread of a window.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

import msgspec

from kb.base import folders
from kb.base.problems import KnownError
from kb.gate.decisions import Decisions
from kb.library.gatekeeper import Gatekeeper
from kb.library.library import Library
from kb.library.outgoing_draft import outgoing_file
from kb.library.outgoing_texts import Leaving, sorted_out
from kb.pictures.draft_pictures import shown_pictures
from kb.reading import read
from kb.reading.tree import Reading
from kb.review.review import Decided, Submission, hindrance, send_back, sign, submission
from kb.review.review_desk import forget_read, keep_read, read_read
from kb.review.review_notes import leave_remarks
from kb.signatures.review_rules import BOOKKEEPING, decided
from kb.story.author import Author
from kb.story.story import Review
from kb.story.story_file import StoryFile
from kb.vault.vault import Vault
from kb.versions.version_comparison import Comparison, FieldChange, compare
from kb.versions.versions import version_with

Since = Literal["", "mine", "published"]
# Consents and signatures: the proofs lie on the author's desk, and signing is what is about to happen here.
_NOT_HERE: Final = frozenset({5, 7})


class ReviewLook(msgspec.Struct, frozen=True, kw_only=True):
    """A text that waits, as one person sees it; `changes` since what `since` says, None where it was never read."""

    seen: Submission
    hindrance: KnownError | None
    reading: Reading
    changes: Comparison | None
    since: Since
    last: Review | None
    found: Leaving


def look(folder: Path, path: str, person: Author) -> ReviewLook | None:
    """Look at what waits of a story, None where nothing does any more; raises KnownError."""
    library = Library.open(folder)
    try:
        seen = submission(library, path)
        if seen is None:
            return None
        changes, since, last = _changes(library, seen, person)
        return ReviewLook(
            seen=seen,
            hindrance=hindrance(library, seen, person),
            reading=read(seen.file.body, stage_of=library.stage_of),
            changes=changes,
            since=since,
            last=last,
            found=_gate(library, seen),
        )
    finally:
        library.close()


def decide(  # noqa: PLR0913  who decides what about which words
    folder: Path, seen: Submission, person: Author, *, signs: bool, answers: Mapping[str, str], note: str
) -> Decided:
    """Sign or send back; what a reader writes goes past the gate, too. Raises StoppedError or KnownError, nothing written.

    What was read stays on this desk until the story is published: next time only what changed since is shown.
    """
    library = Library.open(folder)
    try:
        if signs:
            done = sign(library, seen, person, answers, note=note)
        else:
            done = send_back(library, seen, person, note, answers=answers)
        with suppress(OSError):  # the decision stands: what was read is a help for the next time
            if done.published:
                forget_read(library.about.id, done.story)
            else:
                keep_read(library.about.id, done.story, seen.text, seen.file.raw)
        with suppress(KnownError):  # its reasons are in the record: the margin is a help
            if not (signs or done.published):
                leave_remarks(library, folders.desk(), seen, note, person)
        return done
    finally:
        library.close()


def words_of(comparison: Comparison) -> tuple[FieldChange, ...]:
    """Return the fields that say something else, without the program's own bookkeeping."""
    return tuple(one for one in comparison.fields if one.key not in BOOKKEEPING)


def _changes(library: Library, seen: Submission, person: Author) -> tuple[Comparison | None, Since, Review | None]:
    """Compare with what this person decided about last; for a new version, with what is published.

    What only another reader has read is nothing to start from: whoever reads for the first time reads all of it.
    """
    earlier = [one for one in reversed(seen.story.reviews) if one.text and one.text != seen.text]
    mine = [one for one in earlier if decided(one, person)]
    for review in mine:
        before = _read_before(library, seen, review.text)
        if before is not None:
            return compare(before, seen.file), "mine", review
    if seen.home is not None:
        return compare(seen.home, seen.file), "published", None
    return None, "", None


def _gate(library: Library, seen: Submission) -> Leaving:
    media = (library.folder / seen.file.path).parent / "media"
    draft = outgoing_file(seen.file, Decisions(), pictures=shown_pictures(seen.file.body, media))
    return sorted_out(
        Gatekeeper(library.folder).gate(Vault(library.folder)).check(draft, "submit").all, without=_NOT_HERE
    )


def _read_before(library: Library, seen: Submission, text: str) -> StoryFile | None:
    """Return words that were read on this desk, or that an older library remembers though nobody had signed them."""
    raw = read_read(library.about.id, seen.story.id, text)
    if raw is not None:
        return StoryFile.parse(raw, seen.file.path)
    before = version_with(library, seen.file.path, text)
    return before.file if before else None
