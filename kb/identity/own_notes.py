"""Private notes belong to the key of whoever wrote them: another identity on the same desk does not see them.

    <desk>/notes/<library>/<story>/…                    those of the key in use
    <desk>/notes-of/<fingerprint>/<library>/<story>/…   those of a key that was in use before

They change places when another identity is brought in. What was written before there were keys belongs to the first one.
Killed in between, the next start brings back what belongs to the key that is in use then; nothing is ever written over.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kb.base import atomic
from kb.identity.keys import fingerprint
from kb.layout.shelves import NOTE_END, NOTES, NOTES_OF


def put_away(desk: Path, key: str) -> None:
    """Lay the private notes that are there now aside, as those of `key`; raises OSError."""
    notes = desk / NOTES
    if notes.is_dir():
        bring(notes, atomic.make_folder(desk / NOTES_OF) / fingerprint(key))


def bring_back(desk: Path, key: str) -> None:
    """Lay the private notes of `key` where they are found again; raises OSError."""
    aside = desk / NOTES_OF / fingerprint(key)
    if aside.is_dir():
        bring(aside, desk / NOTES)


def note_folders(desk: Path, library: str, story: str) -> Iterator[Path]:
    """Yield the folders in which a desk may hold private notes of a story, those of every key."""
    yield desk / NOTES / library / story
    with suppress(FileNotFoundError, NotADirectoryError):
        yield from (one / library / story for one in sorted((desk / NOTES_OF).iterdir()))


def bring(source: Path, target: Path) -> None:
    """Move a folder of notes; where the other is there already, file by file, with another name for what differs.

    Killed in between, it can be done again. Raises OSError.
    """
    if not target.exists():
        atomic.make_folder(target.parent)
        source.rename(target)
        atomic.settle_folder(target.parent)
        return
    for file in sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink()):
        place = target / file.relative_to(source)
        atomic.make_folder(place.parent)
        free = (place, *(place.with_name(f"{place.stem}-{number}{NOTE_END}") for number in range(2, 1000)))
        for wish in free:
            if not wish.exists():
                file.rename(wish)
                break
            if wish.read_bytes() == file.read_bytes():
                file.unlink()
                break
    for folder in sorted((path for path in source.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):
            folder.rmdir()  # not while anything else lies there
    with suppress(OSError):
        source.rmdir()
