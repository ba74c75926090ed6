"""Finding: the facets at the left, the list of stories beside them, and the one question that both belong to."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from index.answers import Request
from ui.find import facets_panel
from ui.find.drawer import Drawer
from ui.find.facets_panel import FacetsPanel
from ui.find.results_column import ResultsColumn
from ui.find.results_header import YEARS, ResultsHeader
from ui.shell.session import Session
from ui.shell.theme import theme
from ui.shell.widgets import Divider


class FindPage(QWidget):
    """Turns typing and ticking into a `Request` for the session, which answers the panel and the list.

    `facets` may be moved elsewhere by a window that has its own place for it; `set_narrow` puts it into a drawer here.
    """

    story_requested = Signal(str)
    request_changed = Signal(object)  # Request: the question just asked
    text_requested = Signal(str)  # the search field shall say this

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request = Request(language=session.language)
        self._narrow = False
        self.facets = FacetsPanel(session)
        self.results = ResultsColumn(session)
        self._edge = Divider(Qt.Orientation.Vertical)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.facets)
        self._row.addWidget(self._edge)
        self._row.addWidget(self.results, 1)
        self._drawer = Drawer(self)
        self._connect()
        if session.is_open:
            self._begin()

    def _connect(self) -> None:
        self.facets.tick_requested.connect(self._turn)
        self.facets.years_requested.connect(lambda years: self._ask(years=years))
        self.results.clear_requested.connect(self.clear_ticks)
        self.results.clear_text_requested.connect(self._clear_text)
        self.results.header.clear_requested.connect(self.clear_ticks)
        self.results.header.drawer_requested.connect(self._drawer.open_drawer)
        self.results.header.sort_requested.connect(lambda sort: self._ask(sort=sort))
        self.results.header.tick_removal_requested.connect(self._untick)
        self.results.story_requested.connect(self.story_requested)
        self._drawer.closed.connect(self.results.header.filters.setFocus)
        self._session.closed.connect(self._begin)
        self._session.language_changed.connect(self._change_language)
        self._session.opened.connect(self._begin)
        self._session.results_changed.connect(self.facets.set_results)

    @property
    def header(self) -> ResultsHeader:
        """The line above the list, with the button that opens the facets in a narrow window."""
        return self.results.header

    def request(self) -> Request:
        """Return the newest question."""
        return self._request

    def set_text(self, text: str) -> None:
        """Search for these words; called at every key, so the last one may still be half a word."""
        if text != self._request.text:
            self._ask(text=text, typing=bool(text))

    def set_ticks(self, ticks: Mapping[str, Iterable[str]], years: tuple[int, int] | None = None) -> None:
        """Narrow by exactly these values, whatever was ticked before."""
        self._ask(ticks={facet: frozenset(values) for facet, values in ticks.items()}, years=years)

    def tick(self, facet: str, value: str) -> None:
        """Narrow by one more value."""
        self._set_tick(facet, value, wanted=True)

    def clear_ticks(self) -> None:
        """Take every tick and the years back; the words stay."""
        self._ask(ticks={}, years=None)

    def clear(self) -> None:
        """Take words, ticks and years back."""
        had_text = bool(self._request.text)
        self._ask(text="", typing=False, ticks={}, years=None)
        if had_text:
            self.text_requested.emit("")

    def focus_results(self) -> None:
        """Give the keyboard to the list, or to what stands in its place."""
        self.results.focus_list()

    def select_story(self, story_id: str) -> None:
        """Mark the card of the story that is being read."""
        self.results.select_story(story_id)

    def set_narrow(self, narrow: bool) -> None:
        """Put the facets into a drawer that a button above the list opens, or back beside the list."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.header.filters.setVisible(narrow)
        self._edge.setVisible(not narrow)
        if narrow:
            self._drawer.take(self.facets)
            return
        self._drawer.hide()
        self.facets.setFixedWidth(facets_panel.WIDTH)
        self._row.insertWidget(0, self.facets)
        self.facets.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme().panel)

    def _ask(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Request
        self._request = msgspec.structs.replace(self._request, **changes)
        self.results.set_request(self._request)
        self.request_changed.emit(self._request)
        if self._session.is_open:
            self._session.search(self._request)

    def _turn(self, facet: str, value: str) -> None:
        self._set_tick(facet, value, wanted=value not in self._request.ticks.get(facet, frozenset()))

    def _untick(self, facet: str, value: str) -> None:
        if facet == YEARS:
            self._ask(years=None)
        else:
            self._set_tick(facet, value, wanted=False)

    def _set_tick(self, facet: str, value: str, *, wanted: bool) -> None:
        before = self._request.ticks.get(facet, frozenset())
        after = before | {value} if wanted else before - {value}
        if after != before:
            others = {name: values for name, values in self._request.ticks.items() if name != facet}
            self._ask(ticks={**others, facet: after} if after else others)

    def _clear_text(self) -> None:
        self.set_text("")
        self.text_requested.emit("")

    def _begin(self) -> None:
        """Start with a library from the first question on; what was typed stays, what was ticked belonged to the other."""
        self.facets.forget()
        self.results.begin()
        self._ask(ticks={}, years=None)

    def _change_language(self, language: str) -> None:
        self.facets.rename()
        self._ask(language=language)
