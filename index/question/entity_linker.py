"""Finds the names of things among plain words: "psk anak indramayu" speaks of an issue and of a place.

The longest name that begins at a word wins, and what is left over stays plain words. A person may take each meaning
back, or choose one where a label has several; what is taken back stays two plain words again.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple, TypeVar

from index.question.meanings import Meaning, Meanings, Name
from index.values.query import AnyClause, Meant, Phrase, TagColumn, Valued, Word
from index.values.request_results import Reading, Understood
from kb.base.words import Words
from kb.vocabulary.concept import FINDING_ONLY

_FURTHER: Final = 4  # names that are told beside the one that is shown
_TOO_EARLY: Final = 2  # letters: a last word so short may still become anything
_NOTHING: Final[Mapping[str, str]] = {}


class ClausePart(NamedTuple):
    """A clause and where it stands; `words` only for plain words, which may be part of a name."""

    start: int
    end: int
    clause: AnyClause
    words: tuple[str, ...] = ()
    half: bool = False


class Or(NamedTuple):
    """The word OR and where it stands."""

    start: int
    end: int


class MeaningChoice(NamedTuple):
    """What words may mean, and what a person has said of it (see `index.values.request_results.Request`)."""

    meanings: Meanings
    without: frozenset[str] = frozenset()
    readings: Mapping[str, str] = _NOTHING


class EntityReader(NamedTuple):
    """What was found: the parts with names joined, and what to tell of them."""

    parts: list[ClausePart | Or]
    understood: tuple[Understood, ...]
    set_aside: tuple[Understood, ...]


_Any = TypeVar("_Any")


def understand(text: str, parts: Sequence[ClausePart | Or], choice: MeaningChoice) -> EntityReader:
    """Join parts that make a name into one clause that finds the words or what they mean."""
    joined: list[ClausePart | Or] = []
    understood: list[Understood] = []
    set_aside: list[Understood] = []
    for run in _runs(parts):
        at = 0
        while at < len(run):
            size, meaning = _name_at(text, run, at, choice.meanings)
            if meaning is None:
                joined.append(run[at])
                at += 1
                continue
            plain = [part for part in run[at : at + size] if isinstance(part, ClausePart)]
            used = _used(meaning, choice)
            told = _told(meaning, plain, choice.meanings, used or meaning.names)
            (understood if used else set_aside).append(told)
            joined += [_meant(meaning, plain, choice.meanings, used)] if used else plain
            at += size
    return EntityReader(joined, tuple(understood), tuple(set_aside))


def _runs(parts: Sequence[ClausePart | Or]) -> Iterator[list[ClausePart | Or]]:
    """Yield plain words that follow each other together, everything else alone."""
    run: list[ClausePart | Or] = []
    for part in parts:
        if isinstance(part, ClausePart) and part.words:
            run.append(part)
            continue
        if run:
            yield run
            run = []
        yield [part]
    if run:
        yield run


def _name_at(text: str, run: Sequence[ClausePart | Or], at: int, meanings: Meanings) -> tuple[int, Meaning | None]:
    """Return how many parts from here on are the longest name, and what it means."""
    within = run[at : at + meanings.most_words]  # each part is a word at least
    plain = [part for part in within if isinstance(part, ClausePart) and part.words]
    if not plain:
        return 1, None
    last = plain[-1]
    early = last.half and len(last.words[-1]) <= _TOO_EARLY
    if early and not text[last.start : last.end].isupper():  # "CO" is typed as the abbreviation it is
        plain.pop()
    words = [word for part in plain for word in part.words]
    while words:
        found = meanings.longest(words, loud=bool(plain) and text[plain[0].start : plain[0].end].isupper())
        if found is None:
            return 1, None
        size = _parts_of(plain, found[0])
        if size:
            return size, found[1]
        words = words[: found[0] - 1]  # the name ends in the middle of words tied together: a shorter one may fit
    return 1, None


def _parts_of(plain: Sequence[ClausePart], words: int) -> int:
    """Return how many parts hold exactly so many words, 0 when none do."""
    for count, part in enumerate(plain, 1):
        words -= len(part.words)
        if words <= 0:
            return count if words == 0 else 0
    return 0


def _used(meaning: Meaning, choice: MeaningChoice) -> tuple[Name, ...]:
    chosen = choice.readings.get(meaning.key)
    names = [name for name in meaning.names if name.id == chosen] or meaning.names
    return tuple(name for name in names if name.id not in choice.without)


def _meant(meaning: Meaning, plain: Sequence[ClausePart], meanings: Meanings, used: Sequence[Name]) -> ClausePart:
    tags: dict[TagColumn, list[str]] = {}
    for name in used:
        tags.setdefault(name.column, []).append(name.id)
    others = () if meaning.area else (word for name in used for word in meanings.written(name, meaning.key))
    clause = Meant(
        words=tuple(part.clause for part in plain if isinstance(part.clause, Word | Phrase)),
        tags=tuple(Valued(column, tuple(ids)) for column, ids in tags.items()),
        names=tuple(dict.fromkeys(others)),
    )
    return ClausePart(plain[0].start, plain[-1].end, clause)


def _told(meaning: Meaning, plain: Sequence[ClausePart], meanings: Meanings, used: Sequence[Name]) -> Understood:
    """Say to a person what words mean; an area is one thing with several places, not several readings."""
    area = Words(meaning.area, meaning.area) if meaning.area else None
    if area:
        also = tuple(islice((name.label for name in used), _FURTHER))
    else:
        label_keys = {name.label.id.casefold() for name in used}
        further = (words for name in used for words in meanings.also(name, meaning.key))
        also = tuple(islice((words for words in _once(further) if words.id.casefold() not in label_keys), _FURTHER))
    readings = meaning.names if len(meaning.names) > 1 and not area else ()
    return Understood(
        start=plain[0].start,
        end=plain[-1].end,
        kind=meaning.kind,
        key=meaning.key,
        ids=tuple(name.id for name in used),
        label=area or _labels(used),
        also=also,
        discouraged=all(name.kind in FINDING_ONLY for name in used),
        readings=tuple(
            Reading(
                id=name.id,
                label=name.label,
                scheme=name.scheme,
                scheme_label=meanings.scheme_label(name.scheme),
                used=name in used,
            )
            for name in readings
        ),
    )


def _labels(used: Sequence[Name]) -> Words:
    return Words(
        " / ".join(_once(name.label.id for name in used)),
        " / ".join(_once(name.label.en for name in used)),
    )


def _once(values: Iterator[_Any]) -> Iterator[_Any]:
    yield from dict.fromkeys(values)
