"""One state of the index, as it was when it was opened: all that is needed to answer, and to show what was found."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from index.answer.excerpt import Marker, Shown
from index.answer.similar import Similar
from index.engine.bm25f import Matcher
from index.engine.match_places import MatchFinder
from index.engine.passage_scores import Stretch
from index.engine.postings import PostingsReader
from index.engine.segment import Segment
from index.engine.segment_list import FILE, open_segments, read_contents, version_of
from index.engine.story_columns import Facts
from index.engine.word_expansion import WordExpansion
from index.language.stems import Stems
from index.question.lexicon import IndexLexicon
from index.values.request_results import Excerpt, Hit
from kb.base import plain_json

# What damaged numbers may lead to: a place beyond the end, a piece that does not fit, far too much of everything.
_DAMAGE: Final = (IndexError, ValueError, OverflowError, MemoryError, UnicodeError, msgspec.MsgspecError, zlib.error)


class State:
    """One generation of one index; raises KnownError index-broken where it cannot be read.

    What has not changed since `before` is taken from it, opened and verified as it is.
    """

    def __init__(self, folder: Path, stems: Stems, before: "State | None" = None) -> None:
        self.folder = folder
        self._version = version_of(folder / FILE)
        contents = read_contents(folder)
        self.generation = contents.generation
        self.segments: list[Segment] = open_segments(folder, contents, before.segments if before else ())
        for segment in self.segments:
            segment.file.verify_once()
        self.stems = stems
        with self.told():
            self.facts = Facts(self.segments)
            self.reader = PostingsReader(self.facts.rows)
            self.matcher = Matcher(self.reader, self.facts, stems)
        self.expansion = WordExpansion(self.segments)
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
            sections=plain_json.decode(texts["sections"].raw(document), type=tuple[tuple[int, int, str], ...]),
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

        Raises KnownError index-broken for the one, and before the step where a file was cut; the other goes on as it is.
        """
        for segment in self.segments:
            segment.file.check_size()
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
        self._places: dict[int, MatchFinder] = {}

    def make(self, rows: Sequence[int], scores: Sequence[float]) -> list[Hit]:
        """Return the hits of some rows."""
        state, marker, language = self._state, self._marker, self._language
        titled = self._titled(rows)
        return [
            Hit(
                id=state.name(row),
                score=score,
                excerpt=marker.excerpt_at(stretch, state.shown(row), language),
                title_spans=marker.spans(state.title(row, language)) if row in titled else (),
            )
            for row, score, stretch in zip(rows, scores, self._stretches(rows), strict=True)
        ]

    def named(self, names: Sequence[str]) -> list[Hit]:
        """Return the hits of some ids; a story that is not there has an empty excerpt."""
        rows = {name: row for name in names if (row := self._state.facts.rows.find(name)) is not None}
        found = {hit.id: hit for hit in self.make(list(rows.values()), [0.0] * len(rows))}
        return [found.get(name) or Hit(name, 0.0, Excerpt("")) for name in names]

    def _titled(self, rows: Sequence[int]) -> frozenset[int]:
        """Return which rows have a matched word in their title; all others need not be looked at."""
        asked = np.asarray(rows, dtype=np.intp)
        found = self._state.matcher.titled(self._marker.wanted, asked)
        return frozenset(asked[found].tolist())

    def _stretches(self, rows: Sequence[int]) -> list[Stretch | None]:
        """Return where the matched words of some rows stand closest together, those of a segment at once."""
        found: list[Stretch | None] = [None] * len(rows)
        if not self._marker:
            return found
        placed = [self._state.facts.rows.at(row) for row in rows]
        for number in {number for number, _ in placed}:
            own = [at for at, (other, _) in enumerate(placed) if other == number]
            for at, one in zip(own, self._places_in(number).of([placed[at][1] for at in own]), strict=True):
                found[at] = one
        return found

    def _places_in(self, number: int) -> MatchFinder:
        found = self._places.get(number)
        if found is None:
            marker = self._marker
            found = self._places[number] = MatchFinder(
                self._state.segments[number], marker.wanted, self._state.stems, marker.stages
            )
        return found
