"""How many stories the kept questions find now, and how many of those nobody has looked at yet.

They are counted one after the other, each only when the one before is answered, so that a person who types meanwhile
waits for one of them at most.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Signal

from index.values.request_results import Results
from ui.services.saved_searches import SavedSearches
from ui.services.saved_searches_file import Saved, fresh, request_of

if TYPE_CHECKING:
    from index.answer.search import SearchIndex

Work = Callable[["SearchIndex"], Any]
Ask = Callable[[Work, Callable[[Any], None]], None]


class SavedTally(NamedTuple):
    """What a kept question finds: how many stories, and how many of them since it was last looked at."""

    total: int
    new: int


class SavedCounts(QObject):
    """Counts what is not counted yet; a question that was looked at, or made just now, is counted again."""

    changed = Signal()

    def __init__(self, saved: SavedSearches, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saved, self._ask = saved, ask
        self._tallies: dict[tuple[str, str], SavedTally | None] = {}  # by question and what was seen of it
        self._ready = False
        self._asked: Saved | None = None
        saved.changed.connect(self._go_on)

    def tally(self, one: Saved) -> SavedTally | None:
        """Return what a kept question finds now; None while that is not known."""
        return self._tallies.get((one.id, one.seen))

    def refresh(self) -> None:
        """Count everything anew: the library has changed, or can be asked for the first time."""
        self._tallies, self._asked, self._ready = {}, None, True
        self._go_on()

    def forget(self) -> None:
        """There is no library to ask any more."""
        self._tallies, self._asked, self._ready = {}, None, False

    def _go_on(self) -> None:
        if not self._ready or self._asked is not None:
            return
        waiting = (one for one in self._saved.saved() if (one.id, one.seen) not in self._tallies)
        self._asked = next(waiting, None)
        if self._asked is not None:
            self._ask(partial(_count, self._asked), partial(self._take, self._asked))

    def _take(self, one: Saved, tally: SavedTally | None) -> None:
        if self._asked is one:
            self._asked = None
            self._tallies[one.id, one.seen] = tally
            self.changed.emit()
            self._go_on()


def _count(one: Saved, index: "SearchIndex") -> SavedTally | None:
    answer = index.search(msgspec.structs.replace(request_of(one.question, "id"), limit=0))
    if not isinstance(answer, Results):
        return None
    return SavedTally(answer.total, len(fresh(answer.ids, one.seen)))
