"""Opens hostile libraries in a process of its own, and writes a line for each thing that should not have happened.

    python -m tests.hostile.visit FOLDER HOST:PORT doors|window NUMBER...

For `tests.hostile.libraries`. Every line on standard output is a JSON object: {"begin": 17, "kinds": [...]}, then
{"fault": "...", "door": "noted"} for each mistake, then {"end": 17, "seconds": {...}, "said": {...}}. A process that waits
for too long at one door ends itself, with the place at which it waits on standard error.
"""

import contextlib
import faulthandler
import io
import json
import logging
import os
import shutil
import stat
import sys
import threading
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kb.base.problems import KnownError
from tests.hostile.bad_area import NEVER, SECRET, Area, facts_below
from tests.hostile.doors import DOORS, Guest
from tests.hostile.generator import make, make_good
from tests.traps import MARK

WAIT: Final = 60.0
"""Seconds after which somebody at a door is taken to wait for ever, also where other work keeps the machine busy."""
_CALLS: Final = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"}
)
_STARTS: Final = frozenset({"os.system", "os.exec", "os.posix_spawn", "os.startfile", "pty.spawn", "ctypes.dlopen"})
_LARGEST: Final = 4_000_000


class Witness:
    """Sees what happens in this process that nobody asked for, and writes it down."""

    def __init__(self, out: io.TextIOBase) -> None:
        self._out = out
        self._door = ""
        self._begun = 0.0
        self.seconds: dict[str, float] = {}
        self.said: Counter[str] = Counter()
        sys.addaudithook(self._hear)
        logging.getLogger().addHandler(_Listener(self))
        sys.excepthook = lambda _kind, error, _where: self.error(error)
        threading.excepthook = lambda args: self.error(args.exc_value)
        sys.unraisablehook = lambda args: self.fault(f"unraisable: {_trace(args.exc_value)}")

    def write(self, **line: Any) -> None:  # noqa: ANN401
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()

    def error(self, error: BaseException | None) -> None:
        """Write down a mistake that was raised."""
        self.fault(_trace(error))

    def fault(self, what: str) -> None:
        """Write down a mistake."""
        self.write(door=self._door, fault=what)

    @contextlib.contextmanager
    def at(self, door: str) -> Iterator[None]:
        """Stand at a door: sentences are counted, mistakes written down, waiting has an end."""
        self._door = door
        self._begun = _present()
        self.step()
        try:
            yield
            self.said["(done)"] += 1
        except KnownError as error:
            self.said[error.code] += 1
            if not all((error.what.id, error.what.en, error.remedy.id, error.remedy.en)):
                self.fault(f"no words for {error.code}")
        except (Exception, SystemExit) as error:  # noqa: BLE001  the one place that answers for all of them
            self.fault(_trace(error))
        self.step()
        faulthandler.cancel_dump_traceback_later()
        self._door = ""

    def step(self) -> None:
        """Take down how long one thing took at this door, and begin to wait for the next."""
        now = _present()
        self.seconds[self._door] = max(self.seconds.get(self._door, 0), round(now - self._begun, 2))
        self._begun = now
        faulthandler.dump_traceback_later(WAIT, exit=True, file=sys.__stderr__)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._door:
            return
        if event in _CALLS and not str(getattr(arguments[0], "family", "")).endswith("AF_UNIX"):
            self.fault(f"a connection: {event} {arguments[1:]}")
        elif event in _STARTS and event != "ctypes.dlopen":
            self.fault(f"a program: {event} {arguments}")
        elif event == "subprocess.Popen" and not os.path.isabs(os.fsdecode(arguments[0])):  # noqa: PTH117
            self.fault(f"a program by its name: {arguments[0]}" + "".join(traceback.format_stack(limit=14)))


class _Listener(logging.Handler):
    def __init__(self, witness: Witness) -> None:
        super().__init__(logging.WARNING)
        self._witness = witness

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info or "Traceback" in text or record.levelno >= logging.CRITICAL:
            self._witness.fault(f"in the log: {text} {self.format(record)}")


def visit(area: Area, witness: Witness, how: str) -> None:
    """Go through every door with the library of an area, then look what became of everything else."""
    home = area.folder / "rumah"
    for name in ("rumah", "rumah/saya", "sementara"):
        (area.folder / name).mkdir(mode=0o700)
    (home / ".bashrc").write_text(f"# {SECRET}\n", encoding="utf-8")
    os.environ.update(HOME=str(home), PUSTAKA_HOME=str(home / "saya"), TMPDIR=str(area.folder / "sementara"))
    guest = Guest(area)
    guest.step = witness.step
    words = _words(area.library)
    before = [facts_below(folder) for folder in (area.outside, area.documents)]
    for place in area.never_read():
        os.utime(place, ns=(NEVER, place.stat().st_mtime_ns))
    os.chdir(area.library)
    area.begin()
    try:
        if how == "window":
            # Qt takes long to load, and is not everywhere.
            from tests.hostile.visit_window import visit_window  # noqa: PLC0415

            visit_window(area, witness)
        else:
            for door in DOORS:
                with witness.at(door.__name__):
                    door(guest)
    finally:
        area.end()
        os.chdir("/")
    with witness.at("afterwards"):
        _must_be_unread(area)
        _must_be_the_same(before, [facts_below(folder) for folder in (area.outside, area.documents)])
        _must_be_alone(area)
        _must_be_whole(area, words, guest.decided)
        _must_be_secret(area, guest)


def _must_be_unread(area: Area) -> None:
    """Nobody has read what lies outside; told by the time at which a disk last saw it read, where disks keep that."""
    read = [str(place) for place in area.never_read() if place.lstat().st_atime_ns != NEVER]
    if read:
        raise ValueError(f"read outside: {read}")


def _must_be_the_same(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
    for one, other in zip(before, after, strict=True):
        changed = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
        if changed:
            raise ValueError(
                f"changed outside: {changed[:9]} {[(one.get(name), other.get(name)) for name in changed[:2]]}"[:2_000]
            )


def _must_be_alone(area: Area) -> None:
    """Nothing of a stranger's was run, nothing appears beside the library, nothing is left in the folder for a moment."""
    beside = sorted(one.name for one in area.folder.iterdir())
    if beside != ["dokumen", "luar", "pustaka", "rumah", "sementara"]:
        raise ValueError(f"beside the library: {beside}")
    for folder in (area.folder / "sementara", area.folder / "rumah" / "saya" / "cache" / "tmp"):
        there = folder.iterdir() if folder.is_dir() else ()
        left = sorted(one.name for one in there if one.name != "turn.lock")  # empty, and needed again
        if left:
            raise ValueError(f"left behind: {left}")
    if sorted(one.name for one in (area.folder / "rumah").iterdir()) != [".bashrc", "saya"]:
        raise ValueError("in the home of the person")
    for place in (area.library, area.folder, Path.cwd()):
        if (place / MARK).exists():
            raise ValueError(f"run: {(place / MARK).read_text(encoding='utf-8')}")


def _words(library: Path) -> dict[str, bytes]:
    """Return what people wrote in the library: its plain files but for those of Git."""
    found = {}
    for place in _plain(library):
        name = place.relative_to(library).as_posix()
        if not name.startswith(".git"):
            with contextlib.suppress(PermissionError):
                found[name] = place.read_bytes()
    return found


def _must_be_whole(area: Area, before: dict[str, bytes], decided: set[str]) -> None:
    """Every file of somebody else's has the bytes that it had, but for the stories that the doors are about.

    Of what other programs write and move meanwhile nothing can be told.
    """
    if area.moving:
        return
    ours = ("stories/bu/buruh-migran/", "stories/an/anak-jalanan/", ".review/", "stories/ru/rumah-singgah/")
    after = _words(area.library)
    lost = sorted(
        name
        for name, raw in before.items()
        if not name.startswith(ours) and name not in decided and after.get(name) != raw
    )
    if lost:
        raise ValueError(f"words of others changed: {lost[:9]}")


def _must_be_secret(area: Area, guest: Guest) -> None:
    """Nothing of the files outside stands in what was told, on the desk, in the cache, in the library or its history."""
    if any(SECRET in one for one in guest.heard):
        raise ValueError("told what stands outside")
    secret = SECRET.encode()
    for place in (*_plain(area.library), *_plain(area.folder / "rumah" / "saya")):
        with contextlib.suppress(PermissionError):
            raw = place.read_bytes()
            if ".git" in str(place):
                with contextlib.suppress(zlib.error):
                    raw += zlib.decompressobj().decompress(raw, _LARGEST)
            if secret in raw:
                raise ValueError(f"what stands outside is in {place}")


def _plain(folder: Path) -> Iterator[Path]:
    for place in sorted(folder.rglob("*")):
        with contextlib.suppress(OSError):
            facts = place.lstat()
            if stat.S_ISREG(facts.st_mode) and facts.st_size < _LARGEST:
                yield place


def throw_away(folder: Path) -> None:
    """Remove a folder of which some parts are closed."""
    for place in (folder, *folder.rglob("*")):
        if place.is_dir() and not place.is_symlink():
            place.chmod(0o700)
    for place in folder.rglob("*"):
        if place.is_dir() and not place.is_symlink():
            place.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _present() -> float:
    """Return the seconds of this thread without those in which it could have gone on and the machine had no time for it."""
    try:
        waited = int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        waited = 0
    return time.monotonic() - waited / 1e9


def _trace(error: BaseException | None) -> str:
    return "".join(traceback.format_exception(error))[-3_000:] if error is not None else "?"


def main(arguments: list[str]) -> None:
    """Visit the libraries one after the other; "0" with a sign before it, "-0", is the good one."""
    folder, here, how, *numbers = arguments
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    witness = Witness(out)
    for number in numbers:
        place = Path(folder) / f"p{number}"
        place.mkdir()
        area = make_good(place) if number == "-0" else make(place, int(number), here)
        witness.write(begin=number, kinds=area.kinds)
        witness.seconds, witness.said = {}, Counter()
        visit(area, witness, how)
        throw_away(place)
        witness.write(end=number, seconds=witness.seconds, said=witness.said)
    out.close()
    os._exit(0)  # what still waits in the background must not keep us


if __name__ == "__main__":
    main(sys.argv[1:])
