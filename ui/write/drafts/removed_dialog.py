"""Drafts that were deleted: brought back for thirty days, or gone at once; and the texts as they were before the check."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.desk import desk_upkeep
from kb.drafts.drafts import RemovedDraft
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text
from ui.write.write_services import WriteServices

_MOST_HEIGHT: Final = 360


class RemovedDialog(Dialog):
    """Lists them, the last one first; what is deleted here cannot be undone, so it is asked once more at the same place."""

    changed = Signal()  # a draft was brought back

    def __init__(self, desk: WriteServices, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=620)
        self._desk = desk
        self._lead = Text("", 14, "text", wrap=True)
        self._empty = Text("", 14, "muted", wrap=True)
        self._said = Text("", 14, "error", wrap=True)
        self._originals = Text("", 13, "muted", wrap=True)
        self.delete_originals = QPushButton(autoDefault=False)
        self.rows: dict[str, RemovedRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        inner = QWidget()
        self._list.addStretch(1)
        inner.setLayout(self._list)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inner)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self._lead, self._empty, self._scroll, self._said, self._originals):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.delete_originals)
        row.addStretch(1)
        self.body.addLayout(row)
        self._said.hide()
        self._count = 0
        self.delete_originals.clicked.connect(self._delete_originals)
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()
        self._read()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Naskah yang dihapus"))
        self._lead.setText(
            self.tr(
                "Naskah yang dihapus dapat dikembalikan selama 30 hari, lalu hilang dari komputer ini dengan sendirinya."
            )
        )
        self._empty.setText(self.tr("Tidak ada naskah yang dihapus."))
        self.close_button.setText(self.tr("Tutup"))
        self.delete_originals.setText(self.tr("Hapus semua naskah asli sekarang"))
        self._tell_originals()
        for row in self.rows.values():
            row.retranslate()

    def _read(self) -> None:
        drafts = self._desk.drafts
        self._desk.jobs.run(lambda: (drafts.removed(), _originals()), self._show, self._fail)

    def _show(self, found: tuple[list[RemovedDraft], int]) -> None:
        removed, self._count = found
        for old in self.rows.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {}
        for at, draft in enumerate(removed):
            row = self.rows[draft.id] = RemovedRow(draft)
            row.back.clicked.connect(partial(self._bring_back, draft))
            row.confirmed.connect(partial(self._delete, draft))
            self._list.insertWidget(at, row)
        self._empty.setVisible(not removed)
        self._scroll.setVisible(bool(removed))
        self._scroll.setMinimumHeight(min(_MOST_HEIGHT, 62 * len(removed)))
        self._tell_originals()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_originals(self) -> None:
        self._originals.setText(
            self.tr(
                "Naskah asli sebelum diperiksa: {count}. Berisi kata-kata yang Anda ganti demi melindungi orang; "
                "hilang sesudah 30 hari."
            ).format(count=self._count)
        )
        self._originals.setVisible(bool(self._count))
        self.delete_originals.setVisible(bool(self._count))

    def _bring_back(self, draft: RemovedDraft) -> None:
        def done(_: object) -> None:
            self.changed.emit()
            self._read()

        self._do(lambda: self._desk.drafts.bring_back(draft.id), done)

    def _delete(self, draft: RemovedDraft) -> None:
        self._do(lambda: desk_upkeep.delete_now(self._desk.drafts, draft), lambda _: self._read())

    def _delete_originals(self) -> None:
        self._do(desk_upkeep.delete_originals, lambda _: self._read())

    def _do(self, act: Callable[[], object], done: Callable[[object], None]) -> None:
        self._said.hide()
        self._desk.jobs.run(act, done, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        language = self._desk.session.language
        self._said.setText(f"{error.what.say(language)} {error.remedy.say(language)}")
        self._said.show()


class RemovedRow(QWidget):
    """One of them with its two ways; deleting is pressed twice, at the same place."""

    confirmed = Signal()

    def __init__(self, draft: RemovedDraft) -> None:
        super().__init__()
        self._draft = draft
        self._title = Text("", 14, "text", QFont.Weight.DemiBold, wrap=True)
        self._until = Text("", 12, "muted")
        self.back, self.delete = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._asked = False
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._until)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.back)
        row.addWidget(self.delete)
        self.delete.clicked.connect(self._press)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = self._draft.title or self.tr("Tanpa judul")
        day = self._draft.until.astimezone()
        shown = QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
        self._title.setText(title)
        self._until.setText(self.tr("Hilang pada {date}").format(date=shown))
        self.back.setText(self.tr("Kembalikan"))
        self.delete.setText(self.tr("Ya, hapus untuk selamanya") if self._asked else self.tr("Hapus sekarang"))
        for button in (self.back, self.delete):
            button.setAccessibleName(f"{button.text()}: {title}")

    def _press(self) -> None:
        if self._asked:
            self.confirmed.emit()
            return
        self._asked = True
        self.retranslate()


def _originals() -> int:
    try:
        return desk_upkeep.originals()
    except KnownError:  # locked: the drafts are listed all the same
        return 0
