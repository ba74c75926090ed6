"""Questions drawn from the texts of a library, the same for every engine."""

import collections
import random
from collections.abc import Iterator
from typing import Final

import msgspec

from index.language.analysis import tokens
from index.language.small_words import SMALL_WORDS
from index.question.interpreter import Interpreter
from index.values.query import Meant, Phrase, Query
from index.values.request_results import Request
from tests.bench.corpus import Corpus

ASKED: Final = 20
COLUMNS: Final = frozenset({"issue", "method", "setting"})
# What a person types, key by key.
TYPED: Final = (
    "pendampingan keluarga anak",
    "kekerasan rumah tangga",
    "anak jalanan jakarta",
    "rehabilitasi sosial",
    "bantuan pangan",
)


class Question(msgspec.Struct, frozen=True):
    """Words that are all wanted (or any of them), a phrase, a beginning; or the name of something, which also finds
    what is tagged with it or has another name of it."""

    kind: str
    words: tuple[str, ...]
    tick: str = ""  # an issue
    names: tuple[tuple[str, ...], ...] = ()
    tags: tuple[str, ...] = ()  # "facet:value"

    @property
    def text(self) -> str:
        """The question as a person types it."""
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        if self.kind == "prefix":
            return f"{self.words[0]}*"
        return (" OR " if self.kind == "or" else " ").join(self.words)

    def request(self, limit: int) -> Request:
        """The question as our own index gets it."""
        ticks = {"issue": frozenset([self.tick])} if self.tick else {}
        return Request(text=self.text, ticks=ticks, limit=limit, typing=self.kind == "typing")


def questions(corpus: Corpus) -> list[Question]:
    """Draw questions of each kind, each with and without a tick."""
    drawn = [*_plain(corpus), *_concepts(corpus)]
    drawn += [Question("typing", (text[:end],)) for text in TYPED for end in range(1, len(text) + 1)]
    issue = max(corpus.truth["issues"], key=corpus.truth["issues"].get)
    return [one for question in drawn for one in (question, msgspec.structs.replace(question, tick=issue))]


def _plain(corpus: Corpus) -> Iterator[Question]:
    """Draw words from the newest stories; no names, for they mean more than themselves to us alone."""
    rng = random.Random(7)
    rows = [[token.word for token in tokens(corpus.catalogue.plain(card.id))] for card in corpus.catalogue.newest(200)]
    holding = collections.Counter(
        word
        for row in rows
        for word in set(row)
        if word.isalpha() and word.isascii() and len(word) > 3 and not _is_special(corpus, word)
    )
    ordered = sorted(holding, key=lambda word: (-holding[word], word))
    common = ordered[:ASKED]
    rare = rng.sample(sorted(word for word, count in holding.items() if count == 1), ASKED)
    middle = ordered[50:600]
    yield from (Question("common", (word,)) for word in common)
    yield from (Question("rare", (word,)) for word in rare)
    yield from (Question("two", tuple(rng.sample(middle, 2))) for _ in range(ASKED))
    yield from (Question("or", tuple(rng.sample(middle, 3))) for _ in range(ASKED))
    yield from (Question("phrase", pair) for pair in _pairs(rows, set(holding), rng))
    yield from (Question("prefix", (word[:3],)) for word in rng.sample(middle, ASKED))


def _is_special(corpus: Corpus, word: str) -> bool:
    library = corpus.library
    return word in SMALL_WORDS or bool(library.vocabulary.find(word) or library.regions.find(word))


def _pairs(rows: list[list[str]], known: set[str], rng: random.Random) -> Iterator[tuple[str, str]]:
    left = ASKED
    while left:
        row = rng.choice(rows)
        at = rng.randrange(len(row) - 1)
        if {row[at], row[at + 1]} <= known:
            left -= 1
            yield row[at], row[at + 1]


def _concepts(corpus: Corpus) -> list[Question]:
    """Draw names of issues, methods and places of practice, as our own reader of questions understands them."""
    vocabulary, interpreter = corpus.library.vocabulary, Interpreter(corpus.library.vocabulary, corpus.library.regions)
    texts = sorted({text for name in vocabulary.concepts for text in vocabulary.labels(name)})
    random.Random(7).shuffle(texts)
    found = (_concept(interpreter.read(Request(text=text))) for text in texts)
    return [question for question, _ in zip(filter(None, found), range(ASKED), strict=False)]


def _concept(query: object) -> Question | None:
    if not isinstance(query, Query) or len(query.clauses) != 1:
        return None
    (clause,) = query.clauses
    if not isinstance(clause, Meant) or not {tag.facet for tag in clause.tags} <= COLUMNS:
        return None
    if any(isinstance(word, Phrase) for word in clause.words):
        return None  # words tied together are a phrase, which other engines would have to be told
    words = tuple(word.word for word in clause.words if not isinstance(word, Phrase))
    names = tuple(name.words if isinstance(name, Phrase) else (name.word,) for name in clause.names)
    tags = tuple(f"{tag.facet}:{value}" for tag in clause.tags for value in tag.values)
    return Question("concept", words, names=names, tags=tags)
