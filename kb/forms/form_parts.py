"""A body seen as the parts of the writing form: which heading is which box, and where a new one belongs."""

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from kb.base.folding import fold
from kb.base.words import Words
from kb.forms.form_questions import CLOSING, OPENING, QUICK
from kb.text.sections import MarkdownSection, cut, without_edges
from kb.vocabulary.vocabulary import Vocabulary

OPENING_KEY: Final = "pembuka"
OTHER: Final = "other:"
_NAMES: Final = MappingProxyType(
    {
        fold(name): key
        for table in (QUICK, CLOSING)
        for key, question in table.items()
        for name in (question.title.id, question.title.en, *question.names)
    }
)


class FormPart(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with its text; level 0 for text that stands before every heading."""

    key: str
    title: str
    text: str
    level: int = 2

    def markdown(self) -> str:
        """Return heading and text as Markdown, each followed by an empty line."""
        heading = f"{'#' * self.level} {self.title}\n\n" if self.level else ""
        return heading + (without_edges(self.text) + "\n\n" if self.text.strip() else "")

    def with_more(self, text: str) -> "FormPart":
        """Return the part with more text below what it has."""
        both = [without_edges(one) for one in (self.text, text) if one.strip()]
        return msgspec.structs.replace(self, text="\n\n".join(both))


class FormParts:
    """The keys of boxes in the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        stages = vocabulary.scheme("stage")
        self.stages: Final = tuple(stage.id for stage in stages)
        self.main_stages: Final = tuple(stage.id for stage in stages if stage.broader is None)
        self._order = {key: number for number, key in enumerate((OPENING_KEY, *QUICK, *self.stages, *CLOSING))}

    def of(self, body: str) -> tuple[FormPart, ...]:
        """Return the parts of a body in the order of the text."""
        sections = cut(body, 1, 2)
        return tuple(
            FormPart(key=key, title=section.title, text=without_edges(section.text), level=2 if section.level else 0)
            for key, section in zip(self.keys(sections), sections, strict=True)
        )

    def keys(self, sections: Iterable[MarkdownSection]) -> Iterator[str]:
        """Name each section; a second one of the same name counts among the writer's own."""
        seen: set[str] = set()
        for number, section in enumerate(sections):
            key = self.key(section.title) if section.level else OPENING_KEY
            yield f"{OTHER}{number}" if not key or key in seen else key
            seen.add(key)

    def key(self, heading: str) -> str:
        """Return which box a heading opens, empty for the writer's own."""
        return self._vocabulary.stage_of(heading) or _NAMES.get(fold(heading), "")

    def rank(self, key: str) -> int:
        """Where a box stands among the others; the writer's own stay where they are (-1)."""
        return self._order.get(key, -1)

    def place_of(self, key: str, keys: Sequence[str]) -> int:
        """Return where among the present boxes a new one belongs: behind the last that comes before it."""
        before = [number for number, each in enumerate(keys) if 0 <= self.rank(each) < self.rank(key)]
        place = before[-1] + 1 if before else 0
        while place < len(keys) and self.rank(keys[place]) < 0:
            place += 1
        return place

    def title(self, key: str) -> Words:
        """Return what a box is called."""
        if key == OPENING_KEY:
            return OPENING.title
        concept = self._vocabulary.get(key)
        question = QUICK.get(key) or CLOSING.get(key)
        return concept.label if concept else question.title if question else Words(key, key)

    def is_plain(self, part: FormPart) -> bool:
        """Whether the heading says no more than its box does, so that it need not be kept when the box is renamed."""
        label = self.title(part.key)
        return part.key not in self.stages or fold(part.title) in (fold(label.id), fold(label.en))
