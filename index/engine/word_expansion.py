"""Words of a form (pend?mping*an) and words like another (kata~): Whoosh says which there are, and they are looked for.

Whoosh's own query nodes walk over the terms of the segments. The words that they find take the place of the clause, so
that everything behind knows nothing but words: ranking, marks, excerpts, sections of a stage.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from msgspec.structs import replace
from rapidfuzz.distance import OSA
from whoosh import query as whoosh

from index.engine.schema import WRITTEN_FIELDS
from index.engine.segment import Segment
from index.engine.whoosh_reader import whoosh_reader
from index.values.query import AnyClause, Either, Fuzzy, Query, Wildcard, Without, Word
from kb.base.words import Words

MOST_WORDS: Final = 100
MOST_LOOKED_AT: Final = 1_000  # words of a form: whoever fits more is no longer counted
_KEPT: Final = 64  # forms remembered
_SHOWN: Final = 6


class Expanded(NamedTuple):
    """The words of a form, the likeliest first, and how many there are in all."""

    words: tuple[str, ...]
    total: int


class WordExpansion:
    """Finds the words of forms in one state of the index."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._known: dict[Fuzzy | Wildcard, Expanded] = {}

    def words(self, clause: Fuzzy | Wildcard) -> Expanded:
        """Return at most MOST_WORDS words: the nearest, then those that stand in most stories."""
        found = self._known.get(clause)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[clause] = self._looked_up(clause)
        return found

    def expand(self, query: Query) -> tuple[Query, Words | None]:
        """Return a query with words in the place of forms, and what to tell of it; the same one where it has none."""
        if not any(map(_has_form, query.clauses)):
            return query, None
        told = [self._told(form) for clause in query.clauses for form in _forms(clause)]
        said = Words(" ".join(one.id for one in told), " ".join(one.en for one in told))
        return replace(query, clauses=tuple(map(self._expanded, query.clauses))), said

    def _expanded(self, clause: AnyClause) -> AnyClause:
        if isinstance(clause, Fuzzy | Wildcard):
            return self._either(clause)
        if isinstance(clause, Without) and isinstance(clause.clause, Fuzzy | Wildcard):
            return Without(self._either(clause.clause))
        if isinstance(clause, Either):
            parts = list(map(self._expanded, clause.clauses))
            flat = [one for part in parts for one in (part.clauses if isinstance(part, Either) else (part,))]
            return replace(clause, clauses=tuple(flat))
        return clause

    def _either(self, clause: Fuzzy | Wildcard) -> Either:
        return Either(tuple(Word(word, exact=True) for word in self.words(clause).words))

    def _told(self, clause: Fuzzy | Wildcard) -> Words:
        typed = as_typed(clause)
        words, total = self.words(clause)
        if not words:
            return Words(f"Tidak ada kata yang cocok dengan {typed}.", f"No word fits {typed}.")
        some = ", ".join(words[:_SHOWN]) + (" …" if total > _SHOWN else "")
        said = Words(f"{typed} mencari {total} kata: {some}.", f"{typed} looks for {total} words: {some}.")
        if total == 1:
            said = Words(f"{typed} mencari: {some}.", f"{typed} looks for: {some}.")
        if total <= MOST_WORDS:
            return said
        if total >= MOST_LOOKED_AT:
            return Words(
                f"{typed} terlalu luas: hanya {MOST_WORDS} dari kata-kata yang cocok dicari: {some}",
                f"{typed} is too wide: only {MOST_WORDS} of the words that fit are searched: {some}",
            )
        return Words(
            f"{typed} cocok dengan {total} kata; yang dicari {MOST_WORDS} kata yang paling dekat dan paling sering: {some}",
            f"{typed} fits {total} words; the {MOST_WORDS} nearest and commonest are searched: {some}",
        )

    def _looked_up(self, clause: Fuzzy | Wildcard) -> Expanded:
        stories: dict[str, int] = {}
        for leaf, _ in whoosh_reader(self._segments).leaf_readers() if self._segments else ():
            for node in nodes(clause):
                for field, text in islice(node.expanded_terms(leaf), MOST_LOOKED_AT):
                    word = text.decode() if isinstance(text, bytes) else text
                    stories[word] = stories.get(word, 0) + leaf.doc_frequency(field, word)
        like = clause.word if isinstance(clause, Fuzzy) else ""
        ordered = sorted(stories, key=lambda word: (OSA.distance(like, word) if like else 0, -stories[word], word))
        return Expanded(tuple(ordered[:MOST_WORDS]), len(ordered))


def nodes(clause: Fuzzy | Wildcard) -> Iterator[whoosh.FuzzyTerm | whoosh.Wildcard]:
    """Yield what Whoosh is asked: one node a written field."""
    for field in WRITTEN_FIELDS:
        if isinstance(clause, Fuzzy):
            yield whoosh.FuzzyTerm(field, clause.word, maxdist=clause.slips, prefixlength=1)
        else:
            yield whoosh.Wildcard(field, clause.pattern)


def as_typed(clause: Fuzzy | Wildcard) -> str:
    """Return a form as a person types it."""
    if isinstance(clause, Wildcard):
        return clause.pattern
    return f"{clause.word}~{clause.slips if clause.slips > 1 else ''}"


def _forms(clause: AnyClause) -> Iterator[Fuzzy | Wildcard]:
    if isinstance(clause, Fuzzy | Wildcard):
        yield clause
    elif isinstance(clause, Without):
        yield from _forms(clause.clause)
    elif isinstance(clause, Either):
        for part in clause.clauses:
            yield from _forms(part)


def _has_form(clause: AnyClause) -> bool:
    return next(_forms(clause), None) is not None
