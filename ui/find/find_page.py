"""Finding: the facets at the left, the list of stories beside them, and the one question that both belong to."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from index.values.request_results import Request, Results, searched
from ui.find import facets_panel, request_changes
from ui.find.drawer import Drawer
from ui.find.facets_panel import FacetsPanel
from ui.find.kept_questions import KeptQuestions
from ui.find.results_column import ResultsColumn
from ui.find.results_header import ResultsHeader
from ui.find.tick_pills import YEARS
from ui.services.saved_searches_file import Question, request_of
from ui.services.session import Session
from ui.widgets.small_parts import Divider
from ui.widgets.theme import theme


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
        self._answer: Results | None = None
        self._narrow = False
        self.facets = FacetsPanel(session)
        self.results = ResultsColumn(session)
        self.keeping = KeptQuestions(session, self.results, self)
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
        column, header = self.results, self.results.header
        self.facets.tick_requested.connect(lambda facet, value: self._turn(facet, value, wanted=None))
        self.facets.years_requested.connect(lambda years: self._ask(replace(self._request, years=years)))
        self.request_changed.connect(self.keeping.follow)
        column.clear_requested.connect(self.clear_ticks)
        column.clear_text_requested.connect(lambda: self._go(request_changes.typed(self._request, "")))
        column.facet_requested.connect(self.tick)
        column.story_requested.connect(self.story_requested)
        column.way_requested.connect(self._go)
        header.drawer_requested.connect(self._drawer.turn)
        header.sort_requested.connect(lambda sort: self._ask(replace(self._request, sort=sort)))
        header.ticks.clear_requested.connect(self.clear_ticks)
        header.ticks.removal_requested.connect(lambda facet, value: self._turn(facet, value, wanted=False))
        header.understood.change_requested.connect(lambda change: self._ask(change(self._request)))
        self._drawer.closed.connect(header.filters.setFocus)
        self._session.closed.connect(self._begin)
        self._session.language_changed.connect(self._change_language)
        self._session.opened.connect(self._begin)
        self._session.results_changed.connect(self._take)

    @property
    def header(self) -> ResultsHeader:
        """The line above the list, with the button that opens the facets in a narrow window."""
        return self.results.header

    def request(self) -> Request:
        """Return the newest question."""
        return self._request

    def words(self) -> str:
        """Return the words that the stories in the list were found with, in another spelling where that was meant."""
        found = self._answer
        return searched(found) if found is not None and found.request.text == self._request.text else self._request.text

    def set_text(self, text: str) -> None:
        """Search for these words; called at every key, so the last one may still be half a word."""
        if text != self._request.text:
            self._ask(request_changes.typed(self._request, text))

    def set_ticks(self, ticks: Mapping[str, Iterable[str]], years: tuple[int, int] | None = None) -> None:
        """Narrow by exactly these values, whatever was ticked before."""
        wanted = {facet: frozenset(values) for facet, values in ticks.items()}
        self._ask(replace(self._request, ticks=wanted, years=years))

    def tick(self, facet: str, value: str) -> None:
        """Narrow by one more value."""
        self._turn(facet, value, wanted=True)

    def clear_ticks(self) -> None:
        """Take every tick and the years back; the words stay."""
        self.set_ticks({})

    def clear(self) -> None:
        """Take words, ticks, years and meanings back."""
        had_text = bool(self._request.text)
        self._ask(Request(sort=self._request.sort, language=self._request.language))
        if had_text:
            self.text_requested.emit("")

    def open_question(self, kept: Question) -> None:
        """Ask what was kept, and show which stories are new in it."""
        self.keeping.visit(kept)
        self._go(request_of(kept, self._session.language))

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

    def _ask(self, request: Request) -> None:
        self._request = request
        self.results.set_request(request)
        self.request_changed.emit(request)
        if self._session.is_open:
            self._session.search(request)

    def _go(self, request: Request) -> None:
        """Ask a whole question that was made elsewhere; the search field says its words."""
        self._ask(request)
        self.text_requested.emit(request.text)

    def _take(self, results: Results) -> None:
        self._answer = results
        self.facets.set_results(results)
        if results.request == self._request:
            self._request = request_changes.settled(self._request, results)

    def _turn(self, facet: str, value: str, *, wanted: bool | None) -> None:
        if facet == YEARS:
            self._ask(replace(self._request, years=None))
            return
        turned = request_changes.ticked(self._request, facet, value, wanted=wanted)
        if turned is not self._request:
            self._ask(turned)

    def _begin(self) -> None:
        """Start with a library from the first question on; what was typed stays, what was ticked belonged to the other."""
        self.facets.forget()
        self.results.begin()
        self._ask(
            Request(
                text=self._request.text,
                typing=self._request.typing,
                sort=self._request.sort,
                language=self._request.language,
            )
        )

    def _change_language(self, language: str) -> None:
        self.facets.rename()
        self._ask(replace(self._request, language=language))
