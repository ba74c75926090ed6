"""When something happened, with the precision that is known: a small, plain subset of ISO 8601-2 (EDTF).

Accepted: `1995`, `1998~` (about), `1995/2000`, `1998~/2003`, `2005/..` (still going on), `../2000`, and the same with
months (`2014-05`). Days are refused on purpose: an exact date helps to recognise a client.
"""

import re
from typing import Final

import msgspec

from kb.base.words import Words

_PART: Final = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2]))?(?P<about>~?)")
_OPEN: Final = ".."


class Moment(msgspec.Struct, frozen=True):
    """A year, perhaps with its month, perhaps only about."""

    year: int
    month: int | None = None
    about: bool = False

    def __str__(self) -> str:
        month = f"-{self.month:02d}" if self.month else ""
        return f"{self.year}{month}{'~' if self.about else ''}"


class Period(msgspec.Struct, frozen=True):
    """A stretch of time; `None` at an end means that this end is open or not known.

    `single` keeps apart "1995" (one year) from "1995/1995", so that a file round-trips.
    """

    start: Moment | None
    end: Moment | None
    single: bool = False

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period; raises ValueError with a reason in English for anything else."""
        first, slash, last = text.strip().partition("/")
        start = _moment(first)
        if not slash:
            if start is None:
                raise ValueError(f"not a year or a period: {text!r}")
            return cls(start, start, single=True)
        end = _moment(last)
        if start is None and end is None:
            raise ValueError("a period needs at least one year")
        if start and end and (start.year, start.month or 1) > (end.year, end.month or 12):
            raise ValueError(f"the period ends before it begins: {text!r}")
        return cls(start, end)

    def __str__(self) -> str:
        if self.single:
            return str(self.start)
        return f"{self.start or _OPEN}/{self.end or _OPEN}"

    def years(self, today: int) -> range:
        """Return the years that the period touches; an open end reaches to `today`, an open start is its one year."""
        last = self.end.year if self.end else max(today, self.start.year if self.start else today)
        first = self.start.year if self.start else last
        return range(first, last + 1)


def _moment(text: str) -> Moment | None:
    if text.strip() in {_OPEN, ""}:
        return None
    found = _PART.fullmatch(text.strip())
    if not found:
        raise ValueError(f"not a year: {text!r}")
    month = found["month"]
    return Moment(int(found["year"]), int(month) if month else None, about=bool(found["about"]))


_MONTHS: Final = (
    Words("Januari", "January"),
    Words("Februari", "February"),
    Words("Maret", "March"),
    Words("April", "April"),
    Words("Mei", "May"),
    Words("Juni", "June"),
    Words("Juli", "July"),
    Words("Agustus", "August"),
    Words("September", "September"),
    Words("Oktober", "October"),
    Words("November", "November"),
    Words("Desember", "December"),
)


def in_words(text: str) -> Words:
    """Return a period as people say it: "1995–2000", "sekitar 1998", "sejak 2005"; what is no period, as written.

    An open end says only "since": whether something still goes on is seldom known for certain.
    """
    try:
        period = Period.parse(text)
    except ValueError:
        return Words(text, text)
    start, end = (_said(moment) if moment else None for moment in (period.start, period.end))
    if start is None or end is None:
        known = start or end or Words("", "")
        return Words(f"{'sejak' if start else 'sampai'} {known.id}", f"{'since' if start else 'until'} {known.en}")
    if start == end:
        return start
    if period.start and period.end and period.start.about and period.end.about:
        last = _said(msgspec.structs.replace(period.end, about=False))
        return Words(f"{start.id}–{last.id}", f"{start.en}–{last.en}")
    dash = "–" if start.id.isdecimal() and end.id.isdecimal() else " – "
    return Words(f"{start.id}{dash}{end.id}", f"{start.en}{dash}{end.en}")


def _said(moment: Moment) -> Words:
    month = _MONTHS[moment.month - 1] if moment.month else None
    when = Words(f"{month.id} {moment.year}", f"{month.en} {moment.year}") if month else Words(*[str(moment.year)] * 2)
    return Words(f"sekitar {when.id}", f"about {when.en}") if moment.about else when
