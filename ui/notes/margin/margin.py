"""The margin beside a text: cards at their lines, only those in sight as widgets, with a thread to the words meant.

All heights are counted from the top of the page, so that scrolling moves cards and computes nothing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.notes.margin.card_content import CardContents, stack_of
from ui.notes.margin.card_deck import CardDeck
from ui.notes.margin.card_layout import LINE, MarginBox, place
from ui.notes.margin.card_wishes import TOP, Inline, Line, find_lines, wishes
from ui.notes.margin.margin_card import NoteCard
from ui.notes.note_kinds import face_of
from ui.notes.placed_threads import PlacedThread
from ui.read.reader import StoryBrowser
from ui.widgets.theme import theme

GUTTER: Final = 18  # between the text and the cards, where the threads run
EDGE: Final = 34  # the whole width of a margin that is only signs
_SIGN: Final = 26
_SLACK: Final = 160  # cards this far outside the window are ready for the next turn of the wheel


class Margin(QWidget):
    """Shows threads beside a `StoryBrowser`, of which it is a child."""

    opened = Signal(object)  # tuple[str, ...]: the note that was pressed, or the notes of a stack
    pointed_changed = Signal(object)  # tuple[str, ...]: the notes under the mouse or the keyboard
    placed = Signal()  # the boxes are where they belong

    def __init__(self, browser: StoryBrowser) -> None:
        super().__init__(browser)
        self._browser = browser
        self._threads: dict[str, PlacedThread] = {}
        self._now = ""
        self._lit: frozenset[str] = frozenset()
        self._contents = CardContents()
        self._lines: dict[str, Line] = {}
        self._inline: Inline | None = None
        self._moving = False
        self.at_edge = False
        self.boxes: list[MarginBox] = []
        self.deck = CardDeck(self, self._dress)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.relayout)
        self.deck.opened.connect(lambda number: self.opened.emit(self.boxes[number].keys))
        self.deck.pointed_changed.connect(self._tell_pointed)
        self.deck.step_requested.connect(lambda number, step: self.focus_box(number + step))
        browser.scrolled.connect(self.follow)
        browser.rendered.connect(self._follow_document)
        browser.viewport().installEventFilter(self)
        self._follow_document()

    def set_threads(self, threads: Sequence[PlacedThread], language: str) -> None:
        """Show other notes, or the same ones after a change; those without a place are somebody else's work."""
        self._threads = {thread.key: thread for thread in threads if thread.at.state != "lost"}
        self._contents.show(self._threads, language, self._browser.reading.plain)
        self.relayout()

    def set_inline(self, inline: Inline | None) -> None:
        """Let a widget stand among the cards, or none any more."""
        if self._inline is not None:
            self._inline.widget.resized.disconnect(self._later.start)
        self._inline = inline
        if inline is not None:
            inline.widget.setParent(self)
            inline.widget.resized.connect(self._later.start)
            inline.widget.show()
        self.relayout()

    def set_now(self, key: str) -> None:
        """Mark the sign of the note that is open elsewhere."""
        self._now = key
        self.deck.dress_all()

    def point_at(self, keys: Iterable[str]) -> None:
        """Light the cards of the words under the mouse."""
        self._lit = frozenset(keys)
        self.deck.dress_all()

    def relayout_soon(self) -> None:
        """Measure and place everything again when the events of the moment are over."""
        self._contents.clear()
        self._later.start()

    def relayout(self) -> None:
        """Find every line again and place all boxes."""
        self._later.stop()
        if self.isHidden():
            return
        focused = self.deck.focused()
        kept = self.boxes[focused].keys[0] if focused >= 0 else ""
        self._moving = True  # cards come and go under the mouse: nobody points
        self._lines = find_lines(self._browser, tuple(self._threads.values()))
        opened = self._inline_wish()
        self._contents.width = self.width() - GUTTER
        heights = (lambda _key: _SIGN) if self.at_edge else self._contents.height
        wanted = wishes(self._lines, heights, opened)
        if opened is not None:
            self._lines[opened[0]] = opened[1]
        page = max(round(self._browser.document().size().height()), self._browser.viewport().height())
        self.boxes = place(wanted, top=TOP, bottom=page - 12, line=_SIGN if self.at_edge else LINE)
        self.deck.deal_again()
        self.follow()
        if kept:
            self.deck.focus(next((n for n, box in enumerate(self.boxes) if kept in box.keys), -1))
        self._moving = False
        self.placed.emit()

    def follow(self) -> None:
        """Bring the cards to where the present scroll shows them."""
        if self.isHidden():
            return
        scrolled = self._browser.verticalScrollBar().value()
        first = bisect_left(self.boxes, scrolled - _SLACK, key=lambda box: box.bottom)
        last = bisect_left(self.boxes, scrolled + self.height() + _SLACK, key=lambda box: box.top)
        held = {self.deck.focused()} - {-1}  # what has the keyboard stays, also out of sight
        seen = set(range(first, last)) | held
        self.deck.show(number for number in seen if not self._is_inline(self.boxes[number]))
        left, width = (2, _SIGN) if self.at_edge else (GUTTER, self.width() - GUTTER)
        for number, card in self.deck.cards.items():
            box = self.boxes[number]
            card.setGeometry(left, box.top - scrolled, width, box.height)
            card.show()
        if self._inline is not None and (opened := self.inline_box()) is not None:
            self._inline.widget.setGeometry(left, opened.top - scrolled, width, opened.height)
        self.update()

    def inline_box(self) -> MarginBox | None:
        """Return where the widget among the cards stands."""
        return next((box for box in self.boxes if self._is_inline(box)), None)

    def box_of(self, key: str) -> MarginBox | None:
        """Return the box that shows a note, alone or in a stack."""
        return next((box for box in self.boxes if key in box.keys), None)

    def focus_box(self, number: int) -> None:
        """Give the keyboard to a box, scrolling to it; past the ends nothing happens."""
        if not 0 <= number < len(self.boxes):
            return
        box = self.boxes[number]
        self.bring_into_view(box)
        self.follow()
        if self._is_inline(box) and self._inline is not None:
            self._inline.widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.deck.focus(number)

    def bring_into_view(self, box: MarginBox) -> None:
        """Scroll so far that a box can be seen whole, its top first."""
        bar, height = self._browser.verticalScrollBar(), self.height()
        if box.bottom > bar.value() + height - 12:
            bar.setValue(box.bottom - height + 12)
        if box.top < bar.value() + 12:
            bar.setValue(box.top - 12)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._browser.viewport():
            self.relayout_soon()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.at_edge:
            return
        scrolled = self._browser.verticalScrollBar().value()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, card in self.deck.cards.items():
                self._paint_threads(painter, self.boxes[number], scrolled, strong=card.is_pointed or card.is_now)
            if (opened := self.inline_box()) is not None:
                self._paint_threads(painter, opened, scrolled, strong=True)

    def _paint_threads(self, painter: QPainter, box: MarginBox, scrolled: int, *, strong: bool) -> None:
        lines = {line: key for key in reversed(box.keys) if (line := self._lines.get(key)) is not None}
        for line, key in lines.items():  # one for each line, however many notes it has
            thread = self._threads.get(key)
            if line[1]:
                ink = face_of(thread.note).ink if thread is not None else theme().accent
                paint_thread(painter, ink, line[0] + line[1] / 2 - scrolled, box.top + 15 - scrolled, strong=strong)

    def _follow_document(self) -> None:
        self._browser.document().documentLayout().documentSizeChanged.connect(lambda _size: self._later.start())
        self._later.start()

    def _inline_wish(self) -> tuple[str, Line, int] | None:
        inline = self._inline
        if inline is None:
            return None
        line = self._lines.get(inline.key)
        if line is None:
            line = (self._browser.line_at(inline.offset) if inline.offset >= 0 else None) or (TOP, 0)
        return inline.key, line, inline.height(self.width() - GUTTER, max(self.height() - 24, 200))

    def _is_inline(self, box: MarginBox) -> bool:
        return self._inline is not None and box.keys == (self._inline.key,)

    def _dress(self, card: NoteCard, number: int) -> None:
        box = self.boxes[number]
        contents = [self._contents[key] for key in box.keys]
        content = contents[0] if len(contents) == 1 else stack_of(contents)
        card.show_content(content, box.size, at_edge=self.at_edge, now=not {self._now, *self._lit}.isdisjoint(box.keys))

    def _tell_pointed(self, number: int) -> None:
        if not self._moving:
            self.pointed_changed.emit(self.boxes[number].keys if number >= 0 else ())
            self.update()


def paint_thread(painter: QPainter, ink: QColor, text_y: float, card_y: float, *, strong: bool) -> None:
    """Draw a line from the edge of the text to the card, stronger where one points."""
    colour = QColor(ink)
    colour.setAlphaF(1.0 if strong else 0.45)
    start, end = QPointF(3.5, text_y), QPointF(GUTTER, card_y)
    path = QPainterPath(start)
    path.cubicTo(QPointF(GUTTER * 0.75, text_y), QPointF(GUTTER * 0.25, card_y), end)
    painter.setPen(QPen(colour, 1.6 if strong else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(start, 2.6, 2.6)
