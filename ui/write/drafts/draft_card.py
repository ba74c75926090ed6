"""One draft in the list: its title, when it was changed, how much is told, and what can be done with it."""

from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kb.drafts.drafts import DraftRow
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import IconButton, Pill, PillKind, Text
from ui.widgets.theme import RADIUS, theme
from ui.write.drafts.draft_standing import Standing, State

_KINDS: Final[dict[State, PillKind]] = {
    "draft": "plain",
    "changing": "accent",
    "submitted": "accent",
    "returned": "warning",
    "published": "success",
    "conflict": "warning",
    "broken": "error",
}


class DraftCard(QWidget):
    """Shows a row of the list; a new list makes new cards."""

    def __init__(self, row: DraftRow, standing: Standing, language: str, locale: QLocale) -> None:
        super().__init__()
        self._row, self._standing = row, standing
        self.open = QuietButton(colour="text")
        self.open.setFont(Text("", 16, "text", QFont.Weight.DemiBold).font())
        self._state = Pill("", _KINDS[standing.state], interactive=False)
        self._facts = Text("", 13, "muted", wrap=True)
        self.history, self.remove = IconButton("history", size=18), IconButton("trash-2", size=18)
        self._lay_out()
        self._say(language, locale)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.line, 1))
            painter.setBrush(of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.open)
        first.addWidget(self._state)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self._facts)
        self._facts.setContentsMargins(5, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 12, 12, 12)
        row.addLayout(words, 1)
        for part in (self.history, self.remove):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _say(self, language: str, locale: QLocale) -> None:
        row, standing = self._row, self._standing
        title = row.title or (row.id if row.trouble else self.tr("Tanpa judul"))
        self.open.setText(title)
        self.open.setEnabled(row.trouble is None)
        self.history.setVisible(row.trouble is None)
        self.history.set_text(self.tr("Riwayat “{title}”").format(title=title))
        self.remove.set_text(self.tr("Hapus “{title}”").format(title=title))
        self._state.setText(self._states()[standing.state])
        if row.trouble is not None:
            self._facts.setText(f"{row.trouble.what.say(language)} {row.trouble.remedy.say(language)}")
            return
        when = QDateTime.fromSecsSinceEpoch(round(row.changed.timestamp()))
        changed = locale.toString(when, "d MMMM yyyy, HH.mm" if language == "id" else "d MMMM yyyy, HH:mm")
        words = self.tr("%n kata", "", row.words)
        facts = [self.tr("diubah {when}").format(when=changed), words]
        if standing.of:
            facts.append(self.tr("{told} dari {of} bagian terisi").format(told=standing.told, of=standing.of))
        if row.source:
            said = self.tr("bagian dari “{name}”") if row.is_cut else self.tr("dari “{name}”")
            facts.append(said.format(name=row.source))
        if standing.elsewhere:
            facts.append(self.tr("untuk pustaka “{library}”").format(library=standing.elsewhere))
        self._facts.setText(" · ".join(facts))

    def _states(self) -> dict[State, str]:
        return {
            "draft": self.tr("naskah"),
            "changing": self.tr("perubahan belum diajukan"),
            "submitted": self.tr("menunggu peninjau"),
            "returned": self.tr("dikembalikan kepada Anda"),
            "published": self.tr("terbit"),
            "conflict": self.tr("diubah di dua tempat"),
            "broken": self.tr("tidak dapat dibaca"),
        }
