"""Other engines over the same words, stems and facets: SQLite FTS5, tantivy, and Whoosh's searcher over our own files.

An answer is the same as ours: how many, the best twenty by BM25 with the same weights, counts of every facet, excerpts.
Each engine is built in one process and asked in another.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import tantivy
from whoosh import query as whoosh
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.engine.index_home import read_current, search_folder
from index.engine.schema import COUNTED_FIELDS, LENGTH_SHARE, SATURATION, TEXT_FIELDS, WEIGHTS, WRITTEN_FIELDS
from index.engine.segment_list import open_segments, read_contents
from index.engine.whoosh_reader import whoosh_reader
from index.language.stems import Stems
from tests.bench.analysed import Story
from tests.bench.asking import TOP, Answer, Engine
from tests.bench.questions import Question

_CACHE_KILOBYTES: Final = 256_000


class Fts5(Engine):
    """SQLite's full-text search: one table of texts, one of (story, tag)."""

    def __init__(self, folder: Path, stems: Stems) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "fts5.db")
        self._db.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        self._stems = stems
        self._bm25 = f"bm25(story, {', '.join(str(WEIGHTS[field]) for field in TEXT_FIELDS)})"
        self._body = TEXT_FIELDS.index("body")

    def build(self, stories: Iterator[Story]) -> None:
        self._db.executescript(
            f"CREATE VIRTUAL TABLE story USING fts5({', '.join(TEXT_FIELDS)}, prefix='3',"
            " tokenize='unicode61 remove_diacritics 0');"
            "CREATE TABLE value (value INTEGER PRIMARY KEY, name TEXT UNIQUE);"
            "CREATE TABLE tag (story INTEGER, value INTEGER, PRIMARY KEY (story, value)) WITHOUT ROWID;"
            "CREATE INDEX by_value ON tag (value, story);"
        )
        numbers: dict[str, int] = {}
        marks = ", ".join("?" * len(TEXT_FIELDS))
        for row, story in enumerate(stories, 1):
            texts = [story.fields[field] for field in TEXT_FIELDS]
            self._db.execute(f"INSERT INTO story (rowid, {', '.join(TEXT_FIELDS)}) VALUES ({row}, {marks})", texts)
            own = {numbers.setdefault(tag, len(numbers)) for tag in story.tags}
            self._db.executemany("INSERT INTO tag VALUES (?, ?)", [(row, number) for number in own])
        self._db.executemany("INSERT INTO value VALUES (?, ?)", [(number, name) for name, number in numbers.items()])
        self._db.commit()
        self._db.close()

    def ask(self, question: Question) -> Answer:
        db, match = self._db, self._match(question)
        db.execute("CREATE TEMP TABLE IF NOT EXISTS hit (story INTEGER PRIMARY KEY, worth REAL)")
        db.execute("DELETE FROM hit")
        db.execute(f"INSERT INTO hit SELECT rowid, {self._bm25} FROM story WHERE story MATCH ?", [match])
        if question.tags:
            tags = ", ".join("?" * len(question.tags))
            own = f"SELECT story, 0.0 FROM tag JOIN value USING (value) WHERE name IN ({tags})"
            db.execute(f"INSERT OR IGNORE INTO hit {own}", question.tags)
        ticked, total = self._ticked(question)
        best = [row for (row,) in db.execute(f"SELECT story FROM hit WHERE {ticked} ORDER BY worth LIMIT {TOP}")]
        counts = self._counts(question, ticked)
        asked = f"SELECT snippet(story, {self._body}, '[', ']', '...', 30) FROM story WHERE story MATCH ? AND rowid = ?"
        excerpts = [db.execute(asked, [match, row]).fetchone() for row in best]
        return Answer(total, counts, len(excerpts))

    def _ticked(self, question: Question) -> tuple[str, int]:
        ticked = "1"
        if question.tick:
            asked = "SELECT value FROM value WHERE name = ?"
            (number,) = self._db.execute(asked, [f"issue:{question.tick}"]).fetchone()
            ticked = f"story IN (SELECT story FROM tag WHERE value = {number})"
        (total,) = self._db.execute(f"SELECT count(*) FROM hit WHERE {ticked}").fetchone()
        return ticked, total

    def _counts(self, question: Question, ticked: str) -> dict[str, int]:
        """Count what each further tick would give: the ticked facet as if nothing of it were ticked."""
        of = "SELECT name, count(*) FROM hit JOIN tag USING (story) JOIN value USING (value)"
        if not question.tick:
            return dict(self._db.execute(f"{of} GROUP BY value"))
        others = self._db.execute(f"{of} WHERE {ticked} AND name NOT GLOB 'issue:*' GROUP BY value")
        return dict([*others, *self._db.execute(f"{of} WHERE name GLOB 'issue:*' GROUP BY value")])

    def _match(self, question: Question) -> str:
        written, counted = (f"{{{' '.join(fields)}}}" for fields in (WRITTEN_FIELDS, COUNTED_FIELDS))

        def phrase(words: Sequence[str]) -> str:
            return f'{written} : "{" ".join(words)}"'

        if question.kind == "phrase":
            return phrase(question.words)
        if question.kind == "prefix":
            return f"{written} : {question.words[0]}*"
        parts = [f'({phrase([word])} OR {counted} : "{self._stems.stem(word)}")' for word in question.words]
        own = (" OR " if question.kind == "or" else " AND ").join(parts)
        return " OR ".join([f"({own})", *map(phrase, question.names)])


class Tantivy(Engine):
    """Tantivy through its Python bindings."""

    def __init__(self, folder: Path, stems: Stems) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._stems = stems
        builder = tantivy.SchemaBuilder()
        for field in TEXT_FIELDS:
            builder.add_text_field(field, stored=field == "body", tokenizer_name="whitespace")
        builder.add_text_field("tag", fast=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        tokenizer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("whitespace", tokenizer)

    def build(self, stories: Iterator[Story]) -> None:
        writer = self._index.writer(heap_size=256_000_000, num_threads=1)
        for story in stories:
            document = tantivy.Document()
            for field, text in story.fields.items():
                document.add_text(field, text)
            for tag in story.tags:
                document.add_text("tag", tag)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, question: Question) -> Answer:
        searcher, query = self._index.searcher(), self._query(question)
        wanted = query
        if question.tick:
            tick = tantivy.Query.term_query(self._schema, "tag", f"issue:{question.tick}")
            both = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(tick, 0.0))]
            wanted = tantivy.Query.boolean_query(both)
        found = searcher.search(wanted, TOP, count=True)
        counts = self._counts(searcher, wanted)
        if question.tick:
            own = self._counts(searcher, query)
            counts = {tag: count for tag, count in counts.items() if not tag.startswith("issue:")}
            counts |= {tag: count for tag, count in own.items() if tag.startswith("issue:")}
        snippets = tantivy.SnippetGenerator.create(searcher, query, self._schema, "body")
        excerpts = [snippets.snippet_from_doc(searcher.doc(place)).to_html() for _, place in found.hits]
        return Answer(found.count, counts, len(excerpts))

    def _counts(self, searcher: tantivy.Searcher, query: tantivy.Query) -> dict[str, int]:
        asked = {"tags": {"terms": {"field": "tag", "size": 5_000}}}
        buckets = searcher.aggregate(query, asked)["tags"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    def _query(self, question: Question) -> tantivy.Query:
        words, schema = question.words, self._schema
        if question.kind == "phrase":
            return self._phrase(words)
        if question.kind == "prefix":
            return self._anywhere(lambda field: tantivy.Query.regex_query(schema, field, f"{words[0]}.*"))
        parts = [self._word(word) for word in words]
        own = _any_of(parts) if question.kind == "or" else _all_of(parts)
        if not question.tags:
            return own
        tags = [tantivy.Query.term_query(schema, "tag", tag) for tag in question.tags]
        quiet = [tantivy.Query.const_score_query(tag, 0.0) for tag in tags]
        return _any_of([own, *map(self._phrase, question.names), *quiet])

    def _word(self, word: str) -> tantivy.Query:
        forms = [(field, word) for field in WRITTEN_FIELDS]
        forms += [(field, self._stems.stem(word)) for field in COUNTED_FIELDS]
        terms = [(field, tantivy.Query.term_query(self._schema, field, form)) for field, form in forms]
        return _any_of([tantivy.Query.boost_query(query, WEIGHTS[field]) for field, query in terms])

    def _phrase(self, words: Sequence[str]) -> tantivy.Query:
        if len(words) == 1:
            return self._anywhere(lambda field: tantivy.Query.term_query(self._schema, field, words[0]))
        return self._anywhere(lambda field: tantivy.Query.phrase_query(self._schema, field, list(words)))

    def _anywhere(self, make: Callable[[str], tantivy.Query]) -> tantivy.Query:
        return _any_of([tantivy.Query.boost_query(make(field), WEIGHTS[field]) for field in WRITTEN_FIELDS])


def _any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


class Whoosh(Engine):
    """Whoosh's own searcher over our files: only the best twenty, it has no quick way to count facets of many values."""

    def __init__(self, cache: Path, stems: Stems) -> None:
        home = search_folder(cache)
        current = read_current(home)
        assert current
        folder = home / current.folder
        share = {f"{field}_B": LENGTH_SHARE[field] for field in TEXT_FIELDS}
        formula = BM25F(K1=SATURATION, **share)
        self._searcher = Searcher(whoosh_reader(open_segments(folder, read_contents(folder))), weighting=formula)
        self._stems = stems

    def ask(self, question: Question) -> Answer:
        found = self._searcher.search(self._query(question), limit=TOP)
        return Answer(len(found), {}, 0)

    def _query(self, question: Question) -> whoosh.Query:
        words = question.words
        if question.kind == "phrase":
            return self._phrase(words)
        if question.kind == "prefix":
            return whoosh.Or([whoosh.Prefix(field, words[0]) for field in WRITTEN_FIELDS])
        parts = [
            whoosh.Or(
                [whoosh.Term(field, word) for field in WRITTEN_FIELDS]
                + [whoosh.Term(field, self._stems.stem(word)) for field in COUNTED_FIELDS]
            )
            for word in words
        ]
        own = whoosh.Or(parts) if question.kind == "or" else whoosh.And(parts)
        return whoosh.Or([own, *map(self._phrase, question.names)])

    def _phrase(self, words: Sequence[str]) -> whoosh.Query:
        if len(words) == 1:
            return whoosh.Or([whoosh.Term(field, words[0]) for field in WRITTEN_FIELDS])
        return whoosh.Or([whoosh.Phrase(field, list(words)) for field in WRITTEN_FIELDS])
