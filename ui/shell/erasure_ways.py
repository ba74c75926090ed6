"""The ways to check a history and to erase from it; built when somebody first goes there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kb.base.problems import KnownError
from ui.shell.pages import Pages

if TYPE_CHECKING:
    from kb.erasure.history_rewrite import ErasureRequest
    from ui.history.check_page import HistoryCheckPage
    from ui.shell.window_services import Services


class ErasureWays(QObject):
    """Leads to the check of the history, and from there, or from elsewhere, to erasing; owned by the window."""

    def __init__(self, pages: Pages, services: "Services", parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._services = pages, services
        self._page: HistoryCheckPage | None = None
        self._comes_back = False
        services.session.opened.connect(self._follow_opened)

    @property
    def page(self) -> "HistoryCheckPage":
        """The page of the check, built when it is first wished for."""
        if self._page is None:
            # Only now: the gate and Git's engine come with it, too heavy for the way to the first paint.
            from ui.history.check_page import HistoryCheckPage  # noqa: PLC0415

            page = self._page = HistoryCheckPage(self._services.session, self._services.jobs)
            page.leave_requested.connect(self._pages.back)
            page.erase_requested.connect(self.erase)
            page.restored.connect(self._follow_restored)
            page.failed.connect(self._services.messages.problem)
        return self._page

    def go_check(self) -> None:
        """Show what earlier versions still hold."""
        if self._services.session.is_open:
            self._pages.show_page(self.page)
            self.page.begin()

    def ask(self) -> None:
        """Ask which words shall go."""
        from kb.erasure.history_rewrite import ErasureRequest  # noqa: PLC0415 - see `page`

        self.erase(ErasureRequest())

    def erase_story(self, story: str) -> None:
        """Erase all versions of a story."""
        from kb.erasure.history_rewrite import ErasureRequest  # noqa: PLC0415 - see `page`

        self.erase(ErasureRequest(stories=(story,)))

    def erase(self, wish: "ErasureRequest") -> None:
        """Ask, say what would be changed, and do it; afterwards the library is read anew."""
        if not self._services.session.is_open:
            return
        from ui.history.erase_dialog import EraseDialog  # noqa: PLC0415 - see `page`

        dialog = EraseDialog(wish, self._services.session, self._pages.window())
        dialog.exec()
        if dialog.erased is not None:
            self._read_anew()
        dialog.deleteLater()

    def _read_anew(self) -> None:
        """Nothing of what was read before may stay: it may hold the very words."""
        session = self._services.session
        self._comes_back = self._pages.currentWidget() is self._page
        if self._page is not None:
            self._page.forget()
        session.library.history.close()
        session.open_library(session.library.folder)

    def _follow_restored(self, left: tuple[str, ...]) -> None:
        messages = self._services.messages
        if left:
            messages.warning(
                self.tr("Penghapusan dibatalkan. Berkas yang Anda ubah sesudahnya dibiarkan: {files}").format(
                    files=", ".join(left)
                )
            )
        else:
            messages.info(self.tr("Penghapusan dibatalkan; semuanya seperti sebelumnya."))
        self._read_anew()

    def _follow_opened(self) -> None:
        """Let go of what was kept long enough, and go back to the check that led to an erasing."""
        if self._comes_back:
            self._comes_back = False
            QTimer.singleShot(0, self, self.go_check)  # the window goes home first
        folder = self._services.session.library.folder
        self._services.jobs.run(lambda: _sweep(folder), failed=_nothing)


def _sweep(folder: Path) -> None:
    from kb.history.history_exchange import Backups  # noqa: PLC0415 - in the background

    Backups(folder).sweep()


def _nothing(error: Exception) -> None:
    """It is tried again at the next start; only a mistake of ours is told."""
    if not isinstance(error, KnownError | OSError):
        raise error
