"""The catalogue's tables from the writing side: rows in, rows out, and which of several files with one id is shown."""

import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlite_utils import Database

from kb.catalogue.catalogue_entry import CatalogueEntry, Link
from kb.catalogue.catalogue_notes import NoteStore
from kb.catalogue.catalogue_sums import keep_sums
from kb.catalogue.catalogue_trouble import Trouble
from kb.layout.shelves import Found
from kb.story.story_file import story_path

_SIDES: Final = ("cards", "texts", "facets", "links", "sums")
_MANY: Final = 500
CHECKED: Final = "checked"  # the note that says in which state of the library all links were last looked at
LEAVING: Final = (
    "leaving"  # the note that says that words which nobody may find again are still in free places of the file
)
LEFT: Final = "changed"  # what it says of words that were only changed: they need no more than to be written over
UNSETTLED: Final = -1  # a mark of notes that says: look at them again
_PACKING: Final = 1  # the texts are for excerpts: small enough, and quick to open


class KnownFile(NamedTuple):
    """What the catalogue remembers of a file; begins like a Found, so that the two can be compared."""

    path: str
    modified: int
    size: int
    inode: int
    notes: int
    digest: str
    reader: str


class Looked(NamedTuple):
    """A file that was looked at; `entry` is None when its content is the same as before."""

    found: Found
    digest: str
    entry: CatalogueEntry | None


class Pointer(NamedTuple):
    """A link together with the file it stands in."""

    path: str
    link: Link


class Store:
    """One connection's view of the tables; every method that writes is one transaction."""

    def __init__(self, db: Database, reader: str, notes: NoteStore) -> None:
        self._db = db
        self._reader = reader
        self._notes = notes
        self.problems = Trouble(db)
        # Ids whose files came, changed or went since this was made, and those of them that could be seen before.
        self.touched: set[str] = set()
        self.seen_before: set[str] = set()
        self._unsettled: set[str] = set()

    def known(self, paths: Sequence[str] | None = None) -> dict[str, KnownFile]:
        """Return every file by its path, or only some."""
        sql = "SELECT path, modified, size, inode, notes, digest, reader FROM files"
        if paths is None:
            rows = self._db.execute(sql)
        else:
            rows = self._db.execute(f"{sql} WHERE path IN ({_marks(paths)})", list(paths))
        return {row[0]: KnownFile._make(row) for row in rows}

    def visible(self, ids: Iterable[str]) -> set[str]:
        """Return those of some stories that can be seen."""
        found, wanted = set(), list(ids)
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            sql = f"SELECT id FROM files WHERE shown AND NOT withdrawn AND id IN ({_marks(some)})"
            found |= {row[0] for row in self._db.execute(sql, some)}
        return found

    def write(self, rows: Sequence[Looked]) -> None:
        """Put a batch of files in place of what was known of them."""
        with self._db.atomic():
            files = self._db.table("files")
            files.upsert_all([_state(row, self._reader) for row in rows if not row.entry], pk="path")
            entries = {row.found.path: row.entry for row in rows if row.entry}
            if not entries:
                return
            ids = {entry.card.id for entry in entries.values() if entry.card}
            self._touch(ids | {story for _, _, story in self._rows_of(list(entries)) if story})
            files.upsert_all([_state(row, self._reader) | _content(row.entry) for row in rows if row.entry], pk="path")
            numbers = {path: file for path, file, _ in self._rows_of(list(entries))}
            self._drop(list(numbers.values()))
            self._add([(numbers[path], entry) for path, entry in entries.items()])
            keep_sums(self._db, list(numbers.values()))
            self._settle()

    def refresh_notes(self, founds: Sequence[Found], reread: set[str]) -> None:
        """Bring the notes of some stories up to date; `reread` are paths of stories that were read again just now."""
        with self._db.atomic():
            rows = {path: (file, story) for path, file, story in self._rows_of([found.path for found in founds])}
            for found in founds:
                file, story = rows.get(found.path, (0, None))
                changed, settled, again = False, True, False
                if story:
                    again = found.path in reread
                    changed, settled = self._notes.refresh(file, story, found.path, reread=again)
                if changed and story:
                    self._see({story})
                    self.note_change()
                if story and (changed or again):
                    keep_sums(self._db, [file])
                mark = found.notes if settled else UNSETTLED
                self._db.execute("UPDATE files SET notes = ? WHERE path = ?", [mark, found.path])

    def forget(self, paths: Sequence[str]) -> None:
        """Remove files that are gone."""
        for start in range(0, len(paths), _MANY):
            with self._db.atomic():
                rows = self._rows_of(paths[start : start + _MANY])
                self._touch({story for _, _, story in rows if story})
                numbers = [file for _, file, _ in rows]
                self._drop(numbers)
                self._notes.forget_files(numbers)
                self.problems.drop(numbers)
                self._db.execute(f"DELETE FROM files WHERE file IN ({_marks(numbers)})", numbers)
                self._settle()

    def doubles(self) -> list[tuple[str, str, int, str]]:
        """Return (path, id, line of the id, path of the shown file) for each file that cannot be shown."""
        return self._db.execute(
            "SELECT f.path, f.id, f.id_line, g.path FROM files f JOIN files g ON g.id = f.id AND g.shown"
            " WHERE NOT f.shown AND f.id IS NOT NULL ORDER BY f.path"
        ).fetchall()

    def targets(self, paths: Sequence[str] | None = None) -> list[tuple[str, str, str]]:
        """Return each different (kind, role, target) that stories point to, or only some files."""
        sql = "SELECT DISTINCT kind, role, target FROM links"
        if paths is None:
            return self._db.execute(sql).fetchall()
        numbers = [file for _, file, _ in self._rows_of(paths)]
        return self._db.execute(f"{sql} WHERE file IN ({_marks(numbers)})", numbers).fetchall()

    def pointers(self, kind: str, role: str, target: str) -> list[Pointer]:
        """Return where something is pointed to."""
        rows = self._db.execute(
            "SELECT path, kind, role, target, line FROM links JOIN files USING (file)"
            " WHERE kind = ? AND role = ? AND target = ?",
            [kind, role, target],
        )
        return [Pointer(row[0], Link(*row[1:])) for row in rows]

    def has_id(self, story_id: str) -> bool:
        """Tell whether some file is this story, even a withdrawn one.

        A file that cannot be read is the story that its folder is named after: that it is broken is one problem, told
        there, not one more for each story that points to it.
        """
        end = f"/{story_id}/story.md"
        found = self._db.execute(
            "SELECT 1 FROM files WHERE id = ? OR (id IS NULL AND substr(path, ?) = ?) LIMIT 1",
            [story_id, -len(end), end],
        )
        return found.fetchone() is not None

    def all_ids(self) -> list[str]:
        """Return every id, also of stories that were withdrawn."""
        return [row[0] for row in self._db.execute("SELECT id FROM files WHERE id IS NOT NULL")]

    def note(self, key: str) -> str:
        """Return something remembered about the whole catalogue, empty if it never was."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""

    def keep_note(self, key: str, value: str) -> None:
        """Keep a value under a key of the table `meta`, in place of what stood there."""
        self._db.table("meta").upsert({"key": key, "value": value}, pk="key")

    def note_leaving(self) -> None:
        """Remember, before anything goes, that the file must be cleaned afterwards (`kb.catalogue.catalogue_db.clean`)."""
        self.keep_note(LEAVING, "1")

    def note_change(self) -> None:
        """Remember that words stand in free places of the file that a story or a note no longer says."""
        self._db.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)", [LEAVING, LEFT])

    def _touch(self, ids: set[str]) -> None:
        """Remember whose files are about to change, and that links have to be looked at again, come what may."""
        self._see(ids)
        self._unsettled = ids
        self.keep_note(CHECKED, "")

    def _see(self, ids: set[str]) -> None:
        """Remember which of some stories could be seen before anything of them changed."""
        fresh = ids - self.touched
        self.seen_before |= self.visible(fresh)
        self.touched |= fresh

    def _settle(self) -> None:
        """Of the files with one id show the one in its usual place, or else the first."""
        for story in self._unsettled:
            rows = self._db.execute("SELECT file, path FROM files WHERE id = ?", [story]).fetchall()
            if rows:
                best = min(rows, key=lambda row: (row[1] != story_path(story), row[1]))[0]
                self._db.execute("UPDATE files SET shown = (file = ?) WHERE id = ?", [best, story])

    def _rows_of(self, paths: Sequence[str]) -> list[tuple[str, int, str | None]]:
        """Return path, number and id of some files."""
        sql = f"SELECT path, file, id FROM files WHERE path IN ({_marks(paths)})"
        return self._db.execute(sql, list(paths)).fetchall()

    def _drop(self, numbers: Sequence[int]) -> None:
        gone = 0
        for table in _SIDES:
            gone += self._db.execute(f"DELETE FROM {table} WHERE file IN ({_marks(numbers)})", list(numbers)).rowcount
        if gone:
            self.note_change()
        self.problems.drop(numbers, "file")

    def _add(self, entries: Sequence[tuple[int, CatalogueEntry]]) -> None:
        """Give each file its text, facets, links and problems."""
        rows: dict[str, list[dict[str, Any]]] = {"cards": [], "texts": [], "facets": [], "links": []}
        for file, entry in entries:
            if entry.card:
                rows["cards"].append({"file": file, "card": msgspec.json.encode(entry.card)})
                rows["texts"].append(_text(file, entry))
            rows["facets"] += [{"file": file, "facet": facet, "value": value} for facet, value in entry.facets]
            rows["links"] += [{"file": file, **msgspec.structs.asdict(link)} for link in entry.links]
        for table, values in rows.items():
            self._db.table(table).insert_all(values)
        for file, entry in entries:
            self.problems.add(file, "file", entry.problems)


def _state(row: Looked, reader: str) -> dict[str, Any]:
    """What is known of a file; its notes are looked at after it, so until then their mark is one that nothing has."""
    return {**row.found._asdict(), "notes": UNSETTLED, "digest": row.digest, "reader": reader}


def _content(entry: CatalogueEntry | None) -> dict[str, Any]:
    card = entry.card if entry else None
    return {
        "id": card.id if card else None,
        "id_line": entry.id_line if entry else 1,
        "shown": 0,
        "withdrawn": int(bool(entry and entry.withdrawn)),
        "newest": (card.modified or card.created) if card else "",
    }


def _text(file: int, entry: CatalogueEntry) -> dict[str, Any]:
    plain = zlib.compress(entry.plain.encode(), _PACKING)
    return {"file": file, "plain": plain, "sections": msgspec.json.encode(entry.sections)}


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
