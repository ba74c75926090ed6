"""Folders for a moment: gone with their work, and with whoever was killed over it, but never under a living program."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.base import folders
from kb.base.temporary import sweep, temporary_folder
from kb.desk import desk_upkeep
from tests.conftest import ROOT

WORK = (
    "from kb.base.temporary import temporary_folder\n"
    "with temporary_folder() as place:\n"
    "    (place / 'in').write_bytes(b'Karsinah bercerita.')\n"
    "    print('ready', flush=True)\n"
    "    input()\n"
)


@pytest.fixture
def working() -> Iterator[subprocess.Popen[str]]:
    """A program in the middle of taking a document in."""
    with subprocess.Popen(
        [sys.executable, "-c", WORK], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        yield child
        child.kill()


def left() -> list[bytes]:
    return [file.read_bytes() for file in folders.temporary().rglob("in")]


@pytest.mark.parametrize("locks_first", [True, False])
def test_what_a_killed_program_was_working_on_goes_at_the_next_start(
    working: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch, locks_first: bool
):
    listed = Path.iterdir  # in the order that a disk happens to give
    monkeypatch.setattr(
        Path,
        "iterdir",
        lambda place: iter(sorted(listed(place), key=lambda one: (one.suffix == ".lock") != locks_first)),
    )
    working.kill()
    working.wait()
    assert left() == [b"Karsinah bercerita."]
    desk_upkeep.put_in_order()
    assert left() == []
    assert [file.name for file in folders.temporary().iterdir()] == ["turn.lock"]


def test_what_a_living_program_works_on_stays(working: subprocess.Popen[str]):
    sweep()
    with temporary_folder() as place:
        (place / "in").write_bytes(b"lain")
        sweep()
        assert sorted(left()) == [b"Karsinah bercerita.", b"lain"]
    assert left() == [b"Karsinah bercerita."]
    working.communicate("\n")
    assert [file.name for file in folders.temporary().iterdir()] == ["turn.lock"]


def test_a_folder_of_an_earlier_version_goes_after_a_day(monkeypatch: pytest.MonkeyPatch):
    with temporary_folder() as place:
        old = place.with_name("tmpabc")
        old.mkdir()
        (old / "in").write_bytes(b"lama")
    sweep()
    assert left() == [b"lama"]
    monkeypatch.setattr("kb.base.temporary.time.time", lambda: old.stat().st_mtime + 90_000)
    sweep()
    assert left() == []
