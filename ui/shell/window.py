"""The main window as a map: make the parts, lay them out, and one block of connections between them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from ui.health.repairs_page import RepairsPage
from ui.services.actions import Actions
from ui.services.libraries import Libraries
from ui.services.saved_searches_file import Question, Saved
from ui.services.settings_file import next_size
from ui.services.vault_keeper import VaultKeeper, Way
from ui.shell.backup_ways import BackupWays
from ui.shell.erasure_ways import ErasureWays
from ui.shell.first_start import FirstStart
from ui.shell.header import Header
from ui.shell.health_ways import HealthWays
from ui.shell.help import AboutDialog, ShortcutsDialog
from ui.shell.home import HomePage
from ui.shell.identity_ways import IdentityWays
from ui.shell.menu import MainMenu
from ui.shell.message_bar import MessageBar
from ui.shell.note_ways import noting
from ui.shell.pages import Pages
from ui.shell.review_ways import ReviewWays
from ui.shell.settings_dialog import SettingsDialog
from ui.shell.status_line import StatusLine
from ui.shell.window_services import Services
from ui.shell.write_ways import WriteWays
from ui.widgets.plain import shown

if TYPE_CHECKING:
    from ui.shell.search_help import SearchHelp

_SMALLEST: Final = (900, 600)
_USUAL: Final = (1440, 900)


class MainWindow(QMainWindow):
    """Shows one page at a time under the header; knows the pages, and they do not know each other."""

    painted = Signal()  # the window stands on the screen for the first time

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._session, self._settings = services.session, services.settings
        self.libraries = Libraries(self._session, self._settings, services.messages, services.jobs, self)
        self.vault = VaultKeeper(services.jobs, services.messages, lambda: self._session.language, self)
        self.header = Header()
        self.home = HomePage(self._session)
        self.repairs = RepairsPage(self._session)
        self.pages = Pages(self.home, self.repairs, services.call_carpenter)
        self.rooms = WriteWays(self.pages, services, self)
        self.reviews = ReviewWays(self.pages, self.rooms, services, self)
        self.people = IdentityWays(self.pages, services, self)
        self.erasing = ErasureWays(self.pages, services, self)
        self.health = HealthWays(self.pages, self.rooms, services, self)
        self.backups = BackupWays(services, self)
        self.first_start: FirstStart | None = None
        self.search_help: SearchHelp | None = None
        self._was_painted = False
        self._pressed_at: QWidget | None = None
        self.actions_ = Actions(self, self._handlers())
        self._stack = QStackedWidget()
        self._status = StatusLine(self._session)
        self._stack.addWidget(self.pages)
        self._lay_out()
        self._connect_parts()
        self._follow_settings(frozenset({"theme", "language", "name"}))
        self._restore()
        self.retranslate()
        self.header.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_first(self, target: Path, *, is_there: bool = False) -> FirstStart:
        """Begin with the page of the first minute; home follows when the library in `target` is open.

        It is made from the shipped one, unless it is there: whoever named a folder wants that one and no other.
        """
        page = FirstStart(self._session, self._settings, self.services.jobs, self.services.messages, target)
        if is_there:
            page.open_as_it_is()
        self.first_start = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.header.set_quiet(True)
        page.finished.connect(self._end_first_start)
        return page

    def tell_restored(self, kept: Path) -> None:
        """Say that a desk from a backup is in use now, and where the one before is."""
        said = self.tr("Meja kerja dari cadangan sudah dipakai. Yang sebelumnya disimpan di {place}.")
        self.services.messages.info(said.format(place=kept))

    @property
    def is_new(self) -> bool:
        """Whether nobody used the program here before: neither a name nor a library is known."""
        return self.usual_library() is None and not self._settings.value.name

    def usual_library(self) -> Path | None:
        """Return the library to open at start; None when this person has none yet."""
        chosen = self._settings.value.library
        return Path(chosen) if chosen else None

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.actions_.retranslate()
        self.reviews.retranslate()
        self.vault.retranslate()
        title = self._session.library.about.title if self._session.is_open else ""
        self.setWindowTitle(shown(f"{title} – Pustaka Praktik" if title else "Pustaka Praktik"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            self._pressed_at = self.focusWidget()  # asked before the key itself arrives
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(focused, QAbstractButton)
            and focused is self._pressed_at  # not where the keyboard went because of this very key
            and not event.isAutoRepeat()
        ):
            focused.click()  # Qt's buttons know only the space bar outside of dialogs; people press Enter
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._session.is_open and _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.rooms.bring(_dropped(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.rooms.may_close():
            event.ignore()
            return
        self._settings.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        self._settings.flush()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(MessageBar(self.services.messages))
        column.addWidget(self._stack, 1)
        column.addWidget(self._status)
        self.setCentralWidget(middle)
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self.header.set_menu(MainMenu(self.actions_, self.libraries.fill_recent, self))

    def _connect_parts(self) -> None:
        header, home, pages, session = self.header, self.home, self.pages, self._session
        header.board_requested.connect(pages.go_board)
        header.home_requested.connect(pages.go_home)
        header.language_requested.connect(self.services.looks.other_language)
        header.repairs_requested.connect(pages.go_repairs)
        header.reviews_requested.connect(self.reviews.go_review)
        header.search.leave_requested.connect(pages.focus_results)
        header.search.results_requested.connect(pages.focus_results)
        header.search.text_changed.connect(pages.search)
        header.theme_requested.connect(self.services.looks.next_theme)
        header.write_requested.connect(self.rooms.write_new)
        home.browse_requested.connect(pages.browse)
        home.facet_requested.connect(pages.narrow_to)
        home.guide_requested.connect(pages.go_guide)
        home.library_requested.connect(self.libraries.ask_and_open)
        home.organisation_requested.connect(pages.go_organisation)
        home.search_requested.connect(self._focus_search)
        home.story_requested.connect(pages.go_story)
        self.vault.dialog_requested.connect(self._ask_passphrase)
        self.vault.opened.connect(self.rooms.look_again)
        self.painted.connect(self._help_search, Qt.ConnectionType.SingleShotConnection)
        pages.told.connect(self.services.messages.info)
        pages.note_deleted.connect(
            lambda step: self.services.messages.info(f"{step}.", self.tr("Urungkan"), self.actions_["undo"].trigger)
        )
        home.drafts_requested.connect(self.rooms.go_drafts)
        home.write_requested.connect(self.rooms.write_new)
        self.rooms.quiet_changed.connect(self._set_quiet)
        self.rooms.steps_changed.connect(self.actions_.name_steps)
        pages.edit_requested.connect(self.rooms.edit_story)
        pages.withdrawal_requested.connect(self._ask_withdrawal)
        pages.erasing_requested.connect(self.erasing.erase_story)
        pages.text_requested.connect(header.search.set_text_silently)
        self.repairs.count_changed.connect(header.set_problem_count)
        self.repairs.health_requested.connect(self.health.go_health)
        self.reviews.stewards_requested.connect(self.people.go_stewards)
        self.reviews.card_requested.connect(self.people.show_card)
        self.people.changed.connect(self.reviews.look_again)
        self.reviews.count_changed.connect(header.set_review_count)
        session.failed.connect(self.services.messages.problem)
        session.saved.complained.connect(lambda words: self.services.messages.warning(words.say(session.language)))
        session.saved.open_requested.connect(self._open_question)
        session.saved.removed.connect(self._tell_removed)
        session.opened.connect(self._follow_opened)
        self._settings.changed.connect(self._follow_settings)

    def _handlers(self) -> dict[str, Callable[[], None]]:
        pages, looks = self.pages, self.services.looks
        return {
            "find": self._focus_search,
            "results": pages.focus_results,
            "filters": pages.toggle_facets,
            "browse": pages.browse,
            "keep": self._keep_question,
            "back": pages.back,
            "forward": pages.forward,
            "reader": pages.focus_reader,
            "larger": lambda: self._resize_type(+1),
            "smaller": lambda: self._resize_type(-1),
            "note": noting(pages, lambda notes: notes.doing.write("comment")),
            "caret": noting(pages, lambda notes: notes.picking.toggle_caret()),
            "next-note": noting(pages, lambda notes: notes.step(+1)),
            "previous-note": noting(pages, lambda notes: notes.step(-1)),
            "notes": noting(pages, lambda notes: notes.toggle_shown()),
            "board": pages.go_board,
            "undo": self.rooms.undo,
            "redo": self.rooms.redo,
            "write": self.rooms.write_new,
            "drafts": self.rooms.go_drafts,
            "edit": pages.edit_read,
            "review": self.reviews.go_review,
            "history": self.reviews.go_history,
            "stewards": self.people.go_stewards,
            "card": self.people.show_card,
            "check-history": self.erasing.go_check,
            "erase": self.erasing.ask,
            "import": self.rooms.import_files,
            "import-folder": self.rooms.import_folder,
            "home": pages.go_home,
            "repairs": pages.go_repairs,
            "health": self.health.go_health,
            "backup": self.backups.make,
            "restore": self.backups.restore,
            "guide": pages.go_guide,
            "open": self.libraries.ask_and_open,
            "create": self.libraries.ask_and_create,
            "libraries": self.libraries.show_all,
            "refresh": self._session.refresh,
            "language": looks.other_language,
            "theme": looks.next_theme,
            "settings": lambda: _run(SettingsDialog(self._settings, self, self.vault)),
            "shortcuts": lambda: _run(ShortcutsDialog(self)),
            "about": lambda: _run(AboutDialog(self)),
            "quit": lambda: _close(self),
        }

    def _help_search(self) -> None:
        # Only now: its list takes as long to load as a page, and nobody types before the window is there.
        from ui.shell.search_help import SearchHelp  # noqa: PLC0415

        self.search_help = SearchHelp(self.header.search, self._session)

    def _keep_question(self) -> None:
        if self.pages.currentWidget() is self.pages.shelf:
            self.pages.shelf.find_page.keeping.press_star()

    def _open_question(self, question: Question) -> None:
        self.pages.focus_results()
        self.pages.shelf.find_page.open_question(question)

    def _tell_removed(self, saved: Saved, put_back: Callable[[], None]) -> None:
        told = self.tr("“{name}” tidak lagi tersimpan.").format(name=saved.name)
        self.services.messages.info(told, self.tr("Urungkan"), put_back)

    def _restore(self) -> None:
        kept = self._settings.value.geometry
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            room = self.screen().availableSize()
            self.resize(
                min(_USUAL[0], max(room.width(), _SMALLEST[0])), min(_USUAL[1], max(room.height(), _SMALLEST[1]))
            )

    def _ask_passphrase(self, way: Way) -> None:
        from ui.shell.vault_dialog import VaultDialog  # noqa: PLC0415 - few people ever need it

        _run(VaultDialog(self.vault, way, QApplication.activeModalWidget() or self))

    def _ask_withdrawal(self, story: str) -> None:
        # Only now: the gate's rules come with it, and few people ever need it.
        from ui.gate.withdraw_dialog import WithdrawDialog  # noqa: PLC0415

        of = self.services
        try:
            _run(WithdrawDialog(story, of.session, of.settings, of.jobs, keeper=self.vault, parent=self))
        except KnownError as error:
            of.messages.problem(error)

    def _set_quiet(self, quiet: bool) -> None:
        """Show the page alone on the whole screen, or everything around it again."""
        self.header.setVisible(not quiet)
        self._status.setVisible(not quiet)
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if quiet
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def _focus_search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _resize_type(self, steps: int) -> None:
        self._settings.change(type_size=next_size(self._settings.value.type_size, steps))

    def _end_first_start(self) -> None:
        page, self.first_start = self.first_start, None
        self.header.set_quiet(False)
        self._stack.setCurrentWidget(self.pages)
        self.pages.go_home()
        self.header.search.setFocus(Qt.FocusReason.OtherFocusReason)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _follow_opened(self) -> None:
        self.retranslate()
        self.header.search.set_text_silently("")
        self.pages.forget()

    def _follow_settings(self, names: frozenset[str]) -> None:
        value = self._settings.value
        if "theme" in names:
            self.header.set_theme_choice(value.theme)
        if "language" in names:
            self.header.set_language(value.language)
        if "name" in names:
            self.home.set_name(value.name)


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def _dropped(data: QMimeData) -> list[Path]:
    """Return the files and folders that were dragged here; pictures dropped on a text are that text's own."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _close(window: QWidget) -> None:
    window.close()
