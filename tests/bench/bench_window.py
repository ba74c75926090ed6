"""From a key to the painted answer, and the longest stall while typing fast, in a real window over a large library."""

import os
import subprocess
import sys

import msgspec

from tests.bench.bars import Bars, quantile
from tests.bench.corpus import MATERIAL, ROOT
from tests.bench.window import Clocked

SIZE, QUICK = 20_000, 1_000


def measure(bars: Bars, *, quick: bool) -> None:
    """Let a person type in a process of its own."""
    if not MATERIAL.is_dir():
        bars.note("window: the shared material is not here; skipped")
        return
    size = QUICK if quick else SIZE
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.window", str(size)]
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    clocked = msgspec.json.decode(told.stdout, type=Clocked)
    bars.note(
        f"{size:,} stories, {len(clocked.painted)} keys: painted after {quantile(clocked.painted, 0.5):.0f} ms (p50)"
    )
    bars.at_most(f"window.{size}.key-to-painted.p95-ms", quantile(clocked.painted, 0.95), 50.0)
    bars.at_most(f"window.{size}.longest-stall-ms", max(clocked.stalls), 50.0)
