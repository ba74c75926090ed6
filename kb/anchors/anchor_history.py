"""Where the notes of a story stand in its present text, with the help of what history remembers of older texts.

    places = AnchorHistory(library)
    anchored = places.of("anak-jalanan", reading.plain, notes)     # in their order

The margin of a story and the lists of all notes both ask here, so that they never differ. A note knows the digest of the
text it was made on. As long as the story has not changed since, nothing is looked up; otherwise the older versions are
read, newest first, until every digest is found, and kept for the next time.
"""

import itertools
import math
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from kb.anchors.anchor import Anchored, anchor_all
from kb.annotation.annotation import Annotation, digest_of
from kb.base.problems import KnownError
from kb.library.library import Library
from kb.reading import read
from kb.story.story_file import StoryFile

_MOST_STATES: Final = 20_000  # of the library: about half a second to look over
_MOST_VERSIONS: Final = 300  # of one story: each is read as Markdown
_KEPT_CHARACTERS: Final = 4_000_000


class AnchorHistory:
    """Finds the words of notes again; belongs to one thread, like its library."""

    def __init__(self, library: Library, patience: float = math.inf) -> None:
        """`patience` is how many seconds may be spent on history in all; then the words alone must do."""
        self._library, self._patience = library, patience
        self._texts: OrderedDict[str, str] = OrderedDict()  # by digest, the one used last at the end
        self._absent: dict[str, str] = {}  # digest -> newest state of the library in which it was looked for in vain

    def of(self, story_id: str, plain: str, notes: Sequence[Annotation]) -> list[Anchored | None]:
        """Return for each note where it is in the present text, None for one on the whole story.

        Never raises for its history. Nobody is asked twice about words that a person said are gone: only where the very
        words come back to their old surroundings does such a note find its place again.
        """
        digest = digest_of(plain)
        quotes = [note.quote for note in notes if note.quote is not None]
        old_texts = self._old_texts(story_id, {quote.digest for quote in quotes} - {digest, ""})
        found = iter(anchor_all(quotes, plain, old_texts))
        return [None if note.quote is None else _unless_left(note, next(found), digest) for note in notes]

    def _old_texts(self, story_id: str, digests: set[str]) -> Mapping[str, str]:
        wanted = {digest for digest in digests if digest not in self._texts}
        if wanted:
            # Where history is broken, which others report, the words alone must do.
            with suppress(KnownError):
                self._look_back(story_id, wanted)
        texts: dict[str, str] = {}
        for digest in digests:
            if digest in self._texts:
                self._texts.move_to_end(digest)
                texts[digest] = self._texts[digest]
        self._forget()
        return texts

    def _look_back(self, story_id: str, wanted: set[str]) -> None:
        """Read older versions until every wanted text is found; remember which were looked for in vain, and where."""
        history = self._library.history
        if self._patience <= 0 or not history.exists:
            return
        head = history.head
        wanted = {digest for digest in wanted if self._absent.get(digest) != head}
        if not wanted:
            return
        begun = time.perf_counter()
        try:
            self._read_back(story_id, wanted)
        finally:
            self._patience -= time.perf_counter() - begun  # broken history takes time as well, again for every story
        self._absent.update(dict.fromkeys(wanted, head))

    def _read_back(self, story_id: str, wanted: set[str]) -> None:
        """Read older versions, and take out of `wanted` what was found."""
        searched = {self._absent.get(digest, "") for digest in wanted}
        path = self._library.relative(self._library.path_of(story_id))
        older = self._library.history.older_bytes(
            path, _MOST_STATES, before=searched.pop() if len(searched) == 1 else ""
        )
        for raw in itertools.islice(older, _MOST_VERSIONS):
            plain = read(StoryFile.parse(raw, path).body).plain
            digest = digest_of(plain)
            if digest in wanted:
                self._texts[digest] = plain
                wanted.discard(digest)
                if not wanted:
                    break

    def _forget(self) -> None:
        """Let go of the texts that were not used for longest."""
        size = sum(map(len, self._texts.values()))
        while size > _KEPT_CHARACTERS and len(self._texts) > 1:
            size -= len(self._texts.popitem(last=False)[1])


def _unless_left(note: Annotation, found: Anchored, digest: str) -> Anchored:
    """Keep a note without a place if a person left it so."""
    if not note.left or (note.left != digest and found.certainty == "certain"):
        return found
    return Anchored(start=found.start, end=found.start, certainty="lost", confidence=0.0)
