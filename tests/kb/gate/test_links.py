"""Addresses, names of files and code in a text: all of them, and in a time that grows as the text does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gate import OutgoingStory
from kb.gate.words.disguises import disguised, plain, unhyphened
from kb.gate.words.link_spans import links_in
from tests.hostile.growth import MOST, ratios
from tests.kb.gate.test_private_names import GATE, hits

# The same said in one expression, which looks at a long word from each of its letters.
SLOW = re.compile(
    r"\]\([^)\n]*\)|\b\w+://\S+|`[^`\n]+`|\S+\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|md|txt|mp[34]|html?)\b|\S*[/@#_=]\S*",
    re.IGNORECASE,
)
PIECES = ("]", "(", ")", "`", ".", "/", "_", ":", "://", " ", "\n", "a", "0", ".jpg", ".MD", ".htm", "é", "](", "x.png")


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_all_that_one_expression_would_find(text: str) -> None:
    assert links_in(text) == [found.span() for found in SLOW.finditer(text)]


@pytest.mark.parametrize(
    "piece", ["A", "a", "0", "](", "`", ".", "a.", "a_ ", "x.jpg", "](a", "a://", "a1", "a-", "\u200b", "M3"]
)
def test_names_are_looked_for_as_fast_as_a_text_is_long(piece: str) -> None:
    def look(text: str) -> None:
        GATE.scene(OutgoingStory(text=text)).private_hits  # noqa: B018  looked for when it is asked

    (ratio,) = ratios(look, lambda size: (piece * size)[:size], 3_000)
    assert ratio <= MOST


def test_long_words_are_still_heard() -> None:
    assert hits(OutgoingStory(text="a" * 5_000 + "_Yohanes-Tefa.jpg")) != []
    assert next(iter(unhyphened(plain("xMel-ki " + "a" * 50)))).text == "xmelki"
    assert next(iter(disguised("M3lki", plain("M3lki")))).text == "melki"
