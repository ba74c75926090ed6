"""Whoosh's searcher over the same files finds the same stories, and scores them alike where it is told the same formula."""

import math
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.answer.state import State
from index.engine import index_writer, schema
from index.engine.bm25f import Matcher
from index.engine.index_home import read_current, search_folder
from index.engine.postings import PostingsReader
from index.engine.story_columns import Facts
from index.engine.whoosh_reader import whoosh_reader
from index.language.stems import Stems
from index.values.query import Either, Phrase, Query, Without, Word
from index.values.request_results import Request
from tests.index.conftest import Shelf

WORDS = ("anak", "jalanan", "pendampingan", "mendampingi", "sakit", "rumah", "bali", "rumah-rumah", "mendaki", "ruma")
STEMS = Stems()

sentences = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
stories = st.lists(st.tuples(sentences, sentences), max_size=6)
words = st.builds(Word, st.sampled_from(("anak", "jalanan", "sakit", "rumah", "bali", "tiada")), exact=st.booleans())
prefixes = st.builds(lambda text: Word(text, prefix=True, exact=True), st.sampled_from(("ru", "men", "b", "x")))
phrases = st.builds(Phrase, st.lists(st.sampled_from(("anak", "rumah", "sakit")), min_size=2, max_size=3).map(tuple))
simple = st.one_of(words, prefixes, phrases)
clauses = st.one_of(
    simple, simple.map(Without), st.lists(simple, min_size=2, max_size=3).map(lambda some: Either(tuple(some)))
)


def as_whoosh(clause) -> whoosh.Query:
    if isinstance(clause, Word) and clause.prefix:
        return whoosh.Or([whoosh.Prefix(field, clause.word) for field in schema.WRITTEN_FIELDS])
    if isinstance(clause, Word):
        fields = [whoosh.Term(field, clause.word) for field in schema.WRITTEN_FIELDS]
        if not clause.exact:
            fields += [whoosh.Term(field, STEMS.stem(clause.word)) for field in schema.COUNTED_FIELDS]
        return whoosh.Or(fields)
    if isinstance(clause, Phrase):
        return whoosh.Or([whoosh.Phrase(field, list(clause.words)) for field in schema.WRITTEN_FIELDS])
    if isinstance(clause, Either):
        return whoosh.Or([as_whoosh(part) for part in clause.clauses])
    raise TypeError(clause)


class Formula(BM25F):
    """BM25 with the rarity that we reckon with."""

    def idf(self, searcher, fieldname, text):
        parent = searcher.get_parent()
        held = parent.doc_frequency(fieldname, text)
        return math.log1p((parent.doc_count() - held + 0.5) / (held + 0.5))


def opened(shelf: Shelf) -> State:
    home = search_folder(shelf.cache)
    return State(home / read_current(home).folder, STEMS)


def fill(shelf: Shelf, rounds: list[list[tuple[str, str]]]) -> None:
    """Build from the first round; each further one changes the first stories, adds its others and removes the last."""
    for number, some in enumerate(rounds):
        for at, (title, plain) in enumerate(some):
            shelf.add(f"cerita-{at}", plain, title=title or "judul", kind="cerita")
        if not number:
            shelf.build()
            continue
        if len(shelf.stories) > 1:
            del shelf.stories[max(shelf.stories)]
        shelf.update()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rounds=st.lists(stories, min_size=1, max_size=4),
    asked=st.lists(st.lists(clauses, min_size=1, max_size=3), min_size=1, max_size=5),
    join=st.booleans(),
)
def test_whoosh_finds_the_same_stories(vocabulary, regions, rounds, asked, join):
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), vocabulary, regions)
        fill(shelf, rounds)
        state = opened(shelf)
        if join and len(state.segments) > 1:
            assert index_writer.join(state.folder, index_writer.read_contents(state.folder).parts)
            before, state = state, opened(shelf)
            assert {before.name(row) for row in before.facts.everything} == {
                state.name(row) for row in state.facts.everything
            }
            state.verify()
        if not state.segments:
            return
        searcher = Searcher(whoosh_reader(state.segments))
        for some in asked:
            ours = state.matcher.match(Query(tuple(some))).rows.tolist()
            positive = [as_whoosh(clause) for clause in some if not isinstance(clause, Without)]
            negative = [whoosh.Not(as_whoosh(one.clause)) for one in some if isinstance(one, Without)]
            query = whoosh.And([*(positive or [whoosh.Every()]), *negative])
            assert ours == sorted(searcher.docs_for_query(query)), some


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(rounds=[[("", ""), ("", "sakit")]], word="sakit")
@given(rounds=st.lists(stories, min_size=1, max_size=3), word=st.sampled_from(("anak", "rumah", "sakit")))
def test_whoosh_scores_alike(vocabulary, regions, rounds, word):
    """One field at a time, because Whoosh adds fields up where we let them saturate together."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), vocabulary, regions)
        fill(shelf, rounds)
        state = opened(shelf)
        if state.segments:  # Whoosh's averages know nothing of stories that have gone
            index_writer.join(state.folder, index_writer.read_contents(state.folder).parts)
            state = opened(shelf)
        if not state.segments:
            return
        facts = Facts(state.segments)
        reader = PostingsReader(facts.rows)
        found = Matcher(reader, facts, STEMS)._scored({"body": reader.postings("body", word)})
        formula = Formula(B=schema.LENGTH_SHARE["body"], K1=schema.SATURATION)
        theirs = Searcher(whoosh_reader(state.segments), weighting=formula).search(
            whoosh.Term("body", word), limit=None
        )
        scores = {hit.docnum: hit.score for hit in theirs}
        assert found.rows.tolist() == sorted(scores)
        assert found.scores == pytest.approx([scores[row] for row in found.rows.tolist()])


def test_terms_can_be_walked(shelf):
    shelf.add("satu", "rumah sakit rumah", title="Judul")
    shelf.build()
    reader = whoosh_reader(opened(shelf).segments)
    assert list(reader.lexicon("body")) == [b"rumah", b"sakit"]
    assert [text for text, _ in reader.iter_prefix("body", "sa")] == [b"sakit"]
    assert reader.frequency("body", "rumah") == 2
    assert ("body", b"tiada") not in reader
    assert reader.postings("body", "rumah").value_as("positions") == [0, 2]
    assert np.isclose(reader.field_length("body"), 3)
    assert list(reader.leaf_readers()[0][0].terms_within("body", "sakti", 2)) == ["sakit"]
    assert shelf.open().search(Request(text="rumah")).ids == ("satu",)
