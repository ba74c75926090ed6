"""Who has remarked and corrected in a document, said before anything of it becomes a draft."""

from PySide6.QtWidgets import QWidget

from kb.importing.revision_traces import Remarks, Traces
from ui.widgets.choices import RoundBox
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import BulletList, Text


class RemarksDialog(Dialog):
    """Names them, and asks whether remarks shall come along; what was struck out never does. `accepted` imports."""

    def __init__(self, name: str, traces: Traces, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, 560)
        self._name, self._traces, self._language = name, traces, language
        self._lead = Text("", 14, "text", wrap=True)
        self.said = BulletList()
        self._calm = Text("", 13, "muted", wrap=True)
        self.leave, self.bring = RoundBox(), RoundBox()
        self.leave.setChecked(True)
        for part in (self._lead, self.said, self.leave, self.bring, self._calm):
            self.body.addWidget(part)
        for choice in (self.leave, self.bring):
            choice.setVisible(bool(traces.comments))
            choice.toggled.connect(self._follow)
        self.cancel, self.take = self.add_button(), self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.retranslate()

    @property
    def remarks(self) -> Remarks:
        """What shall become of the remarks."""
        return "bring" if self.bring.isChecked() else "leave"

    def retranslate(self) -> None:
        self.set_heading(self.tr("Komentar dan perubahan yang dilacak"))
        self._lead.setText(self.tr("Di dalam “{name}” masih ada jejak penyuntingan:").format(name=self._name))
        self.leave.setText(self.tr("Tinggalkan komentar"))
        self.bring.setText(self.tr("Bawa komentar ke dalam naskah, sebagai teks biasa"))
        self._calm.setText(self.tr("Komentar dan kata yang dihapus dapat menyebut klien. Berkas aslinya tidak diubah."))
        self.cancel.setText(self.tr("Batal"))
        self.take.setText(self.tr("Impor"))
        self._follow()

    def _follow(self) -> None:
        sentences = [words.say(self._language) for words in self._traces.sentences(self.remarks)]
        if self.remarks == "bring":
            sentences.insert(0, self.tr("%n komentar ikut ke dalam naskah.", "", sum(self._traces.comments.values())))
        self.said.set_lines(sentences)
