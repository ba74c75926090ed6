"""How a process of ours speaks to the window that started it: one JSON object a line, the first line of its input first."""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Final

import msgspec

_BETWEEN: Final = 0.1
Say = Callable[[str, int, int], None]


def first_line() -> bytes:
    """Return the first line of the input, read below Python's own buffer, which must be free when the process ends."""
    line = b""
    while not line.endswith(b"\n"):
        more = os.read(0, 1)
        if not more:
            break
        line += more
    return line.strip()


def say_line(news: object) -> None:
    """Print one line; raises BrokenPipeError when the listener is gone."""
    sys.stdout.buffer.write(msgspec.json.encode(news) + b"\n")
    sys.stdout.buffer.flush()


def progress(stop: threading.Event) -> Say:
    """Return what says how far the work is, not oftener than a person can read; a listener who is gone means stop."""
    last = 0.0

    def say(step: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _BETWEEN:
            return
        last = now
        try:
            say_line({"step": step, "done": done, "total": total})
        except (BrokenPipeError, ValueError):
            stop.set()

    return say
