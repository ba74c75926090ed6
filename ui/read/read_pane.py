"""The open book: the line above, the text, the contents beside it, the marks over it. Knows nothing of a library."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.reading.tree import Reading
from ui.read.idle_page import AddressLine
from ui.read.layers import Layers
from ui.read.matches import Matches
from ui.read.read_bar import ReadBar
from ui.read.reader import StoryBrowser
from ui.read.story_contents import WIDTH, Contents
from ui.read.story_head import Head
from ui.read.story_images import Pictures
from ui.read.text_browser import EMPTY

_LEAST_SECTIONS: Final = 3
_BESIDE: Final = 28  # the least room between contents, text and the edge


class Pane(QWidget):
    """Holds the parts of the reading page together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ReadBar()
        self.browser = StoryBrowser()
        self.layers = Layers(self.browser)
        self.matches = Matches(self.browser, self.layers)
        self.contents = Contents(self.browser)
        self.address = AddressLine(self.browser)
        self._head: Head | None = None
        self._title = self._where_and_when = ""
        self._right = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.browser, 1)
        self.bar.match_requested.connect(self.matches.step)
        self.bar.contents_menu.aboutToShow.connect(lambda: self.contents.fill_menu(self.bar.contents_menu))
        self.browser.link_hovered.connect(self.address.show_address)
        self.browser.scrolled.connect(self._follow_scroll)
        self.contents.section_requested.connect(self._jump)
        self.matches.changed.connect(lambda: self.bar.show_matches(self.matches))
        self._arrange()
        self.bar.show_matches(self.matches)

    def put_text(self, reading: Reading, pictures: Pictures) -> None:
        """Show another text from its beginning, with no marks over it."""
        self.matches.clear()
        self.layers.clear()
        self.contents.set_sections(reading.sections)
        self._arrange()
        self.browser.show_reading(reading, pictures)
        self._follow_scroll()

    def put_head(self, head: Head) -> None:
        """Show what stands above the text, and nothing below it yet."""
        self._head = head
        self.browser.surround.set_header(head)
        self._follow_scroll()

    def put_line(self, title: str, where_and_when: str) -> None:
        """Say in the line above where and when; once the title has scrolled away, the title."""
        self._title, self._where_and_when = title, where_and_when
        self.browser.setAccessibleName(title)
        self._follow_scroll()

    def set_type_size(self, size: int) -> None:
        """Set the type in pixels; a wider column may leave no room for the contents."""
        self.browser.set_size(size)
        self._arrange()

    def keep_right(self, width: int) -> None:
        """Leave so much room on the right of the text, for what others show there."""
        if width != self._right:
            self._right = width
            self._arrange()

    def forget(self) -> None:
        """Show nothing."""
        self._head = None
        self.browser.surround.set_header(None)
        self.put_text(EMPTY, Pictures())
        self.put_line("", "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.matches.dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self.contents.retranslate()
            self.bar.show_matches(self.matches)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the contents beside the text where there is room, into a menu where there is none."""
        listed = len(self.contents.sections) >= _LEAST_SECTIONS
        beside = listed and self.width() >= WIDTH + self.browser.look.column + self._right + 3 * _BESIDE
        self.contents.setVisible(beside)
        self.bar.contents.setVisible(listed and not beside)
        self.browser.set_sides(WIDTH if beside else 0, self._right)
        left = max(self.browser.viewport().x() - WIDTH - _BESIDE, 0)
        self.contents.setGeometry(left, 0, WIDTH, min(self.contents.height_wanted(), self.browser.height()))

    def _follow_scroll(self) -> None:
        self.contents.follow(self.browser.offset_at(self.browser.viewport().height() // 3))
        gone = self._head is not None and self._head.y() + self._head.title.geometry().bottom() < 0
        self.bar.meta.setText(self._title if gone else self._where_and_when)

    def _jump(self, offset: int) -> None:
        self.browser.reveal(offset, at_top=True)
        self.browser.setFocus()
