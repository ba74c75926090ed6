"""Feeds a parser with what nobody would write: `dev.py fuzz PARSER|all [SECONDS]`.

With `atheris` at hand the inputs are led by what they reach in the code; without, they are changed at random. Every input
that raised what has no words, or took more than a moment, is printed and can be put into `fuzz_found.json`, which the
suite feeds again. `all` feeds each parser for so long, one after the other, and ends with a table; `--random` leaves
atheris alone.
"""
# ruff: noqa: T201

import base64
import json
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from kb.base.problems import KnownError

FOUND: Final = Path(__file__).with_name("fuzz_found.json")
MOMENT: Final = 2.0
"""Seconds of the processor that no input of a few kilobytes may take."""
_LONGEST: Final = 6_000
_SECONDS: Final = 1_800
_RANDOM: Final = "--random"
_FED: Final = re.compile(r"^\w+: (\d+) inputs|number_of_executed_units: (\d+)")
_TOKENS: Final = (
    b"---\n", b"\n", b"[", b"]", b"{", b"}", b":", b"\"", b"'", b"*", b"&a ", b"*a", b"<!--", b"-->", b"&#", b"|", b"\0", b"\xff", b"\xe2\x80\xae",
    b"9" * 30, b"-1", b"null", b"0001-01-01", b"\\u0000", b"[^1]", b"](", b"![", b"```\n", b"> ", b"  ", b"\t", b"\r", b"//", b"..", b"\xf0\x9f\x98\x80",
)  # fmt: skip


class Collector:
    """Feeds a parser and keeps what went wrong, each kind once."""

    def __init__(self, name: str) -> None:
        # What is instrumented has to be loaded by whoever instruments.
        from tests.hostile.fuzz_targets import TARGETS  # noqa: PLC0415

        self.name = name
        self.target = TARGETS[name]
        self.fed = 0
        self.found: dict[str, tuple[bytes, str]] = {}

    def feed(self, data: bytes) -> None:
        """Feed an input; never raises."""
        self.fed += 1
        begun = time.process_time()
        try:
            self.target.feed(data)
        except KnownError:
            pass
        except Exception as error:  # noqa: BLE001  the one place that answers for all of them
            place = traceback.extract_tb(error.__traceback__)[-1]
            ours = next(
                (
                    one
                    for one in reversed(traceback.extract_tb(error.__traceback__))
                    if "/tests/" not in one.filename and "site-packages" not in one.filename
                ),
                place,
            )
            self._keep(
                f"{type(error).__name__} at {Path(ours.filename).name}:{ours.lineno}",
                data,
                "".join(traceback.format_exception(error))[-1_800:],
            )
        seconds = time.process_time() - begun
        if seconds > MOMENT:
            self._keep(f"takes long (2^{int(seconds).bit_length()} s)", data, f"{seconds:.1f} s for {len(data)} bytes")

    def _keep(self, kind: str, data: bytes, how: str) -> None:
        if kind not in self.found or len(data) < len(self.found[kind][0]):
            new = kind not in self.found
            self.found[kind] = (data, how)
            if new:
                print(f"FOUND {self.name}, input {self.fed}: {kind}\n{how}\n", flush=True)


def changed(data: bytes, other: bytes, chance: Random) -> bytes:
    """Return an input that differs a little from one, or is made of two."""
    raw = bytearray(data[:_LONGEST])
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at, length = chance.randrange(len(raw) + 1), chance.choice((1, 2, 4, 20, 200))
        match chance.randrange(7):
            case 0 if raw:
                raw[at % len(raw)] ^= 1 << chance.randrange(8)
            case 1:
                raw[at:at] = chance.choice(_TOKENS) * chance.choice((1, 1, 2, 50))
            case 2:
                del raw[at : at + length]
            case 3:
                raw[at:at] = raw[at : at + length] * chance.choice((1, 2, 30))
            case 4:
                first = chance.randrange(len(other) + 1)
                raw[at : at + length] = other[first : first + length]
            case 5:
                raw[at:at] = chance.randbytes(length)
            case _:
                raw[at : at + 1] = chance.choice(_TOKENS)
    return bytes(raw[:_LONGEST])


def at_random(collector: Collector, seconds: float, most: int, seed: int = 0) -> None:
    """Feed seeds and changes of them, for so long or so many."""
    chance = Random(f"{collector.name} {seed}")
    pool = collector.target.seeds()
    for data in pool:
        collector.feed(data)
    until = time.monotonic() + seconds
    for _ in range(most):
        if time.monotonic() > until:
            break
        data = changed(chance.choice(pool), chance.choice(pool), chance)
        collector.feed(data)
        if chance.random() < 0.02:
            pool.append(data)


def led(name: str, seconds: int) -> None:
    """Feed what atheris makes of the seeds; ends the process."""
    import atheris  # noqa: PLC0415  only those who fuzz have it

    with atheris.instrument_imports(include=["kb", "index", "markdown", "ruamel"]):
        collector = Collector(name)
    folder = Path(tempfile.mkdtemp(prefix=f"pustaka-fuzz-{name}-"))
    for number, seed in enumerate(collector.target.seeds()):
        (folder / f"{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        "-timeout=30",
        "-rss_limit_mb=4000",
        "-verbosity=0",
        "-print_final_stats=1",
        str(folder),
    ]
    atheris.Setup([sys.argv[0], *options], collector.feed)
    atheris.Fuzz()


def _tell(collector: Collector, how: str) -> None:
    print(f"{collector.name}: {collector.fed} inputs {how}, {len(collector.found)} kinds of mistakes", flush=True)
    for kind, (data, _) in collector.found.items():
        row = {"parser": collector.name, "what": kind, "input": base64.b64encode(data).decode()}
        print(json.dumps(row), flush=True)


class Row(NamedTuple):
    """What came of one parser."""

    name: str
    inputs: int
    found: int
    seconds: float
    code: int


def each(names: Sequence[str], seconds: int, more: Sequence[str]) -> list[Row]:
    """Feed each parser for so long, one after the other in processes of their own, and print a table at the end."""
    rows = []
    for name in names:
        begun = time.monotonic()
        command = [sys.executable, "-m", "tests.hostile.fuzz", name, str(seconds), *more]
        inputs, found = 0, 0
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as feeding:
            for line in feeding.stdout or ():
                fed = _FED.search(line)
                inputs = int(fed[1] or fed[2]) if fed else inputs
                found += line.startswith("FOUND ")
                print(line, end="", flush=True)
        rows.append(Row(name, inputs, found, time.monotonic() - begun, feeding.returncode))
    print(f"\n{'parser':12} {'inputs':>10} {'mistakes':>9} {'seconds':>8}")
    for row in rows:
        ended = "" if row.code in (0, 1) else f"  ended with {row.code}"
        print(f"{row.name:12} {row.inputs:>10,} {row.found:>9} {row.seconds:>8.1f}{ended}")
    wrong = [row.name for row in rows if row.found or row.code]
    print(f"look at {', '.join(wrong)}" if wrong else f"{sum(row.inputs for row in rows):,} inputs, nothing found")
    return rows


def main(arguments: Sequence[str], more: Sequence[str] = ()) -> int:
    """Feed a parser, or each of them in a process of its own; 1 when anything was found."""
    from tests.hostile.fuzz_targets import TARGETS  # noqa: PLC0415

    name = arguments[0] if arguments else "all"
    seconds = int(arguments[1]) if len(arguments) > 1 else _SECONDS
    if name == "all":
        return int(any(row.found or row.code for row in each(tuple(TARGETS), seconds, more)))
    if name not in TARGETS:
        print(f"parsers: all, {', '.join(TARGETS)}")
        return 2
    collector = Collector(name)
    at_random(collector, seconds, 1 << 60)
    _tell(collector, "at random")
    return bool(collector.found)


if __name__ == "__main__":
    words = [one for one in sys.argv[1:] if one != _RANDOM]
    if words and words[0] != "all" and find_spec("atheris") is not None and _RANDOM not in sys.argv:
        led(words[0], int(words[1]) if len(words) > 1 else _SECONDS)
    else:
        sys.exit(main(words, [_RANDOM] if _RANDOM in sys.argv else []))
