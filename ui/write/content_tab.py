"""The tab "Isi": how far the story has come, and what is still missing, each sentence leading to its place."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kb.forms.completeness import Meter, Missing, meter, missing
from kb.forms.draft_form import Forms
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.link_cards import lay_out
from ui.widgets.small_parts import SectionLabel, Text
from ui.widgets.theme import theme
from ui.write.open_draft import DraftPlace, OpenDraft

_BREATH_MS: Final = 500
_LINE: Final = 18


class ContentPanel(QScrollArea):
    """Follows the draft a breath after the last key; missing is allowed until the story is handed in."""

    badge_changed = Signal(str)

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self._shown: tuple[Missing, ...] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told = Text("", 15, "text", QFont.Weight.DemiBold, wrap=True)
        self.meter = MeterBar()
        self._calm = Text("", 13, "muted", wrap=True)
        self._needed_label, self._more_label = SectionLabel(), SectionLabel()
        self._needed, self._more = QVBoxLayout(), QVBoxLayout()
        self.rows: list[MissingRow] = []
        self._lay_out()
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self.refresh)
        writing.changed.connect(lambda: self._breath.start(_BREATH_MS))
        self.retranslate()

    def refresh(self) -> None:
        """Look at the draft again."""
        draft, forms = self._writing.draft, Forms(self._writing.vocabulary, self._writing.language)
        if self._writing.settings.value.write_as_text:  # whoever writes freely shows by the headings what is told
            draft = draft.with_about(form=forms.form_of(draft.body))
        found, measured = missing(draft, forms), meter(draft, forms)
        self._say(measured)
        if found != self._shown:
            self._shown = found
            self._show(found)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._needed_label.setText(self.tr("Perlu ada sebelum diajukan"))
        self._more_label.setText(self.tr("Yang masih dapat diceritakan"))
        self._shown = None
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 18, 18, 24)
        column.setSpacing(8)
        for part in (self._told, self.meter, self._calm):
            column.addWidget(part)
        for label, rows in ((self._needed_label, self._needed), (self._more_label, self._more)):
            column.addSpacing(10)
            column.addWidget(label)
            rows.setSpacing(2)
            column.addLayout(rows)
        column.addStretch(1)
        self.setWidget(inner)

    def _say(self, measured: Meter) -> None:
        self.meter.show_meter(measured)
        said = self.tr("{told} dari {of} sudah diceritakan").format(told=measured.told, of=measured.of)
        self._told.setText(said)
        self.meter.setAccessibleName(said)
        done = measured.told == measured.of
        self._calm.setText(
            self.tr("Semuanya sudah diceritakan. Periksa, lalu ajukan.")
            if done
            else self.tr("Boleh ditulis kapan saja dan dalam urutan apa pun.")
        )
        self.badge_changed.emit("" if done else f"{measured.told}/{measured.of}")

    def _show(self, found: tuple[Missing, ...]) -> None:
        focused = next((row.missing for row in self.rows if row.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for one in found:
            row = MissingRow(one, self._writing.language)
            row.clicked.connect(partial(self._writing.go, _place(one)))
            (self._needed if one.needed else self._more).addWidget(row)
            self.rows.append(row)
            if focused is not None and one == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._needed_label.setVisible(any(one.needed for one in found))
        self._more_label.setVisible(any(not one.needed for one in found))


class MissingRow(QAbstractButton):
    """One sentence, wrapped, that can be pressed."""

    def __init__(self, missing_: Missing, language: str) -> None:
        super().__init__()
        self.missing = missing_
        self.setText(missing_.words.say(language))
        self.setAccessibleName(self.text())
        self.setFont(ui_font(13))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._lines()) * _LINE + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.underMouse() or self.isDown()
            painter.setBrush(of.accent_soft if lit else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            paint_icon(painter, "circle", of.warning if self.missing.needed else of.faint, QRectF(7, 9, 13, 13))
            painter.setPen(of.accent_soft_text if lit else of.text)
            for number, line in enumerate(self._lines()):
                painter.drawText(28, 6 + number * _LINE + 14, line)

    def _lines(self) -> list[str]:
        return lay_out(self.text(), self.font(), max(self.width() - 36, 60), 8)


class MeterBar(QWidget):
    """A bar as long as what is told."""

    def __init__(self) -> None:
        super().__init__()
        self._meter = Meter(0, 1)
        self.setFixedHeight(8)

    def show_meter(self, measured: Meter) -> None:
        """Show another measure."""
        self._meter = measured
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(of.pill)
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
            share = self._meter.told / max(self._meter.of, 1)
            painter.setBrush(of.success if share == 1 else of.accent)
            if share:
                painter.drawRoundedRect(QRectF(0, 0, max(self.width() * share, 8), self.height()), 4, 4)


def _place(one: Missing) -> DraftPlace:
    return DraftPlace("body", field=one.part) if one.part else DraftPlace("field", field=one.field)
