"""What an import would do, before it does it: what is new, what is known already, and what fits no story."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from kb.annotation.annotation import Annotation
from kb.annotation.annotation_json import PREFIX, decode, from_document, id_of, source_of, story_of
from kb.annotation.annotation_model import listed, must_be_annotation
from kb.base import plain_json
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.catalogue.catalogue import Catalogue
from kb.exchange.foreign_notes import Document, Foreign, read_foreign
from kb.notes.note_edit import NoteEdit

IMPORTED: Final = Words("Impor catatan", "Import notes")
_EXAMPLES: Final = 3


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Notes that can be taken in (`edits`), how many are known already, and a sentence for each of the others."""

    edits: tuple[NoteEdit, ...] = ()
    known: int = 0
    homeless: int = 0  # they fit no story of this library
    problems: tuple[Problem, ...] = ()

    @property
    def summary(self) -> Words:
        """Say in one sentence what the file holds."""
        parts = [
            (len(self.edits), Words("catatan baru", "new")),
            (self.known, Words("sudah ada", "already here")),
            (self.homeless, Words("tidak cocok dengan cerita mana pun", "without a story here")),
            (len(self.problems) - bool(self.homeless), Words("tidak terbaca", "not readable")),
        ]
        said = [(count, what) for count, what in parts if count > 0]
        return Words(
            f"Di berkas ini: {', '.join(f'{count} {what.id}' for count, what in said) or 'tidak ada catatan'}.",
            f"In this file: {', '.join(f'{count} {what.en}' for count, what in said) or 'no notes'}.",
        )


def plan_import(raw: bytes, catalogue: Catalogue, *, into: str = "", private: bool = False) -> Plan:
    """Read a file of notes and compare it with the library; raises KnownError when it holds no notes at all.

    A note goes to the story that it names; one that names none of this library goes to the story `into`, if given.
    Answers go where the note goes that they answer. `private` puts everything on the desk. Nothing is written.
    """
    return _Planning(read_foreign(raw), catalogue, into, private).plan()


class _Planning:
    def __init__(self, found: Sequence[Foreign], catalogue: Catalogue, into: str, private: bool) -> None:
        self._found = found
        self._catalogue = catalogue
        self._into = into
        self._all_private = private
        self._stories: dict[str, bool] = {}
        self._edits: dict[str, NoteEdit] = {}
        self._known: dict[str, str] = {}  # id -> story
        self._homeless: list[str] = []
        self._problems: list[Problem] = []

    def plan(self) -> Plan:
        notes = [read for foreign in self._found if (read := self._read(foreign))]
        ids = {note.id for note, _ in notes}
        waiting: list[tuple[Annotation, bool]] = []
        for note, private in notes:
            if note.reply_to and (note.reply_to in ids or self._catalogue.notes.find(note.reply_to)):
                waiting.append((note, private))
            else:
                self._take(note, private, self._home(note))
        self._take_answers(waiting)
        if self._homeless:
            self._problems.append(_homeless(self._homeless))
        return Plan(
            edits=tuple(self._edits.values()),
            known=len(self._known),
            homeless=len(self._homeless),
            problems=tuple(self._problems),
        )

    def _read(self, foreign: Foreign) -> tuple[Annotation, bool] | None:
        document = foreign.document
        try:
            must_be_annotation(document)
            return _as_note(document), foreign.private or self._all_private
        except KnownError as error:
            name = str(document.get("id", ""))[:80]
            what = Words(f"Catatan “{name}”: {error.what.id}", f"The note “{name}”: {error.what.en}")
            remedy = Words("Catatan ini tidak diimpor.", "This note is not imported.")
            self._problems.append(Problem(code=error.code, path="", what=what, remedy=remedy))
            return None

    def _take_answers(self, waiting: list[tuple[Annotation, bool]]) -> None:
        """Take answers in as soon as what they answer has a home; a ring of answers has none."""
        while waiting:
            left = []
            for note, private in waiting:
                if story := self._home_of(note.reply_to):
                    self._take(note, private, story)
                else:
                    left.append((note, private))
            if len(left) == len(waiting):
                self._homeless += [source_of(_document(note).get("target")) for note, _ in left]
                return
            waiting = left

    def _home_of(self, note_id: str) -> str:
        if edit := self._edits.get(note_id):
            return edit.note.story
        if note_id in self._known:
            return self._known[note_id]
        row = self._catalogue.notes.find(note_id)
        return row.note.story or row.card.id if row else ""

    def _home(self, note: Annotation) -> str:
        story = "" if note.reply_to else note.story
        return story if story and self._is_here(story) else self._into

    def _is_here(self, story: str) -> bool:
        if story not in self._stories:
            card = self._catalogue.card(story)
            self._stories[story] = card is not None and card.status != "withdrawn"
        return self._stories[story]

    def _take(self, note: Annotation, private: bool, story: str) -> None:
        if not story or not self._is_here(story):
            self._homeless.append(source_of(_document(note).get("target")))
        elif note.id in self._edits or note.id in self._known:
            self._known.setdefault(note.id, story)
        elif self._catalogue.notes.knows(note.id) or self._catalogue.notes.knows_words(story, note):
            self._known[note.id] = story
        else:
            self._edits[note.id] = NoteEdit(after=_housed(note, story), private=private, named=IMPORTED)


def _as_note(document: Document) -> Annotation:
    """Read a note; one that answers another by any address answers it by the id that is made of the address."""
    target = document["target"]
    first = listed(target)[0]
    if "replying" in listed(document.get("motivation")) and isinstance(first, str) and not story_of(first):
        document = {**document, "target": f"urn:uuid:{id_of(first)}"}
    return from_document(document)


def _housed(note: Annotation, story: str) -> Annotation:
    """Give a note its story; the page that it was made on is kept as what the model calls its scope."""
    if note.reply_to or note.story == story:
        return msgspec.structs.replace(note, story=story)
    document = _document(note)
    target = listed(document["target"])[0]
    page = source_of(target)
    kept: dict[str, Any] = {}
    if isinstance(target, dict) and "items" in target:
        document[f"{PREFIX}target"] = target  # several pages at once, which only the file still has to know
    elif isinstance(target, dict):
        kept = {key: value for key, value in target.items() if key != "id"}
    housed: dict[str, Any] = {**kept, "type": "SpecificResource", "source": f"story:{story}"}
    if page:
        housed.setdefault("scope", page)
    rest = listed(document["target"])[1:]
    document["target"] = [housed, *rest] if rest else housed
    return from_document(decode(msgspec.json.encode(document)))


def _document(note: Annotation) -> Document:
    found: Document = plain_json.decode(note.extra, type=dict[str, Any])
    return found


def _homeless(targets: Sequence[str]) -> Problem:
    some = list(dict.fromkeys(target[:80] for target in targets if target))[:_EXAMPLES]
    named = ", ".join(f"“{target}”" for target in some) or "?"
    return Problem(
        code="import-homeless",
        path="",
        serious=False,
        what=Words(
            f"{len(targets)} catatan menunjuk halaman yang bukan cerita di pustaka ini, misalnya {named}.",
            f"{len(targets)} notes point to pages that are no stories of this library, such as {named}.",
        ),
        remedy=Words(
            "Pilih cerita yang dimaksud untuk mengimpornya ke sana; selain itu catatan itu dibiarkan di berkasnya.",
            "Choose the story that is meant to import them there; otherwise they are left in their file.",
        ),
    )
