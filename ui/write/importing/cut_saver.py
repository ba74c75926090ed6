"""Keeps the choice of cuts on the desk while it is made, without making the window wait for the disk."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kb.base.problems import KnownError
from kb.drafts.kept_cuts import forget_cuts, keep_cuts, kept_cuts
from ui.write.importing.split_choice import Splitting
from ui.write.write_services import WriteServices

_PAUSE_MS: Final = 700


class CutSaver(QObject):
    """Writes a moment after the last change, one write at a time; `flush` when the page is left."""

    failed = Signal(object)  # kb.base.problems.KnownError

    def __init__(self, desk: WriteServices, splitting: Splitting) -> None:
        super().__init__(splitting)
        self._jobs, self._splitting = desk.jobs, splitting
        self._place = desk.drafts.place(splitting.source.id)
        self._is_writing = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        splitting.start_with(kept_cuts(self._place, splitting.text))
        self._kept = splitting.cuts
        self._soon.timeout.connect(self._write)
        splitting.changed.connect(self._soon.start)

    def flush(self) -> None:
        """Write now what is not written yet."""
        self._soon.stop()
        if self._kept == self._splitting.cuts and not self._is_writing:
            return
        try:
            keep_cuts(self._place, self._splitting.text, self._splitting.cuts)
        except KnownError as error:
            self.failed.emit(error)
        else:
            self._kept = self._splitting.cuts

    def forget(self) -> None:
        """The stories are made; the choice has done its work."""
        self._soon.stop()
        self._kept = self._splitting.cuts
        forget_cuts(self._place)

    def _write(self) -> None:
        if self._is_writing:
            self._soon.start()
            return
        place, text, cuts = self._place, self._splitting.text, self._splitting.cuts
        self._is_writing, self._kept = True, cuts
        self._jobs.run(lambda: keep_cuts(place, text, cuts), lambda _: self._done(), self._fail)

    def _done(self) -> None:
        self._is_writing = False

    def _fail(self, error: Exception) -> None:
        self._is_writing = False
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)
