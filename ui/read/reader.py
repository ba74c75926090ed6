"""The page one reads: the text in a column between a header and a footer, with room on both sides, keeping the place.

Header and footer (title, facts, related stories) are real widgets that lie in the same scroll as the text: the document
leaves room for them with the margins of its root frame, and Qt moves children of the viewport when it scrolls.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from kb.reading.tree import Reading
from ui.read.look import Look
from ui.read.pictures import Pictures
from ui.read.render import fitted, render
from ui.read.text import StoryText
from ui.read.trail import Place
from ui.shell.theme import theme

_LEAST_MARGIN: Final = 28
_FOOT: Final = 48


class StoryBrowser(StoryText):
    """Shows one `Reading` at a comfortable measure."""

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header: QWidget | None = None
        self._footer: QWidget | None = None
        self._sides = (0, 0)
        self._arranging = False
        self._kept = Place()  # where the eye was before the lines were broken anew
        self.setAutoFillBackground(True)
        self._dress()
        self.jump_requested.connect(self.reveal)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_reading(self, reading: Reading, pictures: Pictures) -> None:
        """Show another text from its beginning."""
        self._reading, self._pictures = reading, pictures
        self._render(self._look)
        self.verticalScrollBar().setValue(0)

    def set_size(self, size: int) -> None:
        """Set the type in pixels, keeping the place."""
        if size != self._look.size:
            self._render_again(size)

    def set_header(self, header: QWidget | None) -> None:
        """Lay a widget above the text; the one that was there is given up, and the footer with it."""
        old, self._header, self._footer = (self._header, self._footer), header, None
        for part in old:
            _give_up(part)
        self._adopt(header)

    def set_footer(self, footer: QWidget | None) -> None:
        """Lay a widget below the text."""
        old, self._footer = self._footer, footer
        _give_up(old)
        self._adopt(footer)

    def set_sides(self, left: int, right: int) -> None:
        """Keep room beside the column: for the contents on the left, later for notes on the right."""
        if (left, right) != self._sides:
            self._sides = (left, right)
            self._arrange()

    def place(self) -> Place:
        """Return where the eye is, so that it can be found again in another size, theme or edition."""
        if self.verticalScrollBar().value() == 0:
            return Place()
        cursor = self.cursorForPosition(QPoint(0, 0))
        return Place(self.places.to_plain(cursor.position()), self._top(cursor.position()), top=False)

    def go_to(self, place: Place) -> None:
        """Bring a place back to where it stood on the screen."""
        bar = self.verticalScrollBar()
        if place.top:
            bar.setValue(0)
        else:
            top = self._top(self.places.to_document(place.offset))
            bar.setValue(bar.value() + top - place.delta)

    def offset_at(self, y: int) -> int:
        """Return the plain offset at a height of the viewport."""
        return self.places.to_plain(self.cursorForPosition(QPoint(0, y)).position(), leftward=True)

    def reveal(self, offset: int, *, at_top: bool = False) -> None:
        """Scroll so that a plain offset can be seen: not at all when it is in view, unless it shall be on top."""
        top, height = self._top(self.places.to_document(offset)), self.viewport().height()
        if not at_top and self._look.size <= top <= height - 3 * self._look.size:
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - (self._look.em(1.2) if at_top else height // 3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and (watched is self._header or watched is self._footer):
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arranging, nested = True, self._arranging
        super().resizeEvent(event)  # breaks the lines anew, so the place must be the one from before
        self._arranging = nested
        self._arrange(self._kept)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        dressed = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        other_theme = dressed and theme() is not self._look.theme
        if other_theme or event.type() == QEvent.Type.LanguageChange:
            self._render_again(self._look.size)

    def _adopt(self, part: QWidget | None) -> None:
        if part is not None:
            part.setParent(self.viewport())
            part.setBackgroundRole(QPalette.ColorRole.Window)  # so that labels take the colours they were given
            part.installEventFilter(self)
        self._arrange()
        if part is not None:
            part.show()

    def _render_again(self, size: int) -> None:
        place = self.place()
        self._render(Look(theme(), size))
        self.go_to(place)

    def _render(self, look: Look) -> None:
        self._look = look
        self._dress()
        self._put(render(self._reading, look, self._pictures))
        self.document().documentLayout().documentSizeChanged.connect(self._place_footer)
        self._arrange()

    def _dress(self) -> None:
        """Give paper and selection the colours of the theme, also beside the column."""
        of, made = self._look.theme, QPalette(self.palette())
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            made.setColor(role, of.window)
        made.setColor(QPalette.ColorRole.Text, of.text)
        self.setPalette(made)

    def _arrange(self, place: Place | None = None) -> None:
        """Set the width of the column and the room for header and footer; the place stays when something grows."""
        if self._arranging:
            return
        place = place or self.place()
        self._arranging = True
        left, right = self._sides
        bar = self.verticalScrollBar()
        room = self.width() - (bar.width() if bar.isVisible() else bar.sizeHint().width())
        column = max(min(self._look.column, room - left - right - 2 * _LEAST_MARGIN), 1)
        # In the middle where it can be, pushed aside by what stands beside it where it must.
        start = min(max((room - column) // 2, left + _LEAST_MARGIN), max(room - right - _LEAST_MARGIN - column, 0))
        self.setViewportMargins(start, 0, self.width() - start - column - bar.width() * bar.isVisible(), 0)
        self._fit_pictures(column)
        self._leave_room(column)
        self._arranging = False
        if not place.top:
            self.go_to(place)
        self._kept = self.place()
        self._place_parts()

    def _leave_room(self, column: int) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        above = _height(self._header, column)
        below = max(_height(self._footer, column), _FOOT)
        if (shape.topMargin(), shape.bottomMargin()) != (above, below):
            shape.setTopMargin(above)
            shape.setBottomMargin(below)
            frame.setFrameFormat(shape)

    def _place_parts(self) -> None:
        if self._header is not None:
            width = self.viewport().width()
            self._header.setGeometry(0, -self.verticalScrollBar().value(), width, _height(self._header, width))
        self._place_footer()

    def _place_footer(self) -> None:
        if self._footer is not None:
            width, scrolled = self.viewport().width(), self.verticalScrollBar().value()
            height = _height(self._footer, width)
            bottom = round(self.document().documentLayout().documentSize().height())
            self._footer.setGeometry(0, bottom - height - scrolled, width, height)

    def _on_scrolled(self) -> None:
        self._place_parts()
        if not self._arranging:
            self._kept = self.place()
            self.scrolled.emit()

    def _fit_pictures(self, column: int) -> None:
        """Keep every picture inside a column that has become narrower, or let it grow again."""
        for picture in self._page.pictures:
            cursor = QTextCursor(self.document())
            cursor.setPosition(picture.position)
            cursor.setPosition(picture.position + 1, QTextCursor.MoveMode.KeepAnchor)
            shape = cursor.charFormat().toImageFormat()
            width, height = fitted(picture.natural, column - picture.left)
            if (shape.width(), shape.height()) != (width, height):
                shape.setWidth(width)
                shape.setHeight(height)
                cursor.setCharFormat(shape)

    def _top(self, position: int) -> int:
        """Return how far below the upper edge the line of a document position is; lays out the text up to there."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.document().documentLayout().blockBoundingRect(cursor.block())
        return self.cursorRect(cursor).top()


def _give_up(part: QWidget | None) -> None:
    if part is not None:
        part.hide()
        part.deleteLater()


def _height(part: QWidget | None, width: int) -> int:
    if part is None:
        return 0
    if part.hasHeightForWidth():
        return part.heightForWidth(width)
    return max(part.sizeHint().height(), part.minimumHeight(), 0)
