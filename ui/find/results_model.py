"""The found stories as a Qt model: it knows all the ids at once and asks for cards and excerpts only where one looks.

Every row is worked out once into a `Row` of finished texts and places, so that painting never computes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

from index.answers import Hit, Results, Span
from kb.card import Card
from kb.period import in_words
from ui.find.spans import one_line
from ui.shell.session import Session

CHUNK: Final = 30
_KEPT: Final = 3_000  # finished rows; more are forgotten and made again when looked at
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a view may ask for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the whole Row
    ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One card, ready to paint; spans are Python character offsets. Two rows are never equal: a delegate may cache by one."""

    id: str
    title: str
    title_spans: tuple[Span, ...] = ()
    stage: str = ""
    excerpt: str = ""
    spans: tuple[Span, ...] = ()
    chips: tuple[str, ...] = ()
    meta: str = ""
    spoken: str = ""


_ROLES: Final[dict[int, Callable[[Row], Any]]] = {
    Role.ROW: lambda row: row,
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: row.spoken,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda row: row.excerpt,
}


class ResultsModel(QStringListModel):
    """Rows over `Results.ids`.

    The ids lie in Qt's own string list, because a view asks twice for the number of rows per row when it lays itself
    out: answered from Python, that alone took 60 ms at 5,000 stories.
    """

    hits_requested = Signal(int, int)  # excerpts of these rows are wanted

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._cards: dict[str, Card] = {}
        self._rows: dict[int, Row] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    def set_results(self, results: Results | None) -> None:
        """Show other results; cards already known are kept, because the next key stroke often finds them again."""
        self._ids = results.ids if results else ()
        self._hits = dict(enumerate(results.hits)) if results else {}
        self._asked = set()
        self._rows = {}
        if len(self._cards) > _KEPT:
            self._cards = {}
        self.setStringList(self._ids)

    def begin(self) -> None:
        """Forget everything: another library is open, or none."""
        self._cards = {}
        self.set_results(None)

    def add_hits(self, start: int, hits: Sequence[Hit]) -> None:
        """Take excerpts that were asked for; an answer to an older question does not fit the ids and is ignored."""
        fitting = {start + n: hit for n, hit in enumerate(hits) if self._id(start + n) == hit.id}
        if not fitting:
            return
        self._hits.update(fitting)
        for number in fitting:
            self._rows.pop(number, None)
        self.dataChanged.emit(self.index(min(fitting)), self.index(max(fitting)))

    def show_rows(self, first: int, last: int) -> None:
        """Say which rows are on the screen, so that their missing excerpts are asked for, whole chunks at a time."""
        for chunk in range(max(0, first) // CHUNK, max(0, last) // CHUNK + 1):
            start, stop = chunk * CHUNK, min((chunk + 1) * CHUNK, len(self._ids))
            missing = [number for number in range(start, stop) if number not in self._hits]
            if missing and chunk not in self._asked:
                self._asked.add(chunk)
                self.hits_requested.emit(missing[0], stop)

    def forget(self, ids: Iterable[str]) -> None:
        """Read these cards again when they are next looked at: their stories have changed."""
        for one in ids:
            self._cards.pop(one, None)
        self.renew()

    def renew(self) -> None:
        """Word every row anew, for another language."""
        self._rows = {}
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def row_of(self, story_id: str) -> int:
        """Return where a story stands, or -1."""
        return self._ids.index(story_id) if story_id in self._ids else -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        if role == Role.ID:
            return self._ids[index.row()]
        wanted = _ROLES.get(role)
        return wanted(self._row(index.row())) if wanted else None

    def _id(self, number: int) -> str | None:
        return self._ids[number] if 0 <= number < len(self._ids) else None

    def _row(self, number: int) -> Row:
        if (row := self._rows.get(number)) is None:
            if len(self._rows) > _KEPT:
                self._rows = {}
            row = self._rows[number] = self._make(number)
        return row

    def _card(self, number: int) -> Card | None:
        wanted = self._ids[number]
        if wanted not in self._cards and self._session.is_open:
            start = number - number % CHUNK
            chunk = [one for one in self._ids[start : start + CHUNK] if one not in self._cards]
            self._cards.update((card.id, card) for card in self._session.catalogue.cards(chunk))
        return self._cards.get(wanted)

    def _make(self, number: int) -> Row:
        card, hit = self._card(number), self._hits.get(number)
        if card is None:
            return Row(self._ids[number], self._ids[number], spoken=self._ids[number])
        title, summary = self._session.title(card), self._session.summary(card)
        # Without a matched word in it, the author's own summary says more than a beginning of the text.
        told = hit.excerpt if hit and hit.excerpt.text.strip() and (hit.excerpt.spans or not summary) else None
        place = self._place(card)
        return Row(
            id=card.id,
            title=one_line(title),
            title_spans=hit.title_spans if hit else (),
            stage=self._label(told.stage) if told and told.stage else "",
            excerpt=one_line(told.text if told else summary),
            spans=told.spans if told else (),
            chips=tuple(filter(None, (place, *(self._label(one) for one in (*card.issues[:1], *card.methods[:1]))))),
            meta=self._meta(card),
            spoken=", ".join(filter(None, (title, place, in_words(card.period).say(self._session.language)))),
        )

    def _label(self, concept: str) -> str:
        return self._session.vocabulary.label(concept, self._session.language)

    def _place(self, card: Card) -> str:
        if not card.regions:
            return ""
        code = card.regions[0]
        return self._session.regions.name(code) or code

    def _meta(self, card: Card) -> str:
        parts = [in_words(card.period).say(self._session.language), self.tr("%n mnt", "", card.minutes)]
        if card.notes > 0:
            parts.append(self.tr("%n catatan", "", card.notes))
        return " · ".join(filter(None, parts))
