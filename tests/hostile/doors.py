"""The doors of the program, one after the other, as a person would go through them with a library that was handed to them.

Each door is a function that takes a `Guest` and returns nothing: it raises KnownError where the program says a sentence,
and anything else is a mistake of ours.
"""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Final

from kb.annotation.annotation import Annotation, new_id, quote_of
from kb.annotation.annotation_model import MAX_BYTES
from kb.base import folders
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.catalogue.waiting_versions import unsigned_paths
from kb.desk.draft_submit import submit
from kb.desk.withdrawal import withdraw
from kb.drafts.drafts import Drafts, draft_from
from kb.exchange import FORMS, gather, pack, plan_import
from kb.identity.identity_store import new_key
from kb.importing.document_import import import_file, import_folder
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.reading import read, to_html
from kb.review.review import hindrance, send_back, sign, submission
from kb.review.review_queue import queue
from kb.story.author import Author
from kb.vault.vault import Vault
from kb.versions.versions import versions_of
from tests.hostile.bad_area import Area
from tests.hostile.generator import GOOD, STORIES, WAITS
from tests.kb.shelf import SITI
from ui.terminal.commands import run
from ui.terminal.speech import visible

_MOST: Final = 4
_ANSWERS: Final = {"kerahasiaan": "Nama diganti; desa tidak disebut.", "sumber": "Angka dari laporan tahunan."}


class Guest:
    """Somebody who opens the library of an area; `heard` is everything the program told, in print and in exports."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.heard: list[str] = []
        self.step: Callable[[], None] = lambda: None  # told after each single thing that was done
        self.decided: set[str] = set()  # the stories that this guest signed or sent back

    @property
    def folder(self) -> Path:
        return self.area.library

    def several(self, acts: Iterator[Callable[[], object]]) -> None:
        """Do all of several things; what one of them says does not keep the others from being done."""
        last: KnownError | None = None
        for act in acts:
            try:
                act()
            except KnownError as error:
                last = error
                self.heard.append(f"{error.what.id} {error.what.en} {error.remedy.id} {error.remedy.en}")
            self.step()
        if last is not None:
            raise last

    def say(self, *words: str) -> int:
        """Run a command of the terminal and hear what it prints; raises ValueError when a terminal would obey it."""
        out, aloud = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(aloud):
            code = run([*words, "--pustaka", str(self.folder)])
        self.step()
        told = out.getvalue() + aloud.getvalue()
        self.heard.append(told)
        if visible(told) != told:
            raise ValueError(f"a terminal would obey what {words[0]} prints")
        if "--json" in words:
            json.loads(out.getvalue())
        if code not in (0, 1):
            raise ValueError(f"{words[0]} ended with {code}")
        return code


def opened(guest: Guest) -> None:
    library = Library.open(guest.folder)
    try:
        library.problems()
        library.organisations()
        library.people()
        library.adopt(SITI)
    finally:
        library.close()


def searched(guest: Guest) -> None:
    for words in (
        ["search", "anak", "jalanan"],
        ["search", "isu:anak-jalanan", "--json"],
        ["search", "--tahun", "1999"],
    ):
        guest.say(*words)


def shown(guest: Guest) -> None:
    ids = ["../x", "\x1b[2J"]
    with suppress(KnownError):
        library = Library.open(guest.folder)
        ids += [file.parent.name for _, file in zip(range(_MOST), library.story_files(), strict=False)]
        library.close()
    for one in ids:
        if not one.startswith("-"):  # an option, for every program
            guest.say("show", one)
    guest.say("show", GOOD, "--json")


def looked_over(guest: Guest) -> None:
    guest.say("check", "--json")
    guest.say("stewards")


def made_anew(guest: Guest) -> None:
    guest.say("rebuild")


def read_through(guest: Guest) -> None:
    """Read the texts, as pages and as HTML, and what was remembered of them."""
    library = Library.open(guest.folder)

    def acts() -> Iterator[Callable[[], object]]:
        for _, file in zip(range(2 * _MOST), library.story_files(), strict=False):
            path = library.relative(file)
            yield lambda path=path: guest.heard.append(to_html(read(library.read_path(path).body, library.stage_of)))
            yield lambda path=path: list(versions_of(library, path))
            yield lambda path=path: library.history.text_at(path)
        yield library.history.log
        yield library.history.refresh_index

    try:
        guest.several(acts())
    finally:
        library.close()


def noted(guest: Guest) -> None:
    library = Library.open(guest.folder)
    notes = Notes(library, folders.desk())

    def acts() -> Iterator[Callable[[], object]]:
        for story in STORIES:
            quote = quote_of(read(library.read(story).body).plain, 0, 4)
            note = Annotation(id=new_id(), story=story, text="Bagaimana caranya?", kind="question", quote=quote)
            done: list[Annotation] = []
            yield lambda note=note, done=done: done.append(notes.apply(note_edit.add(note), SITI).edit.note)
            for one in done:
                yield lambda one=one: notes.apply(note_edit.reply(one, "Pelan-pelan."), SITI)
                yield lambda one=one: notes.apply(note_edit.delete(one), SITI)
            for thread in notes.of(story).threads[:2]:
                yield lambda thread=thread: notes.apply(note_edit.reply(thread.note, "Saya juga."), SITI)

    try:
        guest.several(acts())
    finally:
        library.close()


def submitted(guest: Guest) -> None:
    """A new story, and a new version of one that is there."""
    library, drafts = Library.open(guest.folder), Drafts()

    def acts() -> Iterator[Callable[[], object]]:
        draft = drafts.new({"title": "Kader menyapa", "issues": ["isu.lansia"]}, "Awal.\n\n## Aksi\n\nKami datang.\n")
        yield lambda: submit(drafts, draft, library, SITI, check=_allow)
        yield lambda: submit(
            drafts, drafts.save(draft_from(drafts, library, GOOD).with_body("Baru.\n")), library, SITI, check=_allow
        )

    try:
        guest.several(acts())
    finally:
        library.close()


def reviewed(guest: Guest) -> None:
    library, catalogue = Library.open(guest.folder), Catalogue(folders.catalogue_of(guest.folder), folders.desk())
    reader = Author("Budi Santoso", "budi@contoh.id", new_key())

    def acts() -> Iterator[Callable[[], object]]:
        catalogue.update(library)
        paths = list(unsigned_paths(library, catalogue))
        yield lambda: queue(library, paths, reader)
        for path in paths[:_MOST]:
            seen = submission(library, path)
            if seen is None:
                continue
            hindrance(library, seen, reader)
            guest.decided.add(seen.file.path)
            if WAITS not in path:
                yield lambda seen=seen: send_back(library, seen, reader, "Sumbernya?")
            yield lambda seen=seen: sign(library, seen, reader, _ANSWERS)

    try:
        guest.several(acts())
    finally:
        catalogue.close()
        library.close()


def taken_back(guest: Guest) -> None:
    library = Library.open(guest.folder)
    try:
        withdraw(library, "buruh-migran", SITI, Vault(library.folder), reason="Ia takut dikenali.")
    finally:
        library.close()


def exported(guest: Guest) -> None:
    library, catalogue = Library.open(guest.folder), Catalogue(folders.catalogue_of(guest.folder), folders.desk())
    try:
        catalogue.update(library)
        sheets = gather(catalogue, Notes(library, folders.desk()), private=True)
        for form in FORMS:
            guest.heard.append(pack(sheets, form).data.decode())
    finally:
        catalogue.close()
        library.close()


def imported(guest: Guest) -> None:
    """Documents to drafts, and notes of elsewhere to notes."""
    library, drafts = Library.open(guest.folder), Drafts()
    catalogue = Catalogue(folders.catalogue_of(guest.folder), folders.desk())
    notes = Notes(library, folders.desk())

    def acts() -> Iterator[Callable[[], object]]:
        catalogue.update(library)
        files = [file for file in sorted(guest.area.documents.iterdir()) if file.suffix in (".json", ".png")]
        for file in files:
            raw = file.read_bytes()[: MAX_BYTES + 1]
            yield lambda raw=raw: notes.apply_all(plan_import(raw, catalogue, into=GOOD).edits[:20], SITI)
        yield lambda: import_file(guest.area.documents / "tak-ada.docx", drafts, library.vocabulary)
        yield lambda: list(import_folder(guest.area.documents, drafts, library.vocabulary))

    try:
        guest.several(acts())
    finally:
        catalogue.close()
        library.close()


def _allow(*_: object) -> None:
    """The gate of the library itself is asked all the same."""


DOORS: Final[tuple[Callable[[Guest], None], ...]] = (
    opened, searched, shown, looked_over, read_through, noted, submitted, reviewed, exported, taken_back, imported, made_anew, searched,
)  # fmt: skip
