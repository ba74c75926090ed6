"""What the author has said about one draft (who each name is, why something stays), and its way into the vault."""

import threading

from PySide6.QtCore import QObject, Signal

from kb.base.problems import KnownError
from kb.gate.decisions import Decisions
from kb.vault.vault import Vault
from ui.services.jobs import Jobs


class Answers(QObject):
    """The answers of a draft; each is in the vault a moment after it was given, the newest last."""

    changed = Signal()
    failed = Signal(object)  # kb.base.problems.KnownError: a sentence for the person

    def __init__(self, vault: Vault, draft: str, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._draft, self._jobs = vault, draft, jobs
        self._saving = False
        self._turn = threading.Lock()
        self.trouble: KnownError | None = None
        self.value = Decisions()
        try:
            self._saved = self.value = vault.decisions(draft)
        except KnownError as error:
            # The file stays as it is: answers given now are only kept in the window.
            self.trouble = error

    def look_again(self) -> None:
        """Read what could not be read before, and add what has been said meanwhile."""
        if self.trouble is None:
            self.changed.emit()
            return
        try:
            self._saved = self._vault.decisions(self._draft)
        except KnownError as error:
            self.trouble = error
            return
        self.trouble = None
        self.value = self._saved.with_all_of(self.value)
        self._save()
        self.changed.emit()

    def put(self, value: Decisions) -> None:
        """Take other answers and keep them."""
        if value != self.value:
            self.value = value
            self._save()
            self.changed.emit()

    def flush(self) -> None:
        """Keep what is not kept yet, now; raises nothing, `failed` tells."""
        if self.trouble is None and self._saved != self.value:
            try:
                self._saved = self._write()
            except KnownError as error:
                self.failed.emit(error)

    def _save(self) -> None:
        if self.trouble is not None:
            self.failed.emit(self.trouble)
        elif not self._saving and self._saved != self.value:
            self._saving = True
            self._jobs.run(self._write, self._kept, self._fail)

    def _write(self) -> Decisions:
        """Keep the newest answers, whatever they are when it is this one's turn: an older pen never writes last."""
        with self._turn:
            value = self.value
            self._vault.keep_decisions(self._draft, value)
            return value

    def _kept(self, value: Decisions) -> None:
        self._saving, self._saved = False, value
        self._save()

    def _fail(self, error: Exception) -> None:
        self._saving = False
        if not isinstance(error, KnownError):
            raise error
        self.failed.emit(error)
