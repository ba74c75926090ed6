"""What helps to recognise a person without naming one: age, school, village, date, work, family, faith, rare events.

Each alone says little; three together can point at somebody. A trace counts only where an individual is spoken of:
programmes, groups and ranges of age have none.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from kb.gate.identifiers.dates import said_dates
from kb.gate.traces.landmarks import landmarks, nowhere, sites
from kb.gate.traces.roles import roles
from kb.gate.traces.standings import standings
from kb.gate.traces.trace_patterns import (
    BELIEF,
    ENGLISH_AGE,
    ENGLISH_SIGN,
    HAMLET,
    ONE_FAMILY,
    PATTERNS,
    SCHOOL,
    VILLAGE,
    TraceKind,
)
from kb.gate.words.caseless import Caseless
from kb.gate.words.individuals import speaks_of_one
from kb.gate.words.stretches import Stretches
from kb.gate.words.tokens import sentences

_THEY: Final = Caseless(r"\bmereka\b")


class Trace(msgspec.Struct, frozen=True):
    """One such detail; `kind` tells what it gives away, `alone` that it needs no other detail to point at somebody.

    `own` tells that one person is spoken of in its sentence or beside it.
    """

    start: int
    end: int
    kind: TraceKind
    alone: bool = False
    own: bool = True


def traces(
    text: str,
    people: Sequence[tuple[int, int]] = (),
    *,
    careful: bool = False,
    places: Sequence[tuple[int, int]] = (),
    region: Callable[[Sequence[str]], int] = nowhere,
) -> tuple[Trace, ...]:
    """Return the traces of individuals in reading order; `people` are the places of names of people, in order.

    `places` are names of villages that no word beside them calls so, in order; `region` tells how many words name a region.

    In a text that is to be read carefully (of a child, health, violence) schools and villages count in every sentence.
    """
    found: list[Trace] = []
    spans = sentences(text)
    starts = [start for start, _ in spans]
    ones = [speaks_of_one(text[start:end]) or _holds(people, start, end) for start, end in spans]
    for number, (start, end) in enumerate(spans):
        near = any(
            _same_paragraph(text, spans, number, other) and ones[other] for other in (number - 1, number, number + 1)
        )
        if near:
            found += _in_sentence(text, start, end, own=ones[number])
        own = ones[number] or bool(ONE_FAMILY.search(text, start, end) or _THEY.search(text, start, end))
        if near or own or careful:
            found += (
                Trace(begin, stop, kind, alone=careful or (own and kind != "date"), own=own)
                for begin, stop, kind in landmarks(text, start, end, region)
            )
        found += (Trace(*span, "role", alone=True) for span in roles(text, start, end, careful=careful))
        found += (Trace(*span, "role", alone=True) for span in standings(text, start, end, region))
    found += (
        Trace(begin, stop, "date")
        for begin, stop, _ in said_dates(text)
        if ones[max(0, bisect_left(starts, begin + 1) - 1)]
    )
    if spans and (careful or BELIEF.search(text)):
        found += _pointing(text, spans, ones, careful=careful)
    if careful:
        found += (
            Trace(begin, stop, "place", alone=True, own=ones[max(0, bisect_left(starts, begin + 1) - 1)])
            for begin, stop in places
        )
    return _apart(found)


def _pointing(text: str, spans: Sequence[tuple[int, int]], ones: Sequence[bool], *, careful: bool) -> Iterator[Trace]:
    """Schools and villages: anywhere in a text to be read carefully, else beside the faith of one person or family."""
    starts = [start for start, _ in spans]
    shapes: tuple[tuple[re.Pattern[str], TraceKind], ...] = ((SCHOOL, "institution"), (HAMLET, "place"))
    for pattern, kind in shapes:
        for match in pattern.finditer(text):
            number = max(0, bisect_left(starts, match.start() + 1) - 1)
            start, end = spans[number]
            if careful or (BELIEF.search(text, start, end) and ONE_FAMILY.search(text, start, end)):
                near = (number - 1, number, number + 1)
                own = any(_same_paragraph(text, spans, number, other) and ones[other] for other in near)
                begin, stop = match.span("it")
                yield Trace(begin, _before_dot(text, stop), kind, alone=True, own=own)


def _apart(found: list[Trace]) -> tuple[Trace, ...]:
    """Keep the longer one where two overlap, and a role whatever it overlaps."""
    ordered = sorted(found, key=lambda one: (not one.alone, one.start - one.end, one.start))
    roles_, others = Stretches[Trace](), Stretches[Trace]()
    for trace in ordered:
        kept = roles_ if trace.kind == "role" else others
        if not kept.touching(trace.start, trace.end):
            kept.add(trace.start, trace.end, trace)
    return tuple(sorted((*roles_, *others), key=lambda one: one.start))


def villages(text: str) -> Iterator[tuple[int, int]]:
    """Yield every named place that is finer than a regency, whoever is spoken of."""
    for match in VILLAGE.finditer(text):
        yield match.span("it")
    for start, end in sentences(text):
        yield from ((begin, stop) for begin, stop, kind in sites(text, start, end) if kind == "place")


def _holds(people: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return bisect_left(people, (start, 0)) < bisect_left(people, (end, 0))


def _same_paragraph(text: str, spans: Sequence[tuple[int, int]], one: int, other: int) -> bool:
    if not 0 <= other < len(spans):
        return False
    first, last = sorted((one, other))
    return first == last or "\n" not in text[spans[first][1] : spans[last][0]]


def _in_sentence(text: str, start: int, end: int, *, own: bool) -> Iterator[Trace]:
    taken: list[tuple[int, int]] = []
    english = ENGLISH_SIGN.search(text, start, end)
    for kind, pattern, refused, needs_own in PATTERNS:
        if (needs_own and not own) or (pattern is ENGLISH_AGE and not english):
            continue
        for match in pattern.finditer(text, start, end):
            span = match.span("it") if "it" in pattern.groupindex else match.span()
            if span[0] < 0 or any(span[0] < stop and span[1] > begin for begin, stop in taken):
                continue
            around = text[max(start, span[0] - 45) : span[0]], text[span[1] : min(end, span[1] + 30)]
            if refused is not None and (refused[0].search(around[0]) or refused[1].match(around[1])):
                continue
            taken.append(span)
            yield Trace(span[0], _before_dot(text, span[1]) if kind == "institution" else span[1], kind)


def _before_dot(text: str, end: int) -> int:
    """A name may hold a full stop ("St. Maria"); the one behind it ends the sentence."""
    while text[end - 1] in ".'’-":
        end -= 1
    return end


__all__ = ["Trace", "TraceKind", "traces", "villages"]
