"""The process that looks at everything, or prepares the search anew, with its progress."""

from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from index.upkeep.health_worker import HealthStart
from kb.base import process
from kb.base.problems import KnownError
from kb.health.health_finding import GROUPS, Group
from kb.vault.vault_lock import VaultLock
from ui.services.line_process import LineProcess

_WORKER: Final = process.python("index.upkeep.health_worker")
_ORDER: Final[tuple[Group, ...]] = ("rights", "desk", "index", "files", "media", "history")
"""The groups that tell how far they are, in the order in which they are looked at."""


class HealthWork(LineProcess):
    """Runs one command at a time and tells how far it is."""

    progressed = Signal(int)  # per cent of everything
    looking_at = Signal(str)  # kb.health.health_finding.Group

    def __init__(self, parent: QObject) -> None:
        super().__init__(_WORKER, parent)
        self.said.connect(self._tell)

    def run(self, command: str, folder: Path) -> None:
        """Begin "check" or "rebuild"."""
        try:
            begin = HealthStart(key=VaultLock().held_key())
        except KnownError:  # the lock cannot be read: the look itself will tell
            begin = HealthStart()
        self.start(command, str(folder), told=msgspec.json.encode(begin))

    def _tell(self, news: dict[str, Any]) -> None:
        step = news.get("step")
        if step in _ORDER and {"done", "total"} <= news.keys():
            part = int(news["done"]) / max(int(news["total"]), 1)
            self.progressed.emit(int((_ORDER.index(step) + min(part, 1.0)) * 100 / len(_ORDER)))
        if step in GROUPS:
            self.looking_at.emit(step)
