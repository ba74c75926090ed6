"""Asks for the name of something that is kept."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text

_LONGEST = 80


class NameDialog(Dialog):
    """One field with a name to accept or to change; `accepted` when there is one."""

    def __init__(self, name: str, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=440)
        self._is_new = is_new
        self._hint = Text("", 13, "muted", wrap=True)
        self._field = QLineEdit(name[:_LONGEST], maxLength=_LONGEST, clearButtonEnabled=True)
        self.body.addWidget(self._field)
        self.body.addWidget(self._hint)
        self._cancel = self.add_button()
        self._keep = self.add_button(primary=True)
        self._cancel.clicked.connect(self.reject)
        self._keep.clicked.connect(self.accept)
        self._field.textChanged.connect(self._follow)
        self._field.selectAll()
        self.begin_with(self._field)
        self._follow()
        self.retranslate()

    def name(self) -> str:
        """Return the name as it stands in the field."""
        return self._field.text().strip()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Simpan pencarian") if self._is_new else self.tr("Ganti nama pencarian"))
        self._field.setAccessibleName(self.tr("Nama pencarian"))
        self._field.setToolTip(self.tr("Nama pencarian"))
        self._hint.setText(
            self.tr("Pencarian ini muncul di beranda, dengan tanda bila ada cerita baru. Hanya Anda yang melihatnya.")
        )
        self._hint.setVisible(self._is_new)
        self._keep.setText(self.tr("Simpan"))
        self._cancel.setText(self.tr("Batal"))

    def _follow(self) -> None:
        self._keep.setEnabled(bool(self.name()))
