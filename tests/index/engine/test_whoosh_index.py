"""The index through Whoosh's own door: opened, asked, refreshed, and closed to writing."""

import pytest
from whoosh import query
from whoosh.index import Index
from whoosh.qparser import QueryParser

from index.engine import whoosh_index
from kb.base.problems import KnownError
from tests.index.conftest import Shelf


@pytest.fixture
def index(shelf: Shelf) -> whoosh_index.SegmentIndex:
    shelf.add("satu", "Pendampingan anak jalanan di rumah singgah.", title="Rumah singgah")
    shelf.add("dua", "Panti untuk anak, pendamping keluarga.", title="Panti")
    shelf.build()
    return whoosh_index.open_index(shelf.cache)


def ids(index: Index, asked: query.Query) -> set[str]:
    with index.searcher() as searcher:
        return {hit["id"] for hit in searcher.search(asked, limit=None)}


def test_it_is_an_index_of_whoosh(index):
    assert isinstance(index, Index)
    assert not index.is_empty()
    assert (index.doc_count(), index.doc_count_all()) == (2, 2)
    assert set(index.schema.names()) == {"id", "author", "body", "noted", "organisation", "stem", "title", "title_stem"}
    reader = index.reader()
    assert (reader.doc_count(), reader.generation()) == (2, index.latest_generation())
    assert index.last_modified() > 0


def test_whoosh_asks_what_we_do_not(index):
    assert ids(index, query.Regex("body", "pend.mping$")) == {"dua"}
    assert ids(index, query.Wildcard("body", "pend?mping*an")) == {"satu"}
    assert ids(index, query.FuzzyTerm("body", "jalanam")) == {"satu"}
    assert ids(index, query.Phrase("body", ["panti", "anak"], slop=2)) == {"dua"}
    assert ids(index, query.And([query.Term("body", "anak"), query.Not(query.Prefix("body", "pant"))])) == {"satu"}


def test_whooshs_parser_analyses_as_we_do(index):
    assert ids(index, QueryParser("stem", index.schema).parse("mendampingi")) == {"satu", "dua"}
    assert ids(index, QueryParser("body", index.schema).parse("ANAK-ANAK jalanan")) == {"satu"}


def test_refreshing(shelf, index):
    assert index.up_to_date()
    assert index.refresh() is index
    before = index.searcher()
    shelf.add("tiga", "Keluarga nelayan.")
    del shelf.stories["dua"]
    shelf.update()
    assert not index.up_to_date()
    newer = index.refresh()
    assert newer.up_to_date()
    assert newer.generation > index.generation
    assert newer.doc_count() == 2
    assert ids(newer, query.Term("body", "nelayan")) == {"tiga"}
    assert ids(newer, query.Term("body", "panti")) == set()
    assert before.doc_frequency("body", "panti")  # what is open stays what it was
    assert not before.up_to_date()
    assert before.refresh().up_to_date()


def test_an_empty_one_answers(shelf):
    shelf.build()
    with whoosh_index.open_index(shelf.cache) as index:
        assert index.is_empty()
        assert ids(index, query.Term("body", "anak")) == set()


def test_it_only_reads(index):
    with pytest.raises(TypeError, match="index_writer"):
        index.writer()


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(KnownError) as told:
        whoosh_index.open_index(tmp_path)
    assert told.value.code == "index-missing"
