"""The problems that a catalogue knows, each with its origin, so that what is looked at anew replaces only its own."""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from sqlite_utils import Database

from kb.base.problems import Problem


class Trouble:
    """The table of problems of one catalogue; the caller holds the transaction unless it says otherwise."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, file: int | None, origin: str, problems: Iterable[Problem]) -> None:
        """Add problems of a file, or of the library as a whole."""
        self._db.table("problems").insert_all(
            {
                "file": file,
                "origin": origin,
                "path": problem.path,
                "line": problem.line or 0,
                "serious": int(problem.serious),
                "problem": msgspec.json.encode(problem),
            }
            for problem in problems
        )

    def replace(self, origin: str, problems: Sequence[Problem], below: Sequence[str] | None = None) -> None:
        """Put the problems of one origin in place of its earlier ones; only those of some folders if given.

        One transaction of its own.
        """
        with self._db.atomic():
            if below is None:
                self._db.execute("DELETE FROM problems WHERE origin = ?", [origin])
            for folder in below or ():
                self._db.execute(
                    "DELETE FROM problems WHERE origin = ? AND (path = ? OR substr(path, 1, ?) = ?)",
                    [origin, folder, len(folder) + 1, f"{folder}/"],
                )
            self.add(None, origin, problems)

    def replace_of(self, file: int, origin: str, problems: Sequence[Problem]) -> None:
        """Put the problems that one file has from one origin in place of its earlier ones."""
        self._db.execute("DELETE FROM problems WHERE origin = ? AND file = ?", [origin, file])
        self.add(file, origin, problems)

    def drop(self, files: Sequence[int], origin: str = "") -> None:
        """Forget the problems of some files, all of them or those of one origin."""
        for file in files:
            self._db.execute("DELETE FROM problems WHERE file = ? AND ? IN ('', origin)", [file, origin])

    def digest(self) -> str:
        """Return a digest of all problems, to tell whether they changed."""
        mark = hashlib.sha256()
        for (raw,) in self._db.execute("SELECT problem FROM problems ORDER BY problem"):
            mark.update(raw)
        return mark.hexdigest()
