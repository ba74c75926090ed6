"""The lock of the private store among the settings: how it stands, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.services.vault_keeper import VaultKeeper
from ui.widgets.small_parts import FlowLayout, Text


class VaultRow(QWidget):
    """Says whether the store is locked, and offers the ways that are open just now."""

    def __init__(self, keeper: VaultKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._said = Text("", 13, "muted", wrap=True)
        self.unlock, self.set, self.lock, self.change, self.remove, self.forget = (
            QPushButton(autoDefault=False) for _ in range(6)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._said)
        ways = FlowLayout(spacing=8)
        for button in self._buttons():
            ways.addWidget(button)
        column.addLayout(ways)
        for button, way in (
            (self.unlock, "unlock"),
            (self.set, "set"),
            (self.change, "change"),
            (self.remove, "remove"),
        ):
            button.clicked.connect(lambda _checked=False, way=way: keeper.dialog_requested.emit(way))
        self.lock.clicked.connect(keeper.lock_now)
        self.forget.clicked.connect(keeper.forget_remembered)
        keeper.changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.unlock.setText(self.tr("Buka kunci…"))
        self.set.setText(self.tr("Pasang kata sandi…"))
        self.lock.setText(self.tr("Kunci sekarang"))
        self.change.setText(self.tr("Ubah…"))
        self.remove.setText(self.tr("Lepaskan…"))
        self.forget.setText(self.tr("Jangan ingat di komputer ini"))
        self._follow()

    def _buttons(self) -> Sequence[QPushButton]:
        return self.unlock, self.set, self.lock, self.change, self.remove, self.forget

    def _follow(self) -> None:
        now = self._keeper.lock
        said = {
            "none": self.tr(
                "Nama klien dan bukti persetujuan di komputer ini belum dikunci: siapa pun yang memakai akun Anda dapat membacanya."
            ),
            "locked": self.tr("Terkunci."),
            "unlocked": self.tr("Terenkripsi dengan kata sandi; sekarang terbuka."),
        }[now.standing]
        if now.standing == "unlocked" and now.remembered:
            said = self.tr("Terenkripsi dengan kata sandi, yang diingat penyimpan kata sandi sistem; sekarang terbuka.")
        self._said.setText(said)
        shown = {"none": {self.set}, "locked": {self.unlock}, "unlocked": {self.lock, self.change, self.remove}}
        for button in self._buttons():
            button.setVisible(button in shown[now.standing])
        self.forget.setVisible(now.standing != "none" and now.remembered)
