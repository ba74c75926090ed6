"""The main menu: libraries, the window, help; filled from the table of commands."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.services.actions import Actions


class MainMenu(QMenu):
    """Hangs under the button at the right end of the header."""

    def __init__(self, actions: Actions, fill_recent: Callable[[QMenu], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.addActions(actions.of(("undo", "redo")))
        self.addSeparator()
        self.addActions(actions.of(("open", "create")))
        self._recent = QMenu(self)
        self._recent.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(lambda: fill_recent(self._recent))
        self.addMenu(self._recent)
        self.addActions(
            actions.of(("libraries", "refresh", "repairs", "health", "check-history", "erase", "backup", "restore"))
        )
        self.addSeparator()
        self.addActions(
            actions.of(("write", "drafts", "import", "import-folder", "edit", "review", "stewards", "card"))
        )
        self.addSeparator()
        self.addActions(actions.of(("browse", "board", "history", "guide")))
        self.addSeparator()
        self.addActions(actions.of(("language", "theme", "settings")))
        self.addSeparator()
        self.addActions(actions.of(("shortcuts", "about", "quit")))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._recent.setTitle(self.tr("Pustaka terakhir"))
        self.setAccessibleName(self.tr("Menu utama"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
