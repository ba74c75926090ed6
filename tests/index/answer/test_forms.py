"""Words with gaps, words like another, words near each other: found as Whoosh finds them, told, and bounded."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh

from index.engine import word_expansion
from index.engine.schema import WRITTEN_FIELDS
from index.engine.whoosh_index import open_index
from index.question.query_reader import parse
from index.values.query import Either, Fuzzy, Phrase, Query, Wildcard, Without, Word
from index.values.request_results import QueryProblem, Request
from tests.index.conftest import Shelf

TEXTS = (
    "Pendampingan anak jalanan di panti sosial anak",
    "Panti yang mengasuh dua puluh anak; pendampinagn keluarga",
    "Anak itu keluar dari panti dan pendamping menjemput",
    "Pandampingan, pendempingan: ejaan lama di panti asuhan anak",
    "",
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory, vocabulary, regions):
    shelf = Shelf(tmp_path_factory.mktemp("forms"), vocabulary, regions)
    for at, text in enumerate(TEXTS):
        shelf.add(f"cerita-{at}", text, title="Judul")
    shelf.build()
    yield shelf
    shelf.close()


@pytest.fixture
def read(vocabulary, regions):
    return lambda text, **options: parse(text, vocabulary, regions, **options)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("pendampingan~", (Fuzzy("pendampingan"),)),
        ("Pendampingan~2,", (Fuzzy("pendampingan", 2),)),
        ("pend?mping*an", (Wildcard("pend?mping*an"),)),
        ("*ampingan", (Wildcard("*ampingan"),)),
        ("-PEND?MPING", (Without(Wildcard("pend?mping")),)),
        ("pend**", (Word("pend", prefix=True, exact=True),)),
        ('"panti anak"~5', (Phrase(("panti", "anak"), 5),)),
        ('"panti anak"~5 x', (Phrase(("panti", "anak"), 5), Word("x"))),
        ("panti OR pend?mping", (Either((Word("panti"), Wildcard("pend?mping"))),)),
        ("pend*", (Word("pend", prefix=True, exact=True),)),
        ("panti anak?", None),
    ],
)
def test_forms_are_read(read, text, clauses):
    query = read(text)
    assert isinstance(query, Query)
    if clauses:
        assert query.clauses == clauses
    else:
        assert not any(isinstance(clause, Wildcard) for clause in query.clauses)


@pytest.mark.parametrize(
    "text", ["*", "??*", "*a", "?*?b", "di~", "panti~2", "panti~3", '"a b"~0', '"a b"~99', '"a b"~500']
)
def test_what_is_too_wide_is_told(read, text):
    problem = read(text)
    assert isinstance(problem, QueryProblem)
    assert problem.what.id
    assert problem.advice.en


def theirs(shelf, asked) -> set[str]:
    with open_index(shelf.cache).searcher() as searcher:
        nodes = whoosh.Or([asked(field) for field in WRITTEN_FIELDS])
        return {searcher.stored_fields(row)["id"] for row in searcher.docs_for_query(nodes)}


def found(shelf, text: str) -> set[str]:
    return set(shelf.open().search(Request(text=text, as_typed=True)).ids)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pattern=st.text("pendamig*?", min_size=3, max_size=10))
def test_whoosh_finds_the_same_by_a_pattern(shelf, read, pattern):
    query = read(pattern)
    if isinstance(query, Query) and query.clauses and isinstance(query.clauses[0], Wildcard):
        form = query.clauses[0].pattern
        assert found(shelf, pattern) == theirs(shelf, lambda field: whoosh.Wildcard(field, form))


@pytest.mark.parametrize(("word", "slips"), [("pendampingan", 1), ("pendampingan", 2), ("pantai", 1), ("jalanam", 1)])
def test_whoosh_finds_the_same_by_likeness(shelf, word, slips):
    ours = found(shelf, f"{word}~{slips}")
    assert ours == theirs(shelf, lambda field: whoosh.FuzzyTerm(field, word, maxdist=slips))
    assert ours


@settings(max_examples=40, deadline=None)
@given(
    words=st.lists(st.sampled_from(("anak", "panti", "di", "pendamping", "dua")), min_size=2, max_size=3),
    slop=st.integers(2, 8),
)
def test_whoosh_finds_the_same_nearby(shelf, words, slop):
    ours = found(shelf, f'"{" ".join(words)}"~{slop}')
    assert ours == theirs(shelf, lambda field: whoosh.Phrase(field, words, slop=slop))


def test_without_a_form_and_one_of_two(shelf):
    everything = {f"cerita-{at}" for at in range(len(TEXTS))}
    assert found(shelf, "-p?ndamping*") == everything - {"cerita-0", "cerita-2", "cerita-3"}
    assert found(shelf, "jalanan OR pendemp?ngan") == {"cerita-0", "cerita-3"}


def test_the_words_found_are_told_and_marked(shelf):
    index = shelf.open()
    results = index.search(Request(text="pandampingan~", as_typed=True))
    assert results.expanded.id == "pandampingan~ mencari 2 kata: pandampingan, pendampingan."
    hit = results.hits[0]
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.spans]
    assert index.marks(Request(text="pend?mpingan"), "Sebuah pendampingan baru") == ((7, 19),)
    assert index.search(Request(text="xyz?abc")).expanded.en == "No word fits xyz?abc."


def test_so_many_words_are_bounded(shelf, monkeypatch):
    monkeypatch.setattr(word_expansion, "MOST_WORDS", 2)
    results = shelf.open().search(Request(text="p?n*"))
    assert "2 kata" in results.expanded.id
    assert results.total


def test_a_form_that_fits_half_the_language_is_no_longer_counted(shelf, monkeypatch):
    monkeypatch.setattr(word_expansion, "MOST_LOOKED_AT", 2)
    monkeypatch.setattr(word_expansion, "MOST_WORDS", 1)
    results = shelf.open().search(Request(text="p?n*"))
    assert results.expanded.en.startswith("p?n* is too wide: only 1 of the words")
    assert results.total
