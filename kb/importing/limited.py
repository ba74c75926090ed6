"""Becomes another program with less right to memory, time and disk; run as a file by `kb.importing.pandoc`.

Set in the child itself, because setting it between fork and exec is not safe in a program with threads. Not on Windows,
whose jobs need a library of their own; there the time limit and pandoc's own limit of its heap stand alone.
"""

import contextlib
import os
import resource
import sys

SECONDS = 60
FILE_BYTES = 256 * 1024 * 1024
MEMORY_BYTES = 4 * 1024 * 1024 * 1024


def main(arguments: list[str]) -> None:
    """Set the limits and run the program named first."""
    for kind, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MEMORY_BYTES),
    ):
        hard = resource.getrlimit(kind)[1]
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS refuses a limit of memory on some of its versions; a document shall be read there all the same.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))  # the child itself cannot raise it again
    os.execv(arguments[0], arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
