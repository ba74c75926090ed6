"""A draft read once for all rules: its parts, names, sentences, traces, and who in it could be recognised."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from kb.base.folding import fold
from kb.gate.finding import TextPart
from kb.gate.identifiers.identifiers import Identifier, all_identifiers
from kb.gate.identifiers.image_facts import ImageFacts, image_facts
from kb.gate.names.inventory import NameEntry, NamePlace, inventory
from kb.gate.names.known_names import KnownNames
from kb.gate.names.private_names import Hit, PrivateNames
from kb.gate.names.pseudonyms import propose, told_by_pseudonym
from kb.gate.outgoing_story import OutgoingStory
from kb.gate.traces.sensitive import child_harm, is_child
from kb.gate.traces.traces import Trace, traces, villages
from kb.gate.words import word_lists as lists
from kb.gate.words.individuals import speaks_of_one
from kb.gate.words.tokens import sentences
from kb.signatures.review_rules import DELICATE
from kb.vocabulary.subjects import Subject, subjects_of
from kb.vocabulary.vocabulary import Vocabulary

SAID_INITIALS: Final = r"\b(?:ber)?inisial\s+(?P<it>[A-Z](?:\.?[A-Z])*\.?)(?!\w)"
_INITIALS: Final = re.compile(SAID_INITIALS + r"|\b(?P<en>[A-Z]\.)(?=\s[a-z,])")
_LONGEST_INITIALS: Final = 4
_OF_REGIONS: Final = frozenset({"provinsi", "propinsi", "kabupaten", "kota", "negara", "province", "regency"})
_BESIDE: Final = 80
_PLACES: Final = 5
_APART: Final = 3  # paragraphs between a child and what was done to it
_AROUND: Final = 2  # and those before and behind, in which school and village stand
_HEALTH: Final = ("isu.hiv", "isu.odhiv", "isu.napza", "isu.kesehatan-jiwa", "isu.disabilitas")


class Scene:
    """Everything that several rules need, each found out once and only when asked for."""

    def __init__(
        self,
        draft: OutgoingStory,
        known: KnownNames,
        common: frozenset[str],
        private: PrivateNames,
        vocabulary: Vocabulary,
    ) -> None:
        self.draft = draft
        self._vocabulary = vocabulary
        self.known = known
        self.private = private
        self._common = common
        self._proposals: dict[tuple[str, ...], str] = {}

    @cached_property
    def parts(self) -> tuple[TextPart, ...]:
        """Return the parts of the draft that are looked at."""
        return self.draft.parts()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the draft in small letters, and the names of the private list."""
        texts = (*(part.text for part in self.parts), *self.private.names)
        return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold()))

    def pseudonym(self, name: str, piece: str, start: int, end: int) -> str:
        """Return what the story may call somebody who is named at a place, the same wherever the name stands."""
        entry = self._by_form.get(fold(name))
        forms, places = (entry.forms, entry.places) if entry else ((name,), (NamePlace(piece, start, end),))
        if forms not in self._proposals:
            texts = {part.name: part.text for part in self.parts}
            beside = [
                texts[place.piece][max(0, place.start - _BESIDE) : place.end + _BESIDE] for place in places[:_PLACES]
            ]
            self._proposals[forms] = propose(forms, beside, self._taken, self.private.known)
        return self._proposals[forms]

    @cached_property
    def _by_form(self) -> dict[str, NameEntry]:
        return {fold(form): entry for entry in self.entries for form in entry.forms}

    @cached_property
    def _taken(self) -> frozenset[str]:
        """Words that no new name may be: those of the story and of every name that the desk knows."""
        return self.words | {word for name in self.private.known.values() for word in fold(name).split()}

    @cached_property
    def prose(self) -> tuple[TextPart, ...]:
        """Parts with sentences; the history holds no new people and is only searched for what must never be there."""
        return tuple(part for part in self.parts if part.is_prose and not part.name.startswith("history:"))

    @cached_property
    def entries(self) -> tuple[NameEntry, ...]:
        """The inventory of names."""
        draft = self.draft
        places = self.known.regions_of(draft.front)
        numbers = {part.name: self.identifiers[part.name] for part in self.prose}
        return inventory(self.prose, self.known, draft.decisions, draft.authors, self._common, places, numbers)

    @cached_property
    def identifiers(self) -> Mapping[str, tuple[Identifier, ...]]:
        """The identifiers of every part, with those that are public facts."""
        return {part.name: all_identifiers(part.text) for part in self.parts}

    @cached_property
    def private_hits(self) -> tuple[Hit, ...]:
        """Where names stand that must never leave the desk, in any part of the draft and in any form."""
        return tuple(hit for part in self.parts for hit in self.private.find(part))

    def entries_in(self, part: TextPart, start: int, end: int) -> Iterator[tuple[NameEntry, NamePlace]]:
        """Yield the names that begin in a stretch of a part, each with the place, in the order of the inventory."""
        starts, found = self._entries_at.get(part.name, ((), ()))
        here = found[bisect_left(starts, start) : bisect_left(starts, end)]
        for number, place in sorted(here, key=lambda one: (one[0], one[1].start)):
            yield self.entries[number], place

    @cached_property
    def _entries_at(self) -> dict[str, tuple[list[int], list[tuple[int, NamePlace]]]]:
        """The places of names by part and in order, each with the number of its entry."""
        found: dict[str, list[tuple[int, NamePlace]]] = {}
        for number, entry in enumerate(self.entries):
            for place in entry.places:
                found.setdefault(place.piece, []).append((number, place))
        for places in found.values():
            places.sort(key=lambda one: one[1].start)
        return {name: ([place.start for _, place in places], places) for name, places in found.items()}

    @cached_property
    def images(self) -> tuple[tuple[str, ImageFacts], ...]:
        """What each picture says of itself."""
        return tuple((name, image_facts(data)) for name, data in self.draft.pictures.items())

    @cached_property
    def _people(self) -> dict[str, list[tuple[int, int]]]:
        """Places of names of people who may be clients, and of initials, by part."""
        found: dict[str, list[tuple[int, int]]] = {}
        for entry in self.entries:
            if entry.may_be_client and _is_person(entry):
                for place in entry.places:
                    found.setdefault(place.piece, []).append((place.start, place.end))
        told = {(place.piece, place.start) for entry in self.entries if entry.answer for place in entry.places}
        for part in self.prose:
            for match in _INITIALS.finditer(part.text):
                span = match.span("it") if match["it"] else match.span("en")
                if (part.name, span[0]) not in told and not any(
                    start < span[1] and span[0] < end for start, end in found.get(part.name, [])
                ):
                    found.setdefault(part.name, []).append(span)
        return {name: sorted(spans) for name, spans in found.items()}

    def people(self, part: TextPart) -> Sequence[tuple[int, int]]:
        """Return where somebody is named who may be a client; those of a declared pseudonym are not."""
        return self._people.get(part.name, ())

    def named_in(self, part: TextPart, start: int, end: int) -> list[tuple[int, int]]:
        """Return the people named in a sentence: those beyond doubt, and other names where the sentence speaks of one."""
        people = self.people_in(part, start, end)
        sure = self.sure_people(part)
        one = bool(people) and speaks_of_one(part.text[start:end])
        return [span for span in people if one or span in sure or span[1] - span[0] <= _LONGEST_INITIALS]

    def people_in(self, part: TextPart, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of people that begin between two offsets of a part."""
        return list(_starting(self.people(part), start, end))

    @cached_property
    def _sentences(self) -> dict[str, tuple[tuple[int, int], ...]]:
        return {part.name: sentences(part.text) for part in self.prose}

    def sentences(self, part: TextPart) -> tuple[tuple[int, int], ...]:
        """Return the spans of the sentences of a part, in order."""
        return self._sentences[part.name]

    @cached_property
    def _traces(self) -> dict[str, tuple[Trace, ...]]:
        return {
            part.name: traces(
                part.text,
                sorted(self.sure_people(part)),
                careful=self.careful,
                places=self._small_places.get(part.name, ()),
                region=self.known.place,
            )
            for part in self.prose
        }

    @cached_property
    def _small_places(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Names of which the author says that they are places, and which are neither region nor country: villages."""
        found: dict[str, list[tuple[int, int]]] = {}
        for entry in self.entries:
            if entry.answer is None or entry.answer.kind != "place":
                continue
            words = fold(entry.name).split()
            words = words[1:] if words[0] in _OF_REGIONS else words
            if self.known.place(words) == len(words):
                continue
            for place in entry.places:
                found.setdefault(place.piece, []).append((place.start, place.end))
        return {piece: tuple(sorted(spans)) for piece, spans in found.items()}

    @cached_property
    def subjects(self) -> frozenset[Subject]:
        """What the story is about that asks for more care, read from its title, summary and text."""
        return subjects_of(self.draft.front, self.draft.text)

    @cached_property
    def careful(self) -> bool:
        """Whether school, village and a unique position are asked about whatever else is told: children, health, violence.

        The tags may say it as well; where they do not, the words do.
        """
        if self.subjects:
            return True
        issues = self.draft.front.get("issues")
        care = {concept for top in (*DELICATE, *_HEALTH) for concept in self._vocabulary.narrower(top)}
        return isinstance(issues, list | tuple) and any(isinstance(one, str) and one in care for one in issues)

    @cached_property
    def _sure(self) -> dict[str, frozenset[tuple[int, int]]]:
        found: dict[str, set[tuple[int, int]]] = {}
        for entry in self.entries:
            answer = entry.answer.kind if entry.answer else None
            if answer in {"client", "pseudonym"} or (answer is None and entry.guess == "person"):
                for place in entry.places:
                    found.setdefault(place.piece, set()).add((place.start, place.end))
        return {name: frozenset(spans) for name, spans in found.items()}

    def sure_people(self, part: TextPart) -> frozenset[tuple[int, int]]:
        """Return the names that stand for a person beyond doubt: with a form of address, a cue or an answer."""
        return self._sure.get(part.name, frozenset())

    def traces(self, part: TextPart) -> tuple[Trace, ...]:
        """Return the details that point at somebody; calling a story of a child one of a programme does not remove them."""
        return () if self.group and not self.clients and not self.careful else self._traces[part.name]

    @cached_property
    def clients(self) -> tuple[str, ...]:
        """The names, real or not, of those in the text who the author says are clients."""
        return tuple(
            entry.name for entry in self.entries if entry.answer and entry.answer.kind in {"client", "pseudonym"}
        )

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The pseudonyms under which people are told of, as the story writes them, each person once.

        Those that the author called one, and those of the private list where the story means a person by them.
        """
        names = self.draft.decisions.names
        meant = {
            word
            for entry in self.entries
            if entry.known is None and (entry.may_be_client or entry.name in self.clients)
            for form in entry.forms
            for word in fold(form).split()
        }
        known = [one for one in self.private.known.values() if one and set(fold(one).split()) <= meant]
        text = "\n".join(part.text for part in self.prose if part.name in {"title", "summary", "text"})
        found = told_by_pseudonym(text, names, known)
        words = {name: frozenset(fold(name).split()) for name in found}
        return tuple(name for name in found if not any(words[name] < other for other in words.values()))

    @property
    def group(self) -> bool:
        """The author declares that no individual is described; where a client is in it who agreed, it is their story."""
        return self.draft.decisions.group_story and not (self.draft.consents and self.clients)

    def paragraphs(self, part: TextPart) -> Iterator[tuple[int, int]]:
        """Yield the places of paragraphs, rows of a table each for itself."""
        for match in re.finditer(r"[^\n]+(?:\n(?!\s*\n|[#|>*-])[^\n]+)*", part.text):
            yield match.span()

    @cached_property
    def villages(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Every named place that is finer than a regency, by part and in order."""
        return {
            part.name: tuple(sorted({*villages(part.text), *self._small_places.get(part.name, ())}))
            for part in self.prose
        }

    def villages_in(self, part: TextPart, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the spans of places below the district that begin between two offsets of a part."""
        return _starting(self.villages[part.name], start, end)

    def traces_in(self, part: TextPart, start: int, end: int) -> Sequence[Trace]:
        """Return the traces that begin in a stretch of a part."""
        found = self.traces(part)
        first = bisect_left(found, start, key=lambda one: one.start)
        return found[first : bisect_left(found, end, key=lambda one: one.start)]

    @cached_property
    def child_paragraphs(self) -> Mapping[tuple[TextPart, int, int], bool]:
        """Paragraphs around one child and a harm for which the law keeps the child's identity secret.

        Who is told of, where the child lives and what happened stand in paragraphs of their own more often than not; true
        for those in which child and harm meet.
        """
        found: dict[tuple[TextPart, int, int], bool] = {}
        for part in self.prose:
            spans = list(self.paragraphs(part))
            harmed = [at for at, (start, end) in enumerate(spans) if child_harm(part.text[start:end])]
            near = {at for harm in harmed for at in range(max(0, harm - _APART), min(len(spans), harm + _APART + 1))}
            children = {at for at in near if self._tells_of_child(part, *spans[at])}
            for harm in harmed:
                for child in range(harm - _APART, harm + _APART + 1):
                    if child in children:
                        first, last = max(0, min(harm, child) - _AROUND), max(harm, child) + _AROUND + 1
                        for start, end in spans[first:last]:
                            found.setdefault((part, start, end), False)
                if harm in children:
                    found[part, *spans[harm]] = True
        return found

    def _tells_of_child(self, part: TextPart, start: int, end: int) -> bool:
        text = part.text[start:end]
        return is_child(text) and (speaks_of_one(text) or bool(self.people_in(part, start, end)))


def _starting(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the spans, which are in order, that begin in a stretch."""
    return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]


def _is_person(entry: NameEntry) -> bool:
    """A name of which nothing is known may be a river; one that a cue or an answer makes a person is taken for one."""
    return entry.answer is not None or entry.guess == "person" or entry.name.lower() not in lists.PEOPLES
