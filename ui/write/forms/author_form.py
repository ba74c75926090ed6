"""Who wrote it: the person at this computer with one press, others by hand; nobody is named without being asked."""

from PySide6.QtCore import Qt

from kb.base.folding import fold
from kb.forms.head_forms import AUTHORS
from kb.forms.head_rows import answer
from ui.write.forms.fields import narrow_button
from ui.write.forms.row_list import RowsForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft


class AuthorsForm(RowsForm):
    """Offers the name of the settings while it is not there yet."""

    def __init__(self, writing: OpenDraft, hints: TextHints) -> None:
        self.own = narrow_button()
        super().__init__(writing, hints, AUTHORS)
        self.column.insertWidget(0, self.own, 0, Qt.AlignmentFlag.AlignLeft)
        self.own.clicked.connect(self._add_own)
        writing.settings.changed.connect(self._offer)
        self._offer()

    def follow(self) -> None:
        super().follow()
        self._offer()

    def retranslate(self) -> None:
        super().retranslate()
        self._offer()

    def focus_first(self, item: int = -1) -> None:
        if item < 0 and not self.own.isHidden():
            self.own.setFocus()
        else:
            super().focus_first(item)

    def _offer(self) -> None:
        name = self.writing.settings.value.name.strip()
        known = any(fold(answer(row, "name")) == fold(name) for row in self.rows)
        self.own.setText(self.tr("Pakai nama saya: {name}").format(name=name))
        self.own.setVisible(bool(name) and not known)

    def _add_own(self) -> None:
        name = self.writing.settings.value.name.strip()
        self.put({"authors": (*self.rows, {"name": name})}, self.tr("Tambah penulis “{name}”").format(name=name))
        self.add.setFocus()
