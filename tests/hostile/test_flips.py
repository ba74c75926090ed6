"""A few of the flipped bits of `dev.py flips`: those of the history; catalogue and index have tests of their own."""

from pathlib import Path

from tests.hostile.flips import Remembered, flipped, subjects

FLIPS = 16


def test_no_flipped_bit_of_the_history_is_told_wrongly(tmp_path: Path) -> None:
    (history,) = (one for one in subjects(tmp_path) if isinstance(one, Remembered))
    assert flipped(history, FLIPS, 5) == []
