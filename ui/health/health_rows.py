"""The rows of the page: a group with its count, what lies in it, and a repair that can still be undone."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kb.health.health_finding import GROUPS, REPAIRS, Group, HealthFinding
from kb.health.health_repairs import RepairRecord
from ui.health.repairs_page import ProblemRow
from ui.services.session import Session
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.reading_parts import Box
from ui.widgets.small_parts import Text, clear_layout
from ui.widgets.theme import RADIUS, theme
from ui.widgets.value_words import date

_HEIGHT: Final = 40
_SHOWN: Final = 50
_OF_THE_DESK: Final = frozenset({"desk", "rights", "index"})  # nothing that the person's own programs should open


class GroupHead(QAbstractButton):
    """One line: a sign, the name of the group, and how many things lie in it; opens and closes it."""

    def __init__(self) -> None:
        super().__init__()
        self._said, self._sign = "", "circle"
        self._serious = False
        self.setCheckable(True)
        self.setFont(ui_font(15, QFont.Weight.Medium))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, name: str, said: str, sign: str, *, opens: bool, serious: bool) -> None:
        """Show another state; only a group with something in it can be opened."""
        self.setText(name)
        self.setAccessibleName(f"{name}: {said}")
        self._said, self._sign, self._serious = said, sign, serious
        self.setEnabled(opens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        opens = self.isEnabled()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if opens and (self.hasFocus() or self.underMouse()):
                painter.setPen(QPen(of.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(of.accent_soft if self.underMouse() else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, RADIUS, RADIUS)
            ink = {"check": of.success, "circle-alert": of.error, "triangle-alert": of.warning}.get(
                self._sign, of.muted
            )
            paint_icon(painter, self._sign, ink, QRectF(14, (self.height() - 18) / 2, 18, 18))
            inner = self.rect().adjusted(44, 0, -44, 0)
            painter.setPen(of.text)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(ui_font(14, QFont.Weight.DemiBold if opens else QFont.Weight.Normal))
            painter.setPen((of.error if self._serious else of.text) if opens else of.muted)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._said)
            if opens:
                arrow = "chevron-up" if self.isChecked() else "chevron-down"
                paint_icon(painter, arrow, of.muted, QRectF(self.width() - 32, (self.height() - 16) / 2, 16, 16))


class GroupRow(QWidget):
    """A group with its head; what lies in it is made when it is opened."""

    def __init__(self, group: Group, session: Session, act: Callable[[str, HealthFinding], None]) -> None:
        super().__init__()
        self.group: Group = group
        self._session, self._act = session, act
        self._findings: tuple[HealthFinding, ...] = ()
        self._count = 0
        self.head = GroupHead()
        self.rows: list[ProblemRow] = []
        self._inside = QVBoxLayout()
        self._inside.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._inside)
        self.head.toggled.connect(self._fill)

    def show_findings(self, findings: Sequence[HealthFinding], count: int, *, looked: bool, running: bool) -> None:
        """Show what was found; `looked` tells whether the look at this group came to its end."""
        self._findings, self._count = tuple(findings), count
        serious = any(finding.problem.serious for finding in findings)
        if findings:
            said, sign = self.tr("%n hal", "", count), "circle-alert" if serious else "triangle-alert"
        elif looked:
            said, sign = self.tr("Semua baik"), "check"
        else:
            said, sign = self.tr("Menunggu…") if running else self.tr("Belum diperiksa"), "circle"
        name = GROUPS[self.group].say(self._session.language)
        self.head.show_state(name, said, sign, opens=bool(findings), serious=serious)
        if not findings:
            self.head.setChecked(False)
        self._fill()

    def show_looking(self) -> None:
        """Say that it is being looked at just now."""
        if not self._findings:
            name = GROUPS[self.group].say(self._session.language)
            self.head.show_state(name, self.tr("Sedang diperiksa…"), "search", opens=False, serious=False)

    def _fill(self) -> None:
        clear_layout(self._inside)
        self.rows = []
        opened = self.head.isChecked()
        self._inside.setContentsMargins(0, 4 if opened else 0, 0, 12 if opened else 0)
        if not opened:
            return
        for finding in self._findings[:_SHOWN]:
            problem = finding.problem
            if finding.group in _OF_THE_DESK:
                problem = msgspec.structs.replace(problem, path="")
            row = ProblemRow(problem, self._session, self._buttons(finding))
            self.rows.append(row)
            self._inside.addWidget(row)
        hidden = self._count - len(self.rows)
        if hidden > 0:
            self._inside.addWidget(
                Text(
                    self.tr("Masih ada %n hal lain di bagian ini; perbaiki dulu yang di atas.", "", hidden), 14, "muted"
                )
            )

    def _buttons(self, finding: HealthFinding) -> list[QPushButton]:
        language = self._session.language
        wanted = []
        if finding.repair:
            wanted.append(("repair", REPAIRS[finding.repair].say(language)))
        if finding.story and finding.problem.code != "not-utf8":
            wanted.append(("story", self.tr("Buka cerita")))
        if finding.draft:
            wanted.append(("draft", self.tr("Buka naskah")))
        made = []
        for what, text in wanted:
            button = QPushButton(text)
            button.setAccessibleName(f"{text}: {finding.problem.what.say(language)}")
            button.clicked.connect(lambda _checked=False, what=what: self._act(what, finding))
            made.append(button)
        return made


class RepairedRow(Box):
    """One repair that can be undone, or whose original can be saved elsewhere, until it is dismissed."""

    def __init__(self, record: RepairRecord, language: str) -> None:
        super().__init__("card")
        self.undo = QPushButton(self.tr("Batalkan"))
        self.save = QPushButton(self.tr("Simpan aslinya…"))
        self.dismiss = QPushButton(self.tr("Buang salinannya"))
        self.dismiss.setToolTip(self.tr("Sesudah itu perbaikan ini tidak dapat dibatalkan lagi"))
        self.undo.setVisible(record.can_undo)
        self.save.setVisible(len([file for file in record.files if file.copy]) == 1)
        said = record.what.say(language)
        for button in (self.undo, self.save, self.dismiss):
            button.setAccessibleName(f"{button.text()}: {said}")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(Text(said, 15, "text", QFont.Weight.Medium, wrap=True))
        when = self.tr("Diperbaiki {when}. Salinannya ada di meja kerja Anda, dan hanya di sana.").format(
            when=date(record.when[:10], language)
        )
        column.addWidget(Text(when, 13, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.undo, self.save, self.dismiss):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
