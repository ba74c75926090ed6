"""The searched words in the open story: all of them marked, one of them stood at, the next one a key away."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from index.values.request_results import Span
from ui.read.layers import LayerLook, Layers
from ui.read.reader import StoryBrowser
from ui.widgets.theme import theme

_ALL, _NOW = "matched", "matched-now"


class Matches(QObject):
    """Walks through the matched words; it goes round at both ends, as readers expect from a book's index."""

    changed = Signal()  # how many, or at which one

    def __init__(self, browser: StoryBrowser, layers: Layers) -> None:
        super().__init__(browser)
        self._browser, self._layers = browser, layers
        self._spans: tuple[Span, ...] = ()
        self._at = -1

    @property
    def count(self) -> int:
        """Return the number of places where the words stand."""
        return len(self._spans)

    @property
    def number(self) -> int:
        """Which one we stand at, counted from 1; 0 before the first step."""
        return self._at + 1

    @property
    def current(self) -> Span | None:
        """Return the place that is shown, or None before the first one."""
        return self._spans[self._at] if self._at >= 0 else None

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Mark these words from now on, standing at none of them yet."""
        self._spans, self._at = tuple(sorted(spans)), -1
        self._show()

    def clear(self) -> None:
        """Mark nothing."""
        self.set_spans(())

    def step(self, forward: bool = True) -> None:
        """Go to the next or the previous one; the first step begins at what can be seen."""
        if not self._spans:
            return
        if self._at < 0:
            seen = bisect_left(self._spans, (self._browser.offset_at(0), 0))
            self._at = seen % self.count if forward else (seen - 1) % self.count
        else:
            self._at = (self._at + (1 if forward else -1)) % self.count
        self._show()
        self._browser.reveal(self._spans[self._at][0])
        self._announce()

    def dress(self) -> None:
        """Take the colours of the theme in force."""
        self._show()

    def place_in_words(self) -> str:
        """Return "3 dari 12", or only how many there are before the first step."""
        if not self._spans:
            return self.tr("Tidak ada kata yang cocok")
        if self._at < 0:
            return self.tr("%n kata cocok", "", self.count)
        return self.tr("{number} dari {count}").format(number=self.number, count=self.count)

    def _show(self) -> None:
        of = theme()
        if self._spans:
            self._layers.set_layer(_ALL, self._spans, LayerLook(of.mark, of.mark_text, priority=10))
        else:
            self._layers.clear_layer(_ALL)
        if (now := self.current) is not None:
            self._layers.set_layer(_NOW, (now,), LayerLook(of.mark_now, of.mark_now_text, priority=11))
        else:
            self._layers.clear_layer(_NOW)
        self.changed.emit()

    def _announce(self) -> None:
        start, end = self._spans[self._at]
        word = self._browser.reading.plain[start:end]
        said = f"{word}, {self.place_in_words()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._browser, said))
