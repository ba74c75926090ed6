"""Shows what an import would do before it does it: what comes, what is here already, what is refused and why."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.annotation.annotation import Annotation
from kb.base.words import Words
from ui.notes.note_kinds import word_for
from ui.widgets.choices import Choosable, TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import SectionLabel, Text, clear_layout
from ui.widgets.time_words import who

if TYPE_CHECKING:
    from kb.exchange import Plan

_SHOWN: Final = 60
_LONG: Final = 160


class ImportDialog(Dialog):
    """Accepted when the shown plan shall be carried out; other wishes ask for another plan first."""

    wish_changed = Signal(str, bool)  # the story for notes without one, and whether all shall be private

    def __init__(self, stories: Sequence[tuple[str, str]], language: str, parent: QWidget | None = None) -> None:
        """`stories` are ids and titles, for notes that belong to none."""
        super().__init__(parent, width=600)
        self._language = language
        self._titles = dict(stories)
        self.plan: Plan | None = None
        self._lead = Text("", 15, "text", QFont.Weight.Medium, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        held = QWidget()
        held.setLayout(self._rows)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(280)
        area.setWidget(held)
        self._into_label = Text("", 13, "muted", wrap=True)
        self.into = Choosable()
        self.into.addItem("", "")
        for story, title in stories:
            self.into.addItem(title, story)
        self.private = TickBox()
        for part in (self._lead, area, self._into_label, self.into, self.private):
            self.body.addWidget(part)
        self.cancel, self.take = self.add_button(), self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.into.activated.connect(self._wish)
        self.private.toggled.connect(self._wish)
        self.retranslate()

    def show_plan(self, plan: "Plan") -> None:
        """Show what would be done now."""
        self.plan = plan
        clear_layout(self._rows)
        notes = [edit.note for edit in plan.edits]
        for story, count in Counter(note.story for note in notes).most_common():
            self._head(f"{self._titles.get(story, story)} · {count}")
            for note in [one for one in notes if one.story == story][:_SHOWN]:
                self._rows.addWidget(Text(self._told(note), 14, "text", wrap=True))
        if plan.known:
            self._head(self.tr("Sudah ada, tidak diubah"))
            self._rows.addWidget(Text(self.tr("%Ln catatan", "", plan.known), 14, "muted", wrap=True))
        if plan.problems:
            self._head(self.tr("Tidak diimpor"))
            for problem in plan.problems[:_SHOWN]:
                said = f"{problem.what.say(self._language)} {problem.remedy.say(self._language)}"
                self._rows.addWidget(Text(said, 14, "muted", wrap=True))
        self._rows.addStretch(1)
        for part in (self._into_label, self.into):
            part.setVisible(plan.homeless > 0 or bool(self.into.currentData()))
        self.private.setVisible(bool(notes))
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Impor catatan"))
        plan, count = self.plan, len(self.plan.edits) if self.plan else 0
        self._lead.setText((plan.summary if plan else _WAITING).say(self._language))
        self._into_label.setText(self.tr("Catatan yang tidak menyebut cerita di sini dimasukkan ke:"))
        self.into.setAccessibleName(self._into_label.text())
        self.into.setItemText(0, self.tr("(biarkan di berkasnya)"))
        self.private.setText(self.tr("Hanya untuk saya: simpan di meja saya, jangan dibagikan"))
        self.cancel.setText(self.tr("Batal"))
        self.take.setText(self.tr("Impor %Ln catatan", "", count))
        self.take.setEnabled(count > 0)

    def _head(self, text: str) -> None:
        if self._rows.count():
            self._rows.addSpacing(8)
        self._rows.addWidget(SectionLabel(text))

    def _wish(self) -> None:
        self.wish_changed.emit(str(self.into.currentData() or ""), self.private.isChecked())

    def _told(self, note: Annotation) -> str:
        words = " ".join((note.text or (note.quote.exact if note.quote else "")).split())
        cut = words if len(words) <= _LONG else words[:_LONG].rstrip() + "…"
        return f"{word_for(note, self._language)} · {who(note)}: {cut}"


_WAITING: Final = Words("Berkas sedang dibaca…", "The file is being read…")
