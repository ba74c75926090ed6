"""Every name of a draft once, with all its places: the author says once who it is, and nothing is asked twice."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from kb.base.folding import fold
from kb.base.words import Words
from kb.gate.decisions import Answer, Decisions
from kb.gate.finding import TextPart
from kb.gate.identifiers.identifiers import Identifier
from kb.gate.names.known_names import AN_AUTHOR, KnownNames
from kb.gate.names.mentions import everyday, mentions, works_of
from kb.gate.names.name_run import Guess, Lexicon, Mention
from kb.gate.names.spoken_places import spoken_places
from kb.gate.words.overlaps import Overlaps
from kb.gate.words.tokens import tokens

_LEARNED: Final = re.compile(r"^(?:(?:Dr|Drs|Dra|Prof|Ir|H|Hj|KH)\.\s*)+(?=\w{2})")
_PEOPLE: Final = frozenset({"client", "pseudonym", "colleague", "public", "author"})
_SHORTEST: Final = 3
_STREET: Final = re.compile(r"(?:jalan|jl|jln|gang|gg|lorong)\b[^\d,;\n]*(?:\d+\s+blok\s+\w+)?", re.IGNORECASE)
_MADE_OF_WORDS: Final = frozenset({"case", "plate", "encoded", "embedded"})
_RANK: Final[Mapping[Guess, int]] = {"person": 0, "name": 1, "organisation": 2, "place": 3}


class NamePlace(msgspec.Struct, frozen=True):
    """Where a name stands: the part of the draft and characters in it."""

    piece: str
    start: int
    end: int


class NameEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One name: the longest way it is written, all ways, all places, and who it is as far as is known.

    `known` says why no question was needed; without it, `answer` is what the author said, or None: still to be asked.
    """

    name: str
    forms: tuple[str, ...]
    guess: Guess
    places: tuple[NamePlace, ...]
    answer: Answer | None = None
    known: Words | None = None

    @property
    def may_be_client(self) -> bool:
        """Whether nobody has said yet that this is somebody or something else."""
        if self.answer is not None:
            return self.answer.kind == "client"
        return self.guess in {"person", "name"}


def inventory(  # noqa: PLR0913, PLR0917  what is looked at, and all that is known of it
    parts: Sequence[TextPart],
    known: KnownNames,
    decisions: Decisions,
    authors: Iterable[str],
    common: frozenset[str],
    regions: Iterable[str] = (),
    numbers: Mapping[str, Sequence[Identifier]] = MappingProxyType({}),
) -> tuple[NameEntry, ...]:
    """Return the entries in the order in which the names first appear; `regions` are those of which the head speaks.

    `numbers` are the identifiers of each part: the court in the number of a case, the street of an address is nobody's name.
    """
    found: dict[str, list[tuple[TextPart, Mention]]] = {}
    capitals: dict[str, list[tuple[TextPart, int]]] = {}
    order = {part.name: number for number, part in enumerate(parts)}
    cut = {part.name: tokens(part.text) for part in parts}
    spoken = frozenset(regions) | spoken_places(((part.text, cut[part.name]) for part in parts), known)
    called = frozenset(name for name, answer in decisions.names.items() if answer.kind in _PEOPLE and " " not in name)
    works = works_of(next((part.text for part in parts if part.name == "title"), ""), [part.text for part in parts])
    lexicon = Lexicon(common | known.terms, known.place, spoken, called, works)
    # Title, summary and text are by one hand; what others write beside them says nothing of its words.
    own = frozenset().union(*(everyday(words) for name, words in cut.items() if ":" not in name))
    for part in parts:
        whole = [Mention(start, end, part.text[start:end], "name") for start, end in known.spans(part.text)]
        words = cut[part.name]
        for word in words:
            if word.capital:
                capitals.setdefault(word.text, []).append((part, word.start))
        others = frozenset() if ":" in part.name else own
        spans = [(one.start, one.end) for one in whole]
        taken = Overlaps(spans)
        inside = _inside(part.text, numbers.get(part.name, ()))
        seen = mentions(part.text, words, lexicon, others, spans)
        for mention in (*whole, *(one for one in seen if not taken.meets(one.start, one.end) and not inside(one))):
            found.setdefault(_key(mention.words), []).append((part, mention))
    merged = _joined(found)
    by_author = frozenset(_key(author) for author in authors)
    entries = []
    for places in merged.values():
        entry = _entry(places, capitals, order)
        answer, why = _who(entry.name, entry.guess, known, decisions, by_author)
        entries.append(msgspec.structs.replace(entry, answer=answer, known=why))
    return tuple(sorted(entries, key=lambda entry: (order[entry.places[0].piece], entry.places[0].start)))


def _inside(text: str, numbers: Sequence[Identifier]) -> Callable[[Mention], bool]:
    """Return whether a mention is no more than a piece of an identifier, about which its own rule asks."""
    wholly = Overlaps((one.start, one.end) for one in numbers if one.kind in _MADE_OF_WORDS)
    # Of an address the street, up to the number of the house; whoever is named behind it is somebody.
    streets = Overlaps(
        street.span()
        for one in numbers
        if one.kind == "address" and (street := _STREET.match(text, one.start, one.end))
    )
    return lambda mention: wholly.meets(mention.start, mention.end) or streets.meets(mention.start, mention.end)


def _key(name: str) -> str:
    return fold(_LEARNED.sub("", name))


def _joined(found: Mapping[str, list[tuple[TextPart, Mention]]]) -> dict[str, list[tuple[TextPart, Mention]]]:
    """Let "Siti" be "Siti Aminah" when there is only one she could be."""
    joined = {key: list(places) for key, places in found.items()}
    owners: dict[str, list[str]] = {}
    for key, places in found.items():
        words = key.split()
        if len(words) > 1 and any(mention.guess in {"person", "name"} for _, mention in places):
            for word in words:
                owners.setdefault(word, []).append(key)
    for key in found:
        owner = owners.get(key, [])
        if " " not in key and len(key) > 2 and len(owner) == 1 and owner[0] in joined:
            joined[owner[0]] += joined.pop(key)
    return joined


def _entry(places: Sequence[tuple[TextPart, Mention]], capitals: "_Capitals", order: Mapping[str, int]) -> NameEntry:
    forms = tuple(sorted({mention.words for _, mention in places}, key=lambda form: (-len(form), form)))
    guess = min((mention.guess for _, mention in places), key=_RANK.__getitem__)
    name = forms[0]
    spots = {NamePlace(part.name, mention.start, mention.end) for part, mention in places}
    if guess in {"person", "name"}:
        spots |= set(_elsewhere(forms, capitals, spots))
    placed = tuple(sorted(spots, key=lambda place: (order[place.piece], place.start)))
    return NameEntry(name=name, forms=forms, guess=guess, places=placed)


def _who(
    name: str, guess: Guess, known: KnownNames, decisions: Decisions, authors: frozenset[str]
) -> tuple[Answer | None, Words | None]:
    """What the author said goes before what is known beforehand."""
    said = decisions.answer(name) or decisions.answer(_key(name))
    if said:
        return said, None
    if _key(name) in authors:
        return Answer(kind="author"), AN_AUTHOR
    return known.answer(name, guess) or (None, None)


def _elsewhere(forms: Iterable[str], capitals: "_Capitals", spots: Iterable[NamePlace]) -> Iterator[NamePlace]:
    """A name at the beginning of a sentence looks like any word; once known from elsewhere, it is that name."""
    by_piece: dict[str, list[tuple[int, int]]] = {}
    for spot in spots:
        by_piece.setdefault(spot.piece, []).append((spot.start, spot.end))
    taken = {piece: Overlaps(spans) for piece, spans in by_piece.items()}
    for form in forms:
        if len(form) < _SHORTEST or not form[0].isupper():
            continue
        for part, start in capitals.get(form.partition(" ")[0], ()):
            end = start + len(form)
            if part.text[start:end] != form or part.text[end : end + 1].isalnum():
                continue
            there = taken.setdefault(part.name, Overlaps())
            if not there.meets(start, end):
                there.add(start, end)
                yield NamePlace(part.name, start, end)


_Capitals = Mapping[str, Sequence[tuple[TextPart, int]]]
