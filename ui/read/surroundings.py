"""What lies above and below the text in the same scroll: two widgets for which the document leaves room.

The room is the margin of the document's root frame; the widgets are children of the viewport, and Qt moves those when
it scrolls.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

_EDGE: Final = 12  # pixels beside a part that the keyboard has reached
_FOOT: Final = 48  # pixels below a text without a footer


class Surround(QObject):
    """Header and footer of one browser."""

    resized = Signal()  # one of them came, went or wants another height: room has to be made

    def __init__(self, browser: QTextEdit) -> None:
        super().__init__(browser)
        self._browser = browser
        self._header: QWidget | None = None
        self._footer: QWidget | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # widgets need one
        application.focusObjectChanged.connect(self._follow_keyboard)

    def set_header(self, header: QWidget | None) -> None:
        """Lay a widget above the text; the one that was there is given up, and the footer with it."""
        old, self._header, self._footer = (self._header, self._footer), header, None
        for part in old:
            self._give_up(part)
        self._adopt(header)

    def set_footer(self, footer: QWidget | None) -> None:
        """Lay a widget below the text."""
        old, self._footer = self._footer, footer
        self._give_up(old)
        self._adopt(footer)

    def leave_room(self, column: int) -> None:
        """Give the document the margins that the two need at this width."""
        frame = self._browser.document().rootFrame()
        shape = frame.frameFormat()
        above, below = _height(self._header, column), max(_height(self._footer, column), _FOOT)
        if (shape.topMargin(), shape.bottomMargin()) != (above, below):
            shape.setTopMargin(above)
            shape.setBottomMargin(below)
            frame.setFrameFormat(shape)

    def place(self) -> None:
        """Put both where they belong at the present scroll."""
        if self._header is not None:
            width = self._browser.viewport().width()
            top = -self._browser.verticalScrollBar().value()
            self._header.setGeometry(0, top, width, _height(self._header, width))
        self.place_footer()

    def place_footer(self) -> None:
        """Put the footer at the end of what has been laid out so far; Qt lays a long text out bit by bit."""
        if self._footer is not None:
            width, scrolled = self._browser.viewport().width(), self._browser.verticalScrollBar().value()
            height = _height(self._footer, width)
            bottom = round(self._browser.document().documentLayout().documentSize().height())
            self._footer.setGeometry(0, bottom - height - scrolled, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and (watched is self._header or watched is self._footer):
            self.resized.emit()
        return super().eventFilter(watched, event)

    def _follow_keyboard(self, focused: QObject | None) -> None:
        """Scroll to a part that Tab has reached; under a pressed mouse nothing may move away."""
        if not isinstance(focused, QWidget) or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if any(part is not None and part.isAncestorOf(focused) for part in (self._header, self._footer)):
            bar, port = self._browser.verticalScrollBar(), self._browser.viewport()
            top = focused.mapTo(port, QPoint(0, 0)).y() - _EDGE
            below = top + focused.height() + 2 * _EDGE - port.height()
            if top < 0 or below > 0:
                bar.setValue(bar.value() + (top if top < 0 else min(below, top)))

    def _give_up(self, part: QWidget | None) -> None:
        if part is None:
            return
        focused = QApplication.focusWidget()
        if focused is not None and part.isAncestorOf(focused):
            self._browser.setFocus()  # who followed a link by key reads on; Qt would go to the next control of the window
        part.hide()
        part.deleteLater()

    def _adopt(self, part: QWidget | None) -> None:
        if part is not None:
            part.setParent(self._browser.viewport())
            part.setBackgroundRole(QPalette.ColorRole.Window)  # so that labels take the colours they were given
            part.installEventFilter(self)
        self.resized.emit()
        if part is not None:
            part.show()


def _height(part: QWidget | None, width: int) -> int:
    if part is None:
        return 0
    if part.hasHeightForWidth():
        return part.heightForWidth(width)
    return max(part.sizeHint().height(), part.minimumHeight(), 0)
