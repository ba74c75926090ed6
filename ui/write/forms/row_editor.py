"""One row of a list, open to be filled in: a label and a field for each thing it asks, with what is wrong beside it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.forms.head_forms import Blank, RowForm
from kb.forms.head_rows import answer, with_answers
from ui.widgets.small_parts import Text
from ui.write.forms.blanks import BlankField, blank_field
from ui.write.forms.fields import narrow_button
from ui.write.forms.small_form import Complaint
from ui.write.open_draft import OpenDraft

_GAP: Final = 10


class RowEditor(QWidget):
    """Shows a row and tells what a person makes of it; whoever owns the rows writes it down."""

    edited = Signal(object)  # dict: the row as it is now

    def __init__(self, form: RowForm, writing: OpenDraft) -> None:
        super().__init__()
        self.form, self.writing = form, writing
        self._base: object = {}  # as it was shown last
        self._row: object = {}
        self._complains = self._more_is_open = False
        self._last = ""
        self.fields: dict[str, BlankField] = {}
        self._labels: dict[str, Text] = {}
        self._complaints: dict[str, Complaint] = {}
        self._more = QWidget()
        self._more_button = narrow_button()
        column, more = QVBoxLayout(self), QVBoxLayout(self._more)
        for layout in (column, more):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(_GAP)
        for blank in form.blanks:
            (more if blank.more else column).addLayout(self._line(blank))
        column.addWidget(self._more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._more)
        self._more_button.clicked.connect(self._show_more)
        self.retranslate()
        self.fill({})

    def fill(self, row: object) -> None:
        """Show a row; fields that say the same already are left alone, with the caret in them."""
        self._base = self._row = row
        for field in self.fields.values():
            field.fill(row)
        told = any(answer(row, blank.key) for blank in self.form.blanks if blank.more)
        has_more = any(blank.more for blank in self.form.blanks)
        self._more.setVisible(told or self._more_is_open)
        self._more_button.setVisible(has_more and not (told or self._more_is_open))
        self._complain()

    def complain(self) -> bool:
        """Say beside each field what is lacking, and go to the first; returns whether anything is."""
        self._complains = True
        lacking = self._complain()
        first = next((key for key in self.fields if key in lacking), None)
        if first is not None:
            self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(lacking)

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        language = self.writing.language
        for blank in self.form.blanks:
            name = blank.label.say(language)
            self._labels[blank.key].setText(name)
            self.fields[blank.key].say(name, blank.hint.say(language))
        self._more_button.setText(self.tr("Isian lain"))
        self._complain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _line(self, blank: Blank) -> QVBoxLayout:
        line = QVBoxLayout()
        line.setSpacing(3)
        self._labels[blank.key] = Text("", 13, "text", QFont.Weight.Medium, wrap=True)
        self._complaints[blank.key] = Complaint()
        field = self.fields[blank.key] = blank_field(blank, self.writing)
        field.typed.connect(partial(self._tell, blank.key))
        for part in (self._labels[blank.key], field, self._complaints[blank.key]):
            line.addWidget(part)
        return line

    def _tell(self, key: str) -> None:
        if key != self._last:
            self.writing.steps.pause()  # undo takes back one field at a time
            self._last = key
        answers: dict[str, str] = {}
        for field in self.fields.values():
            answers |= field.written()
        self._row = with_answers(self._base, answers)  # new keys in the order of the form
        self._complain()
        self.edited.emit(self._row)

    def _complain(self) -> dict[str, object]:
        lacking = self.form.lacking(self._row) if self._complains else {}
        language = self.writing.language
        for key, complaint in self._complaints.items():
            complaint.say(lacking[key].say(language) if key in lacking else "")
        return dict(lacking)

    def _show_more(self) -> None:
        self._more_is_open = True
        self._more.show()
        self._more_button.hide()
        first = next(blank for blank in self.form.blanks if blank.more)
        self.fields[first.key].setFocus(Qt.FocusReason.OtherFocusReason)
