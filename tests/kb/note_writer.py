"""Writes notes until it is killed, a hundred times over: a program of its own for `test_notes_killed`.

    python -m tests.kb.note_writer LIBRARY DESK ROUNDS

Each round is a forked child (a fresh start would spend its time loading) that is killed at a random moment. What a child
prints, it has been told to be safe; all of it goes to standard output, "<id> <text>" a line.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

import msgspec
import pygit2  # noqa: F401  loaded once, here, and not by every child

from kb.annotation.annotation import Annotation, new_id
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.story.author import Author

WRITER = Author("Siti Aminah", "siti@contoh.id")


def main(folder: Path, desk: Path, rounds: int) -> None:
    """Kill each child some moments after its first, second or third note, however fast or slow this machine is today."""
    chance = random.Random(7)
    step = 0.02
    for _ in range(rounds):
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(out)
            write_on(folder, desk, into)
        os.close(into)
        with os.fdopen(out, "rb") as said:
            lines = [said.readline()]
            begun = time.monotonic()
            for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
                lines.append(said.readline())
                step = (step + time.monotonic() - begun) / 2
                begun = time.monotonic()
            time.sleep(chance.uniform(0, step))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines += said.readlines()
        sys.stdout.buffer.writelines(line for line in lines if line.endswith(b"\n"))
        for lock in (folder / ".git").rglob("*.lock"):
            os.utime(lock, (1, 1))  # nobody starts a program again in the very instant in which it was killed
    sys.stdout.flush()


def write_on(folder: Path, desk: Path, into: int) -> None:
    notes = Notes(Library.open(folder), desk)
    while True:  # until somebody kills it
        note = Annotation(id=new_id(), story="anak-jalanan", text="1", kind="question")
        note = tell(notes.apply(note_edit.add(note), WRITER).edit.note, into)
        tell(notes.apply(note_edit.change(note, msgspec.structs.replace(note, text="2")), WRITER).edit.note, into)
        note = msgspec.structs.replace(note, id=new_id(), private=True)
        tell(notes.apply(note_edit.add(note), WRITER).edit.note, into)


def tell(note: Annotation, into: int) -> Annotation:
    os.write(into, f"{note.id} {note.text}\n".encode())
    return note


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
