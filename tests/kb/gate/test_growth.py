"""Four times the text takes about four times the time, whatever the text is made of."""

from time import process_time

import pytest

from kb.gate.identifiers.identifiers import identifiers
from tests.kb.gate.hostile import PIECES, seconds

SMALL, GREAT = 1_000, 4_000
ENOUGH = 0.06  # below this much time nobody waits, and the clock tells nothing
SQUARE = 10  # four times the text, looked at once for each of its characters, takes sixteen times the time


@pytest.mark.parametrize("piece", PIECES)
def test_no_rule_is_slower_than_its_text_is_long(piece: str):
    small, great = seconds(piece, SMALL), seconds(piece, GREAT)
    slow = {name: (small[name], great[name]) for name in great if great[name] > max(ENOUGH, SQUARE * small[name])}
    if slow:  # a machine that was busy for a moment: the better of two
        small, great = seconds(piece, SMALL), seconds(piece, GREAT)
        slow = {name: (small[name], great[name]) for name in slow if great[name] > max(ENOUGH, SQUARE * small[name])}
    assert not slow


@pytest.mark.parametrize("text", ["12/Pid" + "a" * 60 + "!", "12/Pid" + "a." * 40, "1/G-" + "-a" * 50 + "/20"])
def test_a_number_that_is_hardly_that_of_a_case_takes_no_time(text: str):
    before = process_time()
    assert identifiers(text) == ()
    assert process_time() - before < ENOUGH * 5
