"""Where the cards of a margin go: each as near to its line as its neighbours allow. Numbers only, no window.

A card that would have to wait too far below its line becomes a single line; where even lines crowd, neighbours share
one box that counts them. Then all boxes are moved up and down together, so that the sum of the squared distances to
their lines is the least possible. The open note stands at its line, and the others make room for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Size = Literal["full", "line", "stack"]
LINE: Final = 30
GAP: Final = 8
_FULL_WAIT: Final = 64  # how far below its line a whole card may end up
_LINE_WAIT: Final = 104  # and a single line
_PINNED: Final = 1e7


@dataclass(frozen=True)
class Wanted:
    """A note that wants to stand at a height, counted from the top of the page."""

    key: str
    y: float
    full: int  # the height of its whole card
    open: bool = False  # the note one has opened: never shortened, never moved from its line


@dataclass(frozen=True)
class MarginBox:
    """What stands in the margin: one note, or a stack of several."""

    keys: tuple[str, ...]
    top: int
    height: int
    size: Size

    @property
    def bottom(self) -> int:
        """Return the lower edge in pixels."""
        return self.top + self.height


@dataclass
class _Slot:
    keys: list[str]
    y: float
    height: int
    size: Size
    weight: float = 1.0


def place(wanted: Sequence[Wanted], *, top: int = 0, bottom: int | None = None, line: int = LINE) -> list[MarginBox]:
    """Return the boxes from top to bottom, none over another, every note in exactly one, in the order given.

    `wanted` is in reading order; a note that wants to stand above the one before it is treated as beside it. Nothing
    reaches below `bottom`, unless there is no room for it above either.
    """
    waits = ((_FULL_WAIT, _LINE_WAIT), (0, 0), (-1, -1))
    slots: list[_Slot] = []
    for wait in waits:
        slots = _shorten(wanted, top, line, wait)
        if bottom is None or sum(slot.height + GAP for slot in slots) - GAP <= bottom - top:
            break
    tops = _settle(slots, top, bottom)
    return [MarginBox(tuple(slot.keys), at, slot.height, slot.size) for slot, at in zip(slots, tops, strict=True)]


def _shorten(wanted: Sequence[Wanted], top: int, line: int, waits: tuple[int, int]) -> list[_Slot]:
    """Choose the size of each card by how long it would have to wait if all were pushed down."""
    slots: list[_Slot] = []
    free, last = float(top), float(top)
    for one in wanted:
        y = last = max(one.y, last)
        wait = free - y
        before = slots[-1] if slots else None
        if one.open:
            slots.append(_Slot([one.key], y, one.full, "full", _PINNED))
            free = y + one.full + GAP  # it stays at its line, whatever is above makes room
        elif wait <= waits[0]:
            slots.append(_Slot([one.key], y, one.full, "full"))
            free = max(free, y) + one.full + GAP
        elif before is None or before.weight != 1.0 or before.size == "full" or wait <= waits[1]:
            slots.append(_Slot([one.key], y, line, "line"))
            free = max(free, y) + line + GAP
        else:
            before.keys.append(one.key)
            before.size = "stack"
    return slots


def _settle(slots: Sequence[_Slot], top: int, bottom: int | None) -> list[int]:
    """Return the tops that keep order and gaps at the least squared distance: pooled neighbours share a mean."""
    pools: list[tuple[float, float, int]] = []  # weighted sum, weight, count of slots
    offset, offsets = 0, []
    for slot in slots:
        offsets.append(offset)
        total, weight, count = (slot.y - offset) * slot.weight, slot.weight, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / weight:
            more, heavier, others = pools.pop()
            total, weight, count = total + more, weight + heavier, count + others
        pools.append((total, weight, count))
        offset += slot.height + GAP
    lowest = bottom - offset + GAP if bottom is not None else None
    bases = [round(total / weight) for total, weight, count in pools for _ in range(count)]
    held = [max(base if lowest is None else min(base, lowest), top) for base in bases]
    return [base + offset for base, offset in zip(held, offsets, strict=True)]
