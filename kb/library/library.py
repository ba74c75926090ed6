"""A library: a folder of plain text that outlives this program, opened, read, checked, and written with care.

A library object belongs to one thread; opening another on the same folder is cheap. Vocabulary, organisations and people
are read once, when first asked for: open the library again after they changed.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kb.base import atomic, entries, folders
from kb.base.entries import LinkError
from kb.base.problems import KnownError, Problem
from kb.layout import library_problems, shelves
from kb.layout.history_state import unfinished
from kb.layout.library_file import NAME, LibraryInfo, about_bytes, read_about, slug
from kb.layout.organisation import Organisation, Person
from kb.layout.shipped_folder import shipped_library
from kb.library.commit_reason import CommitReason
from kb.library.held_back import held_problems
from kb.library.kept_beside import beside_problems
from kb.library.library_parts import VOCABULARY, LibraryParts
from kb.library.story_saver import adopt, save_story
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
        adopt(self, author)

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
        try:
            return save_story(
                self,
                file,
                author,
                deed,
                base=base,
                media=media,
                replacing=replacing,
                decisions=decisions,
                beside=beside,
                words_of=words_of,
            )
        except OSError as error:
            if atomic.refuses_writing(error):
                self._writable, self._tried = False, time.monotonic()
            raise atomic.told(error, self.folder / file.path) from error

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
