"""The process that reads or rewrites a whole history, with its progress, for the two places that show it."""

from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from kb import process
from kb.history_rewrite import Wish
from kb.history_worker import Begin
from kb.problems import KnownError
from kb.vault_lock import VaultLock
from ui.shell.line_process import LineProcess

_WORKER: Final = process.python("kb.history_worker")


class HistoryWork(QObject):
    """Runs one command at a time; `ended` gives its last line, `failed` why there is none."""

    progressed = Signal(int)  # per cent
    exchanging = Signal()  # from now on it is too late to stop
    ended = Signal(object)  # dict
    failed = Signal(object)  # KnownError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = LineProcess(_WORKER, self)
        self._process.said.connect(self._tell)
        self._process.ended.connect(self.ended)
        self._process.failed.connect(self.failed)

    @property
    def is_running(self) -> bool:
        """Whether it is at work."""
        return self._process.is_running

    def start(self, command: str, folder: Path, wish: Wish | None = None) -> None:
        """Begin "check", "look" or "erase". The words of a wish go through a pipe: arguments can be read by others."""
        try:
            begin = Begin(wish=wish or Wish(), key=VaultLock().held_key())
        except KnownError as error:  # the lock itself cannot be read
            self.failed.emit(error)
            return
        self._process.start(command, str(folder), told=msgspec.json.encode(begin))

    def stop(self) -> None:
        """Ask it to stop; `ended` says how far it came."""
        self._process.ask_to_stop()

    def close(self) -> None:
        """Stop and wait until it is gone."""
        self._process.close()

    def _tell(self, news: dict[str, Any]) -> None:
        if news.get("step") == "exchange":
            self.exchanging.emit()
        elif {"done", "total"} <= news.keys() and news["step"] != "walk":
            self.progressed.emit(int(news["done"]) * 100 // max(int(news["total"]), 1))
