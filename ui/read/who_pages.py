"""The pages of organisations and practitioners: their years, where they come from, what is disputed, their stories."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.layout.organisation import Disputed, Organisation, Person
from kb.story.story_card import Card
from ui.read.reading_requests import ReadingRequests
from ui.read.related import StoryRows, story_row
from ui.read.story_head import Head
from ui.services.session import Session
from ui.widgets import value_words
from ui.widgets.reading_parts import Box, FactRows, Notice, chips, column, copyable
from ui.widgets.small_parts import Pill, Text

translate = QCoreApplication.translate


class OrganisationHead(Head):
    """Name, years, regions and lineage of an organisation, disputed dates shown side by side."""

    def __init__(self, session: Session, organisation: Organisation, wishes: ReadingRequests) -> None:
        super().__init__(organisation.name, organisation.abbreviation)
        english = session.language == "en" and bool(organisation.summary_en)
        self.add_summary(organisation.summary_en if english else organisation.summary)
        rows = FactRows()
        if organisation.kind:
            rows.add(self.tr("Bentuk"), Text(organisation.kind, 13, wrap=True))
        for name, when in (
            (self.tr("Berdiri"), organisation.founded),
            (self.tr("Berbadan hukum"), organisation.legalised),
            (self.tr("Bubar"), organisation.closed),
        ):
            if when:
                rows.add(name, copyable(Text(value_words.period(when, session.language), 14, wrap=True)))
        if organisation.regions:
            rows.add(self.tr("Wilayah"), self._regions(session, organisation, wishes))
        for name, part in self._lineage(session, organisation, wishes):
            rows.add(name, part)
        box = Box()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(12)
        inside.addWidget(rows)
        for dispute in organisation.disputed:
            inside.addWidget(Notice(_dispute(dispute), "scale", "warning"))
        if rows.count or organisation.disputed:
            self.add(box)

    @staticmethod
    def _regions(session: Session, organisation: Organisation, wishes: ReadingRequests) -> QWidget:
        pills = []
        for place in organisation.regions:
            pill = Pill(session.regions.name(place.code), icon_name="map-pin")
            pill.clicked.connect(lambda _=False, code=place.code: wishes.facet_requested.emit("region", code))
            pills.append(pill)
        return chips(pills)

    @staticmethod
    def _lineage(session: Session, organisation: Organisation, wishes: ReadingRequests) -> list[tuple[str, QWidget]]:
        """Say where it came from and what grew out of it; the other side of a tie is read from the others' files."""
        known = session.library.organisations()
        rows: list[tuple[str, QWidget]] = []
        for tie in organisation.lineage:
            other = known.get(tie.organisation)
            name = other.name if other else tie.organisation
            words = ", ".join(filter(None, (tie.note, value_words.period(tie.year, session.language), tie.source)))
            rows.append((value_words.lineage(tie.type, outgoing=True), _tie(name, tie.organisation, words, wishes)))
        for other_slug, other in known.items():
            for tie in other.lineage:
                if tie.organisation == organisation.id:
                    when = value_words.period(tie.year, session.language)
                    said = value_words.lineage(tie.type, outgoing=False)
                    rows.append((said, _tie(other.name, other_slug, when, wishes)))
        return rows


class PersonHead(Head):
    """Name and roles of a practitioner."""

    def __init__(self, session: Session, person: Person, wishes: ReadingRequests) -> None:
        super().__init__(person.name)
        english = session.language == "en" and bool(person.summary_en)
        self.add_summary(person.summary_en if english else person.summary)
        known, rows = session.library.organisations(), FactRows()
        for role in person.roles:
            words: list[QWidget] = [copyable(Text(role.role, 14, weight=QFont.Weight.Medium, wrap=True))]
            if role.organisation:
                found = known.get(role.organisation)
                name = found.name if found else role.organisation
                words.append(chips([_organisation(name, role.organisation, wishes)]))
            rows.add(value_words.period(role.period, session.language), column(words, 4))
        if rows.count:
            box = Box()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(16, 14, 16, 14)
            inside.addWidget(rows)
            self.add(box)


def stories_of(session: Session, cards: Sequence[Card], wishes: ReadingRequests) -> QWidget | None:
    """Return the stories that an organisation or a person stands in, None when there are none."""
    if not cards:
        return None
    rows = StoryRows(translate("Who", "Cerita dalam pustaka ini"), [story_row(session, card, wishes) for card in cards])
    return column([rows], margins=(0, 30, 0, 56))


def _dispute(dispute: Disputed) -> str:
    said = "; ".join(f"{one.value} ({one.source})" if one.source else one.value for one in dispute.values)
    return translate("Who", "{what}: sumber berbeda. {values}.").format(what=dispute.what, values=said)


def _tie(name: str, slug: str, words: str, wishes: ReadingRequests) -> QWidget:
    parts: list[QWidget] = [chips([_organisation(name, slug, wishes)])]
    if words:
        parts.append(copyable(Text(words, 12, "muted", wrap=True)))
    return column(parts, 3)


def _organisation(name: str, slug: str, wishes: ReadingRequests) -> Pill:
    pill = Pill(name, icon_name="building-2")
    pill.clicked.connect(lambda: wishes.organisation_requested.emit(slug))
    return pill
