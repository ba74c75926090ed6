"""Two versions of one story side by side: what became of each field, and the body word by word.

The same value serves history, review, and the moment when two programs wrote the same story: nobody's words are ever
chosen over another's by the program.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.story.field_words import field_words
from kb.story.story import FIELDS
from kb.story.story_file import StoryFile
from kb.text.word_diff import Piece, differences

_OWN_BOOKKEEPING: Final = frozenset({"modified"})  # changes with every saving and says nothing


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field that says something else now: both wordings, and where they differ.

    `key` is "title", "claims" ...; a list or a record is written one value a line, "value: 2003".
    """

    key: str
    name: Words
    old: str
    new: str
    pieces: tuple[Piece, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in which two versions of a story differ; the bytes of both are at hand in `old` and `new`."""

    old: StoryFile
    new: StoryFile
    fields: tuple[FieldChange, ...]
    body: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether a reader would notice no difference."""
        return not self.fields and all(piece.kind == "same" for piece in self.body)

    @property
    def words(self) -> tuple[int, int]:
        """How many words of the body came and how many went, for a list of versions."""
        count = {
            kind: sum(len(piece.text.split()) for piece in self.body if piece.kind == kind) for kind in ("new", "gone")
        }
        return count["new"], count["gone"]


class ConflictError(KnownError):
    """Two programs wrote the same text; nothing was overwritten, and here are both.

    `mine` is what could not be saved, `theirs` what lies there now, `base` what both began with (None when unknown).
    """

    def __init__(
        self, what: Words, remedy: Words, *, mine: StoryFile, theirs: StoryFile, base: StoryFile | None
    ) -> None:
        super().__init__(what, remedy, code="changed-elsewhere")
        self.mine = mine
        self.theirs = theirs
        self.base = base

    @property
    def comparison(self) -> Comparison:
        """Both texts side by side, theirs as the old one."""
        return compare(self.theirs, self.mine)


def compare(old: StoryFile, new: StoryFile) -> Comparison:
    """Hold two versions side by side; also two that cannot be read in full, for what stands there is compared as text."""
    return Comparison(
        old=old,
        new=new,
        fields=tuple(_fields(old.front.values, new.front.values)),
        body=differences(old.body, new.body),
    )


def _fields(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[FieldChange]:
    keys = dict.fromkeys((*FIELDS, *old, *new))
    for key in keys:
        before, after = (in_lines(values.get(key, "")) for values in (old, new))
        if before == after or key in _OWN_BOOKKEEPING:
            continue
        yield FieldChange(key=key, name=field_words(key), old=before, new=after, pieces=differences(before, after))


def in_lines(value: object) -> str:
    """Write the value of a field for reading: one value a line, an empty line between two records of a list."""
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {in_lines(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        records = any(isinstance(inner, Mapping) for inner in value)
        return ("\n\n" if records else "\n").join(in_lines(inner) for inner in value)
    return str(value)
