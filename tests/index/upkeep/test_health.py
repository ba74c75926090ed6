"""The look at everything and the search: damage to the list of stories or of words is told, and prepared anew."""

import json
import subprocess
from pathlib import Path

import msgspec
import pytest

from index.upkeep.health_report import look_at_all, rebuild, search_findings
from kb.base import folders, process
from kb.health.health_finding import HealthReport
from tests.kb.shelf import new_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = new_library(tmp_path, "satu", "dua").folder
    rebuild(made)
    return made


def codes(folder: Path) -> list[str]:
    return [one.problem.code for one in search_findings(folder)]


def test_a_library_that_was_never_opened_has_nothing_to_damage(tmp_path: Path) -> None:
    assert codes(new_library(tmp_path, "satu").folder) == []


def test_a_search_that_is_gone_or_damaged_is_told_and_made_anew(folder: Path) -> None:
    assert codes(folder) == []
    search = folders.cache_of(folder) / "search"
    (current,) = [place for place in search.iterdir() if place.is_dir()]
    for file in current.iterdir():
        if raw := bytearray(file.read_bytes()):
            raw[len(raw) // 2] ^= 255
            file.write_bytes(raw)
    assert [code for code in codes(folder) if code.startswith("index-")]
    rebuild(folder)
    assert codes(folder) == []
    for file in next(place for place in search.iterdir() if place.is_dir()).iterdir():
        file.unlink()
    assert codes(folder) == ["index-missing"]
    rebuild(folder)
    assert codes(folder) == []


def test_a_list_of_stories_that_is_damaged_is_told_and_made_anew(folder: Path) -> None:
    file = folders.catalogue_of(folder)
    raw = file.read_bytes().replace(b"Cerita satu", b"Cerita sadu")
    file.write_bytes(raw)
    assert codes(folder) == ["catalogue-damaged"]
    rebuild(folder)
    assert codes(folder) == []


def last_line(*arguments: str) -> dict:
    """Run the process as the window does: its input stays open until it has answered."""
    command = process.python("index.upkeep.health_worker", *arguments)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=process.environment()) as running:
        running.stdin.write(b"{}\n")
        running.stdin.flush()
        lines = running.stdout.read().splitlines()
    return json.loads(lines[-1])


def test_the_process_beside_the_window_says_the_same(folder: Path) -> None:
    last = last_line("check", str(folder))
    assert last["finished"]
    report = msgspec.convert(last["report"], HealthReport)
    assert report == look_at_all(folder)
    assert "no-consent-ground" in {one.problem.code for one in report.findings}
    assert last_line("check", str(folder / "tidak-ada"))["problem"]["code"] == "missing-folder"
