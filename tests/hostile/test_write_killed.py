"""A window that is killed while somebody writes in it loses nothing typed more than two seconds before."""

import random
import time
from pathlib import Path

import pytest

from kb.author import Author
from kb.draft_saver import PROMISE
from kb.shipped import copy_shipped
from tests.hostile.write_kills import Typist


@pytest.mark.parametrize("seed", [3])
def test_killed_while_somebody_writes(tmp_path: Path, seed: int) -> None:
    """Once as plain text and once in a box of the form; `python -m tests.hostile.write_kills` does it a hundred times."""
    library = copy_shipped(tmp_path / "Pustaka", Author(name="Ratna"))
    typists = [Typist(tmp_path / way, library, way) for way in ("text", "quick")]
    for typist in typists:
        typist.start()
    time.sleep(random.Random(seed).uniform(PROMISE, PROMISE + 0.6))
    for typist in typists:
        typed, on_disk, oldest = typist.kill()
        assert 0 < on_disk <= typed
        assert oldest <= PROMISE
