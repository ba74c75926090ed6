"""An open note with everything that was said to it, and what one can do about it: answer, agree, settle, change, place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kb.annotation.annotation import Annotation
from kb.notes import note_edit
from ui.notes.margin.note_words_view import NoteWordsView
from ui.notes.margin.placement import Placement, around
from ui.notes.note_sources import Knowing
from ui.notes.placed_threads import PlacedThread
from ui.widgets import time_words
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import Divider, FlowLayout, IconButton, Text


class Conversation(QWidget):
    """Asks by signals only; `ui.notes.annotation_presenter` does what is asked."""

    edit_requested = Signal(object)  # kb.notes.note_edit.NoteEdit
    change_requested = Signal(object)  # Annotation: open it for writing
    reply_requested = Signal()
    link_requested = Signal(str)

    def __init__(
        self, thread: PlacedThread, knowing: Knowing, is_mine: Callable[[Annotation], bool], placement: Placement | None
    ) -> None:
        super().__init__()
        self.shown, self._knowing, self._is_mine = thread, knowing, is_mine
        self.placement = placement
        self.reply_button, self.agree_button = QuietButton(), QuietButton()
        self.settle_button, self.more = QuietButton(), _more()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._lay_out()
        self._connect()

    def put_editor(self, editor: QWidget) -> None:
        """Let a reply be written below, in place of the buttons."""
        self._actions.hide()
        self._column.addWidget(editor)

    def _lay_out(self) -> None:
        thread = self.shown
        mine = self._is_mine(thread.note) and not thread.note.deleted
        self._add_said(thread.note, self.more if mine else None)
        if self.placement is not None:
            self._column.addWidget(self.placement)
        elif thread.at.state == "moved" and thread.note.quote is not None:
            said = self.tr("Ceritanya diubah sejak catatan ini dibuat. Dulu: {words}")
            self._column.addWidget(Text(said.format(words=around(thread.note.quote)), 12, "muted", wrap=True))
        if thread.agrees:
            said = self.tr("Saya juga: {names}").format(names=time_words.names(thread.people(), self._knowing.language))
            self._column.addWidget(Text(said, 12, "muted", wrap=True))
        for reply in thread.replies:
            self._column.addWidget(Divider())
            self._add_reply(reply)
        self._actions = QWidget()
        row = FlowLayout(self._actions, 2)
        parts = (self.reply_button, self.agree_button, self.settle_button)
        there = not thread.note.deleted
        shown = (there, there and not mine, thread.note.kind != "highlight")
        for part, wanted in zip(parts, shown, strict=True):
            row.addWidget(part)
            part.setVisible(wanted)
        self._column.addWidget(self._actions)
        self.reply_button.setText(self.tr("Balas"))
        self.agree_button.setText(self.tr("Bukan saya lagi") if self._my_agree() else self.tr("Saya juga"))
        self.settle_button.setText(self.tr("Buka lagi") if thread.note.resolved else self.tr("Selesai"))
        self.settle_button.setToolTip(self.tr("Tandai catatan ini selesai, atau buka lagi"))
        self.more.set_text(self.tr("Tindakan lain"))

    def _connect(self) -> None:
        note = self.shown.note
        self.reply_button.clicked.connect(self.reply_requested)
        self.agree_button.clicked.connect(self._agree)
        self.settle_button.clicked.connect(lambda: self.edit_requested.emit(note_edit.resolve(note, not note.resolved)))
        self.more.clicked.connect(lambda: self._offer(note, self.more))

    def _add_said(self, note: Annotation, more: QWidget | None) -> None:
        said = NoteWordsView(note, self._knowing, more)
        said.link_requested.connect(self.link_requested)
        self._column.addWidget(said)

    def _add_reply(self, reply: Annotation) -> None:
        if reply.id == self.shown.note.accepted:
            self._column.addWidget(Text(self.tr("Jawaban yang diterima"), 12, "success", QFont.Weight.DemiBold))
        more = None
        if self._is_mine(reply):
            more = _more(self.tr("Ubah atau hapus balasan ini"))
            more.clicked.connect(lambda: self._offer(reply, more))
        self._add_said(reply, more)
        if self.shown.note.kind == "question" and self._is_mine(self.shown.note):
            accepted = reply.id == self.shown.note.accepted
            button = QuietButton(self.tr("Bukan jawabannya") if accepted else self.tr("Terima sebagai jawaban"))
            edit = note_edit.accept(self.shown.note, None if accepted else reply)
            button.clicked.connect(lambda: self.edit_requested.emit(edit))
            self._column.addWidget(button)

    def _my_agree(self) -> Annotation | None:
        return next((one for one in self.shown.agrees if self._is_mine(one)), None)

    def _agree(self) -> None:
        known = self._my_agree()
        self.edit_requested.emit(note_edit.delete(known) if known else note_edit.agree(self.shown.note))

    def _offer(self, note: Annotation, below: QWidget) -> None:
        """Open the menu of one's own words."""
        menu = QMenu(self)
        menu.addAction(self.tr("Ubah"), lambda: self.change_requested.emit(note))
        menu.addAction(self.tr("Hapus"), lambda: self.edit_requested.emit(note_edit.delete(note)))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))


def _more(text: str = "") -> IconButton:
    made = IconButton("ellipsis", text, size=14)
    made.setFixedSize(26, 22)
    return made
