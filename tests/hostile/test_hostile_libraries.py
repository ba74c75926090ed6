"""A few of the hostile libraries of `dev.py hostile`, through every door: nothing outside changes, is read or called."""

import os
from pathlib import Path

import pytest

from tests.hostile.generator import KINDS, make
from tests.hostile.libraries import visited

pytestmark = pytest.mark.skipif(os.name == "nt", reason="such files do not exist there")
SAMPLE = ("33",)


def test_nothing_outside_is_changed_read_or_called(tmp_path: Path) -> None:
    found = visited(["-0", *SAMPLE], "doors", tmp_path)
    assert not found.faults, found.faults[0].what
    # A good library opens every door; a spoilt one most, and says why not the others.
    assert found.said["(done)"] >= 12 + len(SAMPLE) * 5
    assert found.seen == 1 + len(SAMPLE)


def test_each_number_makes_one_library(tmp_path: Path) -> None:
    made = []
    for again in ("satu", "dua"):
        (tmp_path / again).mkdir()
        made.append(make(tmp_path / again, 18, "127.0.0.1:9").kinds)
    assert made[0] == made[1]
    assert KINDS[18].__name__ in made[0]
