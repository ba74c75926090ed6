"""What stands above the list: how many stories, for which words, in which order, what was understood and what was not."""

from typing import Final, get_args

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from index.values.request_results import QueryProblem, Request, Results, Sort
from kb.notes.note_lists import NoteFilter
from ui.find.tick_pills import TickPills
from ui.find.understood_line import UnderstoodLine
from ui.services.session import Session
from ui.widgets.fonts import ui_font
from ui.widgets.plain import PlainLabel
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import IconButton, Pill, Text
from ui.widgets.theme import RADIUS, theme

_SORTS: Final[tuple[Sort, ...]] = get_args(Sort)


_REST_MS: Final = 150  # no key shall wait for a number beside the list
_MOST: Final = 400  # letters of a question beside its count: more than any line has room for
_LEAST: Final = 14  # letters of shortened words; fewer tell nothing


class ResultsHeader(QWidget):
    """Count, order, star, and below them the lines that only stand there when they have something to say."""

    sort_requested = Signal(str)
    save_requested = Signal()  # the star: keep this question, or keep it no longer
    drawer_requested = Signal()
    notes_requested = Signal(object)  # index.values.request_results.NotesAsked: show these notes themselves

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results: Results | None = None
        self._request = Request()
        self._problem: tuple[QueryProblem, str] | None = None
        self._count = Text("", 14, "text", QFont.Weight.DemiBold)
        self._words = _Elided("", 14, "muted")
        self.filters = QuietButton(icon_name="sliders-horizontal", colour="text", icon_first=True)
        self.star = IconButton("star", size=16)
        self.sort = QuietButton(icon_name="chevron-down", colour="text")
        self.ticks = TickPills(session)
        self.understood = UnderstoodLine(session)
        self.shortened = Text("", 12, "muted", wrap=True)
        self.problem = _Notice()
        self.notes = QuietButton(icon_name="message-square", icon_first=True)
        self._counting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._menu = QMenu(self)
        self._sorts = QActionGroup(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for part in (self.filters, self._count):
            top.addWidget(part)
        top.addWidget(self._words, 1)
        top.addWidget(self.star)
        top.addWidget(self.sort)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 10, 14, 6)
        box.setSpacing(6)
        box.addLayout(top)
        for line in (self.problem, self.shortened, self.understood, self.ticks):
            box.addWidget(line)
        self.shortened.hide()
        box.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignLeft)
        self.notes.hide()
        self.filters.hide()
        self.problem.hide()
        self.star.setCheckable(True)
        self.star.setFixedSize(28, 28)

    def _connect(self) -> None:
        for name in _SORTS:
            action = QAction(self, checkable=True)
            action.setData(name)
            self._sorts.addAction(action)
            self._menu.addAction(action)
        self._sorts.triggered.connect(lambda action: self.sort_requested.emit(action.data()))
        self.sort.clicked.connect(self._open_menu)
        self.star.clicked.connect(self._press_star)
        self.filters.clicked.connect(self.drawer_requested)
        self.notes.clicked.connect(self._ask_notes)
        self._counting.timeout.connect(self._count_notes)

    def set_results(self, results: Results | None) -> None:
        """Say how many stories were found, for which words, and what those were taken to mean."""
        self._results = results
        self.understood.set_results(results)
        self._word_count()
        self._counting.start() if results and results.notes else self.notes.hide()

    def set_request(self, request: Request) -> None:
        """Show the ticks and the order of the newest question at once, before its answer is there."""
        self._request = request
        self._word_sort()
        self.ticks.set_request(request)
        self._word_filters()

    def set_saved(self, *, saved: bool) -> None:
        """Show whether this question is among the kept ones."""
        self.star.setChecked(saved)
        self._word_star()

    def set_problem(self, problem: QueryProblem | None, text: str) -> None:
        """Say which part of the typed words was not understood; the list below stays what it was."""
        self._problem = (problem, text) if problem else None
        self._word_problem()

    def pills(self) -> list[Pill]:
        """Return the pills of ticks now shown."""
        return self.ticks.pills()

    def retranslate(self) -> None:
        names = {
            "relevance": self.tr("Paling relevan"),
            "newest": self.tr("Terbaru"),
            "period": self.tr("Masa"),
            "title": self.tr("Judul"),
        }
        for action in self._sorts.actions():
            action.setText(names[action.data()])
        self._menu.setAccessibleName(self.tr("Urutan"))
        self._word_sort()
        self._word_count()
        self._count_notes()
        self._word_problem()
        self._word_star()
        self._word_filters()
        self.ticks.retranslate()
        self.understood.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _open_menu(self) -> None:
        self._menu.popup(self.sort.mapToGlobal(QPoint(0, self.sort.height())))

    def _press_star(self, checked: bool) -> None:
        self.star.setChecked(not checked)  # it turns when the question is really kept, not before
        self.save_requested.emit()

    def _ask_notes(self) -> None:
        if self._results is not None and self._results.notes is not None:
            self.notes_requested.emit(self._results.notes)

    def _count_notes(self) -> None:
        """Say how many notes were meant, once nobody types any more."""
        asked = self._results.notes if self._results else None
        if asked is None or not self._session.is_open:
            return
        count = self._session.catalogue.notes.count(NoteFilter(kinds=asked.kinds, words=asked.words))
        self.notes.setText(self.tr("Lihat %Ln catatannya", "", count))
        self.notes.setVisible(count > 0)

    def _word_count(self) -> None:
        found = self._results
        text = found.request.text.strip() if found and not found.corrected else ""
        asked = found is not None and bool(found.request.text.strip() or found.request.ticks or found.request.years)
        self.sort.setVisible(found is not None)
        self.star.setVisible(asked)
        self._count.setText(self.tr("%Ln cerita", "", found.total) if found else "")
        self._words.setText(self.tr("untuk “{words}”").format(words=text[:_MOST]) if text else "")
        said = (found.shortened, found.expanded) if found else ()
        self.shortened.setText(" ".join(one.say(self._session.language) for one in said if one))
        self.shortened.setVisible(bool(self.shortened.text()))

    def _word_star(self) -> None:
        if self.star.isChecked():
            self.star.set_text(self.tr("Tersimpan. Tekan untuk menghapusnya dari pencarian tersimpan"), "Ctrl+D")
        else:
            self.star.set_text(self.tr("Simpan pencarian"), "Ctrl+D")

    def _word_sort(self) -> None:
        for action in self._sorts.actions():
            if action.data() == self._request.sort:
                action.setChecked(True)
                self.sort.setText(action.text())
        self.sort.setAccessibleName(self.tr("Urutan: {order}").format(order=self.sort.text()))
        self.sort.setToolTip(self.tr("Urutan cerita dalam daftar"))

    def _word_filters(self) -> None:
        ticked = self.ticks.count()
        self.filters.setText(self.tr("Saringan ({count})").format(count=ticked) if ticked else self.tr("Saringan"))
        self.filters.setAccessibleName(self.filters.text())
        self.filters.setToolTip(self.tr("Buka saringan: wilayah, isu, metode, tahun"))

    def _word_problem(self) -> None:
        if self._problem is None:
            self.problem.hide()
            return
        problem, text = self._problem
        language, part = self._session.language, text[problem.start : problem.end].strip()
        what = problem.what.say(language)
        told = f"{what} {problem.advice.say(language)}"
        named = part.strip('"“”„') in what  # then it need not be said twice
        self.problem.setText(told if named else f"‘{part}’: {told}")
        self.problem.show()


class _Elided(Text):
    """A label that shortens its text instead of pushing its neighbours away."""

    def __init__(self, text: str, size: int, colour: str) -> None:
        super().__init__(text, size, colour)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(theme().muted)
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            if shown != self.text() and len(shown) < _LEAST:
                return
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class _Notice(PlainLabel):
    """A quiet line on a warm ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setFont(ui_font(13))
        self.setContentsMargins(10, 7, 10, 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(of.warning_soft)
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
            painter.setPen(of.warning_soft_text)
            painter.drawText(
                self.contentsRect(), int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self.text()
            )
