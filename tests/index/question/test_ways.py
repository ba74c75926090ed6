"""A question that finds nothing always offers a way on, one step away and really counted."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.question.alternatives import MOST, Ways
from index.question.entity_linker import MeaningChoice
from index.question.meanings import Meanings
from index.question.query_reader import parse
from index.values.request_results import QueryProblem, Request


@pytest.fixture
def offered(vocabulary, regions):
    meanings = Meanings(vocabulary, regions)
    ways = Ways(vocabulary, regions, meanings)

    def offer(request, counts):
        query = parse(request.text, vocabulary, regions, typing=request.typing, choice=MeaningChoice(meanings))
        assert not isinstance(query, QueryProblem)
        return ways.on_from(request, query, counts)

    return offer


def by_text(**counts: int):
    """Count as if only these texts found anything; underscores stand for spaces."""
    known = {text.replace("_", " "): count for text, count in counts.items()}
    return lambda request: known.get(request.text, 0)


def told(ways):
    return [(way.kind, way.label.id, way.request.text, way.total) for way in ways]


def test_a_word_is_dropped_the_one_that_leaves_most_of_the_question_first(offered):
    ways = offered(Request(text="nelayan pabrik gunung"), by_text(nelayan_pabrik=4, pabrik_gunung=2, nelayan_gunung=9))
    assert told(ways) == [
        ("drop-word", "Tanpa “nelayan”", "pabrik gunung", 2),
        ("drop-word", "Tanpa “gunung”", "nelayan pabrik", 4),
    ]


def test_a_whole_name_is_dropped(offered):
    ways = offered(Request(text="anak jalanan sungai"), by_text(sungai=1, anak_sungai=7))
    assert told(ways) == [("drop-word", "Tanpa “anak jalanan”", "sungai", 1)]


def test_any_of_the_words_when_nothing_else_helps(offered):
    ways = offered(Request(text="nelayan gunung isu:odha"), lambda request: 3 * (" OR " in request.text))
    assert told(ways) == [("any-word", "Yang memuat salah satu kata saja", "nelayan OR gunung isu:odha", 3)]


def test_ticks_and_years_are_dropped_one_at_a_time(offered):
    request = Request(
        text="anak",
        ticks={"region": frozenset({"32.12"}), "issue": frozenset({"isu.hiv"}), "kind": frozenset()},
        years=(1990, 1991),
    )
    ways = offered(request, lambda wanted: 5 - len(wanted.ticks))
    assert [(way.kind, way.label.en) for way in ways] == [
        ("drop-tick", "In all regions"),
        ("drop-tick", "For all issues"),
        ("drop-years", "From all years"),
        ("widen-place", "All over Jawa Barat"),
    ]
    assert ways[0].request.ticks == {"issue": frozenset({"isu.hiv"}), "kind": frozenset()}
    assert ways[2].request == Request(text="anak", ticks=request.ticks)
    assert ways[3].request.ticks["region"] == frozenset({"32"})


@pytest.mark.parametrize(
    ("text", "wider"),
    [
        ("nelayan indramayu", "nelayan Jawa Barat"),
        ("wilayah:indramayu nelayan", 'wilayah:"Jawa Barat" nelayan'),
        ("nelayan Jakut", "nelayan Jakarta"),
    ],
)
def test_a_regency_becomes_its_province(offered, text, wider):
    ways = offered(Request(text=text), lambda request: 2 * (request.text == wider))
    assert [(way.kind, way.request.text) for way in ways] == [("widen-place", wider)]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("isu:adha", 'isu:"HIV dan AIDS"'),  # nothing of the kind: what lies above
        ("ADHA", "HIV dan AIDS"),
        ("penjngkauan", "Penjangkauan"),
        ("pelacuur desa", "Pekerja seks desa"),
    ],
)
def test_the_nearest_name_is_offered(offered, text, nearest):
    ways = offered(Request(text=text), lambda request: 2 * (request.text == nearest))
    assert [(way.kind, way.request.text) for way in ways] == [("nearest-concept", nearest)]


def test_conditions_are_dropped_as_such(offered):
    ways = offered(Request(text="nelayan -gunung tahun:1990"), lambda request: len(request.text))
    assert told(ways) == [
        ("drop-years", "Dari semua tahun", "nelayan -gunung", 15),
        ("drop-word", "Tanpa “nelayan”", "-gunung tahun:1990", 18),
        ("drop-word", "Tanpa syarat -gunung", "nelayan tahun:1990", 18),
    ]


def test_half_a_word_stays_half_a_word(offered):
    ways = offered(Request(text="nelayan guu", typing=True), lambda request: 1)
    assert ("drop-word", "guu", True) in [(way.kind, way.request.text, way.request.typing) for way in ways]
    assert ("drop-word", "nelayan", False) in [(way.kind, way.request.text, way.request.typing) for way in ways]


PIECES = [
    "anak",
    "jalanan",
    "indramayu",
    "OR",
    "-panti",
    "isu:odha",
    "wilayah:jakut",
    "tahun:1999",
    '"a b"',
    "xyz",
    "ODHA",
]


@example("tahun:1999 OR", set(), True)
@example("OR", set(), True)
@given(
    st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join),
    st.sets(st.sampled_from(["31", "32.12"])),
    st.booleans(),
)
def test_ways_are_few_and_can_be_asked(vocabulary, regions, text, ticked, typing):
    meanings = Meanings(vocabulary, regions)
    query = parse(text, vocabulary, regions, typing=typing, choice=MeaningChoice(meanings))
    if isinstance(query, QueryProblem):
        return
    request = Request(text=text, ticks={"region": frozenset(ticked)}, typing=typing)
    ways = Ways(vocabulary, regions, meanings).on_from(request, query, lambda wanted: len(wanted.text) % 3)
    assert len(ways) <= MOST
    for way in ways:
        assert way.total == len(way.request.text) % 3 > 0
        assert way.request != request
        assert not isinstance(parse(way.request.text, vocabulary, regions, typing=way.request.typing), QueryProblem)
