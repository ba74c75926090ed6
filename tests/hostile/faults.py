"""Let one call to the disk fail, at every place of every journey, and look at what was kept and what was said.

    python -m tests.hostile.faults [--journeys save,note] [--every 1] [--errors EIO,ENOSPC,EACCES]

As SQLite's own tests do it: the n-th reading, writing, fsync, renaming, opening, removing or making of a folder fails
once, for n over a whole journey of `disk_journeys`. A shim that the C library's callers meet first (`disk_faults.c`)
makes Python, SQLite and libgit2 fail alike. Afterwards:

- what was told as done is there, whatever failed on the way;
- what was refused is not there, and can be done again at once; or the sentence says that it is there;
- nothing but a sentence is ever raised;
- the next start opens, checks and finds as if nothing had been, without any repair.
"""

import argparse
import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb.base.problems import KnownError
from kb.health.library_check import check
from kb.library.library import Library
from tests.conftest import ROOT
from tests.hostile.disk_journeys import JOURNEYS, Journey, World, forgotten, found_by, look, make
from tests.kb.shelf import SITI

EVERYTHING = 127
KINDS = {1: "read", 2: "write", 4: "fsync", 8: "rename", 16: "open", 32: "unlink", 64: "mkdir"}
ERRORS = ("EIO", "ENOSPC", "EACCES")
# Codes of sentences that say that the words are there all the same.
SAYS_SAVED = frozenset(
    {
        "saved-without-history",
        "saved-without-state",
        "submitted-not-noted",
        "saved-not-cleared",
        "erase-unfinished",
        "withdrawn-not-cleared",
        "notes-partly",
        "note-in-both",
        "broken-draft",
    }
)
_SHIM = "PUSTAKA_FAULTS"


@dataclass
class Trouble:
    """What did not hold, and where."""

    journey: str
    step: str
    fault: str
    what: str
    more: str = ""


@dataclass
class Tried:
    """The faults of one journey: how many there were, how many did anything, what did not hold."""

    journey: str
    calls: int = 0
    faults: int = 0
    refused: int = 0
    troubles: list[Trouble] = field(default_factory=list)


class Shim:
    """The part of `disk_faults.c` that is talked to; only in a process that was started with it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.faults_seen.restype = ctypes.c_long
        self._library.faults_where.restype = ctypes.c_char_p
        self._library.faults_arm.argtypes = [ctypes.c_uint, ctypes.c_long, ctypes.c_int]

    def arm(self, folder: Path, nth: int, error: int) -> None:
        """Let the n-th call below a folder fail; with 0 they are only counted."""
        self._library.faults_watch(os.fsencode(folder))
        self._library.faults_arm(EVERYTHING, nth, error)

    def disarm(self) -> int:
        """Let everything pass again; returns how many calls there were."""
        seen = int(self._library.faults_seen())
        kind, where = self.fired, self.where
        self._library.faults_arm(0, 0, 0)
        self._told = kind, where
        return seen

    @property
    def fired(self) -> str:
        """What failed, empty where nothing has yet."""
        return KINDS.get(int(self._library.faults_fired()), "")

    @property
    def where(self) -> str:
        """Which file that was."""
        return os.fsdecode(self._library.faults_where())


def compiled(folder: Path) -> Path | None:
    """Compile the shim; None where there is no compiler or no Linux."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    shim = folder / "disk_faults.so"
    source = Path(__file__).with_name("disk_faults.c")
    done = subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"], check=False)
    return shim if done.returncode == 0 else None


def apart(act: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever was done
    """Do something in a forked child and return what it returned; what it raised is raised as RuntimeError."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            said = json.dumps({"done": act()})
        except BaseException:  # noqa: BLE001 - told to the parent
            said = json.dumps({"raised": traceback.format_exc()})
        with os.fdopen(into, "w") as pipe:
            pipe.write(said)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        raw = pipe.read()
    os.waitpid(child, 0)
    answer = json.loads(raw or '{"raised": "the child died"}')
    if "raised" in answer:
        raise RuntimeError(answer["raised"])
    return answer["done"]


class Trial:
    """One journey, tried again and again from the same beginning."""

    def __init__(self, shim: Shim, folder: Path, journey: Journey) -> None:
        self._shim, self._journey = shim, journey
        self._place, self._kept = folder / "world", folder / "kept"
        for place in (self._place, self._kept):
            shutil.rmtree(place, ignore_errors=True)
        apart(lambda: make(self._place, journey) and None)
        shutil.copytree(self._place, self._kept, symlinks=True)
        self._states, self._calls = apart(self._undisturbed)
        self._after = looked_at_anew(self._place)  # here, so that what it loads need not be loaded again each time

    def run(self, every: int, errors: Sequence[str], first: int = 1, anew: int = 1) -> Tried:
        """Let every n-th call fail, once with each error; each time, or each n-th, all is looked at as at the next start."""
        tried = Tried(self._journey.name, self._calls)
        for nth in range(first, self._calls + 1, every):
            for name in errors:
                troubles, refused = self.one(nth, name, anew=tried.faults % anew == 0)
                tried.faults += 1
                tried.refused += refused
                tried.troubles += troubles
        return tried

    def one(self, nth: int, error: str, *, anew: bool = True) -> tuple[list[Trouble], int]:
        """Let one call fail; returns what did not hold, and how often something was refused."""
        self._begin_anew()
        said = apart(lambda: self._disturbed(nth, getattr(errno, error)))
        fault = f"{nth} {said['kind']} {error} {said['where']}"
        troubles = [Trouble(self._journey.name, step, fault, what, more) for step, what, more in said["troubles"]]
        if troubles or not anew:
            return troubles, said["refused"]
        try:
            after = apart(lambda: looked_at_anew(self._place))
        except RuntimeError as raised:
            return [Trouble(self._journey.name, "next start", fault, "raised", str(raised))], said["refused"]
        for what, wanted in self._after.items():
            if what == "forgotten" and said["without history"]:
                continue  # it was said; the next saving brings it in (see below)
            if after[what] != wanted:
                more = f"{after[what]!r} instead of {wanted!r}"
                troubles.append(Trouble(self._journey.name, "next start", fault, f"differs: {what}", more))
        return troubles, said["refused"]

    def _begin_anew(self) -> None:
        shutil.rmtree(self._place)
        shutil.copytree(self._kept, self._place, symlinks=True)

    def _undisturbed(self) -> tuple[list[dict[str, object]], int]:
        states, world = [look(self._place)], World(self._place)
        calls = 0
        for step in self._journey.steps:
            self._shim.arm(self._place, 0, 0)
            step.act(world)
            calls += self._shim.disarm()
            states.append(look(self._place))
        return states, calls

    def _disturbed(self, nth: int, number: int) -> dict[str, object]:  # noqa: PLR0912 - a list of what may not be
        said: dict[str, object] = {"troubles": [], "refused": 0, "kind": "", "where": "", "without history": False}
        troubles: list[tuple[str, str, str]] = []
        world, left = World(self._place), nth
        for step, before, after in zip(self._journey.steps, self._states, self._states[1:], strict=False):
            for turn in range(2):
                self._shim.arm(self._place, left if left > 0 else 0, number)
                refused, raised = _taken(world, step.act)
                kind, where = self._shim.fired, self._shim.where
                left = 0 if kind else left - self._shim.disarm()
                self._shim.disarm()
                if kind:
                    said |= {"kind": kind, "where": str(Path(where).relative_to(self._place))}
                if raised:
                    troubles.append((step.name, "raised", raised))
                if not kind and not refused:
                    break
                now = look(self._place)
                if refused is None:
                    if now != after and not raised:
                        troubles.append((step.name, "told as done and not there", difference(now, after)))
                    break
                if refused.code == "not-writable":
                    time.sleep(0.15)  # nobody presses the button again sooner
                said["refused"] = int(str(said["refused"])) + 1
                said["without history"] = said["without history"] or refused.code == "saved-without-history"
                sentence = f"{refused.code}: {refused}"
                if turn:
                    troubles.append((step.name, "refused again", sentence))
                elif now == after != before and refused.code not in SAYS_SAVED:
                    troubles.append((step.name, "there and told as not there", sentence))
                elif now not in (before, after) and refused.code not in SAYS_SAVED:
                    troubles.append((step.name, "half there", f"{sentence}\n{difference(now, before)}"))
                elif now == before != after and refused.code == "saved-without-history":
                    troubles.append((step.name, "told as there and not there", sentence))
            if troubles:
                break
        world.library.close()
        return said | {"troubles": troubles}


def _taken(world: World, act: Callable[[World], None]) -> tuple[KnownError | None, str]:
    """Take a step; returns the sentence it was refused with, or the traceback that nobody may ever see."""
    try:
        act(world)
    except KnownError as refused:
        return refused, ""
    except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
        return None, traceback.format_exc()
    return None, ""


def looked_at_anew(place: Path) -> dict[str, object]:
    """Start as after a crash: open, look, check, search, and go on writing."""
    state = look(place)
    left_out = forgotten(place)
    found = found_by(place)
    problems = sorted({problem.code for problem in check(place / "pustaka").problems})
    library = Library.open(place / "pustaka")
    for path in library.story_files():
        file = library.read_path(path)
        if file.story and file.story.status == "published":
            library.save(file.with_body(f"{file.body}\nSesudahnya.\n"), SITI, base=file)
    library.close()
    return {"kept": state, "forgotten": left_out, "found": found, "problems": problems, "after": forgotten(place)}


def difference(now: object, then: object, path: str = "") -> str:
    """Say where two states differ."""
    if isinstance(now, dict) and isinstance(then, dict):
        keys = [*now, *(key for key in then if key not in now)]
        return "; ".join(
            difference(now.get(key), then.get(key), f"{path}/{key}") for key in keys if now.get(key) != then.get(key)
        )
    return f"{path}: {now!r} instead of {then!r}"


def trials(folder: Path, names: Sequence[str] = ()) -> Iterator[Trial]:
    """Give the journeys, each ready to be tried; only in a process that was started with the shim."""
    shim = Shim()
    for journey in JOURNEYS:
        if not names or journey.name in names:
            yield Trial(shim, folder, journey)


def preloaded(arguments: Sequence[str]) -> int | None:
    """Start this program again with the shim before the C library; None where that cannot be."""
    with tempfile.TemporaryDirectory() as folder:
        shim = compiled(Path(folder))
        if shim is None:
            return None
        command = [sys.executable, "-m", "tests.hostile.faults", *arguments]
        return subprocess.call(command, cwd=ROOT, env={**os.environ, "LD_PRELOAD": str(shim), _SHIM: "1"})


def main(arguments: list[str]) -> int:
    """Try the journeys and print what did not hold; 1 where anything did not."""
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__.splitlines()[0])
    parser.add_argument("--journeys", default="", help="only these, with commas between")
    parser.add_argument("--every", type=int, default=1, help="only every n-th call")
    parser.add_argument("--first", type=int, default=1, help="begin with this call")
    parser.add_argument("--anew", type=int, default=1, help="look at the next start after each n-th fault only")
    parser.add_argument("--errors", default=",".join(ERRORS))
    options = parser.parse_args(arguments)
    if _SHIM not in os.environ:
        code = preloaded(arguments)
        if code is None:
            sys.stdout.write("faults: skipped, there is no compiler here (or no Linux)\n")
        return code or 0
    names = [name for name in options.journeys.split(",") if name]
    troubles: list[Trouble] = []
    faults, begun = 0, time.monotonic()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        for trial in trials(Path(folder), names):
            tried = trial.run(options.every, options.errors.split(","), options.first, options.anew)
            faults += tried.faults
            troubles += tried.troubles
            line = f"{tried.journey}: {tried.calls} calls to the disk, {tried.faults} faults, "
            sys.stdout.write(f"{line}{tried.refused} told, {len(tried.troubles)} did not hold\n")
            _report(tried.troubles)
            sys.stdout.flush()
    sys.stdout.write(f"faults: {faults} in {time.monotonic() - begun:.0f} s, {len(troubles)} did not hold\n")
    return 1 if troubles else 0


def _report(troubles: Sequence[Trouble]) -> None:
    kinds = Counter((one.journey, one.step, one.what) for one in troubles)
    for (journey, step, what), count in kinds.most_common():
        mine = [one for one in troubles if (one.journey, one.step, one.what) == (journey, step, what)]
        sys.stdout.write(f"\n{count} x {journey}, {step}: {what}\n")
        for one in mine[:3]:
            sys.stdout.write(f"    {one.fault}\n        {one.more.strip()[-900:]}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
