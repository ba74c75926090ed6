"""The catalogue: what a library holds, remembered, so that lists and counts need not open a single story.

It lives in the cache folder and can be made again at any time. Nothing here imports the writing side before it is
needed: a start with a good catalogue only reads.
"""

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from kb.base.file_lock import locked
from kb.base.problems import KnownError, Problem
from kb.catalogue import catalogue_db
from kb.catalogue.catalogue_sums import check_words, damage_signs
from kb.library.library import Library
from kb.notes.note_lists import NoteLists
from kb.reading.tree import Section
from kb.story.story_card import Card, Change, Title
from kb.vocabulary.facets import ROWS

_OPERATIONS: Final = 20_000  # of SQLite's machine, between two looks at the clock
_ALIKE: Final = ", ".join(f"'{row.key}'" for row in ROWS if row.makes_similar)
_VISIBLE: Final = "shown AND NOT withdrawn"
_WITH_CARD: Final = "files JOIN cards USING (file)"
_TURN: Final = "catalogue.lock"
_PATIENCE: Final = 120.0  # seconds; a first reading of ten thousand stories takes less
_CARD: Final = msgspec.json.Decoder(Card)
_TITLE: Final = msgspec.json.Decoder(Title)
_PROBLEM: Final = msgspec.json.Decoder(Problem)
_SECTIONS: Final = msgspec.json.Decoder(tuple[Section, ...])


class Related(msgspec.Struct, frozen=True):
    """A story that this one names ("to"), or that names this one ("from"), and how."""

    type: str
    direction: Literal["to", "from"]
    card: Card


class Similar(msgspec.Struct, frozen=True):
    """A story with something in common: the shared concepts and regions say why it is shown."""

    card: Card
    shared: tuple[str, ...]


class Pointed(msgspec.Struct, frozen=True):
    """One place in a story that points to something: a concept, a region, a person, a picture ..."""

    path: str
    kind: str
    role: str  # the field or the role it has there; "text" in the body
    target: str
    line: int


class Catalogue:
    """One connection to a library's catalogue; make one for each thread.

    Stories that were withdrawn are only found by their id: they stand in no list and no count. Every method raises
    KnownError when the file breaks while it is open; `update` makes it anew. `notes` asks for the notes of all stories.
    """

    def __init__(self, file: Path, desk: Path | None = None) -> None:
        """Open the catalogue, empty if there is none; an unusable file is moved aside. Raises KnownError.

        `desk` takes the person's private notes in; give it only for that person's own catalogue, and always there.
        """
        self.file = file
        self._desk = desk
        self._connection, self._news = catalogue_db.connect(file)
        self.notes = NoteLists(self._rows)

    def update(
        self,
        library: Library,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        only: Iterable[str] | None = None,
    ) -> Change:
        """Bring the catalogue up to the library's present state and tell which stories came, changed or went.

        Only files that changed are read. `progress(done, total)` counts those; when `cancelled()` says so, what was
        read is kept and the next update goes on from there. `only` names the changed paths, where they are known.
        """
        # The writing side brings numpy along (through sqlite-utils): a third of a second that readers need not wait for.
        from kb.catalogue.catalogue_fill import fill  # noqa: PLC0415

        with self._turn():
            try:
                change = fill(self._connection, library, progress, cancelled, only=only, desk=self._desk)
                catalogue_db.clean(self._connection, self.file)
                return change
            except sqlite3.DatabaseError as error:
                if not catalogue_db.is_damage(error):
                    raise
            self._start_anew()
            return fill(self._connection, library, progress, cancelled, desk=self._desk)

    def is_intact(self, seconds: float = float("inf"), cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Tell whether no damage was found within `seconds`; raises KnownError where the place cannot be used."""
        until = time.monotonic() + seconds

        def over() -> bool:
            return time.monotonic() > until or cancelled()

        self._connection.set_progress_handler(over, _OPERATIONS)
        try:
            if any(sign for sign in takewhile(lambda _: not over(), damage_signs(self._connection))):
                return False
            if not over():
                with locked(self.file.with_name(_TURN), patience=0):
                    check_words(self._connection)
            return True
        except OSError as error:
            raise catalogue_db.no_place(self.file, error) from error
        except KnownError:  # somebody has the turn: the next look will tell
            return True
        except sqlite3.DatabaseError as error:
            # Stopped, or somebody writes just now: the next look will tell. Whatever else is in the way is damage.
            return catalogue_db.is_interrupted(error) or catalogue_db.is_busy(error)
        finally:
            self._connection.set_progress_handler(None, 0)

    def rebuild(
        self,
        library: Library,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bool:
        """Read the whole library anew and put that into this file in one step; False when cancelled.

        The damaged file stays in its place, since others have it open: to rename or empty it under them would harm both.
        """
        from kb.catalogue.catalogue_fill import fill  # noqa: PLC0415 - as in `update`

        beside = self.file.with_name(f"{self.file.name}.baru")
        with self._turn():
            _remove(beside)
            fresh, _ = catalogue_db.connect(beside)
            try:
                fill(fresh, library, progress, cancelled, desk=self._desk)
                if cancelled is not None and cancelled():
                    return False
                fresh.commit()
                self._connection.rollback()
                fresh.backup(self._connection)
            except sqlite3.DatabaseError as error:
                if not catalogue_db.is_damage(error):
                    raise
                self._start_anew()
            finally:
                fresh.close()
                _remove(beside)
        return True

    def card(self, story_id: str) -> Card | None:
        """Return the card of a story, also of one that was withdrawn."""
        found = self.cards([story_id])
        return found[0] if found else None

    def cards(self, ids: Sequence[str]) -> list[Card]:
        """Return the cards of some stories in the same order; ids that nobody knows are left out."""
        found: dict[str, bytes] = {}
        for start in range(0, len(ids), 500):
            some = list(ids[start : start + 500])
            marks = ",".join("?" * len(some))
            found.update(self._rows(f"SELECT id, card FROM {_WITH_CARD} WHERE shown AND id IN ({marks})", some))
        return [_CARD.decode(found[story]) for story in ids if story in found]

    def all_cards(self) -> list[Card]:
        """Return every story's card, in the order of their ids."""
        return self._cards(f"SELECT card FROM {_WITH_CARD} WHERE {_VISIBLE} ORDER BY id")

    def titles(self) -> list[Title]:
        """Return what every story is called, in the order of their ids."""
        rows = self._rows(f"SELECT card FROM {_WITH_CARD} WHERE {_VISIBLE} ORDER BY id")
        return [_TITLE.decode(row[0]) for row in rows]

    def unpublished(self) -> list[Card]:
        """Return the stories that wait for a reader or an author; without taking every other card apart."""
        published = b'"status":"published"'
        return self._cards(f"SELECT card FROM {_WITH_CARD} WHERE {_VISIBLE} AND instr(card, ?) = 0", [published])

    def paths(self) -> list[str]:
        """Return the files of all stories."""
        return [str(row[0]) for row in self._rows(f"SELECT path FROM files WHERE {_VISIBLE} ORDER BY path")]

    def newest(self, n: int) -> list[Card]:
        """Return the stories that were written or changed last, by the dates they give."""
        return self._cards(f"SELECT card FROM {_WITH_CARD} WHERE {_VISIBLE} ORDER BY newest DESC, id LIMIT ?", [n])

    def count(self) -> int:
        """Return how many stories there are to be seen."""
        return int(self._rows(f"SELECT count(*) FROM files WHERE {_VISIBLE}")[0][0])

    def counts(self, facet: str) -> dict[str, int]:
        """Return how many stories carry each value of a facet directly, the commonest first."""
        rows = self._rows(
            "SELECT value, count(*) FROM facets JOIN files USING (file)"
            f" WHERE facet = ? AND {_VISIBLE} GROUP BY value ORDER BY count(*) DESC, value",
            [facet],
        )
        return dict(rows)

    def problems(self) -> list[Problem]:
        """Return everything that should be put right, in the library and in its stories, the serious first."""
        rows = self._rows("SELECT problem FROM problems ORDER BY serious DESC, path, line")
        news = [self._news] if self._news else []
        return news + [_PROBLEM.decode(row[0]) for row in rows]

    def related(self, story_id: str) -> list[Related]:
        """Return the stories that this one names, then those that name it."""
        to = self._rows(
            "SELECT DISTINCT role, card FROM links JOIN files AS own USING (file) JOIN files AS other"
            " ON other.id = target AND other.shown AND NOT other.withdrawn JOIN cards ON cards.file = other.file"
            " WHERE kind = 'story' AND own.id = ? AND own.shown AND other.id <> own.id ORDER BY links.rowid",
            [story_id],
        )
        back = self._rows(
            "SELECT DISTINCT role, card FROM links JOIN files USING (file) JOIN cards USING (file)"
            f" WHERE kind = 'story' AND target = ? AND id <> target AND {_VISIBLE} ORDER BY role, id",
            [story_id],
        )
        return [Related(role, "to", _CARD.decode(card)) for role, card in to] + [
            Related(role, "from", _CARD.decode(card)) for role, card in back
        ]

    def similar(self, story_id: str, n: int = 5) -> list[Similar]:
        """Return stories with the same issues, methods, settings or regions, those that share rare things first.

        A value counts the more the fewer stories carry it: one part for each of them.
        """
        rows = self._rows(
            # CROSS JOIN fixes the order of the tables: from the story to its values, from those to other stories.
            "WITH own AS (SELECT facet, value FROM files CROSS JOIN facets USING (file) WHERE id = ? AND shown"
            f" AND facet IN ({_ALIKE})),"
            " weight AS (SELECT facet, value, 1.0 / count(*) AS part FROM own CROSS JOIN facets USING (facet, value)"
            " GROUP BY facet, value)"
            " SELECT id, group_concat(value, ' ') FROM weight CROSS JOIN facets USING (facet, value)"
            f" CROSS JOIN files USING (file) WHERE id <> ? AND {_VISIBLE}"
            " GROUP BY file ORDER BY sum(part) DESC, id LIMIT ?",
            [story_id, story_id, n],
        )
        shared = {story: tuple(sorted(values.split())) for story, values in rows}
        return [Similar(card, shared[card.id]) for card in self.cards(list(shared))]

    def of_organisation(self, slug: str) -> list[Card]:
        """Return the stories that an organisation acts in."""
        return self._pointing("organisation", slug)

    def of_person(self, slug: str) -> list[Card]:
        """Return the stories that a person wrote."""
        return self._pointing("person", slug)

    def plain(self, story_id: str) -> str:
        """Return the plain text of a story, as `kb.reading` lays it out; empty for one that nobody knows."""
        rows = self._rows("SELECT plain FROM texts JOIN files USING (file) WHERE id = ? AND shown", [story_id])
        return zlib.decompress(rows[0][0]).decode() if rows else ""

    def sections(self, story_id: str) -> tuple[Section, ...]:
        """Return the sections of a story, with offsets in its plain text."""
        rows = self._rows("SELECT sections FROM texts JOIN files USING (file) WHERE id = ? AND shown", [story_id])
        return _SECTIONS.decode(rows[0][0]) if rows else ()

    def note_texts(self, story_id: str) -> list[str]:
        """Return what the notes of a story are found by: their words, those they quote, who wrote them."""
        return self.notes.texts_of(story_id)

    def pointed(self, *kinds: str) -> list[Pointed]:
        """Return every place where stories point to things of these kinds."""
        marks = ",".join("?" * len(kinds))
        rows = self._rows(
            "SELECT path, kind, role, target, line FROM links JOIN files USING (file)"
            f" WHERE kind IN ({marks}) ORDER BY path, line",
            list(kinds),
        )
        return [Pointed(*row) for row in rows]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Let one write at a time: who has read what another changes meanwhile is refused by SQLite, however long it waits."""
        try:
            with locked(self.file.with_name(_TURN), patience=_PATIENCE):
                yield
        except (OSError, sqlite3.DatabaseError) as error:
            raise catalogue_db.no_place(self.file, error) from error

    def _start_anew(self) -> None:
        self.close()
        catalogue_db.mark_damaged(self.file)
        self._connection, self._news = catalogue_db.connect(self.file)

    def _pointing(self, kind: str, target: str) -> list[Card]:
        return self._cards(
            f"SELECT card FROM {_WITH_CARD} WHERE {_VISIBLE} AND file IN"
            " (SELECT file FROM links WHERE kind = ? AND target = ? AND role <> 'text')"
            " ORDER BY newest DESC, id",
            [kind, target],
        )

    def _cards(self, sql: str, values: Sequence[object] = ()) -> list[Card]:
        return [_CARD.decode(row[0]) for row in self._rows(sql, values)]

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            if not catalogue_db.is_damage(error):
                raise catalogue_db.no_place(self.file, error) from error
            catalogue_db.mark_damaged(self.file)
            raise catalogue_db.broken_now() from error


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(f"{file.name}{end}").unlink(missing_ok=True)
