"""Where the notes of a story stand in its present text, with the help of what history remembers of older texts.

    places = AnchorHistory(library)
    anchored = places.of("anak-jalanan", reading.plain, notes)     # by the id of the note

A note knows the digest of the text it was made on. As long as the story has not changed since, nothing is looked up;
otherwise the older versions are read, newest first, until every digest is found, and kept for the next time.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from kb.anchor import Anchored, anchor_all
from kb.annotation import Annotation, digest_of
from kb.library import Library
from kb.problems import KnownError
from kb.reading import read
from kb.story_file import StoryFile

_MOST_STATES: Final = 20_000  # of the library: about half a second to look over
_MOST_VERSIONS: Final = 300  # of one story: each is read as Markdown
_KEPT_CHARACTERS: Final = 4_000_000


class AnchorHistory:
    """Finds the words of notes again; belongs to one thread, like its library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: OrderedDict[str, str] = OrderedDict()  # by digest, the one used last at the end
        self._absent: dict[str, str] = {}  # digest -> newest state of the library in which it was looked for in vain

    def of(self, story_id: str, plain: str, notes: Iterable[Annotation]) -> dict[str, Anchored]:
        """Return for every note on some words where they are in the present text; never raises for its history.

        What a person declared gone from this very text stays lost.
        """
        digest = digest_of(plain)
        lost = Anchored(start=0, end=0, certainty="lost", confidence=0.0)
        found: dict[str, Anchored] = {}
        asked: list[Annotation] = []
        for note in notes:
            if note.quote is not None and note.left == digest:
                found[note.id] = lost
            elif note.quote is not None:
                asked.append(note)
        quotes = [note.quote for note in asked if note.quote is not None]
        old_texts = self._old_texts(story_id, {quote.digest for quote in quotes} - {digest, ""})
        found.update(zip((note.id for note in asked), anchor_all(quotes, plain, old_texts), strict=True))
        return found

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
        """Read older versions until every wanted text is found; remember which were looked for in vain."""
        history = self._library.history
        if not history.exists:
            return
        head = history.head
        wanted = {digest for digest in wanted if self._absent.get(digest) != head}
        if not wanted:
            return
        path = self._library.relative(self._library.path_of(story_id))
        for number, raw in enumerate(history.older_bytes(path, _MOST_STATES)):
            if not wanted or number == _MOST_VERSIONS:
                break
            plain = read(StoryFile.parse(raw, path).body).plain
            digest = digest_of(plain)
            if digest in wanted:
                self._texts[digest] = plain
                wanted.discard(digest)
        self._absent.update(dict.fromkeys(wanted, head))

    def _forget(self) -> None:
        """Let go of the texts that were not used for longest."""
        size = sum(map(len, self._texts.values()))
        while size > _KEPT_CHARACTERS and len(self._texts) > 1:
            size -= len(self._texts.popitem(last=False)[1])
