"""How far clients had a say, stage by stage: what readers look for first, and what is most often left out."""

from collections.abc import Mapping
from functools import partial
from typing import Final, get_args

from PySide6.QtWidgets import QVBoxLayout

from kb.forms.form_parts import FormParts
from kb.story.story import Participation
from ui.widgets import value_words
from ui.widgets.choices import Choosable
from ui.widgets.small_parts import Text
from ui.write.forms.small_form import SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft

_LEVELS: Final = get_args(Participation)


class ParticipationForm(SmallForm):
    """One answer for each main stage, and for every other stage the draft speaks of; unanswered is an answer too."""

    def __init__(self, writing: OpenDraft, _hints: TextHints) -> None:
        super().__init__(writing)
        self.answers: dict[str, Choosable] = {}
        self._labels: dict[str, Text] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        for stage in FormParts(writing.vocabulary).main_stages:
            self._add(stage)
        self.follow()

    def follow(self) -> None:
        """Show one choice a stage, as the head says them."""
        told = self._told
        for stage in told:
            if stage not in self.answers:
                self._add(stage)
        for stage, choice in self.answers.items():
            level = told.get(stage, "")
            choice.setCurrentIndex(_LEVELS.index(level) + 1 if level in _LEVELS else 0)

    def retranslate(self) -> None:
        for stage in self.answers:
            self._say(stage)
        self.follow()

    def focus_first(self, item: int = -1) -> None:
        if self.answers:
            stages = list(self.answers)
            self.answers[stages[item if 0 <= item < len(stages) else 0]].setFocus()

    @property
    def _told(self) -> Mapping[str, object]:
        value = self.value("participation")
        return value if isinstance(value, Mapping) else {}

    def _add(self, stage: str) -> None:
        self._labels[stage] = Text("", 13, "text", wrap=True)
        choice = self.answers[stage] = Choosable()
        choice.activated.connect(partial(self._put, stage))
        line = QVBoxLayout()
        line.setSpacing(3)
        line.addWidget(self._labels[stage])
        line.addWidget(choice)
        self._list.addLayout(line)
        self._say(stage)

    def _say(self, stage: str) -> None:
        name = self.writing.vocabulary.label(stage, self.writing.language)
        self._labels[stage].setText(name)
        self.answers[stage].setAccessibleName(self.tr("Bagian klien: {stage}").format(stage=name))
        self.answers[stage].say([self.tr("belum dijawab"), *map(value_words.participation, _LEVELS)])

    def _put(self, stage: str, at: int) -> None:
        made = dict(self._told)
        if at:
            made[stage] = _LEVELS[at - 1]
        else:
            made.pop(stage, None)
        name = self.writing.vocabulary.label(stage, self.writing.language)
        self.put({"participation": made}, self.tr("Bagian klien: {stage}").format(stage=name))
