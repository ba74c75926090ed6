"""The found stories as a Qt model: it knows all the ids at once and asks for cards and excerpts only where one looks.

Every row is worked out once into a `ResultRow` of finished texts and places, so that painting never computes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

from index.values.request_results import Hit, Results, Span
from kb.annotation.annotation import ALL_KINDS
from kb.story.period import in_words
from kb.story.story_card import Card
from ui.services.session import Session
from ui.widgets.spans import one_line

CHUNK: Final = 30
AT_ONCE: Final = 600  # rows a view gets with an answer; the rest follow when it comes to rest
_AT_A_TIME: Final = 1_000  # Qt makes room for each row of one call anew: 50 ms for 18,000 at once, 4 ms in steps
_KEPT: Final = 3_000  # finished rows; more are forgotten and made again when looked at
Index = QModelIndex | QPersistentModelIndex


class ResultRole(IntEnum):
    """What a view may ask for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the whole Row
    ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Tag:
    """What a chip on a card says, and the value of a facet that it stands for."""

    label: str
    facet: str
    value: str


@dataclass(frozen=True, eq=False, slots=True)
class ResultRow:
    """One card, ready to paint; spans are Python character offsets. Two rows are never equal: a delegate may cache by one."""

    id: str
    title: str
    title_spans: tuple[Span, ...] = ()
    stage: str = ""
    excerpt: str = ""
    spans: tuple[Span, ...] = ()
    chips: tuple[Tag, ...] = ()
    meta: str = ""
    notes: tuple[tuple[str, int], ...] = ()  # kinds of notes and how many there are, the commonest first
    fresh: str = ""  # a word for the corner of a card that was not there when one last looked
    spoken: str = ""


_ROLES: Final[dict[int, Callable[[ResultRow], Any]]] = {
    ResultRole.ROW: lambda row: row,
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: row.spoken,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda row: row.excerpt,
}


class ResultsModel(QStringListModel):
    """Rows over `Results.ids`.

    Only the number of rows lies in Qt's own string list, whose strings stay empty: a view asks twice for that number per
    row when it lays itself out, and answered from Python, that alone took 60 ms at 5,000 stories. Of a long answer the
    first rows are given at once and the rest a moment later, so that a key never waits for the layout of 20,000.
    """

    hits_requested = Signal(int, int)  # excerpts of these rows are wanted

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: Sequence[str] = ()
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._cards = _Cards(session)
        self._rows: dict[int, ResultRow] = {}
        self._fresh: frozenset[str] = frozenset()

    @property
    def ids(self) -> Sequence[str]:
        """Return the ids of the found stories, in order."""
        return self._ids

    def set_results(self, results: Results | None) -> None:
        """Show other results; cards already known are kept, because the next key stroke often finds them again."""
        self.beginResetModel()
        self._ids = results.ids if results else ()
        self._hits = dict(enumerate(results.hits)) if results else {}
        self._asked = set()
        self._rows = {}
        self._count_rows(min(len(self._ids), AT_ONCE))
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.rowCount() < len(self._ids)

    def fetchMore(self, parent: Index) -> None:
        """Give all the rows that are still missing."""
        while self.canFetchMore(parent):
            given = self.rowCount()
            self.insertRows(given, min(len(self._ids) - given, _AT_A_TIME))

    def give_row(self, number: int) -> None:
        """See to it that the view knows of this row."""
        if number >= self.rowCount():
            self.fetchMore(QModelIndex())

    def begin(self) -> None:
        """Forget everything: another library is open, or none."""
        self._cards.forget_all()
        self.set_results(None)

    def add_hits(self, start: int, hits: Sequence[Hit]) -> None:
        """Take excerpts that were asked for; an answer to an older question does not fit the ids and is ignored."""
        fitting = {start + n: hit for n, hit in enumerate(hits) if self._id(start + n) == hit.id}
        if not fitting:
            return
        self._hits.update(fitting)
        for number in fitting:
            self._rows.pop(number, None)
        self.give_row(max(fitting))
        self.dataChanged.emit(self.index(min(fitting)), self.index(max(fitting)))

    def show_rows(self, first: int, last: int) -> None:
        """Say which rows are on the screen, so that their missing excerpts are asked for, whole chunks at a time."""
        for chunk in range(max(0, first) // CHUNK, max(0, last) // CHUNK + 1):
            start, stop = chunk * CHUNK, min((chunk + 1) * CHUNK, len(self._ids))
            missing = [number for number in range(start, stop) if number not in self._hits]
            if missing and chunk not in self._asked:
                self._asked.add(chunk)
                self.hits_requested.emit(missing[0], stop)

    def set_fresh(self, ids: frozenset[str]) -> None:
        """Say of these stories that they are new since a kept question was last looked at."""
        if ids != self._fresh:
            self._fresh = ids
            self.renew()

    def forget(self, ids: Iterable[str]) -> None:
        """Read these cards again when they are next looked at: their stories have changed."""
        self._cards.forget(ids)
        self.renew()

    def renew(self) -> None:
        """Word every row anew, for another language."""
        self._rows = {}
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def row_of(self, story_id: str) -> int:
        """Return where a story stands, or -1."""
        return self._ids.index(story_id) if story_id in self._ids else -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen and has nothing below it."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what a view asks of a row; None for a role that has no answer."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        if role == ResultRole.ID:
            return self._ids[index.row()]
        wanted = _ROLES.get(role)
        return wanted(self._row(index.row())) if wanted else None

    def _count_rows(self, wanted: int) -> None:
        """Change the number of rows in the middle of a reset, unheard by the views."""
        given = self.rowCount()
        blocked = self.blockSignals(True)
        if wanted > given:
            self.insertRows(given, wanted - given)
        elif wanted < given:
            self.removeRows(wanted, given - wanted)
        self.blockSignals(blocked)

    def _id(self, number: int) -> str | None:
        return self._ids[number] if 0 <= number < len(self._ids) else None

    def _row(self, number: int) -> ResultRow:
        if (row := self._rows.get(number)) is None:
            if len(self._rows) > _KEPT:
                self._rows = {}
            row = self._rows[number] = self._make(number)
        return row

    def _make(self, number: int) -> ResultRow:
        card, hit = self._cards.at(self._ids, number), self._hits.get(number)
        if card is None:
            return ResultRow(self._ids[number], self._ids[number], spoken=self._ids[number])
        title, summary = self._session.title(card), self._session.summary(card)
        # Without a matched word in it, the author's own summary says more than a beginning of the text.
        told = hit.excerpt if hit and hit.excerpt.text.strip() and (hit.excerpt.spans or not summary) else None
        place = _place(self._session, card)
        fresh = self.tr("Baru") if card.id in self._fresh else ""
        topics = [("issue", one) for one in card.issues[:1]] + [("method", one) for one in card.methods[:1]]
        chips = [Tag(_label(self._session, one), facet, one) for facet, one in topics]
        return ResultRow(
            id=card.id,
            title=one_line(title),
            title_spans=hit.title_spans if hit else (),
            stage=_label(self._session, told.stage) if told and told.stage else "",
            excerpt=one_line(told.text if told else summary),
            spans=told.spans if told else (),
            chips=(Tag(place, "region", card.regions[0]), *chips) if place else tuple(chips),
            meta=self._meta(card),
            notes=tuple(self._cards.kinds(card.id).items()),
            fresh=fresh,
            spoken=", ".join(
                filter(
                    None, (fresh, title, place, in_words(card.period).say(self._session.language), self._noted(card))
                )
            ),
        )

    def _meta(self, card: Card) -> str:
        parts = [in_words(card.period).say(self._session.language), self.tr("%n mnt", "", card.minutes)]
        return " · ".join(filter(None, parts))

    def _noted(self, card: Card) -> str:
        """Say how many notes of which kinds a story has, for whoever cannot see the small icons."""
        language = self._session.language
        return ", ".join(
            f"{count} {ALL_KINDS[kind].say(language)}"
            for kind, count in self._cards.kinds(card.id).items()
            if kind in ALL_KINDS
        )


class _Cards:
    """The cards of stories that were looked at, fetched a chunk at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, Card] = {}
        self._kinds: dict[str, dict[str, int]] = {}

    def at(self, ids: Sequence[str], number: int) -> Card | None:
        """Return the card of the story at a place, with those of its neighbours made ready."""
        wanted = ids[number]
        if wanted not in self._known and self._session.is_open:
            if len(self._known) > _KEPT:
                self.forget_all()
            start = number - number % CHUNK
            chunk = [one for one in ids[start : start + CHUNK] if one not in self._known]
            cards = self._session.catalogue.cards(chunk)
            self._known.update((card.id, card) for card in cards)
            if noted := [card.id for card in cards if card.notes]:
                self._kinds.update(self._session.catalogue.notes.kinds_of(noted))
        return self._known.get(wanted)

    def kinds(self, story: str) -> dict[str, int]:
        """Return how many notes of each kind a story has, once its card was asked for."""
        return self._kinds.get(story, {})

    def forget(self, ids: Iterable[str]) -> None:
        for one in ids:
            self._known.pop(one, None)
            self._kinds.pop(one, None)

    def forget_all(self) -> None:
        self._known, self._kinds = {}, {}


def _label(session: Session, concept: str) -> str:
    return session.vocabulary.label(concept, session.language)


def _place(session: Session, card: Card) -> str:
    return (session.regions.name(card.regions[0]) or card.regions[0]) if card.regions else ""
