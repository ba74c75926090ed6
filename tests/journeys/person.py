"""A person in front of the window: presses keys and clicks where something can really be seen, and looks at the rest.

Keys go to whatever has the keyboard, clicks to whatever lies under the mouse: through the window system's own door, so
that a covered button or a lost focus fails a test as it would fail a person.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Program
from ui.find.facet_view import FacetView
from ui.find.find_page import FindPage
from ui.find.request_changes import settled
from ui.read.read_page import ReadPage

WAIT = 30_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass
class Person:
    """Does with hands, sees with eyes."""

    program: Program
    bot: QtBot
    album: Path

    # With the hands

    def press(self, *keys: str) -> None:
        """Press keys such as "Down" or "Alt+Left", one after the other."""
        for key in keys:
            stroke = QKeySequence(key)[0]
            QTest.keyClick(self._ahead(), stroke.key(), stroke.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        for letter in text:
            QTest.keyClick(self._ahead(), letter)

    def click(self, part: QWidget, place: QPoint | None = None) -> None:
        """Click on something, after scrolling to it; fails when anything else lies there."""
        spot = self.aim(part, place)
        QTest.mouseClick(handle(part), LEFT, NONE, spot)

    def drag(self, part: QWidget, start: QPoint, stop: QPoint) -> None:
        """Press at one place, move, and let go at another."""
        first, last = self.aim(part, start), part.mapTo(part.window(), stop)
        QTest.mousePress(handle(part), LEFT, NONE, first)
        for step in range(1, 5):
            QTest.mouseMove(handle(part), first + (last - first) * step / 4)
        QTest.mouseRelease(handle(part), LEFT, NONE, last)

    def aim(self, part: QWidget, place: QPoint | None = None) -> QPoint:
        """Scroll until a place of a part can be seen, and return where it is in the window."""
        self.until(part.isVisible)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # nobody aims at what is about to move
        spot = part.rect().center() if place is None else place
        for _ in range(300):
            if part.visibleRegion().contains(spot):
                break
            self._scroll_towards(part, spot)
        in_window = part.mapTo(part.window(), spot)
        under = part.window().childAt(in_window)
        assert under is not None and (under is part or part.isAncestorOf(under)), f"{part} is covered by {under}"
        return in_window

    def wheel(self, part: QWidget, steps: int) -> None:
        """Turn the wheel over a part; down is positive."""
        middle = QPointF(part.rect().center())
        event = QWheelEvent(
            middle, part.mapToGlobal(middle), QPoint(), QPoint(0, -120 * steps), Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(part, event)

    def tab_to(self, wanted: QWidget, most: int = 200, key: str = "Tab") -> None:
        """Press Tab until the keyboard is where it is wanted."""
        for _ in range(most):
            if self.focus is wanted:
                return
            self.press(key)
        raise AssertionError(f"not reached with {most} times {key}; the keyboard is at {self.focus}")

    def in_dialog(self, begin: Callable[[], None], act: Callable[[QDialog], None]) -> None:
        """Open a dialog that waits for an answer, do something in it, and close it with Escape."""
        seen: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
                return
            timer.stop()
            seen.append(dialog)
            try:
                act(dialog)
            finally:
                self.press("Esc")
                if dialog.isVisible():
                    dialog.reject()

        timer = QTimer(self.window, interval=5)
        timer.timeout.connect(look)
        timer.start()
        begin()
        timer.stop()
        assert seen, "no dialog was opened"
        self.come_back()

    def in_menu(self, begin: Callable[[], None], act: Callable[[QMenu], None]) -> None:
        """Open a menu, do something with it, and close what is still open."""
        seen: list[QMenu] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu) and not seen:
                seen.append(menu)
                try:
                    act(menu)
                finally:
                    menu.close()

        timer = QTimer(self.window, interval=5)
        timer.timeout.connect(look)
        timer.start()
        begin()
        self.until(lambda: bool(seen))
        timer.stop()
        self.come_back()

    def come_back(self) -> None:
        """Give the window the keyboard again after something lay over it, as every desktop does; ours has no screen."""
        if QApplication.activeModalWidget() is None:
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)

    def go_home(self) -> None:
        """Empty the search and go to the welcome page, by keys."""
        self.browse()
        self.press("Alt+Home")
        self.until(lambda: self.window.pages.currentWidget() is self.window.home)

    def search(self, text: str) -> list[str]:
        """Go to the search field, write these words and nothing else, and return what is found."""
        self.press("Ctrl+K")
        self.until(self.window.header.search.hasFocus)
        self.press("Ctrl+A", "Delete")
        self.await_answer()  # or an older answer to the same words could be taken for the one to come
        self.type(text)
        return self.await_answer(text)

    def ask(self, text: str) -> list[str]:
        """Put a whole question into the search field at once, as from somewhere else, and return what is found."""
        self.press("Ctrl+K")
        self.until(self.window.header.search.hasFocus)
        self.press("Ctrl+A", "Delete")
        self.await_answer()
        QApplication.clipboard().setText(text)
        self.press("Ctrl+V")
        return self.await_answer(text)

    def browse(self) -> list[str]:
        """Ask for all stories, and return them."""
        self.press("Ctrl+B")
        return self.await_answer("")

    # With the eyes

    @property
    def window(self):
        return self.program.window

    @property
    def find(self) -> FindPage:
        return self.window.pages.shelf.find_page

    @property
    def reader(self) -> ReadPage:
        return self.window.pages.shelf.read_page

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    @property
    def reading(self) -> str:
        """The key of the page that is open: the id of a story, the name of an organisation's file."""
        return self.reader.current.key if self.reader.current else ""

    def found(self) -> list[str]:
        """The stories in the list, from the top; nothing when something else stands in its place."""
        shown = self.find.results
        return list(shown.model.ids) if shown.view.isVisible() else []

    def count_said(self) -> str:
        """What stands above the list."""
        return self.find.header._count.text()

    def rows(self, facet: str) -> dict[str, int]:
        """The values of a facet that are on show, with their numbers."""
        return {row.value: row.count for row in self.find.facets.lists[facet].model.rows}

    def ticked(self, facet: str) -> set[str]:
        return {row.value for row in self.find.facets.lists[facet].model.rows if row.ticked}

    def view(self, facet: str) -> FacetView:
        return self.find.facets.lists[facet].view

    def row_spot(self, facet: str, value: str) -> QPoint:
        """Where the label of a facet's row is, in its list."""
        view, model = self.view(facet), self.find.facets.lists[facet].model
        box = view.visualRect(model.index(model.row_of(value)))
        return QPoint(box.left() + 40, box.center().y())

    def labelled(self, text: str, top: QWidget | None = None) -> QAbstractButton:
        """The button on the page that says this, in sight or further down."""

        def named() -> list[QAbstractButton]:
            parts = [part for part in (top or self.window).findChildren(QAbstractButton) if part.isVisible()]
            return [part for part in parts if text in (part.text(), part.accessibleName())]

        self.until(lambda: bool(named()))
        return named()[0]

    def await_answer(self, text: str | None = None) -> list[str]:
        """Wait until the newest question is answered, and return what is found."""

        def answered() -> bool:
            answer = self.find.results._results
            newest = answer is not None and settled(answer.request, answer) == self.find.request()
            return newest and (text is None or answer.request.text == text)

        self.until(answered)
        return self.found()

    def await_story(self, story: str) -> None:
        """Wait until a page is open with its text or its head."""
        self.until(lambda: self.reading == story and self.reader.pane.isVisible())

    def until(self, check: Callable[[], bool | None]) -> None:
        """Wait until a check is true, or until the assertions in it hold."""

        def look() -> bool | None:
            over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
            if over is None and not self.window.isActiveWindow():
                self.window.activateWindow()  # a window that is just going away may take the keyboard with it
            return check()

        self.bot.waitUntil(look, timeout=WAIT)

    def picture(self, name: str, part: QWidget | None = None) -> None:
        """Take a picture of the window for people who want to look."""
        (part or self.window).grab().save(str(self.album / f"{name}.png"))

    def _ahead(self) -> QWindow:
        """The window that has the keyboard."""
        popup = QApplication.activePopupWidget()
        ahead = handle(popup) if popup else QGuiApplication.focusWindow()
        return ahead or handle(self.window)

    def _scroll_towards(self, part: QWidget, spot: QPoint) -> None:
        """Turn the wheel once over the innermost area that can bring the spot nearer."""
        above = part.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea) and above.verticalScrollBar().maximum() > 0:
                port, bar = above.viewport(), above.verticalScrollBar()
                y, before = part.mapTo(port, spot).y(), bar.value()
                if not 0 <= y < port.height():
                    self.wheel(port, 1 if y >= port.height() else -1)
                    if bar.value() != before:
                        return
            above = above.parentWidget()
        raise AssertionError(f"{part} cannot be scrolled to")


def handle(part: QWidget) -> QWindow:
    return part.window().windowHandle()


def visible_parts(top: QWidget, *kinds: type[QWidget]) -> Sequence[QWidget]:
    """All parts of some kinds of which something can be seen."""
    return [
        part
        for part in top.findChildren(QWidget)
        if isinstance(part, kinds) and part.isVisible() and not part.visibleRegion().isEmpty()
    ]
