"""Checking a history and erasing from it in a process of its own: minutes of work in a thread would make a window stutter.

    python -m kb.erasure.history_worker check|look|erase LIBRARY

The first line of its input is the wish (JSON of `ErasureStart`, empty for a check in a desk without passphrase): words of clients
and the key of the private store are never arguments of a command, which everybody on a computer can read. It prints one JSON object a line: {"step", "done",
"total"} as it goes on, and at the end {"finished": true, "report" | "preview" | "erased": ...}, {"finished": false} when
it was stopped, or {"problem": ...}. It stops when its input closes, or on SIGTERM; killed at any moment it leaves a
whole history.
"""

import shutil
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from kb.base import folders, plain_json, process
from kb.base.problems import KnownError
from kb.base.process_lines import first_line, progress, say_line
from kb.erasure.history_check import check_history
from kb.erasure.history_erase import erase, look
from kb.erasure.history_rewrite import ErasureRequest, StoppedWorkError
from kb.vault.vault_lock import VaultLock

_KEPT: Final = frozenset({"writing.lock", "history-check.bin"})


class ErasureStart(msgspec.Struct, frozen=True, kw_only=True):
    """What the process is told: what shall go, and the key of the private store where that has a passphrase."""

    wish: ErasureRequest = ErasureRequest()
    key: bytes = b""


def main(arguments: list[str]) -> int:
    """Do the work and tell the outcome in the last line."""
    command, folder = arguments[0], Path(arguments[1])
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    begin = plain_json.decode(first_line() or b"{}", type=ErasureStart)
    wish = begin.wish
    threading.Thread(target=process.stop_when_alone, args=(stop,), daemon=True).start()
    say = progress(stop)
    try:
        if begin.key:
            VaultLock().unlock_with(begin.key)
        if command == "check":
            report = check_history(folder, say, stop.is_set)
            say_line({"finished": not stop.is_set(), "report": report})
        elif command == "look":
            say_line({"finished": True, "preview": look(folder, wish, say, stop.is_set)})
        else:
            done = erase(folder, wish, say, stop.is_set)
            forget_caches(folder)
            say_line({"finished": True, "erased": done})
    except StoppedWorkError:
        say_line({"finished": False})
    except KnownError as error:
        say_line({"problem": error.problem()})
        return 1
    return 0


def forget_caches(folder: Path) -> None:
    """Remove what was made from the old texts; it is made again from what is there now, without a word of them."""
    cache = folders.cache_of(folder)
    for file in cache.iterdir() if cache.is_dir() else ():
        if file.name in _KEPT:
            continue
        with suppress(OSError):
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            else:
                file.unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
