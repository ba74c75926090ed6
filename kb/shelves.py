"""Finding the story files of a library on disk: fast for thousands, and never led outside by what lies there.

Only regular files named `story.md` are stories. Links are not followed out of the library, folders are not followed at
all through links, and pipes or devices are never opened: a library may come from somebody else.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kb import shelf_problems
from kb.atomic import SUFFIX
from kb.front_matter import MAX_BYTES
from kb.problems import Problem

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
NOTE_END: Final = ".json"
WHOLE: Final = 2**63 - 1  # what a database keeps of an identity; some disks have longer ones
# Opening a pipe would wait for a writer for ever; a link that appears between look and open is refused.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


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
        self._base = f"{library}{os.sep}"  # joined as text: a Path for each of ten thousand files would show
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[Found]:
        self.problems = []
        yield from self._folder(STORIES, 0)

    def one(self, folder: str) -> Found | None:
        """Look at a single story folder such as "stories/an/anak-jalanan"."""
        return self._story(folder)

    def _folder(self, folder: str, depth: int) -> Iterator[Found]:
        try:
            with os.scandir(self._base + folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(shelf_problems.unreadable(_shown(folder), error))
            return
        for entry in inside:
            if entry.name.startswith("."):
                continue
            path = f"{folder}/{entry.name}"
            if entry.is_symlink():
                self.problems.append(shelf_problems.link(_shown(path)))
            elif entry.is_dir(follow_symlinks=False):
                yield from self._below(path, depth + 1)
            elif entry.name.endswith(".md") and entry.name != "README.md":
                self.problems.append(shelf_problems.stray(_shown(path)))

    def _below(self, path: str, depth: int) -> Iterator[Found]:
        """A folder with a story is that story's own; any other may be a shelf."""
        if not _speakable(path):
            self.problems.append(shelf_problems.unspeakable(_shown(path)))
            return
        known = len(self.problems)
        found = self._story(path)
        if found:
            yield found
        elif len(self.problems) == known and depth < _DEEPEST:
            yield from self._folder(path, depth)

    def _story(self, folder: str) -> Found | None:
        path = f"{folder}/{STORY}"
        place = self._base + path
        try:
            facts = os.lstat(place)
            if stat.S_ISLNK(facts.st_mode):
                if not lies_inside(self._library, Path(place)):
                    self.problems.append(shelf_problems.link(path))
                    return None
                facts = Path(place).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            self.problems.append(shelf_problems.unreadable(path, error))
            return None
        if not stat.S_ISREG(facts.st_mode):
            self.problems.append(shelf_problems.not_a_file(path))
            return None
        return Found(
            path, facts.st_mtime_ns, facts.st_size, facts.st_ino & WHOLE, notes_mark(f"{self._base}{folder}/{NOTES}")
        )


def read_bytes(library: Path, path: str) -> bytes:
    """Return the bytes of a file of the library; raises KnownError when it is away, outside, no file, or locked.

    Of a file that is too big for a story only the beginning is read, enough to see that it is.
    """
    place = library / path
    try:
        if not lies_inside(library, place):
            raise shelf_problems.as_error(shelf_problems.link(path))
        handle = os.open(place.resolve() if place.is_symlink() else place, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise shelf_problems.as_error(shelf_problems.not_a_file(path))
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise shelf_problems.as_error(shelf_problems.vanished(path)) from error
    except (OSError, ValueError) as error:
        raise shelf_problems.as_error(shelf_problems.unreadable(path, error)) from error


def lies_inside(library: Path, place: Path) -> bool:
    """Tell whether a place really lies in the library, with every link on the way followed."""
    try:
        return place.resolve().is_relative_to(library.resolve())
    except (OSError, RuntimeError, ValueError):
        return False  # a link to itself, or a name with a null character


def strange_entries(library: Path, folder: str) -> list[Problem]:
    """Return a problem for everything in a folder that is neither a plain file nor a folder of the library."""
    found = []
    try:
        if (library / folder).is_symlink():
            return [shelf_problems.link(folder)]
        with os.scandir(library / folder) as entries:
            for entry in entries:
                path = _shown(f"{folder}/{entry.name}")
                if entry.is_symlink():
                    found.append(shelf_problems.link(path))
                elif not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
                    found.append(shelf_problems.not_a_file(path))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        return [shelf_problems.unreadable(folder, error)]
    return found


def outline(place: Path) -> Iterator[str]:
    """Yield what the disk tells of a file, or of the entries of a folder, without reading any of them."""
    try:
        entries = [place] if not place.is_dir() else sorted(place.iterdir())
        for entry in entries:
            facts = entry.lstat()
            yield f"{entry.name}\0{facts.st_mtime_ns} {facts.st_size} {facts.st_ino}\n"
    except OSError:
        yield f"{place.name} -\n"


def belongings(library: Path) -> Iterator[str]:
    """Yield the files that are the library's own and may be remembered and shared, as relative paths.

    Anything else that lies in the folder (an interview beside its story, a private list) is left alone: nobody said
    that it may be shared.
    """
    for file in sorted(library.iterdir()):
        if file.name in _OWN_FILES and file.is_file() and not file.is_symlink():
            yield file.name
    for top in _OWN_FOLDERS:
        for place, folders, files in os.walk(library / top):
            folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
            below = Path(place).relative_to(library)
            for name in sorted(files):
                path = (below / name).as_posix()
                if _is_own(path) and _speakable(path) and not Path(place, name).is_symlink():
                    yield path


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


def notes_mark(folder: str) -> int:
    """Return a number that changes whenever a file of notes comes, changes or goes; 0 where there is none.

    The time of the folder would be cheaper, but an editor that writes into a file leaves it as it was.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry for entry in entries if is_note(entry.name)), key=lambda entry: entry.name)
            facts = [(entry.name, entry.stat(follow_symlinks=False)) for entry in names]
        if stat.S_ISLNK(os.lstat(folder).st_mode):
            return 1  # it is not followed, only told
    except OSError:
        return 0
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
