"""Asking for the notes of a whole library: by kind, person, story, code, region, date and state, a page at a time.

For a view of all notes (`catalogue` is a `kb.catalogue.catalogue.Catalogue`, which belongs to the thread of its view):

    wish = NoteFilter(kinds=("question",), states=("unanswered",))
    page = catalogue.notes.page(wish, limit=50)          # page.rows, page.total; next: start=50
    catalogue.notes.counts(wish, "person")               # what each further tick would leave, its own list left aside
    catalogue.notes.open_questions(limit=20)             # without an answer, the oldest first
    catalogue.notes.lessons()                            # by theme, each with the words of the story it is about
    catalogue.notes.kinds_of(ids)                        # for the cards of some stories: {"anak-jalanan": {"lesson": 2}}

Within one criterion any of its values will do, across criteria all must. Notes of stories that were withdrawn are in no
list, count or search; deleted notes neither. Private notes are there when the catalogue knows the reader's desk. What a
row shows is as new as the catalogue's last update; the thread below a note comes from `kb.notes.notes.Notes.of`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Literal

import msgspec

from kb.annotation.annotation import Annotation
from kb.story.story_card import Card

State = Literal["open", "unanswered", "settled", "certain", "moved", "unsure", "lost", "private", "shared"]
Order = Literal["newest", "oldest", "changed", "story"]
By = Literal["kind", "person", "story", "code", "region", "year", "state", "progress", "place", "audience"]
Rows = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]

_FROM: Final = "notes JOIN files USING (file)"
_VISIBLE: Final = "notes.shown AND files.shown AND NOT files.withdrawn"
_TOP: Final = "notes.reply_to = ''"
_ORDER: Final = {
    "newest": "notes.created DESC, note DESC",
    "oldest": "notes.created, note",
    "changed": "notes.changed DESC, note DESC",
    "story": "files.id, notes.begins, notes.created, note",
}
# A state is a condition; "open" and "unanswered" are said of questions only.
_STATES: Final[dict[str, str]] = {
    "open": "(notes.kind = 'question' AND NOT notes.settled)",
    "unanswered": "(notes.kind = 'question' AND NOT notes.settled AND notes.answers = 0)",
    "settled": "notes.settled",
    "certain": "notes.certainty IN ('certain', '')",
    "moved": "notes.certainty = 'moved'",
    "unsure": "notes.certainty = 'unsure'",
    "lost": "notes.certainty = 'lost'",
    "private": "notes.private",
    "shared": "NOT notes.private",
}
# States that exclude each other; those of different groups narrow together.
GROUPS: Final[dict[str, tuple[State, ...]]] = {
    "progress": ("open", "unanswered", "settled"),
    "place": ("certain", "moved", "unsure", "lost"),
    "audience": ("private", "shared"),
}
_BY: Final[dict[str, str]] = {
    "kind": "notes.kind",
    "person": "notes.person",
    "story": "files.id",
    "code": "note_codes.code",
    "region": "notes.region",
    "year": "substr(notes.created, 1, 4)",
}
_NOTE: Final = msgspec.json.Decoder(Annotation)
_CARD: Final = msgspec.json.Decoder(Card)
_THEME: Final = "bel."  # what lessons are about, in the vocabulary
_WORD: Final = re.compile(r"\w+")
_KEY: Final = '"key":"'  # of its writer, as a note is written into the catalogue
_MANY: Final = 500


class NoteFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which notes are asked for; what is left empty does not narrow.

    States of one group (`GROUPS`) are alternatives, groups narrow together. `years` are years in which notes were written;
    `mine` is a name, for the notes of whoever has it, and all private ones: nobody else's lie on this desk. With
    `mine_key`, the key of that person, their notes are known under any name, and those of others who share the name are not.
    `since` and `until` are dates as "2026", "2026-03" or "2026-03-24", both included. `words` must all occur in the note,
    the words it quotes, or the name of its writer; the last may be the beginning of a word. Answers are only listed
    when `answers` is true, or when words are asked for.
    """

    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()  # a province stands for its regencies
    states: tuple[State, ...] = ()
    since: str = ""
    until: str = ""
    years: tuple[str, ...] = ()
    mine: str = ""
    mine_key: str = ""
    words: str = ""
    answers: bool = False


EVERY: Final = NoteFilter()


class NoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """A note in a list: the note, the card of its story, what was answered, and where it stands in the present text.

    `certainty` is empty for a note on the whole story. `note.extra` is empty here: read the note before changing it.
    """

    note: Annotation
    card: Card
    path: str
    answers: int
    agreeing: int
    certainty: str
    start: int
    end: int


class NotePage(msgspec.Struct, frozen=True):
    """Some rows of a list, and how many there are in all."""

    rows: tuple[NoteRow, ...]
    total: int


class Theme(msgspec.Struct, frozen=True):
    """What was learned about one thing: the id of its concept, empty for lessons without a theme."""

    code: str
    total: int
    rows: tuple[NoteRow, ...]


class NoteLists:
    """All notes of a library, as its catalogue knows them; a part of `Catalogue`, whose thread it shares."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def page(self, wish: NoteFilter = EVERY, *, order: Order = "newest", start: int = 0, limit: int = 50) -> NotePage:
        """Return one page of the notes that a filter lets through."""
        where, values = _where(wish)
        total = self._rows(f"SELECT count(*) FROM {_FROM} WHERE {where}", values)[0][0]
        # First only which notes, so that cards and notes are fetched for one page and not for all.
        rows = self._rows(
            "SELECT body, card, notes.path, answers, agreeing, certainty, begins, ends FROM"
            f" (SELECT note AS wanted FROM {_FROM} WHERE {where} ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?)"
            f" JOIN notes ON note = wanted JOIN files USING (file) JOIN cards USING (file) ORDER BY {_ORDER[order]}",
            [*values, limit, start],
        )
        return NotePage(tuple(_row(row) for row in rows), total)

    def count(self, wish: NoteFilter = EVERY) -> int:
        """Return how many notes a filter lets through."""
        where, values = _where(wish)
        return int(self._rows(f"SELECT count(*) FROM {_FROM} WHERE {where}", values)[0][0])

    def counts(self, wish: NoteFilter, by: By) -> dict[str, int]:
        """Return how many notes each value would leave, the commonest first; the filter's own values of it set aside."""
        where, values = _where(wish, without=by)
        if by == "state" or by in GROUPS:
            states = GROUPS.get(by, tuple(_STATES))
            sums = ", ".join(f"sum({_STATES[state]})" for state in states)
            found = self._rows(f"SELECT {sums} FROM {_FROM} WHERE {where}", values)[0]
            return {state: int(count) for state, count in zip(states, found, strict=True) if count}
        tables = f"{_FROM} JOIN note_codes USING (note)" if by == "code" else _FROM
        value = _BY[by]
        rows = self._rows(
            f"SELECT {value}, count(*) FROM {tables} WHERE {where} AND {value} <> ''"
            f" GROUP BY {value} ORDER BY count(*) DESC, {value}",
            values,
        )
        return dict(rows)

    def kinds_of(self, stories: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return how many notes of each kind some stories have, for their cards; answers are not counted."""
        found: dict[str, dict[str, int]] = {}
        for start in range(0, len(stories), _MANY):
            some = list(stories[start : start + _MANY])
            rows = self._rows(
                f"SELECT files.id, kind, count(*) FROM {_FROM} WHERE {_VISIBLE} AND {_TOP}"
                f" AND files.id IN ({_marks(some)}) GROUP BY files.id, kind ORDER BY count(*) DESC, kind",
                some,
            )
            for story, kind, count in rows:
                found.setdefault(story, {})[kind] = count
        return found

    def texts_of(self, story: str) -> list[str]:
        """Return what the notes of a story are found by, answers among them: the same as `NoteFilter.words` looks in."""
        rows = self._rows(f"SELECT body FROM {_FROM} WHERE {_VISIBLE} AND files.id = ? ORDER BY note", [story])
        notes = [_NOTE.decode(body) for (body,) in rows]
        parts = ((one.text, one.quote.exact if one.quote else "", one.creator.name, one.period) for one in notes)
        return [text for part in parts for text in part if text]

    def open_questions(self, *, start: int = 0, limit: int = 50) -> NotePage:
        """Return the questions that nobody has answered yet, those that wait longest first."""
        return self.page(NoteFilter(states=("unanswered",)), order="oldest", start=start, limit=limit)

    def lessons(self, wish: NoteFilter = EVERY, *, each: int = 20) -> list[Theme]:
        """Return lessons by theme, the richest theme first, up to `each` of a theme; more with `page`.

        The words of the story that taught a lesson are its `note.quote.exact`.
        """
        lessons = msgspec.structs.replace(wish, kinds=("lesson",))
        themes = [
            Theme(code, total, self.page(msgspec.structs.replace(lessons, codes=(code,)), limit=each).rows)
            for code, total in self.counts(lessons, "code").items()
            if code.startswith(_THEME) and (not wish.codes or code in wish.codes)
        ]
        where, values = _where(lessons)
        rows = self._rows(
            "SELECT body, card, notes.path, answers, agreeing, certainty, begins, ends"
            f" FROM {_FROM} JOIN cards USING (file) WHERE {where}"
            f" AND note NOT IN (SELECT note FROM note_codes WHERE code GLOB '{_THEME}*') ORDER BY {_ORDER['newest']}",
            values,
        )
        rest = Theme("", len(rows), tuple(_row(row) for row in rows[:each]))
        return [*themes, rest] if rows else themes

    def find(self, note_id: str) -> NoteRow | None:
        """Return one note by its id, also an answer."""
        rows = self._rows(
            "SELECT body, card, notes.path, answers, agreeing, certainty, begins, ends"
            f" FROM {_FROM} JOIN cards USING (file) WHERE {_VISIBLE} AND notes.id = ? LIMIT 1",
            [note_id],
        )
        return _row(rows[0]) if rows else None

    def knows(self, note_id: str) -> bool:
        """Tell whether there is a file with this note, even one that is not shown."""
        return bool(self._rows("SELECT 1 FROM notes WHERE id = ? LIMIT 1", [note_id]))

    def knows_words(self, story: str, note: Annotation) -> bool:
        """Tell whether a story has a note of just these words by the same writer on the same passage."""
        rows = self._rows(
            "SELECT body FROM notes JOIN files USING (file) WHERE files.id = ? AND kind = ? AND person = ?",
            [story, note.kind, note.creator.name],
        )
        said = (note.text, note.quote.exact if note.quote else "", note.codes, note.reply_to)
        for (body,) in rows:
            other = _NOTE.decode(body)
            if said == (other.text, other.quote.exact if other.quote else "", other.codes, other.reply_to):
                return True
        return False

    def all(self, wish: NoteFilter = EVERY) -> Iterator[NoteRow]:
        """Yield every note that a filter lets through, story by story, a page at a time: for export."""
        start = 0
        while rows := self.page(wish, order="story", start=start, limit=_MANY).rows:
            yield from rows
            start += len(rows)


def _where(wish: NoteFilter, without: str = "") -> tuple[str, list[object]]:
    """Put a filter into a condition and its values."""
    parts = [_VISIBLE]
    values: list[object] = []
    if not wish.answers and not wish.words.strip():
        parts.append(_TOP)
    for name, column, wanted in (
        ("kind", "notes.kind", wish.kinds),
        ("person", "notes.person", wish.people),
        ("story", "files.id", wish.stories),
        ("year", _BY["year"], wish.years),
    ):
        if wanted and name != without:
            parts.append(f"{column} IN ({_marks(wanted)})")
            values += wanted
    if wish.codes and without != "code":
        parts.append(f"note IN (SELECT note FROM note_codes WHERE code IN ({_marks(wish.codes)}))")
        values += wish.codes
    if wish.regions and without != "region":
        parts.append(f"({' OR '.join(['notes.region = ? OR notes.region GLOB ?'] * len(wish.regions))})")
        values += [value for code in wish.regions for value in (code, f"{code}.*")]
    parts += _in_states(wish, without)
    if wish.mine or wish.mine_key:
        ways = ["notes.private"]
        if wish.mine_key:
            ways.append("instr(notes.body, ?)")
            values.append(f'{_KEY}{wish.mine_key}"'.encode())
        if wish.mine:
            named = "lower(notes.person) = lower(?)"
            ways.append(f"({named} AND NOT instr(notes.body, ?))" if wish.mine_key else named)
            values += [wish.mine.strip(), *([_KEY.encode()] if wish.mine_key else [])]
        parts.append(f"({' OR '.join(ways)})")
    for sign, moment in ((">=", wish.since), ("<", f"{wish.until}~" if wish.until else "")):
        if moment and without != "year":
            parts.append(f"notes.created {sign} ?")
            values.append(moment)
    if wish.words.strip():
        # Signs alone are found nowhere.
        found = " ".join(f'"{word}"' for word in _WORD.findall(wish.words))
        parts.append("note IN (SELECT rowid FROM note_words WHERE note_words MATCH ?)" if found else "0")
        values += [f"{found}*"] if found else []
    return " AND ".join(parts), values


def _in_states(wish: NoteFilter, without: str) -> Iterator[str]:
    """Yield a condition for each group of states, with its alternatives."""
    for group, states in GROUPS.items():
        if without not in {"state", group}:
            alternatives = [_STATES[state] for state in wish.states if state in states]
            if alternatives:
                yield f"({' OR '.join(alternatives)})"


def _row(row: tuple[Any, ...]) -> NoteRow:
    body, card, path, answers, agreeing, certainty, begins, ends = row
    return NoteRow(
        note=_NOTE.decode(body),
        card=_CARD.decode(card),
        path=path,
        answers=answers,
        agreeing=agreeing,
        certainty=certainty,
        start=begins,
        end=ends,
    )


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
