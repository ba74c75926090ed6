"""The small form in which a note is written: its words, and for some kinds a place and a year, codes, or a colour."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.gate.small_check import SmallCheck
from ui.notes import note_links
from ui.notes.colours import ColourRow
from ui.notes.margin.card_content import cut
from ui.notes.note_draft import NoteDraft, Written, edit_of, is_enough, written_of
from ui.notes.note_sources import Knowing
from ui.widgets import time_words
from ui.widgets.choices import TickBox
from ui.widgets.plain import tip
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import Text
from ui.widgets.suggestion_list import Suggester
from ui.widgets.theme import theme
from ui.widgets.words_field import WordsField

if TYPE_CHECKING:  # the gate is loaded in the background
    from kb.gate import Findings


class WordsFrame(QFrame):
    """The outline of the field, which shows that the keyboard is in it."""

    def __init__(self, words: WordsField) -> None:
        super().__init__()
        self._words = words
        inside = QVBoxLayout(self)
        inside.setContentsMargins(9, 8, 5, 8)
        inside.addWidget(words)
        words.installEventFilter(self)
        self.setFocusProxy(words)

    def eventFilter(self, watched: object, event: object) -> bool:
        self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        of, busy = theme(), self._words.hasFocus()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.accent if busy else of.line_strong, 2 if busy else 1))
            painter.setBrush(of.field)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)


class NoteEditor(QWidget):
    """Writes a new note, changes one, or answers one; what it keeps is told with `saved`."""

    saved = Signal(object)  # kb.notes.note_edit.NoteEdit
    closed = Signal()  # nothing shall be kept

    def __init__(self, draft: NoteDraft, knowing: Knowing, codes: Iterable[str]) -> None:
        super().__init__()
        self.draft, self._knowing, self._codes = draft, knowing, tuple(codes)
        self._addresses: dict[str, str] = {}
        self.words = WordsField()
        self.place, self.year, self.code = QLineEdit(), QLineEdit(), QLineEdit()
        self.colours = ColourRow(knowing.language)
        self.private = TickBox("lock")
        self._audience = Text("", 12, "muted", wrap=True)
        self._sure = Text("", 12, "warning", wrap=True)
        self.keep, self.leave = QPushButton(), QuietButton(colour="muted")
        self._asked = False
        self._saving = False
        self.check = SmallCheck(
            knowing.checks,
            self._shared,
            self._put,
            signer=knowing.signer,
            story=lambda: draft.story,
            said=self._answered,
            before=self.words,
        )
        self._lay_out()
        self.fill(written_of(draft))
        self._connect()
        self.retranslate()

    def first(self) -> QWidget:
        """Return the field in which one begins to write."""
        return self.code if self.draft.kind == "code" else self.words

    def written(self) -> Written:
        """Return what the fields say."""
        names = [name for name in map(str.strip, self.code.text().split(",")) if name]
        kept = note_links.keep(self.words.toPlainText(), {**self._known(), **self._addresses})
        region = self._knowing.place_of(self.place.text())
        if self.place.text().strip() and not region:  # a place nobody knows stays in the words
            kept = f"{self.place.text().strip()}. {kept}" if self.place.text().strip() not in kept else kept
        highlight = self.draft.kind == "highlight"
        return Written(
            text=kept,
            colour=self.colours.colour() if highlight else "",
            codes=tuple(dict.fromkeys(self._knowing.code_of(name) for name in names)),
            region=region,
            period=self.year.text(),
            private=self.private.isChecked(),
        )

    @property
    def touched(self) -> bool:
        """Whether something would be lost."""
        return self.written() != written_of(self.draft)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.words.setPlaceholderText(self._prompt())
        self.words.setAccessibleName(self._prompt())
        self.words.setToolTip(self.tr("Ketik [[ untuk menautkan cerita, lembaga, atau istilah."))
        for field, name, hint in (
            (self.place, self.tr("Tempat"), self.tr("Tempat, misalnya: Indramayu")),
            (self.year, self.tr("Tahun"), self.tr("Tahun, misalnya: 2019")),
            (self.code, self.tr("Kode"), self.tr("Kode, pisahkan dengan koma")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
        self.private.setText(self.tr("Hanya untuk saya"))
        self.keep.setText(self.tr("Simpan"))
        self.keep.setToolTip(self.tr("Simpan") + " (Ctrl+Enter)")
        self.leave.setText(self.tr("Batal"))
        self.leave.setToolTip(self.tr("Batal") + " (Esc)")
        self._sure.setText(self.tr("Tulisan ini belum disimpan. Tekan Batal sekali lagi untuk membuangnya."))
        self._follow()

    def allow(self) -> None:
        """Let it be kept once more, after it could not be."""
        self._saving = False
        self._allow()

    def show_stopped(self, found: "Findings") -> None:
        """Show what the library did not let in; the words stay."""
        self._saving = False
        self.check.show_found(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ask_leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif event.key() == Qt.Key.Key_F8:
            self.check.focus_first()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        draft, column = self.draft, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        if draft.to is None and draft.base is None and draft.quote is not None:
            column.addWidget(Text(f"“{cut(draft.quote.exact, 90)}”", 12, "muted", wrap=True))
        for part, shown in (
            (self.code, draft.kind == "code"),
            (self.colours, draft.kind == "highlight"),
            (self.place, draft.kind == "similar"),
            (self.year, draft.kind == "similar"),
        ):
            column.addWidget(part)
            part.setVisible(shown)
        column.addWidget(WordsFrame(self.words))
        column.addWidget(self.check)
        private = draft.kind not in ("reply", "agree")
        column.addWidget(self.private)
        column.addWidget(self._audience)
        self.private.setVisible(private)
        column.addWidget(self._sure)
        self._sure.hide()
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)
        self.keep.setProperty("primary", True)

    def _connect(self) -> None:
        links = Suggester(self.words, self._knowing.links)
        self._knowing.targets.came.connect(links.refresh)
        self._knowing.targets.prepare()
        Suggester(self.place, self._knowing.places)
        Suggester(self.code, lambda before: self._knowing.codes(before, self._codes))
        for field in (self.place, self.year, self.code, self.words):
            field.textChanged.connect(self._follow)
        self.colours.chosen.connect(self._follow)
        self.private.toggled.connect(self._follow)
        self.words.saved.connect(self._save)
        self.keep.clicked.connect(self._save)
        self.check.changed.connect(self._allow)
        self.check.solved.connect(lambda: self.keep.setFocus(Qt.FocusReason.OtherFocusReason))
        self.leave.clicked.connect(self.ask_leave)

    def fill(self, written: Written) -> None:
        """Let the fields say this."""
        text, self._addresses = note_links.unkeep(written.text)
        self.words.setPlainText(text)
        self.colours.choose(written.colour or "important")
        self.code.setText(", ".join(self._knowing.code_name(code) for code in written.codes))
        self.place.setText(self._knowing.place_name(written.region))
        self.year.setText(written.period)
        self.private.setChecked(written.private)

    def _known(self) -> dict[str, str]:
        return (
            {target.name: target.address for target in self._knowing.targets.known()}
            if "[[" in self.words.toPlainText()
            else {}
        )

    def _prompt(self) -> str:
        return {
            "question": self.tr("Apa yang ingin Anda tanyakan?"),
            "caution": self.tr("Apa yang perlu diwaspadai?"),
            "lesson": self.tr("Apa yang dapat dipelajari dari sini?"),
            "similar": self.tr("Apa yang Anda alami?"),
            "reply": self.tr("Tulis balasan"),
            "code": self.tr("Keterangan (boleh kosong)"),
            "highlight": self.tr("Keterangan (boleh kosong)"),
        }.get(self.draft.kind, self.tr("Tulis komentar"))

    def _follow(self) -> None:
        self._audience.setText(time_words.audience(private=self.private.isChecked()))
        self._asked = False
        self._sure.hide()
        self.check.set_free(self._stays_here)
        self.check.follow()
        self._allow()

    def _allow(self) -> None:
        self.keep.setEnabled(is_enough(self.draft, self.written()) and not self.check.is_stopped and not self._saving)
        self.keep.setToolTip(tip(self.check.reason or self.tr("Simpan") + " (Ctrl+Enter)"))

    @property
    def _stays_here(self) -> bool:
        """What only its writer reads, and answers to it, never leave the desk."""
        to = self.draft.to
        return self.private.isChecked() or (to is not None and to.private)

    def _shared(self) -> dict[str, str]:
        """What others would read of this, by name."""
        return {"note": self.words.toPlainText(), "place": self.place.text(), "code": self.code.text()}

    def _put(self, name: str, text: str) -> None:
        if name == "note":
            self.words.setPlainText(text)
        else:
            {"place": self.place, "code": self.code}[name].setText(text)

    def _answered(self) -> str:
        """Names in what is answered or changed can be read already, and so can the titles of pages that are linked."""
        shared = [one.text for one in (self.draft.to, self.draft.base) if one is not None and not one.private]
        return "\n".join((*shared, *note_links.linked(self.words.toPlainText(), {**self._known(), **self._addresses})))

    def _save(self) -> None:
        if self.check.is_stopped:
            self.check.focus_first()
        elif self.keep.isEnabled():
            self._saving = True  # one press, one note
            self._allow()
            self.check.when_clear(lambda: self.saved.emit(edit_of(self.draft, self.written())))

    def ask_leave(self) -> None:
        """Close without keeping; before words are thrown away, ask once."""
        if self.touched and not self._asked:
            self._asked = True
            self._sure.show()
            return
        self.closed.emit()
