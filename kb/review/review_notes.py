"""What a reader says of certain words, as notes in the margin beside them, for as long as the story waits.

A reader writes “some words”: what is to be said of them, one to a line. The reasons in the story's record hold it all;
these notes only put it where it is meant, in the same private place (`kb.library.review_record`). They quote what may have to go,
so publishing takes them away again. A new version of a published story gets none: the margin shows the version that
everybody reads.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.library.library import Library
from kb.notes.note_edit import add
from kb.notes.notes import Notes
from kb.reading import read
from kb.review.review import Submission
from kb.story.author import Author

_QUOTED: Final = re.compile("“([^”]{2,400})”")
_REMARK: Final = re.compile("^[^“\n]*“([^”]{2,400})”:[ \t]*(.*)", re.MULTILINE)


def quotes(note: str) -> bool:
    """Return whether a reader quotes any words, so that there is a place to look at."""
    return _QUOTED.search(note) is not None


def quoted(plain: str, note: str) -> list[tuple[int, int]]:
    """Return where the words that a reader quoted stand in the text, as far as they still do."""
    return sorted(span for quote in _QUOTED.findall(note) if (span := _find(plain, quote)))


def remarks(plain: str, note: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the quoted words that still stand in the text, each with what was said of them."""
    for quote, said in _REMARK.findall(note):
        if said.strip() and (span := _find(plain, quote)):
            yield span, said.strip()


def leave_remarks(library: Library, desk: Path, seen: Submission, note: str, person: Author) -> int:
    """Put what was said of certain words into the margin; returns how many notes. Raises KnownError."""
    if seen.home is not None:
        return 0
    plain = read(seen.file.body, stage_of=library.stage_of).plain
    edits = [
        add(Annotation(id=new_id(), story=seen.story.id, kind="review", text=said, quote=quote_of(plain, *span)))
        for span, said in remarks(plain, note)
    ]
    if edits:
        Notes(library, desk).apply_all(edits, person)
    return len(edits)


def _find(plain: str, quote: str) -> tuple[int, int] | None:
    words = [re.escape(word) for word in quote.rstrip("…").split()]
    found = re.search(r"\s+".join(words), plain) if words else None
    return found.span() if found else None
