"""The controlled vocabulary: what issues, methods, stages ... are called, and under which other words they are found.

A concept keeps the kinds of words that SKOS has: the one that is shown, others that may be shown, and hidden ones that
only find; and one of our own, discouraged words, which only find and are remarked on where somebody writes them. Everything here is a look-up in tables that are made once, when the vocabulary is loaded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from kb.base.folding import fold
from kb.base.problems import Problem
from kb.vocabulary.concept import LABEL_KINDS, SCHEMES, CloseMatch, Concept, LabelKind, OfficialCode, Scheme
from kb.vocabulary.vocabulary_file import read_folder

__all__ = ["SCHEMES", "CloseMatch", "Concept", "LabelKind", "Match", "OfficialCode", "Scheme", "Vocabulary"]

# "1. ", "2.3 ", "IV) ", "b. ", "Tahap 2: ", "Stage 3 - ": how people number the parts of a story.
_NUMBERING: Final = re.compile(
    r"\A\s*(?:(?:tahap(?:an)?|langkah|stage|step)\b[\s-]*(?:ke[\s-]*)?(?:\d{1,2}\b|[ivx]{1,4}\b)?\s*[.):–—-]*"
    r"|(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-h])\s*[.):]+(?!\d)|\d{1,2}(?:\.\d{1,2})*\s)\s*",
    re.IGNORECASE,
)


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A concept that was found, by which kind of label and in which language.

    Kinds "hidden" and "discouraged" mean that the word typed finds but is not shown: `concept.label` is.
    """

    concept: Concept
    kind: LabelKind
    language: str


class Vocabulary:
    """All concepts of a library with the tables that find them; never changes once made."""

    def __init__(self, schemes: Iterable[Scheme] = ()) -> None:
        self.schemes: Final[Mapping[str, Scheme]] = MappingProxyType(_joined(schemes))
        self.concepts: Final[Mapping[str, Concept]] = MappingProxyType(
            {concept.id: concept for scheme in self.schemes.values() for concept in scheme.concepts}
        )
        self._narrower = _below(self.concepts)
        self._matches = _match_table(self.concepts.values())
        self._phrases = MappingProxyType(
            {key: tuple(match.concept.id for match in found) for key, found in self._matches.items()}
        )
        self._stages = _stage_table(self._matches)
        self.longest_phrase: Final = max((key.count(" ") + 1 for key in self._phrases), default=0)

    @classmethod
    def load(cls, folder: Path) -> tuple["Vocabulary", tuple[Problem, ...]]:
        """Read the scheme files (`*.yaml`) in `folder`, a library's "vocabulary".

        Never raises: what cannot be used is left out and told as a Problem, the rest is loaded.
        """
        schemes, problems = read_folder(folder)
        return cls(schemes), tuple(problems)

    @property
    def version(self) -> str:
        """The version of the vocabulary, as the first scheme that has one says it."""
        return next((scheme.version for scheme in self.schemes.values() if scheme.version), "")

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """Return the concepts of a scheme such as "issue" in the order of the file; nothing for an unknown name."""
        found = self.schemes.get(name)
        return found.concepts if found else ()

    def get(self, concept_id: str) -> Concept | None:
        """Return the concept of an id, or None."""
        return self.concepts.get(concept_id)

    def label(self, concept_id: str, language: str = "id") -> str:
        """Return the word to show; a concept that nobody knows shows its id, so that it can be seen and mended."""
        concept = self.concepts.get(concept_id)
        return concept.label.say(language) if concept else concept_id

    def labels(self, concept_id: str) -> tuple[str, ...]:
        """Return every label of a concept, of all languages and kinds, for whoever builds an index."""
        concept = self.concepts.get(concept_id)
        return tuple(dict.fromkeys(text for text, _, _ in concept.labels())) if concept else ()

    def narrower(self, concept_id: str) -> frozenset[str]:
        """Return the concept and everything below it; an unknown id stands for itself."""
        return self._narrower.get(concept_id, frozenset({concept_id}))

    def ancestors(self, concept_id: str) -> tuple[str, ...]:
        """Return the broader concepts, nearest first, without the concept itself."""
        return tuple(_upwards(self.concepts, concept_id))

    def find(self, label: str) -> tuple[Match, ...]:
        """Return the concepts that carry this label in any language: one match each, preferred labels first."""
        return self._matches.get(fold(label), ())

    def readings(self, label: str) -> tuple[Concept, ...]:
        """Return what a label may mean; several for "balai", "CO" or "PSP", where a person has to choose."""
        return tuple(match.concept for match in self.find(label))

    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Return folded label -> concept ids; no label has more than `longest_phrase` words."""
        return self._phrases

    def longest_label(self, words: Sequence[str], start: int = 0) -> tuple[int, tuple[Match, ...]] | None:
        """Return the longest label that begins at `words[start]` as (how many words, matches), or None."""
        folded = [fold(word) for word in words[start : start + self.longest_phrase]]
        for size in range(len(folded), 0, -1):
            found = self._matches.get(" ".join(filter(None, folded[:size]))) if folded[size - 1] else None
            if found:
                return size, found
        return None

    def stage_of(self, heading: str) -> str | None:
        """Return the stage that a heading names, in any language and with or without a number before it."""
        return self._stages.get(fold(heading)) or self._stages.get(fold(_NUMBERING.sub("", heading, count=1)))


def _joined(schemes: Iterable[Scheme]) -> dict[str, Scheme]:
    """Two files may speak of one scheme, say the shipped issues and a circle's own: their concepts stand together."""
    table: dict[str, Scheme] = {}
    for scheme in schemes:
        first = table.get(scheme.id)
        table[scheme.id] = (
            msgspec.structs.replace(first, concepts=first.concepts + scheme.concepts) if first else scheme
        )
    return table


def _match_table(concepts: Iterable[Concept]) -> dict[str, tuple[Match, ...]]:
    table: dict[str, dict[str, Match]] = {}
    for concept in concepts:
        for text, kind, language in concept.labels():
            of_label = table.setdefault(fold(text), {})
            if concept.id not in of_label:
                of_label[concept.id] = Match(concept=concept, kind=kind, language=language)
    table.pop("", None)
    return {
        key: tuple(sorted(of_label.values(), key=lambda match: LABEL_KINDS.index(match.kind)))
        for key, of_label in table.items()
    }


def _stage_table(matches: Mapping[str, tuple[Match, ...]]) -> dict[str, str]:
    return {
        key: match.concept.id
        for key, found in matches.items()
        for match in reversed(found)
        if match.concept.scheme == "stage"
    }


def _upwards(concepts: Mapping[str, Concept], concept_id: str) -> Iterator[str]:
    """Walk to the top; a circle, which only concepts made by hand can form, is walked once."""
    seen = {concept_id}
    concept = concepts.get(concept_id)
    while concept is not None and concept.broader is not None and concept.broader not in seen:
        seen.add(concept.broader)
        yield concept.broader
        concept = concepts.get(concept.broader)


def _below(concepts: Mapping[str, Concept]) -> dict[str, frozenset[str]]:
    below: dict[str, set[str]] = {concept_id: {concept_id} for concept_id in concepts}
    for concept_id in concepts:
        for broader in _upwards(concepts, concept_id):
            below.setdefault(broader, {broader}).add(concept_id)
    return {concept_id: frozenset(found) for concept_id, found in below.items()}
