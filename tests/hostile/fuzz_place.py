"""What a fuzzer feeds, and a folder in memory for what a parser wants to read from a disk."""

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Target(NamedTuple):
    """A parser, and what to begin from."""

    feed: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]


@cache
def place() -> Path:
    """Return a folder for files that a parser wants to read from a disk; in memory where there is such a place."""
    memory = Path("/dev/shm")
    kept = tempfile.TemporaryDirectory(prefix="pustaka-fuzz-", dir=memory if os.access(memory, os.W_OK) else None)
    _kept.append(kept)
    folder = Path(kept.name)
    for name in ("stories", "vocabulary", "organisations", "people", ".review/anak", "git/.git", "vault"):
        (folder / name).mkdir(parents=True)
    return folder


_kept: list[tempfile.TemporaryDirectory[str]] = []


def put(name: str, data: bytes) -> Path:
    """Write bytes into a file of that folder and return it."""
    file = place() / name
    file.write_bytes(data)
    return file
