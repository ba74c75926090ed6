"""All that a document could not bring along, where it is too much for one line above the page."""

from PySide6.QtWidgets import QWidget

from kb.importing.document import Document
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text
from ui.write.importing.sentence_list import SentenceList


class LostDialog(Dialog):
    """Only tells; the original holds everything still."""

    def __init__(self, document: Document, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, 560)
        self._document = document
        self._calm = Text("", 14, "muted", wrap=True)
        self.body.addWidget(self._calm)
        self.list = SentenceList()
        self.list.addItems([words.say(language) for words in document.lost])
        self.body.addWidget(self.list)
        self._close = self.add_button(primary=True)
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Yang tidak ikut begitu saja"))
        self._calm.setText(self.tr("Dari “{name}”. Berkas aslinya tidak diubah.").format(name=self._document.name))
        self._close.setText(self.tr("Tutup"))
