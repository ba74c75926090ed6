"""Words in any capitals are found where they stand, whatever letters of other alphabets stand around them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kb.gate.words.caseless import Caseless, lowered

WORDS = r"\b(?P<It>NIK|kelas\s+[IVX]+|Depresi\S)"


@given(st.text(alphabet="NIKnikKıſİKelas VXvxDdEePprRSsi.,ß\n", max_size=80))
def test_what_any_capitals_spell_is_found_at_its_place(text: str) -> None:
    plain = text.replace("İ", "i").replace("ı", "i")  # of these the two disagree: neither is one of our letters
    wanted = [match.span("It") for match in re.finditer(WORDS, plain, re.IGNORECASE)]
    assert [match.span("it") for match in Caseless(WORDS.replace("It", "it")).finditer(text)] == wanted


@given(st.text(max_size=60))
def test_every_sign_keeps_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_letters_that_only_look_like_ours_do_not_hide_a_word() -> None:
    assert Caseless("kasus").search("ia berkata: KAſUS")
    assert Caseless("hiv").search("HıV")
