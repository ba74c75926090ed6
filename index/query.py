"""What a person asks for, as a plain value; `index.query_reader` makes it from the words typed.

    anak jalanan              both words
    "anak jalanan"            the words side by side
    jalanan -panti            without a word
    trafiking OR trafficking  one or the other (ATAU works too); OR binds only its two neighbours
    pendamp*                  every word that begins so
    isu:odhiv                 issue by any of its labels, "quoted" when it has several words; also metode: tahap: latar:
    wilayah:"Jawa Barat"      a province or a regency, also by its everyday name (DKI, Jabodetabek)
    tahun:1995..2005          stories that touch these years; also tahun:1998, tahun:1998.., tahun:..2005
    penulis:sari lembaga:layak    words of an author's or an organisation's name
    jenis:pembelajaran bahasa:en  kind and language of the story

English twins: issue method stage setting region year author organisation kind language.
"""

from collections.abc import Iterator

import msgspec

from index.answers import Facet


class Clause(msgspec.Struct, frozen=True, tag=True):
    """One part of a question."""


class Word(Clause, frozen=True, tag=True):
    """A word, folded. `exact` switches stems off; `prefix` asks for every word that begins so."""

    word: str
    prefix: bool = False
    exact: bool = False


class Phrase(Clause, frozen=True, tag=True):
    """Words side by side, as written; two at least."""

    words: tuple[str, ...]


class Named(Clause, frozen=True, tag=True):
    """Words that must all stand in the names of a story's authors or organisations."""

    field: str  # "author" or "organisation"
    words: tuple[str, ...]


class Valued(Clause, frozen=True, tag=True):
    """A facet that holds one of some values (several when a label has several readings)."""

    facet: Facet
    values: tuple[str, ...]


class Years(Clause, frozen=True, tag=True):
    """A stretch of years that the story touches, both ends counted."""

    first: int
    last: int


class Without(Clause, frozen=True, tag=True):
    """What must not be there."""

    clause: "Simple"


class Either(Clause, frozen=True, tag=True):
    """One of several."""

    clauses: "tuple[Simple | Without, ...]"


Simple = Word | Phrase | Named | Valued | Years
AnyClause = Simple | Without | Either


class Query(msgspec.Struct, frozen=True):
    """All clauses must hold; none at all means every story."""

    clauses: tuple[AnyClause, ...] = ()

    def wanted(self) -> Iterator[Word | Phrase]:
        """Yield the words and phrases that a reader would like to see marked."""
        for clause in self.clauses:
            inner = clause.clauses if isinstance(clause, Either) else (clause,)
            yield from (part for part in inner if isinstance(part, Word | Phrase))
