"""Bringing documents in from the window: chosen in a dialog or dropped, one at once, many with their progress."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kb.base.problems import KnownError
from kb.importing.document import Document
from kb.importing.document_import import ENDINGS, documents_in, import_file, traces_of
from kb.importing.revision_traces import Remarks, Traces
from kb.story.draft import Draft
from ui.write.importing.lost_dialog import LostDialog
from ui.write.importing.many_dialog import ManyDialog
from ui.write.importing.remarks_dialog import RemarksDialog
from ui.write.write_services import WriteServices

_IN_ONE_LINE: Final = 2  # sentences that the line above the page has room for


class Importer(QObject):
    """Reads in another thread, for a document may take a second; the drafts appear whole or not at all."""

    draft_made = Signal(str)  # the id of the one draft that was brought
    drafts_made = Signal()  # several were brought

    def __init__(self, desk: WriteServices, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def ask_files(self) -> None:
        """Let the person choose documents."""
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Pilih dokumen"), "", self.tr("Dokumen ({kinds})").format(kinds=kinds)
        )
        self.bring(map(Path, chosen))

    def ask_folder(self) -> None:
        """Let the person choose a folder of documents."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Pilih folder dokumen"))
        if chosen:
            self.bring([Path(chosen)])

    def bring(self, paths: Iterable[Path]) -> None:
        """Bring in documents and folders of documents."""
        chosen = list(paths)
        if not chosen or not self._desk.session.is_open:
            return
        if len(chosen) == 1 and not chosen[0].is_dir():
            self._bring_one(chosen[0])
            return
        files = [file for path in chosen for file in (documents_in(path) if path.is_dir() else (path,))]
        if not files:
            self._desk.messages.warning(self.tr("Tidak ada dokumen yang dapat diimpor di folder itu."))
            return
        self._bring_many(files)

    def _bring_one(self, file: Path) -> None:
        """Bring a document in; who has left remarks and changes in it is said before."""

        def look(traces: Traces) -> None:
            if not traces:
                self._take(file, "leave")
                return
            dialog = RemarksDialog(file.name, traces, self._desk.session.language, self._window)
            dialog.accepted.connect(lambda: self._take(file, dialog.remarks))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._desk.jobs.run(lambda: traces_of(file), look, self._fail)

    def _take(self, file: Path, remarks: Remarks) -> None:
        desk = self._desk
        drafts, vocabulary = desk.drafts, desk.session.vocabulary
        reading = self.tr("Membaca “{name}”…").format(name=file.name)
        desk.messages.info(reading)

        def show(brought: tuple[Draft, Document]) -> None:
            desk.messages.take_back(reading)
            self._show_one(brought)

        def fail(error: Exception) -> None:
            desk.messages.take_back(reading)
            self._fail(error)

        desk.jobs.run(lambda: import_file(file, drafts, vocabulary, remarks=remarks), show, fail)

    def _show_one(self, brought: tuple[Draft, Document]) -> None:
        draft, document = brought
        self._place(draft)
        self.draft_made.emit(draft.id)
        language = self._desk.session.language
        if len(document.lost) > _IN_ONE_LINE:
            self._desk.messages.warning(
                self.tr("%n hal dari “{name}” tidak ikut begitu saja.", "", len(document.lost)).format(
                    name=document.name
                ),
                self.tr("Lihat"),
                lambda: self._show_lost(document),
            )
        elif document.lost:
            self._desk.messages.warning(" ".join(words.say(language) for words in document.lost))
        else:
            self._desk.messages.info(
                self.tr("“{name}” kini menjadi naskah. Berkas aslinya tidak diubah.").format(name=document.name)
            )

    def _show_lost(self, document: Document) -> None:
        dialog = LostDialog(document, self._desk.session.language, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _bring_many(self, files: Sequence[Path]) -> None:
        dialog = ManyDialog(self._desk, files, self._window)
        dialog.brought.connect(self._place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _: self.drafts_made.emit())
        dialog.open()
        dialog.begin()

    def _place(self, draft: Draft) -> None:
        """Say for which library the draft is meant."""
        library = self._desk.session.library
        try:
            self._desk.drafts.know(draft.with_about(library=str(library.folder), library_id=library.about.id))
        except KnownError as error:
            self._desk.messages.problem(error)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._desk.messages.problem(error)
