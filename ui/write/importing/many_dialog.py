"""Many documents at once: how far it has come, what could not be read and why, and a way to stop."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from kb.base.problems import KnownError
from kb.importing.document import Document
from kb.importing.document_import import import_file
from kb.story.draft import Draft
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text
from ui.write.importing.sentence_list import SentenceList
from ui.write.write_services import WriteServices


class ManyDialog(Dialog):
    """Brings one file after the other, each in another thread; closing stops after the file that is being read."""

    brought = Signal(object)  # kb.story.draft.Draft

    def __init__(self, desk: WriteServices, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent, 560)
        self._desk, self._files = desk, files
        self._next = self._made = 0
        self._stopped = threading.Event()
        self._now = Text("", 14, "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, len(files))
        self.progress.setTextVisible(False)
        self.troubles = SentenceList()
        self.troubles.hide()
        for part in (self._now, self.progress, self.troubles):
            self.body.addWidget(part)
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.reject)
        self.retranslate()

    @property
    def is_done(self) -> bool:
        """Whether every file was looked at, or the person stopped."""
        return self._next >= len(self._files) or self._stopped.is_set()

    def begin(self) -> None:
        """Read the next document, or say how it ended."""
        self.progress.setValue(self._next)
        self.retranslate()
        if self.is_done:
            return
        file, drafts, vocabulary = self._files[self._next], self._desk.drafts, self._desk.session.vocabulary
        stopped = self._stopped.is_set
        self._desk.jobs.run(
            lambda: import_file(file, drafts, vocabulary, cancelled=stopped),
            self._take,
            self._miss,
        )

    def reject(self) -> None:
        """Stop after the document at hand and close."""
        self._stopped.set()
        super().reject()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Impor dokumen"))
        self.close_button.setText(self.tr("Tutup") if self.is_done else self.tr("Hentikan"))
        if self.is_done:
            self._now.setText(
                self.tr("{made} dari {of} dokumen kini menjadi naskah. Berkas aslinya tidak diubah.").format(
                    made=self._made, of=len(self._files)
                )
            )
            return
        self._now.setText(
            self.tr("Membaca {number} dari {of}: {name}").format(
                number=self._next + 1, of=len(self._files), name=self._files[self._next].name
            )
        )

    def _take(self, made: tuple[Draft, Document]) -> None:
        draft, document = made
        self._made += 1
        self.brought.emit(draft)
        language = self._desk.session.language
        for words in document.lost:
            self._tell(f"“{document.name}”: {words.say(language)}")
        self._go_on()

    def _tell(self, sentence: str) -> None:
        self.troubles.addItem(sentence)
        self.troubles.show()

    def _miss(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        if not self._stopped.is_set():
            language = self._desk.session.language
            self._tell(f"{error.what.say(language)} {error.remedy.say(language)}")
        self._go_on()

    def _go_on(self) -> None:
        if not self._stopped.is_set():
            self._next += 1
            self.begin()
