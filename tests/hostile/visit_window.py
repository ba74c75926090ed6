"""The same libraries in the window: opened, searched, read, written, looked over, as fast as somebody can click."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from tests.hostile.bad_area import Area
from tests.hostile.generator import GOOD, STORIES
from ui import app
from ui.shell.crash_report import CrashReporter
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from tests.hostile.visit import Witness

_BIT: Final = 120
_LONG: Final = 30_000
_ACTIONS: Final = (
    "browse", "results", "reader", "history", "board", "repairs", "review", "stewards", "check-history", "drafts", "guide", "refresh",
    "home", "edit", "browse", "language", "larger", "next-note", "undo",
)  # fmt: skip
_DEEPEST: Final = 12


class _Reporter(CrashReporter):
    """Writes down what would open the dialog about a mistake of ours."""

    def __init__(self, witness: "Witness") -> None:
        super().__init__()
        self._witness = witness

    def report(self, error: BaseException) -> None:
        self._witness.error(error)


def visit_window(area: Area, witness: "Witness") -> None:
    """Open the library of an area in a window of its own, and go to every page."""
    application = app.make_application()
    window = app.build(application, _Reporter(witness))
    session = window.services.session
    closer = QTimer(application, interval=30)
    closer.timeout.connect(_close_dialogs)
    closer.start()
    try:
        with witness.at("window opened"):
            window.resize(1200, 800)
            ended: list[object] = []
            session.open_failed.connect(lambda *_: ended.append(0))
            session.failed.connect(lambda *_: ended.append(0))
            app.begin(window, area.library, asks=False)
            window.show()
            _until(lambda: bool(ended) or session.overview is not None)
            if not ended and not session.is_open:
                raise ValueError("the library is not opened, and nobody is told why")
        _look(window, witness)
        for story in _stories(window):
            with witness.at("window reads"):
                window.pages.go_story(story)
                _wait(_BIT)
        handlers = window._handlers()
        for name in _ACTIONS:
            with witness.at(f"window {name}"):
                handlers[name]()
                _wait(_BIT)
            _look(window, witness)
        if session.is_open:
            with witness.at("window writes"):
                window.rooms.edit_story(GOOD)
                _wait(_BIT)
        for words in ("anak jalanan", "kam", "catatan:ada", "isu:x"):
            with witness.at("window searches"):
                window.pages.search(words)
                _wait(_BIT)
        _look(window, witness)
    finally:
        with witness.at("window closes"):
            window.close()
            app.close(window.services)
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        closer.stop()


def _stories(window: MainWindow) -> list[str]:
    session = window.services.session
    if not session.is_open:
        return []  # it said why, and there is nothing to go to
    found = [card.id for card in session.catalogue.all_cards()][:6]
    return list(dict.fromkeys((*STORIES, *found)))


def _look(window: MainWindow, witness: "Witness") -> None:
    """Nobody's words may be taken for markup by a label or a tooltip."""
    for part in window.findChildren(QWidget):
        tip = part.toolTip()
        if "<img" in tip and Qt.mightBeRichText(tip):
            witness.fault(f"a tooltip is markup: {tip[:200]} of {part}")
        if isinstance(part, QLabel) and "<img" in part.text():
            rich = part.textFormat() == Qt.TextFormat.RichText
            guessed = part.textFormat() == Qt.TextFormat.AutoText and Qt.mightBeRichText(part.text())
            if rich or guessed:
                witness.fault(f"a label is markup: {part.text()[:200]} of {part}")


def _close_dialogs() -> None:
    """Nobody is there to answer."""
    for _ in range(_DEEPEST):
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        dialog.reject()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _until(true: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer(interval=10)
    timer.timeout.connect(lambda: true() and loop.quit())
    QTimer.singleShot(_LONG, loop, loop.quit)
    timer.start()
    loop.exec()
    timer.stop()
