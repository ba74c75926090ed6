"""One state of the index, as it was when it was opened: all that is needed to answer, and to show what was found."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from index.answers import Excerpt, Hit
from index.contents import FILE, open_segments, read_contents, version_of
from index.excerpt import Marker, Shown
from index.facts import Facts
from index.lexicon import IndexLexicon
from index.match import Matcher
from index.places import Mark, Places
from index.postings import PostingsReader
from index.similar import Similar
from index.stems import Stems

# What damaged numbers may lead to: a place beyond the end, a piece that does not fit, far too much of everything.
_DAMAGE: Final = (IndexError, ValueError, OverflowError, MemoryError, UnicodeError, msgspec.MsgspecError, zlib.error)


class State:
    """One generation of one index; raises KnownError index-broken where it cannot be read."""

    def __init__(self, folder: Path, stems: Stems) -> None:
        self.folder = folder
        self._version = version_of(folder / FILE)
        contents = read_contents(folder)
        self.generation = contents.generation
        self.segments = open_segments(folder, contents)
        self.stems = stems
        with self.told():
            self.facts = Facts(self.segments)
            self.reader = PostingsReader(self.facts.rows)
            self.matcher = Matcher(self.reader, self.facts, stems)
        self.lexicon = IndexLexicon(self.reader, self.facts, stems)
        self.similar = Similar(self.reader, self.facts)

    def is_current(self, folder: Path) -> bool:
        """Tell whether this is still the newest state."""
        return self.folder == folder and version_of(folder / FILE) == self._version

    def warm(self) -> None:
        """Count all stories and put them in order before somebody waits for it."""
        for column in self.facts.columns.values():
            len(column.totals)
        self.facts.rank("newest", "id")

    def name(self, row: int) -> str:
        """Return the id of the story in a row."""
        return self.facts.rows.text("id", row)

    def shown(self, row: int) -> Shown:
        """Return what a hit shows of the story in a row."""
        number, document = self.facts.rows.at(row)
        texts = self.segments[number].texts
        return Shown(
            plain=texts["plain"][document],
            sections=msgspec.json.decode(texts["sections"].raw(document), type=tuple[tuple[int, int, str], ...]),
            summary=texts["summary"][document],
            summary_en=texts["summary_en"][document],
        )

    def title(self, row: int, language: str) -> str:
        """Return the title in a language, or in the one there is."""
        text = self.facts.rows.text
        return (language == "en" and text("title_en", row)) or text("title", row)

    def verify(self) -> None:
        """Read every byte once; raises KnownError index-broken when one is not as it was written."""
        for segment in self.segments:
            segment.file.verify()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell damage from our own mistakes: when a step over the arrays fails, all checksums are looked at.

        Raises KnownError index-broken for the one; the other goes on as it is.
        """
        try:
            yield
        except _DAMAGE:
            self.verify()
            raise


class Hits:
    """Makes the hits of one question."""

    def __init__(self, state: State, marker: Marker, language: str) -> None:
        self._state = state
        self._marker = marker
        self._language = language
        self._places: dict[int, Places] = {}

    def make(self, rows: Sequence[int], scores: Sequence[float]) -> list[Hit]:
        """Return the hits of some rows."""
        state, marker, language = self._state, self._marker, self._language
        shown = [state.shown(row) for row in rows]
        marks = self._marks(rows, shown) if marker else [None] * len(rows)
        return [
            Hit(
                id=state.name(row),
                score=score,
                excerpt=marker.excerpt(texts, language, own),
                title_spans=marker.spans(state.title(row, language)),
            )
            for row, score, texts, own in zip(rows, scores, shown, marks, strict=True)
        ]

    def named(self, names: Sequence[str]) -> list[Hit]:
        """Return the hits of some ids; a story that is not there has an empty excerpt."""
        rows = {name: row for name in names if (row := self._state.facts.rows.find(name)) is not None}
        found = {hit.id: hit for hit in self.make(list(rows.values()), [0.0] * len(rows))}
        return [found.get(name) or Hit(name, 0.0, Excerpt("")) for name in names]

    def _marks(self, rows: Sequence[int], shown: Sequence[Shown]) -> list[list[Mark] | None]:
        """Return where the matched words of some rows stand, those of a segment at once."""
        marks: list[list[Mark] | None] = [None] * len(rows)
        placed = [self._state.facts.rows.at(row) for row in rows]
        for number in {number for number, _ in placed}:
            own = [at for at, (other, _) in enumerate(placed) if other == number]
            found = self._places_in(number).of([placed[at][1] for at in own], [shown[at].plain for at in own])
            for at, one in zip(own, found, strict=True):
                marks[at] = one
        return marks

    def _places_in(self, number: int) -> Places:
        found = self._places.get(number)
        if found is None:
            marker = self._marker
            found = self._places[number] = Places(
                self._state.segments[number], marker.wanted, self._state.stems, marker.stages
            )
        return found
