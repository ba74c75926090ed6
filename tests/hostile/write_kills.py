"""Kill a real window while somebody writes in it, and look at what is on the disk.

By hand, as many as one likes: `python -m tests.hostile.write_kills --kills 100`. The child types letter by letter, into
the Markdown editor or into a box of the form, and tells through its output which letter it presses next, and when.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kb.drafts.draft_saver import PROMISE
from kb.drafts.drafts import Drafts
from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author

SAID = "Kami datang pagi, mereka menunggu; lalu kami duduk dan mendengarkan. "
_HEADING = "## Situasi\n\n"
_PAUSE_MS = 12
_READY = b"ready\n"


def letter(number: int) -> str:
    """Return the letter with this number, from 0."""
    return SAID[number % len(SAID)]


def written(body: str) -> int:
    """Return how many letters a body holds, after holding it against what it must be."""
    text = body.removeprefix(_HEADING)
    if text is not body and text != body:
        text = text.removesuffix("\n")
    assert text == "".join(map(letter, range(len(text)))), f"not what was typed: {body[-80:]!r}"
    return len(text)


def type_on(library: str, draft_id: str, way: str) -> None:
    """Open the window and type until killed."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - only the child has a window
    from PySide6.QtGui import QTextCursor  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415

    from ui import app  # noqa: PLC0415
    from ui.shell.crash_report import CrashReporter  # noqa: PLC0415

    application = app.make_application()
    window = app.build(application, CrashReporter())
    window.services.settings.change(write_as_text=way == "text")
    app.begin(window, Path(library), asks=False)
    window.show()
    number, field = 0, None

    def press() -> None:
        nonlocal number, field
        if field is None:
            window.rooms.write(draft_id)
            view = window.rooms.write_page.view
            if view is None:
                return
            field = view.editor if way == "text" else view.boxes.fields[0]
            field.moveCursor(QTextCursor.MoveOperation.End)
            number = len(field.written())
            os.write(1, _READY)
        os.write(1, b"%d %.6f\n" % (number, time.monotonic()))
        QTest.keyClick(field, letter(number))
        number += 1

    timer = QTimer(interval=_PAUSE_MS)
    timer.timeout.connect(press)
    window.services.session.opened.connect(timer.start)
    application.exec()


class Typist:
    """One child in a window of its own, over a desk of its own."""

    def __init__(self, home: Path, library: Path, way: str) -> None:
        self._env = {**os.environ, "PUSTAKA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        self._library, self._way = library, way
        self.drafts = Drafts(home / "desk" / "drafts")
        self.draft_id = self.drafts.new({"title": "Naskah"}).id

    def start(self) -> None:
        """Open the window; returns when it is about to type."""
        words = ["--child", str(self._library), self.draft_id, self._way]
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.write_kills", *words], env=self._env, stdout=subprocess.PIPE
        )
        assert self._child.stdout is not None
        assert self._child.stdout.readline() == _READY

    def kill(self) -> tuple[int, int, float]:
        """Kill it as a power cut would; returns letters typed, letters on the disk, and the age of the oldest one lost."""
        self._child.send_signal(signal.SIGKILL)
        moment = time.monotonic()
        out, _ = self._child.communicate()
        told = [line.split() for line in out.splitlines(keepends=True) if line.endswith(b"\n")]
        typed = [(int(number), float(when)) for number, when in told]
        on_disk = written(self.drafts.open(self.draft_id).body)
        missing = [moment - when for number, when in typed if number >= on_disk]
        return (typed[-1][0] + 1 if typed else on_disk), on_disk, max(missing, default=0.0)


def main(arguments: list[str]) -> int:
    """Kill as often as asked; prints what the worst moment cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--child", nargs=3, metavar=("LIBRARY", "DRAFT", "WAY"))
    options = parser.parse_args(arguments)
    if options.child:
        type_on(*options.child)
        return 0
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        library = copy_shipped(Path(folder) / "Pustaka", Author(name="Ratna"))
        os.environ["PUSTAKA_HOME"] = str(Path(folder) / "home")
        (Path(folder) / "home").mkdir()
        typists = [Typist(Path(folder) / "home", library, way) for way in ("text", "quick")]
        worst, failed, letters = 0.0, 0, 0
        for number in range(options.kills):
            typist = typists[number % 2]
            typist.start()
            time.sleep(chance.uniform(0.2, 4.0))
            typed, on_disk, age = typist.kill()
            letters += typed - on_disk
            worst = max(worst, age)
            failed += age > PROMISE
            sys.stdout.write(f"{number + 1}: typed {typed}, on disk {on_disk}, oldest missing {age:.2f} s\n")
            sys.stdout.flush()
    sys.stdout.write(f"{options.kills} kills, {failed} lost more than {PROMISE:.0f} s, oldest missing {worst:.2f} s\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
