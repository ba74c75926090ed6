"""Reading a folder of notes: every good one, and for each of the others a problem that says what is wrong with it.

A library may come from somebody else: links are not followed, pipes never opened, nothing big is read whole, and one
bad file never hides the others.
"""

from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from kb.annotation import note_problems
from kb.annotation.annotation import Annotation
from kb.annotation.annotation_json import decode, from_document, source_of
from kb.annotation.annotation_model import MAX_BYTES
from kb.base import entries, plain_json
from kb.base.entries import LinkError, NotPlainError
from kb.base.problems import KnownError, Problem
from kb.layout import shelf_problems, shelves

NOTES: Final = shelves.NOTES
END: Final = shelves.NOTE_END


class NoteFile(NamedTuple):
    """A file that is meant as a note, and what tells whether it changed."""

    name: str
    modified: int  # nanoseconds
    size: int
    inode: int


class ReadNotes(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder of notes holds: the notes with the names of their files, and what is wrong with the rest."""

    notes: tuple[tuple[str, Annotation], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_folder(top: Path, folder: str, shown: str, story: str, *, private: bool = False) -> ReadNotes:
    """Read all notes of one story, in a folder of the library or the desk at `top`. Never raises.

    `shown` is how the folder is called in problems.
    """
    notes: dict[str, tuple[str, Annotation]] = {}
    files, trouble = look(top, folder, shown)
    problems = list(trouble)
    for file in files:
        found = read_note(top, f"{folder}/{file.name}", f"{shown}/{speakable(file.name)}", story, private=private)
        if isinstance(found, Problem):
            problems.append(found)
        elif found.id not in notes:
            notes[found.id] = file.name, found
        else:
            worse = file.name
            if file.name == usual_name(found.id):  # the usual name wins over a copy
                worse = notes[found.id][0]
                notes[found.id] = file.name, found
            better = f"{shown}/{speakable(notes[found.id][0])}"
            problems.append(note_problems.double(f"{shown}/{speakable(worse)}", better))
    return ReadNotes(notes=tuple(notes.values()), problems=tuple(problems))


def look(top: Path, folder: str, shown: str) -> tuple[list[NoteFile], list[Problem]]:
    """Return the files of a folder that are meant as notes, in the order of their names, without opening any."""
    try:
        found = []
        with entries.inside(top, folder) as opened:
            for name, facts in entries.facts_of(one for one in opened.entries() if shelves.is_note(one.name)):
                found.append(NoteFile(name, facts.st_mtime_ns, facts.st_size, facts.st_ino & shelves.WHOLE))
        return sorted(found), []
    except LinkError:
        return [], [shelf_problems.link(shown)]
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    except OSError as error:
        return [], [shelf_problems.unreadable(shown, error)]


def read_note(top: Path, name: str, path: str, story: str, *, private: bool = False) -> Annotation | Problem:
    """Read one note of a story, or say what is wrong with the file; `path` is how it is called there. Never raises."""
    try:
        raw = read_raw(top, name, path)
        note = from_document(decode(raw), story, raw)
    except KnownError as error:
        return error.problem(path) if error.code in _PLAIN else note_problems.refused(error, path)
    if note.story != story:
        target = source_of(plain_json.decode(note.extra)["target"])
        return note_problems.other_target(path, target, story)
    return msgspec.structs.replace(note, private=True) if private else note


def usual_name(note_id: str) -> str:
    """Return the name that this program gives the file of a note."""
    return f"{note_id}{END}"


def read_raw(top: Path, name: str, path: str) -> bytes:
    """Return the bytes of an ordinary file, not more than a note may have; raises KnownError."""
    try:
        return entries.read(top, name, MAX_BYTES)
    except LinkError as error:
        raise shelf_problems.as_error(shelf_problems.link(path)) from error
    except NotPlainError as error:
        raise shelf_problems.as_error(note_problems.not_a_file(path)) from error
    except FileNotFoundError as error:
        raise shelf_problems.as_error(shelf_problems.vanished(path)) from error
    except (OSError, ValueError) as error:
        raise shelf_problems.as_error(shelf_problems.unreadable(path, error)) from error


_PLAIN: Final = frozenset({"vanished", "unreadable", "link", "not-a-file"})


def speakable(name: str) -> str:
    """Return a file's name as it can be shown, whatever bytes it is made of."""
    return name.encode("utf-8", "backslashreplace").decode()
