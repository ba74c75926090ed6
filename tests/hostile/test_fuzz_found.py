"""What the fuzzers once found, and a few inputs of every parser: each is refused in words, or read, in a moment."""

import base64
import json

import pytest

from tests.hostile.fuzz import FOUND, Collector, at_random, main
from tests.hostile.fuzz_targets import TARGETS

ROWS = json.loads(FOUND.read_text(encoding="utf-8"))
INPUTS = 40


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['parser']}: {row['what']}")
def test_what_was_found_once_is_refused_in_words(row: dict[str, str]) -> None:
    collector = Collector(row["parser"])
    collector.feed(base64.b64decode(row["input"]))
    assert not collector.found


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_inputs_nobody_would_write(name: str) -> None:
    collector = Collector(name)
    at_random(collector, 0.15, INPUTS)
    assert collector.fed
    assert not collector.found


def test_all_parsers_are_fed_one_after_the_other_and_told_in_a_table(monkeypatch, capsys) -> None:
    monkeypatch.setattr("tests.hostile.fuzz_targets.TARGETS", {name: TARGETS[name] for name in ("period",)})
    assert main(["all", "0"], ["--random"]) == 0
    said = capsys.readouterr().out
    period, total = said.splitlines()[-2:]
    assert period.split()[0] == "period" and int(period.split()[1].replace(",", "")) > 0
    assert total.endswith("inputs, nothing found")
