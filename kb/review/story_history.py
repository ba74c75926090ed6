"""The history of one story as people read it: each version in words, one of them restored as a new draft."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from kb.base.words import Words
from kb.catalogue.waiting_versions import is_published, newest
from kb.desk.withdrawal import is_withdrawn
from kb.drafts import draft_problems
from kb.drafts.drafts import Drafts, draft_from
from kb.layout.shelves import WAITING
from kb.library.library import Library
from kb.library.review_record import record_of
from kb.review.review import with_reviews
from kb.signatures.review_rules import BOOKKEEPING, content_digest, raw_reviews, version_of
from kb.story.author import Author
from kb.story.draft import Draft
from kb.story.field_words import field_words
from kb.story.story_file import StoryFile
from kb.versions.blame import Origin, origins, sentences
from kb.versions.versions import StoryVersion, versions_of

_MOST: Final = 500


class VersionEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One version: its number from the oldest on, what came and went against the one before, and where it stands.

    `waits` is true for a new version that stood beside the published one; `published` is the number that readers saw.
    """

    number: int
    version: StoryVersion
    added: int
    removed: int
    fields: tuple[Words, ...]
    signed_by: str = ""
    returned_by: str = ""
    published: int = 0
    waits: bool = False


class StoryHistory(msgspec.Struct, frozen=True, kw_only=True):
    """All versions of a story, newest first, and where the sentences of the newest came from."""

    entries: tuple[VersionEntry, ...]
    origins: tuple[Origin, ...]


def story_history(folder: Path, story_id: str) -> StoryHistory:
    """Read the history of a story; raises KnownError, also for a withdrawn story: it must not be read here either.

    A moment for each version, so not in the thread of a window.
    """
    library = Library.open(folder)
    try:
        home = library.read(story_id)
        if home.story is not None and is_withdrawn(home.story):
            raise draft_problems.withdrawn_history(story_id)
        found = _waits(library, home)
        for version in versions_of(library, home.path):
            if len(found) == _MOST or (version.file.story is not None and is_withdrawn(version.file.story)):
                break
            found.append(version)
        oldest_first = found[::-1]
        return StoryHistory(entries=_entries(oldest_first)[::-1], origins=origins(oldest_first))
    finally:
        library.close()


def _waits(library: Library, home: StoryFile) -> list[StoryVersion]:
    """Return the words that wait for a reader: history knows nothing of them until they are signed."""
    file = newest(library, home.path)
    if file is None or is_published(file):
        return []
    record = record_of(library, home.path)
    step = record.submitted(content_digest(file))
    file = with_reviews(file, record.reviews)
    by, when = (step.by, step.when) if step else (Author(), file.story.modified if file.story else "")
    return [StoryVersion(commit="", author=by, when=when, message=step.note if step else "", file=file, words=True)]


def restore(drafts: Drafts, library: Library, story_id: str, version: StoryFile) -> Draft:
    """Lay the words of an earlier version on the desk as a draft of the story; nothing in the library changes.

    From there it goes the usual way, past the gate and a second reader. What stood in the draft before stays among its
    earlier texts. Raises KnownError.
    """
    draft = drafts.keep(draft_from(drafts, library, story_id), "before-restore")
    old, now = version.front.values, draft.file.front.values
    keys = [key for key in {**now, **old} if key not in BOOKKEEPING and key != "id"]
    wanted = {key: old.get(key) for key in keys if old.get(key) != now.get(key)}
    told = draft.with_fields(wanted) if wanted else draft
    told = msgspec.structs.replace(told, file=told.file.with_body(version.body))
    return drafts.keep(told, "restored")


def _entries(versions: Sequence[StoryVersion]) -> tuple[VersionEntry, ...]:
    made = []
    before: StoryFile | None = None
    old: Counter[str] = Counter()
    for number, version in enumerate(versions, start=1):
        same = before is not None and before.body == version.file.body
        new = old if same else _sentences(version.file)
        made.append(_entry(number, version, before, new - old, old - new))
        before, old = version.file, new
    return tuple(made)


def _entry(
    number: int, version: StoryVersion, before: StoryFile | None, added: Counter[str], removed: Counter[str]
) -> VersionEntry:
    file = version.file
    old_fields = before.front.values if before else {}
    keys = [key for key in {**old_fields, **file.front.values} if key not in BOOKKEEPING and key != "id"]
    changed = [key for key in keys if file.front.values.get(key) != old_fields.get(key)]
    signed, returned = _decided(file, before)
    story = file.story
    published = version_of(story) if story is not None and story.status == "published" else 0
    return VersionEntry(
        number=number,
        version=version,
        added=added.total(),
        removed=removed.total(),
        fields=tuple(map(field_words, changed)),
        signed_by=signed,
        returned_by=returned,
        published=published,
        waits=file.path.endswith(f"/{WAITING}"),
    )


def _sentences(file: StoryFile) -> Counter[str]:
    body = file.body
    return Counter(body[start:end] for start, end in sentences(body))


def _decided(file: StoryFile, before: StoryFile | None) -> tuple[str, str]:
    """Return who signed and who returned in this version; the reviews that an earlier one has are nobody's news."""
    if file.story is None or not file.story.reviews or (before and raw_reviews(before) == raw_reviews(file)):
        return "", ""
    last = file.story.reviews[-1]
    return (last.by, "") if last.outcome == "signed" else ("", last.by)
