"""One concept of the controlled vocabulary as a value, in the shape of SKOS."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

import msgspec

from kb.base.words import Words

SCHEMES: Final = ("issue", "method", "stage", "setting", "role", "actor", "outcome", "lesson", "evidence")

LabelKind = Literal["preferred", "alternative", "hidden", "discouraged"]
LABEL_KINDS: Final[tuple[LabelKind, ...]] = ("preferred", "alternative", "hidden", "discouraged")
FINDING_ONLY: Final[frozenset[LabelKind]] = frozenset({"hidden", "discouraged"})
"""Kinds of words that find a concept and are never shown or suggested."""


class OfficialCode(msgspec.Struct, frozen=True, kw_only=True):
    """The place of a concept in an official list of a given year ("ppks-2012"); `name` is what that list calls it."""

    list: str
    code: str
    name: str = ""


class CloseMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A concept of another vocabulary that means nearly the same; close, never exact."""

    scheme: str
    id: str
    label: str = ""


class Discouraged(msgspec.Struct, frozen=True, kw_only=True):
    """Words that hurt the people they name, the better one, and why; SKOS has no such kind, so this one is ours.

    `words` and `unless` map a language to words; `unless` are expressions in which the word hurts nobody ("cacat
    hukum"). Without `instead` the concept's own label is the better word; beside a child it is `instead_of_child`.
    """

    words: Mapping[str, tuple[str, ...]]
    instead: Words | None = None
    instead_of_child: Words | None = None
    reason: Words | None = None
    unless: Mapping[str, tuple[str, ...]] = {}


class Concept(msgspec.Struct, frozen=True, kw_only=True):
    """An issue, a method, a stage ...: the words that show it and find it, and its place among the others.

    `alt` and `hidden` map a language to its words. Hidden words find the concept and are never shown or suggested:
    spelling mistakes, other spellings, abbreviations. Discouraged ones do the same, and are remarked on in a text.
    """

    id: str
    scheme: str
    label: Words
    alt: Mapping[str, tuple[str, ...]] = {}
    hidden: Mapping[str, tuple[str, ...]] = {}
    discouraged: tuple[Discouraged, ...] = ()
    broader: str | None = None
    codes: tuple[OfficialCode, ...] = ()
    close_matches: tuple[CloseMatch, ...] = ()
    description: Words | None = None
    sources: tuple[str, ...] = ()

    def labels(self) -> Iterator[tuple[str, LabelKind, str]]:
        """Yield every word with its kind and language, the ones to show first."""
        yield self.label.id, "preferred", "id"
        yield self.label.en, "preferred", "en"
        for language, words in self.alt.items():
            for word in words:
                yield word, "alternative", language
        for language, words in self.hidden.items():
            for word in words:
                yield word, "hidden", language
        for group in self.discouraged:
            for language, words in group.words.items():
                for word in words:
                    yield word, "discouraged", language


class Scheme(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the vocabulary: "issue", "method" ... with its concepts in the order in which people read them."""

    id: str
    title: Words
    version: str = ""
    licence: str = ""
    concepts: tuple[Concept, ...] = ()
