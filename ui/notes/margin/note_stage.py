"""Where notes are shown: cards in a margin where there is room for one, else signs at the edge and a sheet over the text.

A note without a place stands at the foot of the margin, so that it can be seen while one looks for its words.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QApplication

from index.values.request_results import Span
from ui.notes.margin.card_wishes import Inline
from ui.notes.margin.margin import EDGE, GUTTER, Margin
from ui.notes.margin.note_sheet import NoteSheet
from ui.notes.placed_threads import PlacedThread
from ui.read.read_pane import Pane
from ui.widgets.small_parts import Pill

_LEAST: Final = 236
_MOST: Final = 320
_SHORTEST_LINE: Final = 0.66  # of the usual column: about 45 characters
_FLOATING: Final = 340


class Stage(QObject):
    """Arranges margin and sheet around the text of one pane."""

    opened = Signal(object)  # tuple[str, ...]: the note or notes that were pressed
    pointed_changed = Signal(object)  # tuple[str, ...]
    lost_requested = Signal()  # show the notes that have lost their place

    def __init__(self, pane: Pane) -> None:
        super().__init__(pane)
        self._pane, self._browser = pane, pane.browser
        self.margin = Margin(pane.browser)
        self.lost = Pill(kind="warning", icon_name="unlink")
        self.lost.setParent(pane.browser)
        self.lost.clicked.connect(self.lost_requested)
        self.sheet: NoteSheet | None = None
        self._key, self._span, self._floats = "", (-1, -1), False
        self._wanted = self._lost_said = False
        self.covers = False  # the sheet lies over the words it speaks of
        self.margin.hide()
        self.lost.hide()
        self.margin.opened.connect(self.opened)
        self.margin.pointed_changed.connect(self.pointed_changed)
        self.margin.placed.connect(self._float_sheet)
        pane.installEventFilter(self)
        pane.browser.viewport().installEventFilter(self)
        pane.browser.scrolled.connect(self._float_sheet)

    @property
    def at_edge(self) -> bool:
        """Whether there is only room for signs."""
        return self.margin.at_edge

    def show_threads(self, threads: Sequence[PlacedThread], language: str, lost_said: str, *, read: bool) -> None:
        """Show these notes; `lost_said` names those without a place, empty when there are none.

        Until they are `read` the margin stays as it was for the story before: the lines are broken once, not twice.
        """
        if read:
            self._wanted = any(thread.at.state != "lost" for thread in threads)
        self.lost.setText(lost_said)
        self._lost_said = bool(lost_said)
        self._arrange()
        self.margin.set_threads(threads, language)

    def expect(self, notes: bool) -> None:
        """Leave room for the notes of a story that is about to be shown, or for none."""
        self._wanted = notes

    def show_sheet(self, sheet: NoteSheet, key: str, span: Span, *, floats: bool) -> None:
        """Open a sheet beside some words ((-1, -1): at the top); `floats` where it has no place in the text."""
        self.drop_sheet()
        self.sheet, self._key, self._span, self._floats = sheet, key, span, floats
        sheet.resized.connect(self._float_sheet)
        self._arrange()
        self._put_sheet()

    def drop_sheet(self) -> None:
        """Close the sheet."""
        sheet, self.sheet = self.sheet, None
        if sheet is None:
            return
        if (focused := QApplication.focusWidget()) is not None and (focused is sheet or sheet.isAncestorOf(focused)):
            self._browser.setFocus()  # Qt would give the keyboard to the next part of the window
        self.margin.set_inline(None)
        self.margin.set_now("")
        sheet.hide()
        sheet.deleteLater()
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            if watched is self._pane:
                self._arrange()
            self._place()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Leave room beside the text for a margin, for signs, or for nothing."""
        shown = self._wanted or (self.sheet is not None and not self._floats)
        room = self._pane.width() - self._browser.look.column * _SHORTEST_LINE - 2 * 28 - 12
        spare = self._pane.width() - self._browser.look.column - 4 * 28
        width = int(max(_LEAST, min(_MOST, spare)))
        at_edge = room < width
        changed = at_edge != self.margin.at_edge or shown == self.margin.isHidden()
        self.margin.at_edge = at_edge
        self._pane.keep_right((EDGE if at_edge else width) if shown else 0)
        self.margin.setVisible(shown)
        self._place()
        if changed:
            self._put_sheet()
            self.margin.relayout_soon()

    def _place(self) -> None:
        port, browser = self._browser.viewport().geometry(), self._browser
        bar = browser.verticalScrollBar()
        end = browser.width() - (bar.width() if bar.isVisible() else 0)
        width = min(end - port.right() - 4, EDGE if self.at_edge else _MOST)
        self.margin.setGeometry(port.right() + 1, 0, max(width, EDGE), browser.height())
        hint = self.lost.sizeHint()
        self.lost.setGeometry(
            end - hint.width() - 12, browser.height() - hint.height() - 12, hint.width(), hint.height()
        )
        self.lost.raise_()
        self._float_sheet()

    def _put_sheet(self) -> None:
        """Stand the sheet among the cards, or lay it over the text."""
        if self.sheet is None:
            return
        if self.at_edge or self._floats:
            self.margin.set_inline(None)
            self.margin.set_now(self._key)
            self.sheet.setParent(self._browser)
            self.sheet.show()
            self._float_sheet()
        else:
            self.margin.set_inline(Inline(self.sheet, self._key, self._span[0]))

    def _float_sheet(self) -> None:
        """Lay a sheet that is not among the cards below its line, above it, or at the foot of the page."""
        sheet = self.sheet
        floating = sheet is not None and sheet.parentWidget() is self._browser
        self.lost.setVisible(self._lost_said and not floating)
        self.covers = False
        if sheet is None or not floating:
            return
        room = QRect(8, 8, self._browser.width() - 16 - (EDGE if self.at_edge else 12), self._browser.height() - 16)
        beside = self.margin.width() - GUTTER if not self.at_edge and not self.margin.isHidden() else 0
        width = min(beside or _FLOATING, room.width())
        height = min(sheet.heightForWidth(width), room.height())
        left = self.margin.x() + GUTTER if beside else room.right() - width
        top = room.bottom() - height
        lines = (
            [self._browser.line_at(offset) for offset in self._span] if self._span[0] >= 0 and not self._floats else []
        )
        if (first := lines[0] if lines else None) is not None and (last := lines[1] or first) is not None:
            scrolled = self._browser.verticalScrollBar().value()
            below, above = last[0] + last[1] + 4 - scrolled, first[0] - height - 4 - scrolled
            self.covers = below + height > room.bottom() and above < room.top()
            top = top if self.covers else below if below + height <= room.bottom() else above
        elif not self._floats:
            top = room.top()
        sheet.setGeometry(left, top, width, height)
        sheet.raise_()
