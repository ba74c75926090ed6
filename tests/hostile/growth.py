"""Whether something takes about twice the time for twice the text: told by the processor's time, the best of several."""

import itertools
import time
from collections.abc import Callable

MOST = 3.2  # twice is linear, four times the square; what other work on the machine adds lies between
_ROUNDS = 3
_TRIES = 4
_TOO_SHORT = 0.004


def ratios(work: Callable[[str], object], text: Callable[[int], str], size: int) -> list[float]:
    """Return how much longer it takes at twice the size, and at four times: the smallest of several tries each.

    What takes no time at all at the largest size grows by 1, whatever the clock makes of it.
    """
    best = [float("inf")] * 2
    for _ in range(_TRIES):
        times = [_seconds(work, text(size * step)) for step in (1, 2, 4)]
        now = [
            1.0 if late < _TOO_SHORT else late / max(early, _TOO_SHORT / 4) for early, late in itertools.pairwise(times)
        ]
        best = [min(pair) for pair in zip(best, now, strict=True)]
        if max(best) <= MOST:
            break
    return best


def _seconds(work: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        work(text)
        times.append(time.process_time() - begun)
    return min(times)
