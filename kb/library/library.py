"""A library: a folder of plain text that outlives this program, opened, read, checked, and written with care.

A library object belongs to one thread; opening another on the same folder is cheap. Vocabulary, organisations and people
are read once, when first asked for: open the library again after they changed.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kb.base import atomic, entries, folders
from kb.base.entries import LinkError
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.layout import library_problems, shelves
from kb.layout.history_state import unfinished
from kb.layout.library_file import NAME, LibraryInfo, about_bytes, read_about, slug
from kb.layout.organisation import Organisation, Person
from kb.layout.shipped_folder import shipped_library
from kb.library.checked import Checked
from kb.library.commit_reason import CommitReason
from kb.library.held_back import held_problems, keep_held
from kb.library.kept_beside import beside_problems
from kb.library.library_parts import VOCABULARY, LibraryParts
from kb.story.author import Author
from kb.story.story_card import Change
from kb.story.story_file import StoryFile, story_path
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kb.gate import Decisions
    from kb.history.history import History
    from kb.library.clearance import Clearance
    from kb.library.library_writer import LibraryWriter

_TRY_AGAIN: Final = 0.1  # seconds after which a library that could not be written to is tried again
_VAULT: Final = "vault-"  # the codes of a private store that is locked or damaged
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


class Library:
    """One library folder; make one with `open` or `create`."""

    def __init__(self, folder: Path, about: LibraryInfo, problems: list[Problem]) -> None:
        self.folder = folder
        self.about = about
        self._about_problems = problems
        self._writable: bool | None = None
        self._tried = 0.0

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open a library; raises KnownError when there is none at `folder` or it may not be read.

        A library whose `library.yaml` is missing or broken opens all the same, with a Problem. Nothing is written, except
        that an erasing from the history that was interrupted is finished or taken back.
        """
        place = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would hide the name a person knows a link by
        _must_be_library(place)
        if unfinished(place):
            # Rarely wanted, and the vault and the gate come with it.
            from kb.history.history_exchange import settle  # noqa: PLC0415

            settle(place)
        about, problems = read_about(place)
        return cls(place, about, problems)

    @classmethod
    def create(
        cls, folder: Path, title: str, author: Author, *, languages: tuple[str, ...] = ("id", "en")
    ) -> "Library":
        """Make an empty library with the shipped vocabulary and the beginning of a history; raises KnownError.

        It appears whole or not at all, and never over something that is already there.
        """
        named = title.strip() or folder.name
        words = sorted(file.name for file in (shipped_library() / VOCABULARY).glob("*.yaml"))
        with atomic.new_folder(folder) as beside:
            about = LibraryInfo(
                id=slug(named),
                title=named,
                languages=languages,
                stewards=(author,) if author.name else (),
                vocabulary_version=read_about(shipped_library())[0].vocabulary_version,
            )
            made = cls(beside, about, [])
            door, writer = made.clearance, made.writer
            writer.put(door.built_in(f"{shelves.STORIES}/.gitkeep"))  # Git keeps no empty folders
            for name in words:
                writer.put(door.shipped(f"{VOCABULARY}/{name}"))
            writer.put(door.page(NAME, about_bytes(about)))
            made.adopt(author)
            made.close()
        return cls.open(folder)

    @property
    def about_trouble(self) -> KnownError | None:
        """Why `library.yaml` could not be read just now, None when it could or is not there; `about` is a stand-in then."""
        if any(one.code == "unreadable" for one in self._about_problems):
            self.about, self._about_problems = read_about(self.folder)  # the disk may be well again
        found = next((one for one in self._about_problems if one.code == "unreadable"), None)
        return KnownError(found.what, found.remedy, code=found.code) if found else None

    @cached_property
    def parts(self) -> LibraryParts:
        """Vocabulary, organisations and people with what is wrong with them, read when first asked for."""
        return LibraryParts(self.folder)

    @property
    def vocabulary(self) -> Vocabulary:
        """The library's own words, or the shipped ones where it has none."""
        return self.parts.vocabulary

    @cached_property
    def regions(self) -> Regions:
        """The provinces and regencies of Indonesia."""
        return Regions()

    @cached_property
    def history(self) -> "History":
        """The library's memory; `history.exists` is False for a folder that has none yet."""
        # Git's engine takes a tenth of a second to load, which a reader need not wait for.
        from kb.history.history import History  # noqa: PLC0415

        return History(self.folder)

    @cached_property
    def clearance(self) -> "Clearance":
        """The door through which everything goes that is written here; see `kb.library.clearance`."""
        # The gate takes a quarter of a second to load, which a reader need not wait for.
        from kb.library.clearance import Clearance  # noqa: PLC0415

        return Clearance(self.folder)

    @cached_property
    def writer(self) -> "LibraryWriter":
        """The hand that writes here, and takes only what went through that door."""
        from kb.library.library_writer import LibraryWriter  # noqa: PLC0415  for the same reason

        return LibraryWriter(self.folder, self.history)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here, found out by trying once: rights on paper say little on shared disks."""
        if self._writable is None or (not self._writable and time.monotonic() > self._tried + _TRY_AGAIN):
            self._tried = time.monotonic()
            try:
                atomic.try_writing(self.folder)
                self._writable = True
            except OSError as error:
                # A disk that is full or fails says so itself, and may be well again the next moment.
                self._writable = not atomic.refuses_writing(error)
        return not self._writable

    def stage_of(self, heading: str) -> str | None:
        """Return the stage of the helping process that a heading names."""
        return self.vocabulary.stage_of(heading)

    def story_files(self) -> Iterator[Path]:
        """Yield the story files, in the order of their paths."""
        for found in shelves.Shelves(self.folder):
            yield self.folder / found.path

    def path_of(self, story_id: str) -> Path:
        """Return the file of a story: where it lies, even on a wrong shelf; for a new story, where it belongs."""
        usual = self.folder / story_path(story_id) if _SLUG.fullmatch(story_id) else None
        if usual and self.is_file(usual):
            return usual
        for found in shelves.Shelves(self.folder):
            if found.path.split("/")[-2] == story_id:
                return self.folder / found.path
        if usual is None:
            raise library_problems.unknown_story(story_id)
        return usual

    def relative(self, path: Path | str) -> str:
        """Return a path as the library's lists write it: relative, with forward slashes."""
        place = Path(path)
        return (place.relative_to(self.folder) if place.is_absolute() else place).as_posix()

    def is_there(self, path: Path | str) -> bool:
        """Tell whether anything lies at a path, be it a link. Never raises."""
        return entries.is_there(self.folder, self.relative(path))

    def is_file(self, path: Path | str) -> bool:
        """Tell whether a plain file lies at a path, that no link leads to. Never raises."""
        return entries.is_file(self.folder, self.relative(path))

    def read_path(self, path: Path | str) -> StoryFile:
        """Read a story file; raises KnownError when it is gone, outside the library or no file.

        What is wrong inside it is in the `problems` of what is returned.
        """
        name = self.relative(path)
        return StoryFile.parse(shelves.read_bytes(self.folder, name), name)

    def read(self, story_id: str) -> StoryFile:
        """Read a story by its id; raises KnownError like `read_path`."""
        return self.read_path(self.path_of(story_id))

    def organisations(self) -> Mapping[str, Organisation]:
        """Return the organisations by id."""
        return self.parts.organisations

    def people(self) -> Mapping[str, Person]:
        """Return the people by id."""
        return self.parts.people

    def problems(self) -> list[Problem]:
        """Return what is wrong with the library itself; the catalogue knows what is wrong with its stories."""
        own = (
            *self._about_problems,
            *library_problems.moved_aside(self.folder),
            *held_problems(self.folder),
            *beside_problems(self.folder),
        )
        return [*own, *self.parts.problems()]

    def adopt(self, author: Author) -> None:
        """Begin the history of a library that has none; raises KnownError where it cannot be begun."""
        if self.history.exists:
            return
        hand = self.clearance.hand(author)
        try:
            if not self.is_there(".gitattributes"):
                self.writer.put(self.clearance.built_in(".gitattributes"))
            self.history.init()
            paths = tuple(shelves.belongings(self.folder))
            self.writer.remember(let_in(self, paths), CommitReason.BEGUN, hand)
        except OSError as error:
            raise atomic.told(error, self.folder) from error
        self.history.refresh_index()

    def save(  # noqa: PLR0913  what is written, by whom, on top of what, with what, in whose place
        self,
        file: StoryFile,
        author: Author,
        deed: CommitReason = CommitReason.SAVED,
        *,
        base: StoryFile | None,
        media: Mapping[str, bytes] = MappingProxyType({}),
        replacing: StoryFile | None = None,
        decisions: "Decisions | None" = None,
        beside: Iterable[str] = (),
        words_of: Author | None = None,
    ) -> Change:
        """Write a story past the gate; `base` is the file as it was read, None for a new story.

        A signed one is remembered with whoever saved it, one that waits or was returned is not (see
        `kb.library.library_writer`). `decisions` are what its author said of its words; `beside` are files that lie with it
        already and become part of the history with it; `words_of` is whoever wrote them, where `author` only signs.

        `media` are new pictures for its folder "media", by name; they are there before the story that shows them.
        `replacing` is a file that this one stands for from now on: it goes as soon as this one is there.
        Raises StoppedError when it may not be there, KnownError, with nothing overwritten, when the file on disk is no
        longer `base`, or cannot be written.
        """
        with self._disk_told(file.path):
            _must_be_a_story(self, file)
            hand = self.clearance.hand(author)
            hands = hand, self.clearance.hand(words_of) if words_of else hand
            known = self.history.exists and self.history.raw_at(file.path) is not None
            checked = self.clearance.story(file, decisions, standing=known)
            pictures = _checked_pictures(self, file.path, media)
            with self.writer.turn():
                before = _must_still_be(self, file.path, base)
                if replacing is not None:
                    _must_still_be(self, replacing.path, replacing)
                if (before == file.raw and not media and not replacing) or file.story is None:
                    return Change()
                # What is withdrawn does not enter the history on its way out, nor does a history begin with it.
                going = deed is CommitReason.WITHDRAWN
                trouble = None if going else _remember_before(self, file.path, author)
                for picture in pictures:
                    _put_picture(self, picture)
                place = self.writer.put(checked, before)
                gone = [self.clearance.gone(replacing.path)] if replacing else []
                try:
                    self.writer.remove(*gone, base=replacing.raw if replacing else None)
                except OSError as error:
                    raise library_problems.saved_not_cleared(atomic.told(error, self.folder / gone[0].name)) from error
                if self.history.exists or not going:
                    trouble = _remember(self, [*pictures, checked, *gone], beside, deed, hands) or trouble
            if trouble:
                raise library_problems.saved_without_history(trouble)
            old = base.story.id if base and base.story else ""
            if old == file.story.id or place.name == shelves.WAITING:
                return Change(changed=(file.story.id,))
            return Change(added=(file.story.id,), removed=(old,) if old else ())

    @contextmanager
    def _disk_told(self, path: str) -> Iterator[None]:
        """Say what a disk refuses as a sentence, and remember that it refuses."""
        try:
            yield
        except OSError as error:
            if atomic.refuses_writing(error):
                self._writable, self._tried = False, time.monotonic()
            raise atomic.told(error, self.folder / path) from error

    def close(self) -> None:
        """Let go of open files."""
        if "history" in self.__dict__:
            self.history.close()


def _must_be_library(place: Path) -> None:
    """Raise KnownError, with a remedy, for everything that is no library."""
    try:
        if not place.exists():
            raise library_problems.missing_folder(place)
        if not place.is_dir():
            raise library_problems.not_a_folder(place)
        with os.scandir(place):
            pass
        if not entries.is_there(place, shelves.STORIES):
            raise library_problems.no_stories(place)
        with entries.inside(place, shelves.STORIES) as stories:
            next(stories.entries(), None)
    except LinkError as error:
        raise library_problems.stories_elsewhere(place) from error
    except NotADirectoryError as error:
        raise library_problems.no_stories(place) from error
    except OSError as error:
        raise library_problems.closed_folder(place, error) from error
    if any(shelves.lies_inside(place, private) for private in (folders.desk(), folders.cache())):
        raise library_problems.private_inside(place)


def remember_present(
    library: Library, paths: Iterable[str], author: Author, deed: CommitReason = CommitReason.FROM_ELSEWHERE
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


def _is_new(library: Library, path: str) -> bool:
    return library.is_file(path) and library.history.raw_at(path) != shelves.read_bytes(
        library.folder, path, shelves.LARGEST
    )


def let_in(library: Library, paths: Iterable[str]) -> list[Checked]:
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


def _checked_pictures(library: Library, path: str, media: Mapping[str, bytes]) -> list[Checked]:
    folder = f"{path.rpartition('/')[0]}/media"
    for name in media:
        if Path(name).name != name or name.startswith("."):
            raise library_problems.not_a_place(name)
    return [library.clearance.picture(f"{folder}/{name}", data) for name, data in media.items()]


def _put_picture(library: Library, picture: Checked) -> None:
    """Write a picture into the story's folder, never over one that is there."""
    if not library.is_there(picture.name):
        library.writer.put(picture, None)
    elif shelves.read_bytes(library.folder, picture.name, len(picture.data)) != picture.data:
        raise library_problems.already_there(picture.name)


def _must_be_a_story(library: Library, file: StoryFile) -> None:
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


def _must_still_be(library: Library, path: str, base: StoryFile | None) -> bytes | None:
    """Return the bytes on disk, if they are those that the writer started from; otherwise nothing may be written."""
    present = shelves.read_bytes(library.folder, path) if library.is_there(path) else None
    if base is None and present is not None:
        raise library_problems.already_there(path)
    if base is not None and present != base.raw:
        raise library_problems.changed_elsewhere(path)
    return present


def _remember_before(library: Library, path: str, author: Author) -> KnownError | None:
    home = str(PurePosixPath(path).with_name(shelves.STORY))
    return remember_present(library, (home, path), author)


def _remember(
    library: Library,
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
