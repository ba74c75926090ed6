"""“Perlu diperbaiki”: what is wrong in the library, where, and what helps. The files themselves are never touched."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kb.base import entries
from kb.base.problems import Problem
from ui.services.session import Session
from ui.widgets.ground import Ground
from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import Text, clear_layout
from ui.widgets.theme import RADIUS, theme

_SHOWN_AT_ONCE = 100


class RepairsPage(QScrollArea):
    """Lists the session's problems and opens the file or its folder in the person's own programs."""

    count_changed = Signal(int)
    health_requested = Signal()  # everything shall be looked at

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setWidgetResizable(True)
        self.setProperty("ground", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = Text("", 26, "text", QFont.Weight.Bold, wrap=True)
        self._lead = Text("", 15, "muted", wrap=True)
        self._again, self.all = QPushButton(), QPushButton()
        self._rest = Text("", 14, "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._build()
        self._again.clicked.connect(session.refresh)
        self.all.clicked.connect(self.health_requested)
        session.problems_changed.connect(self.refresh)
        session.closed.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._title.setText(self.tr("Perlu diperbaiki"))
        self._again.setText(self.tr("Periksa lagi"))
        self._again.setToolTip(self.tr("Baca ulang pustaka setelah berkasnya Anda perbaiki (F5)"))
        self.all.setText(self.tr("Periksa semuanya…"))
        self.all.setToolTip(self.tr("Juga persetujuan, tinjauan, gambar, riwayat, dan meja kerja Anda"))
        self.setAccessibleName(self.tr("Perlu diperbaiki"))
        self.refresh()

    def refresh(self) -> None:
        """Ask the session again."""
        problems = self._session.problems()
        clear_layout(self._rows)
        for problem in problems[:_SHOWN_AT_ONCE]:
            self._rows.addWidget(ProblemRow(problem, self._session))
        hidden = len(problems) - _SHOWN_AT_ONCE
        self._rest.setVisible(hidden > 0)
        self._rest.setText(
            self.tr("Masih ada %n hal lain; perbaiki dulu yang di atas, lalu periksa lagi.", "", max(hidden, 0))
        )
        if problems:
            lead = self.tr(
                "Ada %n hal yang perlu dilihat. Berkas di bawah ini tidak diubah oleh program; cerita lainnya tetap dapat dibaca dan dicari.",
                "",
                len(problems),
            )
        else:
            lead = self.tr("Tidak ada yang perlu diperbaiki. Semua berkas di pustaka ini terbaca dengan baik.")
        self._lead.setText(lead)
        self.count_changed.emit(len(problems))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(860)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 36, 0, 48)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._again)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(12)
        column.addLayout(self._rows)
        column.addWidget(self._rest)
        column.addStretch(1)
        page = Ground()
        row = QHBoxLayout(page)
        row.setContentsMargins(40, 0, 40, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(page)


class ProblemRow(QFrame):
    """One problem as a card; `first` are buttons that come before those that open its file."""

    def __init__(self, problem: Problem, session: Session, first: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self._serious = problem.serious
        language = session.language
        what = Text(problem.what.say(language), 15, "text", QFont.Weight.DemiBold, wrap=True)
        remedy = Text(problem.remedy.say(language), 14, "text", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(52, 16, 18, 16)
        column.setSpacing(6)
        column.addWidget(what)
        column.addWidget(remedy)
        if problem.path:
            place = problem.path
            if problem.line:
                place = self.tr("{path}, baris {line}").format(path=problem.path, line=problem.line)
            where = Text(place, 13, "muted", wrap=True)
            where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(where)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        opening = self._buttons(session.library.folder, problem.path) if problem.path else []
        for button in (*first, *opening):
            row.addWidget(button)
        row.addStretch(1)
        if first or opening:
            column.addLayout(row)
        self.setAccessibleName(f"{what.text()} {remedy.text()}")

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(200, 72))

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(of.card)
            painter.setPen(QPen(of.line, 1))
            box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            name, ink = ("circle-alert", of.error) if self._serious else ("triangle-alert", of.warning)
            place = box.adjusted(18, 16, 0, 0)
            place.setSize(QSize(20, 20).toSizeF())
            paint_icon(painter, name, ink, place)

    def _buttons(self, library: Path, path: str) -> list[QPushButton]:
        """Offer to open what is wrong with the person's own program, unless it is a link: that might start anything."""
        file = library / path
        on_desk, above = Path(path).is_absolute(), path.rpartition("/")[0]
        targets = [(self.tr("Buka berkas"), file)] if on_desk or not _is_strange(library, path) else []
        if on_desk or not above or entries.is_folder(library, above) or not entries.is_there(library, above):
            targets.append((self.tr("Buka foldernya"), file.parent))
        buttons = []
        for text, target in targets:
            button = QPushButton(text)
            button.setAccessibleName(f"{text}: {file.name}")
            button.clicked.connect(partial(_show, target))
            buttons.append(button)
        return buttons


def _is_strange(library: Path, path: str) -> bool:
    return entries.is_there(library, path) and not entries.is_file(library, path)


def _show(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
