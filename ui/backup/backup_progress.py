"""How far a backup is, told from another thread: numbers are left here and looked at now and then."""

import threading
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QProgressBar

_BETWEEN_MS: Final = 100


class Progress(QObject):
    """A bar that follows work in another thread, and the wish to stop it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setRange(0, 1000)
        self._stop = threading.Event()
        self._part = 0.0
        self._timer = QTimer(self, interval=_BETWEEN_MS)
        self._timer.timeout.connect(lambda: self.bar.setValue(int(self._part * 1000)))
        self.bar.hide()

    def begin(self) -> None:
        """Show nothing done yet."""
        self._stop.clear()
        self._part = 0.0
        self.bar.setValue(0)
        self.bar.show()
        self._timer.start()

    def end(self) -> None:
        """Nothing is at work any more."""
        self._timer.stop()
        self.bar.hide()

    def stop(self) -> None:
        """Ask the work to end."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Whether it shall end; asked by the work."""
        return self._stop.is_set()

    def say(self, done: int, total: int) -> None:
        """Note how far it is; called by the work."""
        self._part = done / max(total, 1)
