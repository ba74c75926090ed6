"""Highlights as layers over the text: the document stays untouched, and each layer can come and go by its name.

Later layers of a higher priority lie on top. A layer may hold thousands of marks, but Qt asks each painted line about
each of them, so only those near the eye are handed over, and handed over again as one reads on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from index.values.request_results import Span
from ui.read.reader import StoryBrowser

_MANY: Final = 300
_NEAR: Final = 12_000  # characters before and behind the page that is seen


@dataclass(frozen=True)
class LayerLook:
    """How the marks of a layer look; what is None stays as the text is."""

    ground: QColor | None = None
    ink: QColor | None = None
    underline: QColor | None = None
    pattern: QTextCharFormat.UnderlineStyle = QTextCharFormat.UnderlineStyle.SingleUnderline
    priority: int = 0

    def characters(self) -> QTextCharFormat:
        """Return the look as Qt's format for characters."""
        made = QTextCharFormat()
        if self.ground is not None:
            made.setBackground(self.ground)
        if self.ink is not None:
            made.setForeground(self.ink)
        if self.underline is not None:
            made.setUnderlineStyle(self.pattern)
            made.setUnderlineColor(self.underline)
        return made


class Layers(QObject):
    """All layers of one page. Spans are in Python characters of the plain text, sorted, and may touch."""

    def __init__(self, browser: StoryBrowser) -> None:
        super().__init__(browser)
        self._browser = browser
        self._layers: dict[str, tuple[tuple[Span, ...], LayerLook]] = {}
        self._shown: tuple[int, int] | None = None  # plain stretch that was handed over; None: everything
        browser.rendered.connect(self._lay)
        browser.scrolled.connect(self._follow)

    def set_layer(self, name: str, spans: Sequence[Span], look: LayerLook) -> None:
        """Show `spans` under this name instead of what the name stood for."""
        self._layers[name] = (tuple(spans), look)
        self._lay()

    def clear_layer(self, name: str) -> None:
        """Take a layer away; an unknown name is no mistake."""
        if self._layers.pop(name, None) is not None:
            self._lay()

    def set_layers(self, prefix: str, layers: Mapping[str, tuple[Sequence[Span], LayerLook]]) -> None:
        """Show these layers instead of all whose name begins with `prefix`, laid out once."""
        kept = {name: layer for name, layer in self._layers.items() if not name.startswith(prefix)}
        self._layers = kept | {prefix + name: (tuple(spans), look) for name, (spans, look) in layers.items()}
        self._lay()

    def clear(self) -> None:
        """Take all layers away, as before another story."""
        self._layers.clear()
        self._lay()

    def spans(self, name: str) -> tuple[Span, ...]:
        """Return the marks of a layer."""
        return self._layers[name][0] if name in self._layers else ()

    def _follow(self) -> None:
        if self._shown is not None:
            first, last = self._seen()
            if first < self._shown[0] or last > self._shown[1]:
                self._lay()

    def _seen(self) -> tuple[int, int]:
        return self._browser.offset_at(0), self._browser.offset_at(self._browser.viewport().height())

    def _lay(self) -> None:
        count = sum(len(spans) for spans, _ in self._layers.values())
        self._shown = None
        if count > _MANY:
            first, last = self._seen()
            self._shown = (first - _NEAR if first > _NEAR else 0, last + _NEAR)
        marks: list[QTextEdit.ExtraSelection] = []
        for spans, look in sorted(self._layers.values(), key=lambda layer: layer[1].priority):
            characters = look.characters()
            for start, end in _near(spans, self._shown):
                marks += [self._mark(piece, characters) for piece in self._browser.places.pieces(start, end)]
        self._browser.setExtraSelections(marks)

    def _mark(self, piece: tuple[int, int], characters: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(piece[0])
        cursor.setPosition(piece[1], QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = characters
        return mark


def _near(spans: tuple[Span, ...], stretch: tuple[int, int] | None) -> tuple[Span, ...]:
    if stretch is None:
        return spans
    first = bisect_left(spans, stretch[0], key=lambda span: span[1])
    return spans[first : bisect_right(spans, stretch[1], key=lambda span: span[0])]
