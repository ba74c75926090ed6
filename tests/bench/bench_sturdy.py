"""Whether the program stands: a hostile disk, hostile libraries, kills, two programs at once, and a long day, in short.

Each part is the short form of a command of its own that goes on for as long as one likes: `dev.py faults`, `kills`,
`soak`, `libraries`, `flips`, `fuzz`.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.bars import Bars
from tests.conftest import ROOT
from tests.hostile.fuzz_targets import TARGETS
from tests.kb.shelf import new_library

_LARGEST = 16.0  # megabytes that a soak may add, as in `tests.hostile.soak`


def measure(bars: Bars, *, quick: bool) -> None:
    """Run every part and hold its figures against their bars."""
    _faults(bars, every=293 if quick else 97)
    _kills(bars, 20 if quick else 60)
    _updaters(bars, 3 if quick else 10)
    _soak(bars, 1 if quick else 5)
    _hostile(bars, "libraries", "hostile.faults", 6 if quick else 30)
    _hostile(bars, "flips", "flips.wrong", 15 if quick else 60)
    _fuzz(bars, 1 if quick else 5)


def _faults(bars: Bars, every: int) -> None:
    said = _said("faults", "--every", str(every), "--anew", "5")
    found = re.search(r"^faults: (\d+) in \d+ s, (\d+) did not hold", said, re.MULTILINE)
    if found is None and "skipped" in said:
        bars.note("disk faults: no compiler here, skipped")
        return
    bars.at_least("sturdy.faults.tried", int(found[1]) if found else 0, 1)
    bars.at_most("sturdy.faults.lost", int(found[2]) if found else 1, 0)
    _explain(bars, said, ok=bool(found and found[2] == "0"))


def _kills(bars: Bars, number: int) -> None:
    said = _said("kills", str(number), "--window", "0.1", "--anew", "5")
    found = re.search(r"^kills: (\d+) in \d+ s, (\d+) did not hold", said, re.MULTILINE)
    bars.at_least("sturdy.kills", int(found[1]) if found else 0, number)
    bars.at_most("sturdy.kills.lost", int(found[2]) if found else 1, 0)
    _explain(bars, said, ok=bool(found and found[2] == "0"))


def _updaters(bars: Bars, seconds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        library = new_library(Path(folder), "anak-jalanan")
        command = [sys.executable, "-m", "tests.index.updating", str(library.folder)]
        runs = [
            subprocess.Popen(
                [*command, name, str(seconds)],
                cwd=ROOT,
                env={**os.environ, "PUSTAKA_HOME": str(home)},
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            for name in ("satu", "dua")
        ]
        lines = [line for run in runs for line in run.communicate()[0].splitlines()]
    bars.at_least("sturdy.updates.at.once", lines.count("done"), 2)
    bars.at_most("sturdy.updates.refused", len(lines) - lines.count("done"), 0)


def _soak(bars: Bars, times: int) -> None:
    counts = ("--searches", str(400 * times), "--stories", str(80 * times), "--notes", str(80 * times))
    said = _said("soak", *counts)
    found = re.search(r"([+-][\d.]+) MB a round, ([+-][\d.]+) MB in all, ([+-]\d+) open files", said)
    if found is None and "skipped" in said:
        bars.note("soak: this system does not tell memory and open files, skipped")
        return
    bars.at_most("sturdy.soak.megabytes", float(found[2]) if found else 1e9, _LARGEST)
    bars.at_most("sturdy.soak.files", int(found[3]) if found else 1e9, 0)
    _explain(bars, said, ok=found is not None)


def _hostile(bars: Bars, command: str, bar: str, number: int) -> None:
    said = _said(command, str(number))
    found = re.search(rf"^BAR {re.escape(bar)} (\d+)", said, re.MULTILINE)
    bars.at_most(f"sturdy.{bar}", int(found[1]) if found else 1, 0)
    _explain(bars, said, ok=bool(found and found[1] == "0"))


def _fuzz(bars: Bars, seconds: int) -> None:
    bad = [name for name in TARGETS if _code("fuzz", name, str(seconds), "--random")]
    bars.at_least("sturdy.parsers", len(TARGETS), 1)
    bars.at_most("sturdy.parsers.wrong", len(bad), 0)
    if bad:
        bars.note(f"found something: {', '.join(bad)}; dev.py fuzz PARSER shows it")


def _run(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", f"tests.hostile.{command}", *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def _said(command: str, *arguments: str) -> str:
    return _run(command, *arguments).stdout


def _code(command: str, *arguments: str) -> int:
    return _run(command, *arguments).returncode


def _explain(bars: Bars, said: str, *, ok: bool) -> None:
    if not ok:
        for line in said.splitlines()[-40:]:
            bars.note(line)
