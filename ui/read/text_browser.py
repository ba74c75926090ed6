"""The text itself: a browser that fetches nothing, opens nothing, and copies plain words.

QTextBrowser would read any file that a link or a picture names. Here it is shown a document of ours, its questions for
resources are answered from the story's own pictures by number, and links only become signals.
"""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from shiboken6 import isValid

from kb.reading.tree import Reading
from ui.read.copy_text import clipboard_text, context_menu
from ui.read.document_builder import render
from ui.read.document_places import Places
from ui.read.ornaments import Ornaments
from ui.read.page_style import DEFAULT_SIZE, PageStyle
from ui.read.rendered_document import PICTURE, Rendered
from ui.read.story_images import Pictures, nothing
from ui.widgets.theme import theme

EMPTY: Final = Reading((), "", ())
_STEP: Final = 64


class StoryText(QTextBrowser):
    """Holds one rendered `Reading`; `ui.read.reader.StoryBrowser` gives it a page around it."""

    picture_shown = Signal()  # one that was asked for has come
    rendered = Signal()  # there is a new document: whatever was laid over the old one is gone
    jump_requested = Signal(int)  # a plain offset on this page, from the number of a footnote
    link_hovered = Signal(str)  # the address under the mouse or the keyboard, "" when there is none
    link_requested = Signal(str)  # any address but those inside the story
    size_step_requested = Signal(int)  # Ctrl and the wheel: 1 larger, -1 smaller

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading, self._pictures = EMPTY, Pictures()
        self._look = PageStyle(theme(), DEFAULT_SIZE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setSearchPaths([])
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)  # the paper is painted with the look it was written for
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._page: Rendered = render(self._reading, self._look, self._pictures)
        self._put(self._page)
        self.anchorClicked.connect(lambda url: self.follow(url.toString()))
        self.highlighted.connect(lambda url: self.link_hovered.emit(url.toString()))

    @property
    def places(self) -> Places:
        """The mapping between the plain text and the document that is shown."""
        return self._page.places

    @property
    def reading(self) -> Reading:
        """Return the reading that is shown."""
        return self._reading

    @property
    def look(self) -> PageStyle:
        """Return fonts, measure and colours of the page."""
        return self._look

    def selection(self) -> tuple[int, int]:
        """Return the selected span of the plain text."""
        return self.places.selection(self.textCursor())

    def follow(self, address: str) -> None:
        """Go where a link leads; a footnote's number stays on the page, every other address is asked of the page."""
        kind, _, key = address.partition(":")
        if kind not in {"note", "mark"}:
            self.link_requested.emit(address)
            return
        known = self._page.notes if kind == "note" else self._page.marks
        if key.isdecimal() and (target := known.get(int(key))) is not None:
            self.jump_requested.emit(self.places.to_plain(target))

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """Answer every question of Qt for a resource: with a clear dot, in whose place a picture of the story may come."""
        scheme, _, number = (name if isinstance(name, str) else name.toString()).partition(":")
        ours = kind == QTextDocument.ResourceType.ImageResource.value and scheme == PICTURE
        if not ours or not number.isdecimal() or int(number) >= len(self._page.pictures):
            return nothing()
        page, source = self._page, self._page.pictures[int(number)].source
        width = max(self.viewport().width(), self._look.column)
        address = f"{PICTURE}:{number}"
        self._pictures.ask(
            source,
            width,
            self.devicePixelRatioF(),
            lambda: page is self._page,
            lambda image: self._put_picture(page, address, image),
        )
        return nothing()

    def _put_picture(self, page: Rendered, address: str, image: QImage | None) -> None:
        """Show a picture in the room that was kept for it, if its page is still there."""
        if image is None or not isValid(self) or page is not self._page:
            return
        page.document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address), image)
        self.viewport().update()
        self.picture_shown.emit()

    def doSetSource(
        self, name: QUrl | str, kind: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        """Go nowhere: a page is shown, never fetched."""

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(clipboard_text(self._reading, *self.selection()))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = context_menu(self, self.anchorAt(event.pos()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height() - 2 * self._look.size
        steps = {
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = steps.get(Qt.Key(event.key()))
        if step is None or (shift and event.key() != Qt.Key.Key_Space):
            super().keyPressEvent(event)  # Shift with an arrow selects, Ctrl+C copies, Return follows a link
            return
        bar.setValue(bar.value() + (-step if shift else step))
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk through the links only while the text itself has the keyboard, not at every step beside it."""
        if self.hasFocus():
            return super().focusNextPrevChild(forward)
        return QTextEdit.focusNextPrevChild(self, forward)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):  # beside the column, where Qt would scroll nothing
            self.wheelEvent(event)
            return event.isAccepted()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            self.size_step_requested.emit(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        first = self.cursorForPosition(event.rect().topLeft()).position()
        last = self.cursorForPosition(event.rect().bottomRight()).position()
        ornaments = Ornaments(self.document(), self._page, self._look, self.verticalScrollBar().value())
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._look.theme.window)
            ornaments.paint_below(painter, first, last)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            ornaments.paint_above(painter, first, last)

    def _put(self, page: Rendered) -> None:
        """Show a document; it belongs to this widget, so that Qt asks us, and nobody else, for its pictures."""
        old, self._page = self._page, page
        page.document.setParent(self)
        self.setDocument(page.document)
        if old is not page:
            old.document.deleteLater()
        self.rendered.emit()
