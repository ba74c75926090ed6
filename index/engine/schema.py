"""What the index keeps of a story: which fields, with places or only with counts, and what each is worth."""

from typing import Final

from index.values.query import TagColumn
from kb.vocabulary.facets import FACET_ROWS

SCHEMA_NUMBER: Final = 4  # 2: arrays of our own; 3: names of concepts are no words of a story; 4: notes. Add one with every change of fields or of `index.engine.segment`.

TEXT_FIELDS: Final = (
    "title",
    "title_stem",
    "author",
    "organisation",
    "body",
    "stem",
)  # what a plain word is looked for in
WRITTEN_FIELDS: Final = (
    "title",
    "author",
    "organisation",
    "body",
)  # of these, the ones with places: for phrases and for prefixes
COUNTED_FIELDS: Final = ("title_stem", "stem")  # and the ones without
TOLD_FIELDS: Final = frozenset({"title", "title_stem", "body", "stem"})  # what -word looks at: not whose story it is
NOTE_FIELD: Final = "noted"  # with places, too; only looked into when somebody asks for notes
PLACED_FIELDS: Final = (*WRITTEN_FIELDS, NOTE_FIELD)  # all fields with places
COLUMNS: Final[tuple[TagColumn, ...]] = (
    *FACET_ROWS,
    "other",
    "own",
)  # what a story is tagged with; the last ones only find

# What one occurrence of a word in a field is worth, and how much a long field takes from it (BM25F).
WEIGHTS: Final = {
    "title": 3.0,
    "title_stem": 1.5,
    "author": 0.5,
    "organisation": 0.5,
    "body": 1.0,
    "stem": 0.8,
    NOTE_FIELD: 1.0,
}
LENGTH_SHARE: Final = {
    "title": 0.4,
    "title_stem": 0.4,
    "author": 0.3,
    "organisation": 0.3,
    "body": 0.9,
    "stem": 0.9,
    NOTE_FIELD: 0.4,
}
SATURATION: Final = 1.2
