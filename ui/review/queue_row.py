"""One story that waits, as a card: what it is, for whom it waits, and what this person can do about it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kb.review.review_queue import WaitingText
from ui.widgets import value_words
from ui.widgets.plain import tip
from ui.widgets.reading_parts import chips
from ui.widgets.small_parts import Pill, PillKind, Text
from ui.widgets.theme import RADIUS, theme


class QueueRow(QFrame):
    """Enter, Space or a press opens it; Up and Down go to its neighbours."""

    open_requested = Signal()
    write_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, row: WaitingText, language: str) -> None:
        super().__init__()
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        column.addWidget(Text(row.title, 16, "text", QFont.Weight.DemiBold, wrap=True))
        said = self._said(language)
        column.addWidget(Text(said, 13, "muted", wrap=True))
        column.addWidget(chips(self._pills()))
        if row.reason:
            told = self.tr("{who} menulis: {reason}").format(who=row.by, reason=row.reason)
            column.addWidget(Text(told, 14, "text", wrap=True))
        if row.trouble is not None:
            told = f"{row.trouble.what.say(language)} {row.trouble.remedy.say(language)}"
            column.addWidget(Text(told, 14, "text", wrap=True))
        column.addLayout(self._buttons())
        self.setAccessibleName(f"{row.title}. {self._state()}. {said}")

    def _said(self, language: str) -> str:
        row = self.row
        parts = [", ".join(row.writers)]
        if row.since:
            parts.append(self.tr("sejak {date}").format(date=value_words.date(row.since, language)))
        if row.trouble is None:
            parts.append(self.tr("%n kata", "", row.words))
        return " · ".join(filter(None, parts))

    def _state(self) -> str:
        return {
            "broken": self.tr("Tidak terbaca"),
            "to-read": self.tr("Menunggu Anda baca"),
            "signed-by-me": self.tr("Sudah Anda tanda tangani, menunggu pembaca lain"),
            "returned": self.tr("Dikembalikan, menunggu penulisnya"),
            "my-returned": self.tr("Dikembalikan kepada Anda"),
            "my-waiting": self.tr("Cerita Anda, menunggu dibaca"),
            "not-mine": self.tr("Menunggu pengelola pustaka"),
        }[self.row.state]

    def _pills(self) -> list[QWidget]:
        row = self.row
        kind: PillKind = {"to-read": "accent", "my-returned": "warning", "broken": "error"}.get(row.state, "plain")  # type: ignore[assignment]
        pills: list[QWidget] = [Pill(self._state(), kind, interactive=False)]
        if row.new_version:
            pills.append(
                Pill(self.tr("Versi baru dari cerita yang sudah terbit"), icon_name="history", interactive=False)
            )
        if row.needed > 1 or row.signed:
            told = self.tr("{there} dari {needed} tanda tangan").format(there=len(row.signed), needed=row.needed)
            pill = Pill(
                told, "success" if row.signed else "plain", icon_name="check" if row.signed else "", interactive=False
            )
            pill.setToolTip(tip(", ".join(row.signed)))
            pills.append(pill)
        return pills

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        self.open = QPushButton(self.tr("Baca dan tinjau") if self.row.state == "to-read" else self.tr("Lihat"))
        self.open.setProperty("primary", self.row.state == "to-read")
        self.open.clicked.connect(self.open_requested)
        if self.row.trouble is not None:
            self.open.hide()
        line.addWidget(self.open)
        if self.row.state in {"my-returned", "my-waiting"}:
            self.write = QPushButton(self.tr("Ubah naskahnya"))
            self.write.setProperty("primary", self.row.state == "my-returned")
            self.write.clicked.connect(self.write_requested)
            line.insertWidget(0, self.write)
        line.addStretch(1)
        return line

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self.row.trouble is None
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.open_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step_requested.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(200, 72))

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(of.card)
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else QPen(of.line, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
