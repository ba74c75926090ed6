"""The composition root: names the program, dresses it, builds what the window needs, and hands it over.

Nothing that reads libraries is imported here. Git, SQL and the search engine load in the background, after the first
paint, so that a person can begin to type at once.
"""

import argparse
import gc
import logging
import os
import re
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QSettings, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kb.backup.desk_swap import settle_desk
from kb.base import folders
from kb.base.atomic import told
from kb.base.problems import KnownError
from ui.services.jobs import Jobs
from ui.services.looks import Looks
from ui.services.messages import Messages
from ui.services.session import Session
from ui.services.settings import SettingsStore
from ui.shell.crash_report import CrashReporter
from ui.shell.first_start import FirstStart
from ui.shell.window import MainWindow
from ui.shell.window_services import Services
from ui.widgets.fonts import load_fonts
from ui.widgets.icons import pixmap
from ui.widgets.theme import LIGHT

if TYPE_CHECKING:
    from ui.shell.shelf import ShelfBuilder

NAME: Final = "Pustaka Praktik"
_qt_log: Final = logging.getLogger("qt")
_PLATFORM: Final = "qt.qpa"  # what is missing for a window to open
_ASKED: Final = "QT_LOGGING_RULES"
_COMPLAINING: Final = re.compile(r"Q[A-Za-z]+(?:::[A-Za-z]+)*(?=[:( ])")
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
    crashes.take_over()
    kept, trouble = _take_up_desk()
    window = build(application, crashes)
    if trouble is not None:
        window.services.messages.problem(trouble)
    elif kept is not None:
        window.tell_restored(kept)
    if options.first_paint and window.usual_library() is not None:
        window.painted.connect(application.quit)
    else:
        first = begin(window, Path(options.library) if options.library else None)
        if options.first_paint and first is not None:
            first.finished.connect(application.quit)
            window.painted.connect(first.begin, Qt.ConnectionType.SingleShotConnection)
    application.aboutToQuit.connect(partial(close, window.services))
    window.show()
    return application.exec()


def _take_up_desk() -> tuple[Path | None, KnownError | None]:
    """Put a desk that was restored from a backup into its place, before anything of a desk is read."""
    try:
        return settle_desk(), None
    except KnownError as error:
        return None, error


def make_application() -> QApplication:
    """Name and dress the program; a test that has an application already gets that one, dressed."""
    qInstallMessageHandler(_log_qt)
    # Qt's own file dialog remembers the folders it was in for all programs of this computer; ours may name clients.
    own = str(folders.desk() / "qt")
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, own)
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
        Services(jobs, looks, messages, session, settings, partial(_call_carpenter, session, jobs, settings))
    )
    jobs.failed.connect(partial(_report, messages, crashes))
    if settings.complaint is not None:
        messages.warning(settings.complaint.say(settings.value.language))
    return window


def begin(window: MainWindow, library: Path | None, *, asks: bool = True) -> FirstStart | None:
    """Open the wished library, or the usual one, when the window is on the screen; or begin with the first minute.

    Whoever never used the program is asked for a name before a wished library too, unless `asks` is false.
    """
    usual = library or window.usual_library()
    if asks and library is not None and window.is_new:
        usual = None
    # What is there now stays: to look all of it through for what is not needed took 50 ms, in the middle of a word.
    window.services.session.overview_changed.connect(gc.freeze, Qt.ConnectionType.SingleShotConnection)
    window.painted.connect(partial(_go_on, window, usual), Qt.ConnectionType.SingleShotConnection)
    if usual is not None:
        return None
    return window.start_first(library or folders.own_library(), is_there=library is not None)


def _go_on(window: MainWindow, library: Path | None) -> None:
    """Load the pages for finding and reading, so that the first key does not wait for them, then open the library.

    One after the other: building pages while another thread loads modules takes six times as long, because each call
    into Qt has to win the interpreter back.
    """

    pages = window.pages
    if library is not None:
        pages.prepared.connect(partial(window.libraries.open, library), Qt.ConnectionType.SingleShotConnection)
    window.services.jobs.run(partial(import_module, "ui.shell.shelf"), lambda _module: pages.prepare())
    pages.prepared.connect(partial(_look_after_desk, window), Qt.ConnectionType.SingleShotConnection)


def _look_after_desk(window: MainWindow) -> None:
    """Once nobody waits for anything: see whether the private store is locked, close the desk to others, and clear up."""
    window.vault.begin()
    window.services.jobs.run(lambda: import_module("kb.desk.desk_upkeep").put_in_order())


def _call_carpenter(session: Session, jobs: Jobs, settings: SettingsStore) -> "ShelfBuilder":
    # Only when it is wanted: reading pages and maps take as long to load as the whole window.
    from ui.shell.shelf import ShelfBuilder  # noqa: PLC0415

    return ShelfBuilder(session, jobs, settings)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pustaka", description="Pustaka Praktik", allow_abbrev=False)
    parser.add_argument("library", nargs="?", help="folder pustaka yang dibuka / the library folder to open")
    parser.add_argument("--first-paint", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(list(arguments))


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
    """Log who of Qt complains; about what, only where it cannot be a file or a text of somebody, or when it is asked for."""
    if "propagateSizeHints" in text:  # harmless noise of the platform without a screen
        return
    if not ((context.category or "").startswith(_PLATFORM) or _ASKED in os.environ):
        named = _COMPLAINING.match(text)
        text = f"{named[0] if named else context.category or 'Qt'}: … ({_ASKED} shows the words)"
    _qt_log.log(_LEVELS[kind], "%s", text)
