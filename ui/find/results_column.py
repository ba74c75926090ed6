"""The list of stories with everything around it: header, cards, or the words that stand in their place."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from index.values.request_results import Hit, QueryProblem, Request, Results
from kb.story.story_card import Change
from ui.find.results_header import ResultsHeader
from ui.find.results_model import ResultsModel
from ui.find.results_notice import ResultsNotice
from ui.find.results_view import ResultsView
from ui.services.session import Session


class ResultsColumn(QWidget):
    """Follows the session's answers; wishes go up to the page."""

    story_requested = Signal(str)
    facet_requested = Signal(str, str)  # facet, value: narrow by it
    clear_requested = Signal()
    clear_text_requested = Signal()
    way_requested = Signal(object)  # Request

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results: Results | None = None
        self._request = Request()
        self._selected = ""
        self.header = ResultsHeader(session)
        self.model = ResultsModel(session, self)
        self.view = ResultsView(self.model)
        self.notice = ResultsNotice(session)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.notice)
        self.setMinimumWidth(300)

    def _connect(self) -> None:
        self.model.hits_requested.connect(self._want_hits)
        self.notice.clear_requested.connect(self.clear_requested)
        self.notice.clear_text_requested.connect(self.clear_text_requested)
        self.notice.way_requested.connect(self.way_requested)
        self.view.selectionModel().currentChanged.connect(self._remember)
        self.view.facet_requested.connect(self.facet_requested)
        self.view.story_requested.connect(self.story_requested)
        self._session.changed.connect(self._follow_change)
        self._session.hits_changed.connect(self._take_hits)
        self._session.language_changed.connect(self._change_language)
        self._session.progress_changed.connect(self._show_progress)
        self._session.query_problem_changed.connect(self._show_problem)
        self._session.results_changed.connect(self._show_results)

    def begin(self) -> None:
        """Forget what was found: another library is open, or none."""
        self._results, self._selected = None, ""
        self.model.begin()
        self.header.set_results(None)
        self.header.set_problem(None, "")
        if self._session.is_open:
            self.notice.show_loading(0, 0)
        else:
            self.notice.show_closed()
        self._stack.setCurrentWidget(self.notice)

    def set_request(self, request: Request) -> None:
        """Take note of the newest question, before its answer is there."""
        self._request = request
        self.header.set_request(request)

    def select_story(self, story_id: str) -> None:
        """Mark the card of the story that is being read, wherever it was opened from."""
        self._selected = story_id
        self.view.select_id(story_id)

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to the buttons that stand in its place."""
        if self._stack.currentWidget() is self.view:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.select_first()
        else:
            self.notice.focus_button()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.model.renew()

    def _show_results(self, results: Results) -> None:
        before = self._results.request if self._results else None
        place = self.view.verticalScrollBar().value() if results.request == before else 0
        self._results = results
        self.model.set_results(results)
        self.view.select_id(self._selected)
        self.header.set_results(results)
        if results.ids:
            waiting = self.notice.holds_focus()
            self._stack.setCurrentWidget(self.view)
            self.view.scroll_to(place)
            if waiting:
                self.focus_list()
        else:
            held = self.view.hasFocus()
            self.notice.show_nothing(results)
            self._stack.setCurrentWidget(self.notice)
            if held:
                self.notice.focus_button()

    def _show_problem(self, problem: QueryProblem | None) -> None:
        self.header.set_problem(problem, self._request.text)

    def _show_progress(self, done: int, total: int) -> None:
        if self._results is None:
            self.notice.show_loading(done, total)

    def _want_hits(self, start: int, stop: int) -> None:
        if self._results is not None:
            self._session.more(self._results, start, stop)

    def _take_hits(self, answer: tuple[int, tuple[Hit, ...]]) -> None:
        start, hits = answer
        self.model.add_hits(start, hits)

    def _follow_change(self, change: Change) -> None:
        self.model.forget((*change.touched, *change.removed))

    def _change_language(self) -> None:
        self.model.renew()
        self.header.retranslate()
        self.notice.retranslate()

    def _remember(self, current: QModelIndex) -> None:
        if current.isValid():
            self._selected = self.model.ids[current.row()]
