"""Whether something takes about twice the time for twice the text: told by the processor's time, the best of several."""

import time
from collections.abc import Callable

MOST = 3.0  # twice is linear, four times the square; what other work on the machine adds lies between
_ROUNDS = 3
_TRIES = 4
_TOO_SHORT = 0.004


def ratios(work: Callable[[str], object], text: Callable[[int], str], size: int) -> list[float]:
    """Return how much longer it takes at twice the size, as the mean of two doublings: the smallest of several tries.

    What takes no time at all at the largest size grows by 1, whatever the clock makes of it.
    """
    best = float("inf")
    for _ in range(_TRIES):
        first, last = (_seconds(work, text(size * step)) for step in (1, 4))
        now = 1.0 if last < _TOO_SHORT else (last / max(first, _TOO_SHORT / 16)) ** 0.5
        best = min(best, now)
        if best <= MOST:
            break
    return [best]


def _seconds(work: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        work(text)
        times.append(time.process_time() - begun)
    return min(times)
