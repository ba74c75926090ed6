"""Whatever call to the disk fails: what was told as saved is there, what was refused is told, and the next start is whole."""

import pytest

from tests.hostile.faults import preloaded


def test_a_disk_that_fails_once_loses_nothing_that_was_told(capfd: pytest.CaptureFixture[str]) -> None:
    """A few places of one journey; `dev.py faults` tries every place of every journey."""
    code = preloaded(["--journeys", "publish", "--every", "71", "--errors", "EIO", "--first", "50", "--anew", "4"])
    if code is None:
        pytest.skip("there is no compiler here, or no Linux")
    said = capfd.readouterr().out
    assert code == 0, said
    assert "0 did not hold" in said
    assert " 0 faults" not in said
