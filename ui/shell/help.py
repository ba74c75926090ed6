"""Two quiet dialogs: which keys do what, and what this program is made of."""

import platform
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ui.services.actions import COMMANDS, ELSEWHERE, GROUPS, IN_TEXT, group_said, keys_said
from ui.widgets.dialog import Dialog, selectable
from ui.widgets.small_parts import SectionLabel, Text

NOTICES: Final = Path(__file__).resolve().parents[2] / "NOTICES.md"
_VERSION: Final = "0.1.0"


class ShortcutsDialog(Dialog):
    """Every command that has a key, grouped, straight from the table of commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=560)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(420)
        self.body.addWidget(self._area)
        self._close = self.add_button(primary=True)
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Pintasan papan ketik"))
        self._close.setText(self.tr("Tutup"))
        self._area.setWidget(_key_table())


class AboutDialog(Dialog):
    """What the program is, its version, and under which licences it may be used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Text("", 14, "text", wrap=True)
        self._privacy = Text("", 14, "text", wrap=True)
        self._licence = Text("", 14, "muted", wrap=True)
        self._versions = selectable(Text("", 13, "muted", wrap=True))
        for part in (self._what, self._privacy, self._licence, self._versions):
            self.body.addWidget(part)
        self._notices = self.add_button()
        self._notices.setVisible(NOTICES.is_file())
        self._notices.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(NOTICES))))
        self._close = self.add_button(primary=True)
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Tentang Pustaka Praktik"))
        self._what.setText(
            self.tr(
                "Pustaka cerita praktik dan pembelajaran pekerjaan sosial, untuk dibaca, dicari, dan dipelajari bersama."
            )
        )
        self._privacy.setText(
            self.tr(
                "Semua yang Anda baca dan tulis tinggal di komputer ini. Program tidak mengirim apa pun ke mana pun."
            )
        )
        self._licence.setText(
            self.tr("Program: lisensi MIT. Isi pustaka bawaan: CC BY 4.0. Huruf dan ikon: lihat pemberitahuan lisensi.")
        )
        self._versions.setText(versions())
        self._notices.setText(self.tr("Pemberitahuan lisensi"))
        self._close.setText(self.tr("Tutup"))


def versions() -> str:
    """Return what a person should send along with a report of something broken."""
    system = f"{platform.system()} {platform.release()}"
    return f"Pustaka Praktik {_VERSION} · Python {platform.python_version()} · Qt {qVersion()} · PySide6 {PySide6.__version__} · {system}"


_FORMS: Final = (
    ('"anak jalanan"', QT_TRANSLATE_NOOP("Actions", "Kata-kata berdampingan, persis")),
    ('"panti anak"~5', QT_TRANSLATE_NOOP("Actions", "Kata-kata berdekatan: urut, paling jauh lima kata")),
    ("jalanan -panti", QT_TRANSLATE_NOOP("Actions", "Tanpa sebuah kata")),
    ("trafiking OR trafficking", QT_TRANSLATE_NOOP("Actions", "Salah satu kata")),
    ("pendamp*", QT_TRANSLATE_NOOP("Actions", "Semua kata yang berawal begitu")),
    ("pend?mping*an", QT_TRANSLATE_NOOP("Actions", "Kata berpola: ? satu huruf, * berapa pun")),
    ("pendampigan~", QT_TRANSLATE_NOOP("Actions", "Kata yang ejaannya mirip; ~2 untuk dua huruf yang berbeda")),
    ("tahun:1995..2005", QT_TRANSLATE_NOOP("Actions", "Satu bidang saja; juga isu: wilayah: penulis: catatan:")),
)
"""What may be typed into the search field, by example."""


def _key_table() -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(9)
    grid.setColumnStretch(0, 1)
    row = 0
    for group in GROUPS:
        grid.addWidget(SectionLabel(group_said(group)), row, 0, 1, 2)
        grid.setRowMinimumHeight(row, 34 if row else 20)
        row += 1
        for command in (*COMMANDS, *ELSEWHERE, *IN_TEXT):
            if command.group == group and command.keys:
                grid.addWidget(Text(command.said(), 14, "text", wrap=True), row, 0)
                grid.addWidget(Text(keys_said(command), 13, "muted", QFont.Weight.Medium), row, 1)
                row += 1
    grid.addWidget(
        SectionLabel(QCoreApplication.translate("Actions", "Yang dapat diketik di kolom pencarian")), row, 0, 1, 2
    )
    grid.setRowMinimumHeight(row, 34)
    for form, meaning in _FORMS:
        row += 1
        grid.addWidget(Text(QCoreApplication.translate("Actions", str(meaning)), 14, "text", wrap=True), row, 0)
        grid.addWidget(Text(form, 13, "muted", QFont.Weight.Medium), row, 1)
    grid.setRowStretch(row + 1, 1)
    return made
