"""A period as the answers of a small form, and back: nothing typed is lost, and what cannot be read is told."""

from typing import Literal

import msgspec

from kb.base.words import Words
from kb.story.period import Moment, Period

Ending = Literal["same", "until", "open"]


class MomentAnswer(msgspec.Struct, frozen=True):
    """A year as typed, its month (0 for none), and whether it is only about."""

    year: str = ""
    month: int = 0
    about: bool = False


class PeriodAnswers(msgspec.Struct, frozen=True):
    """When it began and how it ended: within that same moment, at another one, or not yet (nobody knows)."""

    start: MomentAnswer = MomentAnswer()
    ending: Ending = "same"
    end: MomentAnswer = MomentAnswer()


_NO_YEAR = Words("Tulis tahunnya dengan empat angka, misalnya 1998.", "Write the year with four digits, such as 1998.")
_BACKWARDS = Words("Akhirnya lebih awal daripada mulainya.", "It ends before it begins.")


def answers_of(text: str) -> PeriodAnswers | None:
    """Return the answers that stand for a period; None for a text that is none."""
    if not text.strip():
        return PeriodAnswers()
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    start, end = _answer(period.start), _answer(period.end)
    if period.single:
        return PeriodAnswers(start)
    return PeriodAnswers(start, "until" if period.end else "open", end)


def period_of(answers: PeriodAnswers) -> str | Words:
    """Return the period that answers stand for, empty when none is given, or a sentence on what is wrong with them."""
    end = answers.end if answers.ending == "until" else MomentAnswer()
    try:
        start, last = _moment(answers.start), _moment(end)
    except ValueError:
        return _NO_YEAR
    if start is None and last is None:
        return ""
    period = Period(start, start, single=True) if answers.ending == "same" else Period(start, last)
    try:
        Period.parse(str(period))
    except ValueError:
        return _BACKWARDS
    return str(period)


def _answer(moment: Moment | None) -> MomentAnswer:
    return MomentAnswer(str(moment.year), moment.month or 0, moment.about) if moment else MomentAnswer()


def _moment(answer: MomentAnswer) -> Moment | None:
    year = answer.year.strip()
    if not year:
        return None
    if len(year) != 4 or not (year.isascii() and year.isdecimal()) or year[0] not in "12":
        raise ValueError(f"not a year: {year!r}")
    return Moment(int(year), answer.month or None, about=answer.about)
