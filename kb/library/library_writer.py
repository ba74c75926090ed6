"""The only hand that writes below a library's folder and into its history; it takes nothing but what was checked.

What the history says of a change is one of a few fixed sentences and the id of the story: no title, no message, nobody's
words. A text enters the history when it is signed, and not before: a story that is submitted or was returned, a new
version that waits, their pictures and notes lie in the folder and are passed over here until the story is published.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Final

from kb.base import atomic, entries, file_exchange
from kb.base.file_lock import locked
from kb.base.folders import cache_of
from kb.base.problems import KnownError
from kb.layout import library_problems, shelves
from kb.library.checked import Checked, must_be
from kb.library.commit_reason import CommitReason
from kb.library.kept_beside import kept_beside
from kb.pictures.draft_pictures import named_in
from kb.story.author import Author, author_of_hand
from kb.story.story_file import StoryFile

if TYPE_CHECKING:
    from kb.history.history import History

_SIGNED: Final = frozenset({"published", "withdrawn"})
_MEDIA: Final = "media"
BEGUN: Final = "writing.begun"
"""The file in the cache of a library that is there while somebody writes."""


class LibraryWriter:
    """Writes one library; like the library it belongs to one thread."""

    def __init__(self, folder: Path, history: "History") -> None:
        self._folder = folder
        self._history = history
        self._turns = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Let the programs of one computer take turns, so that none writes between another's look and its writing.

        While it lasts a file in the cache says so; it outlives only a program that was killed (see `kb.library.leftovers`).

        Whoever has the turn may ask for it again. Raises KnownError when another program keeps it for too long.
        """
        with ExitStack() as held:
            if not self._turns and not self._folder.name.endswith(atomic.SUFFIX):  # a new library is nobody else's yet
                cache = atomic.make_folder(cache_of(self._folder))
                held.enter_context(locked(cache / "writing.lock"))
                held.callback((cache / BEGUN).unlink, missing_ok=True)
                atomic.make_file(cache / BEGUN)
            self._turns += 1
            try:
                yield
            finally:
                self._turns -= 1

    def put(self, file: Checked, base: bytes | EllipsisType | None = ...) -> Path:
        """Write a file, whole or not at all, in the place of `base`; returns its place.

        `base` is what the writer has seen there, None for nothing; without one it is what stands there just now. What
        another program has put there since is never written over: KnownError is raised then, as for a place outside.
        Raises OSError.
        """
        checked = must_be(file, "file")
        path = checked.name
        self._must_lead_there(path)
        with self.turn():
            if path.startswith(f"{shelves.PRIVATE}/"):
                self._keep_private()
            there = self._raw(path) if isinstance(base, EllipsisType) else base
            try:
                with self._home_of(path, make=True) as (folder, name):
                    file_exchange.put(folder, name, checked.data, there)
            except file_exchange.OvertakenError as error:
                raise self._overtaken(path, there, error) from error
        return self._folder / path

    def remove(self, *files: Checked, base: bytes | None = None) -> None:
        """Take files away that may be gone already; an empty private folder goes with its last file.

        With a `base` only what still holds that; KnownError tells that another program has changed it. Raises OSError.
        """
        for file in files:
            path = must_be(file, "gone").name
            self._must_lead_there(path if base is not None else path.rpartition("/")[0], path)
            with self.turn():
                try:
                    with suppress(FileNotFoundError), self._home_of(path) as (folder, name):
                        file_exchange.take(folder, name, base)
                except file_exchange.OvertakenError as error:
                    raise self._overtaken(path, base, error) from error
            if path.startswith(f"{shelves.PRIVATE}/"):
                self._remove_empty(path.rpartition("/")[0])

    def remove_empty(self, folder: str) -> None:
        """Take a folder away that a story has left, and its shelf, where nothing is in them any more."""
        if "/" in folder:
            self._remove_empty(folder, folder.partition("/")[0])

    def settle_left(self) -> tuple[str, ...]:
        """Put right what programs that were killed while saving have left; returns the files that people see now.

        What stands in its place or in the history is removed, words that nobody else keeps get a name beside it and
        are told like those of two programs that wrote at once. Raises KnownError, OSError.
        """
        homes = {
            path.rpartition("/")[0]
            for path, entry in self._everything()
            if entry.is_file and entry.name.startswith(".") and entry.name.endswith(atomic.SUFFIX)
        }
        paths: list[str] = []
        with self.turn():
            for home in sorted(homes):
                above = f"{home}/" if home else ""

                def is_known(name: str, raw: bytes, above: str = above) -> bool:
                    return self._is_known(f"{above}{name}", raw)

                with (
                    suppress(entries.LinkError, FileNotFoundError, NotADirectoryError),
                    entries.inside(self._folder, home) as folder,
                ):
                    paths += (f"{above}{name}" for name in file_exchange.settle_left(folder, is_known))
        if paths:
            kept_beside(self._folder, paths)
        return tuple(paths)

    def remember(
        self, files: Iterable[Checked], deed: CommitReason, hand: Checked, words_of: Checked | None = None
    ) -> str | None:
        """Put files into the history, as far as they may be there yet; returns the commit, None if nothing differs.

        `words_of` is whoever wrote the words, where `hand` only brings them in.
        It is the bytes that were written, whatever another program has made of the file since; what was taken away or
        put into the place of a file as a link is left alone. Raises KnownError.
        """
        signer = _author(hand)
        author = _author(words_of) if words_of else signer
        wanted: dict[str, bytes | None] = {}
        given = list(files)
        homes = {_folder_of(file.name.split("/")) or "": _parsed(file) for file in given if _is_home(file)}
        for file in given:
            if file.what == "gone":
                path = must_be(file, "gone").name
                if not entries.is_file(self._folder, path):
                    wanted[path] = None
                continue
            checked = must_be(file, "file")
            if self._is_signed(checked.name, homes) and self._is_there(checked):
                wanted[checked.name] = checked.data
        if not wanted or not (self._history.exists or any(data is not None for data in wanted.values())):
            return None
        self._history.init()
        about = {found for path in wanted if (found := _story_of(path))}
        message = f"{deed.value}: {about.pop()}" if len(about) == 1 else deed.value
        return self._history.commit(wanted, message, author, signer)

    def _everything(self) -> Iterator[tuple[str, entries.Entry]]:
        """Yield what lies in the library, without Git's own."""
        for top in entries.listed(self._folder, ""):
            if not top.is_folder:
                yield top.name, top
            elif not top.name.startswith(".git"):
                yield from entries.below(self._folder, top.name)

    def _is_known(self, path: str, raw: bytes) -> bool:
        """Whether some bytes stand at a place now, or anywhere in the history."""
        try:
            if self._raw(path) == raw:
                return True
        except KnownError:
            return False
        return self._history.holds(raw)

    def _must_lead_there(self, path: str, told: str = "") -> None:
        """Raise KnownError where a file, or a folder on the way to it, is a link."""
        found = entries.look(self._folder, path) if path else None
        if found is not None and found.is_link:
            raise library_problems.not_a_place(told or path)

    @contextmanager
    def _home_of(self, path: str, *, make: bool = False) -> Iterator[tuple[entries.Folder, str]]:
        """Open the folder of a file and give it with the file's name; it stays that one, whatever its place becomes."""
        home, _, name = path.rpartition("/")
        try:
            opened = entries.inside(self._folder, home, make=make)
        except entries.LinkError as error:
            raise library_problems.not_a_place(path) from error
        with opened:
            yield opened, name

    def _raw(self, path: str) -> bytes | None:
        return shelves.read_bytes(self._folder, path) if entries.is_there(self._folder, path) else None

    def _overtaken(self, path: str, base: bytes | None, error: file_exchange.OvertakenError) -> KnownError:
        kept = list(error.kept)
        home = path.rpartition("/")[0]
        kept_beside(self._folder, [f"{home}/{name}" if home else name for name in kept])
        if base is None and not kept:
            return library_problems.already_there(path)
        return library_problems.changed_elsewhere(path, kept)

    def _is_there(self, checked: Checked) -> bool:
        return entries.is_file(self._folder, checked.name)

    def _is_signed(self, path: str, homes: dict[str, StoryFile | None]) -> bool:
        """Whether the text that this file is, or belongs to, has been signed (or stands where nobody need sign)."""
        parts = path.split("/")
        if parts[0] == shelves.PRIVATE or parts[-1] == shelves.WAITING:
            return False
        folder = _folder_of(parts)
        if folder is None:
            return True
        if folder not in homes:
            homes[folder] = self._home(folder)
        home = homes[folder]
        if home is None or home.story is None or home.story.status not in _SIGNED:
            return False
        if _MEDIA in parts and entries.is_there(self._folder, f"{folder}/{shelves.WAITING}"):
            return parts[-1] in named_in(home.body)  # the others are those of the version that waits
        return True

    def _home(self, folder: str) -> StoryFile | None:
        path = f"{folder}/{shelves.STORY}"
        try:
            return StoryFile.parse(shelves.read_bytes(self._folder, path), path)
        except KnownError:
            return None

    def _keep_private(self) -> None:
        if self._history.exists:
            self._history.exclude(f"/{shelves.PRIVATE}/")

    def _remove_empty(self, folder: str, top: str = "") -> None:
        while folder and folder != top:
            try:
                entries.remove_folder(self._folder, folder)
            except OSError:
                return  # something else is in it, or it is a link
            folder = folder.rpartition("/")[0]


def _is_home(file: Checked) -> bool:
    return (
        file.what == "file" and file.name.startswith(f"{shelves.STORIES}/") and file.name.endswith(f"/{shelves.STORY}")
    )


def _parsed(file: Checked) -> StoryFile | None:
    try:
        return StoryFile.parse(file.data, file.name)
    except KnownError:
        return None


def _author(hand: Checked) -> Author:
    checked = must_be(hand, "hand")
    return author_of_hand(checked.name, checked.data.decode())


def _folder_of(parts: list[str]) -> str | None:
    """Return the folder of the story that a file belongs to; None for files that belong to no story."""
    if parts[0] != shelves.STORIES or parts[-1] == ".gitkeep":
        return None
    for name in (_MEDIA, shelves.NOTES):
        if name in parts[1:-1]:
            return "/".join(parts[: parts.index(name, 1)])
    return "/".join(parts[:-1])


def _story_of(path: str) -> str:
    """Return the id of the story that a path speaks of: the name of its folder."""
    folder = _folder_of(path.split("/"))
    return folder.rpartition("/")[2] if folder else ""
