"""A program that is killed while somebody types loses nothing that was typed a moment before, and no file is half."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from kb.drafts.draft_saver import PROMISE, Saver
from kb.drafts.drafts import Drafts

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children the way Unix does")

KILLS = 110
LONG = 2
WORDS = "Kami mendengarkan dulu, baru bertanya. " * 30


def text_of(number: int) -> str:
    """A text that tells its number at both ends, so that half of it is noticed."""
    return f"awal {number}\n\n{WORDS}\n\nakhir {number}\n"


def type_until_killed(drafts: Drafts, draft_id: str, wait: float, pause: float, tell: int) -> None:
    """Type on and on; tell through the pipe, before each key, its number and the time."""
    draft = drafts.open(draft_id)
    number = int(draft.body.split()[1]) if draft.body else 0
    saver = Saver(drafts, draft, lambda _news: None, wait=wait)
    while True:
        number += 1
        os.write(tell, b"%d %.6f\n" % (number, time.monotonic()))
        saver.typed(draft.with_body(text_of(number)))
        time.sleep(pause)


def start(drafts: Drafts, draft_id: str, wait: float, pause: float) -> tuple[int, int]:
    """Begin a typing child; returns its id and the end of the pipe at which it is heard."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            type_until_killed(drafts, draft_id, wait, pause, tell)
        finally:
            os._exit(1)
    os.close(tell)
    return child, hear


def kill(child: int, hear: int) -> tuple[float, list[tuple[int, float]]]:
    """Kill it as a power cut would; returns the moment and what it had typed when."""
    os.kill(child, signal.SIGKILL)
    moment = time.monotonic()
    os.waitpid(child, 0)
    with os.fdopen(hear, "rb") as pipe:
        told = [line.split() for line in pipe.read().splitlines(keepends=True) if line.endswith(b"\n")]
    return moment, [(int(number), float(when)) for number, when in told]


def number_on_disk(drafts: Drafts, draft_id: str) -> int:
    """Return the number of the text on the disk, after holding it against what that text must be."""
    body = drafts.open(draft_id).body
    if not body:
        return 0
    number = int(body.split()[1])
    assert body == text_of(number)
    return number


def lost(moment: float, typed: list[tuple[int, float]], on_disk: int) -> list[int]:
    """Return what was typed longer ago than was promised and is not there."""
    return [number for number, when in typed if number > on_disk and when < moment - PROMISE]


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_while_typing(tmp_path: Path):
    chance = random.Random(7)
    drafts = Drafts(tmp_path / "drafts")
    slow = [drafts.new({"title": f"Lama {number}"}) for number in range(LONG)]
    begun = time.monotonic()
    children = [start(drafts, draft.id, PROMISE / 2, 0.02) for draft in slow]

    quick = drafts.new({"title": "Cepat"})
    before = 0
    for _ in range(KILLS):
        child, hear = start(drafts, quick.id, 0.002, 0.001)
        time.sleep(chance.uniform(0.002, 0.05))
        moment, typed = kill(child, hear)
        now = number_on_disk(drafts, quick.id)
        assert before <= now <= max([before, *(number for number, _ in typed)])
        assert not lost(moment, typed, now)
        before = now
    assert before > KILLS / 4  # or nothing was ever saved and the rest proves nothing

    time.sleep(max(0.0, begun + PROMISE + 1.0 - time.monotonic()))
    for draft, (child, hear) in zip(slow, children, strict=True):
        moment, typed = kill(child, hear)
        now = number_on_disk(drafts, draft.id)
        assert now > 0
        assert not lost(moment, typed, now)
    leftovers = [file for file in tmp_path.rglob("*.md") if "states" not in file.parts and file.name != "story.md"]
    assert leftovers == []
