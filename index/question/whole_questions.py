"""Whole questions: "siapa yang mendirikan panti itu?" wants the story that answers, not one that holds all the words.

A few words to look for must all be found. A person who writes a sentence says more than any story repeats, so there
any of its words will do, and what holds most of them comes first (see `index.engine.bm25f`).
"""

from collections.abc import Iterator, Sequence

from index.language.small_words import ASKING_WORDS, SMALL_WORDS
from index.question.entity_linker import ClausePart, Or
from index.values.query import AnyClause, Asked, Meant, Phrase, Word


def asks(text: str, parts: Sequence[ClausePart | Or]) -> bool:
    """Tell whether this is a whole question rather than a few words to look for."""
    words = {word for part in parts if isinstance(part, ClausePart) for word in part.words}
    if words <= SMALL_WORDS:
        return False
    return text.rstrip().endswith("?") or not words.isdisjoint(ASKING_WORDS)


def any_of(parts: list[ClausePart]) -> list[ClausePart]:
    """Ask for any of the plain words; what is quoted, joined by OR, left out or named by a field stays as it is."""
    plain = [part for part in parts if part.words or isinstance(part.clause, Meant)]
    clauses = tuple(dict.fromkeys(clause for part in plain for clause in _apart(part.clause)))
    if len(clauses) < 2:
        return parts
    at = parts.index(plain[0])
    asked = ClausePart(plain[0].start, plain[-1].end, Asked(clauses))
    return [*parts[:at], asked, *(part for part in parts[at:] if part not in plain)]


def _apart(clause: AnyClause) -> Iterator[Word | Meant]:
    """Part words that hang together (15-20): a text may hold them in another way."""
    if isinstance(clause, Phrase):
        yield from map(Word, clause.words)
    elif isinstance(clause, Word | Meant):
        yield clause
