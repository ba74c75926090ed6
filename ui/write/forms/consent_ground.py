"""On what ground a story may be read: the ground stands in the story, the consents behind it only on this desk."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtGui import QFont

from kb.forms.head_rows import answer, with_answers
from kb.story.consent import Scope
from ui.widgets.choices import Choosable
from ui.widgets.small_parts import Text
from ui.write.forms.consent_list import ConsentForm, names_in
from ui.write.forms.fields import GrowingText
from ui.write.forms.small_form import Complaint, SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft

_BASES: Final = ("", "programme", "consent", "public-source")
_AUDIENCES: Final = ("public", "circle", "desk")


class GroundForm(SmallForm):
    """Asks for the ground, who may read it, and, where it rests on consent, for that of each person."""

    def __init__(self, writing: OpenDraft, _hints: TextHints) -> None:
        super().__init__(writing)
        self.basis, self.audience = Choosable(), Choosable()
        self.note = GrowingText(writing)
        self._labels = [Text("", 13, "text", QFont.Weight.Medium, wrap=True) for _ in range(3)]
        self._complaint = Complaint()
        self.consents = ConsentForm(writing.vault, self._stories, language=lambda: writing.language, scope=self._scope)
        self.consents.names = lambda: names_in(writing)
        for label, part in zip(self._labels, (self.basis, self.audience, self.note), strict=True):
            self.column.addWidget(label)
            self.column.addWidget(part)
        self.column.addWidget(self._complaint)
        self.column.addWidget(self.consents)
        self.basis.activated.connect(self._put_basis)
        self.audience.activated.connect(self._put_audience)
        self.note.typed.connect(self._put_note)
        # What the desk knows beside the story is another thing now: whoever checks the story has to look again.
        self.consents.changed.connect(writing.said.changed)
        writing.said.changed.connect(self._read_again)
        self.retranslate()
        self.follow()

    def follow(self) -> None:
        """Show basis, audience and note as the head says them, with the kept consents."""
        self.consents.set_stories(self._stories)
        told = self._told
        basis, audience = answer(told, "basis"), answer(told, "audience")
        known = bool(self.consents.records) and not basis
        self.basis.setCurrentIndex(_BASES.index(basis) if basis in _BASES else 0)
        self.audience.setCurrentIndex(_AUDIENCES.index(audience) if audience in _AUDIENCES else 0)
        self.note.fill(answer(told, "note"))
        self.consents.setVisible(basis == "consent" or known)
        for part in (self.audience, self.note, *self._labels[1:]):
            part.setVisible(bool(basis))
        withdrawn = answer(told, "withdrawn")
        self._complaint.say(
            self.tr("Persetujuan untuk cerita ini sudah ditarik ({when}).").format(when=withdrawn) if withdrawn else ""
        )

    def retranslate(self) -> None:
        said = (
            self.tr("Cerita ini boleh dibaca karena"),
            self.tr("Siapa yang boleh membacanya?"),
            self.tr("Keterangan untuk pembaca"),
        )
        for label, part, text in zip(self._labels, (self.basis, self.audience, self.note), said, strict=True):
            label.setText(text)
            part.setAccessibleName(text)
        self.basis.say(
            (
                self.tr("belum dipilih"),
                self.tr("ini cerita kelompok atau program"),
                self.tr("orangnya setuju"),
                self.tr("semua berasal dari sumber terbuka"),
            )
        )
        self.audience.say((self.tr("siapa saja"), self.tr("lingkaran belajar saja"), self.tr("hanya penulisnya")))
        self.note.setPlaceholderText(self.tr("Misalnya: nama dan sebagian rincian diubah"))
        self.follow()

    def focus_first(self, item: int = -1) -> None:
        """Go to the first consent, or to the basis while none is needed."""
        if answer(self._told, "basis") == "consent":
            self.consents.open_first()
        else:
            self.basis.setFocus()

    def _read_again(self) -> None:
        """The check records consents too; what is being filled in here stays."""
        if self.consents.editor is None:
            self.consents.read()
            self.follow()

    @property
    def _stories(self) -> tuple[str, ...]:
        about = self.writing.draft.about
        return (about.id, about.story) if about.story else (about.id,)

    @property
    def _told(self) -> Mapping[str, object]:
        value = self.value("consent")
        return value if isinstance(value, Mapping) else {}

    def _scope(self) -> Scope:
        return "circle" if answer(self._told, "audience") == "circle" else "public"

    def _put_basis(self, at: int) -> None:
        """A declaration is signed and dated by whoever makes it; a consent has its own giver and day."""
        basis = _BASES[at]
        if not basis:
            self.put({"consent": None}, self.tr("Dasar cerita boleh dibaca"))
            return
        declares = basis != "consent"
        name = self.writing.settings.value.name.strip()
        answers = {
            "basis": basis,
            "audience": answer(self._told, "audience") or "public",
            "declared_by": name if declares else "",
            "date": date.today().isoformat() if declares else "",
        }
        self.put({"consent": with_answers(self._told, answers)}, self.tr("Dasar cerita boleh dibaca"))
        if basis == "consent":
            self.consents.open_first()

    def _put_audience(self, at: int) -> None:
        row = with_answers(self._told, {"audience": _AUDIENCES[at]})
        self.put({"consent": row}, self.tr("Siapa yang boleh membaca"))
        self.consents.retranslate()

    def _put_note(self, text: str) -> None:
        self.put(
            {"consent": with_answers(self._told, {"note": text})}, self.tr("Keterangan untuk pembaca"), typing=True
        )
