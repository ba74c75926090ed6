"""A window that is killed while somebody writes in it loses nothing typed more than two seconds before."""

import random
import time
from pathlib import Path

from kb.drafts.draft_saver import PROMISE
from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author
from tests.hostile.write_kills import Typist


def test_killed_while_somebody_writes(tmp_path: Path) -> None:
    """Once, in a box of the form; `python -m tests.hostile.write_kills` does it a hundred times, in both ways to write."""
    typist = Typist(tmp_path / "home", copy_shipped(tmp_path / "Pustaka", Author(name="Ratna")), "quick")
    typist.start()
    time.sleep(random.Random(3).uniform(PROMISE, PROMISE + 0.4))
    typed, on_disk, oldest = typist.kill()
    assert 0 < on_disk <= typed
    assert oldest <= PROMISE
