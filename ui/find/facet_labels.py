"""Labels of facet values in the language of the window, their broader values, and the order of a process."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from index.values.request_results import FACETS
from kb.annotation.annotation import ALL_KINDS
from kb.base.folding import fold
from kb.vocabulary.facets import FACET_ROWS
from ui.services.saved_searches_file import Question
from ui.services.session import Session


class FacetNames:
    """Names the values of one facet and remembers what it said, because every key stroke asks again for all of them.

    Make a new one when the language or the library changes.
    """

    def __init__(self, facet: str, session: Session) -> None:
        self._facet = facet
        self._language = session.language
        self._vocabulary = session.vocabulary if session.is_open else None
        self._regions = session.regions if session.is_open else None
        self._labels: dict[str, str] = {}
        self._findable: dict[str, str] = {}
        self._parents: dict[str, str | None] = {}
        row = FACET_ROWS[facet]
        stages = self._vocabulary.scheme(row.scheme) if self._vocabulary and row.is_process else ()
        self._ranks: Final = {concept.id: rank for rank, concept in enumerate(stages)}

    def label(self, value: str) -> str:
        """Return a value as a person reads it, looked up once."""
        found = self._labels.get(value)
        if found is None:
            found = self._labels[value] = self._find_label(value)
        return found

    def findable(self, value: str) -> str:
        """Return every word by which a value is found in a list, folded: its label, and all other names of a concept."""
        found = self._findable.get(value)
        if found is None:
            concept = self._vocabulary.get(value) if self._vocabulary else None
            names = (name for name, _, _ in concept.labels()) if concept else ()
            found = self._findable[value] = " ".join(fold(name) for name in (self.label(value), *names))
        return found

    def parent(self, value: str) -> str | None:
        """Return the value above, or None for one at the top; looked up once."""
        if value not in self._parents:
            self._parents[value] = self._find_parent(value)
        return self._parents[value]

    def rank(self, value: str) -> int:
        """Return the place in a process; 0 for facets without one, so that counts decide."""
        return self._ranks.get(value, len(self._ranks))

    def _find_label(self, value: str) -> str:
        if FACET_ROWS[self._facet].source == "region":
            return (self._regions.name(value) if self._regions else "") or value
        if self._facet == "kind":
            return kind_label(value)
        if self._facet == "note":
            return ALL_KINDS[value].say(self._language) if value in ALL_KINDS else value
        if self._facet == "language":
            return language_label(value)
        return self._vocabulary.label(value, self._language) if self._vocabulary else value

    def _find_parent(self, value: str) -> str | None:
        if FACET_ROWS[self._facet].source == "region":
            province = value[:2]
            return province if province != value else None
        if FACET_ROWS[self._facet].is_tree and self._vocabulary:
            return next(iter(self._vocabulary.ancestors(value)), None)
        return None


def facet_label(facet: str) -> str:
    """Return the heading of a facet."""
    if facet == "years":
        return QCoreApplication.translate("Facets", "Tahun")
    # The language that the window speaks just now: while it is switched, no session knows it yet.
    return FACET_ROWS[facet].label.say(QCoreApplication.translate("Facets", "id", "the code of this language"))


def kind_label(kind: str) -> str:
    """Return the everyday name of a kind of text."""
    return {
        "cerita": QCoreApplication.translate("Facets", "Cerita praktik"),
        "pembelajaran": QCoreApplication.translate("Facets", "Pembelajaran"),
        "praktik-baik-teruji": QCoreApplication.translate("Facets", "Praktik baik teruji"),
    }.get(kind, kind)


def language_label(code: str) -> str:
    """Return the name of the language that a story is written in; an unknown code stays as it is."""
    known = {
        "id": QCoreApplication.translate("Facets", "Bahasa Indonesia"),
        "en": QCoreApplication.translate("Facets", "Bahasa Inggris"),
        "jv": QCoreApplication.translate("Facets", "Bahasa Jawa"),
        "su": QCoreApplication.translate("Facets", "Bahasa Sunda"),
    }
    if code in known:
        return known[code]
    found = QLocale.codeToLanguage(code)
    return code if found == QLocale.Language.AnyLanguage else QLocale.languageToString(found)


def years_label(first: int, last: int) -> str:
    """Return a stretch of years as people write it."""
    return str(first) if first == last else f"{first}–{last}"


def question_in_words(session: Session, question: Question) -> str:
    """Return a short name for a question: its words, then what narrows it."""
    labels = [
        label
        for facet in FACETS
        for label in sorted(map(FacetNames(facet, session).label, question.ticks.get(facet, ())), key=str.casefold)
    ]
    if question.years:
        labels.append(years_label(*question.years))
    return " · ".join(filter(None, (question.text, ", ".join(labels))))
