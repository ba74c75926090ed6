"""Killed at any moment of anything: what was told as done is there, and the next start goes on without any repair."""

import os

import pytest

from tests.hostile.disk_journeys import JOURNEYS
from tests.hostile.kills import kill_layers

ONE = tuple(journey for journey in JOURNEYS if journey.name == "withdraw")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children the way Unix does")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_at_any_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two, in one journey; `dev.py kills` does five hundred, in all of them and in a real window."""
    monkeypatch.setattr("tests.hostile.kills.JOURNEYS", ONE)
    places, troubles = kill_layers(2, anew=2)
    assert places.total() == 2
    assert troubles == []
