"""When it happened, as exactly as one knows: a year, a month, about, or still open; never a day."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kb.base.words import Words
from kb.forms.period_form import Ending, MomentAnswer, PeriodAnswers, answers_of, period_of
from kb.story.period import in_words
from ui.widgets.choices import Choosable, TickBox
from ui.widgets.fonts import ui_font
from ui.widgets.language import LOCALES
from ui.widgets.small_parts import Text
from ui.write.forms.small_form import Complaint, SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft

_ENDINGS: Final[tuple[Ending, ...]] = ("same", "until", "open")


class PeriodForm(SmallForm):
    """Says the sentence that readers will see, below the fields."""

    def __init__(self, writing: OpenDraft, _hints: TextHints) -> None:
        super().__init__(writing)
        self.start, self.end = MomentFields(), MomentFields()
        self.ending = Choosable()
        self._labels = [Text("", 13, "text") for _ in range(2)]
        self._said = Text("", 13, "muted", wrap=True)
        self._complaint = Complaint()
        self._answers = PeriodAnswers()
        for part in (self._labels[0], self.start, self._labels[1], self.ending, self.end, self._said, self._complaint):
            self.column.addWidget(part)
        self.start.edited.connect(self._put)
        self.end.edited.connect(self._put)
        self.ending.activated.connect(self._put)
        self.retranslate()
        self.follow()

    @property
    def answers(self) -> PeriodAnswers:
        """What the fields say."""
        ending = _ENDINGS[max(self.ending.currentIndex(), 0)]
        return PeriodAnswers(self.start.answer, ending, self.end.answer)

    def follow(self) -> None:
        """Show start and end as the head says them, unless they are being typed."""
        text = str(self.value("period") or "")
        if period_of(self.answers) != text and not self._is_being_typed(text):
            self._fill(answers_of(text) or PeriodAnswers())
        self._say(text)

    def retranslate(self) -> None:
        language = self.writing.language
        for label, text in zip(self._labels, (self.tr("Mulai"), self.tr("Berakhir")), strict=True):
            label.setText(text)
        self.start.retranslate(self.tr("Tahun mulai"), self.tr("Bulan mulai"), self.tr("Mulainya kira-kira"), language)
        self.end.retranslate(
            self.tr("Tahun berakhir"), self.tr("Bulan berakhir"), self.tr("Berakhirnya kira-kira"), language
        )
        self.ending.setAccessibleName(self.tr("Berakhir"))
        self.ending.say(
            (self.tr("dalam waktu itu juga"), self.tr("sampai…"), self.tr("masih berjalan, atau tidak diketahui"))
        )
        self._say(str(self.value("period") or ""))

    def focus_first(self, item: int = -1) -> None:
        self.start.year.setFocus()

    def _is_being_typed(self, text: str) -> bool:
        """What cannot be written yet, such as half a year, stays in its field while the file keeps what it had."""
        return isinstance(period_of(self.answers), Words) and answers_of(text) == answers_of(self._kept)

    @property
    def _kept(self) -> str:
        made = period_of(self._answers)
        return made if isinstance(made, str) else ""

    def _fill(self, answers: PeriodAnswers) -> None:
        self._answers = answers
        self.start.fill(answers.start)
        self.end.fill(answers.end)
        self.ending.setCurrentIndex(_ENDINGS.index(answers.ending))

    def _put(self) -> None:
        made = period_of(self.answers)
        if isinstance(made, str):
            self._answers = self.answers
            self.put({"period": made}, self.tr("Masa"), typing=True)
        self._say(str(self.value("period") or ""))

    def _say(self, text: str) -> None:
        language = self.writing.language
        made = period_of(self.answers)
        self.end.setVisible(self.answers.ending == "until")
        if isinstance(made, Words):
            self._complaint.say(made.say(language))
            self._said.setText("")
        elif text and answers_of(text) is None:
            told = self.tr(
                "Di naskah tertulis “{text}”, yang bukan tahun. Itu tetap di sana sampai Anda mengisinya di sini."
            )
            self._complaint.say(told.format(text=text))
            self._said.setText("")
        else:
            self._complaint.say("")
            shown = in_words(text).say(language)
            told = self.tr("Di cerita akan tertulis: {period}").format(period=shown)
            self._said.setText(
                told if text else self.tr("Tahun saja sudah cukup. Tanggal tepat membuat orang dapat dikenali.")
            )
        self._said.setVisible(bool(self._said.text()))


class MomentFields(QWidget):
    """A year, perhaps its month, perhaps only about."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.year = QLineEdit()
        self.year.setFont(ui_font(14))
        self.year.setMaximumWidth(84)
        self.month = Choosable()
        self.about = TickBox()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.year)
        row.addWidget(self.month, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.about)
        self.year.textEdited.connect(lambda _: self.edited.emit())
        self.month.activated.connect(lambda _: self.edited.emit())
        self.about.clicked.connect(lambda _: self.edited.emit())

    @property
    def answer(self) -> MomentAnswer:
        """What the fields say."""
        return MomentAnswer(self.year.text().strip(), max(self.month.currentIndex(), 0), self.about.isChecked())

    def fill(self, answer: MomentAnswer) -> None:
        """Show an answer."""
        if self.answer != answer:
            self.year.setText(answer.year)
            self.month.setCurrentIndex(answer.month)
            self.about.setChecked(answer.about)

    def retranslate(self, year: str, month: str, about: str, language: str) -> None:
        """Say everything again in the language of the moment."""
        self.year.setAccessibleName(year)
        self.year.setPlaceholderText(self.tr("Tahun"))
        self.month.setAccessibleName(month)
        locale = LOCALES[language]
        self.month.say((self.tr("tanpa bulan"), *(locale.standaloneMonthName(number) for number in range(1, 13))))
        self.about.setText(self.tr("kira-kira"))
        self.about.setAccessibleName(about)
