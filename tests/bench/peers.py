"""Other engines over the same words, stems and facets: SQLite FTS5, tantivy, and Whoosh's searcher over our own files.

Each story reaches them as words parted by spaces, cut and stemmed exactly as ours, so that only the engines differ. An
answer is the same as ours: how many, the best twenty by BM25 with the same weights, counts of every facet, excerpts.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import tantivy
from whoosh import query as whoosh
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.answers import FACETS
from index.batch import Batch
from index.contents import open_segments, read_contents
from index.documents import SHOWN_STATUS, make_document
from index.home import read_current, search_folder
from index.schema import LENGTH_SHARE, SATURATION, WEIGHTS, WRITTEN_FIELDS
from index.segment_write import starts_of
from index.stems import Stems
from index.whoosh_reader import whoosh_reader
from tests.bench.corpus import Corpus, Question

TOP = 20
FIELDS = ("title", "title_stem", "label", "body", "stem")
BETWEEN = "xqxqx"  # stands between two parts of a field, so that no phrase reaches over
_AT_ONCE = 2_000


class Answer(NamedTuple):
    total: int
    counts: dict[str, int]  # "facet:value"
    excerpts: int


class Peer(Protocol):
    def ask(self, question: Question) -> Answer: ...


class Story(NamedTuple):
    fields: dict[str, str]
    tags: list[str]


class _Texts(Batch):
    """Takes stories as the index does, and gives their words and stems as texts."""

    def texts(self) -> Iterator[dict[str, str]]:
        count = len(self)
        columns = {"label": self._joined("label", stems=None)}
        columns["title"], columns["title_stem"] = self._joined("title"), self._joined("title", stems=False)
        columns["body"], columns["stem"] = self._joined("body"), self._joined("body", stems=True)
        for number in range(count):
            yield {name: texts[number] for name, texts in columns.items()}
        self._begin()

    def _joined(self, name: str, stems: bool | None = None) -> list[str]:
        """Return the texts of a field; its stems when `stems` says whether names keep their form."""
        gathered = self._fields[name]
        parts = gathered.parts(len(self))
        numbers = parts.words
        if stems is not None:
            none = np.empty(0, dtype=np.int64)
            pairs = np.concatenate([none, *(cut.pairs for cut in gathered.cuts)])
            numbers = self._stemmed(numbers, pairs, self._names(parts, gathered.cuts) if stems else none)
        words, bounds = self._cutter.words, starts_of(parts.lengths).tolist()
        found: list[list[str]] = [[] for _ in range(len(self))]
        for owner, first, stop in zip(parts.documents.tolist(), bounds, bounds[1:], strict=False):
            found[owner].append(" ".join(map(words.__getitem__, numbers[first:stop].tolist())))
        return [f" {BETWEEN} ".join(own) for own in found]


def stories(corpus: Corpus, stems: Stems) -> Iterator[Story]:
    """Yield every story analysed as ours."""
    catalogue, batch, tags = corpus.catalogue, _Texts(stems), list[list[str]]()
    cards = [card for card in catalogue.all_cards() if card.status == SHOWN_STATUS]
    for at, card in enumerate(cards, 1):
        document = make_document(card, catalogue.plain(card.id), catalogue.sections(card.id), corpus.labels)
        batch.add(document)
        tags.append([f"{facet}:{value}" for facet in FACETS for value in document.values[facet]])
        if len(batch) == _AT_ONCE or at == len(cards):
            yield from map(Story, batch.texts(), tags)
            tags = []


class Fts5:
    """SQLite's full-text search: one table of texts, one of (story, tag)."""

    def __init__(self, file: Path, stems: Stems) -> None:
        self._db = sqlite3.connect(file)
        self._stems = stems
        self._bm25 = f"bm25(story, {', '.join(str(WEIGHTS[field]) for field in FIELDS)})"

    def build(self, corpus: Corpus) -> None:
        self._db.executescript(
            f"CREATE VIRTUAL TABLE story USING fts5({', '.join(FIELDS)}, prefix='3',"
            " tokenize='unicode61 remove_diacritics 0');"
            "CREATE TABLE value (value INTEGER PRIMARY KEY, name TEXT UNIQUE);"
            "CREATE TABLE tag (story INTEGER, value INTEGER, PRIMARY KEY (story, value)) WITHOUT ROWID;"
            "CREATE INDEX by_value ON tag (value, story);"
        )
        numbers: dict[str, int] = {}
        marks = ", ".join("?" * len(FIELDS))
        for row, story in enumerate(stories(corpus, self._stems), 1):
            texts = [story.fields[field] for field in FIELDS]
            self._db.execute(f"INSERT INTO story (rowid, {', '.join(FIELDS)}) VALUES ({row}, {marks})", texts)
            own = {numbers.setdefault(tag, len(numbers)) for tag in story.tags}
            self._db.executemany("INSERT INTO tag VALUES (?, ?)", [(row, number) for number in own])
        self._db.executemany("INSERT INTO value VALUES (?, ?)", [(number, name) for name, number in numbers.items()])
        self._db.commit()

    def ask(self, question: Question) -> Answer:
        db, match = self._db, self._match(question)
        db.execute("CREATE TEMP TABLE IF NOT EXISTS hit (story INTEGER PRIMARY KEY, worth REAL)")
        db.execute("DELETE FROM hit")
        db.execute(f"INSERT INTO hit SELECT rowid, {self._bm25} FROM story WHERE story MATCH ?", [match])
        ticked, total = self._ticked(question)
        best = [row for (row,) in db.execute(f"SELECT story FROM hit WHERE {ticked} ORDER BY worth LIMIT {TOP}")]
        counts = self._counts(question, ticked)
        excerpts = [
            db.execute(
                "SELECT snippet(story, 3, '[', ']', '...', 30) FROM story WHERE story MATCH ? AND rowid = ?",
                [match, row],
            ).fetchone()
            for row in best
        ]
        return Answer(total, counts, len(excerpts))

    def _ticked(self, question: Question) -> tuple[str, int]:
        ticked = "1"
        if question.tick:
            (number,) = self._db.execute(
                "SELECT value FROM value WHERE name = ?", [f"issue:{question.tick}"]
            ).fetchone()
            ticked = f"story IN (SELECT story FROM tag WHERE value = {number})"
        return ticked, self._db.execute(f"SELECT count(*) FROM hit WHERE {ticked}").fetchone()[0]

    def _counts(self, question: Question, ticked: str) -> dict[str, int]:
        """Count every facet; the ticked one among all that is found."""
        of = "SELECT name, count(*) FROM hit JOIN tag USING (story) JOIN value USING (value)"
        if not question.tick:
            return dict(self._db.execute(f"{of} GROUP BY value"))
        others = self._db.execute(f"{of} WHERE {ticked} AND name NOT GLOB 'issue:*' GROUP BY value")
        return dict([*others, *self._db.execute(f"{of} WHERE name GLOB 'issue:*' GROUP BY value")])

    def _match(self, question: Question) -> str:
        written = "{" + " ".join(WRITTEN_FIELDS) + "}"
        if question.kind == "phrase":
            return f'{written} : "{" ".join(question.words)}"'
        if question.kind == "prefix":
            return f"{written} : {question.words[0]}*"
        parts = [
            f'({written} : "{word}" OR {{title_stem stem}} : "{self._stems.stem(word)}")' for word in question.words
        ]
        return (" OR " if question.kind == "or" else " AND ").join(parts)


class Tantivy:
    """Tantivy through its Python bindings."""

    def __init__(self, folder: Path, stems: Stems) -> None:
        folder.mkdir()
        self._stems = stems
        builder = tantivy.SchemaBuilder()
        for field in FIELDS:
            builder.add_text_field(field, stored=field == "body", tokenizer_name="whitespace")
        builder.add_text_field("tag", fast=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        tokenizer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("whitespace", tokenizer)

    def build(self, corpus: Corpus) -> None:
        writer = self._index.writer(heap_size=256_000_000, num_threads=1)
        for story in stories(corpus, self._stems):
            document = tantivy.Document()
            for field, text in story.fields.items():
                document.add_text(field, text)
            for tag in story.tags:
                document.add_text("tag", tag)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

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
        should, must, words = tantivy.Occur.Should, tantivy.Occur.Must, question.words

        def boosted(field: str, query: tantivy.Query) -> tuple[tantivy.Occur, tantivy.Query]:
            return should, tantivy.Query.boost_query(query, WEIGHTS[field])

        if question.kind == "phrase":
            fields = [
                boosted(name, tantivy.Query.phrase_query(self._schema, name, list(words))) for name in WRITTEN_FIELDS
            ]
            return tantivy.Query.boolean_query(fields)
        if question.kind == "prefix":
            fields = [
                boosted(name, tantivy.Query.regex_query(self._schema, name, f"{words[0]}.*")) for name in WRITTEN_FIELDS
            ]
            return tantivy.Query.boolean_query(fields)
        parts = []
        for word in words:
            forms = [(name, word) for name in WRITTEN_FIELDS]
            forms += [(name, self._stems.stem(word)) for name in ("title_stem", "stem")]
            terms = [boosted(name, tantivy.Query.term_query(self._schema, name, form)) for name, form in forms]
            parts.append((should if question.kind == "or" else must, tantivy.Query.boolean_query(terms)))
        return tantivy.Query.boolean_query(parts)


class Whoosh:
    """Whoosh's own searcher over our files: only the best twenty, it has no quick way to count facets of many values."""

    def __init__(self, cache: Path, stems: Stems) -> None:
        home = search_folder(cache)
        current = read_current(home)
        assert current
        folder = home / current.folder
        share = {f"{field}_B": LENGTH_SHARE[field] for field in FIELDS}
        formula = BM25F(K1=SATURATION, **share)
        self._searcher = Searcher(whoosh_reader(open_segments(folder, read_contents(folder))), weighting=formula)
        self._stems = stems

    def ask(self, question: Question) -> Answer:
        found = self._searcher.search(self._query(question), limit=TOP)
        return Answer(found.scored_length(), {}, 0)

    def _query(self, question: Question) -> whoosh.Query:
        words = question.words
        if question.kind == "phrase":
            return whoosh.Or([whoosh.Phrase(field, list(words)) for field in WRITTEN_FIELDS])
        if question.kind == "prefix":
            return whoosh.Or([whoosh.Prefix(field, words[0]) for field in WRITTEN_FIELDS])
        parts = [
            whoosh.Or(
                [whoosh.Term(field, word) for field in WRITTEN_FIELDS]
                + [whoosh.Term(field, self._stems.stem(word)) for field in ("title_stem", "stem")]
            )
            for word in words
        ]
        return whoosh.Or(parts) if question.kind == "or" else whoosh.And(parts)
