"""The stories that somebody is cutting out of a text, kept beside it on the desk until they are made.

Ten stories out of one essay are half an evening's work; neither a step back to the draft nor a power cut may cost it. The
words of each passage are kept with its place, so that a text that was edited meanwhile gives up only what it lost.
"""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

from kb.base import plain_json
from kb.base.atomic import told, write_atomically
from kb.base.bounds import MANY, Place
from kb.drafts.draft_batch import CUTS
from kb.drafts.text_split import Cut
from kb.story.story import Claim


class _CutRecord(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    passages: Annotated[tuple[tuple[Place, str], ...], msgspec.Meta(max_length=MANY)]
    claims: tuple[Claim, ...] = ()


_Cuts = Annotated[list[_CutRecord], msgspec.Meta(max_length=MANY)]


def keep_cuts(place: Path, text: str, cuts: Iterable[Cut]) -> None:
    """Write the cuts of a text into its draft's folder, with fsync; none takes the file away. Raises KnownError."""
    kept = [
        _CutRecord(
            title=cut.title, passages=tuple((start, text[start:end]) for start, end in cut.spans), claims=cut.claims
        )
        for cut in cuts
    ]
    if kept:
        try:
            write_atomically(place / CUTS, msgspec.json.encode(kept))
        except OSError as error:
            raise told(error, place / CUTS) from error
    else:
        forget_cuts(place)


def kept_cuts(place: Path, text: str) -> tuple[Cut, ...]:
    """Return the cuts that were kept, at the places where their words stand now."""
    try:
        kept = plain_json.read(place / CUTS, type=_Cuts)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return ()
    found = []
    for one in kept:
        spans = tuple(span for start, words in one.passages if (span := _place(text, start, words)))
        if spans:
            found.append(Cut(title=one.title, spans=spans, claims=one.claims))
    return tuple(found)


def forget_cuts(place: Path) -> None:
    """Take away what was kept, once the stories are made."""
    with contextlib.suppress(OSError):
        (place / CUTS).unlink(missing_ok=True)


def _place(text: str, start: int, words: str) -> tuple[int, int] | None:
    """Return where the words stand: at their place, or else where they stand exactly once."""
    if not words:
        return None
    if text[start : start + len(words)] == words and start >= 0:
        return start, start + len(words)
    first = text.find(words)
    if first < 0 or text.find(words, first + 1) >= 0:
        return None
    return first, first + len(words)
