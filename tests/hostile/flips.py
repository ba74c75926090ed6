"""Flips bits in the history, the catalogue and the index of a library and looks for answers that are wrong and stay.

    python -m tests.hostile.flips [HOW MANY]        dev.py flips

After each flip the program starts twice over the damaged files, as it does every day, with the look for damage that goes
on in the background. Then everything is asked, and compared with what is told of a library that nobody damaged:

- catalogue and index can be made again, so every answer has to be right;
- history cannot, so an answer is right, or an error with words, or missing while `check` says that something is wrong;
  and what is saved on top of the damage is either remembered to the byte or told not to be.
"""
# ruff: noqa: T201

import contextlib
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

import pygit2

from index.answer.search import SearchIndex
from index.engine.index_home import search_folder
from index.upkeep.refresh import bring_up_to_date
from index.values.request_results import Request, Results
from kb.base import folders
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.erasure.history_check import check_history
from kb.history.history import History
from kb.library.library import Library
from kb.story.story_file import StoryFile
from tests.kb.shelf import SITI, commit, new_library, put_story

_MANY: Final = 1_000
STORIES: Final = ("anak-jalanan", "buruh-migran", "kader-lansia", "rumah-singgah")
_QUESTIONS: Final = (
    Request(text="anak jalanan"), Request(text="kami mendengarkan"), Request(text="“tetangga menengok”"), Request(text="kad*"),
    Request(sort="newest"), Request(ticks={"issue": frozenset({"isu.anak-jalanan"})}), Request(text="tahun:1999"), Request(text="-pasar"),
)  # fmt: skip
_BODIES: Final = (
    "Kami mendengarkan anak jalanan di pasar.\n\n## Asesmen\n\nPelan-pelan.\n", "Ibu pulang dari Malaysia. Tetangga menengok.\n",
    "Kader menyapa lansia.\n\n## Aksi\n\nTetangga menengok tetangga.\n", "Anak-anak belajar di rumah singgah.\n\n- satu\n- dua\n",
)  # fmt: skip


class Subject(Protocol):
    """What bits are flipped in."""

    name: str

    def files(self) -> list[Path]: ...
    def restore(self) -> None: ...
    def wrong(self) -> str:
        """Start over what is there now; return what is wrong and stays, empty for nothing."""


class MadeAgain:
    """Catalogue and index: made from the stories, and made again from them when they are damaged."""

    def __init__(self, library: Library, kept: Path, name: str, inside: Callable[[Path], bool]) -> None:
        self.name = name
        self._library, self._inside = library, inside
        self._cache = folders.cache_of(library.folder)
        self._start(fully=True)
        self.truth = self._answers()
        self._kept = kept / name
        shutil.copytree(self._cache, self._kept)
        self.healed = 0

    def files(self) -> list[Path]:
        return [
            file
            for file in sorted(self._cache.rglob("*"))
            if file.is_file() and file.stat().st_size and self._inside(file)
        ]

    def restore(self) -> None:
        shutil.rmtree(self._cache)
        shutil.copytree(self._kept, self._cache)

    def wrong(self) -> str:
        for _ in range(2):
            self._start(fully=True)
        found = self._answers()
        different = [number for number, (one, other) in enumerate(zip(found, self.truth, strict=True)) if one != other]
        return f"answers {different} are wrong" if different else ""

    def _start(self, *, fully: bool) -> None:
        catalogue = Catalogue(folders.catalogue_of(self._library.folder), folders.desk())
        try:
            bring_up_to_date(self._library, catalogue, self._cache, looking=float("inf") if fully else 0.2)
        finally:
            catalogue.close()

    def _answers(self) -> list[object]:
        catalogue = Catalogue(folders.catalogue_of(self._library.folder), folders.desk())
        index = SearchIndex.open(self._cache, self._library.vocabulary, self._library.regions)
        try:
            found = [index.search(question) for question in _QUESTIONS]
            told = [
                (one.total, list(one.ids), one.facets, one.years, [hit.excerpt for hit in one.hits])
                for one in found
                if isinstance(one, Results)
            ]
            ids = [card.id for card in catalogue.all_cards()]
            return [
                *told, catalogue.all_cards(), catalogue.newest(5), catalogue.counts("issue"), catalogue.count(),
                [(catalogue.plain(name), catalogue.sections(name)) for name in ids], [catalogue.related(name) for name in ids],
                [one for one in catalogue.problems() if not one.code.startswith("catalogue-")], catalogue.pointed("concept", "story", "media"),
            ]  # fmt: skip
        finally:
            index.close()
            catalogue.close()


class Remembered:
    """A history: what is damaged in it cannot be made again, and must not be told wrongly."""

    name = "history"

    def __init__(self, library: Library, kept: Path) -> None:
        self._folder = library.folder
        self._kept = kept / "git"
        shutil.copytree(self._folder / ".git", self._kept)
        self._texts = {path: (self._folder / path).read_bytes() for path in _paths()}
        self._log, self._raw = self._told()

    def files(self) -> list[Path]:
        return [file for file in sorted((self._folder / ".git").rglob("*")) if file.is_file() and file.stat().st_size]

    def restore(self) -> None:
        for one in self._folder.iterdir():
            if one.name.startswith(".git") and one.is_dir():
                shutil.rmtree(one)
        shutil.copytree(self._kept, self._folder / ".git")
        for path, raw in self._texts.items():
            (self._folder / path).write_bytes(raw)

    def wrong(self) -> str:
        try:
            log, raw = self._told()
        except KnownError:
            log, raw = None, {}
        if log is not None:
            false = [one for one in log if one not in self._log]
            if false:
                return f"states that never were: {false[:2]}"
            if any(data is not None and data != self._raw[place] for place, data in raw.items()):
                return "texts that never were"
            short = log != self._log or any(raw.get(place) != data for place, data in self._raw.items())
            if short and not self._is_told():
                return f"{len(log)} of {len(self._log)} states, and nobody says so"
        return self._saved_on_top()

    def _told(self) -> tuple[list[object], dict[tuple[str, str], bytes | None]]:
        history = History(self._folder)
        try:
            log = history.log()
            states = [one.commit for one in log] if not hasattr(self, "_log") else [one.commit for one in self._log]
            return list(log), {(path, state): history.raw_at(path, state) for path in _paths() for state in states}
        finally:
            history.close()

    def _is_told(self) -> bool:
        for file in folders.cache_of(self._folder).glob("*"):
            if not file.is_dir():
                file.unlink()  # what was judged before would not be read again
        try:
            report = check_history(self._folder)
        except KnownError:
            return True
        with contextlib.closing(Library.open(self._folder)) as library:
            aside = any(one.code == "history-aside" for one in library.problems())
        return bool(report.unreadable or report.findings or aside)

    def _saved_on_top(self) -> str:
        """Save a story; then it is remembered as it is, or the save said that it is not."""
        with contextlib.closing(Library.open(self._folder)) as library:
            file = library.read(STORIES[0])
            new = StoryFile.parse(file.raw + b"\nLagi.\n", file.path)
            try:
                library.save(new, SITI, base=file)
            except KnownError:
                return ""
            if (self._folder / file.path).read_bytes() != new.raw:
                return "told as saved, and is not"
            trouble = any(one.code.startswith(("history", "saved-without")) for one in library.problems())
        with contextlib.closing(History(self._folder)) as history:
            try:
                remembered = history.raw_at(file.path)
            except KnownError:
                return ""
        return "" if remembered == new.raw or trouble or self._is_told() else "told as saved, and not remembered"


def _paths() -> list[str]:
    return [f"stories/{story[:2]}/{story}/story.md" for story in STORIES]


def subjects(folder: Path) -> Iterator[Subject]:
    """Make a library below a folder, and yield what bits are flipped in."""
    library = new_library(folder)
    for number, (story, body) in enumerate(zip(STORIES, _BODIES, strict=True)):
        put_story(library.folder, story, f"issues: [isu.anak-jalanan]\nperiod: {1998 + number}\n", body)
    commit(library.history, _paths(), "Satu", SITI)
    for story in STORIES[:2]:
        put_story(library.folder, story, "issues: [isu.lansia]\nperiod: 1999\n", "Lebih panjang.\n\n" + _BODIES[0])
        commit(library.history, _paths(), f"Ubah {story}", SITI)
    kept = folder / "disimpan"
    kept.mkdir()
    repository = pygit2.Repository(str(library.folder / ".git"))
    repository.pack()
    repository.free()
    put_story(library.folder, STORIES[3], "", "Terakhir.\n")
    commit(library.history, _paths(), "Terakhir", SITI)
    library.close()
    home = search_folder(folders.cache_of(library.folder))
    yield MadeAgain(library, kept, "catalogue", lambda file: file.name.startswith("catalogue.db"))
    yield MadeAgain(library, kept, "index", lambda file: file.is_relative_to(home))
    yield Remembered(library, kept)


def flip(file: Path, chance: random.Random) -> str:
    """Flip a bit of a file, more often near its beginning; return which."""
    raw = bytearray(file.read_bytes())
    at = chance.randrange(len(raw)) if chance.random() < 0.7 else chance.randrange(min(100, len(raw)))
    raw[at] ^= 1 << chance.randrange(8)
    mode = file.stat().st_mode
    file.chmod(mode | 0o200)
    file.write_bytes(bytes(raw))
    file.chmod(mode)
    return f"{file.name} at {at}"


def flipped(subject: Subject, many: int, seed: int) -> list[str]:
    """Flip so many bits, one at a time; return what was wrong and stayed."""
    chance = random.Random(f"{subject.name} {seed}")
    faults = []
    for _ in range(many):
        files = subject.files()
        file = chance.choices(files, [one.stat().st_size ** 0.4 for one in files])[0]
        where = flip(file, chance)
        try:
            wrong = subject.wrong()
        except Exception as error:  # noqa: BLE001  whatever is raised that has no words is a fault
            wrong = "".join(traceback.format_exception(error)[-5:])
        if wrong:
            faults.append(f"{subject.name}, {where}: {wrong}")
        subject.restore()
    return faults


def main(arguments: Sequence[str]) -> int:
    """Flip as many bits as are wished for, and print what stayed wrong; 1 when anything did."""
    many = int(arguments[0]) if arguments else _MANY
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="pustaka-bit-") as place:
        os.environ["PUSTAKA_HOME"] = str(Path(place) / "rumah")
        (Path(place) / "rumah").mkdir()
        for subject in subjects(Path(place)):
            begun = time.monotonic()
            faults = flipped(subject, (many + 2) // 3, 1)
            found[subject.name] = len(faults)
            for fault in faults:
                print(fault, flush=True)
            print(
                f"{subject.name}: {(many + 2) // 3} bits in {time.monotonic() - begun:.0f} s, {len(faults)} wrong and stay",
                flush=True,
            )
    print(f"BAR flips.wrong {found.total()} 0 {'short' if found.total() else 'holds'}")
    return bool(found.total())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
