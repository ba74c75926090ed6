"""The versions of one story: who wrote what when, across the text that waits and the text that is published."""

from collections.abc import Iterator
from typing import Final

import msgspec

from kb.catalogue.waiting_versions import home_path, is_published, waiting_path
from kb.history.history import Version
from kb.library.library import Library
from kb.library.review_record import record_of
from kb.signatures.review_rules import content_digest
from kb.story.author import Author, author_of_hand
from kb.story.story_file import StoryFile

# Remembered under the name of whoever saved next, who need not have written a word of it.
_NOBODYS: Final = (
    "Perubahan dari luar program",
    "Perubahan cerita dari luar program",
    "Awal riwayat pustaka",
    "Salinan pertama pustaka",
)


class StoryVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One remembered state of a story: who, when, what they said of it, and its file.

    `words` is false where only signatures and the like differ from the state before.
    """

    commit: str
    author: Author
    when: str
    message: str
    file: StoryFile
    words: bool


def versions_of(library: Library, path: str) -> Iterator[StoryVersion]:
    """Yield the states of a story, newest first; raises KnownError when history is broken, yields nothing without one.

    A state in which only the waiting file went is not one of its own: its words are in the story that took its place.
    """
    if not library.history.exists:
        return
    home, wait = home_path(path), waiting_path(path)
    newer: tuple[Version, StoryFile] | None = None
    for version in library.history.walk([home, wait]):
        file = _file_at(library, home, wait, version.commit)
        if file is None:
            continue
        if newer is not None:
            yield _version(*newer, content_digest(newer[1]) != content_digest(file))
        newer = (version, file)
    if newer is not None:
        yield _version(*newer, words=True)


def writers_of(library: Library, path: str) -> tuple[Author, ...]:
    """Return whose hands wrote the words that are not published yet: those of the record, whoever submitted them.

    Older libraries have what was submitted in their history; words that came from another program are nobody's there.
    Where nothing was written down, the authors named in the story are all that is known.
    """
    found: dict[Author, None] = dict.fromkeys(record_of(library, home_path(path)).writers)
    for version in versions_of(library, path):
        if is_published(version.file):
            break
        if version.words and not version.message.startswith(_NOBODYS):
            found[version.author] = None
    return tuple(found)


def version_with(library: Library, path: str, text: str) -> StoryVersion | None:
    """Return the newest state with exactly these words (see `content_digest`)."""
    return next((one for one in versions_of(library, path) if content_digest(one.file) == text), None)


def _file_at(library: Library, home: str, wait: str, commit: str) -> StoryFile | None:
    for path in (wait, home):
        raw = library.history.raw_at(path, commit)
        if raw is not None:
            return StoryFile.parse(raw, path)
    return None


def _version(version: Version, file: StoryFile, words: bool) -> StoryVersion:
    return StoryVersion(
        commit=version.commit,
        author=author_of_hand(version.author, version.email),
        when=version.when.isoformat(),
        message=version.message,
        file=file,
        words=words,
    )
