"""Where one has been: back and forward through what was read, with the place in each; knows nothing of Qt."""

from dataclasses import dataclass, replace
from typing import Final, Literal

PageKind = Literal["story", "organisation", "person", "guide"]
LONGEST: Final = 50


@dataclass(frozen=True)
class ReadingPlace:
    """Where the eye was: the first visible character of the plain text and how far below the top edge it stood.

    Characters, not pixels: the place survives another type size, theme or language. `top` says that nothing was
    scrolled at all.
    """

    offset: int = 0
    delta: int = 0
    top: bool = True

    def carried(self, old: str, new: str) -> "ReadingPlace":
        """Return the same place in an edited text: what stands before or behind the edit keeps its words."""
        before = _shared(old, new)
        if self.offset <= before:
            return self
        after = _shared(old[before:][::-1], new[before:][::-1])
        if self.offset >= len(old) - after:
            return replace(self, offset=self.offset + len(new) - len(old))
        return replace(self, offset=before)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common at the beginning; halving beats walking on long ones."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True)
class Stop:
    """One page that was open. `words` are the searched words that were marked in it."""

    kind: PageKind
    key: str
    words: str = ""
    place: ReadingPlace = ReadingPlace()

    def same_page(self, other: "Stop") -> bool:
        """Tell whether both show the same page, whatever the words and the place."""
        return (self.kind, self.key) == (other.kind, other.key)


class Trail:
    """A bounded list of stops and the one we stand at; a new stop forgets what lay ahead, as in any browser."""

    def __init__(self, longest: int = LONGEST) -> None:
        self._stops: list[Stop] = []
        self._at = -1
        self._longest = max(longest, 1)

    def __len__(self) -> int:
        return len(self._stops)

    @property
    def current(self) -> Stop | None:
        """Return the stop that is shown, or None while there is none."""
        return self._stops[self._at] if self._stops else None

    @property
    def can_go_back(self) -> bool:
        """Return whether there is an earlier stop."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Return whether there is a later stop."""
        return self._at + 1 < len(self._stops)

    def visit(self, stop: Stop) -> None:
        """Stand at a new stop; the page one already stands at only takes over the new words and place."""
        if (now := self.current) is not None and now.same_page(stop):
            self._stops[self._at] = stop
            return
        del self._stops[self._at + 1 :]
        self._stops.append(stop)
        del self._stops[: max(len(self._stops) - self._longest, 0)]
        self._at = len(self._stops) - 1

    def remember(self, place: ReadingPlace) -> None:
        """Note how far one has read at the current stop, before leaving it."""
        if self._stops:
            self._stops[self._at] = replace(self._stops[self._at], place=place)

    def back(self) -> Stop | None:
        """Go one stop back; None, and no step, at the beginning."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._stops[self._at]

    def forward(self) -> Stop | None:
        """Go one stop forward; None, and no step, at the end."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._stops[self._at]

    def clear(self) -> None:
        """Forget everything, as when another library is opened."""
        self._stops.clear()
        self._at = -1
