"""The star above the list, the questions one asked lately, and the stories that are new in a kept question."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from index.values.request_results import Request, Results
from ui.find.facet_labels import question_in_words
from ui.find.results_column import ResultsColumn
from ui.services.saved_searches_file import Question, is_same, question_of
from ui.services.session import Session
from ui.widgets.name_dialog import NameDialog

STANDS_MS: Final = 2_000  # words that stood so long were meant


class KeptQuestions(QObject):
    """Stands between the list and the person's desk."""

    def __init__(self, session: Session, column: ResultsColumn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._column = session, column
        self._request = Request()
        self._results: Results | None = None
        self._visited: Question | None = None  # asked for, its answer is not there yet
        self._shown: Question | None = None  # the kept question whose new stories are marked
        self._rest = QTimer(self, singleShot=True, interval=STANDS_MS)
        self._rest.timeout.connect(self._note)
        column.header.save_requested.connect(self.press_star)
        column.story_requested.connect(self._note)
        session.closed.connect(self._forget)
        session.results_changed.connect(self._take)
        session.saved.changed.connect(self._show_star)

    def visit(self, kept: Question) -> None:
        """The next question comes from the list of kept ones: what is new in it shall be marked."""
        self._visited = kept

    def follow(self, request: Request) -> None:
        """Take note of the newest question."""
        self._request = request
        self._rest.start()
        asked = question_of(request)
        if self._shown is not None and not is_same(self._shown, asked):
            self._shown = None
            self._column.model.set_fresh(frozenset())
        self._show_star()

    def press_star(self) -> None:
        """Ask for a name and keep the question; one that is kept already is let go."""
        kept = self._session.saved.find(self._request)
        if kept is not None:
            self._session.saved.remove(kept.id)
            return
        asked = question_of(self._request)
        if self._answer() is None or not (asked.text or asked.ticks or asked.years):
            return
        dialog = NameDialog(question_in_words(self._session, asked), is_new=True, parent=self._column)
        dialog.accepted.connect(partial(self._keep, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, dialog: NameDialog) -> None:
        if (answer := self._answer()) is not None:
            self._session.saved.keep(dialog.name(), self._request, answer.ids)

    def _answer(self) -> Results | None:
        """Return the answer to the newest question, if it is there."""
        found = self._results
        asked = question_of(self._request)
        return found if found is not None and question_of(found.request) == asked else None

    def _take(self, results: Results) -> None:
        self._results = results
        visited = self._visited
        if visited is not None and is_same(visited, question_of(results.request)):
            self._visited = None
            self._look(results)

    def _look(self, results: Results) -> None:
        """A person looks at a kept question: mark what is new, and know it from now on."""
        kept = self._session.saved.find(results.request)
        if kept is not None:
            self._shown = kept.question
            self._column.model.set_fresh(self._session.saved.see(kept.id, results.ids))

    def _note(self) -> None:
        """The question was meant: it stood for a while, or a story was opened from its answer."""
        self._rest.stop()
        answer = self._answer()
        if answer is None or not answer.total:
            return
        self._session.saved.remember(self._request)
        kept = self._session.saved.find(self._request)
        if kept is not None:
            self._session.saved.see(kept.id, answer.ids)

    def _show_star(self) -> None:
        self._column.header.set_saved(saved=self._session.saved.find(self._request) is not None)

    def _forget(self) -> None:
        self._rest.stop()
        self._results = self._visited = self._shown = None
