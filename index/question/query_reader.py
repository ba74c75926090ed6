"""From the words typed to a Query, or to a QueryProblem that says where the mistake is. Never an exception.

Whoosh's own parser turns a slip of the finger into a question that finds nothing; this one speaks. See `index.values.query`
for the language.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from index.language.analysis import Token, fold_word, tokens
from index.language.small_words import SMALL_WORDS
from index.question.entity_linker import ClausePart, MeaningChoice, Or, understand
from index.question.query_bound import ORS, QUOTES, bounded
from index.question.query_problems import (
    empty_value,
    fuzzy_too_wide,
    lone_minus,
    lone_or,
    not_near,
    not_years,
    too_wide,
    unclosed_quote,
    unknown_value,
    years_reversed,
)
from index.question.whole_questions import any_of, asks
from index.values.query import (
    AnyClause,
    Either,
    Fuzzy,
    Meant,
    Named,
    Noted,
    Phrase,
    Query,
    Simple,
    TypedWord,
    Valued,
    Wildcard,
    Without,
    Word,
    Years,
)
from index.values.query_values import (
    FACET_NAMES,
    FIELD_NAMES,
    NAME_FIELDS,
    NOTE_NAMES,
    YEAR_NAMES,
    find_values,
    nearest,
    values_beginning,
)
from index.values.request_results import QueryProblem
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

_FIELD: Final = re.compile(r"([^\W\d_]+):")
_MINUS: Final = "-−"
_YEARS: Final = re.compile(r"(?P<first>[12]\d{3})?(?P<range>\.\.|[-–])?(?P<last>[12]\d{3})?")
_HALF_YEARS: Final = re.compile(r"(?:(?P<first>[12]\d{3})(?:\.|(?:\.\.|[-–])\d{0,3})|(?:\.\.?|[-–])?\d{0,3})")
_TIED: Final = re.compile(r"[\w.,'’\-–]*")  # drop-in and 1.958 hang together, HIV/AIDS and kata:benda do not
_GAPS: Final = re.compile(
    r"[(\[]?([\w*?'’]*[*?](?=[\w*])[\w*?'’]*)[?.,;:!)\]]*"
)  # a last ? asks, a last * alone is a prefix
_NO_LETTERS: Final = re.compile(r"[?]*[*][*?]*")
_LIKE: Final = re.compile(r"([^~]+)~(\d*)[.,;:!?)]*")
_NEAR: Final = re.compile(r"~(\d+)")
_FARTHEST: Final = 50
_LIKE_LETTERS: Final = {1: 4, 2: 6}  # slips: letters that a word must have at least
_SHORTEST_PREFIX: Final = 2  # one letter begins half of all words


class _Mistake(Exception):  # noqa: N818  # never leaves this module
    def __init__(self, problem: QueryProblem) -> None:
        super().__init__(problem.what.en)
        self.problem = problem


def parse(
    text: str,
    vocabulary: Vocabulary,
    regions: Regions,
    *,
    typing: bool = False,
    choice: MeaningChoice | None = None,
) -> Query | QueryProblem:
    """Read a question.

    With `typing` the last word may be half a word, and what belongs to a quotation mark, an OR or a field at the end may
    still be waited for. With `choice` plain words that are the name of something also find what they mean. Of a text
    that is longer than any question its beginning is read (see `index.question.query_bound`).
    """
    whole, text = text, bounded(text)
    typing = typing and text is whole
    reader = _Reader(text, vocabulary, regions, typing)
    try:
        parts = list(reader.parts())
        words = tuple(_typed(parts))
        understood = understand(text, parts, choice) if choice else None
        joined = _joined(text, _telling(understood.parts if understood else parts), typing)
        if asks(whole, parts):
            joined = any_of(joined)
    except _Mistake as mistake:
        return mistake.problem
    return Query(
        clauses=tuple(part.clause for part in joined),
        places=tuple((part.start, part.end) for part in joined),
        words=words,
        understood=understood.understood if understood else (),
        set_aside=understood.set_aside if understood else (),
        stages=tuple(sorted(_stages(joined, vocabulary))),
    )


def _stages(parts: Sequence[ClausePart], vocabulary: Vocabulary) -> set[str]:
    """Return the stages in whose sections the words must stand, with the narrower ones."""
    named = (part.clause for part in parts if isinstance(part.clause, Valued) and part.clause.facet == "stage")
    return {narrower for clause in named for stage in clause.values for narrower in vocabulary.narrower(stage)}


def _typed(parts: Sequence[ClausePart | Or]) -> Iterator[TypedWord]:
    for part in parts:
        if isinstance(part, ClausePart) and isinstance(part.clause, Word) and part.words:
            yield TypedWord(part.start, part.end, part.clause.word, part.half)


def _telling(parts: Sequence[ClausePart | Or]) -> Sequence[ClausePart | Or]:
    """Leave small words out, as long as something else is left; beside an OR they are meant."""
    telling = [
        part
        for before, part, behind in zip((None, *parts), parts, (*parts[1:], None), strict=False)
        if isinstance(before, Or) or isinstance(behind, Or) or not _is_small(part)
    ]
    return telling if any(map(_means, telling)) else parts


def _is_small(part: ClausePart | Or) -> bool:
    return isinstance(part, ClausePart) and not part.half and len(part.words) == 1 and part.words[0] in SMALL_WORDS


def _means(part: ClausePart | Or) -> bool:
    """Tell whether a part looks for words."""
    return isinstance(part, ClausePart) and isinstance(part.clause, Word | Phrase | Fuzzy | Wildcard | Meant | Named)


def _joined(text: str, parts: Sequence[ClausePart | Or], typing: bool) -> list[ClausePart]:
    """Tie the neighbours of each OR together."""
    joined: list[ClausePart] = []
    waiting: Or | None = None
    for part in parts:
        if isinstance(part, Or):
            if waiting or not joined:
                raise _Mistake(lone_or(part.start, part.end, text[part.start : part.end]))
            waiting = part
        elif waiting:
            left = joined.pop()
            joined.append(ClausePart(left.start, part.end, _either(left.clause, part.clause)))
            waiting = None
        else:
            joined.append(part)
    if waiting and not (typing and waiting.end == len(text.rstrip())):
        raise _Mistake(lone_or(waiting.start, waiting.end, text[waiting.start : waiting.end]))
    return joined


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

    def parts(self) -> Iterator[ClausePart | Or]:
        """Yield clauses and ORs as they stand."""
        text = self._text
        while self._skip_space():
            start = self._at
            end = self._word_end(start)
            if text[start:end] in ORS:
                self._at = end
                yield Or(start, end)
            elif text[start] in _MINUS:
                self._at = start + 1
                if end == start + 1:
                    raise _Mistake(lone_minus(start, end))
                if text[start + 1] not in _MINUS:
                    yield from (self._without(start, part) for part in self._clause(wanted=False))
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

    def _without(self, start: int, part: ClausePart) -> ClausePart:
        if isinstance(part.clause, Simple):
            return ClausePart(start, part.end, Without(part.clause))
        raise TypeError(part.clause)

    def _clause(self, *, wanted: bool = True) -> Iterator[ClausePart]:
        start = self._at
        field = _FIELD.match(self._text, start)
        name = field[1].casefold() if field else ""
        if field and name in FIELD_NAMES:
            self._at = field.end()
            value_start = self._at
            value, quoted = self._value()
            if name in NOTE_NAMES and (noted := self._noted(value, quoted=quoted)):
                yield ClausePart(start, self._at, noted)
                return
            if clause := self._field(name, field[1], value, (start, value_start, self._at)):
                yield ClausePart(start, self._at, clause)
        else:
            value, quoted = self._value()
            if not quoted and (part := self._form(value, start)):
                yield part
            elif quoted and wanted and self._is_half(value):
                yield from self._half_phrase(value, start)
            else:
                yield from self._words(value, start, quoted=quoted)

    def _is_half(self, value: str) -> bool:
        """Tell whether the text ends in the middle of this value while it is being typed."""
        return self._typing and self._at == len(self._text) and self._text.endswith(value)

    def _value(self) -> tuple[str, bool]:
        """Take what is in quotation marks, or everything up to the next space or quotation mark."""
        text, start = self._text, self._at
        if start < len(text) and text[start] in QUOTES:
            end = start + 1
            while end < len(text) and text[end] not in QUOTES:
                end += 1
            if end == len(text) and not self._typing:
                raise _Mistake(unclosed_quote(start, end))
            self._at = min(end + 1, len(text))
            return text[start + 1 : end], True
        end = start
        while end < len(text) and not text[end].isspace() and text[end] not in QUOTES:
            end += 1
        self._at = end
        return text[start:end], False

    def _words(self, value: str, start: int, *, quoted: bool) -> Iterator[ClausePart]:
        found = tokens(value)
        if not found:
            return
        words = tuple(token.word for token in found)
        if quoted:
            slop = self._slop()
            yield ClausePart(start, self._at, Phrase(words, slop) if len(words) > 1 else Word(words[0], exact=True))
        elif value.endswith("*"):
            yield from self._plain(found[:-1], start)
            yield ClausePart(start + found[-1].start, self._at, Word(words[-1], prefix=True, exact=True))
        elif self._typing and self._at == len(self._text):
            yield from self._plain(found[:-1], start)
            if len(words[-1]) >= _SHORTEST_PREFIX:
                half = Word(words[-1], prefix=True)
                yield ClausePart(start + found[-1].start, start + found[-1].end, half, words[-1:], half=True)
        elif len(words) > 1 and _TIED.fullmatch(value, found[0].start, found[-1].end):
            yield ClausePart(start + found[0].start, start + found[-1].end, Phrase(words), words)
        else:
            yield from self._plain(found, start)

    def _form(self, value: str, start: int) -> ClausePart | None:
        """Return the words of a form that is asked for: with gaps, or like another; None when it is a plain value."""
        if _NO_LETTERS.fullmatch(value) and not self._is_half(value):
            raise _Mistake(too_wide(start, self._at))
        if found := _GAPS.fullmatch(value):
            pattern = "".join(sign if sign in "*?" else fold_word(sign) for sign in found[1])
            pattern = re.sub(r"\*+", "*", pattern)
            letters = len(pattern) - pattern.count("*") - pattern.count("?")
            if pattern.rstrip("*").isalnum():  # kata** is kata*
                return ClausePart(start, self._at, Word(pattern.rstrip("*"), prefix=True, exact=True))
            if letters < _SHORTEST_PREFIX:
                raise _Mistake(too_wide(start, self._at))
            return ClausePart(start, self._at, Wildcard(pattern))
        if (found := _LIKE.fullmatch(value)) and len(words := tokens(found[1])) == 1:
            slips = int(found[2] or 1)
            if len(words[0].word) < _LIKE_LETTERS.get(slips, len(value)):
                raise _Mistake(fuzzy_too_wide(start, self._at))
            return ClausePart(start, self._at, Fuzzy(words[0].word, slips))
        return None

    def _slop(self) -> int:
        """Take the distance behind a quotation, 1 when none is told."""
        found = _NEAR.match(self._text, self._at)
        if not found:
            return 1
        start, self._at = self._at, found.end()
        if len(found[1]) > 2 or not 1 <= int(found[1]) <= _FARTHEST:
            raise _Mistake(not_near(start, self._at))
        return int(found[1])

    def _half_phrase(self, value: str, start: int) -> Iterator[ClausePart]:
        """Wait for the end of a phrase: all words that stand in it, the last of which may go on."""
        found = tokens(value)
        if found and found[-1].end == len(value):
            *whole, last = found
            if len(last.word) >= _SHORTEST_PREFIX:
                yield ClausePart(start + 1 + last.start, self._at, Word(last.word, prefix=True, exact=True))
        else:
            whole = list(found)
        words = tuple(token.word for token in whole)
        if words:
            yield ClausePart(start, self._at, Phrase(words) if len(words) > 1 else Word(words[0], exact=True))

    def _plain(self, found: Iterable[Token], start: int) -> Iterator[ClausePart]:
        for token in found:
            yield ClausePart(start + token.start, start + token.end, Word(token.word), (token.word,))

    def _field(self, name: str, typed: str, value: str, places: tuple[int, int, int]) -> Simple | None:
        """Return what a field asks for; None while what stands behind its colon is still waited for."""
        start, value_start, end = places
        words = tuple(token.word for token in tokens(value))
        half = self._is_half(value)
        if not value.strip() or (not words and name not in YEAR_NAMES):
            if half:
                return None
            raise _Mistake(empty_value(start, end, typed))
        if name in YEAR_NAMES:
            begun = _HALF_YEARS.fullmatch(value) if half else None
            if begun:
                return Years(int(begun["first"]), 9999) if begun["first"] else None
            return self._years(value.strip(), value_start, end)
        if name in NAME_FIELDS:
            return Named(NAME_FIELDS[name], words, half=half)
        facet = FACET_NAMES[name]
        values = find_values(facet, value, self._vocabulary, self._regions)
        if half and not values:
            values = values_beginning(facet, value, self._vocabulary, self._regions)
        if not values:
            near = nearest(facet, value, self._vocabulary, self._regions)
            raise _Mistake(unknown_value(value_start, end, typed, value, near))
        return Valued(facet, values)

    def _noted(self, value: str, *, quoted: bool) -> Simple | None:
        """Return what is asked of notes; one word in quotation marks is a word, even where a kind is called so."""
        words = tuple(token.word for token in tokens(value))
        kinds = () if quoted and len(words) == 1 else find_values("note", value, self._vocabulary, self._regions)
        if kinds:
            return Valued("note", kinds)
        return Noted(words, half=quoted and self._is_half(value)) if words else None

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
