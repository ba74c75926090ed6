"""What a note may link to: thousands of titles, read in the background before anybody types "[["."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kb.base.problems import KnownError
from ui.notes import note_links
from ui.notes.note_links import Target
from ui.services.jobs import Jobs
from ui.services.session import Session

if TYPE_CHECKING:
    from kb.vocabulary.vocabulary import Vocabulary

translate = QCoreApplication.translate


class Targets(QObject):
    """Keeps the list until the library, what it holds, or the language is another one."""

    came = Signal()  # `known` tells more, or something else

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._known: Sequence[Target] = ()
        self._fresh = self._loading = False
        session.changed.connect(self._outdate)
        session.language_changed.connect(self._outdate)
        session.opened.connect(self._forget)
        session.closed.connect(self._forget)

    def known(self) -> Sequence[Target]:
        """Return what is known so far, in the order of the alphabet; what is missing comes with `came`."""
        self.prepare()
        return self._known

    def prepare(self) -> None:
        """Begin to read, where something is not known; nobody has to wait for it."""
        session = self._session
        if self._fresh or self._loading or not session.is_open:
            return
        folder, language, vocabulary = session.library.folder, session.language, session.vocabulary
        file = session.catalogue.file
        self._fresh = self._loading = True
        self._jobs.run(
            lambda: note_links.in_order(_found(file, folder, language, vocabulary)),
            lambda found: self._take(found, folder, language),
            self._give_up,
        )

    def _take(self, found: Sequence[Target], folder: Path, language: str) -> None:
        self._loading = False
        session = self._session
        if session.is_open and (session.library.folder, session.language) == (folder, language):
            self._known = found
            self.came.emit()
        else:
            self._fresh = False

    def _give_up(self, error: Exception) -> None:
        """A library that cannot be read is told about elsewhere; the next letter tries again."""
        self._fresh = self._loading = False
        if not isinstance(error, KnownError):
            raise error

    def _outdate(self) -> None:
        self._fresh = False

    def _forget(self) -> None:
        self._fresh, self._known = False, ()


def _found(file: Path, folder: Path, language: str, vocabulary: "Vocabulary") -> Iterator[Target]:
    # Loaded with the library in the background, long before anybody writes a note.
    from kb.catalogue.catalogue import Catalogue  # noqa: PLC0415
    from kb.library.library_parts import LibraryParts  # noqa: PLC0415

    catalogue = Catalogue(file)
    try:
        for one in catalogue.titles():
            title = (language == "en" and one.title_en) or one.title
            yield Target(title, f"story:{one.id}", translate("NoteLinks", "cerita"))
    finally:
        catalogue.close()
    parts = LibraryParts(folder)
    for slug, organisation in parts.organisations.items():
        yield Target(organisation.name, f"organisation:{slug}", translate("NoteLinks", "lembaga"))
    for slug, person in parts.people.items():
        yield Target(person.name, f"person:{slug}", translate("NoteLinks", "orang"))
    for concept in vocabulary.concepts:
        yield Target(vocabulary.label(concept, language), f"concept:{concept}", translate("NoteLinks", "istilah"))
