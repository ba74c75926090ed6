"""Who agreed that a story may be read: one record a person, kept in the vault of this desk and nowhere else."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kb.base.folding import fold
from kb.base.problems import KnownError
from kb.forms.consent_form import new_record, says_nothing
from kb.gate.names.pseudonyms import told_by_pseudonym
from kb.story.consent import ConsentRecord, Scope, missing
from kb.vault.vault import Vault
from ui.widgets.small_parts import clear_layout
from ui.write.forms.consent_editor import ConsentEditor
from ui.write.forms.fields import narrow_button
from ui.write.forms.row_list import RowLine
from ui.write.forms.small_form import Complaint
from ui.write.open_draft import OpenDraft

_KEEP_AFTER_MS: Final = 500


def names_in(writing: OpenDraft) -> tuple[str, ...]:
    """Return the pseudonyms that stand in the story; none while the private store cannot be read, which others say."""
    draft = writing.draft
    try:
        known = [one.pseudonym for one in writing.vault.clients()]
    except KnownError:
        return ()
    return told_by_pseudonym(f"{draft.title}\n{draft.body}", writing.said.value.names, known)


class ConsentForm(QWidget):
    """The records of one story, which may go by several ids: that of its draft and that of the library."""

    changed = Signal()  # other records are kept now
    finished = Signal()  # a record was closed by its own button

    def __init__(
        self,
        vault: Vault,
        story: str | Iterable[str],
        parent: QWidget | None = None,
        *,
        language: Callable[[], str] = lambda: "id",
        scope: Callable[[], Scope] = lambda: "public",
    ) -> None:
        super().__init__(parent)
        self._vault, self._language, self._scope = vault, language, scope
        self.names: Callable[[], Sequence[str]] = tuple
        """Tells the pseudonyms that stand in the story, which then need not be typed again."""
        self._stories = (story,) if isinstance(story, str) else tuple(story)
        self.records: tuple[ConsentRecord, ...] = ()
        self.editor: ConsentEditor | None = None
        self._waiting: ConsentRecord | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.add, self.done = narrow_button(), narrow_button()
        self._trouble = Complaint()
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.done)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self._trouble)
        column.addLayout(foot)
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.add.clicked.connect(lambda: self.open_record(new_record(self._stories[0])))
        self.done.clicked.connect(self._close)
        self.read()
        self.retranslate()

    def read(self) -> None:
        """Look into the vault again."""
        try:
            self.records = tuple(one for one in self._vault.consents() if one.story in self._stories)
            self._trouble.say("")
        except KnownError as error:
            self._tell(error)
        self._build()

    def set_stories(self, stories: Iterable[str]) -> None:
        """Follow a draft that has got an id in the library."""
        if tuple(stories) != self._stories:
            self.flush()
            self._stories = tuple(stories)
            self.read()

    def open_record(self, record: ConsentRecord) -> None:
        """Open a record to be filled in."""
        self.flush()
        self._drop_editor()
        others = {fold(one.subject) for one in self.records if one.id != record.id}
        names = [name for name in self.names() if fold(name) not in others]
        self.editor = ConsentEditor(self._vault, record, self._scope, self._language, names)
        self.editor.edited.connect(self._edit)
        self.editor.remove_requested.connect(self._remove)
        self._build()
        self.editor.focus_first()

    def open_first(self) -> None:
        """Give the keyboard to what is to be done next: the first record that is not whole, or a new one."""
        short = next((one for one in self.records if self._lacks(one)), None)
        if self.editor is not None:
            self.editor.focus_first()
        elif short is not None:
            self.open_record(short)
        else:
            self.add.setFocus()

    def flush(self) -> None:
        """Keep now what was typed."""
        self._timer.stop()
        record, self._waiting = self._waiting, None
        if record is None:
            return
        try:
            self._vault.keep_consent(record)
        except KnownError as error:
            self._waiting = record
            self._tell(error)
            return
        self._trouble.say("")
        kept = {one.id: one for one in self.records} | {record.id: record}
        self.records = tuple(kept.values())
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.add.setText(self.tr("Catat persetujuan seseorang"))
        self.done.setText(self.tr("Selesai"))
        self._build()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.editor is None:
            self.read()  # a submission or a withdrawal may have changed them

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def _edit(self, record: ConsentRecord) -> None:
        self._waiting = None if says_nothing(record) and record.id not in {one.id for one in self.records} else record
        self._timer.start()

    def _remove(self) -> None:
        """A record that was begun by mistake; a withdrawal stays written down."""
        if self.editor is None:
            return
        record = self.editor.record
        self._waiting = None
        self._timer.stop()
        try:
            self._vault.forget_consent(record.id)
        except KnownError as error:
            self._tell(error)
            return
        self._drop_editor()
        self.read()
        self.changed.emit()
        self.add.setFocus()

    def _close(self) -> None:
        self.flush()
        self._drop_editor()
        self._build()
        self.add.setFocus()
        self.finished.emit()

    def _drop_editor(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.setParent(None)
            self.editor.deleteLater()
            self.editor = None

    def _build(self) -> None:
        clear_layout(self._list, keep=(self.editor,))
        opened = self.editor.record.id if self.editor is not None else ""
        for record in self.records:
            if record.id != opened:
                self._list.addWidget(self._line(record))
        if self.editor is not None:
            self._list.addWidget(self.editor)
        self.add.setVisible(self.editor is None)
        self.done.setVisible(self.editor is not None)

    def _line(self, record: ConsentRecord) -> RowLine:
        if record.withdrawal is not None:
            said = self.tr("ditarik kembali")
        else:
            lacking = self._lacks(record)
            said = self.tr("masih kurang %n hal", "", lacking) if lacking else ""
        line = RowLine(record.subject or self.tr("Tanpa nama samaran"), said)
        line.clicked.connect(partial(self.open_record, record))
        return line

    def _lacks(self, record: ConsentRecord) -> int:
        return len(missing(record, self._scope(), date.today()))

    def _tell(self, error: KnownError) -> None:
        self._trouble.say(f"{error.what.say(self._language())} {error.remedy.say(self._language())}")
