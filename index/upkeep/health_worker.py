"""Looking at a whole library, or preparing its search anew, in a process of its own: minutes of work beside the window.

    python -m index.upkeep.health_worker check|rebuild LIBRARY

The first line of its input is JSON of `HealthStart`: the key of the private store is never an argument, which everybody on a
computer can read. It prints one JSON object a line: {"step", "done", "total"} as it goes on, and at the end
{"finished": true, "report": ...}, or {"problem": ...}. It stops when its input closes, or on SIGTERM.
"""

import signal
import sys
import threading
from pathlib import Path

import msgspec

from index.upkeep.health_report import look_at_all, rebuild
from kb.base import plain_json, process
from kb.base.problems import KnownError
from kb.base.process_lines import first_line, progress, say_line
from kb.vault.vault_lock import VaultLock


class HealthStart(msgspec.Struct, frozen=True, kw_only=True):
    """What the process is told: the key of the private store where that has a passphrase and is open."""

    key: bytes = b""


def main(arguments: list[str]) -> int:
    """Do the work and tell the outcome in the last line."""
    command, folder = arguments[0], Path(arguments[1])
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    begin = plain_json.decode(first_line() or b"{}", type=HealthStart)
    threading.Thread(target=process.stop_when_alone, args=(stop,), daemon=True).start()
    say = progress(stop)
    try:
        if begin.key:
            VaultLock().unlock_with(begin.key)
        if command == "rebuild":
            rebuild(folder, say, stop.is_set)
            say_line({"finished": not stop.is_set()})
        else:
            say_line({"finished": True, "report": look_at_all(folder, say, stop.is_set)})
    except KnownError as error:
        say_line({"problem": error.problem()})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
