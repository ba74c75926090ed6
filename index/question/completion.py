"""What the words being typed may become: names of fields, their values, names of concepts and places, words of stories.

An old or hurtful word is completed to the word the library uses, and is never itself written out: beside it stands only
what was typed. Nothing here asks the index for more than counts, so a list is ready before the finger lifts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from index.language.analysis import tokens, words_of
from index.question.meanings import REGION, Label, Meanings, Name
from index.values.query import TagColumn
from index.values.query_values import (
    FACET_NAMES,
    FIELD_LABELS,
    FIELD_NAMES,
    LISTED,
    NAME_FIELDS,
    NOTE_NAMES,
    PLACES,
    YEAR_NAMES,
    listed_values,
)
from index.values.request_results import Completion
from kb.base.words import Words
from kb.vocabulary.concept import FINDING_ONLY
from kb.vocabulary.facets import FACET_ROWS

MOST: Final = 8
_QUOTED: Final = '"“”„'
_FIELD: Final = re.compile(rf"(?:^|\s)[−-]?(?P<name>[^\W\d_]+):(?P<value>[{_QUOTED}][^{_QUOTED}]*|[^\s{_QUOTED}]*)$")
_BEFORE: Final = re.compile(rf"[^\s{_QUOTED}]*$")
_AFTER: Final = re.compile(rf"[^\s{_QUOTED}]*")
_QUOTES: Final = re.compile(f"[{_QUOTED}]")
_MINUS: Final = "-−"
_DECADE: Final = 10
_LONGEST: Final = 6  # words before the cursor that may begin one name
_SHORTEST: Final = 2  # letters before anything is offered
_KIND_ORDER: Final = ("preferred", "alternative", "hidden", "discouraged")


class Sources(Protocol):
    """What an index knows."""

    def count(self, column: TagColumn, value: str) -> int:
        """Return how many stories have a tag."""
        ...

    def words_beginning(self, beginning: str, most: int) -> Iterable[tuple[str, int]]:
        """Return the commonest words that begin so, with the number of their stories."""
        ...

    def names_beginning(self, field: str, beginning: str, most: int) -> Iterable[tuple[str, int]]:
        """Return the commonest words of names ("author", "organisation") or of notes ("noted") that begin so, with their stories."""
        ...

    def decades(self) -> Iterable[tuple[int, int]]:
        """Return the first year of each decade that stories touch, in order, with how many do."""
        ...


class _Typed(NamedTuple):
    """What is typed so far, folded and as it stands, and what a completion replaces."""

    start: int
    end: int
    key: str
    raw: str


class _Ask(NamedTuple):
    """One question to the completer."""

    language: str
    sources: Sources | None

    def stories(self, label: Label, column: TagColumn | None = None) -> int:
        """Return how many stories have the tag, -1 when nobody knows; an area has no count of its own."""
        name = label.name
        if self.sources is None or (name.scheme == REGION and not name.id[:1].isdigit()):
            return -1
        return self.sources.count(column or name.column, name.id)


class Completer:
    """Completes what is typed from all the names there are."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings

    def complete(self, text: str, cursor: int, language: str, sources: Sources | None = None) -> tuple[Completion, ...]:
        """Return at most eight completions for the place of the cursor, the likeliest first."""
        ask = _Ask(language, sources)
        cursor = max(0, min(cursor, len(text)))
        before = text[:cursor]
        end = cursor + len(_found(_AFTER, text[cursor:]))
        field = _FIELD.search(before)
        name = field["name"].casefold() if field else ""
        if field and name in FIELD_NAMES:
            typed = _typed(text, field.start("value"), end, cursor)
            if name in NOTE_NAMES:
                return (*self._values(ask, "note", typed), *_noted(ask, typed))[:MOST]
            if name in NAME_FIELDS:
                return _names_of(ask, NAME_FIELDS[name], typed)
            return _decades(ask, typed) if name in YEAR_NAMES else self._values(ask, FACET_NAMES[name], typed)
        if len(_QUOTES.findall(before)) % 2:
            return ()  # inside a phrase the words are wanted as they stand
        typed = _typed(text, cursor - len(_found(_BEFORE, before)), end, cursor)
        found = list(_fields(ask, typed))
        if text[typed.start : typed.start + 1] not in _MINUS:
            found += self._names(ask, text, cursor, end)
            found += _words(ask, typed, found)
        return tuple(found[:MOST])

    def _names(self, ask: _Ask, text: str, cursor: int, end: int) -> list[Completion]:
        """Return concepts and places whose name begins with the last words, those that use up most words first."""
        found: dict[str, Completion] = {}
        for typed in _stretches(text, cursor, end):
            labels = sorted(
                self._beginning(typed.key), key=lambda label: _order(ask, label, typed.key, ask.stories(label))
            )
            for label in labels[: 4 * MOST]:
                found.setdefault(label.name.id, _completion(ask, label, typed))
        once = {(one.start, one.text.casefold()): one for one in reversed(found.values())}
        return list(once.values())[::-1][:MOST]

    def _beginning(self, key: str) -> Iterator[Label]:
        keys, labels = self._sorted
        at = bisect_left(keys, key)
        while at < len(keys) and keys[at].startswith(key):
            yield labels[at]
            at += 1

    def _values(self, ask: _Ask, column: TagColumn, typed: _Typed) -> tuple[Completion, ...]:
        """Return values of a field any label of which has a word that begins so; all values while nothing is typed."""
        fitting = [
            label
            for label in self._labels_in(column)
            if (f" {typed.key}" in f" {' '.join(label.words)}" if typed.key else label.name.kind == "preferred")
        ]
        fitting.sort(key=lambda label: _order(ask, label, typed.key, ask.stories(label, column)))
        once: dict[str, Label] = {}
        for label in fitting:
            once.setdefault(label.name.id, label)
        return tuple(_value(ask, label, typed, column) for label in list(once.values())[:MOST])

    def _labels_in(self, column: TagColumn) -> Iterable[Label]:
        if column in LISTED:
            listed = listed_values(column)
            return [
                Label(name, words_of(name), Name(value, column, shown, "preferred"), "")
                for value, name, shown in listed
            ]
        return (
            self._by_scheme.get(REGION) or ()
            if column in PLACES
            else self._meanings.labels_in(FACET_ROWS[column].scheme)
        )

    @cached_property
    def _by_scheme(self) -> dict[str, list[Label]]:
        table: dict[str, list[Label]] = {}
        for label in self._meanings.labels:
            table.setdefault(label.name.scheme, []).append(label)
        return table

    @cached_property
    def _sorted(self) -> tuple[list[str], list[Label]]:
        pairs = sorted(((" ".join(label.words), label) for label in self._meanings.labels), key=lambda pair: pair[0])
        return [key for key, _ in pairs], [label for _, label in pairs]


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _typed(text: str, start: int, end: int, cursor: int) -> _Typed:
    raw = text[start:cursor].lstrip(_QUOTED)
    return _Typed(start, end, " ".join(token.word for token in tokens(raw)), raw)


def _stretches(text: str, cursor: int, end: int) -> Iterator[_Typed]:
    """Yield the last words before the cursor, six of them, then five ... as far as nothing but spaces parts them."""
    found = tokens(text[:cursor])
    if not found or found[-1].end != cursor:
        return
    for size in range(min(_LONGEST, len(found)), 0, -1):
        some = found[-size:]
        apart = any(text[one.end : other.start].strip(" -/.") for one, other in pairwise(some))
        start = some[0].start
        key = " ".join(token.word for token in some)
        if not apart and len(key) >= _SHORTEST and (start == 0 or text[start - 1].isspace()):
            yield _Typed(start, end, key, text[start:cursor])


def _order(ask: _Ask, label: Label, key: str, stories: int) -> tuple[bool, bool, bool, bool, bool, int, int, str]:
    """Put a name typed in full first, hidden ones last; between them what is told in stories and in the language."""
    full = " ".join(label.words)
    kind = label.name.kind
    return (
        full != key or kind in FINDING_ONLY,
        not full.startswith(key),
        kind in FINDING_ONLY and bool(key),
        stories == 0,
        label.language not in {ask.language, ""},
        _KIND_ORDER.index(kind) if key else 0,
        -stories,
        f"{len(full):04} {full}",
    )


def _fields(ask: _Ask, typed: _Typed) -> Iterator[Completion]:
    """Yield fields whose name begins so, in the language of the window where both do."""
    start = typed.start + (typed.raw[:1] in _MINUS)
    if len(typed.key) < _SHORTEST:
        return
    for names, label in FIELD_LABELS:
        for name in dict.fromkeys((names.say(ask.language), names.id, names.en)):
            if name.startswith(typed.key):
                text = f"{name}:"
                yield Completion(
                    start=start, end=typed.end, text=text, kind="field", label=Words(text, text), hint=label
                )
                break


def _words(ask: _Ask, typed: _Typed, found: Sequence[Completion]) -> Iterator[Completion]:
    """Yield words of stories for the rest of the list."""
    if ask.sources is None or len(typed.key) < _SHORTEST or len(found) >= MOST or " " in typed.key:
        return
    known = {one.text.casefold() for one in found} | {typed.key}
    for word, stories in ask.sources.words_beginning(typed.key, MOST):
        if word not in known:
            yield Completion(
                start=typed.start, end=typed.end, text=word, kind="word", label=Words(word, word), count=stories
            )


def _names_of(ask: _Ask, field: str, typed: _Typed) -> tuple[Completion, ...]:
    """Return words of people's or organisations' names."""
    found = ask.sources.names_beginning(field, typed.key, MOST) if ask.sources and " " not in typed.key else ()
    return tuple(
        Completion(start=typed.start, end=typed.end, text=name, kind="value", label=Words(name, name), count=stories)
        for name, stories in ((word.title(), stories) for word, stories in found)
    )


def _noted(ask: _Ask, typed: _Typed) -> Iterator[Completion]:
    """Yield words of notes."""
    if ask.sources is None or len(typed.key) < _SHORTEST or " " in typed.key:
        return
    for word, stories in ask.sources.names_beginning("noted", typed.key, MOST):
        if word != typed.key:
            yield Completion(
                start=typed.start, end=typed.end, text=word, kind="value", label=Words(word, word), count=stories
            )


def _decades(ask: _Ask, typed: _Typed) -> tuple[Completion, ...]:
    """Return the decades that begin so, the newest first."""
    found = []
    for first, stories in ask.sources.decades() if ask.sources else ():
        text = f"{first}..{first + _DECADE - 1}"
        if text.startswith(typed.raw) and text != typed.raw:
            label = Words(text.replace("..", "–"), text.replace("..", "–"))
            found.append(
                Completion(start=typed.start, end=typed.end, text=text, kind="value", label=label, count=stories)
            )
    return tuple(found[::-1][:MOST])


def _completion(ask: _Ask, label: Label, typed: _Typed) -> Completion:
    name = label.name
    place = name.scheme == REGION
    hidden = name.kind in FINDING_ONLY
    text = name.label.say(ask.language) if hidden or (place and name.kind != "preferred") else label.text
    hint = None if text == name.label.say(ask.language) else name.label
    if text != label.text:
        hint = _for_typed(typed) if hidden else Words(label.text, label.text)
    return Completion(
        start=typed.start,
        end=typed.end,
        text=text,
        kind="place" if place else "concept",
        label=name.label if hidden else Words(text, text),
        hint=hint,
        count=ask.stories(label),
    )


def _value(ask: _Ask, label: Label, typed: _Typed, column: TagColumn) -> Completion:
    shown = label.name.label.say(ask.language)
    hint = None if label.name.kind == "preferred" else Words(label.text, label.text)
    return Completion(
        start=typed.start,
        end=typed.end,
        text=f'"{shown}"' if re.search(r"[^\w-]", shown) else shown,
        kind="value",
        label=label.name.label,
        hint=_for_typed(typed) if label.name.kind in FINDING_ONLY else hint,
        count=ask.stories(label, column),
    )


def _for_typed(typed: _Typed) -> Words:
    """Say for what a better word stands, without writing out the word that it replaces."""
    return Words(f"untuk “{typed.raw}”", f"for “{typed.raw}”")
