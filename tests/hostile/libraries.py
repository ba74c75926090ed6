"""Opens hostile libraries through all doors and says what went wrong: `dev.py hostile [HOW MANY] [FIRST]`.

Each library is made from its number, so that `dev.py hostile 1 217` looks at one again. They are visited in processes of
their own, several in each (`tests.hostile.visit`); every seventh through the window as well. While they are, somebody
listens at the address that stands all over them. What took long is looked at once more alone, since other work on the
machine may have been to blame.
"""
# ruff: noqa: T201

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from kb.base import process
from tests.hostile.generator import KINDS
from tests.hostile.visit import WAIT, throw_away

SLOW: Final = 5.0
_MANY: Final = 300
_AT_ONCE: Final = 20
_WINDOW_EVERY: Final = 7


class Fault(NamedTuple):
    """Something that should not have happened."""

    number: str
    door: str
    what: str
    kinds: tuple[str, ...]


@dataclass
class Found:
    """What came of visiting some libraries."""

    faults: list[Fault] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)  # the codes of sentences, "(done)" for what was done
    slowest: tuple[float, str] = (0.0, "")
    seen: int = 0

    def add(self, other: "Found") -> None:
        """Take in what came of others."""
        self.faults += other.faults
        self.kinds += other.kinds
        self.said += other.said
        self.slowest = max(self.slowest, other.slowest)
        self.seen += other.seen


class Listener:
    """Somebody who listens on this computer and should never be called."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        threading.Thread(target=self._hear, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    def close(self) -> None:
        self._socket.close()

    def _hear(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._socket.accept()[0].close()
                self.calls += 1


def visited(numbers: Sequence[str], how: str, folder: Path) -> Found:
    """Visit libraries ("doors" or "window"), and go on after those that ended the process."""
    listener = Listener()
    found = Found()
    left = list(numbers)
    while left:
        left = _some(left, how, folder, listener.address, found)
        if listener.calls:
            found.faults.append(Fault(",".join(numbers), "", f"{listener.calls} connections", ()))
            listener.calls = 0
    listener.close()
    return found


def _some(numbers: list[str], how: str, folder: Path, here: str, found: Found) -> list[str]:
    """Visit libraries in one process; return those that are left when it ended early."""
    place = Path(tempfile.mkdtemp(dir=folder))
    environment = {**process.environment(), "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryFile() as aloud:
        with subprocess.Popen(
            process.python("tests.hostile.visit", str(place), here, how, *numbers),
            cwd=process.ROOT, env=environment, stdout=subprocess.PIPE, stderr=aloud, stdin=subprocess.DEVNULL,
        ) as child:  # fmt: skip
            assert child.stdout
            lines = [json.loads(line) for line in child.stdout]
        aloud.seek(0)
        said = aloud.read().decode("utf-8", "replace")
    ended = [line["end"] for line in lines if "end" in line]
    _take(lines, found, alone=len(numbers) == 1)
    begun = [line for line in lines if "begin" in line]
    left = [number for number in numbers if number not in ended]
    if left and (not begun or begun[-1]["begin"] in ended):
        found.faults.append(Fault(left[0], "", f"the visit itself ended with {child.returncode}: {said[-3_000:]}", ()))
        left = left[1:]
    elif left:
        last = begun[-1]
        what = f"hangs for more than {WAIT:.0f} s, or died ({child.returncode}): {said[-4_000:]}"
        found.faults.append(Fault(last["begin"], "", what, tuple(last["kinds"])))
        left.remove(last["begin"])
    elif "Traceback" in said:
        found.faults.append(Fault(",".join(numbers), "", f"on standard error: {said[-3_000:]}", ()))
    throw_away(place)
    slow = [line["end"] for line in lines if "end" in line and max(line["seconds"].values(), default=0) > SLOW]
    if len(numbers) > 1:
        for number in slow:
            _some([number], how, folder, here, found)
    return left


def _take(lines: list[dict[str, Any]], found: Found, *, alone: bool) -> None:
    number, kinds = "", ()
    for line in lines:
        if "begin" in line:
            number, kinds = line["begin"], tuple(line["kinds"])
            found.kinds.update(kinds)
        elif "fault" in line:
            found.faults.append(Fault(number, line["door"], line["fault"], kinds))
        else:
            found.said.update(line["said"])
            found.seen += 1
            door, seconds = max(line["seconds"].items(), key=lambda one: one[1], default=("", 0))
            if seconds > SLOW and not alone:
                continue  # to be looked at again
            if seconds > SLOW:
                found.faults.append(Fault(number, door, f"takes {seconds} s", kinds))
            if seconds > found.slowest[0]:
                found.slowest = (seconds, f"{door} of {number}")


def main(arguments: Sequence[str]) -> int:
    """Visit as many libraries as are wished for, and print what was found; 1 when anything was."""
    many, first = (int(arguments[at]) if len(arguments) > at else other for at, other in enumerate((_MANY, 0)))
    numbers = [str(number) for number in range(first, first + many)]
    whole = Found()
    with tempfile.TemporaryDirectory(prefix="pustaka-jahat-") as folder:
        for how, chosen in (("doors", numbers), ("window", numbers[::_WINDOW_EVERY])):
            for at in range(0, len(chosen), _AT_ONCE):
                found = visited(chosen[at : at + _AT_ONCE], how, Path(folder))
                for fault in found.faults:
                    print(f"\n{how} {fault.number} {fault.door} ({', '.join(fault.kinds)})\n{fault.what}", flush=True)
                whole.add(found)
                print(
                    f"{how}: {min(at + _AT_ONCE, len(chosen))} of {len(chosen)}, {len(whole.faults)} faults", flush=True
                )
    unused = [kind.__name__ for kind in KINDS if kind.__name__ not in whole.kinds]
    print(
        f"\nlibraries {many}, as {'root' if os.geteuid() == 0 else 'an ordinary user'}; kinds never met: {unused or 'none'}"
    )
    print(f"slowest door: {whole.slowest[0]} s ({whole.slowest[1]}); sentences: {dict(whole.said.most_common())}")
    print(f"BAR hostile.faults {len(whole.faults)} 0 {'short' if whole.faults else 'holds'}")
    return bool(whole.faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
