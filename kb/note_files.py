"""Reading a folder of notes: every good one, and for each of the others a problem that says what is wrong with it.

A library may come from somebody else: links are not followed, pipes never opened, nothing big is read whole, and one
bad file never hides the others.
"""

import os
import stat
from pathlib import Path
from typing import Final

import msgspec

from kb import note_problems, shelf_problems
from kb.annotation import Annotation
from kb.annotation_json import decode, from_document, source_of
from kb.annotation_model import MAX_BYTES
from kb.problems import KnownError, Problem

NOTES: Final = "notes"
END: Final = ".json"
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class ReadNotes(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder of notes holds: the notes with the names of their files, and what is wrong with the rest."""

    notes: tuple[tuple[str, Annotation], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_folder(folder: Path, shown: str, story: str, *, private: bool = False) -> ReadNotes:
    """Read all notes of one story; `shown` is how the folder is called in problems. Never raises."""
    notes: dict[str, tuple[str, Annotation]] = {}
    problems: list[Problem] = []
    for name in _names(folder, shown, problems):
        path = f"{shown}/{_speakable(name)}"
        try:
            note = read_file(folder / name, path, story)
        except KnownError as error:
            problems.append(error.problem(path) if error.code in _PLAIN else note_problems.refused(error, path))
            continue
        if note.story != story:
            target = source_of(msgspec.json.decode(note.extra)["target"])
            problems.append(note_problems.other_target(path, target, story))
        elif note.id in notes:
            better = name == f"{note.id}{END}"  # the usual name wins over a copy
            worse = notes[note.id][0] if better else name
            if better:
                notes[note.id] = (name, _lying(note, private))
            shown_one = f"{shown}/{_speakable(notes[note.id][0])}"
            problems.append(note_problems.double(f"{shown}/{_speakable(worse)}", shown_one))
        else:
            notes[note.id] = (name, _lying(note, private))
    return ReadNotes(notes=tuple(notes.values()), problems=tuple(problems))


def read_file(file: Path, path: str, story: str) -> Annotation:
    """Read one note; raises KnownError with the reason when it is none, FileNotFoundError is told as "vanished"."""
    raw = read_raw(file, path)
    return from_document(decode(raw), story, raw)


def read_raw(file: Path, path: str) -> bytes:
    """Return the bytes of an ordinary file, not more than a note may have; raises KnownError."""
    try:
        with os.fdopen(os.open(file, _FLAGS), "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise shelf_problems.as_error(note_problems.not_a_file(path))
            return opened.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise shelf_problems.as_error(shelf_problems.vanished(path)) from error
    except (OSError, ValueError) as error:
        if file.is_symlink():
            raise shelf_problems.as_error(shelf_problems.link(path)) from error
        raise shelf_problems.as_error(shelf_problems.unreadable(path, error)) from error


def is_note(name: str) -> bool:
    """Tell whether a file is meant as a note, by its name."""
    return name.endswith(END) and not name.startswith(".")


_PLAIN: Final = frozenset({"vanished", "unreadable", "link", "not-a-file"})


def _names(folder: Path, shown: str, problems: list[Problem]) -> list[str]:
    try:
        if folder.is_symlink():
            problems.append(shelf_problems.link(shown))
            return []
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if is_note(entry.name))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        problems.append(shelf_problems.unreadable(shown, error))
        return []


def _lying(note: Annotation, private: bool) -> Annotation:
    return msgspec.structs.replace(note, private=True) if private else note


def _speakable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
