"""A hundred acts against the door of a library; `dev.py bench clearance` makes two thousand."""

from pathlib import Path

import pytest

from kb.library import clearance
from tests.bench.clearance_fuzz import Fuzz, objects


def test_nobody_of_the_private_list_gets_in(tmp_path: Path) -> None:
    fuzz = Fuzz(tmp_path, 11)
    for _ in range(100):
        fuzz.run()
    assert fuzz.found() == []
    assert fuzz.stopped > 50
    assert objects(fuzz.library.folder) > 100, "there is a history to look through"


def test_a_door_that_stands_open_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearance, "_stop", lambda found, what: None)
    fuzz = Fuzz(tmp_path, 5)
    for _ in range(15):
        fuzz.run()
    assert fuzz.found()
