"""From the start of the process to a window that can be typed into, beside a bare PySide6 window with a text browser."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.bars import Bars

ROOT = Path(__file__).resolve().parents[2]
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QTextBrowser())
window.resize(1440, 900)
window.show()
window.grab()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def measure(bars: Bars, *, quick: bool) -> None:
    """Median of seven starts (three when quick) with an indexed library of the shipped ten stories."""
    rounds = 3 if quick else 7
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PUSTAKA_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # people start with compiled modules
        ours = [sys.executable, "-m", "ui", "--first-paint"]
        _run(ours, environment)  # the first start copies and indexes the library
        pairs = [(_run([sys.executable, "-c", BARE], environment), _run(ours, environment)) for _ in range(rounds)]
    bare, window = (statistics.median(column) for column in zip(*pairs, strict=True))
    bars.note(f"bare PySide6 window {bare * 1000:.0f} ms, Pustaka Praktik {window * 1000:.0f} ms (medians of {rounds})")
    bars.at_most("start.ready-to-type/bare-window", window / bare, 2.5)


def _run(command: list[str], environment: dict[str, str]) -> float:
    """Seconds from the start of the process until it has ended right after its first painted window."""
    before = os.times()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)
    return os.times().elapsed - before.elapsed
