"""The words that exported notes share, whatever the format: kind, writer, date, place."""

from typing import Final

from kb.annotation.annotation import ALL_KINDS, COLOURS, NO_TIME, Annotation
from kb.base.words import Words
from kb.story.story_card import Card

TITLE: Final = Words("Catatan", "Notes")
DELETED: Final = Words("Catatan ini dihapus penulisnya.", "This note was deleted by its writer.")
SETTLED: Final = Words("selesai", "settled")
ACCEPTED: Final = Words("jawaban diterima", "accepted answer")
WHOLE: Final = Words("Tentang seluruh cerita", "On the whole story")
PRIVATE: Final = Words("pribadi", "private")
NOBODY: Final = Words("Tanpa nama", "No name")
CODES: Final = Words("Kode", "Codes")


def kind_of(note: Annotation, language: str) -> str:
    """Name the kind of a note, and what its colour means."""
    kind = ALL_KINDS[note.kind].say(language)
    return f"{kind}: {COLOURS[note.colour].say(language)}" if note.colour else kind


def signature(note: Annotation, language: str) -> str:
    """Say who wrote a note, when, where and when it was lived, and what became of it."""
    parts = [note.creator.name or NOBODY.say(language), date_of(note), note.region, note.period]
    parts += [SETTLED.say(language)] if note.resolved else []
    parts += [PRIVATE.say(language)] if note.private else []
    return ", ".join(part for part in parts if part)


def date_of(note: Annotation) -> str:
    """Return the day a note was written, as everybody can read and sort it; empty when it is not known."""
    return "" if note.created == NO_TIME else note.created.date().isoformat()


def title_of(story: Card, language: str) -> str:
    """Return the title of a story in a language, where it has one there."""
    return (story.title_en if language == "en" else "") or story.title
