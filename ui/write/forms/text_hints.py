"""What the text itself seems to be about, looked for behind the window when one pauses; offered, never assigned."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kb.story.draft import Draft
from kb.vocabulary.regions import Regions
from kb.vocabulary.suggestions import PlaceSuggestion, Suggestion, place_suggestions, suggestions
from kb.vocabulary.vocabulary import Vocabulary
from ui.write.open_draft import OpenDraft

_PAUSE_MS: Final = 900
_REST: Final = 20  # times as long as a look took: a book is looked at less often than a page


@dataclass(frozen=True)
class Hints:
    """By scheme, and places; nothing before the first look."""

    concepts: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    places: tuple[PlaceSuggestion, ...] = ()
    took_ms: int = field(default=0, compare=False)


class TextHints(QObject):
    """Follows the text of one draft; looks only while `panel` can be seen, and once a form has called `begin`."""

    changed = Signal()

    def __init__(self, writing: OpenDraft, panel: QWidget) -> None:
        super().__init__(panel)
        self.writing, self._panel = writing, panel
        self._begun = False
        self.value = Hints()
        self._seen: tuple[str, str] | None = None
        self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look at the text now, and again after each pause."""
        if not self._begun:
            self._begun = True
            self.writing.changed.connect(self._timer.start)
            self.look()

    def look(self) -> None:
        """Look at the text, unless it is the one that was looked at last."""
        draft = self.writing.draft
        text = (draft.title, draft.body)
        if not self._begun or self._busy or text == self._seen or not self._panel.isVisible():
            return
        self._busy, self._seen = True, text
        work = partial(_look_at, draft, self.writing.vocabulary, self.writing.regions)
        self.writing.jobs.run(work, self._show)

    def _show(self, hints: Hints) -> None:
        if not isValid(self):  # the page was closed meanwhile
            return
        self._busy = False
        self._timer.setInterval(max(_PAUSE_MS, hints.took_ms * _REST))
        if hints != self.value:
            self.value = hints
            self.changed.emit()
        if (self.writing.draft.title, self.writing.draft.body) != self._seen:
            self._timer.start()


def _look_at(draft: Draft, vocabulary: Vocabulary, regions: Regions) -> Hints:
    began = time.perf_counter()
    concepts = suggestions(draft.title, draft.body, vocabulary)
    places = place_suggestions(draft.title, draft.body, regions)
    return Hints(concepts, places, int((time.perf_counter() - began) * 1000))
