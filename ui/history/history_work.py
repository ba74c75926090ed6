"""The process that reads or rewrites a whole history, with its progress, for the two places that show it."""

from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from kb.base import process
from kb.base.problems import KnownError
from kb.erasure.history_rewrite import ErasureRequest
from kb.erasure.history_worker import ErasureStart
from kb.vault.vault_lock import VaultLock
from ui.services.line_process import LineProcess

_WORKER: Final = process.python("kb.erasure.history_worker")


class HistoryWork(LineProcess):
    """Runs one command at a time and tells how far it is."""

    progressed = Signal(int)  # per cent
    exchanging = Signal()  # from now on it is too late to stop

    def __init__(self, parent: QObject) -> None:
        super().__init__(_WORKER, parent)
        self.said.connect(self._tell)

    def run(self, command: str, folder: Path, wish: ErasureRequest | None = None) -> None:
        """Begin "check", "look" or "erase". The words of a wish go through a pipe: arguments can be read by others."""
        try:
            begin = ErasureStart(wish=wish or ErasureRequest(), key=VaultLock().held_key())
        except KnownError as error:  # the lock itself cannot be read
            self.failed.emit(error)
            return
        self.start(command, str(folder), told=msgspec.json.encode(begin))

    def _tell(self, news: dict[str, Any]) -> None:
        if news.get("step") == "exchange":
            self.exchanging.emit()
        elif {"done", "total"} <= news.keys() and news["step"] != "walk":
            self.progressed.emit(int(news["done"]) * 100 // max(int(news["total"]), 1))
