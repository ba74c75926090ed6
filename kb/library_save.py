"""Saving one story: never over somebody else's words, never half, always remembered."""

from typing import TYPE_CHECKING

from kb import library_problems, shelves
from kb.atomic import write_atomically
from kb.author import Author
from kb.card import Change
from kb.problems import KnownError
from kb.story_file import StoryFile

if TYPE_CHECKING:
    from kb.library import Library

_FROM_ELSEWHERE = "Perubahan dari luar program, sebelum disimpan lagi"


def save_story(library: "Library", file: StoryFile, author: Author, message: str, base: StoryFile | None) -> Change:
    """Do what `Library.save` promises; raises KnownError, or OSError when the disk refuses."""
    _must_be_a_story(library, file)
    before = _must_still_be(library, file.path, base)
    if before == file.raw or file.story is None:
        return Change()
    trouble = _remember_before(library, file.path, before, author)
    place = library.folder / file.path
    place.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(place, file.raw)
    trouble = _remember(library, file.path, message, author) or trouble
    if trouble:
        raise library_problems.saved_without_history(trouble)
    old = base.story.id if base and base.story else ""
    if old == file.story.id:
        return Change(changed=(old,))
    return Change(added=(file.story.id,), removed=(old,) if old else ())


def _must_be_a_story(library: "Library", file: StoryFile) -> None:
    if library.read_only:
        raise library_problems.read_only(library.folder)
    parts = file.path.split("/")
    if parts[0] != shelves.STORIES or parts[-1] != shelves.STORY or not {"", ".", ".."}.isdisjoint(parts):
        raise library_problems.not_a_place(file.path)
    if not shelves.lies_inside(library.folder, library.folder / file.path):
        raise library_problems.not_a_place(file.path)
    if file.story is None:
        raise library_problems.not_a_story(file.path)


def _must_still_be(library: "Library", path: str, base: StoryFile | None) -> bytes | None:
    """Return the bytes on disk, if they are those that the writer started from; otherwise nothing may be written."""
    place = library.folder / path
    present = shelves.read_bytes(library.folder, path) if place.exists() or place.is_symlink() else None
    if base is None and present is not None:
        raise library_problems.already_there(path)
    if base is not None and present != base.raw:
        raise library_problems.changed_elsewhere(path)
    return present


def _remember_before(library: "Library", path: str, before: bytes | None, author: Author) -> KnownError | None:
    """Keep what another program wrote and nobody has remembered yet, before it is written over."""
    try:
        library.adopt(author)
        if before is not None and library.history.raw_at(path) != before:
            library.history.commit([path], _FROM_ELSEWHERE, author)
    except KnownError as error:
        return error
    return None


def _remember(library: "Library", path: str, message: str, author: Author) -> KnownError | None:
    try:
        library.history.commit([path], message, author)
    except KnownError as error:
        return error
    return None
