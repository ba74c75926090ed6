"""The settings while the program runs: changed by many, written by one, shortly after each change."""

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from kb.base.atomic import told
from ui.services.jobs import Jobs
from ui.services.settings_file import read, write

RECENT_LIMIT: Final = 8
_SAVE_AFTER_MS: Final = 400


class SettingsStore(QObject):
    """Holds the settings while the program runs and writes them shortly after each change."""

    changed = Signal(object)  # frozenset[str]: the names of the settings that are different now

    def __init__(self, file: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._lane = jobs.lane()
        self.value, self._foreign, self.complaint = read(file)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)

    @property
    def is_new(self) -> bool:
        """Whether this person has never used the program before."""
        return not self._file.exists()

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the names and types are those of Settings
        """Set one or more settings; nothing happens when they are as they were."""
        names = frozenset(name for name, value in fields.items() if getattr(self.value, name) != value)
        if names:
            self.value = msgspec.structs.replace(self.value, **fields)
            self._timer.start()
            self.changed.emit(names)

    def remember_library(self, folder: Path) -> None:
        """Put a library on top of the recent ones."""
        rest = tuple(known for known in self.value.recent if known != str(folder))
        self.change(recent=(str(folder), *rest)[:RECENT_LIMIT])

    def forget_library(self, folder: Path) -> None:
        """Take a library off the recent ones, for example because its folder is gone."""
        self.change(recent=tuple(known for known in self.value.recent if known != str(folder)))

    def flush(self) -> None:
        """Write at once what is not yet on disk; for the end of the program."""
        if self._timer.isActive():
            self._timer.stop()
            with suppress(
                OSError
            ):  # the window is closing: there is nobody left to tell, and nothing but habits to lose
                write(self._file, self.value, self._foreign)

    def _save(self) -> None:
        settings, foreign = self.value, self._foreign

        def work() -> None:
            try:
                write(self._file, settings, foreign)
            except OSError as error:
                raise told(error, self._file) from error

        self._lane.run(work)
