"""What the facets, the tabs and the values of the notes page are called."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from kb.annotation.annotation import ALL_KINDS
from kb.base.folding import fold
from kb.base.words import Words
from ui.find.facet_view import FacetModel
from ui.noteboard.note_wish import Tab
from ui.services.session import Session

translate = QCoreApplication.translate


class NoteNames:
    """Names the values of one facet of notes; stories are called as `titles` says."""

    def __init__(self, facet: str, session: Session, titles: Mapping[str, Words] | None = None) -> None:
        self._facet, self._session = facet, session
        self._titles = {} if titles is None else titles

    def label(self, value: str) -> str:
        """Return a value as a person reads it, in the language of the window."""
        session, facet = self._session, self._facet
        if facet == "kind":
            return ALL_KINDS[value].say(session.language) if value in ALL_KINDS else value
        if facet == "story":
            return self._titles[value].say(session.language) if value in self._titles else value
        if facet == "region":
            return (session.regions.name(value) if session.is_open else "") or value
        if facet == "code":
            return session.vocabulary.label(value, session.language) if session.is_open else value
        return state_label(value) if facet in {"progress", "place", "audience"} else value

    def findable(self, value: str) -> str:
        """Return the label as it is compared with what is typed into the list's filter."""
        return fold(self.label(value))

    def parent(self, value: str) -> str | None:
        """Return None: the lists of notes have no levels."""
        return None

    def rank(self, value: str) -> int:
        """States stand in their order, years from the newest on; everything else by its count."""
        if self._facet == "year":
            return -int(value) if value.isdigit() else 0
        order = list(_STATES) if self._facet in {"progress", "place", "audience"} else []
        return order.index(value) if value in order else 0


class NoteFacetModel(FacetModel):
    """Rows of a facet that count notes."""

    def counted(self, count: int) -> str:
        """Return a number of notes in words."""
        return self.tr("%n catatan", "", count)


_STATES: Final = ("open", "unanswered", "settled", "certain", "moved", "unsure", "lost", "private", "shared")


def state_label(state: str) -> str:
    """Return what a state is called."""
    return {
        "open": translate("NoteFacets", "Pertanyaan terbuka"),
        "unanswered": translate("NoteFacets", "Belum ditanggapi"),
        "settled": translate("NoteFacets", "Selesai"),
        "certain": translate("NoteFacets", "Tempatnya pasti"),
        "moved": translate("NoteFacets", "Ikut bergeser"),
        "unsure": translate("NoteFacets", "Tempatnya ragu"),
        "lost": translate("NoteFacets", "Kehilangan tempat"),
        "private": translate("NoteFacets", "Hanya untuk saya"),
        "shared": translate("NoteFacets", "Untuk semua"),
    }.get(state, state)


def note_facet_label(facet: str) -> str:
    """Return the heading of a facet of notes."""
    return {
        "progress": translate("NoteFacets", "Keadaan"),
        "kind": translate("NoteFacets", "Jenis catatan"),
        "audience": translate("NoteFacets", "Siapa yang dapat membaca"),
        "place": translate("NoteFacets", "Tempat dalam cerita"),
        "person": translate("NoteFacets", "Penulis catatan"),
        "code": translate("NoteFacets", "Tema dan kode"),
        "year": translate("NoteFacets", "Ditulis pada tahun"),
        "region": translate("NoteFacets", "Wilayah pengalaman serupa"),
        "story": translate("NoteFacets", "Cerita"),
    }.get(facet, facet)


def tab_label(tab: Tab) -> str:
    """Return what stands on a tab."""
    return {
        "all": translate("NoteBoard", "Semua"),
        "questions": translate("NoteBoard", "Pertanyaan tanpa jawaban"),
        "lessons": translate("NoteBoard", "Pelajaran"),
        "unplaced": translate("NoteBoard", "Mencari tempatnya"),
    }[tab]
