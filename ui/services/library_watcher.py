"""Watching a library's folder, in a process of its own:  python -m ui.services.library_watcher FOLDER

Asking the system to watch thousands of folders is one long call that lets no other thread of Python run; in the window's
own process it would freeze the window for half a second and more. Prints {"paths": [...]} for each burst of changes,
{"problem": ...} when it cannot watch, and stops when its standard input closes.
"""

import json
import sys
import threading
from pathlib import Path

import msgspec

from kb.base import process
from kb.base.problems import KnownError
from kb.library.watch import watch_library


def main(arguments: list[str]) -> int:
    """Watch until told to stop, or until the folder goes away."""
    stop = threading.Event()
    threading.Thread(target=process.stop_when_alone, args=(stop,), daemon=True).start()
    try:
        for paths in watch_library(Path(arguments[0]), stop):
            _say({"paths": sorted(paths)})
    except KnownError as error:
        _say({"problem": msgspec.to_builtins(error.problem())})
        return 1
    return 0


def _say(news: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
