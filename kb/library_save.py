"""Saving one story: never over somebody else's words, never half, always remembered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kb import folders, library_problems, shelves
from kb.atomic import make_folder, write_atomically
from kb.author import Author
from kb.card import Change
from kb.file_lock import locked
from kb.problems import KnownError
from kb.story_file import StoryFile

if TYPE_CHECKING:
    from kb.library import Library

_FROM_ELSEWHERE = "Perubahan dari luar program, sebelum disimpan lagi"


def save_story(  # noqa: PLR0913  the six things that Library.save is given
    library: "Library",
    file: StoryFile,
    author: Author,
    message: str,
    *,
    base: StoryFile | None,
    media: Mapping[str, bytes],
    replacing: StoryFile | None = None,
) -> Change:
    """Do what `Library.save` promises; raises KnownError, or OSError when the disk refuses."""
    _must_be_a_story(library, file)
    with _turn(library):
        before = _must_still_be(library, file.path, base)
        if replacing is not None:
            _must_still_be(library, replacing.path, replacing)
        if (before == file.raw and not media and not replacing) or file.story is None:
            return Change()
        trouble = _remember_before(library, file.path, author)
        place = library.folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        pictures = _put_pictures(library, place.parent / "media", media)
        write_atomically(place, file.raw)
        if replacing is not None:
            (library.folder / replacing.path).unlink()
    gone = [replacing.path] if replacing else []
    trouble = _remember(library, [*pictures, file.path, *gone], message, author) or trouble
    if trouble:
        raise library_problems.saved_without_history(trouble)
    old = base.story.id if base and base.story else ""
    if old == file.story.id or place.name == shelves.WAITING:
        return Change(changed=(file.story.id,))
    return Change(added=(file.story.id,), removed=(old,) if old else ())


@contextmanager
def _turn(library: "Library") -> Iterator[None]:
    """Let the programs of one computer take turns, so that none writes between another's look and its writing."""
    cache = make_folder(folders.cache_of(library.folder))
    with locked(cache / "writing.lock"):
        yield


def _put_pictures(library: "Library", folder: Path, media: Mapping[str, bytes]) -> list[str]:
    """Write pictures into the story's folder, never over one that is there; returns their paths."""
    paths = []
    for name, data in media.items():
        place = folder / name
        if Path(name).name != name or name.startswith(".") or not shelves.lies_inside(library.folder, place):
            raise library_problems.not_a_place(name)
        folder.mkdir(exist_ok=True)
        if not place.exists():
            write_atomically(place, data)
        elif place.read_bytes() != data:
            raise library_problems.already_there(library.relative(place))
        paths.append(library.relative(place))
    return paths


def _must_be_a_story(library: "Library", file: StoryFile) -> None:
    if library.read_only:
        raise library_problems.read_only(library.folder)
    parts = file.path.split("/")
    if (
        parts[0] != shelves.STORIES
        or parts[-1] not in {shelves.STORY, shelves.WAITING}
        or not {"", ".", ".."}.isdisjoint(parts)
    ):
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


def _remember_before(library: "Library", path: str, author: Author) -> KnownError | None:
    """Keep what another program wrote and nobody has remembered yet, before something is written over or beside it."""
    try:
        library.adopt(author)
        home = str(PurePosixPath(path).with_name(shelves.STORY))
        there = [one for one in dict.fromkeys((home, path)) if (library.folder / one).exists()]
        new = [one for one in there if library.history.raw_at(one) != shelves.read_bytes(library.folder, one)]
        if new:
            library.history.commit(new, _FROM_ELSEWHERE, author)
    except KnownError as error:
        return error
    return None


def _remember(library: "Library", paths: list[str], message: str, author: Author) -> KnownError | None:
    try:
        library.history.commit(paths, message, author)
    except KnownError as error:
        return error
    return None
