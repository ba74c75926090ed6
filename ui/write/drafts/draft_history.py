"""The earlier texts of a draft: when, why, what was said otherwise, and the way back to each."""

from collections.abc import Iterator
from html import escape
from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kb.base.problems import KnownError
from kb.drafts.draft_states import State
from kb.text.word_diff import Piece
from kb.versions.version_comparison import Comparison, compare
from ui.read.field_reader import FieldReader, without_codes
from ui.widgets.dialog import Dialog
from ui.widgets.fonts import ui_font
from ui.widgets.small_parts import REDRESSED, Text
from ui.widgets.theme import Theme, theme
from ui.write.open_draft import OpenDraft

_LIST: Final = 250
_NEAR: Final = 160  # characters of unchanged text that are shown beside a change


class HistoryDialog(Dialog):
    """Shows each earlier text beside the present one; going back is a step that can be undone."""

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent, 760)
        self.resize(1000, 680)
        self._writing = writing
        self._states: tuple[State, ...] = ()
        self._comparison: Comparison | None = None
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFont(ui_font(13))
        self.list.setSpacing(1)
        self._said = Text("", 13, "muted", wrap=True)
        self.page = QTextBrowser()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.setFont(ui_font(14))
        self.page.document().setDocumentMargin(12)
        right = QVBoxLayout()
        right.addWidget(self._said)
        right.addWidget(self.page, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self.leave, self.back = self.add_button(), self.add_button(primary=True)
        self.leave.clicked.connect(self.reject)
        self.back.clicked.connect(self.restore)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self.page.setFocus(Qt.FocusReason.OtherFocusReason))
        self.begin_with(self.list)
        self._read()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.set_heading(self.tr("Riwayat naskah ini"))
        self.list.setAccessibleName(self.tr("Keadaan sebelumnya"))
        self.page.setAccessibleName(self.tr("Perbedaan dengan teks sekarang"))
        self.leave.setText(self.tr("Tutup"))
        self.back.setText(self.tr("Kembali ke keadaan ini"))
        for row, state in enumerate(self._states):
            self.list.item(row).setText(f"{self._when(state)}\n{self._reason(state)}")
        self._show(self.list.currentRow())

    def restore(self) -> None:
        """Make the chosen text the present one, as a step; the text before is kept as a state of its own."""
        state, writing = self._states[self.list.currentRow()], self._writing
        try:
            text = writing.drafts.states(writing.draft.id).read(state.number)
            writing.saving.flush()
            writing.drafts.keep(writing.saving.saved, "before-restore")
        except KnownError as error:
            writing.failed.emit(error)
            return
        writing.put_file(text, self.tr("Kembali ke keadaan {when}").format(when=self._when(state)))
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in REDRESSED and self._comparison is not None:
            self._render(self._comparison)

    def _read(self) -> None:
        try:
            self._states = self._writing.drafts.states(self._writing.draft.id).all()
        except KnownError as error:
            self._writing.failed.emit(error)
        for state in self._states:
            item = QListWidgetItem(f"{self._when(state)}\n{self._reason(state)}")
            item.setSizeHint(QSize(_LIST - 20, 46))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        """Compare behind the window: two books take a moment."""
        self.back.setEnabled(False)
        if not 0 <= row < len(self._states):
            return
        writing, number = self._writing, self._states[row].number
        draft_id, present = writing.draft.id, writing.draft.file

        def work() -> Comparison:
            return compare(writing.drafts.states(draft_id).read(number), present)

        writing.jobs.run(work, lambda found: self._arrive(row, found), self._fail)

    def _arrive(self, row: int, found: Comparison) -> None:
        if row == self.list.currentRow():
            self._comparison = found
            self._render(found)
            self.back.setEnabled(not found.same)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._said.setText(error.what.say(self._writing.language))

    def _render(self, found: Comparison) -> None:
        new, gone = found.words
        if found.same:
            self._said.setText(self.tr("Sama dengan teks sekarang."))
        else:
            self._said.setText(
                self.tr(
                    "Sejak itu: {new} kata datang (digarisbawahi), {gone} kata hilang (dicoret) di isi cerita."
                ).format(new=new, gone=gone)
            )
        of, parts = theme(), []
        for field in FieldReader(self._writing.session).fields(found):
            name = escape(field.name.say(self._writing.language))
            parts.append(f"<p><b>{name}</b><br>{''.join(_marked(field.pieces, of))}</p>")
        parts.append(f"<p>{''.join(_marked(found.body, of))}</p>")
        self.page.setHtml(f"<body>{''.join(parts)}</body>")

    def _when(self, state: State) -> str:
        when = QDateTime.fromSecsSinceEpoch(round(state.when.timestamp()))
        pattern = "d MMMM yyyy, HH.mm" if self._writing.language == "id" else "d MMMM yyyy, HH:mm"
        return QLocale().toString(when, pattern)

    def _reason(self, state: State) -> str:
        return {
            "made": self.tr("dimulai"),
            "imported": self.tr("diimpor"),
            "saved": self.tr("tersimpan sendiri"),
            "form": self.tr("sebelum bentuk diganti"),
            "before-restore": self.tr("sebelum kembali ke keadaan lama"),
            "restored": self.tr("dikembalikan"),
            "conflict": self.tr("ditulis di tempat lain"),
            "settled": self.tr("digabungkan"),
            "submitted": self.tr("diajukan"),
        }[state.reason]


def _marked(pieces: tuple[Piece, ...], of: Theme) -> Iterator[str]:
    """Yield both texts as one: gone words struck through, new ones underlined, long sameness shortened."""
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        if piece.kind == "same":
            head = piece.text[:_NEAR] if number else ""
            tail = piece.text[-_NEAR:] if number < last else ""
            short = piece.text if len(piece.text) <= 2 * _NEAR else f"{head} … {tail}"
            yield escape(without_codes(short)).replace("\n", "<br>")
            continue
        new = piece.kind == "new"
        ground, ink = (of.success_soft, of.success_soft_text) if new else (of.error_soft, of.error_soft_text)
        how = "underline" if new else "line-through"
        said = escape(without_codes(piece.text)).replace("\n", "<br>")
        yield f'<span style="background-color:{ground.name()}; color:{ink.name()}; text-decoration:{how}">{said}</span>'
