"""What stands above the list: how many stories, for which words, in which order, narrowed by which ticks, and what was not understood."""

from collections.abc import Iterator
from typing import Final, get_args

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from index.answers import FACETS, QueryProblem, Request, Results, Sort
from ui.find.names import FacetNames, facet_label, years_label
from ui.find.quiet_button import QuietButton
from ui.shell.fonts import ui_font
from ui.shell.session import Session
from ui.shell.theme import RADIUS, theme
from ui.shell.widgets import FlowLayout, Pill, Text

YEARS: Final = "years"
_SHOWN: Final = 8  # pills; more hide behind "+ n more"
_SORTS: Final[tuple[Sort, ...]] = get_args(Sort)


class ResultsHeader(QWidget):
    """Count, order, pills of ticks; every wish is a signal."""

    sort_requested = Signal(str)
    tick_removal_requested = Signal(str, str)  # facet, value; facet "years" has an empty value
    clear_requested = Signal()
    drawer_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results: Results | None = None
        self._request = Request()
        self._problem: tuple[QueryProblem, str] | None = None
        self._all_pills = False
        self._shown: list[Pill] = []
        self._count = Text("", 14, "text", QFont.Weight.DemiBold)
        self._words = _Elided("", 14, "muted")
        self.filters = QuietButton(icon_name="sliders-horizontal", colour="text", icon_first=True)
        self.sort = QuietButton(icon_name="chevron-down", colour="text")
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, 6)
        self.problem = _Notice()
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
        top.addWidget(self.sort)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 10, 14, 6)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self._pills)
        box.addWidget(self.problem)
        self.filters.hide()
        self._pills.hide()
        self.problem.hide()
        self._flow.setContentsMargins(0, 2, 0, 2)

    def _connect(self) -> None:
        for name in _SORTS:
            action = QAction(self, checkable=True)
            action.setData(name)
            self._sorts.addAction(action)
            self._menu.addAction(action)
        self._sorts.triggered.connect(lambda action: self.sort_requested.emit(action.data()))
        self.sort.clicked.connect(self._open_menu)
        self.filters.clicked.connect(self.drawer_requested)

    def set_results(self, results: Results | None) -> None:
        """Say how many stories were found and for which words."""
        self._results = results
        self._word_count()

    def set_request(self, request: Request) -> None:
        """Show the ticks and the order of the newest question at once, before its answer is there."""
        same = (request.ticks, request.years) == (self._request.ticks, self._request.years)
        self._request = request
        self._word_sort()
        if not same:
            self._fill_pills()

    def set_problem(self, problem: QueryProblem | None, text: str) -> None:
        """Say which part of the typed words was not understood; the list below stays what it was."""
        self._problem = (problem, text) if problem else None
        self._word_problem()

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
        self._word_problem()
        self._fill_pills()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def pills(self) -> list[Pill]:
        """Return the pills of ticks now shown."""
        return list(self._shown)

    def _ticks(self) -> Iterator[tuple[str, str, str]]:
        for facet in FACETS:
            names = FacetNames(facet, self._session)
            for value in sorted(self._request.ticks.get(facet, ()), key=names.label):
                yield facet, value, names.label(value)
        if self._request.years:
            yield YEARS, "", years_label(*self._request.years)

    def _fill_pills(self) -> None:
        ticks = list(self._ticks())
        self._flow.clear()
        shown = ticks if self._all_pills or len(ticks) <= _SHOWN + 1 else ticks[:_SHOWN]
        self._shown = [self._pill(facet, value, label) for facet, value, label in shown]
        for pill in self._shown:
            self._flow.addWidget(pill)
        if len(shown) < len(ticks):
            more = QuietButton(self.tr("+ %n lagi", "", len(ticks) - len(shown)))
            more.clicked.connect(self._show_all_pills)
            self._flow.addWidget(more)
        if ticks:
            clear = QuietButton(self.tr("Hapus semua saringan"))
            clear.clicked.connect(self.clear_requested)
            self._flow.addWidget(clear)
        else:
            self._all_pills = False
        self._pills.setVisible(bool(ticks))
        self._word_filters(len(ticks))

    def _pill(self, facet: str, value: str, label: str) -> Pill:
        pill = Pill(label, "accent", removable=True)
        told = self.tr("Hapus saringan {facet}: {value}").format(facet=facet_label(facet), value=label)
        pill.setAccessibleName(told)
        pill.setToolTip(told)
        pill.clicked.connect(lambda: self.tick_removal_requested.emit(facet, value))
        pill.remove_requested.connect(lambda: self.tick_removal_requested.emit(facet, value))
        return pill

    def _show_all_pills(self) -> None:
        self._all_pills = True
        self._fill_pills()

    def _open_menu(self) -> None:
        self._menu.popup(self.sort.mapToGlobal(QPoint(0, self.sort.height())))

    def _word_count(self) -> None:
        text = self._results.request.text.strip() if self._results else ""
        self.sort.setVisible(self._results is not None)
        self._count.setText(self.tr("%n cerita", "", self._results.total) if self._results else "")
        self._words.setText(self.tr("untuk “{words}”").format(words=text) if text else "")

    def _word_sort(self) -> None:
        for action in self._sorts.actions():
            if action.data() == self._request.sort:
                action.setChecked(True)
                self.sort.setText(action.text())
        self.sort.setAccessibleName(self.tr("Urutan: {order}").format(order=self.sort.text()))
        self.sort.setToolTip(self.tr("Urutan cerita dalam daftar"))

    def _word_filters(self, ticked: int) -> None:
        self.filters.setText(self.tr("Saringan ({count})").format(count=ticked) if ticked else self.tr("Saringan"))
        self.filters.setAccessibleName(self.filters.text())
        self.filters.setToolTip(self.tr("Buka saringan: wilayah, isu, metode, tahun"))

    def _word_problem(self) -> None:
        if self._problem is None:
            self.problem.hide()
            return
        problem, text = self._problem
        language, part = self._session.language, text[problem.start : problem.end].strip()
        told = f"{problem.what.say(language)} {problem.advice.say(language)}"
        self.problem.setText(f"“{part}”: {told}" if part else told)
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
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class _Notice(QLabel):
    """A quiet line on a warm ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
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
