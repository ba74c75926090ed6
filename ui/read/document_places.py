"""The mapping between the plain text of a story and the positions of its Qt document.

The document holds more than the plain text: cell and frame borders, captions under pictures, the numbers before
footnotes. What comes from the plain text stands in segments, one per block; everything else lies between them and has
no place of its own, so a selection that begins or ends there is drawn in to the nearest real character.
"""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtGui import QTextCursor

from ui.widgets.utf16 import Bridge


class Places:
    """Plain offsets (Python characters) to document positions (UTF-16 units) and back.

    Filled by `ui.read.document_builder` in reading order; a segment may be empty (an empty cell, a rule).
    """

    def __init__(self) -> None:
        self._plain: list[int] = []
        self._document: list[int] = []
        self._bridges: list[Bridge] = []

    def add(self, plain: int, document: int, text: str) -> None:
        """Record that `text`, at `plain` in the plain text, was written at `document`."""
        self._plain.append(plain)
        self._document.append(document)
        self._bridges.append(Bridge(text))

    def __len__(self) -> int:
        return len(self._plain)

    @property
    def length(self) -> int:
        """The plain offset behind the last character."""
        return self._plain[-1] + self._bridges[-1].length if self._plain else 0

    def to_document(self, offset: int) -> int:
        """Return the document position of a plain offset; the newline after a block is the end of that block."""
        if not self._plain:
            return 0
        at = max(bisect_right(self._plain, offset) - 1, 0)
        return self._document[at] + self._bridges[at].to_units(offset - self._plain[at])

    def to_plain(self, position: int, *, leftward: bool = False) -> int:
        """Return the plain offset of a document position.

        A position between segments goes to the beginning of the next one, or to the end of the one before when
        `leftward`: so the two ends of a selection are drawn in towards each other.
        """
        if not self._plain:
            return 0
        at = bisect_right(self._document, position) - 1
        if at < 0:
            return self._plain[0]
        inside = position - self._document[at]
        last = at + 1 == len(self._plain)
        if inside <= self._bridges[at].units or last or leftward:
            return self._plain[at] + self._bridges[at].to_characters(inside)
        return self._plain[at + 1]

    def selection(self, cursor: QTextCursor) -> tuple[int, int]:
        """Return the plain span that a cursor selects, (start, start) when it selects nothing of the story."""
        start = self.to_plain(cursor.selectionStart())
        end = self.to_plain(cursor.selectionEnd(), leftward=True)
        return start, max(start, end)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the document spans of a plain span, block by block, leaving out borders, captions and numbers."""
        at = max(bisect_right(self._plain, start) - 1, 0)
        while at < len(self._plain) and self._plain[at] < end:
            bridge, plain, document = self._bridges[at], self._plain[at], self._document[at]
            first, last = bridge.to_units(start - plain), bridge.to_units(end - plain)
            if first < last:
                yield document + first, document + last
            at += 1
