"""After an import of notes: which were held back and why, with a way to keep them on one's own desk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.annotation.annotation import Annotation
from ui.notes.note_kinds import word_for
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text
from ui.widgets.time_words import who

if TYPE_CHECKING:  # loaded with the notes, in the background
    from kb.notes.held_notes import HeldNote

_LONG: Final = 160


class HeldDialog(Dialog):
    """Accepted when what was held back shall be kept as notes that only this person reads."""

    def __init__(self, taken: int, held: "Sequence[HeldNote]", language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=600)
        self._language, self._taken, self._held = language, taken, tuple(held)
        self._lead = Text("", 15, "text", QFont.Weight.Medium, wrap=True)
        self._after = Text("", 13, "muted", wrap=True)
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(12)
        for one in self._held:
            rows.addLayout(self._row(one))
        rows.addStretch(1)
        inside = QWidget()
        inside.setLayout(rows)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(220)
        area.setWidget(inside)
        for part in (self._lead, area, self._after):
            self.body.addWidget(part)
        self.leave, self.keep = self.add_button(), self.add_button(primary=True)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Sebagian catatan ditahan"))
        came = self.tr("%Ln catatan diimpor.", "", self._taken)
        waits = self.tr("%Ln ditahan karena dapat menunjuk seseorang:", "", len(self._held))
        self._lead.setText(f"{came} {waits}")
        self._after.setText(
            self.tr("Berkasnya tidak berubah. Yang disimpan untuk Anda saja dapat diperbaiki, lalu dibagikan.")
        )
        self.leave.setText(self.tr("Biarkan di berkasnya"))
        self.keep.setText(self.tr("Simpan untuk saya saja"))

    def _row(self, held: "HeldNote") -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(Text(self._told(held.edit.note), 14, "text", wrap=True))
        for reason in held.why:
            column.addWidget(Text(reason.say(self._language), 13, "error", wrap=True))
        return column

    def _told(self, note: Annotation) -> str:
        words = " ".join((note.text or (note.quote.exact if note.quote else "")).split())
        cut = words if len(words) <= _LONG else words[:_LONG].rstrip() + "…"
        return f"{word_for(note, self._language)} · {who(note)}: {cut}"
