"""Use one program for long: many searches, saved stories and notes, and look whether memory and open files stay flat.

    python -m tests.hostile.soak [--searches 10000] [--stories 2000] [--notes 2000]

The library stays as large as it is, so that what grows is the program and not what it knows. After each of some rounds
memory and open files are noted; the slope is that of a line through the rounds after the first quarter.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from index.answer.search import SearchIndex
from index.upkeep.refresh import bring_up_to_date
from index.values.request_results import Request, Results
from kb.annotation.annotation import Annotation, new_id
from kb.base import folders
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from kb.library.shipped_copy import copy_shipped
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.story.author import Author

ROUNDS = 20
QUESTIONS = ("anak jalanan", "kader", "sekola", "psk", '"rumah singgah"', "menabug", "lansia desa", "tidakadadimanapun")
RATNA = Author("Ratna", "ratna@contoh.id")


@dataclass
class Soaked:
    """What was noted after each round."""

    memory: list[float]  # megabytes
    files: list[int]  # open descriptors
    seconds: float

    @property
    def slope(self) -> float:
        """Megabytes that each round adds, after the first quarter."""
        return _slope(self.memory[len(self.memory) // 4 :])

    @property
    def grown(self) -> float:
        """Megabytes that came on top between the first quarter and the end, along that line."""
        return self.slope * (len(self.memory) - len(self.memory) // 4 - 1)

    @property
    def files_grown(self) -> int:
        """Descriptors that are open at the end, and were not after the first quarter."""
        return self.files[-1] - self.files[len(self.files) // 4]


def _slope(values: Sequence[float]) -> float:
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    return sum((at - middle) * (value - mean) for at, value in enumerate(values)) / sum(
        (at - middle) ** 2 for at in range(len(values))
    )


def soak(searches: int, stories: int, notes: int) -> Soaked:
    """Do all of it in one process, in rounds; returns what was noted."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        os.environ["PUSTAKA_HOME"] = f"{place}/home"
        Path(place, "home").mkdir()
        program = _Program(copy_shipped(Path(place) / "Pustaka", RATNA))
        memory, files = [], []
        for number in range(ROUNDS):
            program.save(number, stories // ROUNDS)
            program.note(notes // ROUNDS)
            program.search(searches // ROUNDS)
            gc.collect()
            memory.append(int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6)
            files.append(sum(1 for _ in Path("/proc/self/fd").iterdir()))
        program.close()
    return Soaked(memory, files, time.monotonic() - begun)


class _Program:
    """What a window holds open of a library."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder)
        self.cache = folders.cache_of(folder)
        self.catalogue = Catalogue(folders.catalogue_of(folder))
        self.notes = Notes(self.library, folders.desk())
        self._update()
        self.index = SearchIndex.open(self.cache, self.library.vocabulary, self.library.regions)
        self.ids = [card.id for card in self.catalogue.all_cards()]

    def save(self, turn: int, many: int) -> None:
        """Save stories, one after the other, each with other words than before."""
        for number in range(many):
            file = self.library.read(self.ids[number % len(self.ids)])
            body = file.body.rpartition("\nSesudahnya ")[0] or file.body
            self.library.save(file.with_body(f"{body}\nSesudahnya {turn} {number}.\n"), RATNA, base=file)
            if number % 10 == 0:
                self._update()
        self._update()

    def note(self, many: int) -> None:
        """Make notes, and take them away again."""
        for number in range(many):
            note = Annotation(id=new_id(), story=self.ids[number % len(self.ids)], kind="question", text="Sudah lama?")
            made = self.notes.apply(note_edit.add(note), RATNA).edit.note
            self.notes.apply(note_edit.delete(made), RATNA)

    def search(self, many: int) -> None:
        """Ask, and look at what is found."""
        for question in islice(QUESTIONS * many, many):
            answer = self.index.search(Request(text=question))
            if isinstance(answer, Results):
                self.catalogue.cards([hit.id for hit in answer.hits])

    def close(self) -> None:
        """Let go of everything."""
        self.index.close()
        self.catalogue.close()
        self.library.close()

    def _update(self) -> None:
        bring_up_to_date(self.library, self.catalogue, self.cache)


def main(arguments: list[str]) -> int:
    """Print each round, the slope, and whether it stays flat; 1 where it does not."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__.splitlines()[0])
    parser.add_argument("--searches", type=int, default=10_000)
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--notes", type=int, default=2_000)
    options = parser.parse_args(arguments)
    if not Path("/proc/self/statm").exists():
        sys.stdout.write("soak: skipped, this system does not tell memory and open files\n")
        return 0
    done = soak(options.searches, options.stories, options.notes)
    for number, (memory, files) in enumerate(zip(done.memory, done.files, strict=True), start=1):
        sys.stdout.write(f"round {number:2}: {memory:6.1f} MB, {files} open files\n")
    sys.stdout.write(f"soak: {done.seconds:.0f} s, {done.slope:+.2f} MB a round, {done.grown:+.1f} MB in all, ")
    sys.stdout.write(f"{done.files_grown:+d} open files\n")
    return 1 if done.grown > LARGEST or done.files_grown > 0 else 0


LARGEST = 16.0
"""Megabytes that may come on top; Git's engine keeps what it has read until it has this much."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
