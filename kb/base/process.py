"""The one place where this program starts others: its own modules, and the helpers that were installed with it.

Whoever opens a stranger's library may well stand in its folder. A Python started there would take `json.py` from it, and
a helper looked for by name could be a file of it. So every process starts at a full path, in a folder of ours, and a
Python of ours with `-I` and an environment without `PYTHON…`.

    command = process.python("index.upkeep.index_worker", folder, cache)       # to be started by whoever has an event loop
    answer = process.ask(process.python("kb.library.gate_process"), wish, seconds=120)
    with process.quietly(command, folder, keep=("PATH",)) as child: ...
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from kb.base.folders import HOME_VARIABLE

ROOT: Final = Path(__file__).resolve().parents[2]
_START: Final = Path(__file__).resolve().with_name("isolated.py")
# Where the packages are that this program stands on, wherever it was installed.
_PACKAGES: Final = Path(msgspec.__file__).resolve().parents[1]

Failure = (OSError, subprocess.SubprocessError)
"""What `ask` raises when a program cannot be started, fails, or takes too long."""


def python(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs a module of ours apart from everything that lies around."""
    return (sys.executable, "-I", "-X", "utf8", str(_START), str(_PACKAGES), module, *arguments)


def python_alone(file: Path) -> tuple[str, ...]:
    """Return the command that runs a file of ours with nothing but the standard library."""
    return (sys.executable, "-I", "-S", str(file))


def environment() -> dict[str, str]:
    """Return the variables for a process of ours: this one's, without what would steer another Python."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("PYTHON")}
    if kept.get(HOME_VARIABLE):
        kept[HOME_VARIABLE] = os.path.abspath(kept[HOME_VARIABLE])  # noqa: PTH100 - links stay what they are
    return kept


def leave_no_dumps() -> None:
    """Have a crash of this program, or of any that it starts, leave no copy of its memory: drafts and names are in it.

    Systems that keep such copies elsewhere (`systemd-coredump`) ask the same limit. Windows asks its owner.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def stop_when_alone(stop: threading.Event) -> None:
    """Wait, in a process that was started from here, until whoever started it is gone; then set the event."""
    while os.read(0, 4096):
        pass
    stop.set()


def ask(command: Sequence[str], question: bytes, seconds: float) -> bytes:
    """Run a process of ours with some bytes as its input and return its output; raises one of `Failure`."""
    return subprocess.run(
        command,
        input=question,
        capture_output=True,
        check=True,
        timeout=seconds,
        cwd=ROOT,
        env=environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ).stdout


def quietly(
    command: Sequence[str], folder: Path, keep: Iterable[str], given: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start a helper in a folder made for it, without input and output, with few variables; raises OSError."""
    kept = {name: os.environ[name] for name in keep if name in os.environ}
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**kept, **given},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
