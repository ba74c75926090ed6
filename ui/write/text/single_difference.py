"""The one stretch in which two texts differ, for steps that keep only that and fields that keep their caret."""

from typing import AnyStr


def stretch(one: AnyStr, other: AnyStr) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where each of them ends to."""
    start = shared(one, other)
    most = min(len(one), len(other)) - start
    end = shared(one[::-1][:most], other[::-1][:most])
    return start, len(one) - end, len(other) - end


def shared(one: AnyStr, other: AnyStr) -> int:
    """Return how much two texts have in common at their beginning; halving compares whole blocks at C speed."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle)
    return low
