"""Leads to one's own card and to the stewards of the library; both are built when somebody first goes there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.services.person import person_of
from ui.shell.pages import Pages

if TYPE_CHECKING:
    from ui.identity.stewards_page import StewardsPage
    from ui.shell.window_services import Services


class IdentityWays(QObject):
    """Owned by the window."""

    changed = Signal()  # somebody came to the list of stewards, or went

    def __init__(self, pages: Pages, services: "Services", window: QWidget) -> None:
        super().__init__(window)
        self._pages, self._services, self._window = pages, services, window
        self._page: StewardsPage | None = None
        services.settings.changed.connect(self._follow_settings)

    @property
    def page(self) -> "StewardsPage":
        """The page of the stewards, built when it is first wished for."""
        if self._page is None:
            # Only now: what reads stories is too heavy for the way to the first paint.
            from ui.identity.stewards_page import StewardsPage  # noqa: PLC0415

            of = self._services
            page = self._page = StewardsPage(of.session, of.jobs, lambda: person_of(of.settings))
            page.leave_requested.connect(self._pages.back)
            page.card_requested.connect(self.show_card)
            page.changed.connect(of.session.follow_library)
            page.changed.connect(self.changed)
            page.told.connect(of.messages.info)
        return self._page

    def go_stewards(self) -> None:
        """Show who looks after the library."""
        if self._services.session.is_open:
            self._pages.show_page(self.page)
            self.page.card.setFocus()

    def show_card(self) -> None:
        """Show one's own card."""
        from ui.identity.card_dialog import CardDialog, own_or_none  # noqa: PLC0415 - see `page`

        before = own_or_none()
        dialog = CardDialog(self._services.settings, self._window)
        dialog.exec()
        dialog.deleteLater()
        now, session = own_or_none(), self._services.session
        if session.is_open and before is not None and now is not None and now.key != before.key:
            session.refresh()  # private notes belong to the key: others are to be seen now

    def _follow_settings(self, names: frozenset[str]) -> None:
        if "name" in names and self._page is not None:
            self._page.refresh()
