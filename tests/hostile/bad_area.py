"""The place around a hostile library: what must not change, what must not be read, and what changes while we look."""

import contextlib
import errno
import os
import shutil
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

SECRET: Final = "RAHASIA-7f3a-DI-LUAR-PUSTAKA"
"""Stands in every file outside that a link may lead to: nothing of it may come anywhere."""


NEVER: Final = 10**18
"""The time at which a file that nobody may read was read last (in nanoseconds); later ones are of whoever did."""


class Area:
    """A folder with a library, documents to import, and a person's other files beside them."""

    def __init__(self, folder: Path, chance: Random, here: str) -> None:
        self.folder = folder
        self.chance = chance
        self.here = here
        self.library = folder / "pustaka"
        self.documents = folder / "dokumen"
        self.outside = folder / "luar"
        self.bait = self.outside / "b.png"
        self.kinds: list[str] = []
        self.linked: list[Path] = []  # files in the library that are files outside as well
        self._movers: list[Callable[[], None]] = []
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def fill(self) -> None:
        """Put the person's other files there."""
        for name in (
            ".bashrc",
            "b.png",
            "surat.md",
            "story.md",
            "catatan.json",
            "config",
            "HEAD",
            "hard",
            "library.yaml",
        ):
            place = self.outside / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"---\nid: rahasia\ntitle: {SECRET}\n---\n\n# {SECRET}\n", encoding="utf-8")
        (self.outside / "hard").write_text("[core]\n\tbare = false\n", encoding="utf-8")
        (self.outside / "folder" / "heads").mkdir(parents=True)
        (self.outside / "folder" / "story.md").write_text(f"---\nid: rahasia\ntitle: {SECRET}\n---\n", encoding="utf-8")
        self.documents.mkdir()

    def never_read(self) -> list[Path]:
        """Return the files outside that nobody may read; those of hard links lie in the library as well.

        None where the disk does not tell when a file was read.
        """
        probe = self.folder / "dibaca"
        probe.write_bytes(b"x")
        os.utime(probe, ns=(NEVER, probe.stat().st_mtime_ns))
        probe.read_bytes()
        told = probe.stat().st_atime_ns != NEVER
        probe.unlink()
        return [one for one in sorted(self.outside.rglob("*")) if one.is_file() and one.name != "hard"] if told else []

    def any_place(self) -> str:
        """Return a place in the library that the program may look at, there or not."""
        return self.chance.choice(PLACES)

    def cleared(self, path: str) -> Path:
        """Return a place of the library of which nothing is left, with the folders above it.

        Raises OSError where a link leads there: whoever prepares a library must not harm others by it either.
        """
        place = self.library / path
        above = [one for one in place.parents if one.is_relative_to(self.library)]
        if any(one.is_symlink() for one in above):
            raise OSError(errno.ELOOP, "a link leads there", str(place))
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def put(self, path: str, data: bytes) -> Path:
        """Put a file into the library in place of whatever lies there."""
        place = self.cleared(path)
        place.write_bytes(data)
        return place

    def mover(self, act: Callable[[], None]) -> None:
        """Have something done again and again while the library is open."""
        self._movers.append(act)

    @property
    def moving(self) -> bool:
        """Whether others write while the library is open."""
        return bool(self._movers)

    def begin(self) -> None:
        """Begin with what is done all the time."""
        for act in self._movers:
            thread = threading.Thread(target=self._repeat, args=(act,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def end(self) -> None:
        """Be done with it."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _repeat(self, act: Callable[[], None]) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(OSError):
                act()
            time.sleep(0.003)


PLACES: Final = (
    "library.yaml", "vocabulary", "vocabulary/issue.yaml", "vocabulary/aneh.yaml", "organisations", "organisations/rumah-kita.md",
    "people", "people/sri.md", "stories/an", "stories/an/anak-jalanan", "stories/an/anak-jalanan/story.md", "stories/zz",
    "stories/an/anak-jalanan/waiting.md", "stories/an/anak-jalanan/notes", "stories/an/anak-jalanan/notes/aneh.json",
    "stories/an/anak-jalanan/media", "stories/an/anak-jalanan/media/peta.png", "stories/bu/buruh-migran/story.md",
    "stories/bu/buruh-migran/media/foto.jpg", "stories/bu/buruh-migran/notes", "stories/ka/kader-lansia", "stories/zz/zz/story.md",
    "stories/ru/rumah-singgah/story.md", ".review", ".review/rumah-singgah", ".review/anak-jalanan", ".review/anak-jalanan/notes",
    ".git", ".git/HEAD", ".git/config", ".git/index", ".git/objects", ".git/objects/pack", ".git/objects/info/alternates",
    ".git/refs", ".git/refs/heads", ".git/refs/heads/main", ".git/logs", ".git/logs/HEAD", ".git/packed-refs", ".git/info/exclude",
    ".git/commondir", ".git/shallow", ".git/hooks", ".gitattributes", ".gitignore", ".gitmodules", "README.md", "pustaka.md",
)  # fmt: skip


def facts_below(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return what can be told of everything below a folder: rights, size, times and bytes; links as links."""
    found: dict[str, tuple[object, ...]] = {}
    for place in (folder, *sorted(folder.rglob("*"))):
        one = place.lstat()
        plain = stat.S_ISREG(one.st_mode)
        data = place.read_bytes() if plain and one.st_size < 1_000_000 else b""
        target = str(place.readlink()) if stat.S_ISLNK(one.st_mode) else ""
        # Of what a hard link joins, the number of names changes with the library, and so does the time of that change.
        found[str(place.relative_to(folder))] = (one.st_mode, one.st_size, one.st_mtime_ns, one.st_uid, target, data)
    return found
