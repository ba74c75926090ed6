"""The notes in the catalogue, from the writing side: only files that changed are read, the rest stays as it is known.

Answers are counted here, doubles are told from originals, and where each note stands in the present text is worked out
once, when either of them changes, so that every list over the whole library only has to ask.
"""

import hashlib
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import msgspec
from sqlite_utils import Database

from kb.anchors.anchor_history import AnchorHistory
from kb.annotation import note_problems
from kb.annotation.annotation import Annotation
from kb.annotation.note_files import NOTES, NoteFile, look, read_note, speakable, usual_name
from kb.base import plain_json
from kb.base.problems import Problem
from kb.catalogue.catalogue_trouble import Trouble
from kb.library.library import Library
from kb.notes.note_threads import threads
from kb.story.story_card import Card

_UNSETTLED: Final = 2_000_000_000  # nanoseconds, see kb.catalogue.catalogue_fill
_PATIENCE: Final = 20.0  # seconds for the history of all stories of one update; a first one may meet thousands
_NOTE: Final = msgspec.json.Decoder(Annotation)


class NotesFolder(NamedTuple):
    """A folder that holds notes of a story: how paths in it are called, and whether they are the reader's own."""

    top: Path
    folder: str  # in the library or the desk at `top`
    shown: str
    private: bool


class _Read(NamedTuple):
    note: int
    path: str
    private: int
    body: Annotation


class _Row(NamedTuple):
    note: int
    path: str
    modified: int
    size: int
    inode: int
    story: str


class NoteStore:
    """The rows of notes of one catalogue."""

    def __init__(self, db: Database, library: Library, desk: Path | None) -> None:
        self._db = db
        self._library = library.folder
        self._anchors = AnchorHistory(library, _PATIENCE)
        self._desk = desk
        self._problems = Trouble(db)

    def refresh(self, file: int, story: str, story_path: str, *, reread: bool) -> tuple[bool, bool]:
        """Bring the notes of one story up to date; tells whether any changed, and whether all times can be trusted.

        `reread` says that the story itself was read again, so that notes have to find their places anew. The caller
        holds the transaction.
        """
        known = {row.path: row for row in self._rows("file", file)}
        changed, settled = False, True
        problems: list[Problem] = []
        for place in self._places(story, story_path):
            files, trouble = look(place.top, place.folder, place.shown)
            problems += trouble
            for found in files:
                path = f"{place.shown}/{speakable(found.name)}"
                fresh = time.time_ns() - found.modified < _UNSETTLED
                settled = settled and not fresh
                old = known.pop(path, None)
                if old and old[2:] == (*found[1:], story):
                    continue
                self._put(file, story, path, place, found._replace(modified=0) if fresh else found)
                changed = True
        self._forget(list(known.values()))
        self._problems.replace_of(file, "notes", problems)
        changed = changed or bool(known)
        if changed:
            self._count(file)
        if changed or reread:
            self._place(file)
            self.mark_card(file)
        return changed, settled

    def forget_files(self, files: Sequence[int]) -> None:
        """Drop the notes of stories that are gone."""
        for file in files:
            self._forget(self._rows("file", file))

    def kinds(self, file: int) -> Mapping[str, int]:
        """Return how many notes of each kind a story has, answers among them."""
        rows = self._db.execute("SELECT kind, count(*) FROM notes WHERE file = ? AND shown GROUP BY kind", [file])
        return dict(rows.fetchall())

    def mark_card(self, file: int) -> None:
        """Write into the card of a story how many notes of which kinds it has, and into the facets which."""
        row = self._db.execute("SELECT card FROM cards WHERE file = ?", [file]).fetchone()
        if row is None:
            return
        kinds = self.kinds(file)
        said = Counter({kind: count for kind, count in kinds.items() if kind != "agree"})
        names = tuple(kind for kind, _ in said.most_common() if kind != "reply")
        old = plain_json.decode(row[0], type=Card)
        card = msgspec.structs.replace(old, notes=said.total(), note_kinds=names, note_mark=self._mark(file))
        self._db.execute("UPDATE cards SET card = ? WHERE file = ?", [msgspec.json.encode(card), file])
        self._db.execute("DELETE FROM facets WHERE file = ? AND facet = 'note'", [file])
        self._db.table("facets").insert_all({"file": file, "facet": "note", "value": kind} for kind in names)

    def _mark(self, file: int) -> str:
        """Digest what the notes of a story say; empty for none."""
        rows = self._db.execute("SELECT body FROM notes WHERE file = ? AND shown ORDER BY id", [file]).fetchall()
        return f"-{hashlib.sha256(b''.join(body for (body,) in rows)).hexdigest()[:16]}" if rows else ""

    def _places(self, story: str, story_path: str) -> Iterable[NotesFolder]:
        shown = f"{story_path.rpartition('/')[0]}/{NOTES}"
        yield NotesFolder(self._library, shown, shown, False)
        if self._desk:
            yield NotesFolder(self._desk, story, str(self._desk / story), True)

    def _rows(self, column: Literal["file", "path"], value: int | str) -> list[_Row]:
        sql = f"SELECT note, path, modified, size, inode, story FROM notes WHERE {column} = ?"
        return [_Row._make(row) for row in self._db.execute(sql, [value])]

    def _put(self, file: int, story: str, path: str, place: NotesFolder, found: NoteFile) -> None:
        """Read one file and put it in the place of what was known of it."""
        self._forget(self._rows("path", path))
        read = read_note(place.top, f"{place.folder}/{found.name}", path, story, private=place.private)
        row: dict[str, Any] = {
            "file": file,
            "path": path,
            "private": int(place.private),
            "modified": found.modified,
            "size": found.size,
            "inode": found.inode,
            "story": story,
            "shown": 0,
        }
        if isinstance(read, Problem):
            self._problems.add(file, "note", [read])
            self._db.table("notes").insert(row)
            return
        number = self._db.table("notes").insert(row | _content(read)).last_pk
        self._db.table("note_codes").insert_all({"note": number, "code": code} for code in read.codes)
        words = " ".join((read.text, read.quote.exact if read.quote else "", read.creator.name, read.period))
        self._db.execute("INSERT INTO note_words (rowid, words) VALUES (?, ?)", [number, words])

    def _forget(self, rows: Sequence[_Row]) -> None:
        for row in rows:
            self._db.execute("DELETE FROM note_words WHERE rowid = ?", [row.note])
            self._db.execute("DELETE FROM note_codes WHERE note = ?", [row.note])
            self._db.execute("DELETE FROM notes WHERE note = ?", [row.note])
            self._db.execute("DELETE FROM problems WHERE origin = 'note' AND path = ?", [row.path])

    def _count(self, file: int) -> None:
        """Show one of each id, count answers, and tell which files are doubles."""
        rows = self._db.execute(
            "SELECT note, path, private, body FROM notes WHERE file = ? AND id IS NOT NULL ORDER BY path", [file]
        ).fetchall()
        best: dict[str, _Read] = {}
        reads = [_Read(row[0], row[1], row[2], _NOTE.decode(row[3])) for row in rows]
        # A note for everyone hides a private copy of it, and the usual name one of another name.
        for read in sorted(reads, key=lambda read: (read.private, not read.path.endswith(usual_name(read.body.id)))):
            best.setdefault(read.body.id, read)
        counted = {thread.note.id: thread for thread in threads([read.body for read in best.values()])}
        doubles = []
        for read in reads:
            first = best[read.body.id]
            if first is not read and first.private == read.private:
                doubles.append(note_problems.double(read.path, first.path))
            thread = counted.get(read.body.id)
            shown = first is read and not read.body.deleted
            self._db.execute(
                "UPDATE notes SET shown = ?, answers = ?, agreeing = ? WHERE note = ?",
                [shown, len(thread.replies) if thread else 0, len(thread.agreeing) if thread else 0, read.note],
            )
        self._problems.replace_of(file, "note-double", doubles)

    def _place(self, file: int) -> None:
        """Work out where each note stands in the text as it is now; one on the whole story stands nowhere."""
        rows = self._db.execute(
            "SELECT note, story, body FROM notes WHERE file = ? AND id IS NOT NULL", [file]
        ).fetchall()
        if not rows:
            return
        text = self._db.execute("SELECT plain FROM texts WHERE file = ?", [file]).fetchone()
        plain = zlib.decompress(text[0]).decode() if text else ""
        found = self._anchors.of(rows[0][1], plain, [_NOTE.decode(body) for *_, body in rows])
        for (number, *_), at in zip(rows, found, strict=True):
            place = (at.certainty, at.start, at.end) if at else ("", -1, -1)
            self._db.execute("UPDATE notes SET certainty = ?, begins = ?, ends = ? WHERE note = ?", [*place, number])


def _content(note: Annotation) -> dict[str, Any]:
    return {
        "id": note.id,
        "kind": note.kind,
        "person": note.creator.name,
        "region": note.region,
        "reply_to": note.reply_to,
        "created": note.created.isoformat(),
        "changed": note.modified.isoformat(),
        "settled": int(note.resolved or bool(note.accepted)),
        "body": msgspec.json.encode(msgspec.structs.replace(note, extra=b"")),
    }
