"""What waits for a reader, and what waits for an author: one list, seen by one person."""

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from kb.base.problems import KnownError
from kb.library.library import Library
from kb.review.review import Submission, hindrance, submission
from kb.signatures.review_rules import authors_of, decided
from kb.story.author import Author
from kb.story.story import Review

State = Literal["broken", "to-read", "signed-by-me", "returned", "my-returned", "my-waiting", "not-mine"]
# What this person can do something about comes first, then what they wait for.
_ORDER: Final[tuple[State, ...]] = (
    "my-returned",
    "to-read",
    "broken",
    "my-waiting",
    "signed-by-me",
    "returned",
    "not-mine",
)


class WaitingText(msgspec.Struct, frozen=True, kw_only=True):
    """One text that waits: for whom, since when, and what the last reader wrote."""

    story: str
    path: str
    title: str
    state: State
    writers: tuple[str, ...]
    since: str
    new_version: bool
    needed: int
    signed: tuple[str, ...]
    reason: str = ""
    by: str = ""  # who sent it back last, also when it has been submitted again since
    words: int = 0
    trouble: KnownError | None = None  # the file cannot be read: nothing else of it is known


def queue(library: Library, paths: Iterable[str], person: Author) -> tuple[WaitingText, ...]:
    """Return what waits in a library as one person sees it, the most urgent first, the longest waiting before others.

    `paths` are those of `kb.catalogue.waiting_versions.unsigned_paths`.

    It looks into history once for each text that waits, so not in the thread of a window. A file that cannot be read stands there with what is wrong with it.
    """
    rows = []
    for path in dict.fromkeys(paths):
        try:
            found = submission(library, path)
        except KnownError as error:
            rows.append(_broken(path, error))
            continue
        if found is not None:
            rows.append(row_of(library, found, person))
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.state), row.since, row.title)))


def row_of(library: Library, found: Submission, person: Author) -> WaitingText:
    """Return one text that waits as one person sees it."""
    story, last = found.story, _last_return(found)
    return WaitingText(
        story=story.id,
        path=found.file.path,
        title=story.title,
        state=_state(library, found, person),
        writers=tuple(dict.fromkeys(one.name for one in (*authors_of(story), *found.writers) if one.name)),
        since=story.modified or story.created,
        new_version=found.home is not None,
        needed=found.needed,
        signed=tuple(one.by for one in found.signatures),
        reason=last.note if last else "",
        by=last.by if last else "",
        words=len(found.file.body.split()),
    )


def _broken(path: str, error: KnownError) -> WaitingText:
    return WaitingText(
        story=path.split("/")[-2],
        path=path,
        title=path,
        state="broken",
        writers=(),
        since="",
        new_version=False,
        needed=1,
        signed=(),
        trouble=error,
    )


def _state(library: Library, found: Submission, person: Author) -> State:
    refused = hindrance(library, found, person)
    back = found.story.status == "returned"
    if refused is not None and refused.code == "own-story":
        return "my-returned" if back else "my-waiting"
    if refused is not None and refused.code in {"no-name", "no-steward"}:
        return "not-mine"
    if back:
        return "returned"
    return "signed-by-me" if any(decided(one, person) for one in found.signatures) else "to-read"


def _last_return(found: Submission) -> Review | None:
    last = found.story.reviews[-1] if found.story.reviews else None
    return last if last and last.outcome == "returned" else None
