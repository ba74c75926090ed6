"""The way to the page of the library's health; built when somebody first goes there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.shell.pages import Pages

if TYPE_CHECKING:
    from ui.health.health_page import HealthPage
    from ui.shell.window_services import Services
    from ui.shell.write_ways import WriteWays


class HealthWays(QObject):
    """Leads to the look at everything, and from there to a story or a draft; owned by the window."""

    def __init__(self, pages: Pages, rooms: "WriteWays", services: "Services", parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._rooms, self._services = pages, rooms, services
        self._page: HealthPage | None = None
        self._comes_back = False
        services.session.opened.connect(self._follow_opened)

    @property
    def page(self) -> "HealthPage":
        """The page, built when it is first wished for."""
        if self._page is None:
            # Only now: the gate comes with it, too heavy for the way to the first paint.
            from ui.health.health_page import HealthPage  # noqa: PLC0415

            of = self._services
            page = self._page = HealthPage(of.session, of.jobs, of.settings)
            page.leave_requested.connect(self._pages.back)
            page.story_requested.connect(self._pages.go_story)
            page.draft_requested.connect(self._rooms.write)
            page.rebuilt.connect(self._open_again)
            page.failed.connect(of.messages.problem)
        return self._page

    def go_health(self) -> None:
        """Show what is found wrong with the library and the desk."""
        if self._services.session.is_open:
            self._pages.show_page(self.page)
            self.page.begin()

    def _open_again(self) -> None:
        """The window still has the old search open."""
        self._comes_back = self._pages.currentWidget() is self._page
        self._services.session.open_library(self._services.session.library.folder)

    def _follow_opened(self) -> None:
        if self._comes_back:
            self._comes_back = False
            QTimer.singleShot(0, self, self.go_health)  # the window goes home first
