"""What the text itself seems to be about, looked for behind the window when one pauses; offered, never assigned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kb.draft import Draft
from kb.regions import Regions
from kb.suggest import PlaceSuggestion, Suggestion, place_suggestions, suggestions
from kb.vocabulary import Vocabulary
from ui.write.writing import Writing

_PAUSE_MS: Final = 900


@dataclass(frozen=True)
class Hints:
    """By scheme, and places; nothing before the first look."""

    concepts: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    places: tuple[PlaceSuggestion, ...] = ()


class TextHints(QObject):
    """Follows the text of one draft; looks only while somebody may see it, that is from the first `begin`."""

    changed = Signal()

    def __init__(self, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writing = writing
        self.value = Hints()
        self._seen: tuple[str, str] | None = None
        self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look at the text now, and again after each pause."""
        if self._seen is None and not self._busy:
            self.writing.changed.connect(self._timer.start)
            self._look()

    def _look(self) -> None:
        draft = self.writing.draft
        text = (draft.title, draft.body)
        if self._busy or text == self._seen:
            return
        self._busy, self._seen = True, text
        work = partial(_look_at, draft, self.writing.vocabulary, self.writing.regions)
        self.writing.jobs.run(work, self._show)

    def _show(self, hints: Hints) -> None:
        if not isValid(self):  # the page was closed meanwhile
            return
        self._busy = False
        if hints != self.value:
            self.value = hints
            self.changed.emit()
        if (self.writing.draft.title, self.writing.draft.body) != self._seen:
            self._timer.start()


def _look_at(draft: Draft, vocabulary: Vocabulary, regions: Regions) -> Hints:
    return Hints(suggestions(draft.title, draft.body, vocabulary), place_suggestions(draft.title, draft.body, regions))
