"""A version in a few words: when, by whom, and what became different."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from kb.review.story_history import VersionEntry
from ui.widgets import value_words

translate = QCoreApplication.translate


def when(entry: VersionEntry, language: str) -> str:
    """Return the day of a version, with the hour, because several can be of one day."""
    moment = datetime.fromisoformat(entry.version.when)
    return f"{value_words.date(moment.date().isoformat(), language)}, {moment:%H.%M}"


def title(entry: VersionEntry) -> str:
    """Return what a version is called: the number readers know it by, or what happened in it."""
    if entry.published and entry.signed_by:
        return translate("History", "Terbit sebagai versi {number}").format(number=entry.published)
    if entry.signed_by:
        return translate("History", "Ditandatangani")
    if entry.returned_by:
        return translate("History", "Dikembalikan")
    if entry.waits:
        return translate("History", "Versi baru diajukan")
    if entry.published:
        return translate("History", "Versi pertama") if entry.number == 1 else translate("History", "Diubah")
    return translate("History", "Diajukan")


class ChangeWords(QObject):
    """Says what became different; an object, because only those can count in the language of the moment."""

    def said(self, entry: VersionEntry, language: str) -> str:
        """Return what became different against the version before."""
        found = []
        if entry.added:
            found.append(self.tr("%n kalimat baru", "", entry.added))
        if entry.removed:
            found.append(self.tr("%n kalimat hilang", "", entry.removed))
        if len(entry.fields) > 3:
            found.append(self.tr("%n isian", "", len(entry.fields)))
        elif entry.fields:
            found.append(", ".join(words.say(language).lower() for words in entry.fields))
        return " · ".join(found) or self.tr("kata-katanya sama")


def who(entry: VersionEntry) -> str:
    """Return whose hand it was."""
    return entry.version.author.name


def line(entry: VersionEntry, language: str) -> str:
    """Return a version in one line, for a list to choose from."""
    return f"{entry.number}. {title(entry)} · {who(entry)} · {when(entry, language)}"
