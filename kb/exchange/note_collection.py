"""Bringing the notes together that are to leave: whole threads, story by story."""

import msgspec

from kb.catalogue.catalogue import Catalogue
from kb.notes.note_lists import EVERY, NoteFilter
from kb.notes.note_threads import Thread
from kb.notes.notes import Notes
from kb.story.story_card import Card


class Sheet(msgspec.Struct, frozen=True):
    """The chosen notes of one story, with their answers."""

    story: Card
    threads: tuple[Thread, ...]


def gather(catalogue: Catalogue, notes: Notes, wish: NoteFilter = EVERY, *, private: bool = False) -> list[Sheet]:
    """Return the threads in which a filter lets something through; private notes only when they are asked for.

    The notes are read from their files, so that nothing in them is lost on the way; stories that were withdrawn give
    nothing.
    """
    wanted: dict[str, set[str]] = {}
    cards: dict[str, Card] = {}
    for row in catalogue.notes.all(wish):
        cards[row.card.id] = row.card
        wanted.setdefault(row.card.id, set()).add(row.note.id)
    sheets = []
    for story, card in cards.items():
        chosen = []
        for thread in notes.of(story, remarks=False).threads:
            if wanted[story].isdisjoint({thread.note.id, *(answer.id for answer in thread.answers)}):
                continue
            if private or not thread.note.private:
                answers = tuple(answer for answer in thread.answers if private or not answer.private)
                chosen.append(Thread(thread.note, answers))
        if chosen:
            chosen.sort(key=lambda thread: thread.note.quote.start if thread.note.quote else -1)
            sheets.append(Sheet(card, tuple(chosen)))
    return sorted(sheets, key=lambda sheet: sheet.story.title.casefold())
