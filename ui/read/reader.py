"""The page one reads: the text in a column with room on both sides, that keeps the place whatever changes around it."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from kb.reading.tree import Reading
from ui.read.document_builder import fitted, render
from ui.read.page_style import PageStyle
from ui.read.story_images import Pictures
from ui.read.surroundings import Surround
from ui.read.text_browser import StoryText
from ui.read.trail import ReadingPlace
from ui.widgets.theme import theme

_LEAST_MARGIN: Final = 28


class StoryBrowser(StoryText):
    """Shows one `Reading` at a comfortable measure."""

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surround = Surround(self)
        self._sides = (0, 0)
        self._arranging = False
        self._kept = ReadingPlace()  # where the eye was before the lines were broken anew
        self.setAutoFillBackground(True)
        self._dress()
        self.surround.resized.connect(self._arrange)
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

    def set_sides(self, left: int, right: int) -> None:
        """Keep room beside the column: for the contents on the left, later for notes on the right."""
        if (left, right) != self._sides:
            self._sides = (left, right)
            self._arrange()

    def place(self) -> ReadingPlace:
        """Return where the eye is, so that it can be found again in another size, theme or edition."""
        if self.verticalScrollBar().value() == 0:
            return ReadingPlace()
        cursor = self.cursorForPosition(QPoint(0, 0))
        return ReadingPlace(self.places.to_plain(cursor.position()), self._top(cursor.position()), top=False)

    def go_to(self, place: ReadingPlace) -> None:
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

    def line_at(self, offset: int) -> tuple[int, int] | None:
        """Return top and height of a plain offset's line, from the top of the page; None while Qt has not got there."""
        position = self.places.to_document(offset)
        block = self.document().findBlock(position)
        if not block.isValid() or not block.layout().lineCount():
            return None
        line = block.layout().lineForTextPosition(position - block.position())
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return round(top + line.y()), round(line.height())

    def reveal(self, offset: int, *, at_top: bool = False) -> None:
        """Scroll so that a plain offset can be seen: not at all when it is in view, unless it shall be on top."""
        top, height = self._top(self.places.to_document(offset)), self.viewport().height()
        if not at_top and self._look.size <= top <= height - 3 * self._look.size:
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - (self._look.em(1.2) if at_top else height // 3))

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

    def _render_again(self, size: int) -> None:
        place = self.place()
        self._render(PageStyle(theme(), size))
        self.go_to(place)

    def _render(self, look: PageStyle) -> None:
        self._look = look
        self._dress()
        self._put(render(self._reading, look, self._pictures))
        self.document().documentLayout().documentSizeChanged.connect(self.surround.place_footer)
        self._arrange()

    def _dress(self) -> None:
        """Give paper and selection the colours of the theme, also beside the column."""
        of, made = self._look.theme, QPalette(self.palette())
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            made.setColor(role, of.window)
        made.setColor(QPalette.ColorRole.Text, of.text)
        self.setPalette(made)

    def _arrange(self, place: ReadingPlace | None = None) -> None:
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
        self.surround.leave_room(column)
        self._arranging = False
        if not place.top:
            self.go_to(place)
        self._kept = self.place()
        self.surround.place()

    def _on_scrolled(self) -> None:
        self.surround.place()
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
