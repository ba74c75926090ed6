"""Notes leave through the gate and come in by a plan; both are asked for on the page of all notes."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from kb.base import folders
from kb.base.atomic import told, write_atomically
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.notes import note_edit
from kb.notes.note_edit import NoteEdits
from kb.notes.note_lists import NoteFilter
from ui.noteboard.export_dialog import ExportDialog
from ui.noteboard.held_dialog import HeldDialog
from ui.noteboard.import_dialog import ImportDialog
from ui.noteboard.note_queries import NoteQueries
from ui.notes.notebook import Notebook
from ui.services.jobs import Jobs
from ui.services.session import Session

if TYPE_CHECKING:
    from kb.catalogue.catalogue import Catalogue
    from kb.exchange import Form, Parcel, Plan
    from kb.notes.held_notes import HeldNote

_KEPT: Final = Words("Simpan catatan yang ditahan untuk saya saja", "Keep notes that were held back for myself")
_ENDINGS: Final = {"md": ".md", "html": ".html", "csv": ".csv", "jsonld": ".jsonld"}


class Exchange(QObject):
    """Leads through an export or an import, step by step; the slow steps are taken in other threads."""

    said = Signal(str, str, object)  # something went as wished: a sentence, and what may be done now

    def __init__(self, session: Session, jobs: Jobs, reading: NoteQueries, book: Notebook, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._jobs, self._reading = session, jobs, reading
        self._book, self._page = book, page
        book.many_done.connect(self._tell_imported)
        book.held_back.connect(self._tell_held)

    def export(self, wish: NoteFilter, *, narrowed: bool) -> None:
        """Ask for the form, look through what would leave, and write it where the person says."""
        notes = self._session.catalogue.notes
        private = notes.counts(wish, "audience").get("private", 0)
        dialog = ExportDialog(notes.count(wish), narrowed=narrowed, private=private, parent=self._page)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        form, own = dialog.form(), dialog.private.isChecked()
        dialog.deleteLater()
        if wanted:
            folder, language = self._session.library.folder, self._session.language
            work = _packing(folder, folders.desk(), wish, form, language, private=own)
            self._reading.run(folder, work, self._leave, self._fail)

    def take_in(self) -> None:
        """Ask for a file, show what it would bring, and bring it."""
        title = self.tr("Berkas catatan yang diimpor")
        kinds = self.tr("Anotasi W3C atau Hypothesis (*.jsonld *.json)")
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, str(folders.documents()), kinds)
        if chosen:
            self.plan(Path(chosen))

    def plan(self, file: Path) -> None:
        """Show what a file would bring."""
        try:
            raw = file.read_bytes()
        except OSError as error:
            self._session.failed.emit(told(error, file))
            return
        session = self._session
        stories = sorted(
            ((card.id, session.title(card)) for card in session.catalogue.all_cards()),
            key=lambda one: one[1].casefold(),
        )
        dialog = ImportDialog(stories, session.language, self._page)

        def ask(into: str, private: bool) -> None:
            self._reading.run(session.library.folder, _planning(raw, into, private=private), dialog.show_plan, refuse)

        def refuse(error: Exception) -> None:
            dialog.reject()
            self._fail(error)

        dialog.wish_changed.connect(ask)
        dialog.accepted.connect(lambda: self._take(dialog.plan))
        dialog.finished.connect(dialog.deleteLater)
        ask("", False)
        dialog.open()

    def _take(self, plan: "Plan | None") -> None:
        from kb.exchange import IMPORTED  # noqa: PLC0415 - loaded with the plan

        if plan is not None and plan.edits:
            self._book.apply_many(NoteEdits(edits=plan.edits, named=IMPORTED))

    def _leave(self, parcel: "Parcel") -> None:
        from ui.gate.leave_dialog import may_leave  # noqa: PLC0415 - what it needs was loaded with the notes

        if not parcel.notes:
            self.said.emit(self.tr("Tidak ada catatan yang dapat dikeluarkan."), "", None)
            return
        if not may_leave(parcel.texts, self._session, self._jobs, self._page, said=parcel.said):
            return
        place = self._ask_place(_ENDINGS[parcel.form])
        if place is None:
            return

        def done(_nothing: object) -> None:
            said = self.tr("%Ln catatan disimpan di {place}.", "", parcel.notes).format(place=place.name)
            self.said.emit(said, self.tr("Buka foldernya"), lambda: _show(place.parent))

        self._jobs.run(lambda: _write(place, parcel.data), done, self._fail)

    def _ask_place(self, ending: str) -> Path | None:
        proposed = folders.documents() / f"{self.tr('catatan')}{ending}"
        title = self.tr("Simpan catatan sebagai")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(proposed), f"*{ending}")
        if not chosen:
            return None
        place = Path(chosen)
        return place if place.suffix else place.with_suffix(ending)

    def _tell_imported(self, done: NoteEdits, way: str) -> None:
        if way == "do":
            said = self.tr("%Ln catatan diimpor.", "", len(done.edits))
            self.said.emit(said, self.tr("Urungkan"), self._book.undo)

    def _tell_held(self, taken: int, held: "tuple[HeldNote, ...]") -> None:
        """Show what was held back; it can be kept where only this person reads it."""
        dialog = HeldDialog(taken, held, self._session.language, self._page.window())
        dialog.accepted.connect(lambda: self._keep_privately(held))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep_privately(self, held: "tuple[HeldNote, ...]") -> None:
        edits = tuple(
            note_edit.add(msgspec.structs.replace(one.edit.after, private=True)) for one in held if one.edit.after
        )
        self._book.apply_many(NoteEdits(edits=edits, named=_KEPT))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._session.failed.emit(error)


def _packing(  # noqa: PLR0913
    library: Path, desk: Path, wish: NoteFilter, form: str, language: str, *, private: bool
) -> "Callable[[Catalogue], Parcel]":
    def work(catalogue: "Catalogue") -> "Parcel":
        # Loaded in the background, the gate with them: few people ever export.
        import_module("kb.library.outgoing_texts")
        from kb.exchange import gather, pack  # noqa: PLC0415
        from kb.library.library import Library  # noqa: PLC0415
        from kb.notes.notes import Notes  # noqa: PLC0415

        wanted: Form = form  # type: ignore[assignment]
        own = Library.open(library)
        try:
            return pack(gather(catalogue, Notes(own, desk), wish, private=private), wanted, language)
        finally:
            own.close()

    return work


def _planning(raw: bytes, into: str, *, private: bool) -> "Callable[[Catalogue], Plan]":
    def work(catalogue: "Catalogue") -> "Plan":
        from kb.exchange import plan_import  # noqa: PLC0415 - see `_packing`

        return plan_import(raw, catalogue, into=into, private=private)

    return work


def _write(place: Path, data: bytes) -> None:
    try:
        write_atomically(place, data)
    except OSError as error:
        raise told(error, place) from error


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
