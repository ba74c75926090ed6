"""The single values of the head: kind, language, licence, the English title and summary, an editorial note."""

from kb.forms.head_forms import HEAD
from kb.forms.head_rows import answer
from ui.write.forms.row_editor import RowEditor
from ui.write.forms.small_form import SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft


class HeadForm(SmallForm):
    """One row whose keys are fields."""

    def __init__(self, writing: OpenDraft, _hints: TextHints) -> None:
        super().__init__(writing)
        self.editor = RowEditor(HEAD, writing)
        self.column.addWidget(self.editor)
        self.editor.edited.connect(self._put)
        self.editor.complain()
        self.follow()

    def follow(self) -> None:
        values = {blank.key: self.value(blank.key) for blank in HEAD.blanks}
        self.editor.fill({key: value for key, value in values.items() if value is not None})

    def retranslate(self) -> None:
        pass  # the editor follows the language by itself

    def focus_first(self, item: int = -1) -> None:
        self.editor.focus_first()

    def _put(self, row: object) -> None:
        fields = {blank.key: answer(row, blank.key) for blank in HEAD.blanks}
        changed = [key for key, text in fields.items() if text != answer({key: self.value(key)}, key)]
        label = next((blank.label for blank in HEAD.blanks if blank.key in changed), HEAD.title)
        self.put(fields, label.say(self.writing.language), typing=True)
