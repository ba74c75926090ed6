"""Feeds a parser with what nobody would write: `dev.py fuzz PARSER|all [SECONDS]`.

With `atheris` at hand the inputs are led by what they reach in the code; without, they are changed at random. Every input
that raised what has no words, or took more than a moment, is printed and can be put into `fuzz_found.json`, which the
suite feeds again.
"""
# ruff: noqa: T201

import base64
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Final

from kb.problems import KnownError

FOUND: Final = Path(__file__).with_name("fuzz_found.json")
MOMENT: Final = 2.0
"""Seconds of the processor that no input of a few kilobytes may take."""
_LONGEST: Final = 6_000
_SECONDS: Final = 1_800
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


def main(arguments: Sequence[str]) -> int:
    """Feed a parser, or each of them in a process of its own; 1 when anything was found."""
    from tests.hostile.fuzz_targets import TARGETS  # noqa: PLC0415

    name = arguments[0] if arguments else "all"
    seconds = int(arguments[1]) if len(arguments) > 1 else _SECONDS
    if name not in TARGETS:
        print(f"parsers: {', '.join(TARGETS)}")
        return 2
    collector = Collector(name)
    at_random(collector, seconds, 1 << 60)
    _tell(collector, "at random")
    return bool(collector.found)


if __name__ == "__main__":
    if (
        len(sys.argv) > 1
        and find_spec("atheris") is not None
        and "tests.hostile.fuzz_targets" not in sys.modules
        and sys.argv[-1] != "--random"
    ):
        led(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else _SECONDS)
    else:
        sys.exit(main([one for one in sys.argv[1:] if one != "--random"]))
