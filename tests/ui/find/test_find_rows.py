"""The rules behind the panel and the cards, without a window: rows of a facet, bars of years, places in a text."""

from hypothesis import given
from hypothesis import strategies as st

from ui.find.facet_rows import SHORT, FacetWish, shown
from ui.find.year_axis import YearAxis, bars
from ui.widgets.spans import cut_units, near_match, one_line, unit_spans, units

OTHERS = ["☐ 51 1", "☐ 52 1", "☐ 53 1"]
TREE = {"32.12": "32", "32.73": "32", "31.72": "31", **{f"m.{n}": "m" for n in range(5)}}


class Plain:
    def label(self, value: str) -> str:
        return f"L{value}"

    def findable(self, value: str) -> str:
        return f"l{value} juga{value}"

    def parent(self, value: str) -> str | None:
        return TREE.get(value)

    def rank(self, value: str) -> int:
        return 0


class Process(Plain):
    def rank(self, value: str) -> int:
        return ["asesmen", "rencana", "evaluasi"].index(value)


def picture(rows) -> list[str]:
    """Draw rows as a person sees them: indentation, box, value, count."""
    return [f"{'  ' * row.level}{'☑' if row.ticked else '☐'} {row.value} {row.count}" for row in rows]


def test_most_stories_come_first_and_nothing_is_hidden_but_nothing():
    counts = {"31": 2, "32": 5, "51": 2, "81": 0}
    assert picture(shown(counts, frozenset(), Plain(), FacetWish()).rows) == ["☐ 32 5", "☐ 31 2", "☐ 51 2"]


def test_a_process_keeps_its_order():
    counts = {"evaluasi": 9, "asesmen": 1, "rencana": 4}
    assert picture(shown(counts, frozenset(), Process(), FacetWish()).rows) == [
        "☐ asesmen 1",
        "☐ rencana 4",
        "☐ evaluasi 9",
    ]


def test_a_ticked_value_without_stories_stays_to_be_taken_back():
    assert picture(shown({"31": 2}, frozenset({"81"}), Plain(), FacetWish()).rows) == ["☐ 31 2", "☑ 81 0"]


def test_a_ticked_regency_shows_under_its_closed_province():
    counts = {"32": 5, "32.12": 3, "32.73": 2, **dict.fromkeys(["51", "52", "53"], 1)}
    rows = shown(counts, frozenset({"32.12"}), Plain(), FacetWish()).rows
    assert picture(rows) == ["☐ 32 5", "  ☑ 32.12 3", *OTHERS]
    assert rows[0].expandable and not rows[0].expanded


def test_an_opened_province_shows_its_regencies():
    counts = {"32": 5, "32.12": 3, "32.73": 2, **dict.fromkeys(["51", "52", "53"], 1)}
    rows = shown(counts, frozenset(), Plain(), FacetWish(opened=frozenset({"32"}))).rows
    assert picture(rows) == ["☐ 32 5", "  ☐ 32.12 3", "  ☐ 32.73 2", *OTHERS]


def test_only_the_first_few_until_all_are_wished_for_but_ticked_ones_always():
    counts = {f"{n}": 50 - n for n in range(40, 50)}
    short = shown(counts, frozenset({"49"}), Plain(), FacetWish())
    assert [row.value for row in short.rows] == [*(f"{n}" for n in range(40, 40 + SHORT)), "49"]
    assert short.choices == 10
    assert len(shown(counts, frozenset(), Plain(), FacetWish(whole=True)).rows) == 10


def test_few_top_values_let_their_most_frequent_narrower_ones_be_seen():
    counts = {"m": 9, **{f"m.{n}": 9 - n for n in range(5)}}
    now = shown(counts, frozenset(), Plain(), FacetWish())
    assert picture(now.rows) == ["☐ m 9", "  ☐ m.0 9", "  ☐ m.1 8"]
    assert now.choices == 6
    assert len(shown(counts, frozenset(), Plain(), FacetWish(whole=True)).rows) == 6
    assert len(shown(counts, frozenset(), Plain(), FacetWish(opened=frozenset({"m"}))).rows) == 6


def test_the_filter_finds_narrower_values_and_shows_where_they_belong():
    counts = {"32": 5, "32.12": 3, "32.73": 2, "31": 9, "51": 1}
    rows = shown(counts, frozenset(), Plain(), FacetWish(whole=True, words="l32.1")).rows
    assert picture(rows) == ["☐ 32 5", "  ☐ 32.12 3"]


@given(st.dictionaries(st.sampled_from(["31", "32", "32.12", "32.73", "31.72", "51"]), st.integers(0, 9)), st.data())
def test_every_tick_is_seen_exactly_once(counts, data):
    ticks = frozenset(data.draw(st.sets(st.sampled_from(["31", "32.12", "51", "99"]))))
    wish = FacetWish(frozenset(data.draw(st.sets(st.sampled_from(["31", "32"])))), data.draw(st.booleans()))
    values = [row.value for row in shown(counts, ticks, Plain(), wish).rows]
    assert ticks <= set(values)
    assert len(values) == len(set(values))


def test_few_years_have_a_bar_each_and_many_share_one():
    assert [(one.first, one.last) for one in bars({}, (1998, 2000))] == [(1998, 1998), (1999, 1999), (2000, 2000)]
    assert [(one.first, one.last) for one in bars({}, (1951, 2024))][:2] == [(1951, 1954), (1955, 1959)]


@given(st.dictionaries(st.integers(1000, 2999), st.integers(1, 50), min_size=1))
def test_every_year_stands_in_one_bar_and_the_bars_stay_few(counts):
    cut = bars(counts, (min(counts), max(counts)))
    assert 1 <= len(cut) <= 40
    for year, count in counts.items():
        holding = [one for one in cut if one.first <= year <= one.last]
        assert len(holding) == 1
        assert holding[0].count >= count


def axis() -> YearAxis:
    made = YearAxis()
    made.set_years({1995: 1, 1998: 2, 2004: 1}, None)
    return made


def test_arrows_walk_over_the_years_and_shift_holds_one_end():
    walking = axis()
    assert walking.walk(1, extend=False) == (1995, 1995)
    assert walking.walk(1, extend=False) == (1996, 1996)
    assert walking.walk(1, extend=True) == (1996, 1997)
    assert walking.walk(-1, extend=True) == (1996, 1996)
    assert walking.walk(-1, extend=True) == (1995, 1996)
    assert walking.walk(1_000, extend=False) == (2004, 2004)


def test_the_last_year_comes_first_when_walking_backwards():
    assert axis().walk(-1, extend=False) == (2004, 2004)


def test_keys_go_on_from_a_choice_that_came_from_elsewhere():
    walking = axis()
    walking.set_years({1995: 1, 2004: 1}, (1997, 1999))
    assert walking.walk(1, extend=True) == (1997, 2000)


def test_the_span_of_years_does_not_shrink_under_the_mouse():
    still = axis()
    still.set_years({1998: 1}, None)
    assert (still.bars[0].first, still.bars[-1].last) == (1995, 2004)
    still.forget()
    still.set_years({1998: 1}, None)
    assert len(still.bars) == 1


def test_no_years_no_bars_no_choice():
    empty = YearAxis()
    empty.set_years({}, None)
    assert empty.walk(1, extend=False) is None
    assert empty.release() is None
    assert not empty.clear()


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=5))
def test_places_counted_in_units_hold_the_same_words(text, spans):
    raw = text.encode("utf-16-le")
    reached = 0
    for start, end in unit_spans(text, tuple(spans)):
        assert reached <= start < end <= units(text)
        assert raw[2 * start : 2 * end].decode("utf-16-le") in text
        reached = end


@given(TEXTS, st.integers(0, 90))
def test_a_cut_never_splits_a_character(text, wanted):
    kept = cut_units(text, wanted)
    assert text.startswith(kept)
    assert units(kept) <= wanted
    assert kept == text or units(text[: len(kept) + 1]) > wanted


@given(TEXTS)
def test_one_line_keeps_every_place(text):
    flat = one_line(text)
    assert len(flat) == len(text)
    assert not set(flat) & set("\n\r\t\0\u2028\u2029")


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=60), st.data())
def test_a_late_match_is_brought_to_the_front(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    piece, spans = near_match(text, ((start, start + 1),), 200)
    first, last = spans[0]
    assert piece[first:last] == text[start]
    assert first <= 31
