"""The checklist of a reader: plain questions with room for evidence; the WHO's eight fold away where nobody must answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kb.review.review_questions import CONFIDENTIALITY, CRITERIA, SOURCES, Criterion, needed_answers
from kb.story.story import Kind
from ui.widgets.evidence_field import Evidence
from ui.widgets.small_parts import SectionLabel, Text


class Answer(QWidget):
    """One question and room for its answer; Tab goes on to the next."""

    changed = Signal()

    def __init__(self, criterion: Criterion) -> None:
        super().__init__()
        self.criterion = criterion
        self._name = Text("", 14, "text", QFont.Weight.DemiBold, wrap=True)
        self._asks = Text("", 13, "muted", wrap=True)
        self._room = Evidence()
        self.field = self._room.field
        self.field.textChanged.connect(self.changed)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._others = Text("", 13, "text", wrap=True)
        self._others.hide()
        for part in (self._name, self._asks, self._others, self._room):
            column.addWidget(part)

    def add_below(self, part: QWidget) -> None:
        """Put something below the field."""
        self._column.addWidget(part)

    def say_others(self, said: Sequence[tuple[str, str]]) -> None:
        """Show what other readers answered: who, and in which words."""
        self._others.setText("\n".join(self.tr("{who}: “{words}”").format(who=who, words=words) for who, words in said))
        self._others.setVisible(bool(said))

    def say(self, language: str, *, needed: bool) -> None:
        """Ask in the language of the moment."""
        name = self.criterion.name.say(language)
        self._name.setText(f"{name} *" if needed else name)
        self._asks.setText(self.criterion.asks.say(language))
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(self.criterion.asks.say(language))


class Checklist(QWidget):
    """All questions; what must be answered stands first and open."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind: Kind = "cerita"
        self._language = "id"
        self._heading = SectionLabel()
        self._fold = QToolButton()
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setAutoRaise(True)
        self._fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fold.toggled.connect(self._turn)
        self._more = QWidget()
        below = QVBoxLayout(self._more)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(14)
        self.answers = {one.id: Answer(one) for one in (CONFIDENTIALITY, SOURCES, *CRITERIA)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._heading)
        for one in (CONFIDENTIALITY, SOURCES):
            column.addWidget(self.answers[one.id])
        column.addWidget(self._fold)
        for one in CRITERIA:
            below.addWidget(self.answers[one.id])
        column.addWidget(self._more)
        for answer in self.answers.values():
            answer.changed.connect(self.changed)
        self._turn(False)

    def values(self) -> dict[str, str]:
        """Return what was answered."""
        return {key: text for key, one in self.answers.items() if (text := one.field.toPlainText().strip())}

    def ask(self, kind: Kind, given: Mapping[str, str], language: str) -> None:
        """Ask about a story of this kind, with what was answered before."""
        self._kind, self._language = kind, language
        for key, one in self.answers.items():
            blocked = one.field.blockSignals(True)
            one.field.setPlainText(given.get(key, ""))
            one.field.blockSignals(blocked)
        all_needed = kind == "praktik-baik-teruji"
        self._fold.setChecked(all_needed or any(given.get(one.id) for one in CRITERIA))
        self.retranslate()

    def say_others(self, answers: Sequence[tuple[str, Mapping[str, str]]]) -> None:
        """Show below each question what the readers before have answered, by their names."""
        for key, one in self.answers.items():
            one.say_others([(who, said[key]) for who, said in answers if said.get(key)])
        if any(said.get(one.id) for _, said in answers for one in CRITERIA):
            self._fold.setChecked(True)

    def lock(self, locked: bool) -> None:
        """Let nothing be written by somebody who cannot decide."""
        self.setVisible(not locked)

    def focus(self, key: str) -> None:
        """Give the keyboard to a question."""
        if key in {one.id for one in CRITERIA}:
            self._fold.setChecked(True)
        self.answers[key].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._heading.setText(self.tr("Yang Anda periksa"))
        needed = {one.id for one in needed_answers(self._kind)}
        for key, one in self.answers.items():
            one.say(self._language, needed=key in needed)
        self._say_fold()

    def set_language(self, language: str) -> None:
        """Ask in another language."""
        self._language = language
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _turn(self, shown: bool) -> None:
        self._more.setVisible(shown)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)

    def _say_fold(self) -> None:
        if self._kind == "praktik-baik-teruji":
            self._fold.setText(self.tr("Delapan ukuran praktik baik WHO"))
        else:
            self._fold.setText(self.tr("Delapan ukuran WHO (boleh kosong)"))
