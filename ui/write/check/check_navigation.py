"""The way between the text and the check by one key: F8 goes to the first thing to do, Escape back to the text."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.write.check.check_panel import CheckPanel
from ui.write.draft_view import WritingView

KEY = "F8"


class WayToCheck(QObject):
    """Belongs to the view of one draft; remembers where the keyboard was."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self._view = view
        self._before: QWidget | None = None
        QShortcut(QKeySequence(KEY), view).activated.connect(self.go)

    def go(self) -> None:
        """Show the check and give the keyboard to the first thing in it."""
        panel = self._view.column.panel("check")
        now = QApplication.focusWidget()
        if not isinstance(panel, CheckPanel) or (now is not None and panel.isAncestorOf(now)):
            return
        self._before = now
        if self._view.is_quiet:
            self._view.set_quiet(False)
        self._view.column.show_tab("check")
        panel.leave_requested.connect(self._back, Qt.ConnectionType.UniqueConnection)
        panel.begin()

    def _back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._view.focus_text()
