"""Whether something takes about twice the time for twice the text: told by the processor's time, the best of several."""

import gc
import time
from collections.abc import Callable

MOST = 2.6  # twice is linear, four times the square; what other work on the machine adds lies between
LARGEST = 1_000_000
_TRIES = 8
_ENOUGH = 0.02  # seconds at the largest size: less is told by the clock's grain and by what work begins with
_TOO_SHORT = 0.004
_LEAST = 0.000_25


def ratios(work: Callable[[str], object], text: Callable[[int], str], size: int) -> list[float]:
    """Return how much longer it takes at twice the size, as the mean of two doublings: by the least of several tries.

    The size is raised, to a megabyte at most, until there is something to measure. What takes no time at all even then
    grows by 1, whatever the clock makes of it.
    """
    while (took := _seconds(work, text(size * 4))) < _ENOUGH and size * 8 <= LARGEST:
        size = min(size * (2 if took > _TOO_SHORT else 8), LARGEST // 4)
    small, large = text(size), text(size * 4)
    first, last = float("inf"), float("inf")
    now = float("inf")
    for _ in range(_TRIES):  # small and large in turn, so that whatever else the machine does meets both
        first, last = min(first, _seconds(work, small)), min(last, _seconds(work, large))
        now = 1.0 if last < _TOO_SHORT else (last / max(first, _LEAST)) ** 0.5
        if now <= MOST:
            break
    return [now]


def _seconds(work: Callable[[str], object], text: str) -> float:
    gc.disable()  # or one size pays for what all others have left
    try:
        begun = time.process_time()
        work(text)
        return time.process_time() - begun
    finally:
        gc.enable()
