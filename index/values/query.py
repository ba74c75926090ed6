"""What a person asks for, as a plain value; `index.question.query_reader` makes it from the words typed.

    anak jalanan              both words; a name of something (as here) also finds what is only tagged with it
    "anak jalanan"            the words side by side, and nothing but the words
    jalanan -panti            without a word: only what is written counts here, not what a story is tagged with
    trafiking OR trafficking  one or the other (ATAU works too); OR binds only its two neighbours, whole names at that
    pendamp*                  every word that begins so
    pend?mping*an             a word with gaps: ? is one letter, * any number of them
    pendampinag~ kata~2       words at most one slip (two) away, the first letter being right
    "panti anak"~5            the words in this order, each at most so many places behind the one before
    isu:odhiv                 issue by any of its labels, "quoted" when it has several words; also metode: tahap: latar:
    wilayah:"Jawa Barat"      a province or a regency, also by its everyday name (DKI, Jabodetabek)
    asal:indramayu            where people came from; tujuan: where they went
    tahap:asesmen keluarga    the words inside what is told of that stage, nowhere else
    siapa yang mendirikan panti itu?   a whole question (it asks, or ends in "?"): any of its words, most come first
    tahun:1995..2005          stories that touch these years; also tahun:1998, tahun:1998.., tahun:..2005
    penulis:sari lembaga:layak    words of an author's or an organisation's name
    catatan:kader             a word, or the beginning of one, that stands in a note; catatan:"kader desa" side by side
    catatan:pertanyaan        stories with a note of this kind; catatan:"pertanyaan" is the word
    jenis:pembelajaran bahasa:en  kind and language of the story

English twins: issue method stage setting region origin destination year author organisation kind language note.
"""

from collections.abc import Iterator

import msgspec

from index.values.request_results import Span, Understood

# What a story is tagged with: the rows of `kb.vocabulary.facets`, and what only words find. "other" holds concepts that are no facet, "own" all
# that a story itself names, without anything broader.
TagColumn = str


class Clause(msgspec.Struct, frozen=True, tag=True):
    """One part of a question."""


class Word(Clause, frozen=True, tag=True):
    """A word, folded. `exact` switches stems off; `prefix` asks for every word that begins so."""

    word: str
    prefix: bool = False
    exact: bool = False


class Phrase(Clause, frozen=True, tag=True):
    """Words as written, in this order, each at most `slop` places behind the one before; two at least."""

    words: tuple[str, ...]
    slop: int = 1


class Fuzzy(Clause, frozen=True, tag=True):
    """A word, folded, and all that are at most so many slips away; their first letter is the same."""

    word: str
    slips: int = 1


class Wildcard(Clause, frozen=True, tag=True):
    """Every word of a form: letters, folded, with ? for one sign and * for any number of them."""

    pattern: str


class Named(Clause, frozen=True, tag=True):
    """Words that must all stand in the names of a story's authors or organisations."""

    field: str  # "author" or "organisation"
    words: tuple[str, ...]
    half: bool = False  # the last one may go on


class Noted(Clause, frozen=True, tag=True):
    """Words that stand in one of a story's notes, side by side; the last one may go on.

    `half` is said while a quotation is still being typed: then its words may stand anywhere in the notes.
    """

    words: tuple[str, ...]
    half: bool = False


class Valued(Clause, frozen=True, tag=True):
    """A tag that holds one of some values (several when a label has several readings)."""

    facet: TagColumn
    values: tuple[str, ...]


class Years(Clause, frozen=True, tag=True):
    """A stretch of years that the story touches, both ends counted."""

    first: int
    last: int


class Meant(Clause, frozen=True, tag=True):
    """Words that are the name of something: all of them as they stand, or a tag they mean, or another name for it.

    A story that has the words ranks above one that has only a tag or another name; having both ranks first. Several
    words that stand apart are not the name, and rank last.
    """

    words: tuple[Word | Phrase, ...]
    tags: tuple[Valued, ...]
    names: tuple[Word | Phrase, ...] = ()  # as they are written, without stems


class Without(Clause, frozen=True, tag=True):
    """What must not be there."""

    clause: "Simple | Either"


class Either(Clause, frozen=True, tag=True):
    """One of several."""

    clauses: "tuple[Simple | Without | Meant, ...]"


class Asked(Clause, frozen=True, tag=True):
    """What a whole question speaks of: no story need hold all of it, and those that hold the most come first."""

    clauses: "tuple[Word | Meant, ...]"


Simple = Word | Phrase | Fuzzy | Wildcard | Named | Noted | Valued | Years
AnyClause = Simple | Meant | Without | Either | Asked


class TypedWord(msgspec.Struct, frozen=True):
    """A plain word of the question as it is looked up, and where it stands in the text."""

    start: int
    end: int
    word: str
    half: bool = False  # the last word while typing


class Query(msgspec.Struct, frozen=True):
    """All clauses must hold; none at all means every story.

    `places` says where each clause stands in the text, `words` holds the plain words that are wanted. `understood` and
    `set_aside` tell what words mean beyond themselves, and what they shall not mean (see `index.values.request_results`).
    """

    clauses: tuple[AnyClause, ...] = ()
    places: tuple[Span, ...] = ()
    words: tuple[TypedWord, ...] = ()
    understood: tuple[Understood, ...] = ()
    set_aside: tuple[Understood, ...] = ()
    stages: tuple[str, ...] = ()  # where the words must stand: these stages; anywhere when empty

    def wanted(self) -> Iterator[Word | Phrase]:
        """Yield the words and phrases that a reader would like to see marked."""
        for clause in self.clauses:
            for part in clause.clauses if isinstance(clause, Either | Asked) else (clause,):
                if isinstance(part, Meant):
                    yield from part.words
                    yield from part.names
                elif isinstance(part, Phrase) and part.slop > 1:
                    yield from (Word(word, exact=True) for word in part.words)
                elif isinstance(part, Word | Phrase):
                    yield part
