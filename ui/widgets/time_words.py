"""Who said it and when, in plain words: "kemarin", "Senin", "12 Mar"."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from kb.annotation.annotation import NO_TIME, Annotation
from ui.widgets.language import LOCALES

translate = QCoreApplication.translate
_WEEK: Final = 7


def when(moment: datetime, language: str, now: datetime | None = None) -> str:
    """Return how long ago something was said, as one would say it; nothing where nobody noted the time."""
    if moment == NO_TIME:
        return ""
    here = (now or datetime.now().astimezone()).astimezone()
    said = moment.astimezone(here.tzinfo)
    days = (here.date() - said.date()).days
    if timedelta(0) <= here - said < timedelta(minutes=2):
        return translate("NoteSayings", "baru saja")
    if days == 0:
        return translate("NoteSayings", "hari ini {time}").format(
            time=f"{said:%H.%M}" if language == "id" else f"{said:%H:%M}"
        )
    if days == 1:
        return translate("NoteSayings", "kemarin")
    locale = LOCALES.get(language, QLocale())
    if 1 < days < _WEEK:
        return locale.dayName(said.isoweekday())
    month = locale.monthName(said.month, QLocale.FormatType.ShortFormat)
    return f"{said.day} {month}" if said.year == here.year else f"{said.day} {month} {said.year}"


def exactly(moment: datetime, language: str) -> str:
    """Return the day and the hour, for a tooltip."""
    if moment == NO_TIME:
        return ""
    said = moment.astimezone()
    month = LOCALES.get(language, QLocale()).monthName(said.month)
    return (
        f"{said.day} {month} {said.year}, {said:%H.%M}"
        if language == "id"
        else f"{said.day} {month} {said.year}, {said:%H:%M}"
    )


def who(note: Annotation) -> str:
    """Return the name under a note, or that nobody gave one."""
    return note.creator.name.strip() or translate("NoteSayings", "Tanpa nama")


def signed(note: Annotation, language: str) -> str:
    """Return "Ratna · kemarin"."""
    return " · ".join(filter(None, (who(note), when(note.created, language))))


def audience(*, private: bool) -> str:
    """Say clearly who can read a note."""
    if private:
        return translate("NoteSayings", "Hanya Anda: tetap di meja Anda, tidak ikut dibagikan.")
    return translate("NoteSayings", "Semua yang membaca pustaka ini dapat melihatnya.")


def names(people: list[str], language: str) -> str:
    """Return "Ratna, Bayu, dan 3 lainnya"."""
    known = [name or translate("NoteSayings", "tanpa nama") for name in people]
    if len(known) > 3:
        known[2:] = [translate("NoteSayings", "{count} lainnya").format(count=len(known) - 2)]
    return LOCALES.get(language, QLocale()).createSeparatedList(known)
