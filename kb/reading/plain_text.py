"""The one writer of a reading's plain text; its layout is described in `kb.reading.tree`."""


class PlainTextWriter:
    """Collects the plain text and tells every run where it stands."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        """Add a run of characters; return the offset at which it starts."""
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        return start

    def end_block(self) -> None:
        """End a block with a line break."""
        self.write("\n")

    def text(self) -> str:
        """Return everything written so far."""
        return "".join(self._parts)
