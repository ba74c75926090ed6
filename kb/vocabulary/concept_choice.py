"""Choosing a concept by typing: the best fitting ones for a few letters, by any name, description or official code."""

from typing import Final

import msgspec

from kb.base.folding import fold
from kb.vocabulary.concept import FINDING_ONLY, Concept, LabelKind
from kb.vocabulary.vocabulary import Vocabulary

_KINDS: Final[dict[LabelKind, int]] = {"preferred": 0, "alternative": 1, "hidden": 2, "discouraged": 2}
_NO_MATCH: Final = 99


class ConceptMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A concept that fits; `because` is the name, code or description that did, empty for a word not to be shown."""

    concept: Concept
    because: str


class Chooser:
    """The names of one vocabulary, folded once; every look-up goes through all of them, which takes a millisecond."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = [
            (concept, fold(text), _KINDS[kind], "" if kind in FINDING_ONLY else text)
            for concept in vocabulary.concepts.values()
            for text, kind, _ in concept.labels()
        ]
        self._codes = [
            (
                concept,
                {code.code, fold(f"{code.list} {code.code}"), fold(f"{code.list.split('-')[0]} {code.code}")},
                code,
            )
            for concept in vocabulary.concepts.values()
            for code in concept.codes
        ]
        self._descriptions = [
            (concept, fold(text), text)
            for concept in vocabulary.concepts.values()
            if concept.description
            for text in (concept.description.id, concept.description.en)
        ]

    def find(self, typed: str, scheme: str, limit: int = 8) -> tuple[ConceptMatch, ...]:
        """Return the concepts of a scheme ("issue", "method" ...), best first; nothing for nothing typed."""
        wish = fold(typed)
        if not wish:
            return ()
        found: dict[str, tuple[tuple[int, int, int], ConceptMatch]] = {}

        def offer(concept: Concept, rank: tuple[int, int, int], because: str) -> None:
            if concept.scheme == scheme and rank[0] < _NO_MATCH:
                before = found.get(concept.id)
                if before is None or rank < before[0]:
                    found[concept.id] = (rank, ConceptMatch(concept=concept, because=because))

        for concept, name, kind, shown in self._names:
            offer(concept, (_fit(wish, name), kind, len(name)), shown)
        for concept, codes, code in self._codes:
            offer(concept, (0 if wish in codes else _NO_MATCH, 1, 0), f"{code.list} {code.code}")
        for concept, folded, text in self._descriptions:
            offer(concept, (5 if _fit(wish, folded) < _NO_MATCH else _NO_MATCH, 0, len(folded)), text)
        return tuple(choice for _, choice in sorted(found.values(), key=lambda pair: pair[0])[:limit])


def _fit(wish: str, name: str) -> int:
    """Rank how a name fits: itself, its beginning, the beginning of a later word, all words typed in any order."""
    if wish == name:
        return 0
    if name.startswith(wish):
        return 1
    if f" {wish}" in name:
        return 2
    padded = f" {name}"
    return 3 if all(f" {word}" in padded for word in wish.split()) else _NO_MATCH
