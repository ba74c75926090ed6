"""Checksums of what the catalogue knows of each file, so that a flipped bit on the disk is never taken for a fact.

SQLite notices damage to the shape of its file, not to the words in it.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol

import msgspec

from kb.base.problems import Problem

_PARTS: Final = (
    "SELECT path, id, id_line, withdrawn, newest, digest FROM files WHERE file = ?",
    "SELECT card FROM cards WHERE file = ?",
    "SELECT plain, sections FROM texts WHERE file = ?",
    "SELECT facet, value FROM facets WHERE file = ? ORDER BY rowid",
    "SELECT kind, role, target, line FROM links WHERE file = ? ORDER BY rowid",
    "SELECT * FROM notes WHERE file = ? ORDER BY note",
    "SELECT note, code FROM note_codes WHERE note IN (SELECT note FROM notes WHERE file = ?) ORDER BY note, code",
)
# Whatever one of these finds is damage.
_SIGNS: Final = (
    "SELECT 1 FROM files WHERE (id IS NULL AND shown) OR file NOT IN (SELECT file FROM sums)",
    "SELECT 1 FROM files WHERE id IS NOT NULL GROUP BY id HAVING sum(shown = 1) <> 1",
    "SELECT 1 FROM sums WHERE file NOT IN (SELECT file FROM files)",
    *(f"SELECT 1 FROM {side} WHERE file NOT IN (SELECT file FROM files)" for side in ("cards", "texts", "facets")),
    "SELECT 1 FROM notes WHERE file NOT IN (SELECT file FROM files)",
    "SELECT 1 FROM links WHERE file NOT IN (SELECT file FROM files)",
)
_PROBLEM: Final = msgspec.json.Decoder(Problem)


class Executing(Protocol):
    """A connection, or what stands before one."""

    def execute(self, sql: str, values: Any = ..., /) -> sqlite3.Cursor: ...  # noqa: ANN401 - as sqlite3 has it


def keep_sums(db: Executing, files: Sequence[int]) -> None:
    """Remember what some files are known by now; the caller holds the transaction."""
    for file in files:
        db.execute("INSERT OR REPLACE INTO sums (file, sum) VALUES (?, ?)", [file, _sum_of(db, file)])


def damage_signs(connection: sqlite3.Connection) -> Iterator[bool]:
    """Look through a whole catalogue, one step at a time; each step tells whether it found damage.

    Raises sqlite3.DatabaseError where the file cannot even be read.
    """
    yield connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok"
    for sign in _SIGNS:
        yield connection.execute(f"{sign} LIMIT 1").fetchone() is not None
    for problem, path, line, serious in connection.execute("SELECT problem, path, line, serious FROM problems"):
        try:
            read = _PROBLEM.decode(problem)
        except (msgspec.MsgspecError, TypeError):
            yield True
        else:
            yield (read.path, read.line or 0, int(read.serious)) != (path, line, serious)
    for file, known in connection.execute("SELECT file, sum FROM sums").fetchall():
        yield _sum_of(connection, file) != known
    yield False


def check_words(connection: sqlite3.Connection) -> None:
    """Hold the words of notes against their rows; raises sqlite3.DatabaseError where they differ.

    fts5 asks for a write to do so: only whoever has the turn to write may call this, or others would be refused.
    """
    try:
        connection.execute("INSERT INTO note_words (note_words) VALUES ('integrity-check')")
    finally:
        connection.rollback()


def _sum_of(db: Executing, file: int) -> int:
    found = 0
    for part in _PARTS:
        for row in db.execute(part, [file]):
            for value in row:
                raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
                found = zlib.crc32(raw, zlib.crc32(f"{type(value).__name__} {len(raw)} ".encode(), found))
        found = zlib.crc32(b"|", found)
    return found
