"""The composition root: names the program, dresses it, builds what the window needs, and hands it over.

Nothing that reads libraries is imported here. Git, SQL and the search engine load in the background, after the first
paint, so that a person can begin to type at once.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kb import folders
from kb.atomic import told
from kb.problems import KnownError
from ui.shell.crash import CrashReporter
from ui.shell.fonts import load_fonts
from ui.shell.icons import pixmap
from ui.shell.jobs import Jobs
from ui.shell.looks import Looks
from ui.shell.messages import Messages
from ui.shell.session import Session
from ui.shell.settings import SettingsStore
from ui.shell.theme import LIGHT
from ui.shell.window import MainWindow, Services

if TYPE_CHECKING:
    from ui.shell.shelf import Shelf

NAME: Final = "Pustaka Praktik"
_qt_log: Final = logging.getLogger("qt")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit code when it is closed."""
    options = _options(arguments)
    application = make_application()
    crashes = CrashReporter()
    sys.excepthook = crashes.hook
    window = build(application, crashes)
    if options.first_paint:
        _leave_after_first_paint(application, window)
    begin(window, Path(options.library) if options.library else None, ask_name=not options.first_paint)
    window.show()
    return application.exec()


def make_application() -> QApplication:
    """Name and dress the program; a test that has an application already gets that one, dressed."""
    qInstallMessageHandler(_log_qt)
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication([NAME])
    application.setApplicationName("pustaka-praktik")
    application.setApplicationDisplayName(NAME)
    application.setDesktopFileName("pustaka-praktik")
    application.setQuitOnLastWindowClosed(True)
    load_fonts(application)
    return application


def build(application: QApplication, crashes: CrashReporter) -> MainWindow:
    """Build the services and the window that uses them; the application owns them all."""
    jobs = Jobs(application)
    settings = SettingsStore(folders.desk() / "settings.json", jobs, application)
    messages = Messages(application)
    session = Session(jobs, settings.value.language, application)
    looks = Looks(application, settings, session, messages)
    application.setWindowIcon(QIcon(pixmap("book-open", LIGHT.accent, 64)))
    window = MainWindow(
        Services(jobs, looks, messages, session, settings, partial(_make_shelf, session, jobs, settings))
    )
    jobs.failed.connect(partial(_report, messages, crashes))
    if settings.complaint is not None:
        messages.warning(settings.complaint.say(settings.value.language))
    application.aboutToQuit.connect(partial(close, window.services))
    return window


def begin(window: MainWindow, library: Path | None, *, ask_name: bool = True) -> None:
    """Open the wished library, or the usual one, or begin with the first minute."""
    usual = library or window.usual_library()
    if usual is not None:
        # What opening loads would hold up the first paint.
        window.painted.connect(partial(window.libraries.open, usual), Qt.ConnectionType.SingleShotConnection)
        return
    first = window.start_first(folders.own_library())
    if not ask_name:
        window.painted.connect(first.begin, Qt.ConnectionType.SingleShotConnection)


def _make_shelf(session: Session, jobs: Jobs, settings: SettingsStore) -> "Shelf":
    # Only when it is wanted: reading pages and maps take as long to load as the whole window.
    from ui.shell.shelf import make_shelf  # noqa: PLC0415

    return make_shelf(session, jobs, settings)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pustaka", description="Pustaka Praktik", allow_abbrev=False)
    parser.add_argument("library", nargs="?", help="folder pustaka yang dibuka / the library folder to open")
    parser.add_argument("--first-paint", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(list(arguments))


def _leave_after_first_paint(application: QApplication, window: MainWindow) -> None:
    """For measuring: leave when the window can be typed into, or when the first library has been read."""

    def leave() -> None:
        if window.first_start is None:
            application.quit()
        else:
            window.first_start.finished.connect(application.quit)

    window.painted.connect(leave)


def _report(messages: Messages, crashes: CrashReporter, error: Exception) -> None:
    """Tell what background work raised: in a message what a person can mend, in the dialog what is our mistake."""
    if isinstance(error, KnownError):
        messages.problem(error)
    elif isinstance(error, OSError):
        messages.problem(told(error, Path(str(error.filename or ""))))
    else:
        crashes.report(error)


def close(services: Services) -> None:
    """Keep the settings, let go of the library, end all work behind the window."""
    services.looks.close()
    services.settings.flush()
    services.session.close()
    services.jobs.close()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if "propagateSizeHints" not in text:  # harmless noise of the platform without a screen
        _qt_log.log(_LEVELS[kind], "%s", text)
