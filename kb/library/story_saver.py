"""Saving one story: never over somebody else's words, never half, past the gate, and remembered once it is signed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from kb.base import entries
from kb.base.atomic import told
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.layout import library_problems, shelves
from kb.library.checked import Checked
from kb.library.commit_reason import CommitReason
from kb.library.held_back import keep_held
from kb.story.author import Author
from kb.story.story_card import Change
from kb.story.story_file import StoryFile

if TYPE_CHECKING:
    from kb.gate import Decisions
    from kb.library.library import Library

_VAULT: Final = "vault-"  # the codes of a private store that is locked or damaged


def save_story(  # noqa: PLR0913  the things that Library.save is given
    library: "Library",
    file: StoryFile,
    author: Author,
    deed: CommitReason,
    *,
    base: StoryFile | None,
    media: Mapping[str, bytes],
    replacing: StoryFile | None = None,
    decisions: "Decisions | None" = None,
    beside: Iterable[str] = (),
    words_of: Author | None = None,
) -> Change:
    """Do what `Library.save` promises; raises KnownError, or OSError when the disk refuses."""
    _must_be_a_story(library, file)
    hand = library.clearance.hand(author)
    hands = hand, library.clearance.hand(words_of) if words_of else hand
    known = library.history.exists and library.history.raw_at(file.path) is not None
    checked = library.clearance.story(file, decisions, standing=known)
    pictures = _checked_pictures(library, file.path, media)
    with turn(library):
        before = _must_still_be(library, file.path, base)
        if replacing is not None:
            _must_still_be(library, replacing.path, replacing)
        if (before == file.raw and not media and not replacing) or file.story is None:
            return Change()
        # What is withdrawn does not enter the history on its way out, nor does a history begin with it.
        going = deed is CommitReason.WITHDRAWN
        trouble = None if going else _remember_before(library, file.path, author)
        for picture in pictures:
            _put_picture(library, picture)
        place = library.writer.put(checked, before)
        gone = [library.clearance.gone(replacing.path)] if replacing else []
        try:
            library.writer.remove(*gone, base=replacing.raw if replacing else None)
        except OSError as error:
            raise library_problems.saved_not_cleared(told(error, library.folder / gone[0].name)) from error
        if library.history.exists or not going:
            trouble = _remember(library, [*pictures, checked, *gone], beside, deed, hands) or trouble
    if trouble:
        raise library_problems.saved_without_history(trouble)
    old = base.story.id if base and base.story else ""
    if old == file.story.id or place.name == shelves.WAITING:
        return Change(changed=(file.story.id,))
    return Change(added=(file.story.id,), removed=(old,) if old else ())


def adopt(library: "Library", author: Author) -> None:
    """Do what `Library.adopt` promises; raises KnownError."""
    if library.history.exists:
        return
    hand = library.clearance.hand(author)
    try:
        if not library.is_there(".gitattributes"):
            library.writer.put(library.clearance.built_in(".gitattributes"))
        library.history.init()
        paths = tuple(shelves.belongings(library.folder))
        library.writer.remember(let_in(library, paths), CommitReason.BEGUN, hand)
    except OSError as error:
        raise told(error, library.folder) from error
    library.history.refresh_index()


def remember_present(
    library: "Library", paths: Iterable[str], author: Author, deed: CommitReason = CommitReason.FROM_ELSEWHERE
) -> KnownError | None:
    """Keep what another program wrote, before something is written over or beside it, where the gate lets it in.

    What it does not let in stays as it is, and is told as something to put right.
    """
    try:
        library.adopt(author)
        new = [path for path in dict.fromkeys(paths) if _is_new(library, path)]
        if new:
            library.writer.remember(let_in(library, new), deed, library.clearance.hand(author))
    except KnownError as error:
        return error
    return None


@contextmanager
def turn(library: "Library") -> Iterator[None]:
    """Let the programs of one computer take turns, so that none writes between another's look and its writing."""
    with library.writer.turn():
        yield


def _is_new(library: "Library", path: str) -> bool:
    return library.is_file(path) and library.history.raw_at(path) != shelves.read_bytes(
        library.folder, path, shelves.LARGEST
    )


def let_in(library: "Library", paths: Iterable[str]) -> list[Checked]:
    """Return files that lie in the library, as far as the gate lets them in; the others are told as something to put right.

    Raises KnownError where the gate cannot look, because the private store is locked or damaged.
    """
    found: list[Checked] = []
    looked_at: dict[str, tuple[bytes, Words] | None] = {}
    for path in filter(shelves.stays_inside, paths):  # a name that no other system could keep is nobody's story
        try:
            raw = shelves.read_whole(library.folder, path)
        except KnownError as error:
            if error.code != "too-big":
                raise
            continue  # no story and no picture that may be there; it lies where it is
        try:
            found.append(library.clearance.present(path, raw))
            looked_at[path] = None
        except KnownError as error:
            if error.code.startswith(_VAULT):
                raise  # nothing can be looked for now: that says nothing of the file
            looked_at[path] = raw, library.clearance.holds(error)
    keep_held(library.folder, looked_at)
    return found


def _checked_pictures(library: "Library", path: str, media: Mapping[str, bytes]) -> list[Checked]:
    folder = f"{path.rpartition('/')[0]}/media"
    for name in media:
        if Path(name).name != name or name.startswith("."):
            raise library_problems.not_a_place(name)
    return [library.clearance.picture(f"{folder}/{name}", data) for name, data in media.items()]


def _put_picture(library: "Library", picture: Checked) -> None:
    """Write a picture into the story's folder, never over one that is there."""
    if not library.is_there(picture.name):
        library.writer.put(picture, None)
    elif shelves.read_bytes(library.folder, picture.name, len(picture.data)) != picture.data:
        raise library_problems.already_there(picture.name)


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
    behind = entries.look(library.folder, file.path)
    if behind is not None and behind.is_link:
        raise library_problems.not_a_place(file.path)
    if file.story is None:
        raise library_problems.not_a_story(file.path)


def _must_still_be(library: "Library", path: str, base: StoryFile | None) -> bytes | None:
    """Return the bytes on disk, if they are those that the writer started from; otherwise nothing may be written."""
    present = shelves.read_bytes(library.folder, path) if library.is_there(path) else None
    if base is None and present is not None:
        raise library_problems.already_there(path)
    if base is not None and present != base.raw:
        raise library_problems.changed_elsewhere(path)
    return present


def _remember_before(library: "Library", path: str, author: Author) -> KnownError | None:
    home = str(PurePosixPath(path).with_name(shelves.STORY))
    return remember_present(library, (home, path), author)


def _remember(
    library: "Library",
    files: Iterable[Checked],
    beside: Iterable[str],
    deed: CommitReason,
    hands: tuple[Checked, Checked],
) -> KnownError | None:
    """Keep the story in the history, and what lies beside it already, in one entry."""
    try:
        there = [path for path in beside if library.is_file(path)]
        library.writer.remember([*files, *let_in(library, there)], deed, *hands)
    except KnownError as error:
        return error
    return None
