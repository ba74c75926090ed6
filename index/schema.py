"""What Whoosh keeps of a story: which fields, with places or only with counts, and what each is worth.

The text arrives here already analysed (`index.analysis.Terms`), so that every word is cut and stemmed once for all
fields; the field types below only hand the terms on. Lengths, facets and sort keys are not Whoosh's business: they lie
in `index.facts`, exact and as arrays.
"""

from array import array
from collections.abc import Generator
from typing import Final, cast

from whoosh import analysis, columns, fields, formats

from index.analysis import Terms

SCHEMA_NUMBER: Final = 1  # 1: first form, November 2026. Add one with every change of fields or of `index.facts`.

TEXT_FIELDS: Final = ("title", "title_stem", "label", "body", "stem")  # what a plain word is looked for in
WRITTEN_FIELDS: Final = ("title", "label", "body")  # of these, the ones with places: for phrases and for prefixes

# What one occurrence of a word in a field is worth, and how much a long field takes from it (BM25F).
WEIGHTS: Final = {"title": 3.0, "title_stem": 1.5, "label": 1.5, "body": 1.0, "stem": 0.8}
LENGTH_SHARE: Final = {"title": 0.4, "title_stem": 0.4, "label": 0.3, "body": 0.75, "stem": 0.75}
SATURATION: Final = 1.2

Posting = tuple[bytes, int, float, bytes]
_NONE: Final = cast(analysis.Analyzer, analysis.IDTokenizer())  # Whoosh asks for an analyser, and never uses it here
_PLACE_BYTES: Final = array("I").itemsize


class Places(formats.Format):
    """The places of a word in a field as plain numbers: no pickle inside, quick to write and to read."""

    def decode_positions(self, value: bytes) -> list[int]:
        return list(array("I", value))

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // _PLACE_BYTES

    def decode_weight(self, value: bytes) -> float:
        return float(len(value) // _PLACE_BYTES)


class WrittenField(fields.FieldType):
    """Words as they are written, with their places."""

    def __init__(self) -> None:
        super().__init__(format=Places(), analyzer=_NONE)

    def index(self, value: Terms, **_: object) -> Generator[Posting, None, None]:
        for word, places in value.places.items():
            yield word.encode(), len(places), float(len(places)), places.tobytes()


class StemField(fields.FieldType):
    """Stems with how often each occurs; the count travels as the posting's weight."""

    def __init__(self) -> None:
        super().__init__(format=formats.Existence(), analyzer=_NONE)

    def index(self, value: Terms, **_: object) -> Generator[Posting, None, None]:
        for stem, count in value.stems.items():
            yield stem.encode(), count, float(count), b""


ROW_COLUMN: Final = columns.NumericColumn("I", default=0xFFFFFFFF)


def schema() -> fields.Schema:
    """Return the schema of the index.

    `row` is the story's number in `index.facts`, the same through all merges; `shown` holds what a hit shows.
    """
    return fields.Schema(
        id=fields.ID(),
        row=fields.COLUMN(ROW_COLUMN),
        shown=fields.STORED(),
        title=WrittenField(),
        title_stem=StemField(),
        label=WrittenField(),
        author=WrittenField(),
        organisation=WrittenField(),
        body=WrittenField(),
        stem=StemField(),
    )
