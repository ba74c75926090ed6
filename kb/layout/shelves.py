"""Finding the story files of a library on disk: fast for thousands, and never led outside by what lies there.

Only regular files named `story.md` are stories. No link is followed, also none that stays in the library, and pipes or
devices are never opened: a library may come from somebody else. All of it goes through `kb.base.entries`.
"""

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kb.base import entries
from kb.base.atomic import SUFFIX
from kb.base.entries import Folder, LinkError, NotPlainError
from kb.base.problems import Problem
from kb.layout import shelf_problems
from kb.story.front_matter import MAX_BYTES

STORIES: Final = "stories"
STORY: Final = "story.md"
WAITING: Final = "waiting.md"  # a new version of a published story, until its readers have signed it
PRIVATE: Final = ".review"  # what is said of a story until it is signed: never shared, exported or remembered
_OWN_FOLDERS: Final = (STORIES, "organisations", "people", "vocabulary")
_OWN_FILES: Final = frozenset(
    {"library.yaml", "README.md", "CONTRIBUTING.md", "LICENSE", "LICENSE.md", ".gitattributes", ".gitignore"}
)
_DEEPEST: Final = 6
NOTES: Final = "notes"
NOTES_OF: Final = "notes-of"  # on a desk: those of keys that are not in use
NOTE_END: Final = ".json"
LARGEST: Final = 64 * 1024 * 1024  # more than any picture may have
WHOLE: Final = 2**63 - 1  # what a database keeps of an identity; some disks have longer ones


class Found(NamedTuple):
    """A story file and what tells whether it changed: its time, size and identity, and the mark of its notes."""

    path: str  # relative to the library, forward slashes
    modified: int  # nanoseconds
    size: int
    inode: int
    notes: int  # a mark of the files of notes beside it, see `notes_mark`


class Shelves:
    """One walk through `stories/`; iterate it for the files, then ask for the `problems` that were met."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[Found]:
        self.problems = []
        try:
            with entries.inside(self._library, STORIES) as folder:
                yield from self._folder(folder, STORIES, 0)
        except OSError as error:
            self.problems.append(_told(STORIES, error))

    def one(self, folder: str) -> Found | None:
        """Look at a single story folder such as "stories/an/anak-jalanan"."""
        try:
            with entries.inside(self._library, folder) as opened:
                return self._story(opened, "", folder)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            self.problems.append(_told(folder, error))
            return None

    def _folder(self, opened: Folder, folder: str, depth: int) -> Iterator[Found]:
        try:
            found = sorted(opened.entries(), key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(_told(folder, error))
            return
        for entry in found:
            if entry.name.startswith("."):
                continue
            path = f"{folder}/{entry.name}"
            if entry.is_symlink():
                self.problems.append(shelf_problems.link(_shown(path)))
            elif entry.is_dir(follow_symlinks=False):
                yield from self._below(opened, entry.name, path, depth + 1)
            elif entry.name.endswith(".md") and entry.name != "README.md":
                self.problems.append(shelf_problems.stray(_shown(path)))

    def _below(self, above: Folder, name: str, path: str, depth: int) -> Iterator[Found]:
        """A folder with a story is that story's own; any other may be a shelf."""
        if not _speakable(path):
            self.problems.append(shelf_problems.unspeakable(_shown(path)))
            return
        known = len(self.problems)
        found = self._story(above, f"{name}/", path)
        if found:
            yield found
        elif len(self.problems) == known and depth < _DEEPEST:
            try:
                opened = above.inner(name)
            except FileNotFoundError:
                return  # gone since it was listed
            except OSError as error:
                self.problems.append(_told(path, error))
                return
            with opened:
                yield from self._folder(opened, path, depth)

    def _story(self, opened: Folder, name: str, folder: str) -> Found | None:
        """Look at the story in a folder that was listed just now; `name` leads to it from one that is open."""
        path = f"{folder}/{STORY}"
        try:
            facts = opened.look(name + STORY)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.problems.append(_told(path, error))
            return None
        if stat.S_ISREG(facts.st_mode) and not entries.is_link(facts):
            return Found(path, facts.st_mtime_ns, facts.st_size, facts.st_ino & WHOLE, _mark_in(opened, name))
        if entries.is_link(facts):
            self.problems.append(shelf_problems.link(path))
        else:
            self.problems.append(shelf_problems.not_a_file(path))
        return None


def stays_inside(path: str) -> bool:
    """Tell whether a path names something that may lie in a library and that Git can keep on every system."""
    parts = path.split("/")
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return {"", ".", ".."}.isdisjoint(parts) and "\\" not in path and parts[0].lower() != ".git"


def read_bytes(library: Path, path: str, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file of the library; raises KnownError when it is away, behind a link, no file, or locked.

    Of a file that is bigger than `most` (by default too big for a story) only the beginning is read, enough to see that
    it is.
    """
    try:
        return entries.read(library, path, most)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise shelf_problems.as_error(shelf_problems.vanished(path)) from error
    except (OSError, ValueError) as error:
        raise shelf_problems.as_error(_told(path, error)) from error


def read_whole(library: Path, path: str, most: int = LARGEST) -> bytes:
    """Return all bytes of a file of the library; raises KnownError like `read_bytes`, and for one bigger than `most`."""
    raw = read_bytes(library, path, most)
    if len(raw) > most:
        raise shelf_problems.as_error(shelf_problems.too_big(path))
    return raw


def lies_inside(library: Path, place: Path) -> bool:
    """Tell whether a place really lies in a library, with every link on the way followed: whether a desk does, say.

    Nothing that lies in a library is opened on the strength of this; that goes through `kb.base.entries`.
    """
    try:
        return place.resolve().is_relative_to(library.resolve())
    except (OSError, RuntimeError, ValueError):
        return False  # a link to itself, or a name with a null character


def strange_entries(library: Path, folder: str) -> list[Problem]:
    """Return a problem for everything in a folder that is neither a plain file nor a folder of the library."""
    try:
        found = entries.listed(library, folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        return [_told(folder, error)]
    strange = []
    for entry in found:
        path = _shown(f"{folder}/{entry.name}")
        if entry.is_link:
            strange.append(shelf_problems.link(path))
        elif not entry.is_file and not entry.is_folder:
            strange.append(shelf_problems.not_a_file(path))
    return strange


def outline(library: Path, path: str) -> Iterator[str]:
    """Yield what the disk tells of a file, or of the entries of a folder, without reading any of them."""
    try:
        entry = entries.look(library, path)
        if entry is None:
            yield f"{path} -\n"
            return
        for one in entries.listed(library, path) if entry.is_folder else [entry]:
            yield f"{one.name}\0{one.facts.st_mtime_ns} {one.facts.st_size} {one.facts.st_ino}\n"
    except OSError:
        yield f"{path} -\n"


def belongings(library: Path) -> Iterator[str]:
    """Yield the files that are the library's own and may be remembered and shared, as relative paths.

    Anything else that lies in the folder (an interview beside its story, a private list) is left alone: nobody said
    that it may be shared. Nor is anything that lies behind a link, be it the file, its folder, or one above.
    """
    for entry in entries.listed(library, ""):
        if entry.name in _OWN_FILES and entry.is_file:
            yield entry.name
    for top in _OWN_FOLDERS:
        yield from _belongings(library, top)


def _belongings(library: Path, folder: str) -> Iterator[str]:
    try:
        found = entries.listed(library, folder)
    except OSError:
        return
    for entry in found:
        path = f"{folder}/{entry.name}"
        if entry.is_file and _is_own(path) and _speakable(path):
            yield path
    for entry in found:
        if entry.is_folder and not entry.name.startswith((".", "__")):
            yield from _belongings(library, f"{folder}/{entry.name}")


def _is_own(path: str) -> bool:
    *folders, name = path.split("/")
    if name == ".gitkeep":
        return True
    if name.startswith(".") or name.endswith((SUFFIX, "~")):
        return False
    if folders[0] != STORIES:
        return name.endswith((".md", ".yaml"))
    return (
        name in {STORY, WAITING}
        or (folders[-1] == NOTES and is_note(name))
        or ("media" in folders and not name.endswith(".py"))
    )


def notes_mark(top: Path, folder: str) -> int:
    """Return a number that changes whenever a file of notes comes, changes or goes; 0 where there is none.

    The time of the folder would be cheaper, but an editor that writes into a file leaves it as it was.
    """
    try:
        with entries.inside(top, folder) as opened:
            return _mark_of(opened)
    except OSError:
        return 0


def _mark_in(opened: Folder, name: str) -> int:
    """Return the mark of the notes in a folder that was listed just now; most have none, so there is nothing to open."""
    try:
        facts = opened.look(name + NOTES)
        if entries.is_link(facts):
            return 1  # it is not followed, only told
        if not name:
            with opened.inner(NOTES) as notes:
                return _mark_of(notes)
        with opened.inner(name[:-1]) as story, story.inner(NOTES) as notes:
            return _mark_of(notes)
    except OSError:
        return 0


def _mark_of(opened: Folder) -> int:
    names = sorted((entry for entry in opened.entries() if is_note(entry.name)), key=lambda entry: entry.name)
    facts = list(entries.facts_of(names))
    if not facts:
        return 0
    lines = [f"{name}\0{fact.st_mtime_ns} {fact.st_size} {fact.st_ino}\n" for name, fact in facts]
    mark = hashlib.blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=8)
    return int.from_bytes(mark.digest(), "big") & WHOLE | 1


def is_note(name: str) -> bool:
    """Tell whether a file is meant as a note, by its name."""
    return name.endswith(NOTE_END) and not name.startswith(".")


def _speakable(path: str) -> bool:
    """Names that are no text in any language (bytes of an older encoding) can be kept neither by Git nor in lists."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()


def _told(path: str, error: Exception) -> Problem:
    """Say what is wrong with what lies at a path."""
    if isinstance(error, LinkError):
        return shelf_problems.link(_shown(path))
    if isinstance(error, NotPlainError):
        return shelf_problems.not_a_file(_shown(path))
    return shelf_problems.unreadable(_shown(path), error)
