import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.words import Words
from kb.story.period import Moment, Period, in_words

moments = st.builds(Moment, year=st.integers(1000, 2999), month=st.none() | st.integers(1, 12), about=st.booleans())


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1995", [1995]),
        ("1998~/2000", [1998, 1999, 2000]),
        ("2024/..", [2024, 2025, 2026]),
        ("../2000", [2000]),
        ("2014-05/2014-09", [2014]),
    ],
)
def test_years_that_a_period_touches(text: str, years: list[int]):
    assert list(Period.parse(text).years(today=2026)) == years


@pytest.mark.parametrize(
    "text", ["", "95", "1995-13", "1995-01-05", "2000/1995", "../..", "1995/1996/1997", "dulu", "1995 - 2000"]
)
def test_refuses_what_is_not_a_period(text: str):
    with pytest.raises(ValueError, match=r"\w"):
        Period.parse(text)


@given(moments, moments)
def test_writes_what_it_reads(one: Moment, other: Moment):
    first, last = sorted((one, other), key=lambda m: (m.year, m.month or 1))
    if (first.year, first.month or 1) > (last.year, last.month or 12):
        return
    for period in (Period(first, last), Period(first, None), Period(None, last), Period(first, first, single=True)):
        assert Period.parse(str(period)) == period


@given(st.text(max_size=20))
def test_never_raises_anything_else(text: str):
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("1995", "1995", "1995"),
        ("1995/2000", "1995–2000", "1995–2000"),
        ("1998~", "sekitar 1998", "about 1998"),
        ("2005/..", "sejak 2005", "since 2005"),
        ("../2011", "sampai 2011", "until 2011"),
        ("2014-05/2015", "Mei 2014 – 2015", "May 2014 – 2015"),
        ("1998/1998", "1998", "1998"),
        ("1997~/2003~", "sekitar 1997–2003", "about 1997–2003"),
        ("1997~/2003", "sekitar 1997 – 2003", "about 1997 – 2003"),
        ("entah", "entah", "entah"),
    ],
)
def test_a_period_in_words(text: str, indonesian: str, english: str):
    assert in_words(text) == Words(indonesian, english)
