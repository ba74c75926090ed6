"""The consent of those a story is about, recorded right where it is missed."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.forms.consent_form import new_record
from kb.story.consent import Scope
from ui.widgets.small_parts import SectionLabel, Text
from ui.write.forms.consent_list import ConsentForm, names_in
from ui.write.open_draft import OpenDraft


class ConsentSection(QWidget):
    """The records of one draft, shown when somebody asks for them."""

    def __init__(self, writing: OpenDraft) -> None:
        super().__init__()
        self._writing = writing
        self._heading = SectionLabel()
        self._hint = Text("", 13, "muted", wrap=True)
        about = writing.draft.about
        stories = dict.fromkeys((about.id, about.story) if about.story else (about.id,))
        self.form = ConsentForm(writing.vault, stories, language=lambda: writing.language, scope=self._scope)
        self.form.names = lambda: names_in(writing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addWidget(self.form)
        # What the desk knows beside the story is another thing now: whoever checks the story has to look again.
        self.form.changed.connect(writing.said.changed)
        self.retranslate()

    def begin(self, record_id: str = "") -> None:
        """Open a record, or a new one where none is meant."""
        self.form.read()
        known = next((one for one in self.form.records if one.id == record_id), None)
        if known is not None:
            self.form.open_record(known)
        elif self.form.records:
            self.form.open_first()
        else:
            self.form.open_record(new_record(self._writing.draft.id))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._heading.setText(self.tr("Persetujuan"))
        self._hint.setText(
            self.tr("Satu catatan untuk tiap orang yang diceritakan. Buktinya disimpan di komputer ini saja.")
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _scope(self) -> Scope:
        story = self._writing.draft.story()
        return "circle" if story.consent is not None and story.consent.audience == "circle" else "public"
