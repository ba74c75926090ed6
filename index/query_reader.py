"""From the words typed to a Query, or to a QueryProblem that says where the mistake is. Never an exception.

Whoosh's own parser turns a slip of the finger into a question that finds nothing; this one speaks. See `index.query`
for the language.
"""

import re
from collections.abc import Iterator
from typing import Final

from index.analysis import tokens
from index.answers import QueryProblem
from index.query import AnyClause, Either, Named, Phrase, Query, Simple, Valued, Without, Word, Years
from index.query_problems import (
    empty_value,
    lone_minus,
    lone_or,
    not_years,
    unclosed_quote,
    unknown_value,
    years_reversed,
)
from index.query_values import FACET_NAMES, NAME_FIELDS, YEAR_NAMES, find_values, nearest
from kb.regions import Regions
from kb.vocabulary import Vocabulary

_QUOTES: Final = '"“”„'
_FIELD: Final = re.compile(r"([^\W\d_]+):")
_OR: Final = frozenset({"OR", "ATAU"})
_MINUS: Final = "-−"
_YEARS: Final = re.compile(r"(?P<first>[12]\d{3})?(?P<range>\.\.|[-–])?(?P<last>[12]\d{3})?")
_TIED: Final = re.compile(r"[\w.,'’\-–]*")  # drop-in and 1.958 hang together, HIV/AIDS and kata:benda do not
_SHORTEST_PREFIX: Final = 2  # one letter begins half of all words


class _Mistake(Exception):  # noqa: N818  # never leaves this module
    def __init__(self, problem: QueryProblem) -> None:
        super().__init__(problem.what.en)
        self.problem = problem


class _Or:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


def parse(text: str, vocabulary: Vocabulary, regions: Regions, *, typing: bool = False) -> Query | QueryProblem:
    """Read a question.

    With `typing` the last word may be half a word, and a quotation mark or OR at the end may still be waited for.
    """
    reader = _Reader(text, vocabulary, regions, typing)
    try:
        return Query(_joined(text, list(reader.parts()), typing))
    except _Mistake as mistake:
        return mistake.problem


def _joined(text: str, parts: list[AnyClause | _Or], typing: bool) -> tuple[AnyClause, ...]:
    """Tie the neighbours of each OR together."""
    clauses: list[AnyClause] = []
    waiting: _Or | None = None
    for part in parts:
        if isinstance(part, _Or):
            if waiting or not clauses:
                raise _Mistake(lone_or(part.start, part.end, text[part.start : part.end]))
            waiting = part
        elif waiting:
            clauses.append(_either(clauses.pop(), part))
            waiting = None
        else:
            clauses.append(part)
    if waiting and not (typing and waiting.end == len(text.rstrip())):
        raise _Mistake(lone_or(waiting.start, waiting.end, text[waiting.start : waiting.end]))
    return tuple(clauses)


def _either(left: AnyClause, right: AnyClause) -> Either:
    before = left.clauses if isinstance(left, Either) else (left,)
    after = right.clauses if isinstance(right, Either) else (right,)
    return Either((*before, *after))


class _Reader:
    """Walks over the text once."""

    def __init__(self, text: str, vocabulary: Vocabulary, regions: Regions, typing: bool) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._regions = regions
        self._typing = typing
        self._at = 0

    def parts(self) -> Iterator[AnyClause | _Or]:
        """Yield clauses and ORs as they stand."""
        text = self._text
        while self._skip_space():
            start = self._at
            end = self._word_end(start)
            if text[start:end] in _OR:
                self._at = end
                yield _Or(start, end)
            elif text[start] in _MINUS:
                self._at = start + 1
                if end == start + 1:
                    raise _Mistake(lone_minus(start, end))
                if text[start + 1] not in _MINUS:
                    yield from (Without(clause) for clause in self._clause())
            else:
                yield from self._clause()

    def _skip_space(self) -> bool:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at < len(self._text)

    def _word_end(self, start: int) -> int:
        end = start
        while end < len(self._text) and not self._text[end].isspace():
            end += 1
        return end

    def _clause(self) -> Iterator[Simple]:
        start = self._at
        field = _FIELD.match(self._text, start)
        name = field[1].casefold() if field else ""
        if field and (name in FACET_NAMES or name in NAME_FIELDS or name in YEAR_NAMES):
            self._at = field.end()
            value_start = self._at
            value, _ = self._value()
            yield self._field(name, field[1], value, (start, value_start, self._at))
        else:
            value, quoted = self._value()
            yield from self._words(value, quoted=quoted)

    def _value(self) -> tuple[str, bool]:
        """Take what is in quotation marks, or everything up to the next space or quotation mark."""
        text, start = self._text, self._at
        if start < len(text) and text[start] in _QUOTES:
            end = start + 1
            while end < len(text) and text[end] not in _QUOTES:
                end += 1
            if end == len(text) and not self._typing:
                raise _Mistake(unclosed_quote(start, end))
            self._at = min(end + 1, len(text))
            return text[start + 1 : end], True
        end = start
        while end < len(text) and not text[end].isspace() and text[end] not in _QUOTES:
            end += 1
        self._at = end
        return text[start:end], False

    def _words(self, value: str, *, quoted: bool) -> Iterator[Simple]:
        found = tokens(value)
        words = tuple(token.word for token in found)
        if not words:
            return
        last_typed = self._typing and self._at == len(self._text)
        if quoted:
            yield Phrase(words) if len(words) > 1 else Word(words[0], exact=True)
        elif value.endswith("*"):
            yield from (Word(word) for word in words[:-1])
            yield Word(words[-1], prefix=True, exact=True)
        elif last_typed:
            yield from (Word(word) for word in words[:-1])
            if len(words[-1]) >= _SHORTEST_PREFIX:
                yield Word(words[-1], prefix=True)
        elif len(words) > 1 and _TIED.fullmatch(value, found[0].start, found[-1].end):
            yield Phrase(words)
        else:
            yield from map(Word, words)

    def _field(self, name: str, typed: str, value: str, places: tuple[int, int, int]) -> Simple:
        start, value_start, end = places
        words = tuple(token.word for token in tokens(value))
        if not value.strip() or (not words and name not in YEAR_NAMES):
            raise _Mistake(empty_value(start, end, typed))
        if name in YEAR_NAMES:
            return self._years(value.strip(), value_start, end)
        if name in NAME_FIELDS:
            return Named(NAME_FIELDS[name], words)
        facet = FACET_NAMES[name]
        values = find_values(facet, value, self._vocabulary, self._regions)
        if not values:
            near = nearest(facet, value, self._vocabulary, self._regions)
            raise _Mistake(unknown_value(value_start, end, typed, value, near))
        return Valued(facet, values)

    def _years(self, value: str, start: int, end: int) -> Years:
        found = _YEARS.fullmatch(value)
        if (
            not found
            or not (found["first"] or found["last"])
            or bool(found["first"] and found["last"]) > bool(found["range"])
        ):
            raise _Mistake(not_years(start, end, value))
        first = int(found["first"] or 0)
        last = int(found["last"] or (9999 if found["range"] else first))
        if first > last:
            raise _Mistake(years_reversed(start, end, first, last))
        return Years(first, last)
