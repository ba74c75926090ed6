"""The catalogue's file: opened, brought up to date, and moved aside when it cannot be trusted.

The catalogue can always be made again from the library, so nothing here ever asks a person to repair it; it only says
what happened. A file of a newer program is left in peace beside ours.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kb.base import folders
from kb.base.atomic import make_file, make_folder
from kb.base.problems import KnownError, Problem
from kb.base.words import Words

MAJOR: Final = 1
STEPS: Final = 3  # how many migrations kb.catalogue.catalogue_schema has
SCHEMA: Final = MAJOR * 1000 + STEPS
_PATIENCE: Final = 30.0  # seconds to wait for another writer
_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_READONLY})
_IN_THE_WAY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_LEAVING: Final = "leaving"  # see kb.catalogue.catalogue_store.LEAVING
_LEFT: Final = "changed"  # see kb.catalogue.catalogue_store.LEFT
_NOTES_AT_ONCE: Final = 20_000  # whose words are put in order in a fifth of a second
_KEPT: Final = 2
_TRIES: Final = 10


def connect(file: Path) -> tuple[sqlite3.Connection, Problem | None]:
    """Open a catalogue, new, older or current; returns it with the news if an unusable one had to be moved aside.

    Raises KnownError when the place itself cannot be used.
    """
    try:
        make_folder(file.parent)
        if folders.is_private(file):
            folders.check_owner(file.parent)
        if _mark(file).exists() or not all(map(folders.is_own, _files(file))):
            move_aside(file)
            return _open(file), _was_broken()
        try:
            return _open(file), None
        except _TooNewError:
            move_aside(file)
            return _open(file), _was_newer()
        except sqlite3.DatabaseError as error:
            if not is_damage(error) and "no such" not in str(error) and "already exists" not in str(error):
                raise
            move_aside(file)
            return _open(file), _was_broken()
    except (OSError, sqlite3.DatabaseError) as error:
        raise no_place(file, error) from error


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell a broken file from a busy, full or locked one."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGE


def is_busy(error: sqlite3.DatabaseError) -> bool:
    """Tell a file that somebody else holds just now."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _IN_THE_WAY


def is_interrupted(error: sqlite3.DatabaseError) -> bool:
    """Tell a question that was stopped by whoever had asked it."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT


def mark_damaged(file: Path) -> None:
    """Leave word for the next opening that this file is broken."""
    with contextlib.suppress(OSError):
        make_file(_mark(file))


def move_aside(file: Path) -> None:
    """Rename a catalogue that cannot be used; only the last ones are kept, because all of it can be made again."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    if file.exists():
        file.replace(file.with_name(f"{file.name}.rusak-{stamp}"))
    _mark(file).unlink(missing_ok=True)
    for old in sorted(file.parent.glob(f"{file.name}.rusak-*"))[:-_KEPT]:
        old.unlink(missing_ok=True)


def clean(connection: sqlite3.Connection, file: Path) -> None:
    """Leave nothing of what has gone in the file, its log and its older copies, if anything has gone since the last time.

    What a story or a note no longer says must not be found by somebody who reads the bytes: SQLite writes over what goes
    in the file, but not in its log and not in the list of words. Where others are reading just now it is done at the next
    update; the words of very many notes wait until a story goes.
    """
    leaving = connection.execute("SELECT value FROM meta WHERE key = ?", [_LEAVING]).fetchone()
    if leaving is None:
        return
    whole = leaving[0] != _LEFT
    for old in file.parent.glob(f"{file.name}.*") if whole else ():
        if old != _mark(file):
            old.unlink(missing_ok=True)
    connection.commit()
    connection.execute("PRAGMA temp_store = MEMORY")
    try:
        notes = connection.execute("SELECT count(*) FROM notes").fetchone()[0]
        with connection:
            if whole or notes <= _NOTES_AT_ONCE:
                connection.execute(
                    "INSERT INTO note_words (note_words) VALUES ('optimize')"
                )  # words outlive their rows there
            connection.execute("DELETE FROM meta WHERE key = ?", [_LEAVING])
        if whole:
            connection.execute("VACUUM")
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _IN_THE_WAY:
            raise
        busy = True
    if busy:
        with connection:
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [_LEAVING, leaving[0]])


def broken_now() -> KnownError:
    """What to say when the catalogue breaks while it is being read."""
    return KnownError(
        Words("Katalog pustaka rusak.", "The library's catalogue is damaged."),
        Words(
            "Segarkan pustaka atau buka lagi program ini: katalog dibuat ulang sendiri. Cerita-cerita tetap utuh.",
            "Refresh the library or start the program again: the catalogue is made anew. The stories are untouched.",
        ),
        code="catalogue-broken",
    )


class _TooNewError(Exception):
    """A newer program has written this file in a way we do not know."""


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(make_file(file), timeout=_PATIENCE)  # its -wal and -shm get the same rights
    with contextlib.ExitStack() as unless_good:
        unless_good.callback(connection.close)
        _write_ahead(connection)
        connection.execute("PRAGMA secure_delete = ON")  # what goes is written over at once
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version // 1000 > MAJOR:
            raise _TooNewError
        if version < SCHEMA:
            # sqlite-utils brings numpy along, a third of a second that a start with a good catalogue need not wait for.
            from kb.catalogue.catalogue_schema import bring_up_to_date  # noqa: PLC0415

            bring_up_to_date(connection, file, SCHEMA)
        connection.execute("SELECT file FROM files LIMIT 1").fetchone()
        _must_be_writable(connection)
        unless_good.pop_all()
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers read while one writes; the switch itself does not wait for others, so it is tried again."""
    for turn in range(_TRIES):
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if turn == _TRIES - 1 or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(0.05 * (turn + 1))


def _files(file: Path) -> Iterator[Path]:
    """Give those files of a catalogue that are there."""
    beside = (file.with_name(f"{file.name}{end}") for end in ("", "-wal", "-shm"))
    return (one for one in beside if one.is_symlink() or one.exists())


def _must_be_writable(connection: sqlite3.Connection) -> None:
    """Raise OperationalError for a file whose head asks for a later SQLite, which then reads it but never writes.

    One wrong bit is enough for that. Asked is SQLite: whoever opens the file beside it and closes it again lets go of all
    locks that this process has on it, and another one may then take the log away from under its connections.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")  # as it is; to begin alone is let pass
        connection.rollback()
    except sqlite3.OperationalError as error:
        if not is_busy(error):  # while somebody else writes, it can be written
            raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")


def _mark(file: Path) -> Path:
    return file.with_name(file.name + ".damaged")


def _was_broken() -> Problem:
    return Problem(
        code="catalogue-rebuilt",
        path="",
        serious=False,
        what=Words("Katalog pustaka rusak dan dibuat ulang.", "The library's catalogue was damaged and is made anew."),
        remedy=Words(
            "Tidak ada yang perlu dilakukan: cerita-cerita tetap utuh.", "Nothing to do: the stories are untouched."
        ),
    )


def _was_newer() -> Problem:
    return Problem(
        code="catalogue-newer",
        path="",
        serious=False,
        what=Words(
            "Katalog ini dibuat oleh versi program yang lebih baru, jadi dibuat lagi untuk versi ini.",
            "The catalogue was written by a newer version of this program, so it is made again for this one.",
        ),
        remedy=Words(
            "Sebaiknya perbarui program ini. Cerita-cerita tetap utuh.",
            "It is best to update this program. The stories are untouched.",
        ),
    )


def no_place(file: Path, error: Exception) -> KnownError:
    """What to say when the catalogue cannot be kept where it should be: no room, no right, too busy."""
    return KnownError(
        Words(
            f"Katalog tidak dapat disimpan di “{file.parent}” ({error}).",
            f"The catalogue cannot be kept in “{file.parent}” ({error}).",
        ),
        Words(
            "Periksa apakah masih ada ruang dan folder itu boleh ditulis, dan tutup jendela lain dari program ini.",
            "Check that there is room, that the folder may be written to, and close other windows of this program.",
        ),
        code="no-catalogue",
    )
